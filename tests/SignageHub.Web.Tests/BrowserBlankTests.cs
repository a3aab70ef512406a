using Microsoft.Playwright;
using NodaTime;
using SignageHub.Hub.Boards;
using SignageHub.Push.Keys;
using SignageHub.Push.Messages;

namespace SignageHub.Web.Tests;

/// <summary>The red button at a board in a browser that has lost what it kept of it: dark until the hub itself says which order is in force, as any other board.</summary>
public sealed class BrowserBlankTests(Chromium chromium)
{
    [Fact]
    public async Task Switch_ThatHasLostItsOrderAndHowNewThatWas_ObeysNoneUntilTheHubSaysWhichIsInForce()
    {
        await using var lobby = await LobbyHub.Start();
        await using var view = await lobby.Open(chromium);

        var said = await view.Page.EvaluateAsync<string[]>(Switch("""
            const blank = spoilt();
            blank.ask();
            say(blank.isDark, blank.unread, await blank.take(orders[5], keyOf), blank.isDark);
            blank.settle(null);
            say(blank.isDark, blank.counter);
            blank.settle(7);
            say(blank.isDark, blank.unread, await blank.take(orders[6], keyOf), blank.isDark);
            say(new BlankSwitch('x').isDark, new BlankSwitch('x').unread);
            say(await blank.take(orders[8], keyOf), blank.isDark, blank.unread, new BlankSwitch('x').counter);
            """), Lifts(lobby, 5, 6, 8));

        Assert.Equal(["true 0 held true", "true 0", "true 7 older true", "true 7", "accepted false 0 8"], said);
    }

    /// <summary>What a page that only looks on believes comes from the hub it looks at, keys and all: nobody answers it.</summary>
    [Fact]
    public async Task Switch_ThatWaitsForTheHubsWord_ObeysTheNewestItWasSent_AndOneThatOnlyLooksOnTheNext()
    {
        await using var lobby = await LobbyHub.Start();
        await using var view = await lobby.Open(chromium);

        var said = await view.Page.EvaluateAsync<string[]>(Switch("""
            const blank = spoilt();
            blank.ask();
            say(await blank.take(orders[8], keyOf), await blank.take(orders[5], keyOf));
            blank.settle(8);
            say(blank.isDark, blank.counter);
            const looker = spoilt();
            say(await looker.take(orders[5], keyOf), looker.isDark, looker.counter);
            """), Lifts(lobby, 5, 8));

        Assert.Equal(["held held", "false 8", "accepted false 5"], said);
    }

    [Fact]
    public async Task Board_ThatHasLostItsOrder_StaysDarkWhenAnOldLiftIsRepeated_SaysWhy_AndGoesByTheHubsAnswer()
    {
        await using var lobby = await LobbyHub.Start();
        await using var view = await lobby.Open(chromium);
        await lobby.Enrol(view);
        await LobbyHub.Until(() => lobby.Conversations.IsSettled(LobbyHub.Lobby));
        lobby.Conversations.Order(Order(3, dark: true));
        await view.WaitFor("lobby", "state", "blank");

        await view.Page.EvaluateAsync("""
            async () => {
              await (await navigator.serviceWorker.ready).unregister();
              for (const name of ['blank', 'blank-seen']) localStorage.setItem(`signagehub/${name}/lobby`, '{');
            }
            """);
        // Somebody on the way, who knows an order of last month.
        var repeated = 0;
        await view.Page.RouteAsync("**/play/lobby/events", async route =>
        {
            Interlocked.Increment(ref repeated);
            await route.FulfillAsync(new() { ContentType = "text/event-stream", Body = $"retry: 100\nevent: clock\ndata: {SystemClock.Instance.GetCurrentInstant()}\n\nevent: blank\ndata: {Lift(lobby, 2)}\n\n" });
        });
        await view.Page.ReloadAsync();
        await LobbyHub.Until(() => repeated > 3 && Newest(lobby).Reason == "blank-unreadable");
        await view.WaitFor("lobby", "state", "blank");

        await view.Page.UnrouteAllAsync();
        await LobbyHub.Until(() => Newest(lobby) is { Reason: "blank", Blank: 3 });
        lobby.Conversations.Order(Order(4, dark: false));
        await view.WaitFor("lobby", "state", "filler");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Answer_OfTheHub_SaysWhetherItsTimeIsATrials_AndWhichOrderIsInForce(bool isTrial)
    {
        await using var lobby = await LobbyHub.Start();
        await using var view = await lobby.Open(chromium);
        var asks = await view.Page.EvaluateAsync<long>("""
            async () => {
              const asset = name => import(new URL(name, document.querySelector('script[type=module]').src));
              const [{ BoardCommands }, { HubKeys }] = await Promise.all([asset('board-commands.js'), asset('hub-keys.js')]);
              window.heard = [];
              window.commands = new BoardCommands('lobby', { answered: (time, asked, isTrial) => window.heard.push(isTrial) }, new HubKeys());
              window.commands.addEventListener('time', ({ detail }) => window.heard.push(detail));
              window.commands.ask();
              return window.commands.asks;
            }
            """);
        var answer = WireJson.Sign(
            new BoardCommand(LobbyHub.Lobby, "time", SystemClock.Instance.GetCurrentInstant(), "boot", asks, Blank: 7, Trial: isTrial), Jws.CommandType, lobby.Get<SigningKey>());

        var heard = await view.Page.EvaluateAsync<string>("async answer => { await window.commands.take(answer, 'boot'); return window.heard.join(' '); }", answer);

        Assert.Equal(isTrial ? "true 7" : "false 7", heard);
    }

    private static BoardState Newest(LobbyHub lobby) => lobby.Conversations.Newest(LobbyHub.Lobby)!.Value.State;

    /// <summary>A page's own code about switches whose two entries cannot be read.</summary>
    private static string Switch(string code) => """
        async orders => {
          const asset = name => import(new URL(name, document.querySelector('script[type=module]').src));
          const [{ BlankSwitch }, { HubKeys }] = await Promise.all([asset('blank.js'), asset('hub-keys.js')]);
          const keys = new HubKeys();
          const keyOf = id => keys.get(id);
          const spoilt = () => {
            for (const name of ['blank', 'blank-seen']) localStorage.setItem(`signagehub/${name}/x`, '{');
            return new BlankSwitch('x');
          };
          const lines = [];
          const say = (...words) => lines.push(words.join(' '));
        """ + code + """
          return lines;
        }
        """;

    private static BlankOrder Order(long counter, bool dark) => new(counter, SystemClock.Instance.GetCurrentInstant(), dark, [], "drill");

    private static string Lift(LobbyHub lobby, long counter) => WireJson.Sign(Order(counter, dark: false), Jws.BlankType, lobby.Get<SigningKey>());

    /// <summary>Signed, by counter.</summary>
    private static Dictionary<string, object> Lifts(LobbyHub lobby, params long[] counters) =>
        counters.ToDictionary(counter => counter.ToString(System.Globalization.CultureInfo.InvariantCulture), counter => (object)Lift(lobby, counter));
}
