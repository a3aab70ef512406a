using System.Buffers.Binary;
using System.Net;
using Microsoft.Playwright;
using SignageHub.Hub.Boards;
using SignageHub.Push.Messages;

namespace SignageHub.Web.Tests;

/// <summary>A browser becomes a board of the real hub, and hands in its proof; nobody else can.</summary>
public sealed class EnrolledBrowserTests(Chromium chromium)
{
    [Fact]
    public async Task Browser_ThatIsClaimedAndConfirmed_TellsItsState_AndHandsInItsPlays()
    {
        await using var lobby = await LobbyHub.Start();
        await using var view = await lobby.Open(chromium);
        var conversations = lobby.Conversations;
        await lobby.Enrol(view);

        await LobbyHub.Until(() => conversations.IsSettled(LobbyHub.Lobby));
        Assert.Equal("filler", conversations.Newest(LobbyHub.Lobby)!.Value.State.Reason);
        // A start of the page closes what the last one had open, and hands it in.
        await view.Page.ReloadAsync();
        var plays = Path.Combine(lobby.DataFolder, "plays", "lobby");
        await LobbyHub.Until(() => Directory.Exists(plays) && Directory.GetFiles(plays, "*.jsonl").Any(file => File.ReadAllText(file).Contains("\"entry\":\"everyday/1\"", StringComparison.Ordinal)));
        Assert.Empty(view.Complaints);
    }

    [Fact]
    public async Task Browser_ThatIsCommanded_DoesSo_SaysSo_AndRemembersItsBrightness()
    {
        await using var lobby = await LobbyHub.Start();
        await using var view = await lobby.Open(chromium);
        var conversations = lobby.Conversations;
        await lobby.Enrol(view);
        await LobbyHub.Until(() => conversations.IsSettled(LobbyHub.Lobby));

        await Command(conversations, CommandKind.Brightness, 30);
        await view.WaitFor("lobby", "brightness", "30");
        Assert.Equal(30, conversations.Newest(LobbyHub.Lobby)!.Value.State.Brightness);

        await Command(conversations, CommandKind.Screenshot);
        byte[]? screen = null;
        await LobbyHub.Until(() => (screen = conversations.TakeScreen(LobbyHub.Lobby)) is not null);
        // IHDR: columns and rows (PNG, 11.2.2). One pixel a LED.
        Assert.Equal((96, 16), (BinaryPrimitives.ReadInt32BigEndian(screen.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(screen.AsSpan(20))));

        var before = conversations.Newest(LobbyHub.Lobby)!.Value.State.Boot;
        await Command(conversations, CommandKind.Restart);
        await LobbyHub.Until(() => conversations.Newest(LobbyHub.Lobby)!.Value.State.Boot != before);
        await view.WaitFor("lobby", "brightness", "30");

        await Command(conversations, CommandKind.Identify);
        await Assertions.Expect(view.Page.Locator("#identity")).ToBeVisibleAsync();
        await Assertions.Expect(view.Page.Locator("#identity strong")).ToHaveTextAsync("lobby");
        // Its questions for the time were answered, with a signature.
        await LobbyHub.Until(() => conversations.Newest(LobbyHub.Lobby)!.Value.State.Asks == 0);
        Assert.Empty(view.Complaints);
    }

    /// <summary>The hub went away between the page and its modules: what is shown goes on, and so does the proof of it.</summary>
    [Fact]
    public async Task Browser_ThatCannotHaveThePartForReporting_PlaysOn_AndReportsWithIt()
    {
        await using var lobby = await LobbyHub.Start();
        await using var view = await lobby.Open(chromium);
        var conversations = lobby.Conversations;
        await lobby.Enrol(view);
        await LobbyHub.Until(() => conversations.IsSettled(LobbyHub.Lobby));
        // What the page's worker asks for cannot be held up from here.
        await view.Page.EvaluateAsync("() => navigator.serviceWorker.ready.then(worker => worker.unregister())");
        await view.Page.AddInitScriptAsync("Object.defineProperty(navigator, 'serviceWorker', { value: undefined })");
        var before = conversations.Newest(LobbyHub.Lobby)!.Value.State.Boot;

        await view.Page.RouteAsync("**/board-report.js", route => route.AbortAsync());
        await view.Page.RunAndWaitForRequestAsync(() => view.Page.ReloadAsync(), request => request.Url.EndsWith("/board-report.js", StringComparison.Ordinal));
        await view.WaitFor("lobby", "state", "filler");
        Assert.Equal(before, conversations.Newest(LobbyHub.Lobby)!.Value.State.Boot);

        await view.Page.UnrouteAllAsync();
        await LobbyHub.Until(() => conversations.Newest(LobbyHub.Lobby)!.Value.State.Boot != before);
    }

    /// <summary>A page that ends while it takes a manifest must not refuse, from then on, the one that it has.</summary>
    [Fact]
    public async Task Manifest_OfABrowserBoard_IsKeptBeforeOlderOnesAreRefused_AndNoOlderOneComesBetween()
    {
        await using var lobby = await LobbyHub.Start();
        await using var view = await lobby.Open(chromium);
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

    [Theory]
    [InlineData("lobby", "no signature")]
    [InlineData("hall", "x.y.z")]
    public async Task Stranger_IsNotHeard(string board, string said)
    {
        await using var lobby = await LobbyHub.Start();
        using var http = new HttpClient();

        using var answer = await http.PostAsync(new Uri($"{lobby.Url}/play/{board}/said"), new StringContent(said), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static async Task Command(BoardConversations conversations, string kind, int? percent = null)
    {
        var counter = conversations.Command(LobbyHub.Lobby, kind, percent);
        await LobbyHub.Until(() => conversations.Newest(LobbyHub.Lobby)!.Value.State.Done >= counter);
    }
}
