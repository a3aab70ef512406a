using Microsoft.Playwright;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Settings;
using SignageHub.Testing;
using static Microsoft.Playwright.Assertions;

namespace SignageHub.Web.Tests;

/// <summary>Signing in with a provider of another site, in a real browser with its rules about cookies and forms.</summary>
public sealed class OutsideStoryTests(Chromium chromium)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Person_WhomAnAdminAllowed_ComesBackFromTheProviderSignedIn_WithAndWithoutScripts(bool scripts)
    {
        await using var provider = await OutsideProvider.Start(TestContext.Current.CancellationToken);
        await using var hub = await RealHub.Start(change: settings => settings with
        {
            Web = new WebSettings { SignIn = new OutsideSettings(provider.Url, OutsideProvider.ClientId, "Cổng đăng nhập tỉnh") { ClientSecret = OutsideProvider.ClientSecret } },
        });
        var store = hub.Get<AccountStore>();
        store.Add(new Account { Id = AccountStore.NewId(), Name = "lan", Display = "Nguyễn Thị Lan", Grants = [new Grant(Role.Editor)], Stamp = "1" });
        // The provider is 127.0.0.1: to the browser another site than localhost.
        await using var view = await chromium.Open(new Uri($"http://localhost:{hub.Url.Port}/sign-in?to=/account"), new() { Locale = "vi-VN", JavaScriptEnabled = scripts });
        var page = view.Page;
        var button = page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập bằng Cổng đăng nhập tỉnh" });

        await button.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("nhận ra bạn là lan@office.vn sub:248289761001, nhưng ở đây chưa có tài khoản nào dành cho bạn");
        await Look("sign-in-outside-unknown");
        store.Change(store.Named("lan")!.Id, a => a with { OutsideName = "lan@office.vn" });
        await button.ClickAsync();

        await Expect(page.Locator(".user .me")).ToHaveTextAsync("Nguyễn Thị Lan");
        await Expect(page).ToHaveURLAsync($"http://localhost:{hub.Url.Port}/account");
        Assert.Equal("248289761001", store.Named("lan")!.Outside!.Subject);
        // The first answer was 400, which the console tells; nothing else is complained of.
        Assert.All(view.Complaints, complaint => Assert.Contains("400", complaint, StringComparison.Ordinal));

        async Task Look(string name)
        {
            if (!scripts)
                return;
            foreach (var (size, width) in new[] { ("desk", 1280), ("phone", 390) })
            {
                await page.SetViewportSizeAsync(width, 844);
                await view.Keep($"{name}-{size}");
                Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth") <= 0);
                Assert.Empty(await Axe.Findings(page));
            }
        }
    }

    /// <summary>Somebody else was signed in here: their session ends though their cookie stays at home on the way back from elsewhere.</summary>
    [Fact]
    public async Task Admin_WritesDownWhomAnAccountBelongsTo_AndTheirOwnSessionEndsWhenThatPersonSignsIn()
    {
        await using var provider = await OutsideProvider.Start(TestContext.Current.CancellationToken);
        await using var hub = await RealHub.Start(change: settings => settings with
        {
            Web = new WebSettings { SignIn = new OutsideSettings(provider.Url, OutsideProvider.ClientId, "Cổng đăng nhập tỉnh") { ClientSecret = OutsideProvider.ClientSecret } },
        });
        var store = hub.Get<AccountStore>();
        store.Add(new Account { Id = AccountStore.NewId(), Name = "lan", Display = "Trần Thị Lan", Grants = [new Grant(Role.Editor)], Stamp = "1" });
        await using var view = await chromium.Open(new Uri($"http://localhost:{hub.Url.Port}/sign-in"), new() { Locale = "vi-VN" });
        var page = view.Page;
        var admin = new Account { Id = AccountStore.NewId(), Name = "admin", Display = "Quản trị", Grants = [new Grant(Role.Admin)], Password = "-", Stamp = "1" };
        store.Add(admin);
        await page.Context.AddCookiesAsync([new() { Name = "signagehub-session", Value = hub.Get<Sessions>().Begin(admin, "127.0.0.1", "test"), Url = $"http://localhost:{hub.Url.Port}/", SameSite = SameSiteAttribute.Strict }]);
        await page.GotoAsync($"http://localhost:{hub.Url.Port}/accounts");

        await page.Locator("[data-name=lan] summary").ClickAsync();
        await page.Locator("[data-name=lan]").GetByLabel("Địa chỉ thư hoặc tên người dùng ở cổng đăng nhập của cơ quan").FillAsync("lan@office.vn");
        await view.Keep("accounts-outside");
        Assert.Empty(await Axe.Findings(page));
        await page.Locator("[data-name=lan] button[value=outside]").ClickAsync();
        await Expect(page.Locator("[data-name=lan]")).ToContainTextAsync("lan@office.vn (chưa đăng nhập lần nào)");
        await page.GotoAsync($"http://localhost:{hub.Url.Port}/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập bằng Cổng đăng nhập tỉnh" }).ClickAsync();

        await Expect(page.Locator(".user .me")).ToHaveTextAsync("Trần Thị Lan");
        Assert.Empty(hub.Get<Sessions>().Of(admin));
        Assert.Empty(view.Complaints);
    }
}
