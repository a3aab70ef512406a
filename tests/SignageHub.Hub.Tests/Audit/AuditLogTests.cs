using Microsoft.Extensions.Logging.Abstractions;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Tests.Audit;

/// <summary>Who did what, and what becomes of a log that was touched.</summary>
public sealed class AuditLogTests : IDisposable
{
    private readonly OfficeFolder _office = new();

    private string Path => System.IO.Path.Combine(_office.DataFolder, "audit", "audit.jsonl");

    [Fact]
    public void Log_WrittenByHubAndConsole_IsOneChain()
    {
        var (hub, console) = (Log(), Log());
        hub.Write("lan", "playlist.save", "plan", "a", "b", "127.0.0.1");
        console.Write("console", "account.reset", "lan");
        hub.Write("lan", "sign-out", "lan");

        Assert.Equal([(1, "lan"), (2, "console"), (3, "lan")], hub.Read().Select(l => (l.Number, l.Who)));
        Assert.True(Log().Verify().IsWhole, Log().Verify().Words.En);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Line_Changed_IsNamed(int number)
    {
        Three();
        var lines = File.ReadAllLines(Path);
        lines[number - 1] = lines[number - 1].Replace("\"who\":\"lan\"", "\"who\":\"minh\"", StringComparison.Ordinal);
        File.WriteAllText(Path, string.Join('\n', lines) + "\n");

        var verdict = Log().Verify();

        Assert.Equal(number, verdict.Touched);
        Assert.Contains($"line {number} was changed", verdict.Words.En, StringComparison.Ordinal);
    }

    [Fact]
    public void LinesTakenFromTheEnd_AreMissedAlsoAfterTheNextOne()
    {
        Three();
        File.WriteAllText(Path, string.Join('\n', File.ReadAllLines(Path).Take(1)) + "\n");

        Log().Write("lan", "sign-out", "lan");

        var verdict = Log().Verify();
        Assert.False(verdict.IsWhole);
        Assert.Contains("lines are missing before line 2", verdict.Words.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "lines are missing before line 1")]
    [InlineData(2, "lines are missing before line 2")]
    [InlineData(3, "lines are missing at the end: there were 3, there are 2")]
    public void Line_TakenOut_IsMissed(int number, string words)
    {
        Three();
        var lines = File.ReadAllLines(Path).ToList();
        lines.RemoveAt(number - 1);
        File.WriteAllText(Path, string.Join('\n', lines) + "\n");

        var verdict = Log().Verify();

        Assert.Equal(number, verdict.Touched);
        Assert.Contains(words, verdict.Words.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Copy_WithoutTheKey_IsHeldAgainstItsChain()
    {
        Three();
        Assert.True(AuditCheck.Of(File.ReadAllBytes(Path), key: null, head: null).IsWhole);
        var lines = File.ReadAllLines(Path);
        lines[1] = lines[1].Replace("playlist", "Playlist", StringComparison.Ordinal);

        Assert.Equal(2, AuditCheck.Of(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"), key: null, head: null).Touched);
    }

    [Fact]
    public async Task Commands_MakeAccountsAndVerifyTheLog()
    {
        string[] data = ["--data", _office.DataFolder];
        var added = await HubProgram.Run(["account", "add", "lan", "--role", "approver", "--group", "indoor", "--display", "Lan", .. data]);
        var listed = await HubProgram.Run(["account", "list", .. data]);
        var whole = await HubProgram.Run(["audit", "verify", .. data]);
        File.WriteAllText(Path, File.ReadAllText(Path).Replace("lan", "anl", StringComparison.Ordinal));
        var touched = await HubProgram.Run(["audit", "verify", .. data]);

        Assert.Contains("The one-time code of lan is", string.Join('\n', added.Lines), StringComparison.Ordinal);
        Assert.Contains("approver group:indoor", string.Join('\n', listed.Lines), StringComparison.Ordinal);
        Assert.Equal(0, whole.ExitCode);
        Assert.Equal(1, touched.ExitCode);
        Assert.Contains("line 1 was changed", string.Join('\n', touched.Lines), StringComparison.Ordinal);
    }

    private void Three()
    {
        var log = Log();
        foreach (var what in new[] { "a", "b", "c" })
            log.Write("lan", "playlist.save", what);
    }

    private AuditLog Log() => new(DataFolder.Open(_office.DataFolder), TimeProvider.System, NullLogger<AuditLog>.Instance);

    public void Dispose() => _office.Dispose();
}
