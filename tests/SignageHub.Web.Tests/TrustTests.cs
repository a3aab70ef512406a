using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Push.Keys;
using SignageHub.Push.Manifests;

namespace SignageHub.Web.Tests;

/// <summary>What a board in a browser must never show, whoever sends it.</summary>
public sealed class TrustTests(Chromium chromium)
{
    private static readonly Board Lobby = Office.Board("lobby", "Bảng LED sảnh chính", 96, 16, "red");

    private static readonly PlayedScene Good = PlayedScene.Static(1, Leds.Mono(96, 16, new Rgb(255, 0, 0), 1));

    private static readonly PlayedScene Bad = PlayedScene.Static(2, Leds.Mono(96, 16, new Rgb(255, 0, 0), 2));

    [Fact]
    public async Task Manifest_ForgedSignature_IsNeverShown() => await RefusedAfterGood("bad-signature", hub =>
    {
        var parts = SignedManifest.Sign(hub.ManifestOf(Lobby, 3, Bad), hub.Key).Split('.');
        var other = SignedManifest.Sign(hub.ManifestOf(Lobby, 2, Good), hub.Key).Split('.');
        return $"{parts[0]}.{parts[1]}.{other[2]}";
    });

    [Fact]
    public async Task Manifest_UnknownKey_IsNeverShown() => await RefusedAfterGood("unknown-key", hub =>
    {
        using var stranger = SigningKey.Create();
        return SignedManifest.Sign(hub.ManifestOf(Lobby, 3, Bad) with { KeyId = stranger.Public.KeyId }, stranger);
    });

    [Fact]
    public async Task Manifest_OfAnotherBoard_IsNeverShown() => await RefusedAfterGood("other-board", hub =>
        SignedManifest.Sign(hub.ManifestOf(Lobby, 3, Bad) with { Board = BoardId.Parse("gate") }, hub.Key));

    [Fact]
    public async Task Manifest_OlderVersion_IsNeverShown() => await RefusedAfterGood("older", hub =>
        SignedManifest.Sign(hub.ManifestOf(Lobby, 1, Bad), hub.Key));

    [Fact]
    public async Task Manifest_PastItsLease_IsNeverShown() => await RefusedAfterGood("expired", hub =>
        SignedManifest.Sign(hub.ManifestOf(Lobby, 3, Bad) with { LeaseUntil = hub.Overviews.Now }, hub.Key));

    [Fact]
    public async Task Manifest_OverlappingSegments_IsNeverShown() => await RefusedAfterGood("inconsistent", hub =>
    {
        var segment = hub.SegmentOf(Duration.FromHours(-1), Duration.FromHours(1), Bad);
        return SignedManifest.Sign(hub.ManifestOf(Lobby, 3, Bad) with { Segments = [segment, segment] }, hub.Key);
    });

    [Fact]
    public async Task Manifest_SignedForAnotherPurpose_IsNeverShown() => await RefusedAfterGood("malformed", hub =>
        Jws.Sign(ManifestJson.Write(hub.ManifestOf(Lobby, 3, Bad)), "signagehub-command+jws", hub.Key));

    [Fact]
    public async Task Manifest_NoJws_IsNeverShown() => await RefusedAfterGood("malformed", _ => "e30.e30.e30");

    [Fact]
    public async Task Manifest_OlderVersionAfterReload_IsNeverShown()
    {
        await using var hub = await TestHub.Start(Lobby.On(Office.Slogans("Một")));
        hub.Show(Lobby, 2, Good);
        await using var view = await chromium.Open(hub, "/play/lobby");
        await view.WaitFor("lobby", "version", "2");

        hub.Show(Lobby, 1, Bad);
        await view.Page.ReloadAsync(new() { WaitUntil = Microsoft.Playwright.WaitUntilState.DOMContentLoaded });

        await view.WaitFor("lobby", "verdict", "older");
        // What it kept is shown instead.
        await view.WaitFor("lobby", "version", "2");
        Leds.AreSame(PngReader.Decode(Good.Pngs[0], Lobby.Size).Frame!, await view.Lit("lobby"));
    }

    [Fact]
    public async Task Frame_OtherBytesThanItsHash_IsNeverDrawn()
    {
        await using var hub = await TestHub.Start(Lobby.On(Office.Slogans("Một")));
        hub.Show(Lobby, 1, Good);
        await using var view = await chromium.Open(hub, "/play/lobby");
        await view.WaitFor("lobby", "version", "1");

        hub.Published.SetFrame(Bad.Scene.Frames[0], Good.Pngs[0]);
        hub.Published.SetManifest(Lobby.Id, CompactJws.Of(SignedManifest.Sign(hub.ManifestOf(Lobby, 2, Bad), hub.Key)));

        await view.WaitFor("lobby", "version", "2");
        await view.WaitFor("lobby", "frame", "");
        Leds.AreSame(Frame.Dark(Lobby.Size), await view.Lit("lobby"));
    }

    [Fact]
    public async Task Frame_OtherSizeThanItsScene_IsNeverDrawn()
    {
        await using var hub = await TestHub.Start(Lobby.On(Office.Slogans("Một")));
        var scene = Good with { Scene = Good.Scene with { Width = 95 } };

        hub.Show(Lobby, 1, scene);
        await using var view = await chromium.Open(hub, "/play/lobby");

        await view.WaitFor("lobby", "version", "1");
        Leds.AreSame(Frame.Dark(Lobby.Size), await view.Lit("lobby"));
    }

    private async Task RefusedAfterGood(string verdict, Func<TestHub, string> forge)
    {
        await using var hub = await TestHub.Start(Lobby.On(Office.Slogans("Một")));
        hub.Show(Lobby, 2, Good);
        await using var view = await chromium.Open(hub, "/play/lobby");
        await view.WaitFor("lobby", "version", "2");
        foreach (var png in Bad.Pngs)
            hub.Published.SetFrame(FrameId.Of(png), png);

        hub.Published.SetManifest(Lobby.Id, CompactJws.Of(forge(hub)));

        await view.WaitFor("lobby", "verdict", verdict);
        await view.WaitFor("lobby", "version", "2");
        Leds.AreSame(Leds.Mono(96, 16, new Rgb(255, 0, 0), 1), await view.Lit("lobby"));
    }
}
