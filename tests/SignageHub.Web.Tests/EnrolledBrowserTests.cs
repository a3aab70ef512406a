using System.Buffers.Binary;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using SignageHub.Core.Boards;
using SignageHub.Hub;
using SignageHub.Hub.Boards;
using SignageHub.Hub.Boards.Enrolling;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Publishing;
using SignageHub.Hub.Settings;
using SignageHub.Hub.Storage;
using SignageHub.Push.Enrolling;
using SignageHub.Push.Messages;
using SignageHub.Rendering;

namespace SignageHub.Web.Tests;

/// <summary>A browser becomes a board of the real hub, and hands in its proof; nobody else can.</summary>
public sealed class EnrolledBrowserTests(Chromium chromium) : IDisposable
{
    private static readonly BoardId Lobby = BoardId.Parse("lobby");

    private readonly DirectoryInfo _office = Directory.CreateTempSubdirectory("signagehub-");

    [Fact]
    public async Task Browser_ThatIsClaimedAndConfirmed_TellsItsState_AndHandsInItsPlays()
    {
        await using var lobby = await StartLobby();
        var (view, conversations) = (lobby.View, lobby.Conversations);
        await lobby.Enrol();

        await Until(() => conversations.IsSettled(Lobby));
        Assert.Equal("filler", conversations.Newest(Lobby)!.Value.State.Reason);
        // A start of the page closes what the last one had open, and hands it in.
        await view.Page.ReloadAsync();
        var plays = Path.Combine(_office.FullName, "data", "plays", "lobby");
        await Until(() => Directory.Exists(plays) && Directory.GetFiles(plays, "*.jsonl").Any(file => File.ReadAllText(file).Contains("\"entry\":\"everyday/1\"", StringComparison.Ordinal)));
        Assert.Empty(view.Complaints);
    }

