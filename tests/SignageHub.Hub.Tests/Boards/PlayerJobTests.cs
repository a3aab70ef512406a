using SignageHub.Testing;

namespace SignageHub.Hub.Tests.Boards;

/// <summary>The hub and signage-player as two real processes: from a saved playlist to lit pixels and back to the proof.</summary>
public sealed class PlayerJobTests : IDisposable
{
    /// <summary>A lit LED of the red board, as the terminal display names it; the identity card is white.</summary>
    private const string RedLed = "38;2;255;0;0";

    /// <summary>The slogan's row in a record of plays.</summary>
    private const string Lit = "\"entry\":\"everyday/1\"";

    private readonly OfficeFolder _office = new();

    /// <summary>Lit around the clock, whenever the tests run.</summary>
    public PlayerJobTests() => File.WriteAllText(
        _office.BoardsFile,
        """{ "office": "Sở Công Thương", "timeZone": "Asia/Ho_Chi_Minh", "boards": [ { "id": "lobby", "name": "Sảnh", "size": "96x16", "color": "red" } ] }""");

    private string Enrolment => Path.Combine(_office.Root, "lobby.json");

    private string BoardData => Path.Combine(_office.Root, "board");

    [Fact]
    public async Task Board_ShowsItsSlogan_GoesOnWithoutTheHub_AndHandsItsProofInAfterwards()
    {
        await Enrol();
        string mqtt;
        await using (var hub = await StartHub())
        {
            mqtt = hub.MqttPort;
            await using var first = StartPlayer(mqtt);
            await first.WaitForLine(RedLed);
            await hub.Process.WaitForLine("lobby says that it has manifest", TimeSpan.FromSeconds(20));
        }

        // Both were killed. The board comes up alone, and shows what it kept.
        await using (var alone = StartPlayer(mqtt))
        {
            await alone.WaitForLine(RedLed);
            await UntilAFileHas(BoardData, "plays-open", Lit);
        }

        await using var again = await StartHub();
        await using var last = StartPlayer(again.MqttPort);
        await UntilAFileHas(Path.Combine(_office.DataFolder, "plays", "lobby"), "*.jsonl", Lit);
    }

    [Fact]
    public async Task RedButton_MakesTheBoardDark_AlsoAfterARestart_UntilItIsLifted()
    {
        await Enrol();
        await using var hub = await StartHub();
        await using (var player = StartPlayer(hub.MqttPort))
        {
            await player.WaitForLine(RedLed);
            var (exit, lines) = await Press("blank", "--reason", "drill");
            Assert.Equal((0, "Obeyed by: lobby"), (exit, lines[^1]));
            await hub.Process.WaitForLine("and shows: blank");
        }

        await using var again = StartPlayer(hub.MqttPort);
        await again.WaitForLine("Connected to the hub.");
        Assert.DoesNotContain(again.Lines, line => line.Contains(RedLed, StringComparison.Ordinal));
        Assert.Equal(0, (await Press("unblank", "--board", "lobby")).ExitCode);
        await again.WaitForLine(RedLed);
        await hub.Process.WaitForLine("Lit again: lobby (unblank). Still ordered dark: no board.");
    }

    [Fact]
    public async Task RedButton_ForOneBoard_AnswersForThatBoardAlone()
    {
        File.WriteAllText(_office.BoardsFile, File.ReadAllText(_office.BoardsFile).Replace("} ] }", "}, { \"id\": \"gate\", \"name\": \"Cổng\", \"size\": \"96x16\", \"color\": \"red\" } ] }", StringComparison.Ordinal));
        await Enrol();
        await using var hub = await StartHub();
        await using var player = StartPlayer(hub.MqttPort);
        await player.WaitForLine(RedLed);

        var lobby = await Press("blank", "--board", "lobby", "--reason", "drill");
        var gate = await Press("blank", "--board", "gate", "--reason", "drill");

        Assert.Equal((0, "Obeyed by: lobby"), (lobby.ExitCode, Assert.Single(lobby.Lines)));
        Assert.Equal((1, "Obeyed by: –|Not reached: gate. They obey as soon as they are."), (gate.ExitCode, string.Join('|', gate.Lines)));
    }

    [Fact]
    public async Task RedButton_WithoutAHub_IsKeptAndSaysSo()
    {
        var (exit, lines) = await Press("blank", "--reason", "drill");

        Assert.Equal((1, "The order is kept, but no hub runs on this data folder: boards get it when one does."), (exit, lines[^1]));
    }

    [Fact]
    public async Task Player_WithTheSecretOfBefore_IsToldWhatToDo()
    {
        await Enrol();
        await using var hub = await StartHub();
        await HubProgram.Run(["board", "secret", "lobby", .. HubProgram.Files(_office), "--data", _office.DataFolder]);

        await using var player = StartPlayer(hub.MqttPort);

        await player.WaitForLine("The hub refuses this board's secret. Make a new file there: signagehub board secret ID --file ID.json");
    }

    public void Dispose() => _office.Dispose();

    private async Task Enrol()
    {
        var (exit, lines) = await HubProgram.Run(["board", "secret", "lobby", "--file", Enrolment, .. HubProgram.Files(_office), "--data", _office.DataFolder]);
        Assert.True(exit == 0, string.Join('\n', lines));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Enrolment));
    }

    private Task<(int ExitCode, IReadOnlyList<string> Lines)> Press(params string[] command) =>
        HubProgram.Run([.. command, .. HubProgram.Files(_office), "--data", _office.DataFolder]);

    /// <summary>By the true clock: a board that comes up alone knows no other.</summary>
    private Task<RunningHub> StartHub() => RunningHub.StartByTheTrueClock(_office);

    private ExternalProcess StartPlayer(string port)
    {
        // bin/Debug/net10.0 of these tests and of the player lie side by side.
        var output = Path.GetRelativePath(Repository.PathOf("tests", "SignageHub.Hub.Tests"), AppContext.BaseDirectory);
        return ExternalProcess.Start(RealPart.Require("dotnet"), [
            Repository.PathOf("src", "SignageHub.Player", output, "signage-player.dll"), "run", "--secret-file", Enrolment, "--hub", $"mqtt://127.0.0.1:{port}",
            "--data", BoardData, "--display", "terminal", "--lang", "en"]);
    }

    private static async Task UntilAFileHas(string folder, string files, string part)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (!Directory.Exists(folder) || !Directory.GetFiles(folder, files).Any(file => File.ReadAllText(file).Contains(part, StringComparison.Ordinal)))
            await timer.WaitForNextTickAsync(patience.Token);
    }
}
