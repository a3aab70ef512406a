using Microsoft.Playwright;
using NodaTime;
using SignageHub.Hub.Accounts;
using static Microsoft.Playwright.Assertions;

namespace SignageHub.Web.Tests;

/// <summary>The calendar in a real browser: dragged with the pointer, moved with the keyboard, used without scripts.</summary>
public sealed class CalendarPageTests(Chromium chromium)
{
    private const string Water = """
        {
          "name": "Ngày Nước thế giới 2023",
          "entries": [
            { "slogan": "Bảo vệ tài nguyên nước là góp phần thúc đẩy tiến bộ xã hội", "when": { "from": "2023-03-06", "to": "2023-03-12" } },
            { "slogan": "Giờ Trái đất: tắt đèn một giờ", "level": "exclusive", "when": { "on": "2023-03-25" } },
            { "slogan": "Nước sạch cho mọi người", "when": { "observance": "nuoc", "daysBefore": 5, "daysAfter": 5 }, "draft": true }
          ]
        }
        """;

    [Fact]
    public async Task Bar_DraggedToOtherDays_IsInTheFile_AndPutBack()
    {
        await using var hub = await Office();
        await using var view = await OpenCalendar(hub, Role.Approver, "month");
        var page = view.Page;

        var box = (await page.Locator("[data-entry='1'] .bar").First.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await page.Mouse.DownAsync();
        // Seven columns wide: two of them further.
        await page.Mouse.MoveAsync(box.X + (box.Width / 2) + (2 * box.Width / 7), box.Y + (box.Height / 2), new() { Steps = 4 });
        await page.Mouse.UpAsync();

        await Expect(page.GetByText("Đã lưu:")).ToBeVisibleAsync();
        Assert.Contains("\"from\": \"2023-03-08\", \"to\": \"2023-03-14\"", FileOf(hub), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "Hoàn tác" }).ClickAsync();
        await Expect(page.GetByText("Đã lưu:")).ToHaveCountAsync(0);
        Assert.Equal(Water, FileOf(hub));
        Assert.Empty(view.Complaints);
    }

    [Fact]
    public async Task Bar_HeldAndDraggedByAFinger_IsInTheFile()
    {
        await using var hub = await Office();
        await using var view = await OpenCalendar(hub, Role.Approver, "month", touch: true);
        var page = view.Page;
        var touch = await page.Context.NewCDPSessionAsync(page);
        var bar = page.Locator("[data-entry='1'] .bar").First;
        await bar.ScrollIntoViewIfNeededAsync();
        var box = (await bar.BoundingBoxAsync())!;

        await Touch(touch, "touchStart", box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await Expect(page.Locator("[data-entry='1'].held").First).ToBeVisibleAsync();
        // Seven columns wide: two of them further, in small steps as fingers move.
        for (var step = 1; step <= 8; step++)
            await Touch(touch, "touchMove", box.X + (box.Width / 2) + (step * box.Width / 28), box.Y + (box.Height / 2));
        await Touch(touch, "touchEnd");

        await Expect(page.GetByText("Đã lưu:")).ToBeVisibleAsync();
        Assert.Contains("\"from\": \"2023-03-08\", \"to\": \"2023-03-14\"", FileOf(hub), StringComparison.Ordinal);
        Assert.Empty(view.Complaints);
    }

    [Fact]
    public async Task Bar_UnderAFingerThatScrolls_StaysWhereItIs()
    {
        await using var hub = await Office();
        await using var view = await OpenCalendar(hub, Role.Approver, "month", touch: true);
        var touch = await view.Page.Context.NewCDPSessionAsync(view.Page);
        var bar = view.Page.Locator("[data-entry='1'] .bar").First;
        await bar.ScrollIntoViewIfNeededAsync();
        var box = (await bar.BoundingBoxAsync())!;

        await Touch(touch, "touchStart", box.X + (box.Width / 2), box.Y + (box.Height / 2));
        for (var step = 1; step <= 8; step++)
            await Touch(touch, "touchMove", box.X + (box.Width / 2) + (step * box.Width / 16), box.Y + (box.Height / 2));
        await Touch(touch, "touchEnd");

        Assert.Equal(0, await view.Page.Locator(".held, .moving, [data-sent]").CountAsync());
        Assert.Equal(Water, FileOf(hub));
    }

    [Fact]
    public async Task Bar_StretchedByKeyboard_TellsTheDays_AndEnterKeepsThem()
    {
        await using var hub = await Office();
        await using var view = await OpenCalendar(hub, Role.Approver, "month");
        var page = view.Page;

        await page.Locator("[data-entry='1']").First.FocusAsync();
        await page.Keyboard.PressAsync("Shift+ArrowRight");
        await page.Keyboard.PressAsync("Shift+ArrowRight");
        await Expect(page.Locator("[data-said]")).ToContainTextAsync("06/03/2023 đến 14/03/2023");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByText("Đã lưu:")).ToBeVisibleAsync();
        Assert.Contains("\"from\": \"2023-03-06\", \"to\": \"2023-03-14\"", FileOf(hub), StringComparison.Ordinal);
    }

