using Microsoft.Playwright;
using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Core.Playlists;
using static Microsoft.Playwright.Assertions;

namespace SignageHub.Web.Tests;

public sealed class WallTests(Chromium chromium)
{
    private static readonly Rgb Red = new(255, 0, 0);
    private static readonly Board Lobby = Office.Board("lobby", "Bảng LED sảnh chính", 192, 32, "red");
    private static readonly Board Gate = Office.Board("gate", "Bảng LED cổng", 320, 32, "rgb");

    private static readonly Instant HalfPastEight = Office.Evening + Duration.FromMinutes(30);

    [Fact]
    public async Task Wall_ListsEveryBoardWithReasonEndAndNext()
    {
        await using var hub = await TestHub.Start(
            Lobby.On(Office.Slogans("Tiết kiệm điện", "Bảo vệ nguồn nước"), HalfPastEight, Office.Dark()),
            Gate.On(Office.Idle()));

        await using var view = await chromium.Open(hub, "/");

        var lobby = view.Page.Locator("article[data-board=lobby]");
        await Expect(view.Page.Locator("h1")).ToHaveTextAsync("Sở Công Thương");
        await Expect(view.Page.Locator("h2", new() { HasText = "Bảng LED" })).ToHaveTextAsync(["Bảng LED sảnh chính", "Bảng LED cổng"]);
        await Expect(lobby.Locator("li")).ToHaveTextAsync(["Tiết kiệm điện", "Bảo vệ nguồn nước"]);
        await Expect(lobby).ToContainTextAsync("2 mục của 647-KH-SCT");
        await Expect(lobby.Locator("[data-field=until]")).ToHaveTextAsync("25/03/2023 20:30");
        await Expect(lobby.Locator("[data-field=nextText]")).ToHaveTextAsync("Bảng tắt");
        await Expect(lobby.Locator("a.play")).ToHaveAttributeAsync("href", "/play/lobby");
        await Expect(view.Page.Locator("article[data-board=gate]")).ToContainTextAsync("không có thay đổi sắp tới");
    }

    [Fact]
    public async Task Wall_BoardInAnotherZone_TellsItsTimeThere()
    {
        var tokyo = Lobby with { TimeZone = DateTimeZoneProviders.Tzdb["Asia/Tokyo"] };
        await using var hub = await TestHub.Start(tokyo.On(Office.Slogans("Một"), HalfPastEight, Office.Dark()));

        await using var view = await chromium.Open(hub, "/");

        await Expect(view.Page.Locator("[data-field=until]")).ToHaveTextAsync("25/03/2023 22:30");
    }

    [Fact]
    public async Task Wall_ShowsTheLedsOfEveryBoard()
    {
        var (red, colored) = (Leds.Mono(192, 32, Red, 1), Leds.Colored(320, 32, 2));
        await using var hub = await TestHub.Start(Lobby.On(Office.Slogans("Một")), Gate.On(Office.Slogans("Hai")));
        hub.Show(Lobby, 1, PlayedScene.Static(1, red));
        hub.Show(Gate, 1, PlayedScene.Static(1, colored));

        await using var view = await chromium.Open(hub, "/");

        await view.WaitFor("lobby", "version", "1");
        await view.WaitFor("gate", "version", "1");
        Leds.AreSame(red, await view.Lit("lobby"));
        Leds.AreSame(colored, await view.Lit("gate"));
        await Expect(view.Page.Locator("article[data-board=lobby] li[data-lit]")).ToHaveTextAsync("Một");
        Assert.Empty(view.Complaints);
    }

