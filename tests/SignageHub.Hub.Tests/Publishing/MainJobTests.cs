using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Push.BoardSide;
using SignageHub.Push.Keys;
using SignageHub.Push.Manifests;
using SignageHub.Testing;

namespace SignageHub.Hub.Tests.Publishing;

/// <summary>The main job with the real program and a real MQTT client: a saved slogan becomes a manifest on the wire.</summary>
public sealed class MainJobTests : IDisposable
{
    private const string Plan = """{ "name": "Kế hoạch", "boards": ["lobby"], "entries": [ { "slogan": "Vì Trái đất", "when": { "on": "2023-03-25" } } ] }""";

    private readonly OfficeFolder _office = new();

    public MainJobTests() => _office.Playlist("plan", Plan);

    [Fact]
    public async Task Board_WithItsSecret_ReceivesItsManifestAndFrames()
    {
        await using var hub = await RunningHub.Start(_office);
        await using var board = Subscribe(hub, await NewSecret(), "signagehub/1/boards/lobby/desired");

        var manifest = Accepted(await board.WaitForLine(line => line.StartsWith("ey", StringComparison.Ordinal)));

        Assert.Equal(["plan/1"], EntriesAt(manifest, "2023-03-25T01:00:00Z"));
        Assert.Empty(EntriesAt(manifest, "2023-03-25T15:00:00Z"));
        using var web = new HttpClient();
        foreach (var frame in manifest.Scenes.SelectMany(s => s.Frames))
            Assert.Equal(frame, FrameId.Of(await web.GetByteArrayAsync(new Uri(hub.Pages, $"/frames/{frame}.png"), TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task SavedPlaylist_ReachesTheBoard_AndSavingTheSameAgainSendsNothing()
    {
        await using var hub = await RunningHub.Start(_office);
        await using var board = Subscribe(hub, await NewSecret(), "signagehub/1/boards/lobby/desired");
        await board.WaitForLine(line => line.StartsWith("ey", StringComparison.Ordinal));

        // The same words again, with a mistake beside them that tells when the hub has read both.
        _office.Playlist("plan", Plan);
        _office.Playlist("sign", "{");
        await hub.Process.WaitForLine("sign.json is not used as it stands.");
        _office.Playlist("plan", Plan.Replace("Vì Trái đất", "Tắt đèn", StringComparison.Ordinal));
        await WaitForManifests(board, 2);
        _office.Playlist("plan", Plan.Replace("Vì Trái đất", "Mở đèn", StringComparison.Ordinal));
        await WaitForManifests(board, 3);

        var versions = Manifests(board).Select(m => m.Version).ToList();
        Assert.Equal(versions.Order().Distinct(), versions);
        Assert.Equal(3, versions.Count);
    }

    [Fact]
    public async Task PlaylistThatBecomesBad_KeepsItsSloganOnTheBoard()
    {
        await using var hub = await RunningHub.Start(_office);
        await using var board = Subscribe(hub, await NewSecret(), "signagehub/1/boards/lobby/desired");
        await board.WaitForLine(line => line.StartsWith("ey", StringComparison.Ordinal));

        _office.Playlist("plan", Plan.Replace("2023-03-25", "2023-03-99", StringComparison.Ordinal));
        await hub.Process.WaitForLine("The last good version stays in force.");
        _office.Playlist("other", """{ "name": "Khác", "entries": [ { "slogan": "Mới", "when": { "on": "2023-03-25" } } ] }""");
        await WaitForManifests(board, 2);

        Assert.Equal(["other/1", "plan/1"], EntriesAt(Manifests(board)[^1], "2023-03-25T01:00:00Z"));
    }

    [Fact]
    public async Task PlaylistThatIsBadAtTheNextStart_KeepsItsSloganOnTheBoard()
    {
        var secret = await NewSecret();
        await using (var hub = await RunningHub.Start(_office))
            await UntilKept("playlists+plan.json");
        _office.Playlist("plan", Plan[..40]);

        await using var again = await RunningHub.Start(_office);
        await using var board = Subscribe(again, secret, "signagehub/1/boards/lobby/desired");

        await again.Process.WaitForLine("plan.json is not used as it stands. The last good version stays in force.");
        Assert.Equal(["plan/1"], EntriesAt(Accepted(await board.WaitForLine(line => line.StartsWith("ey", StringComparison.Ordinal))), "2023-03-25T01:00:00Z"));
    }

    [Fact]
    public async Task SloganThatCannotBeDrawn_IsToldAfterTheStart_AndItsMendingToo()
    {
        _office.Playlist("plan", Plan.Replace("Vì", "水", StringComparison.Ordinal));

        await using var hub = await RunningHub.Start(_office);
        await hub.Process.WaitForLine("Until then it does not show on: lobby.");
        _office.Playlist("plan", Plan);

        await hub.Process.WaitForLine("boards.json and playlists are in order again.");
        Assert.Single(hub.Process.Lines, line => line.Contains("U+6C34", StringComparison.Ordinal));
    }

    private async Task UntilKept(string name)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!File.Exists(Path.Combine(_office.DataFolder, "good", name)))
            await timer.WaitForNextTickAsync(patience.Token);
    }

    [Fact]
    public async Task HubKilledAndStartedAgain_SendsTheSameManifest()
    {
        string first;
        await using (var hub = await RunningHub.Start(_office))
        {
            await using var board = Subscribe(hub, await NewSecret(), "signagehub/1/boards/lobby/desired");
            first = await board.WaitForLine(line => line.StartsWith("ey", StringComparison.Ordinal));
            await hub.Process.Kill();
        }

        await using var again = await RunningHub.Start(_office, "--now", "2023-03-25T09:00+07:00");
        await using var later = Subscribe(again, await NewSecret(), "signagehub/1/boards/lobby/desired");

        Assert.Equal(first, await later.WaitForLine(line => line.StartsWith("ey", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Hub_ToldToStop_SaysGoodbyeToItsBoardsAndEndsWithCode0()
    {
        await using var hub = await RunningHub.Start(_office);
        await using var board = Subscribe(hub, await NewSecret(), "signagehub/1/hub");
        await board.WaitForLine("\"online\"");

        await ExternalProcess.Run(RealPart.Require("kill"), "-TERM", hub.Process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));

        await board.WaitForLine("\"offline\"");
        Assert.Equal(0, await hub.Process.WaitForExit());
    }

    [Fact]
    public async Task Board_WhoseSecretIsRenewed_IsCutOff()
    {
        await using var hub = await RunningHub.Start(_office);
        await using var board = Subscribe(hub, await NewSecret(), "signagehub/1/hub");
        await board.WaitForLine("\"online\"");

        await NewSecret();

        await hub.Process.WaitForLine("lobby was cut off");
    }

    [Fact]
    public async Task SecondHub_OnTheSameDataFolder_IsTurnedAway()
    {
        await using var hub = await RunningHub.Start(_office);

        var (exitCode, lines) = await HubProgram.Run([
            "run", .. HubProgram.Files(_office), "--data", _office.DataFolder, "--urls", "http://127.0.0.1:0", "--mqtt-port", "0"]);

        Assert.Equal(1, exitCode);
        Assert.Equal($"Another hub runs on the data folder {_office.DataFolder}. Stop it, or give this one a folder of its own with --data.", Assert.Single(lines));
    }

    [Fact]
    public async Task Client_WithAWrongSecret_IsRefused()
    {
        await using var hub = await RunningHub.Start(_office);
        await NewSecret();

        await using var stranger = Subscribe(hub, "88888888", "signagehub/1/boards/lobby/desired");

        await stranger.WaitForLine(line => line.Contains("not authori", StringComparison.OrdinalIgnoreCase) || line.Contains("bad user name", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(stranger.Lines, line => line.StartsWith("ey", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Board_AskingForAnothersManifest_IsDenied()
    {
        await using var hub = await RunningHub.Start(_office);

        await using var board = Subscribe(hub, await NewSecret(), "signagehub/1/boards/gate/desired");

        await board.WaitForLine("denied");
        Assert.DoesNotContain(board.Lines, line => line.StartsWith("ey", StringComparison.Ordinal));
    }

    public void Dispose() => _office.Dispose();

    private static ExternalProcess Subscribe(RunningHub hub, string secret, string topic) => ExternalProcess.Start(
        RealPart.Require("mosquitto_sub"), "-V", "mqttv5", "-h", "127.0.0.1", "-p", hub.MqttPort, "-u", "lobby", "-P", secret, "-t", topic, "-q", "1");

    private async Task<string> NewSecret()
    {
        var (exitCode, lines) = await HubProgram.Run(["board", "secret", "lobby", .. HubProgram.Files(_office), "--data", _office.DataFolder]);
        Assert.Equal(0, exitCode);
        return lines.Single(l => l.StartsWith("password", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
    }

    private Manifest Accepted(string compact)
    {
        using var key = SigningKey.FromPem(File.ReadAllText(Path.Combine(_office.DataFolder, "keys", "manifest.pem")))!;
        var (verdict, manifest) = ManifestCheck.Check(
            compact, BoardId.Parse("lobby"), [key.Public], _ => 0, Instant.FromUtc(2023, 3, 25, 1, 0));
        Assert.Equal(ManifestVerdict.Accepted, verdict);
        return manifest!;
    }

    private List<Manifest> Manifests(ExternalProcess board) =>
        board.Lines.Where(l => l.StartsWith("ey", StringComparison.Ordinal)).Select(Accepted).ToList();

    private static Task WaitForManifests(ExternalProcess board, int count) =>
        board.WaitForLine(_ => board.Lines.Count(line => line.StartsWith("ey", StringComparison.Ordinal)) >= count);

    private static IEnumerable<string?> EntriesAt(Manifest manifest, string at)
    {
        var instant = NodaTime.Text.InstantPattern.General.Parse(at).Value;
        var segment = manifest.Segments.Single(s => s.From <= instant && instant < s.Until);
        return segment.Scenes.Select(id => manifest.Scenes.Single(s => s.Id == id).Entry).Where(e => e is not null);
    }
}