    /// <summary>In a year a day is three pixels wide: the days stand above the bar while it moves.</summary>
    [Fact]
    public async Task Bar_OnItsWayInTheYear_TellsItsDaysToWhoeverSees_DraggedOrByKeys()
    {
        await using var hub = await Office();
        await using var view = await OpenCalendar(hub, Role.Approver, "year");
        var (page, bubble) = (view.Page, view.Page.Locator(".cal-bubble"));
        await Expect(bubble).ToBeHiddenAsync();

        await page.Locator("[data-entry='1']").First.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(bubble).ToHaveTextAsync("07/03/2023 → 13/03/2023 · Enter để giữ");
        await view.Keep("calendar-bubble-keys", fullPage: false);
        await page.Keyboard.PressAsync("Escape");
        await Expect(bubble).ToBeHiddenAsync();

        var (bar, lane) = ((await page.Locator("[data-entry='1'] .bar").First.BoundingBoxAsync())!, (await page.Locator("[data-board=lobby]").BoundingBoxAsync())!);
        await page.Mouse.MoveAsync(bar.X + (bar.Width / 2), bar.Y + (bar.Height / 2));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(bar.X + (bar.Width / 2) + (lane.Width / 365 * 30), bar.Y + (bar.Height / 2), new() { Steps = 4 });
        await Expect(bubble).ToHaveTextAsync("05/04/2023 → 11/04/2023 · thả ra để giữ");
        Assert.True((await bubble.BoundingBoxAsync())!.Y < bar.Y);
        await view.Keep("calendar-bubble-drag", fullPage: false);
        await page.Mouse.UpAsync();

        await Expect(page.GetByText("Đã lưu:")).ToBeVisibleAsync();
        await Expect(bubble).ToBeHiddenAsync();
        Assert.Contains("\"from\": \"2023-04-05\", \"to\": \"2023-04-11\"", FileOf(hub), StringComparison.Ordinal);
        Assert.Empty(view.Complaints);
    }

    /// <summary>What is saved is what was told: all of the entry's days, and no end that the month does not show.</summary>
    [Fact]
    public async Task Bar_OfWhichTheMonthShowsSome_TellsAllItsDays_AndIsStretchedByItsOwnEndsOnly()
    {
        await using var hub = await Office();
        await hub.Write("dai", """{ "name": "x", "entries": [ { "slogan": "Dài", "when": { "from": "2023-02-20", "to": "2023-04-10" } }, { "slogan": "Rời", "when": { "on": ["2023-03-20", "2023-09-02"] } } ] }""");
        await using var view = await OpenCalendar(hub, Role.Approver, "month");
        var (page, bubble) = (view.Page, view.Page.Locator(".cal-bubble"));
        var (whole, single) = (page.Locator("[data-playlist='dai'][data-entry='1']").First, page.Locator("[data-playlist='dai'][data-entry='2']").First);

        await single.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(bubble).ToHaveTextAsync("21/03/2023, 03/09/2023 · Enter để giữ");
        await page.Keyboard.PressAsync("Escape");
        await whole.FocusAsync();
        await page.Keyboard.PressAsync("Shift+ArrowRight");
        await Expect(page.Locator("[data-said]")).ToContainTextAsync("không bắt đầu hay kết thúc ở đây");
        await Expect(bubble).ToBeHiddenAsync();

        // By the edge of the month.
        var (bar, lane) = ((await whole.Locator(".bar").BoundingBoxAsync())!, (await page.Locator("[data-board=lobby]").BoundingBoxAsync())!);
        await page.Mouse.MoveAsync(bar.X + bar.Width - 3, bar.Y + (bar.Height / 2));
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(bar.X + bar.Width - 3 - (2 * lane.Width / 31), bar.Y + (bar.Height / 2), new() { Steps = 4 });
        await Expect(bubble).ToHaveTextAsync("18/02/2023 → 08/04/2023 · thả ra để giữ");
        await page.Mouse.UpAsync();

        await Expect(page.GetByText("Đã lưu:")).ToBeVisibleAsync();
        Assert.Contains("\"from\": \"2023-02-18\", \"to\": \"2023-04-08\"", File.ReadAllText(Path.Combine(hub.Playlists, "dai.json")), StringComparison.Ordinal);
        Assert.Empty(view.Complaints);
    }