    [Fact]
    public async Task Wall_OneBoardChangesWhileAnotherWaitsForFrames_NeitherGoesDark()
    {
        var (early, late) = (PlayedScene.Static(2, Leds.Mono(192, 32, Red, 2)), PlayedScene.Static(3, Leds.Mono(192, 32, Red, 3)));
        await using var hub = await TestHub.Start(Lobby.On(Office.Slogans("Một")), Gate.On(Office.Slogans("Hai")));
        hub.Show(Lobby, 1, PlayedScene.Static(1, Leds.Mono(192, 32, Red, 1)));
        hub.Show(Gate, 1, PlayedScene.Static(1, Leds.Colored(320, 32, 1)));
        await using var view = await chromium.Open(hub, "/");
        await view.WaitFor("lobby", "version", "1");
        await view.WaitFor("gate", "version", "1");
        await view.Board("lobby").EvaluateAsync(
            """
            view => {
              window.frames_seen = [];
              new MutationObserver(() => window.frames_seen.push(view.dataset.frame)).observe(view, { attributeFilter: ['data-frame'] });
            }
            """);
        var release = new TaskCompletionSource();
        await view.Page.RouteAsync($"**/frames/{late.Scene.Frames[0]}.png", async route =>
        {
            await release.Task;
            await route.ContinueAsync();
        });
        var asked = view.Page.WaitForResponseAsync($"**/frames/{early.Scene.Frames[0]}.png");

        hub.Show(Lobby, 2, early, late);
        await (await asked).FinishedAsync();
        hub.Show(Gate, 2, PlayedScene.Static(2, Leds.Colored(320, 32, 2)));
        await view.WaitFor("gate", "version", "2");
        release.SetResult();

        await view.WaitFor("lobby", "version", "2");
        Assert.DoesNotContain("", await view.Page.EvaluateAsync<string[]>("window.frames_seen"));
    }

    [Fact]
    public async Task Wall_ProgrammeChanges_TellsItWithoutReload()
    {
        await using var hub = await TestHub.Start(Lobby.On(Office.Slogans("Một"), HalfPastEight, Office.Dark()));
        hub.Show(Lobby, 1, PlayedScene.Static(1, Leds.Mono(192, 32, Red, 1)));
        await using var view = await chromium.Open(hub, "/");
        await view.WaitFor("lobby", "version", "1");
        await view.Page.EvaluateAsync("() => { window.sameDocument = true; }");

        hub.Overviews.Boards = [Lobby.On(Office.Dark(), HalfPastEight + Duration.FromHours(1), Office.Slogans("Hai", "Ba"))];
        hub.Overviews.Problems = [new Problem("boards.json", 3, 7, "office", new Bilingual("is missing", "bị thiếu"))];
        hub.Publish(hub.ManifestOf(Lobby, 2));

        var lobby = view.Page.Locator("article[data-board=lobby]");
        await Expect(lobby.Locator(".instead")).ToHaveTextAsync("Bảng tắt");
        await Expect(lobby.Locator("li")).ToHaveCountAsync(0);
        await Expect(lobby.Locator("[data-field=until]")).ToHaveTextAsync("25/03/2023 21:30");
        await Expect(lobby.Locator("[data-field=nextText]")).ToHaveTextAsync("Hai · Ba");
        await Expect(view.Page.Locator("#problems li")).ToHaveTextAsync("boards.json:3:7: office: bị thiếu");
        await view.WaitFor("lobby", "state", "dark");
        Assert.True(await view.Page.EvaluateAsync<bool>("window.sameDocument === true"));
    }

