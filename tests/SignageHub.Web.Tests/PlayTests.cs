using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using static Microsoft.Playwright.Assertions;

namespace SignageHub.Web.Tests;

public sealed class PlayTests(Chromium chromium)
{
    private static readonly Rgb Red = new(255, 0, 0);

    private static readonly Board Lobby = Office.Board("lobby", "Bảng LED sảnh chính", 192, 32, "red");

    [Fact]
    public async Task Board_StaticScene_ShowsExactlyTheFramesPixels()
    {
        var frame = Leds.Mono(192, 32, Red, 1);
        await using var hub = await TestHub.Start(Lobby.On(Office.Slogans("Tiết kiệm điện")));
        hub.Show(Lobby, 1, PlayedScene.Static(1, frame));

        await using var view = await chromium.Open(hub, "/play/lobby");

        await view.WaitFor("lobby", "version", "1");
        Leds.AreSame(frame, await view.Lit("lobby"));
        Assert.Empty(view.Complaints);
    }

    [Fact]
    public async Task Board_FullColor_ShowsEveryShadeExactly()
    {
        var gate = Office.Board("gate", "Cổng", 320, 32, "rgb");
        var frame = Leds.Colored(320, 32, 5);
        await using var hub = await TestHub.Start(gate.On(Office.Slogans("Màu")));
        hub.Show(gate, 1, PlayedScene.Static(1, frame));

        await using var view = await chromium.Open(hub, "/play/gate");

        await view.WaitFor("gate", "version", "1");
        Leds.AreSame(frame, await view.Lit("gate"));
    }

    [Fact]
    public async Task Board_OnScreen_EnlargesByAWholeNumber()
    {
        await using var hub = await TestHub.Start(Lobby.On(Office.Slogans("Tiết kiệm điện")));
        hub.Show(Lobby, 1, PlayedScene.Static(1, Leds.Mono(192, 32, Red, 1)));

        await using var view = await chromium.Open(hub, "/play/lobby", new() { ViewportSize = new() { Width = 1000, Height = 700 } });

        await view.WaitFor("lobby", "version", "1");
        var box = await view.Page.Locator("canvas").BoundingBoxAsync();
        Assert.Equal((960f, 160f), (box!.Width, box.Height));
        await view.Keep("play-lobby", fullPage: false);
    }

    [Fact]
    public async Task Board_OnScreen_HasNothingBesideItsLeds()
    {
        var frame = Leds.Mono(192, 32, Red, 1);
        await using var hub = await TestHub.Start(Lobby.On(Office.Slogans("Tiết kiệm điện")));
        hub.Show(Lobby, 1, PlayedScene.Static(1, frame));

        await using var view = await chromium.Open(hub, "/play/lobby", new() { ViewportSize = new() { Width = 1000, Height = 700 } });

        await view.WaitFor("lobby", "version", "1");
        // Who has just opened it is told of the buttons, once.
        await Expect(view.Page.Locator("#play-hint")).ToBeHiddenAsync(new() { Timeout = 30_000 });
        var screen = await view.Screen();
        for (var y = 0; y < 700; y++)
        {
            for (var x = 0; x < 1000; x++)
            {
                // Five screen pixels a LED, the board in the middle: 20 columns and 270 rows are left on each side.
                var onBoard = x is >= 20 and < 980 && y is >= 270 and < 430;
                Assert.Equal(onBoard ? frame[(x - 20) / 5, (y - 270) / 5] : Rgb.Black, screen[x, y]);
            }
        }
    }

    [Fact]
    public async Task Board_GivenAnotherSize_ShowsItWithoutReload()
    {
        var larger = Office.Board("lobby", "Bảng LED sảnh chính", 320, 64, "red");
        var frame = Leds.Mono(320, 64, Red, 2);
        await using var hub = await TestHub.Start(Lobby.On(Office.Slogans("Một")));
        hub.Show(Lobby, 1, PlayedScene.Static(1, Leds.Mono(192, 32, Red, 1)));
        await using var view = await chromium.Open(hub, "/play/lobby");
        await view.WaitFor("lobby", "version", "1");

        hub.Show(larger, 2, PlayedScene.Static(2, frame));

        await view.WaitFor("lobby", "version", "2");
        Leds.AreSame(frame, await view.Lit("lobby"));
    }

