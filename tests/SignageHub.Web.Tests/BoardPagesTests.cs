using Microsoft.Playwright;
using NodaTime;
using SignageHub.Core;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Boards;
using static Microsoft.Playwright.Assertions;

namespace SignageHub.Web.Tests;

/// <summary>The pages of boards, reports and observances in a real browser.</summary>
public sealed class BoardPagesTests(Chromium chromium)
{
    /// <summary>Browsers do not ask for a module a second time, so the page itself begins anew when the hub has it: with its stream broken meanwhile, or open.</summary>
    [Theory]
    [InlineData("**/claim.js")]
    [InlineData("**/{claim.js,events}")]
    public async Task Browser_ThatCannotHaveThePartForEnrolling_SaysSo_AndBeginsAnewWithIt(string missing)
    {
        await using var hub = await RealHub.Start();
        await using var board = await chromium.Open(new Uri(hub.Url, "/play/lobby"));
        var page = board.Page;
        await board.WaitFor("lobby", "state", "idle");
        // What the page's worker asks for cannot be held up from here.
        await page.EvaluateAsync("() => navigator.serviceWorker.ready.then(worker => worker.unregister())");
        await page.AddInitScriptAsync("Object.defineProperty(navigator, 'serviceWorker', { value: undefined })");
        await page.RouteAsync(missing, route => route.AbortAsync());
        await page.ReloadAsync();
        await board.WaitFor("lobby", "state", "idle");
        await page.EvaluateAsync("() => { window.isThisOne = true; }");

        await page.Keyboard.PressAsync("e");
        await Expect(page.Locator("#identity span")).ToContainTextAsync("Chưa liên lạc được với trung tâm");
        await page.UnrouteAllAsync();

        await page.WaitForFunctionAsync("() => !window.isThisOne");
        await board.WaitFor("lobby", "state", "idle");
        await page.Keyboard.PressAsync("e");
        await Expect(page.Locator("#identity strong")).ToContainTextAsync("-");
    }