    [Fact]
    public async Task Wall_NewBoard_AppearsByItself()
    {
        await using var hub = await TestHub.Start(Lobby.On(Office.Slogans("Một")));
        await using var view = await chromium.Open(hub, "/");
        await Expect(view.Page.Locator("article")).ToHaveCountAsync(1);
        await view.WaitFor("lobby", "state", "waiting");

        hub.Overviews.Boards = [Lobby.On(Office.Slogans("Một")), Gate.On(Office.Idle())];
        hub.Publish(hub.ManifestOf(Gate, 1));

        await Expect(view.Page.Locator("article")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Wall_English_SpeaksEnglishAndRemembersIt()
    {
        await using var hub = await TestHub.Start(Lobby.On(Office.Slogans("Một"), HalfPastEight, Office.Dark()));
        await using var view = await chromium.Open(hub, "/");
        await Expect(view.Page.Locator("html")).ToHaveAttributeAsync("lang", "vi");

        await view.Page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        await Expect(view.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await view.Page.GotoAsync(hub.Url);

        await Expect(view.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Expect(view.Page.Locator("[data-field=until]")).ToHaveTextAsync("25 Mar 2023, 20:30");
        await Expect(view.Page.Locator("article")).ToContainTextAsync("1 entries from 647-KH-SCT");
        await Expect(view.Page.Locator("#clock")).ToContainTextAsync("Saturday, 25 Mar 2023");
    }

    [Fact]
    public async Task Wall_ScriptsOff_StillTellsAndShowsAStill()
    {
        var scene = PlayedScene.Static(1, Leds.Mono(192, 32, Red, 1));
        await using var hub = await TestHub.Start(Lobby.On(Office.Slogans("Tiết kiệm điện"), HalfPastEight, Office.Dark()));
        hub.Show(Lobby, 1, scene);

        await using var view = await chromium.Open(hub, "/", new() { JavaScriptEnabled = false, Locale = "vi-VN" });

        var lobby = view.Page.Locator("article[data-board=lobby]");
        await Expect(lobby.Locator("li")).ToHaveTextAsync("Tiết kiệm điện");
        await Expect(lobby.Locator("[data-field=until]")).ToHaveTextAsync("25/03/2023 20:30");
        await Expect(lobby.Locator("[data-field=nextText]")).ToHaveTextAsync("Bảng tắt");
        await Expect(lobby.Locator("noscript img")).ToHaveAttributeAsync("src", $"/frames/{scene.Scene.Frames[0]}.png");
        await Expect(lobby.Locator("noscript img")).ToBeVisibleAsync();
        await view.Keep("wall-scripts-off");
    }

    [Fact]
    public async Task Wall_MarkupInNamesAndSlogans_StaysText()
    {
        const string Attack = """</li></p><script>window.hacked = 1</script><img src=x onerror="window.hacked=1">'"&amp;""";
        var board = Lobby with { Name = Attack };
        await using var hub = await TestHub.Start(board.On(Office.Slogans(Attack), HalfPastEight, Office.Slogans(Attack)));
        hub.Overviews.Office = Attack;
        hub.Overviews.Problems = [new Problem(Attack, 1, 1, Attack, new Bilingual(Attack, Attack))];
        await using var view = await chromium.Open(hub, "/");
        await view.WaitFor("lobby", "state", "waiting");

        // Again, by the way of live news.
        hub.Overviews.Boards = [board.On(Office.Slogans("b" + Attack), HalfPastEight, Office.Slogans("c" + Attack))];
        hub.Overviews.Problems = [new Problem("d" + Attack, 1, 1, Attack, new Bilingual(Attack, Attack))];
        hub.Publish(hub.ManifestOf(board, 1));

        await Expect(view.Page.Locator("article li")).ToHaveTextAsync("b" + Attack);
        await Expect(view.Page.Locator("[data-field=nextText]")).ToHaveTextAsync("c" + Attack);
        await Expect(view.Page.Locator("#problems li")).ToContainTextAsync("d" + Attack);
        await Expect(view.Page.Locator("h1")).ToHaveTextAsync(Attack);
        await Expect(view.Page.Locator("h2").Last).ToHaveTextAsync(Attack);
        Assert.True(await view.Page.EvaluateAsync<bool>("window.hacked === undefined"));
        Assert.Equal(0, await view.Page.Locator("img").CountAsync());
        Assert.Empty(view.Complaints);
    }

    [Fact]
    public async Task Wall_HubGone_SaysSoInOneWord()
    {
        await using var hub = await TestHub.Start(Lobby.On(Office.Slogans("Một")));
        await using var view = await chromium.Open(hub, "/");
        await view.WaitFor("lobby", "state", "waiting");
        await Expect(view.Page.Locator("#offline")).ToBeEmptyAsync();

        await hub.Stop();

        await Expect(view.Page.Locator("#offline")).ToHaveTextAsync("mất kết nối");
    }

    [Fact]
    public async Task Wall_LessMotionWanted_StripStandsStill()
    {
        var strip = Leds.Mono(300, 32, Red, 4);
        await using var hub = await TestHub.Start(Lobby.On(Office.Slogans("Một")));
        hub.Show(Lobby, 1, PlayedScene.Scroll(1, strip, 60, 10));

        await using var view = await chromium.Open(hub, "/", new() { ReducedMotion = ReducedMotion.Reduce });

        await view.WaitFor("lobby", "version", "1");
        var x = int.Parse((await view.Board("lobby").GetAttributeAsync("data-x"))!);
        Assert.Equal(0, x % 192);
        Leds.AreSame(Leds.Window(strip, x, 192), await view.Lit("lobby"));
    }

    [Fact]
    public async Task Wall_ZoneThatBrowsersDoNotKnow_ShowsEverythingButTheClock()
    {
        var odd = Lobby with { TimeZone = DateTimeZone.ForOffset(Offset.FromHours(7)) };
        await using var hub = await TestHub.Start(odd.On(Office.Slogans("Một")));

        await using var view = await chromium.Open(hub, "/");

        await view.WaitFor("lobby", "state", "waiting");
        await Expect(view.Page.Locator("#clock")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Wall_PlainHttpFromAnotherMachine_SaysWhatToDoAndStillTells()
    {
        await using var hub = await TestHub.Start(Lobby.On(Office.Slogans("Một"), HalfPastEight, Office.Dark()), Gate.On(Office.Idle()));
        hub.Show(Lobby, 1, PlayedScene.Static(1, Leds.Mono(192, 32, Red, 1)));
        await using var view = await chromium.Open(hub, $"http://{Chromium.UntrustedHost}:{new Uri(hub.Url).Port}/");
        await Expect(view.Page.Locator("#clock b")).ToHaveTextAsync("20:00");

        hub.Overviews.Boards = [Lobby.On(Office.Slogans("Hai"), HalfPastEight, Office.Dark()), Gate.On(Office.Idle())];
        hub.Show(Lobby, 2);

        await Expect(view.Page.Locator("article[data-board=lobby] li")).ToHaveTextAsync("Hai");
        await Expect(view.Page.Locator(".notice").First).ToContainTextAsync("https://");
        Assert.Empty(view.Complaints);
        await view.Keep("wall-insecure");
    }

    [Fact]
    public async Task Wall_AlertOnBoard_SaysAlert()
    {
        await using var hub = await TestHub.Start(Lobby.On(Office.Slogans(Level.Alert, "Bão số 3")));

        await using var view = await chromium.Open(hub, "/");

        await Expect(view.Page.Locator("article[data-board=lobby]")).ToHaveAttributeAsync("data-state", "alert");
        await Expect(view.Page.Locator("[data-field=stateText]")).ToHaveTextAsync("khẩn cấp");
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Wall_InBothSchemes_TextHasEnoughContrast(ColorScheme scheme)
    {
        await using var hub = await TestHub.Start(
            Lobby.On(Office.Slogans(Level.Alert, "Một", "Hai"), HalfPastEight, Office.Dark()),
            Gate.On(Office.Slogans(Level.Exclusive, "Ba")),
            (Gate with { Id = BoardId.Parse("yard") }).On(Office.Off()));
        hub.Overviews.Problems = [new Problem("boards.json", 3, 7, "office", new Bilingual("is missing", "bị thiếu"))];
        await using var view = await chromium.Open(hub, "/", new() { ColorScheme = scheme });

        var weak = await view.Page.EvaluateAsync<string[]>(Contrast.Script);

        // WCAG 2.2, 1.4.3: 4.5 to 1.
        Assert.Empty(weak);
    }

    [Fact]
    public async Task UnknownBoard_IsAFriendlyPageWithTheBoards()
    {
        await using var hub = await TestHub.Start(Lobby.On(Office.Idle()));

        await using var view = await chromium.Open(hub, "/play/loby");

        await Expect(view.Page.Locator("h1")).ToHaveTextAsync("Không có trang này");
        await Expect(view.Page.Locator("li a")).ToHaveAttributeAsync("href", "/play/lobby");
        await view.Keep("not-found", fullPage: false);
    }
}