    [Fact]
    public async Task Board_NewManifest_ShowsItWithoutReload()
    {
        var second = Leds.Mono(192, 32, Red, 2);
        await using var hub = await TestHub.Start(Lobby.On(Office.Slogans("Một")));
        hub.Show(Lobby, 1, PlayedScene.Static(1, Leds.Mono(192, 32, Red, 1)));
        await using var view = await chromium.Open(hub, "/play/lobby");
        await view.WaitFor("lobby", "version", "1");
        await view.Page.EvaluateAsync("() => { window.sameDocument = true; }");

        hub.Show(Lobby, 2, PlayedScene.Static(2, second));

        await view.WaitFor("lobby", "version", "2");
        Leds.AreSame(second, await view.Lit("lobby"));
        Assert.True(await view.Page.EvaluateAsync<bool>("window.sameDocument === true"));
    }

    [Fact]
    public async Task Board_ProgrammeChange_SwitchesAtTheInstant()
    {
        var (before, after) = (Leds.Mono(192, 32, Red, 1), Leds.Mono(192, 32, Red, 2));
        await using var hub = await TestHub.Start(Lobby.On(Office.Slogans("Một")));
        PlayedScene[] scenes = [PlayedScene.Static(1, before), PlayedScene.Static(2, after)];
        hub.Publish(
            hub.ManifestOf(Lobby, 1, scenes) with
            {
                Segments =
                [
                    hub.SegmentOf(Duration.FromHours(-1), Duration.FromSeconds(30), scenes[0]),
                    hub.SegmentOf(Duration.FromSeconds(30), Duration.FromSeconds(60), scenes[1]),
                    hub.SegmentOf(Duration.FromSeconds(60), Duration.FromSeconds(90)),
                ],
            },
            scenes);
        await using var view = await OpenStill(hub);

        Leds.AreSame(before, await view.Lit("lobby"));
        await view.Page.Clock.RunForAsync(29_999);
        Leds.AreSame(before, await view.Lit("lobby"));
        await view.Page.Clock.RunForAsync(2);
        Leds.AreSame(after, await view.Lit("lobby"));
        await view.Page.Clock.RunForAsync(30_000);
        Leds.AreSame(Frame.Dark(Lobby.Size), await view.Lit("lobby"));
    }

    [Fact]
    public async Task Board_Rotation_ShowsPagesAndScenesByTheirSeconds()
    {
        Frame[] frames = [.. Enumerable.Range(1, 3).Select(seed => Leds.Mono(192, 32, Red, seed))];
        await using var hub = await TestHub.Start(Lobby.On(Office.Slogans("Một", "Hai")));
        // 2 + 3 + 5 s: the evening begins a cycle.
        hub.Show(Lobby, 1, PlayedScene.Pages(1, frames[..2], 2, 3), PlayedScene.Static(2, frames[2], 5));
        await using var view = await OpenStill(hub);

        Leds.AreSame(frames[0], await view.Lit("lobby"));
        await view.Page.Clock.RunForAsync(2_001);
        Leds.AreSame(frames[1], await view.Lit("lobby"));
        await view.Page.Clock.RunForAsync(3_000);
        Leds.AreSame(frames[2], await view.Lit("lobby"));
        await view.Page.Clock.RunForAsync(5_000);
        Leds.AreSame(frames[0], await view.Lit("lobby"));
    }

