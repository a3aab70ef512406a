using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Storage;
using SignageHub.Testing;

namespace SignageHub.Hub.Tests.Audit;

/// <summary>Who did what, and what becomes of a log that was touched.</summary>
public sealed partial class AuditLogTests : IDisposable
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

    /// <summary>Looked for in the sources: whoever adds a deed and forgets its words hears of it.</summary>
    [Fact]
    public void EachDeed_HasWords_InBothLanguages()
    {
        var deeds = Directory.EnumerateFiles(Repository.PathOf("src/SignageHub.Hub"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.EndsWith("AccountTexts.cs", StringComparison.Ordinal))
            .SelectMany(path => Literal().Matches(File.ReadAllText(path)).Select(m => m.Groups["deed"].Value))
            .Except(["plan.number"])
            .ToHashSet(StringComparer.Ordinal);

        Assert.InRange(deeds.Count, 50, 100);
        Assert.All(deeds, deed => Assert.NotEqual((deed, deed), (AccountTexts.Deed(deed).En, AccountTexts.Deed(deed).Vi)));
    }

    [GeneratedRegex("\"(?<deed>(account|approval|board|hook|key|observance|pack|passkey|plan|playlist|report|session|sign-in|token)\\.(?!json|key|pem)[a-z-]+)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Literal();

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
        Assert.True(AuditCheck.Of(File.ReadAllBytes(Path), key: null).IsWhole);
        var lines = File.ReadAllLines(Path);
        lines[1] = lines[1].Replace("playlist", "Playlist", StringComparison.Ordinal);

        Assert.Equal(2, AuditCheck.Of(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"), key: null).Touched);
    }

    /// <summary>Whoever can write to the folder of the log cuts off what they did, and puts the number of lines right.</summary>
    [Theory]
    [InlineData("{\"lines\":1}")]
    [InlineData("{\"lines\":1,\"last\":\"LAST\",\"mac\":\"00\"}")]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData(null)]
    public void LinesTakenFromTheEnd_WithAHeadToGoWithIt_AreMissed_NowAndForGood(string? head)
    {
        Three();
        Cut(1);
        if (head is null)
            File.Delete(Head);
        else
            File.WriteAllText(Head, head.Replace("LAST", Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path).AsSpan()[..^1])), StringComparison.Ordinal));

        Assert.False(Log().Verify().IsWhole);
        Log().Write("minh", "sign-in", "minh");

        Assert.Contains("lines are missing before line 2", Log().Verify().Words.En, StringComparison.Ordinal);
    }

    [Fact]
    public void LinesTakenFromTheEnd_WithAHeadOfThatTime_AreMissedByAHubThatRuns()
    {
        var log = Log();
        log.Write("lan", "playlist.save", "a");
        var head = File.ReadAllBytes(Head);
        log.Write("lan", "board.revoke", "lobby");
        Cut(1);
        File.WriteAllBytes(Head, head);

        Assert.Contains("there were 2, there are 1", log.Verify().Words.En, StringComparison.Ordinal);
        log.Write("lan", "sign-out", "lan");
        Assert.Contains("lines are missing before line 2", Log().Verify().Words.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Head_OfBeforeItHadACode_IsTaken_AndReplacedWithTheNextLine()
    {
        Three();
        File.Delete(System.IO.Path.Combine(_office.DataFolder, "keys", "audit.coded"));
        File.WriteAllText(Head, """{"lines":3}""");

        Assert.True(Log().Verify().IsWhole);
        Log().Write("lan", "sign-out", "lan");

        Assert.True(Log().Verify().IsWhole);
        Assert.Contains("\"lines\":4,\"last\":\"", File.ReadAllText(Head), StringComparison.Ordinal);
    }

    /// <summary>A power cut comes between the line and the head.</summary>
    [Fact]
    public void Head_OfTheLineBefore_IsNoAlarm()
    {
        var log = Log();
        log.Write("lan", "playlist.save", "a");
        var head = File.ReadAllBytes(Head);
        log.Write("lan", "playlist.save", "b");
        File.WriteAllBytes(Head, head);

        Assert.True(Log().Verify().IsWhole, Log().Verify().Words.En);
        Log().Write("lan", "playlist.save", "c");
        Assert.True(Log().Verify().IsWhole, Log().Verify().Words.En);
    }

    [Fact]
    public void Line_ThatIsBeingWritten_IsNoAlarm()
    {
        Three();
        File.AppendAllText(Path, "{\"prev\":\"12");

        Assert.True(Log().Verify().IsWhole, Log().Verify().Words.En);
    }

    [Fact]
    public async Task Look_WhileLinesAreWritten_IsNoAlarm()
    {
        var (hub, console) = (Log(), Log());
        var writing = Task.Run(
            () =>
            {
                for (var i = 0; i < 60; i++)
                    console.Write("console", "account.reset", $"{i}");
            },
            TestContext.Current.CancellationToken);
        do
            Assert.True(hub.Verify().IsWhole, hub.Verify().Words.En);
        while (!writing.IsCompleted);
        await writing;

        Assert.Equal(60, hub.Verify().Lines);
    }

    [Fact]
    public void Pages_HaveTheNewestLinesFirst()
    {
        var log = Log();
        for (var i = 0; i < 150; i++)
        {
            log.Write("lan", "playlist.save", $"{i}");
            // Looked at in between: what comes later is added to what was seen.
            if (i % 50 == 0)
                log.Look(0, 60);
        }

        (int, string, string)[] expected = [(0, "149", "90"), (1, "89", "30"), (2, "29", "0"), (2, "29", "0"), (0, "149", "90")];
        int[] asked = [0, 1, 2, 7, -1];
        Assert.Equal(expected, asked.Select(page => log.Look(page, 60)).Select(sheet => (sheet.Number, sheet.Lines[0].What, sheet.Lines[^1].What)));
        Assert.Equal((2, 150, true), log.Look(0, 60) is var sheet ? (sheet.Last, sheet.Verdict.Lines, sheet.Verdict.IsWhole) : default);
    }

    [Fact]
    public void Page_OfNothing_IsEmpty()
    {
        var sheet = Log().Look(3, 100);

        Assert.Empty(sheet.Lines);
        Assert.Equal((0, 0, true), (sheet.Number, sheet.Last, sheet.Verdict.IsWhole));
    }

    [Fact]
    public void Line_ChangedAfterItWasLookedAt_IsNamed_AndThePageShowsWhatThereIs()
    {
        var log = Log();
        foreach (var what in new[] { "a", "b", "c" })
            log.Write("lan", "playlist.save", what);
        Assert.True(log.Look(0, 2).Verdict.IsWhole);
        // As long as before, and with the time of before.
        var written = File.GetLastWriteTimeUtc(Path);
        File.WriteAllText(Path, File.ReadAllText(Path).Replace("\"what\":\"b\"", "\"what\":\"x\"", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(Path, written);

        var sheet = log.Look(0, 2);

        Assert.Equal(2, sheet.Verdict.Touched);
        Assert.Equal(["c", "x"], sheet.Lines.Select(l => l.What));
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

    private string Head => System.IO.Path.Combine(_office.DataFolder, "audit", "head.json");

    private void Cut(int left) => File.WriteAllText(Path, string.Join('\n', File.ReadAllLines(Path).Take(left)) + "\n");

    private void Three()
    {
        var log = Log();
        foreach (var what in new[] { "a", "b", "c" })
            log.Write("lan", "playlist.save", what);
    }

    private AuditLog Log() => new(DataFolder.Open(_office.DataFolder), TimeProvider.System, NullLogger<AuditLog>.Instance);

    public void Dispose() => _office.Dispose();
}
