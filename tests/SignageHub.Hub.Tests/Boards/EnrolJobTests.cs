using System.Text.RegularExpressions;
using SignageHub.Testing;

namespace SignageHub.Hub.Tests.Boards;

/// <summary>The hub, its command line and signage-player as real processes: a board is claimed, plays, signs its proof, and is shut out.</summary>
public sealed partial class EnrolJobTests : IDisposable
{
    private const string RedLed = "38;2;255;0;0";

    private readonly OfficeFolder _office = new();

    public EnrolJobTests() => File.WriteAllText(
        _office.BoardsFile,
        """{ "office": "Sở Công Thương", "timeZone": "Asia/Ho_Chi_Minh", "boards": [ { "id": "lobby", "name": "Sảnh", "size": "96x16", "color": "red" } ] }""");

    private string Secret => Path.Combine(_office.Root, "lobby.json");

    [Fact]
    public async Task Board_IsClaimedByItsCode_ShowsItsSlogan_AndIsCutWhenRevoked()
    {
        await using var hub = await RunningHub.StartByTheTrueClock(_office);
        await using (var enrol = Player("enrol", "--hub", hub.Pages.ToString(), "--secret-file", Secret, "--display", "null"))
        {
            var code = CodeLine().Match(await enrol.WaitForLine(line => CodeLine().IsMatch(line))).Groups["code"].Value;
            var claim = await Command("board", "enrol", code, "--id", "lobby");
            Assert.True(claim.ExitCode == 0, string.Join('\n', claim.Lines));
            var digits = DigitsLine().Match(await enrol.WaitForLine(line => DigitsLine().IsMatch(line))).Groups["digits"].Value;
            Assert.Contains($"this hub shows {digits}", claim.Lines[0], StringComparison.Ordinal);

            Assert.Equal(1, (await Command("board", "enrol", code, "--id", "lobby")).ExitCode);
            Assert.Equal((0, "lobby is enrolled. If it asks, say at the board too that the digits are the same."), One(await Command("board", "confirm", code, digits)));
            await enrol.WaitForLine("press Enter");
            await enrol.WriteLine("");
            Assert.Equal(0, await enrol.WaitForExit());
        }

        Assert.Contains("PRIVATE KEY", await File.ReadAllTextAsync(Secret, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await using var player = Player("run", "--secret-file", Secret, "--data", Path.Combine(_office.Root, "board"), "--display", "terminal");
        await player.WaitForLine(RedLed);
        // Its state came, signed: an unsigned one is not believed any more.
        await hub.Process.WaitForLine("lobby says that it has manifest");
        Assert.DoesNotContain(hub.Process.Lines, line => line.Contains("not signed", StringComparison.Ordinal));

        Assert.Equal(0, (await Command("board", "revoke", "lobby")).ExitCode);
        await hub.Process.WaitForLine("lobby was cut off", TimeSpan.FromSeconds(5));
        Assert.Equal([("console", "board.enrol", "lobby"), ("console", "board.revoke", "lobby")], _office.Audit().Select(line => (line.Who, line.Deed, line.What)));
    }

    [Fact]
    public async Task Digits_ThatTheBoardDoesNotShow_GiveItNothing()
    {
        await using var hub = await RunningHub.StartByTheTrueClock(_office);
        await using var enrol = Player("enrol", "--hub", hub.Pages.ToString(), "--secret-file", Secret, "--display", "null", "--confirm", "hub");
        var code = CodeLine().Match(await enrol.WaitForLine(line => CodeLine().IsMatch(line))).Groups["code"].Value;
        Assert.Equal(0, (await Command("board", "enrol", code, "--id", "lobby")).ExitCode);
        var digits = DigitsLine().Match(await enrol.WaitForLine(line => DigitsLine().IsMatch(line))).Groups["digits"].Value;

        var confirm = await Command("board", "confirm", code, digits == "1234" ? "1235" : "1234");

        Assert.Equal(1, confirm.ExitCode);
        Assert.StartsWith("These are not the digits of this hub", confirm.Lines[0], StringComparison.Ordinal);
        Assert.Equal(1, await enrol.WaitForExit());
        Assert.Equal("board.enrol-refused", Assert.Single(_office.Audit()).Deed);
        Assert.False(File.Exists(Secret));
        Assert.False(File.Exists(Path.Combine(_office.DataFolder, "board-secrets.json")));
    }

    [Fact]
    public async Task Claim_WithoutAHub_SaysSo()
    {
        var (exit, lines) = await Command("board", "enrol", "ACDEFGHJ", "--id", "lobby");

        Assert.Equal(1, exit);
        Assert.StartsWith("No hub answers on the data folder", lines[0], StringComparison.Ordinal);
    }

    public void Dispose() => _office.Dispose();

    private static (int ExitCode, string Line) One((int ExitCode, IReadOnlyList<string> Lines) answer) => (answer.ExitCode, string.Join('|', answer.Lines));

    private Task<(int ExitCode, IReadOnlyList<string> Lines)> Command(params string[] command) => HubProgram.Run([.. command, "--data", _office.DataFolder]);

    private static ExternalProcess Player(params string[] arguments) => PlayerProgram.Start(arguments);

    [GeneratedRegex(@"Code (?<code>[A-Z]{4}-[A-Z]{4}), good for 10 minutes", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CodeLine();

    [GeneratedRegex(@"Digits (?<digits>\d{4})\.", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DigitsLine();
}