    [Fact]
    public async Task Board_Strip_PassesInWholePixelsFromRightToLeft()
    {
        var strip = Leds.Mono(300, 32, Red, 4);
        await using var hub = await TestHub.Start(Lobby.On(Office.Slogans("Một")));
        // A board of 192 and a strip of 300 columns at 60 a second: 8.2 s a pass; 10 s make the evening the beginning of one.
        hub.Show(Lobby, 1, PlayedScene.Scroll(1, strip, 60, 10));
        await using var view = await OpenStill(hub);
        await view.Board("lobby").EvaluateAsync(
            """
            view => {
              window.places = [];
              new MutationObserver(() => window.places.push(Number(view.dataset.x))).observe(view, { attributeFilter: ['data-x'] });
            }
            """);

        await view.Page.Clock.RunForAsync(4_000);

        var places = await view.Page.EvaluateAsync<double[]>("window.places");
        Assert.True(places.Length > 100, $"only {places.Length} steps in 4 s");
        Assert.All(places, x => Assert.Equal(Math.Round(x), x));
        Assert.Equal(places.OrderDescending(), places);
        var x = (int)places[^1];
        Assert.InRange(x, 192 - 240, 192 - 238);
        Leds.AreSame(Leds.Window(strip, x, 192), await view.Lit("lobby"));
    }

    [Fact]
    public async Task Board_AfterTheLease_ShowsTheFallback()
    {
        var (slogan, fallback) = (Leds.Mono(192, 32, Red, 1), Leds.Mono(192, 32, Red, 2));
        PlayedScene[] scenes = [PlayedScene.Static(1, slogan), PlayedScene.Static(2, fallback)];
        await using var hub = await TestHub.Start(Lobby.On(Office.Slogans("Một")));
        hub.Publish(
            hub.ManifestOf(Lobby, 1, scenes) with
            {
                Segments = [hub.SegmentOf(Duration.FromHours(-1), Duration.FromHours(1), scenes[0])],
                LeaseUntil = hub.Overviews.Now + Duration.FromSeconds(20),
                Fallback = scenes[1].Scene.Id,
            },
            scenes);
        await using var view = await OpenStill(hub);
        Leds.AreSame(slogan, await view.Lit("lobby"));

        await view.Page.Clock.RunForAsync(20_001);

        Leds.AreSame(fallback, await view.Lit("lobby"));
        await view.WaitFor("lobby", "state", "lease");
    }

    [Fact]
    public async Task Board_WithoutManifest_ShowsItsIdAndNoLight()
    {
        await using var hub = await TestHub.Start(Lobby.On(Office.Idle()));

        await using var view = await chromium.Open(hub, "/play/lobby");

        await view.WaitFor("lobby", "state", "waiting");
        Assert.Equal("lobby", await view.Page.Locator("#identity strong").InnerTextAsync());
        Leds.AreSame(Frame.Dark(Lobby.Size), await view.Lit("lobby"));
    }

    [Fact]
    public async Task Board_HubGone_PlaysOnFromItsManifest()
    {
        Frame[] frames = [.. Enumerable.Range(1, 2).Select(seed => Leds.Mono(192, 32, Red, seed))];
        await using var hub = await TestHub.Start(Lobby.On(Office.Slogans("Một")));
        hub.Show(Lobby, 1, PlayedScene.Pages(1, frames, 5, 5));
        await using var view = await OpenStill(hub);
        // The frames of later pages are fetched ahead.
        await view.WaitFor("lobby", "missing", "0");

        await hub.Stop();
        await view.Page.Clock.RunForAsync(5_001);

        Leds.AreSame(frames[1], await view.Lit("lobby"));
    }

    [Fact]
    public async Task Board_PlainHttpFromAnotherMachine_SaysWhatToDo()
    {
        await using var hub = await TestHub.Start(Lobby.On(Office.Slogans("Một")));
        hub.Show(Lobby, 1, PlayedScene.Static(1, Leds.Mono(192, 32, Red, 1)));

        await using var view = await chromium.Open(hub, $"http://{Chromium.UntrustedHost}:{new Uri(hub.Url).Port}/play/lobby");

        await Microsoft.Playwright.Assertions.Expect(view.Page.Locator(".notice")).ToContainTextAsync("https://");
        Assert.Empty(view.Complaints);
    }

    [Fact]
    public async Task Board_KeyF_GoesFullScreen()
    {
        await using var hub = await TestHub.Start(Lobby.On(Office.Idle()));
        await using var view = await chromium.Open(hub, "/play/lobby");
        await view.WaitFor("lobby", "state", "waiting");
        await view.Page.EvaluateAsync("() => { window.changed = new Promise(done => document.addEventListener('fullscreenchange', done)); }");

        await view.Page.Keyboard.PressAsync("f");

        Assert.True(await view.Page.EvaluateAsync<bool>("async () => { await window.changed; return document.fullscreenElement !== null; }"));
    }