    [Fact]
    public async Task Calendar_Printed_HasItsBars_AndNothingThatIsForPressing()
    {
        await using var hub = await Office();
        await using var view = await OpenCalendar(hub, Role.Approver, "month");
        var page = view.Page;
        await page.EvaluateAsync("() => { window.print = () => { window.printed = true; }; }");
        await page.GetByRole(AriaRole.Button, new() { Name = "In", Exact = true }).ClickAsync();
        Assert.True(await page.EvaluateAsync<bool>("window.printed === true"));

        await page.EmulateMediaAsync(new() { Media = Media.Print });

        await Expect(page.Locator("[data-entry='1'] .bar").First).ToBeVisibleAsync();
        await Expect(page.Locator(".cal-axis")).ToBeVisibleAsync();
        await Expect(page.GetByText("Bảo vệ tài nguyên nước").First).ToBeVisibleAsync();
        foreach (var pressed in (string[])[".user", ".cal-views", ".cal-fold", ".languages", "[data-print]"])
            await Expect(page.Locator(pressed).First).ToBeHiddenAsync();
        await view.Keep("calendar-print");
        var pdf = await page.PdfAsync(new() { PreferCSSPageSize = true });
        await File.WriteAllBytesAsync(Path.Combine(Artifacts.Folder, "calendar-print.pdf"), pdf, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Day_ClickedInTheMonth_IsAskedForWhenTheBoardIsOn()
    {
        await using var hub = await Office();
        await using var view = await OpenCalendar(hub, Role.Viewer, "month");
        var lane = view.Page.Locator("[data-board=lobby]");
        var box = (await lane.BoundingBoxAsync())!;

        // The very left of the twentieth.
        await view.Page.Mouse.ClickAsync(box.X + (box.Width * 19.05f / 31), box.Y + box.Height - 2);

        await Expect(view.Page).ToHaveURLAsync(new Uri(hub.Url, "/why?board=lobby&day=2023-03-20").AbsoluteUri);
    }

    [Fact]
    public async Task Calendar_WithoutScripts_MovesAndEditsByForms()
    {
        await using var hub = await Office();
        await using var view = await OpenCalendar(hub, Role.Approver, "month", scripts: false);
        var page = view.Page;

        await page.Locator("[data-entry='1']").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Muộn một ngày" }).ClickAsync();
        Assert.Contains("\"from\": \"2023-03-07\", \"to\": \"2023-03-13\"", FileOf(hub), StringComparison.Ordinal);
        await page.Locator("#pick input[name=to]").FillAsync("2023-03-20");
        await page.Locator("#pick button[value=save]").ClickAsync();

        await Expect(page.Locator("#pick")).ToHaveCountAsync(0);
        Assert.Contains("\"from\": \"2023-03-07\", \"to\": \"2023-03-20\"", FileOf(hub), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Moment_Clicked_GivesItsReason()
    {
        await using var hub = await Office();
        await using var view = await OpenCalendar(hub, Role.Viewer, "day");
        var lane = view.Page.Locator("[data-board=lobby]");
        var box = (await lane.BoundingBoxAsync())!;

        await view.Page.Mouse.ClickAsync(box.X + (box.Width * 0.501f), box.Y + box.Height - 2);

        await Expect(view.Page).ToHaveURLAsync(new Uri(hub.Url, "/why?board=lobby&at=2023-03-25T12:00").AbsoluteUri);
    }

    [Theory]
    [InlineData("month", "", ColorScheme.Light)]
    [InlineData("month", "", ColorScheme.Dark)]
    [InlineData("month", "&pick=nuoc/1", ColorScheme.Light)]
    [InlineData("month", "&rows=observances", ColorScheme.Light)]
    [InlineData("year", "", ColorScheme.Light)]
    [InlineData("day", "", ColorScheme.Dark)]
    public async Task Calendar_OnADeskAndAPhone_IsInOrder(string kind, string more, ColorScheme scheme)
    {
        await using var hub = await Office();
        await using var view = await OpenCalendar(hub, Role.Admin, kind, more: more, scheme: scheme);
        foreach (var (size, width, height) in new[] { ("desk", 1280, 900), ("phone", 390, 844) })
        {
            await view.Page.SetViewportSizeAsync(width, height);
            await view.Keep($"calendar-{kind}{(more.Length > 0 ? "-" + more.Split('=')[0].Trim('&') : "")}-{size}-{scheme.ToString().ToLowerInvariant()}");
            Assert.Equal(0, await view.Page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
            Assert.Empty(await Axe.Findings(view.Page));
        }

        Assert.Empty(view.Complaints);
    }

    /// <summary>The month is three telephones wide and scrolled to today: a bar that begins far to the left has its words in sight all the same, and over its colour.</summary>
    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task LongBar_OnAPhone_HasItsWordsInSight(ColorScheme scheme)
    {
        await using var hub = await Office();
        await hub.Write("ca-thang", """{ "name": "Cả tháng", "entries": [ { "slogan": "Tiết kiệm điện", "level": "filler", "when": { "from": "2023-03-01", "to": "2023-03-31" } } ] }""");
        await using var view = await OpenCalendar(hub, Role.Admin, "month", scheme: scheme);
        await view.Page.SetViewportSizeAsync(390, 844);
        await view.Page.ReloadAsync();
        await view.Keep($"calendar-month-long-phone-{scheme.ToString().ToLowerInvariant()}");

        var words = await view.Page.EvaluateAsync<double[]>(
            """
            () => {
              const label = [...document.querySelectorAll('.label.inside')].find(l => l.textContent.includes('Tiết kiệm điện'));
              const box = label.getBoundingClientRect();
              // What is painted on top is what is found there, once it can be hit.
              label.style.pointerEvents = 'auto';
              label.scrollIntoView({ block: 'center', inline: 'nearest' });
              const now = label.getBoundingClientRect();
              return [box.left, box.right, label.contains(document.elementFromPoint(now.left + 8, now.top + now.height / 2)) ? 1 : 0];
            }
            """);

        Assert.All(words[..2], edge => Assert.InRange(edge, 0, 390));
        Assert.Equal(1, words[2]);
        // With nothing above them the computed colours are those that are seen.
        Assert.Empty(await view.Page.EvaluateAsync<string[]>(Contrast.Script));
    }

    /// <summary>As a finger does it; at no place for the end.</summary>
    private static Task Touch(ICDPSession session, string kind, float? x = null, float? y = null) => session.SendAsync(
        "Input.dispatchTouchEvent",
        new() { ["type"] = kind, ["touchPoints"] = x is null ? Array.Empty<object>() : new object[] { new Dictionary<string, object> { ["x"] = x, ["y"] = y! } } });

    private static string FileOf(RealHub hub) => File.ReadAllText(Path.Combine(hub.Playlists, "nuoc.json"));

    private static async Task<RealHub> Office()
    {
        var hub = await RealHub.Start(Instant.FromUtc(2023, 3, 25, 1, 0));
        await hub.Write("nuoc", Water);
        return hub;
    }

    private async Task<View> OpenCalendar(RealHub hub, Role role, string kind, bool scripts = true, bool touch = false, string more = "", ColorScheme scheme = ColorScheme.Light)
    {
        var view = await chromium.Open(new Uri(hub.Url, "/why"), new() { Locale = "vi-VN", JavaScriptEnabled = scripts, HasTouch = touch, ColorScheme = scheme, ViewportSize = new() { Width = 1280, Height = 900 } });
        await hub.SignIn(view.Page.Context, role);
        await view.Page.GotoAsync(new Uri(hub.Url, $"/calendar?view={kind}&at=2023-03-25{more}").AbsoluteUri);
        return view;
    }
}