    /// <summary>Two browsers: one is the board with its code, the other the admin's.</summary>
    [Fact]
    public async Task Browser_ClaimedOnThePage_WithItsCodeAndDigits_IsABoard()
    {
        await using var hub = await RealHub.Start();
        await using var board = await chromium.Open(new Uri(hub.Url, "/play/lobby"));
        await using var office = await Open(hub, Role.Admin, "/boards");
        var page = office.Page;
        await board.WaitFor("lobby", "state", "idle");
        // A touch screen has no keys.
        await board.Page.Locator("led-board").ClickAsync();
        await board.Page.GetByRole(AriaRole.Button, new() { Name = "Đăng ký bảng" }).ClickAsync();
        var title = board.Page.Locator("#identity strong");
        await Expect(title).ToContainTextAsync("-");
        await Expect(board.Page.Locator("#identity span")).ToContainTextAsync(new Uri(hub.Url, "/boards").AbsoluteUri);
        await Expect(board.Page.Locator("#identity small")).ToContainTextAsync("--id lobby");
        await board.Keep("play-code", fullPage: false);

        await page.Locator("#enrol input[name=code]").FillAsync(await title.InnerTextAsync());
        await page.Locator("#enrol select").SelectOptionAsync("lobby");
        await page.Locator("#enrol button").ClickAsync();
        var digits = await page.Locator(".digits").InnerTextAsync();
        await Expect(title).ToContainTextAsync(digits);
        await office.Keep("boards-compare");
        Assert.Empty(await Axe.Findings(page));
        await page.Locator("input[name=digits]").FillAsync(digits);
        await page.GetByRole(AriaRole.Button, new() { Name = "Đăng ký", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Đã đăng ký lobby")).ToBeVisibleAsync();
        await Expect(board.Page.Locator("#identity span")).ToContainTextAsync("Enter");
        await board.Page.GetByRole(AriaRole.Button, new() { Name = "Đúng, các chữ số giống nhau" }).ClickAsync();
        await board.WaitFor("lobby", "enrolled", "yes");
        await board.Page.Locator("led-board").ClickAsync();
        await Expect(board.Page.GetByRole(AriaRole.Button, new() { Name = "Toàn màn hình" })).ToBeVisibleAsync();
        await Expect(board.Page.GetByRole(AriaRole.Button, new() { Name = "Đăng ký bảng" })).ToBeHiddenAsync();
        Assert.Empty(board.Complaints);

        await Until(async () =>
        {
            await page.GotoAsync(new Uri(hub.Url, "/boards/lobby").AbsoluteUri);
            return await page.Locator(".board-state").First.InnerTextAsync() == "có kết nối";
        });
        Assert.Empty(office.Complaints);
    }

    [Theory]
    [InlineData("boards", "/boards", ColorScheme.Light, "vi-VN")]
    [InlineData("boards", "/boards", ColorScheme.Dark, "en-GB")]
    [InlineData("board", "/boards/lobby", ColorScheme.Light, "vi-VN")]
    [InlineData("board", "/boards/lobby", ColorScheme.Dark, "en-GB")]
    [InlineData("reports", "/reports", ColorScheme.Light, "vi-VN")]
    [InlineData("report", "/reports/nuoc", ColorScheme.Light, "vi-VN")]
    [InlineData("report", "/reports/nuoc", ColorScheme.Dark, "en-GB")]
    [InlineData("wall", "/", ColorScheme.Light, "vi-VN")]
    [InlineData("wall", "/", ColorScheme.Dark, "en-GB")]
    [InlineData("plans", "/plans", ColorScheme.Light, "vi-VN")]
    [InlineData("plans", "/plans", ColorScheme.Dark, "en-GB")]
    [InlineData("approvals", "/approvals", ColorScheme.Light, "vi-VN")]
    [InlineData("approvals", "/approvals", ColorScheme.Dark, "en-GB")]
    [InlineData("library", "/observances/library", ColorScheme.Light, "vi-VN")]
    [InlineData("library", "/observances/library", ColorScheme.Dark, "en-GB")]
    public async Task Page_OnADeskAndAPhone_IsInOrder(string name, string path, ColorScheme scheme, string locale)
    {
        await using var hub = await RealHub.Start(Instant.FromUtc(2023, 3, 25, 1, 0));
        await hub.Write("nuoc", """
            {
              "name": "Ngày Nước thế giới 2023",
              "plan": { "number": "647/KH-SCT", "office": "Sở Công Thương", "reportDue": "2023-03-27" },
              "entries": [
                { "slogan": "Bảo vệ tài nguyên nước là góp phần thúc đẩy tiến bộ xã hội", "when": { "from": "2023-03-15", "to": "2023-04-15" } },
                { "dark": true, "when": { "on": "2023-03-24", "hours": "20:30-21:30" } },
                { "slogan": "Nước sạch cho mọi người", "when": { "on": "2023-03-26" }, "draft": true, "note": "647/KH-SCT, dòng 41" }
              ]
            }
            """);
        await hub.Submit("nuoc");
        hub.Get<IncidentLog>().Keep(new Incident("lobby", Instant.FromUtc(2023, 3, 24, 3, 0), true, new Bilingual("lobby is silent: look at its power and network", "Bảng lobby không có tín hiệu: hãy kiểm tra nguồn điện và mạng")));
        await using var view = await Open(hub, Role.Admin, path, scheme, locale);
        foreach (var (size, width, height) in new[] { ("desk", 1280, 900), ("phone", 390, 844) })
        {
            await view.Page.SetViewportSizeAsync(width, height);
            await view.Keep($"{name}-{size}-{scheme.ToString().ToLowerInvariant()}");
            Assert.Equal(0, await view.Page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
            Assert.Empty(await Axe.Findings(view.Page));
        }

        Assert.Empty(view.Complaints);
    }

    /// <summary>A browser in English writes 03/07/2023 in a Vietnamese page, too: the words beside it say which day that is, and cover nothing.</summary>
    [Theory]
    [InlineData("report", "/reports/nuoc?from=2023-03-07&to=2023-04-07")]
    [InlineData("calendar", "/calendar?view=month&at=2023-03-07")]
    [InlineData("playlist", "/playlists/nuoc?entry=1")]
    public async Task DayField_StandsInWords_WhichFollowIt(string name, string path)
    {
        await using var hub = await RealHub.Start(Instant.FromUtc(2023, 3, 25, 1, 0));
        await hub.Write("nuoc", """{ "name": "Nước", "plan": { "number": "647/KH-SCT", "office": "Sở Công Thương" }, "entries": [ { "slogan": "Nước sạch cho mọi người", "when": { "from": "2023-03-07", "to": "2023-04-07" } } ] }""");
        await using var view = await Open(hub, Role.Admin, path);
        var field = view.Page.Locator("input[type=date]:visible").First;
        foreach (var (size, width) in new[] { ("desk", 1280), ("phone", 390) })
        {
            await view.Page.SetViewportSizeAsync(width, 844);
            await view.Page.ReloadAsync();
            foreach (var fold in await view.Page.Locator(".cal-fold:not([open]) > summary").AllAsync())
                await fold.ClickAsync();
            await Expect(field).ToHaveValueAsync("2023-03-07");
            Assert.Equal(0, await view.Page.Locator("input[type=date]:not(label:has(.day-words) > *)").CountAsync());
            await Expect(view.Page.Locator(".day-words:visible").First).ToHaveTextAsync("Thứ Ba, 7 tháng 3, 2023");
            await view.Keep($"day-words-{name}-{size}");
            Assert.Empty(await CoveredByDayWords(view.Page));
        }

        await field.FillAsync("2023-07-03");
        await Expect(view.Page.Locator(".day-words:visible").First).ToHaveTextAsync("Thứ Hai, 3 tháng 7, 2023");
        Assert.Empty(view.Complaints);
    }

    /// <summary>What stands in the same form where the words of a day stand, and forms that these leave.</summary>
    private static Task<string[]> CoveredByDayWords(IPage page) => page.EvaluateAsync<string[]>(
        """
        () => [...document.querySelectorAll('.day-words')].filter(words => words.textContent && words.checkVisibility()).flatMap(words => {
          const box = words.getBoundingClientRect();
          const form = words.closest('form');
          const crosses = other => { const o = other.getBoundingClientRect(); return o.left < box.right && box.left < o.right && o.top < box.bottom - 1 && box.top < o.bottom - 1; };
          const out = form.getBoundingClientRect().bottom < box.bottom ? ['below the form: ' + words.textContent] : [];
          return [...out, ...[...form.querySelectorAll('label, button, .day-words')].filter(o => o !== words && !o.contains(words) && o.checkVisibility() && crosses(o)).map(o => o.textContent)];
        })
        """);

    [Fact]
    public async Task Form_OfABoard_WithoutScripts_IsSaved_AndUndone()
    {
        await using var hub = await RealHub.Start();
        await using var view = await Open(hub, Role.Admin, "/boards/lobby", scripts: false);

        await view.Page.Locator("#about input[name=place]").FillAsync("Tầng 1");
        await view.Page.Locator("#about button[value=save]").ClickAsync();
        await Expect(view.Page.Locator("#about input[name=place]")).ToHaveValueAsync("Tầng 1");
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Hoàn tác" }).ClickAsync();
        await view.Page.GotoAsync(new Uri(hub.Url, "/boards/lobby").AbsoluteUri);
        await Expect(view.Page.Locator("#about input[name=place]")).ToHaveValueAsync("");
    }

    private async Task<View> Open(RealHub hub, Role role, string path, ColorScheme scheme = ColorScheme.Light, string locale = "vi-VN", bool scripts = true)
    {
        var view = await chromium.Open(new Uri(hub.Url, "/why"), new() { Locale = locale, ColorScheme = scheme, JavaScriptEnabled = scripts, ViewportSize = new() { Width = 1280, Height = 900 } });
        await hub.SignIn(view.Page.Context, role);
        await view.Page.GotoAsync(new Uri(hub.Url, path).AbsoluteUri);
        return view;
    }

    /// <summary>Looks again until it holds; thirty seconds at most.</summary>
    private static async Task Until(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (!await holds())
            await timer.WaitForNextTickAsync(patience.Token);
    }
}
