using Microsoft.Playwright;
using NodaTime;
using SignageHub.Hub.Accounts;
using static Microsoft.Playwright.Assertions;

namespace SignageHub.Web.Tests;

/// <summary>Where things stand on a phone and on a desk.</summary>
public sealed class LayoutTests(Chromium chromium)
{
    private const string Water = """
        {
          "name": "Ngày Nước thế giới 2023",
          "plan": { "number": "647/KH-SCT", "issued": "2023-03-21", "office": "Sở Công Thương" },
          "entries": [ { "slogan": "Nước sạch cho mọi người", "when": { "from": "2023-03-20", "to": "2023-03-31", "hours": "06:30-11:30" }, "draft": true } ]
        }
        """;

    [Fact]
    public async Task Month_OnAPhone_ShowsToday_AndTheFilterIsFolded()
    {
        await using var hub = await RealHub.Start(Instant.FromUtc(2023, 3, 25, 1, 0));
        await using var view = await Open(hub, "/calendar?view=month&at=2023-03-25", 390);
        var page = view.Page;

        await Expect(page.Locator(".cal-axis .today")).ToBeInViewportAsync(new() { Ratio = 1 });
        await Expect(page.Locator(".cal-row h2").First).ToBeInViewportAsync(new() { Ratio = 1 });
        await view.Keep("calendar-today-phone");
        await Expect(page.Locator(".cal-ask")).ToBeHiddenAsync();
        await page.Locator(".cal-fold summary").ClickAsync();
        await Expect(page.Locator(".cal-ask")).ToBeVisibleAsync();
        Assert.Empty(await Axe.Findings(page));

        await page.SetViewportSizeAsync(1280, 900);
        await Expect(page.Locator(".cal-ask")).ToBeVisibleAsync();
        await Expect(page.Locator(".cal-fold summary")).ToBeHiddenAsync();
        Assert.Empty(view.Complaints);
    }

    /// <summary>Words for whoever hears the page take no room, however long the slogan before them is.</summary>
    [Fact]
    public async Task Month_OnADesk_HasNoRoomBesideItsDays()
    {
        await using var hub = await RealHub.Start(Instant.FromUtc(2023, 3, 25, 1, 0));
        await hub.Write("long", """
            { "name": "Dài", "entries": [ { "slogan": "Thông tin thời tiết, khí hậu và tài nguyên nước phục vụ phát triển bền vững của đất nước hôm nay và mai sau", "when": { "from": "2023-03-23", "to": "2023-03-23" } } ] }
            """);
        await using var view = await Open(hub, "/calendar?view=month&at=2023-03-25", 1280);
        var month = view.Page.Locator(".cal-scroll");

        Assert.InRange(await month.EvaluateAsync<int>("month => month.scrollWidth - month.clientWidth"), 0, 1);
        await Expect(view.Page.Locator(".cal-row h2").First).ToBeInViewportAsync(new() { Ratio = 1 });
        await view.Keep("calendar-desk");
    }

    [Fact]
    public async Task FactsOfADraft_OnAPhone_DoNotBreakInsideANumber()
    {
        await using var hub = await RealHub.Start(Instant.FromUtc(2023, 3, 25, 1, 0));
        await hub.Write("nuoc", Water);
        await hub.Submit("nuoc");
        await using var view = await Open(hub, "/approvals", 390);
        var plan = view.Page.Locator(".meta span", new() { HasText = "647/KH-SCT" });

        // Its number and office stand on one line of their own.
        Assert.Equal(1, await plan.EvaluateAsync<int>("span => { const range = document.createRange(); range.selectNodeContents(span); return new Set([...range.getClientRects()].map(r => Math.round(r.top))).size; }"));
        await view.Keep("approvals-phone");
    }

    [Fact]
    public async Task Editor_OnADesk_EndsWithItsButtons()
    {
        await using var hub = await RealHub.Start(Instant.FromUtc(2023, 3, 25, 1, 0));
        await hub.Write("nuoc", Water);
        await using var view = await Open(hub, "/playlists/nuoc?entry=1", 1280);
        await Expect(view.Page.Locator("#e1 [data-previews] canvas")).ToHaveCountAsync(2);

        var below = await view.Page.Locator("#e1 form.editor").EvaluateAsync<double>(
            "form => form.getBoundingClientRect().bottom - Math.max(...[...form.children].map(part => part.getBoundingClientRect().bottom))");

        // The margin of the last part, and no empty rows.
        Assert.InRange(below, 0, 20);
        await view.Keep("editor-desk");
    }

    /// <summary>What is signed is what was seen: a line of a large board that has to be scrolled to is overlooked.</summary>
    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Approver_SeesAllRowsOfALargeBoard_AtOneGlance(int width)
    {
        await using var hub = await RealHub.Start(Instant.FromUtc(2023, 3, 25, 1, 0), boards: """
            { "office": "Sở Công Thương", "timeZone": "Asia/Ho_Chi_Minh", "boards": [ { "id": "hall", "name": "Hội trường", "size": "640x360", "color": "rgb" } ] }
            """);
        await hub.Write("nuoc", Water);
        await hub.Submit("nuoc");
        await using var view = await Open(hub, "/approvals", width);
        var leds = view.Page.Locator("main .leds").First;
        await Expect(leds.Locator("img[style]")).ToHaveCountAsync(1);

        var (hidden, height) = (await leds.EvaluateAsync<int>("part => part.scrollHeight - part.clientHeight"), await leds.EvaluateAsync<int>("part => part.clientHeight"));

        Assert.True(hidden <= 1, $"{hidden} pixels are hidden");
        Assert.InRange(height, 150, 400);
        await view.Keep($"approvals-large-board-{width}");
    }

    private async Task<View> Open(RealHub hub, string address, int width)
    {
        var view = await chromium.Open(new Uri(hub.Url, "/why"), new() { Locale = "vi-VN", ViewportSize = new() { Width = width, Height = 900 } });
        await hub.SignIn(view.Page.Context, Role.Approver);
        await view.Page.GotoAsync(new Uri(hub.Url, address).AbsoluteUri);
        return view;
    }
}
