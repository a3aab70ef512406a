using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Push.Keys;
using SignageHub.Push.Messages;

namespace SignageHub.Web.Tests;

/// <summary>A board in a browser keeps the rules of any other: it obeys the red button, and goes on without the hub from what it kept.</summary>
public sealed class BrowserBoardTests(Chromium chromium)
{
    private static readonly Board Lobby = Office.Board("lobby", "Bảng LED sảnh chính", 192, 32, "red");

    private static readonly Frame Slogan = Leds.Mono(192, 32, new Rgb(255, 0, 0), 1);

    [Fact]
    public async Task RedButton_MakesTheBoardDark_AlsoAfterAReload_UntilAHigherOrderLiftsIt()
    {
        await using var hub = await StartHub();
        await using var view = await chromium.Open(hub, "/play/lobby");
        await view.WaitFor("lobby", "state", "normal");

        Order(hub, counter: 5, dark: true);
        await view.WaitFor("lobby", "state", "blank");
        Leds.AreSame(Frame.Dark(Lobby.Size), await view.Lit("lobby"));
        await view.Page.ReloadAsync();
        await view.WaitFor("lobby", "state", "blank");

        Order(hub, counter: 4, dark: false);
        Order(hub, counter: 6, dark: false);
        await view.WaitFor("lobby", "state", "normal");
        Leds.AreSame(Slogan, await view.Lit("lobby"));
    }

    [Fact]
    public async Task RedButton_OfAStranger_IsNotObeyed()
    {
        using var stranger = SigningKey.Create();
        await using var hub = await StartHub();
        await using var view = await chromium.Open(hub, "/play/lobby");
        await view.WaitFor("lobby", "state", "normal");

        Order(hub, counter: 9, dark: true, stranger);
        Order(hub, counter: 1, dark: false);
        hub.Show(Lobby, 2, PlayedScene.Static(1, Slogan));

        await view.WaitFor("lobby", "version", "2");
        await view.WaitFor("lobby", "state", "normal");
    }

    [Fact]
    public async Task Browser_OpenedWithoutTheNetwork_ShowsWhatTheBoardKept()
    {
        await using var hub = await StartHub();
        await using var view = await chromium.Open(hub, "/play/lobby", before: page => page.Clock.SetFixedTimeAsync(Office.Evening.ToDateTimeUtc()));
        await view.WaitFor("lobby", "missing", "0");
        // The worker has all of the page.
        await view.Page.WaitForFunctionAsync("async () => (await (await caches.open('signagehub-pages')).keys()).some(r => r.url.endsWith('/keys'))");

        await hub.Stop();
        await view.Page.ReloadAsync();

        await view.WaitFor("lobby", "version", "1");
        await view.WaitFor("lobby", "state", "normal");
        Leds.AreSame(Slogan, await view.Lit("lobby"));
    }

    private static async Task<TestHub> StartHub()
    {
        var hub = await TestHub.Start(Lobby.On(Office.Slogans("Tiết kiệm điện")));
        hub.Show(Lobby, 1, PlayedScene.Static(1, Slogan));
        return hub;
    }

    private static void Order(TestHub hub, long counter, bool dark, SigningKey? key = null) => hub.Published.SetBlankOrder(
        WireJson.Sign(new BlankOrder(counter, hub.Overviews.Now, dark, [], "drill"), Jws.BlankType, key ?? hub.Key));
}
