using Microsoft.Playwright;
using SignageHub.Hub;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Audit;
using static Microsoft.Playwright.Assertions;

namespace SignageHub.Web.Tests;

/// <summary>Passkeys in a real browser, with an authenticator that the browser makes up.</summary>
public sealed class PasskeyTests(Chromium chromium)
{
    private const string Password = "bốn từ chẳng liên quan";

    [Fact]
    public async Task Person_AddsAPasskey_SignsInWithNothingElse_AndRemovesIt()
    {
        await using var hub = await RealHub.Start();
        var account = Person(hub);
        await using var view = await chromium.Open(At(hub, "/sign-in?to=/account"));
        var page = view.Page;
        var key = await VirtualAuthenticator.Plug(page);
        await SignIn(page);

        await page.GetByLabel("Tên gọi").FillAsync("Điện thoại của Lan");
        await page.Locator("#passkeys input[name=old]").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Thêm khóa truy cập" }).ClickAsync();
        await Expect(page.GetByText("Đã thêm khóa truy cập.")).ToBeVisibleAsync();
        await Expect(page.Locator("#passkeys li")).ToContainTextAsync("chưa dùng");
        Assert.Equal(1, await key.Count());
        await view.Keep("account-passkeys");
        Assert.Empty(await Axe.Findings(page));

        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng xuất" }).ClickAsync();
        await page.GotoAsync(At(hub, "/sign-in?to=/account").AbsoluteUri);
        await view.Keep("sign-in-passkey");
        Assert.Empty(await Axe.Findings(page));
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập bằng khóa truy cập" }).ClickAsync();

        await Expect(page.Locator("#passkeys li")).ToContainTextAsync("dùng lần cuối");
        // It was added in another session: here it is news, until it is seen.
        await Expect(page.Locator(".news")).ToContainTextAsync("Đã thêm khóa truy cập “Điện thoại của Lan”.");
        await page.SetViewportSizeAsync(390, 844);
        await view.Keep("account-passkeys-phone");
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth") <= 0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đúng là tôi" }).ClickAsync();
        await Expect(page.Locator(".news")).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Button, new() { Name = "Xóa: Điện thoại của Lan" }).ClickAsync();
        await Expect(page.GetByText("Đã xóa khóa truy cập, mọi phiên khác đã kết thúc.")).ToBeVisibleAsync();
        // Done here, though in a session that began just now.
        await Expect(page.Locator(".news")).ToHaveCountAsync(0);
        Assert.Empty(hub.Get<AccountStore>().Find(account.Id)!.Passkeys);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng xuất" }).ClickAsync();
        await page.GotoAsync(At(hub, "/sign-in").AbsoluteUri);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập bằng khóa truy cập" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("không còn dùng được ở đây");
        Assert.Equal(
            ["sign-in", "passkey.add", "sign-out", "passkey.use", "sign-in", "passkey.remove", "sign-out"],
            hub.Get<AuditLog>().Read().Select(l => l.Deed));
        Assert.Single(view.Complaints);
    }

    [Fact]
    public async Task Passkey_WithTheSecondStepOn_AsksForNoCode()
    {
        await using var hub = await RealHub.Start();
        var account = Person(hub);
        await using var view = await chromium.Open(At(hub, "/sign-in?to=/account"));
        await VirtualAuthenticator.Plug(view.Page);
        await SignIn(view.Page);
        await Add(view.Page, "Máy bàn");
        var secret = hub.Get<SignIn>().ProposeTotp(account);
        Assert.NotNull(hub.Get<SignIn>().TurnOnTotp(account, Totp.CodeAt(secret, Totp.StepAt(TimeProvider.System.Now()))));

        await view.Page.GotoAsync(At(hub, "/sign-in?to=/account").AbsoluteUri);
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập bằng khóa truy cập" }).ClickAsync();

        await Expect(view.Page.Locator(".user .me")).ToHaveTextAsync("Nguyễn Thị Lan");
    }

    /// <summary>What was sent once is worth nothing to who saw it, in the same browser or another.</summary>
    [Fact]
    public async Task Answer_SentOnceMore_LetsNobodyIn()
    {
        await using var hub = await RealHub.Start();
        Person(hub);
        await using var view = await chromium.Open(At(hub, "/sign-in?to=/account"));
        var page = view.Page;
        await VirtualAuthenticator.Plug(page);
        await SignIn(page);
        await Add(page, "Máy bàn");
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng xuất" }).ClickAsync();
        await page.GotoAsync(At(hub, "/sign-in").AbsoluteUri);
        var sent = await page.RunAndWaitForRequestAsync(
            () => page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập bằng khóa truy cập" }).ClickAsync(), request => request.Url.EndsWith("/sign-in/passkey", StringComparison.Ordinal));
        await Expect(page.Locator(".user .me")).ToBeVisibleAsync();
        var credential = System.Web.HttpUtility.ParseQueryString(sent.PostData!)["credential"]!;

        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng xuất" }).ClickAsync();
        await page.GotoAsync(At(hub, "/sign-in").AbsoluteUri);
        await Send(page, credential);
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Đã quá lâu hoặc gửi hai lần");

        // With a challenge of its own open, another browser's answer is not to that challenge.
        await page.EvaluateAsync("() => { const f = document.querySelector('form[action=\"/sign-in\"]'); return fetch('/sign-in/passkey/begin', { method: 'POST', body: new URLSearchParams(new FormData(f)) }).then(a => a.text()); }");
        await Send(page, credential);
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("không còn dùng được ở đây");
    }

    [Fact]
    public async Task Passkey_ThatCountsBackwards_IsRefused_AndItsOwnerIsTold()
    {
        await using var hub = await RealHub.Start();
        var account = Person(hub);
        await using var view = await chromium.Open(At(hub, "/sign-in?to=/account"));
        var page = view.Page;
        var key = await VirtualAuthenticator.Plug(page);
        await SignIn(page);
        await Add(page, "Khóa USB");
        await key.TurnBack(0);

        await page.GotoAsync(At(hub, "/sign-in").AbsoluteUri);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập bằng khóa truy cập" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("có thể ai đó có bản sao");
        Assert.Equal("passkey.copied", hub.Get<AuditLog>().Read()[^1].Deed);
        Assert.Contains(hub.Get<AccountStore>().Find(account.Id)!.News, n => n.Kind == AccountNewsKind.PasskeyCopied);
    }

    /// <summary>The browser is told to ask for finger or PIN; the hub does not take its word for it.</summary>
    [Fact]
    public async Task Passkey_WithoutFingerOrPin_LetsNobodyIn()
    {
        await using var hub = await RealHub.Start();
        Person(hub);
        await using var view = await chromium.Open(At(hub, "/sign-in?to=/account"));
        var page = view.Page;
        var key = await VirtualAuthenticator.Plug(page);
        await SignIn(page);
        await Add(page, "Máy bàn");
        await key.Verifies(false);
        await page.RouteAsync("**/sign-in/passkey/begin", async route =>
        {
            var answer = await route.FetchAsync();
            await route.FulfillAsync(new() { Response = answer, Body = (await answer.TextAsync()).Replace("\"userVerification\":\"required\"", "\"userVerification\":\"discouraged\"", StringComparison.Ordinal) });
        });

        await page.GotoAsync(At(hub, "/sign-in").AbsoluteUri);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập bằng khóa truy cập" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("không còn dùng được ở đây");
    }

    [Fact]
    public async Task Passkey_WithAWrongPassword_IsNotAdded()
    {
        await using var hub = await RealHub.Start();
        var account = Person(hub);
        await using var view = await chromium.Open(At(hub, "/sign-in?to=/account"));
        var key = await VirtualAuthenticator.Plug(view.Page);
        await SignIn(view.Page);

        await view.Page.GetByLabel("Tên gọi").FillAsync("Của người khác");
        await view.Page.Locator("#passkeys input[name=old]").FillAsync("mật khẩu đoán bừa");
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Thêm khóa truy cập" }).ClickAsync();

        await Expect(view.Page.Locator("#passkeys [data-say]")).ToHaveTextAsync("Mật khẩu hiện tại không đúng.");
        Assert.Equal(0, await key.Count());
        Assert.Empty(hub.Get<AccountStore>().Find(account.Id)!.Passkeys);
    }

    /// <summary>Browsers know no passkeys for an address, nor a page without scripts: there the password is all that is offered.</summary>
    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task SignIn_WhereTheBrowserCannot_OffersThePasswordAlone(bool byAddress, bool scripts)
    {
        await using var hub = await RealHub.Start();
        Person(hub);
        await using var view = await chromium.Open(byAddress ? new Uri(hub.Url, "/sign-in") : At(hub, "/sign-in"), new() { Locale = "vi-VN", JavaScriptEnabled = scripts });

        await Expect(view.Page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập", Exact = true })).ToBeVisibleAsync();
        await Expect(view.Page.GetByRole(AriaRole.Button, new() { Name = "Đăng nhập bằng khóa truy cập" })).ToBeHiddenAsync();
    }

    private static Account Person(RealHub hub)
    {
        var account = new Account
        {
            Id = AccountStore.NewId(),
            Name = "lan",
            Display = "Nguyễn Thị Lan",
            Grants = [new Grant(Role.Editor)],
            Password = hub.Get<SignIn>().Hash(Password),
            Stamp = "1",
        };
        Assert.True(hub.Get<AccountStore>().Add(account));
        return account;
    }

    /// <summary>By the name that browsers trust.</summary>
    private static Uri At(RealHub hub, string path) => new($"http://localhost:{hub.Url.Port}{path}");

    private static async Task SignIn(IPage page)
    {
        await page.Locator("input[name=name]").FillAsync("lan");
        await page.Locator("input[name=password]").FillAsync(Password);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".user .me")).ToBeVisibleAsync();
    }

    private static async Task Add(IPage page, string name)
    {
        await page.GetByLabel("Tên gọi").FillAsync(name);
        await page.Locator("#passkeys input[name=old]").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Thêm khóa truy cập" }).ClickAsync();
        await Expect(page.GetByText("Đã thêm khóa truy cập.")).ToBeVisibleAsync();
    }

    private static Task Send(IPage page, string credential) => page.EvaluateAsync(
        "credential => { const f = document.querySelector('form[data-passkey]'); f.elements.credential.value = credential; f.submit(); }", credential);
}
