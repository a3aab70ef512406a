using Microsoft.Playwright;
using NodaTime;
using SignageHub.Hub.Accounts;
using static Microsoft.Playwright.Assertions;

namespace SignageHub.Web.Tests;

/// <summary>What could not be done is told where somebody looks and types, in a real browser.</summary>
public sealed class ToldInPlaceTests(Chromium chromium)
{
    private const string Water = """
        {
          "name": "Ngày Nước thế giới 2023",
          "entries": [
            { "slogan": "Tắt đèn một giờ", "when": { "on": "2023-03-25" } },
            { "slogan": "Bảo vệ tài nguyên nước", "when": { "from": "2023-03-06", "to": "2023-03-12" } }
          ]
        }
        """;

    [Fact]
    public async Task Bar_DraggedWhileItsDaysAreChanged_StaysOnThePage_WithTheDifferenceAndWhatWasWanted()
    {
        await using var hub = await Office();
        await using var view = await Open(hub, "/calendar?view=month&at=2023-03-25", Role.Approver);
        var theirs = Water.Replace("2023-03-12", "2023-03-15", StringComparison.Ordinal);
        await hub.Write("nuoc", theirs);

        await DragBy(view.Page, entry: 2, columns: 2, of: 7);

        var told = view.Page.GetByRole(AriaRole.Alert);
        await Expect(told).ToContainTextAsync("Bạn muốn: Bảo vệ tài nguyên nước – từ 08/03/2023 đến hết 14/03/2023");
        await Expect(told.Locator(".added").First).ToContainTextAsync("15/03/2023");
        Assert.Equal(theirs, FileOf(hub));
        await view.Page.SetViewportSizeAsync(390, 844);
        await view.Keep("calendar-overtaken-phone");
        await view.Page.SetViewportSizeAsync(1280, 900);
        await view.Keep("calendar-overtaken-desk");
        Assert.Empty(await Axe.Findings(view.Page));
        // The console tells of every answer of 409.
        Assert.All(view.Complaints, complaint => Assert.Contains("409", complaint, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Bar_DraggedWhileAnotherEntryIsDeleted_IsMovedAllTheSame()
    {
        await using var hub = await Office();
        await using var view = await Open(hub, "/calendar?view=month&at=2023-03-25", Role.Approver);
        await hub.Write("nuoc", Water.Replace("""    { "slogan": "Tắt đèn một giờ", "when": { "on": "2023-03-25" } },""" + "\n", "", StringComparison.Ordinal));

        await DragBy(view.Page, entry: 2, columns: 2, of: 7);

        await Expect(view.Page.GetByText("Đã lưu:")).ToBeVisibleAsync();
        Assert.Contains("\"from\": \"2023-03-08\", \"to\": \"2023-03-14\"", FileOf(hub), StringComparison.Ordinal);
        Assert.Empty(view.Complaints);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Facts_OfADeadlineWithoutAPlan_PutTheCursorAtItsNumber_WithAndWithoutScripts(bool scripts)
    {
        await using var hub = await Office();
        await using var view = await Open(hub, "/playlists/nuoc", Role.Approver, scripts);
        var number = view.Page.GetByLabel("Số kế hoạch");

        await view.Page.GetByLabel("Hạn báo cáo").FillAsync("18/4/2023");
        await view.Page.Locator("#facts button").ClickAsync();

        await Expect(number).ToBeFocusedAsync();
        await Expect(number).ToBeInViewportAsync(new() { Ratio = 1 });
        await Expect(number).ToHaveAccessibleDescriptionAsync("Hãy ghi số kế hoạch, ví dụ 647/KH-SCT: hạn báo cáo cần có số kế hoạch.");
        await Expect(number).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(view.Page.GetByLabel("Hạn báo cáo")).ToHaveValueAsync("18/4/2023");
        await view.Keep("facts-wrong-desk", fullPage: false);
        await view.Page.SetViewportSizeAsync(390, 844);
        await view.Keep("facts-wrong-phone");
        if (scripts)
            Assert.Empty(await Axe.Findings(view.Page));
        await number.FillAsync("647/KH-SCT");
        await view.Page.Locator("#facts button").ClickAsync();
        Assert.Contains("\"number\": \"647/KH-SCT\"", FileOf(hub), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Playlist_ThatMayNotBeDeleted_SaysSoInSightOfItsButton()
    {
        await using var hub = await Office();
        await using var view = await Open(hub, "/playlists/nuoc", Role.Editor);

        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Xóa danh sách này" }).ClickAsync();

        var why = view.Page.Locator("#remove").GetByRole(AriaRole.Alert);
        await Expect(why).ToContainTextAsync("Chỉ người duyệt được xóa");
        await Expect(why).ToBeInViewportAsync(new() { Ratio = 1 });
        await Expect(why).ToBeFocusedAsync();
        await view.Keep("remove-refused-desk", fullPage: false);
        Assert.Empty(await Axe.Findings(view.Page));
    }

    private static async Task DragBy(IPage page, int entry, int columns, int of)
    {
        var box = (await page.Locator($"[data-entry='{entry}'] .bar").First.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + (box.Width / 2) + (columns * box.Width / of), box.Y + (box.Height / 2), new() { Steps = 4 });
        await page.Mouse.UpAsync();
    }

    private static string FileOf(RealHub hub) => File.ReadAllText(Path.Combine(hub.Playlists, "nuoc.json"));

    private static async Task<RealHub> Office()
    {
        var hub = await RealHub.Start(Instant.FromUtc(2023, 3, 25, 1, 0));
        await hub.Write("nuoc", Water);
        return hub;
    }

    private async Task<View> Open(RealHub hub, string address, Role role, bool scripts = true)
    {
        var view = await chromium.Open(new Uri(hub.Url, "/why"), new() { Locale = "vi-VN", JavaScriptEnabled = scripts, ViewportSize = new() { Width = 1280, Height = 900 } });
        await hub.SignIn(view.Page.Context, role);
        await view.Page.GotoAsync(new Uri(hub.Url, address).AbsoluteUri);
        return view;
    }
}
