using Microsoft.Playwright;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Hub;
using SignageHub.Hub.Accounts;
using ZXing;
using ZXing.Common;
using ZXing.QrCode;
using static Microsoft.Playwright.Assertions;

namespace SignageHub.Web.Tests;

/// <summary>The picture that a telephone reads, seen as its camera sees it.</summary>
public sealed class TotpPictureTests(Chromium chromium)
{
    private const string Password = "bốn từ chẳng liên quan";

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task Picture_ReadBackFromThePage_HoldsTheKeyThatStandsBesideIt_AndTurnsTheSecondStepOn(ColorScheme scheme, int width)
    {
        await using var hub = await RealHub.Start();
        // Without scripts: the picture is a part of the page.
        await using var view = await chromium.Open(hub.Url, new() { Locale = "vi-VN", ColorScheme = scheme, JavaScriptEnabled = false, ViewportSize = new() { Width = width, Height = 900 } });
        var page = view.Page;
        await hub.SignIn(page.Context, Role.Editor);
        var accounts = hub.Get<AccountStore>();
        accounts.Change(accounts.Named("editor")!.Id, a => a with { Password = hub.Get<SignIn>().Hash(Password) });
        await page.GotoAsync(new Uri(hub.Url, "/account").AbsoluteUri);
        await page.Locator("summary", new() { HasText = "Bật" }).ClickAsync();

        var picture = PngReader.Decode(await page.Locator("svg.qr").ScreenshotAsync(), new PixelSize(4000, 4000)).Frame!;
        var link = Read(picture);

        var key = (await page.Locator(".key").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        Assert.Equal($"otpauth://totp/S%E1%BB%9F%20C%C3%B4ng%20Th%C6%B0%C6%A1ng:editor?secret={key}&issuer=S%E1%BB%9F%20C%C3%B4ng%20Th%C6%B0%C6%A1ng", link);
        Assert.Equal(link, await page.GetByRole(AriaRole.Link, new() { Name = "Đang dùng chính điện thoại" }).GetAttributeAsync("href"));
        await view.Keep($"account-totp-{scheme}".ToLowerInvariant());
        var secret = hub.Get<SignIn>().ProposeTotp(hub.Get<AccountStore>().Named("editor")!);
        await page.Locator("form[action='/account/totp'] [type=password]").FillAsync(Password);
        await page.GetByLabel("Mã sáu chữ số").FillAsync(Totp.CodeAt(secret, Totp.StepAt(TimeProvider.System.Now())));
        await page.GetByRole(AriaRole.Button, new() { Name = "Bật" }).ClickAsync();
        await Expect(page.GetByText("Mã khôi phục, mỗi mã dùng một lần")).ToBeVisibleAsync();
        Assert.Empty(view.Complaints);
    }

    /// <summary>Apps want four modules of white round it (ISO/IEC 18004 §6.3.8).</summary>
    [Fact]
    public void Picture_OfAnyText_HasItsQuietZone()
    {
        var picture = QrPicture.Of("otpauth://totp/a:b?secret=ABC");

        Assert.StartsWith("M4 4h7v1H4z", picture.Path, StringComparison.Ordinal);
        Assert.Contains($"M{picture.Size - 11} 4h7", picture.Path, StringComparison.Ordinal);
    }

    private static string? Read(Frame picture)
    {
        var source = new RGBLuminanceSource(picture.Pixels.ToArray(), picture.Size.Width, picture.Size.Height, RGBLuminanceSource.BitmapFormat.RGB24);
        // As apps do, which have many frames to try; with one alone the reader misses a key now and then.
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source)), new Dictionary<DecodeHintType, object> { [DecodeHintType.TRY_HARDER] = true })?.Text;
    }
}