    [Fact]
    public async Task Browser_ThatIsCommanded_DoesSo_SaysSo_AndRemembersItsBrightness()
    {
        await using var lobby = await StartLobby();
        var (view, conversations) = (lobby.View, lobby.Conversations);
        await lobby.Enrol();
        await Until(() => conversations.IsSettled(Lobby));

        await Command(conversations, CommandKind.Brightness, 30);
        await view.WaitFor("lobby", "brightness", "30");
        Assert.Equal(30, conversations.Newest(Lobby)!.Value.State.Brightness);

        await Command(conversations, CommandKind.Screenshot);
        byte[]? screen = null;
        await Until(() => (screen = conversations.TakeScreen(Lobby)) is not null);
        // IHDR: columns and rows (PNG, 11.2.2). One pixel a LED.
        Assert.Equal((96, 16), (BinaryPrimitives.ReadInt32BigEndian(screen.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(screen.AsSpan(20))));

        var before = conversations.Newest(Lobby)!.Value.State.Boot;
        await Command(conversations, CommandKind.Restart);
        await Until(() => conversations.Newest(Lobby)!.Value.State.Boot != before);
        await view.WaitFor("lobby", "brightness", "30");

        await Command(conversations, CommandKind.Identify);
        await Assertions.Expect(view.Page.Locator("#identity")).ToBeVisibleAsync();
        await Assertions.Expect(view.Page.Locator("#identity strong")).ToHaveTextAsync("lobby");
        // Its questions for the time were answered, with a signature.
        await Until(() => conversations.Newest(Lobby)!.Value.State.Asks == 0);
        Assert.Empty(view.Complaints);
    }

    /// <summary>The hub went away between the page and its modules: what is shown goes on, and so does the proof of it.</summary>
    [Fact]
    public async Task Browser_ThatCannotHaveThePartForReporting_PlaysOn_AndReportsWithIt()
    {
        await using var lobby = await StartLobby();
        var (view, conversations) = (lobby.View, lobby.Conversations);
        await lobby.Enrol();
        await Until(() => conversations.IsSettled(Lobby));
        // What the page's worker asks for cannot be held up from here.
        await view.Page.EvaluateAsync("() => navigator.serviceWorker.ready.then(worker => worker.unregister())");
        await view.Page.AddInitScriptAsync("Object.defineProperty(navigator, 'serviceWorker', { value: undefined })");
        var before = conversations.Newest(Lobby)!.Value.State.Boot;

        await view.Page.RouteAsync("**/board-report.js", route => route.AbortAsync());
        await view.Page.RunAndWaitForRequestAsync(() => view.Page.ReloadAsync(), request => request.Url.EndsWith("/board-report.js", StringComparison.Ordinal));
        await view.WaitFor("lobby", "state", "filler");
        Assert.Equal(before, conversations.Newest(Lobby)!.Value.State.Boot);

        await view.Page.UnrouteAllAsync();
        await Until(() => conversations.Newest(Lobby)!.Value.State.Boot != before);
    }

    /// <summary>What the stream says is held between what is signed; a page without the hub's answers goes by the stream, never behind a signature.</summary>
    [Fact]
    public async Task Clock_OfABrowserBoard_StaysBetweenWhatIsSigned()
    {
        await using var lobby = await StartLobby();
        var view = lobby.View;

        var off = await view.Page.EvaluateAsync<long[]>("""
            async () => {
              const { TrustedClock } = await import(new URL('trusted-clock.js', document.querySelector('script[type=module]').src));
              const told = { isSet: true, at: 0, now() { return this.at; } };
              const clock = new TrustedClock(told, 'clock-test');
              clock.ask();
              const [signed, day] = [Date.UTC(2027, 0, 15), 86_400_000];
              const off = [];
              told.at = signed - 10 * day;
              off.push(clock.now() - told.at);
              clock.signed(signed);
              off.push(clock.now() - signed);
              told.at = signed + 20 * day;
              off.push(clock.now() - told.at);
              clock.answered(signed + day, performance.now());
              off.push(clock.now() - (signed + day));
              clock.answered(signed + 3 * day, performance.now());
              off.push(clock.now() - (signed + 3 * day));
              off.push(new TrustedClock({ isSet: true, now: () => 0 }, 'clock-test').now() - signed);
              return off.map(Math.floor);
            }
            """);

        // In milliseconds that pass while this is worked out; the last is what a page that starts anew remembers.
        Assert.All(off[..5], o => Assert.InRange(o, 0, 1000));
        Assert.InRange(off[5], 0, (long)TimeSpan.FromDays(4).TotalMilliseconds);
    }

    /// <summary>What a hub signed while its clock was ahead, or was set for a trial, does not hold a browser board for good.</summary>
    [Fact]
    public async Task Clock_OfABrowserBoard_IsRightAgain_WhenTheHubsIs()
    {
        await using var lobby = await StartLobby();
        var view = lobby.View;

        var off = await view.Page.EvaluateAsync<long[]>("""
            async () => {
              const { TrustedClock } = await import(new URL('trusted-clock.js', document.querySelector('script[type=module]').src));
              const [today, day] = [Date.UTC(2027, 0, 15), 86_400_000];
              const told = { isSet: true, at: today, now() { return this.at; }, forget() { this.at = 0; }, assume() { this.at = today; } };
              const started = name => new TrustedClock(told, name);
              const off = [];
              const ordinary = started('clock-ahead');
              ordinary.ask();
              ordinary.signed(today);
              ordinary.answered(today + 300 * day, performance.now());
              ordinary.signed(today + 300 * day);
              off.push(ordinary.now() - (today + 300 * day));
              ordinary.answered(today, performance.now());
              off.push(ordinary.now() - today);
              ordinary.signed(today);
              off.push(ordinary.now() - today);
              off.push(started('clock-ahead').now() - today);
              off.push(Number(ordinary.signed(today + 300 * day)), ordinary.now() - today);
              const trial = started('clock-trial');
              trial.ask();
              trial.signed(today);
              trial.answered(today + 300 * day, performance.now());
              trial.signed(today + 300 * day, true);
              off.push(trial.now() - (today + 300 * day));
              off.push(started('clock-trial').now() - today);
              trial.endTrial();
              off.push(trial.now() - today);
              const looker = started('clock-looker');
              looker.signed(today + 300 * day);
              looker.signed(today);
              off.push(looker.now() - today);
              return off.map(Math.floor);
            }
            """);

        // In milliseconds that pass while this is worked out; one manifest does not fit what was answered.
        Assert.All(off, o => Assert.InRange(o, 0, 1000));
    }

    /// <summary>The hub was away for long: more than one batch, and more than the cap lets stand.</summary>
    [Fact]
    public async Task Journal_OfABrowserBoard_KeepsItsRowsOverAStart_AndDropsTheOldestBeyondItsCap()
    {
        await using var lobby = await StartLobby();
        var view = lobby.View;
        const string play = """
            async ([hours, bytes]) => {
              const { PlayJournal } = await import(new URL('play-journal.js', document.querySelector('script[type=module]').src));
              const journal = await PlayJournal.open('journal-test', bytes);
              const shown = { scene: 'a', entry: 'p/1', reason: 'normal', version: 1, turn: null };
              for (let i = 0; i < hours; i++) journal.look(shown, Date.UTC(2027, 0, 1, i, 30));
              journal.close();
              await journal.written;
              const numbers = [];
              for (let tries = 0; tries < 400; tries++) {
                const batch = journal.next();
                if (batch) {
                  numbers.push(...batch.plays.map(({ number }) => number));
                  if (bytes < 1e6 || hours === 0) journal.acknowledge(batch.boot, batch.plays.at(-1).number);
                  else return [journal.waiting, ...numbers];
                } else if (journal.waiting === 0) break;
                await new Promise(done => setTimeout(done, 25));
              }
              return [journal.waiting, ...numbers];
            }
            """;

        await view.Page.EvaluateAsync<int[]>(play, new object[] { 250, 32_000_000 });
        await view.Page.ReloadAsync();
        var after = await view.Page.EvaluateAsync<int[]>(play, new object[] { 0, 32_000_000 });
        Assert.Equal([0, .. Enumerable.Range(1, 250)], after);

        var capped = await view.Page.EvaluateAsync<int[]>(play, new object[] { 1000, 100_000 });
        Assert.Equal(0, capped[0]);
        Assert.Equal(1000, capped[^1]);
        Assert.InRange(capped.Length, 300, 900);
    }

    /// <summary>A store that is full refuses the transaction: what it did not take is not on disk, is not handed in, and is not lost with the page.</summary>
    [Fact]
    public async Task Journal_OfABrowserBoard_WhoseStoreRefuses_HandsInNothingUntilItIsKept_AndLosesNothingWithThePage()
    {
        await using var lobby = await StartLobby();
        var view = lobby.View;
        const string play = """
            async ([hours, refuses]) => {
              const { PlayJournal } = await import(new URL('play-journal.js', document.querySelector('script[type=module]').src));
              const { put } = IDBObjectStore.prototype;
              if (refuses) IDBObjectStore.prototype.put = function (...row) { const request = put.apply(this, row); this.transaction.abort(); return request; };
              const journal = await PlayJournal.open('full-test');
              const look = i => journal.look({ scene: 'a', entry: 'p/1', reason: 'normal', version: 1, turn: null }, Date.UTC(2027, 0, 1, i, 30));
              for (let i = 0; i < hours; i++) look(i);
              journal.close();
              await journal.written;
              const refused = journal.next()?.plays.length ?? 0;
              return [refused, ...(journal.next()?.plays ?? []).map(({ number }) => number)];
            }
            """;

        var refused = await view.Page.EvaluateAsync<int[]>(play, new object[] { 3, true });
        await view.Page.ReloadAsync();
        var after = await view.Page.EvaluateAsync<int[]>(play, new object[] { 0, false });

        Assert.Equal([0], refused);
        Assert.Equal([3, 1, 2, 3], after);
    }

    [Fact]
    public async Task Journal_OfABrowserBoard_WhoseStoreRefusedForAWhile_HandsInAllOfIt()
    {
        await using var lobby = await StartLobby();
        var view = lobby.View;

        var numbers = await view.Page.EvaluateAsync<int[]>("""
            async () => {
              const { PlayJournal } = await import(new URL('play-journal.js', document.querySelector('script[type=module]').src));
              const { put } = IDBObjectStore.prototype;
              IDBObjectStore.prototype.put = function (...row) { const request = put.apply(this, row); this.transaction.abort(); return request; };
              const journal = await PlayJournal.open('while-test');
              const look = i => journal.look({ scene: 'a', entry: 'p/1', reason: 'normal', version: 1, turn: null }, Date.UTC(2027, 0, 1, i, 30));
              for (let i = 0; i < 3; i++) look(i);
              await journal.written;
              IDBObjectStore.prototype.put = put;
              look(3);
              await journal.written;
              look(4);
              await journal.written;
              return journal.next().plays.map(({ number }) => number);
            }
            """);

        Assert.Equal([1, 2, 3, 4], numbers);
    }

    /// <summary>A page that ends while it takes a manifest must not refuse, from then on, the one that it has.</summary>
    [Fact]
    public async Task Manifest_OfABrowserBoard_IsKeptBeforeOlderOnesAreRefused_AndNoOlderOneComesBetween()
    {
        await using var lobby = await StartLobby();
        var view = lobby.View;
        await view.Page.WaitForFunctionAsync("async () => (await (await caches.open('signagehub-manifests')).match('/play/lobby/kept')) !== undefined");

        var said = await view.Page.EvaluateAsync<string[]>("""
            async () => {
              const asset = name => import(new URL(name, document.querySelector('script[type=module]').src));
              const [{ BoardPlayer }, { HubKeys }] = await Promise.all([asset('board-player.js'), asset('hub-keys.js')]);
              const compact = await (await (await caches.open('signagehub-manifests')).match('/play/lobby/kept')).text();
              const said = [];
              const player = new BoardPlayer({ board: 'lobby', width: 96, height: 16 }, {
                clock: { isSet: true, now: () => Date.now() },
                keys: new HubKeys(),
                ratchet: { get: () => 0, raise: () => said.push('raised') },
                frames: { keep() {}, load: async () => {}, get: () => undefined },
                store: { load: async () => null, keep: async () => {
                  said.push('keeps');
                  await new Promise(done => setTimeout(done, 50));
                  said.push('kept');
                } },
              });
              player.addEventListener('change', () => said.push('lit'));
              said.push(await player.offer(compact), await player.offer(compact));
              await new Promise(done => setTimeout(done, 500));
              return said;
            }
            """);

        Assert.Equal(["keeps", "kept", "raised", "lit"], said.Where(word => word is "keeps" or "kept" or "raised" or "lit").Distinct());
        Assert.Equal(["accepted", "current"], said.Where(word => word is "accepted" or "current"));
    }

    [Fact]
    public async Task Journal_OfABrowserBoard_CountsATurnOverTheHourOnce_AndLosesNothingOfIt()
    {
        await using var lobby = await StartLobby();
        var view = lobby.View;

        // Looks every 3 s from 00:00:04 to 02:05, turns of 7 s.
        var rows = await view.Page.EvaluateAsync<double[][]>("""
            async () => {
              const { PlayJournal } = await import(new URL('play-journal.js', document.querySelector('script[type=module]').src));
              const journal = await PlayJournal.open('hour-test');
              for (let s = 4; s < 7500; s += 3) journal.look({ scene: 'a', entry: 'p/1', reason: 'normal', version: 1, turn: Math.floor(s / 7) }, Date.UTC(2027, 0, 1) + s * 1000);
              await journal.written;
              return journal.next().plays.map(p => [p.lit, p.count, Date.parse(p.from) / 1000 % 86400, Date.parse(p.until) / 1000 % 86400]);
            }
            """);

        Assert.Equal([3_596_000, 3_600_000], rows.Select(r => r[0]));
        Assert.Equal([(4, 3600), (3600, 7200)], rows.Select(r => (r[2], r[3])));
        // Turns 0 to 1028: the last of them begins four seconds before two o'clock.
        Assert.Equal(1029, rows.Sum(r => r[1]));
    }

    [Fact]
    public async Task Journal_OfABrowserBoardWhoseClockIsPutBack_ClaimsNoMoreThanTheTimeOfItsRow()
    {
        await using var lobby = await StartLobby();
        var view = lobby.View;

        // Half an hour, back to the tenth minute, and on to the next hour.
        var rows = await view.Page.EvaluateAsync<double[][]>("""
            async () => {
              const { PlayJournal } = await import(new URL('play-journal.js', document.querySelector('script[type=module]').src));
              const journal = await PlayJournal.open('back-test');
              const look = s => journal.look({ scene: 'a', entry: 'p/1', reason: 'normal', version: 1, turn: null }, Date.UTC(2027, 0, 1) + s * 1000);
              for (let s = 0; s <= 1800; s++) look(s);
              for (let s = 600; s <= 3602; s++) look(s);
              await journal.written;
              return journal.next().plays.map(p => [p.lit, Date.parse(p.until) - Date.parse(p.from)]);
            }
            """);

        var row = Assert.Single(rows);
        Assert.Equal((3_600_000, 3_600_000), (row[0], row[1]));
    }

    [Theory]
    [InlineData("lobby", "no signature")]
    [InlineData("hall", "x.y.z")]
    public async Task Stranger_IsNotHeard(string board, string said)
    {
        await using var hub = await StartHub();
        using var http = new HttpClient();

        using var answer = await http.PostAsync(new Uri($"{hub.Urls.First()}/play/{board}/said"), new StringContent(said), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    public void Dispose() => _office.Delete(recursive: true);

    /// <summary>A hub, and a browser that lights what it has for the lobby.</summary>
    private async Task<LobbyOfAHub> StartLobby()
    {
        var hub = await StartHub();
        var view = await chromium.Open(new Uri(hub.Urls.First() + "/play/lobby"));
        await view.WaitFor("lobby", "state", "filler");
        return new LobbyOfAHub(hub, view);
    }

    private async Task<WebApplication> StartHub()
    {
        var playlists = Directory.CreateDirectory(Path.Combine(_office.FullName, "playlists")).FullName;
        var boards = Path.Combine(_office.FullName, "boards.json");
        await File.WriteAllTextAsync(boards, """{ "office": "Sở", "timeZone": "Asia/Ho_Chi_Minh", "boards": [ { "id": "lobby", "name": "Sảnh", "size": "96x16", "color": "red" } ] }""", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(playlists, "everyday.json"), """{ "name": "Hằng ngày", "entries": [ { "slogan": "Tiết kiệm điện", "when": { "always": true }, "level": "filler" } ] }""", TestContext.Current.CancellationToken);
        var settings = new HubSettings
        {
            BoardsFile = boards,
            PlaylistsFolder = playlists,
            DataFolder = Path.Combine(_office.FullName, "data"),
            Urls = "http://127.0.0.1:0",
            Mqtt = new MqttSettings { Port = 0, Tls = new TlsSettings { Port = 0 } },
        };
        var files = new SignageFiles(settings);
        var hub = HubHost.Build(settings, DataFolder.Open(settings.DataFolder), files, files.Load().Signage!, new SceneLibrary(new SceneRenderer()));
        await hub.StartAsync(TestContext.Current.CancellationToken);
        return hub;
    }

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.None, TimeSpan.FromSeconds(1));

    private static async Task Command(BoardConversations conversations, string kind, int? percent = null)
    {
        var counter = conversations.Command(Lobby, kind, percent);
        await Until(() => conversations.Newest(Lobby)!.Value.State.Done >= counter);
    }

    private static async Task Until(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!holds())
            await timer.WaitForNextTickAsync(patience.Token);
    }

    private sealed class LobbyOfAHub(WebApplication hub, View view) : IAsyncDisposable
    {
        public View View => view;

        public BoardConversations Conversations { get; } = hub.Services.GetRequiredService<BoardConversations>();

        /// <summary>The browser becomes the board: code, digits, Enter.</summary>
        public async Task Enrol()
        {
            var enrolments = hub.Services.GetRequiredService<Enrolments>();
            await view.Page.Keyboard.PressAsync("e");
            var title = view.Page.Locator("#identity strong");
            await Assertions.Expect(title).ToHaveTextAsync(Pattern("^[A-Z]{4}-[A-Z]{4}$"));
            var code = EnrolCode.Parse(await title.InnerTextAsync())!;

            Assert.Equal(EnrolVerdict.Fine, enrolments.Claim(code, Lobby));
            await Assertions.Expect(title).ToHaveTextAsync(Pattern(" [0-9]{4}$"));
            await view.Keep("play-enrol", fullPage: false);
            var digits = (await title.InnerTextAsync())[^4..];
            await Until(() => enrolments.Progress(code).Digits is not null);
            Assert.Equal(enrolments.Progress(code).Digits, digits);
            Assert.Equal(EnrolVerdict.Fine, (await enrolments.Confirm(code, digits, TestContext.Current.CancellationToken)).Verdict);
            await Assertions.Expect(view.Page.Locator("#identity span")).ToContainTextAsync("Enter");
            await view.Page.Keyboard.PressAsync("Enter");
            await view.WaitFor("lobby", "enrolled", "yes");
        }

        public async ValueTask DisposeAsync()
        {
            await view.DisposeAsync();
            await hub.DisposeAsync();
        }
    }
}