    /// <summary>Opens the board's page with a clock that stands still until the test moves it, and waits for its first manifest.</summary>
    private async Task<View> OpenStill(TestHub hub)
    {
        var view = await chromium.Open(hub, "/play/lobby", before: async page =>
        {
            await page.Clock.InstallAsync(new() { TimeDate = Office.Evening.ToDateTimeUtc() });
            await page.Clock.PauseAtAsync(Office.Evening.ToDateTimeUtc().AddSeconds(1));
        });
        await view.WaitFor("lobby", "version", "1");
        return view;
    }

    /// <summary>The days that are left are the board's own sum, in its zone, with letters that the hub drew: no font, no network.</summary>
    [Theory]
    [InlineData(ClockPart.Time, null, "20:00")]
    [InlineData(ClockPart.Date, null, "25/03/2023")]
    [InlineData(ClockPart.Days, "2023-04-30", "36")]
    public async Task Board_WithAClockPart_FillsItInByItself(ClockPart part, string? until, string shown)
    {
        const string letters = "0123456789:/";
        var frame = Leds.Mono(192, 32, Red, 1);
        var slot = new ClockSlot
        {
            Frame = 0,
            Part = part,
            Until = until is null ? null : NodaTime.Text.LocalDatePattern.Iso.Parse(until).Value,
            Columns = [.. Enumerable.Range(0, ClockText.Widest(part).Length).Select(i => 20 + (9 * i))],
            Row = 5,
            Letters = letters,
            Glyphs = [.. letters.Select((_, i) => Leds.Mono(8, 12, Red, 100 + i))],
        };
        await using var hub = await TestHub.Start(Lobby.On(Office.Slogans("Còn lại")));
        hub.Show(Lobby, 1, PlayedScene.Static(1, frame).With(slot));

        await using var view = await chromium.Open(hub, "/play/lobby");

        await view.WaitFor("lobby", "missing", "0");
        var scene = new Scene { Window = new PixelSize(192, 32), Kind = SceneKind.Static, Frames = [frame], Times = [Duration.FromSeconds(10)], Slots = [slot] };
        var now = Office.Evening.InZone(Lobby.TimeZone).LocalDateTime;
        Assert.Equal(shown, ClockText.Of(part, slot.Until, now));
        Leds.AreSame(SceneFrame.At(scene, 0, Duration.FromSeconds(1), now), await view.Lit("lobby"));
        Assert.Empty(view.Complaints);
    }

    [Fact]
    public async Task Board_WithATransition_StandsWhereThePlayerDoes()
    {
        await using var hub = await TestHub.Start(Lobby.On(Office.Slogans("Tiết kiệm điện")));
        var scene = PlayedScene.Static(1, Leds.Mono(192, 32, Red, 1));
        hub.Show(Lobby, 1, scene with { Scene = scene.Scene with { Transition = "wipe" } });

        await using var view = await chromium.Open(hub, "/play/lobby");

        await view.WaitFor("lobby", "version", "1");
        var steps = await view.Page.EvaluateAsync<string[]>("""
            async () => {
              const { frameAt } = await import(new URL('programme.js', document.querySelector('script[type=module]').src));
              const rotation = transition => ({ until: Infinity, scenes: [{ kind: 'static', transition, frames: ['f'], times: [2000] }] });
              return ['cut', 'wipe', 'scroll-in'].flatMap(transition => [0, 250, 499, 500].map(t => {
                const { x, columns, moves } = frameAt(rotation(transition), t, 192);
                return `${x} ${columns} ${moves}`;
              }));
            }
            """);
        Assert.Equal(
            from entrance in (Entrance[])[Entrance.Cut, Entrance.Wipe, Entrance.ScrollIn]
            from t in (int[])[0, 250, 499, 500]
            let place = EntranceStep.At(entrance, 192, t)
            select $"{place.Left} {place.Columns} {(entrance != Entrance.Cut && t < 500 ? "true" : "false")}",
            steps);
    }
}
