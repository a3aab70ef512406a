using SignageHub.Hub.Publishing;
using SignageHub.Hub.Storage;
using SignageHub.Testing;

namespace SignageHub.Hub.Tests.Publishing;

/// <summary>The hub changes its signing key under a real player, which goes on.</summary>
public sealed class KeyJobTests : IDisposable
{
    private const string RedLed = "38;2;255;0;0";

    private readonly OfficeFolder _office = new();

    public KeyJobTests() => File.WriteAllText(
        _office.BoardsFile,
        """{ "office": "Sở Công Thương", "timeZone": "Asia/Ho_Chi_Minh", "boards": [ { "id": "lobby", "name": "Sảnh", "size": "96x16", "color": "red" } ] }""");

    private string Kept => Path.Combine(_office.Root, "board", "keys");

    [Fact]
    public async Task Key_IsAnnounced_ThenChanged_AndTheBoardBelievesTheNewOneAlone()
    {
        var secret = Path.Combine(_office.Root, "lobby.json");
        Assert.Equal(0, (await HubProgram.Run(["board", "secret", "lobby", "--file", secret, .. HubProgram.Files(_office), "--data", _office.DataFolder])).ExitCode);
        string next;
        await using (var hub = await RunningHub.StartByTheTrueClock(_office))
        {
            var early = await Rotate("--finish");
            Assert.Equal(1, early.ExitCode);
            Assert.StartsWith("Not changed: lobby would not believe the new key.", early.Lines[0], StringComparison.Ordinal);
            next = new KeyRing(DataFolder.Open(_office.DataFolder)).Announced!.X;
            await using var player = Player(secret, hub.MqttPort);
            await player.WaitForLine(RedLed);

            var announced = await Rotate();
            Assert.Contains("Trusted by: lobby. Not yet: –.", announced.Lines[0], StringComparison.Ordinal);
            Assert.Contains(next, await File.ReadAllTextAsync(Kept, TestContext.Current.CancellationToken), StringComparison.Ordinal);
            Assert.Equal((0, "Changed. Start the hub anew now: it signs with the new key from then on, and the boards forget the old one."), One(await Rotate("--finish")));
        }

        await using var again = await RunningHub.StartByTheTrueClock(_office);
        await using var after = Player(secret, again.MqttPort);
        await UntilOneKeyIsKept();

        Assert.Contains(next, await File.ReadAllTextAsync(Kept, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    public void Dispose() => _office.Dispose();

    private async Task UntilOneKeyIsKept()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (Count(Kept) != 1)
            await timer.WaitForNextTickAsync(patience.Token);
    }

    private static int Count(string kept) => File.ReadAllText(kept).Split("\"x\"").Length - 1;

    private static (int ExitCode, string Line) One((int ExitCode, IReadOnlyList<string> Lines) answer) => (answer.ExitCode, string.Join('|', answer.Lines));

    private Task<(int ExitCode, IReadOnlyList<string> Lines)> Rotate(params string[] more) => HubProgram.Run(["key", "rotate", .. more, "--data", _office.DataFolder]);

    private ExternalProcess Player(string secret, string port) => PlayerProgram.Start(
        "run", "--secret-file", secret, "--hub", $"mqtt://127.0.0.1:{port}", "--data", Path.Combine(_office.Root, "board"), "--display", "terminal");
}
