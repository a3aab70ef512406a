using Microsoft.Playwright;
using NodaTime;
using SignageHub.Hub.Accounts;
using static Microsoft.Playwright.Assertions;

namespace SignageHub.Web.Tests;

/// <summary>The menu at the head of every page, for whoever has the most in it.</summary>
public sealed class NavigationTests(Chromium chromium)
{
    [Theory]
    [InlineData("vi-VN", 1280)]
    [InlineData("vi-VN", 1366)]
    [InlineData("en-GB", 1280)]
    [InlineData("en-GB", 1366)]
    public async Task Menu_OnADesk_IsOneRow(string locale, int width)
    {
        await using var hub = await RealHub.Start(Instant.FromUtc(2023, 3, 25, 1, 0));
        await using var view = await Open(hub, "/", width, locale);
        foreach (var address in new[] { "/", "/calendar", "/audit" })
        {
            await view.Page.GotoAsync(new Uri(hub.Url, address).AbsoluteUri);
            await view.Keep($"menu-{address.Trim('/')}-{width}-{locale[..2]}", fullPage: false);

            Assert.Equal(1, await Rows(view.Page));
            // The page begins at its beginning.
            Assert.Equal(0, await view.Page.EvaluateAsync<double>("scrollY"));
            await view.Page.Locator(".me").EvaluateAsync("me => { me.textContent = 'Công Tằng Tôn Nữ Nguyễn Thị Phương Thảo'; }");
            Assert.Equal(1, await Rows(view.Page));
            Assert.Equal(0, await view.Page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
            Assert.Empty(view.Complaints);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Group_OpenedByKeyboard_LeadsToItsPages_WithAndWithoutScripts(bool scripts)
    {
        await using var hub = await RealHub.Start(Instant.FromUtc(2023, 3, 25, 1, 0));
        await using var view = await Open(hub, "/calendar", 1280, "vi-VN", scripts);
        var (page, group) = (view.Page, view.Page.Locator(".user summary"));
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Tài khoản" })).ToBeHiddenAsync();
        await Expect(group).Not.ToHaveAttributeAsync("aria-current", "true");

        await group.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Tài khoản" })).ToBeInViewportAsync(new() { Ratio = 1 });
        await view.Keep("menu-open", fullPage: false);
        // Nothing lies over what it opens.
        await page.GetByRole(AriaRole.Link, new() { Name = "Báo tin tự động" }).ClickAsync(new() { Trial = true });
        if (scripts)
            Assert.Empty(await Axe.Findings(page));
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page).ToHaveURLAsync(new Uri(hub.Url, "/accounts").AbsoluteUri);
        await Expect(group).ToHaveAttributeAsync("aria-current", "true");
    }

    /// <summary>Over the page it would hide what has the focus (WCAG 2.2, 2.4.11).</summary>
    [Fact]
    public async Task Group_OverThePage_ShutsByEscape_ByLeavingIt_AndByAClickBeside()
    {
        await using var hub = await RealHub.Start(Instant.FromUtc(2023, 3, 25, 1, 0));
        await using var view = await Open(hub, "/audit", 1280, "en-GB");
        var (page, summary, panel) = (view.Page, view.Page.Locator(".user summary"), view.Page.Locator(".user details > div"));

        await summary.ClickAsync();
        await panel.Locator("a").First.FocusAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(panel).ToBeHiddenAsync();
        await Expect(summary).ToBeFocusedAsync();

        await summary.ClickAsync();
        await panel.Locator("a").Last.FocusAsync();
        await Expect(panel).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(panel).ToBeHiddenAsync();

        await summary.ClickAsync();
        await Expect(panel).ToBeVisibleAsync();
        await page.Locator("h1").ClickAsync(new() { Position = new() { X = 3, Y = 3 } });
        await Expect(panel).ToBeHiddenAsync();
        Assert.Empty(view.Complaints);
    }

    /// <summary>Nothing could shut it from where one is.</summary>
    [Fact]
    public async Task Group_WithoutScripts_OpensInTheRow_AndLiesOverNothing()
    {
        await using var hub = await RealHub.Start(Instant.FromUtc(2023, 3, 25, 1, 0));
        await using var view = await Open(hub, "/audit", 1280, "en-GB", scripts: false);

        await view.Page.Locator(".user summary").ClickAsync();
        await view.Keep("menu-open-without-scripts", fullPage: false);

        var (row, panel) = ((await view.Page.Locator(".user").BoundingBoxAsync())!, (await view.Page.Locator(".user details > div").BoundingBoxAsync())!);
        Assert.InRange(panel.Y + panel.Height, row.Y, row.Y + row.Height + 1);
    }

    [Fact]
    public async Task Group_OnAPhone_OpensInTheRow_WithinReachOfTheFinger()
    {
        await using var hub = await RealHub.Start(Instant.FromUtc(2023, 3, 25, 1, 0));
        await using var view = await Open(hub, "/audit", 390, "vi-VN");
        var page = view.Page;
        // The row begins where the page is, and that is in the group.
        await Expect(page.Locator(".user summary")).ToBeInViewportAsync(new() { Ratio = 1 });
        await view.Keep("menu-phone", fullPage: false);

        await page.Locator(".user summary").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Báo tin tự động" }).ScrollIntoViewIfNeededAsync();
        await view.Keep("menu-phone-open", fullPage: false);

        Assert.Equal(1, await Rows(page));
        Assert.Equal(0, await page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
        Assert.Empty(await Axe.Findings(page));
        await page.GetByRole(AriaRole.Link, new() { Name = "Báo tin tự động" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Uri(hub.Url, "/hooks").AbsoluteUri);
    }

    /// <summary>By the middle of what can be pressed: letters of several sizes stand on one line all the same.</summary>
    private static Task<int> Rows(IPage page) => page.Locator(".user").EvaluateAsync<int>(
        """
        nav => {
          const middles = [...nav.querySelectorAll('a, summary, button')].filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect()).map(box => box.top + box.height / 2);
          return middles.sort((a, b) => a - b).filter((middle, i) => i === 0 || middle - middles[i - 1] > 8).length;
        }
        """);

    private async Task<View> Open(RealHub hub, string address, int width, string locale, bool scripts = true)
    {
        var view = await chromium.Open(new Uri(hub.Url, "/why"), new() { Locale = locale, JavaScriptEnabled = scripts, ViewportSize = new() { Width = width, Height = 800 } });
        await hub.SignIn(view.Page.Context, Role.Admin);
        await view.Page.GotoAsync(new Uri(hub.Url, address).AbsoluteUri);
        return view;
    }
}
