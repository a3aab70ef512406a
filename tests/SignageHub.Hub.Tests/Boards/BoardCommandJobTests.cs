using SignageHub.Core.Boards;
using SignageHub.Hub.Boards;
using SignageHub.Hub.Cli;
using SignageHub.Testing;

namespace SignageHub.Hub.Tests.Boards;

/// <summary>What the command line has boards do, through a running hub, to a real player.</summary>
public sealed class BoardCommandJobTests : IDisposable
{
    private const string RedLed = "38;2;255;0;0";
    private const string WhiteLed = "38;2;255;255;255";

    private readonly OfficeFolder _office = new();

    public BoardCommandJobTests() => File.WriteAllText(
        _office.BoardsFile,
        """{ "office": "Sở Công Thương", "timeZone": "Asia/Ho_Chi_Minh", "boards": [ { "id": "lobby", "name": "Sảnh", "size": "96x16", "color": "red" }, { "id": "gate", "name": "Cổng", "size": "96x16", "color": "red" } ] }""");

    [Fact]
    public async Task Board_DoesWhatItIsTold_AndIsListed()
    {
        var secret = Path.Combine(_office.Root, "lobby.json");
        Assert.Equal(0, (await HubProgram.Run(["board", "secret", "lobby", "--file", secret, .. HubProgram.Files(_office), "--data", _office.DataFolder])).ExitCode);
        await using var hub = await RunningHub.StartByTheTrueClock(_office);
        await using var player = PlayerProgram.Start(
            "run", "--secret-file", secret, "--hub", $"mqtt://127.0.0.1:{hub.MqttPort}", "--data", Path.Combine(_office.Root, "board"), "--display", "terminal");
        await player.WaitForLine(RedLed);
        await hub.Process.WaitForLine("lobby says that it has manifest");
        Assert.DoesNotContain(player.Lines, line => line.Contains(WhiteLed, StringComparison.Ordinal) && line.Contains(RedLed, StringComparison.Ordinal));

        var png = Path.Combine(_office.Root, "shot.png");
        Assert.Equal((0, "lobby shows: filler"), One(await Command("screenshot", "lobby", "--png", png)));
        Assert.Equal((byte)'P', File.ReadAllBytes(png)[1]);
        Assert.Equal((0, "lobby has done it."), One(await Command("brightness", "lobby", "30")));
        Assert.Equal((0, "lobby has done it."), One(await Command("identify", "lobby")));
        await hub.Process.WaitForLine("and shows: identify");
        Assert.Equal((0, "lobby has done it."), One(await Command("restart", "lobby")));
        await player.WaitForLine("The hub told this board to start anew.");
        var (exit, line) = One(await Command("restart", "gate"));
        Assert.Equal((1, true), (exit, line.StartsWith("gate is not reached.", StringComparison.Ordinal)));

        Assert.Contains("brightness            30 %", (await Command("show", "lobby")).Lines);
        var (_, list) = await Command("list");
        Assert.Contains(list, l => l.Contains("lobby", StringComparison.Ordinal) && l.Contains("Sảnh", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{ "boards": [ { "id": "lobby", "name": "Sảnh" /* cũ */, "size": "96x16" } ] }""", """{ "boards": [ { "id": "lobby", "name": "Đại sảnh \"A\"" /* cũ */, "size": "96x16" } ] }""")]
    [InlineData("""{ "boards": [ { "name": "Cổng", "id": "gate", "size": "96x16" }, { "name": "Sảnh", "id": "lobby", "size": "96x16", }, ] }""", """{ "boards": [ { "name": "Cổng", "id": "gate", "size": "96x16" }, { "name": "Đại sảnh \"A\"", "id": "lobby", "size": "96x16", }, ] }""")]
    public void Rename_ChangesTheNameAlone(string before, string after)
    {
        const string head = "{ // văn phòng\n \"office\": \"Sở\", \"timeZone\": \"Asia/Ho_Chi_Minh\",";
        File.WriteAllText(_office.BoardsFile, head + Coloured(before)[1..]);

        BoardsFile.Rename(_office.BoardsFile, BoardId.Parse("lobby"), "Đại sảnh \"A\"");

        Assert.Equal(head + Coloured(after)[1..], File.ReadAllText(_office.BoardsFile));
        Assert.Throws<InputProblemException>(() => BoardsFile.Rename(_office.BoardsFile, BoardId.Parse("hall"), "x"));
        Assert.Throws<InputProblemException>(() => BoardsFile.Rename(_office.BoardsFile, BoardId.Parse("lobby"), ""));

        static string Coloured(string json) => json.Replace("\"size\": \"96x16\"", "\"size\": \"96x16\", \"color\": \"red\"", StringComparison.Ordinal);
    }

    public void Dispose() => _office.Dispose();

    private static (int ExitCode, string Line) One((int ExitCode, IReadOnlyList<string> Lines) answer) => (answer.ExitCode, string.Join('|', answer.Lines));

    private Task<(int ExitCode, IReadOnlyList<string> Lines)> Command(params string[] command) => HubProgram.Run(["board", .. command, "--data", _office.DataFolder]);
}
