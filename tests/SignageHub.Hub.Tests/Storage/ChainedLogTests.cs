using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Tests.Storage;

public sealed class ChainedLogTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("signagehub-log-");
    private readonly LogLines _log = new();

    private string File => Path.Combine(_folder.FullName, "log.jsonl");

    [Fact]
    public void Lines_WrittenByTwoRuns_AreReadInOrderAndTheChainHolds()
    {
        Append("a", "b");
        Append("c");

        Assert.Equal(["a", "b", "c"], Read());
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public void Line_ChangedLater_IsTold()
    {
        Append("a", "b", "c");
        System.IO.File.WriteAllText(File, System.IO.File.ReadAllText(File).Replace("\"b\"", "\"x\"", StringComparison.Ordinal));

        Assert.Equal(["a", "x", "c"], Read());
        Assert.Contains("line 3: the chain of hashes is broken", Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void Line_TakenOutLater_IsTold()
    {
        Append("a", "b", "c");
        System.IO.File.WriteAllLines(File, System.IO.File.ReadAllLines(File).Where((_, i) => i != 1));

        Assert.Equal(["a", "c"], Read());
        Assert.Contains("line 2", Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"prev":7,"text":"x"}""")]
    [InlineData("""{"prev":{},"text":"x"}""")]
    [InlineData("""{"text":"x"}""")]
    public void Line_WhosePrevIsNoHash_IsReadAndTold(string line)
    {
        Append("a");
        System.IO.File.AppendAllText(File, line + "\n");

        Assert.Equal(["a", "x"], Read());
        Assert.Contains("line 2: the chain of hashes is broken", Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"prev":"a","prev":"b","text":"x"}""")]
    [InlineData("""{"prev":"\ud800","text":"x"}""")]
    [InlineData("\0\0\0")]
    public void Line_ThatIsNoRecord_IsToldAndTheOthersAreKept(string line)
    {
        Append("a");
        System.IO.File.AppendAllText(File, line + "\n");

        Append("b");

        Assert.Equal(["a", "b"], Read());
        Assert.All(_log.Lines, told => Assert.Contains("line 2: the chain of hashes is broken", told, StringComparison.Ordinal));
    }

    [Fact]
    public void File_WithoutASingleRecord_IsSetAsideAndANewOneBegun()
    {
        System.IO.File.WriteAllText(File, "\0\0\n[]\n");

        Append("a");

        Assert.Equal(["a"], Read());
        Assert.Equal("\0\0\n[]\n", System.IO.File.ReadAllText(File + ".damaged"));
        Assert.Contains("set aside as .damaged", _log.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_InTheFilesPlace_IsSetAsideAndANewFileBegun()
    {
        Directory.CreateDirectory(File);

        Assert.Empty(new ChainedLog(File, _log).Recover());
        Append("a");

        Assert.Equal(["a"], Read());
        Assert.True(Directory.Exists(File + ".damaged"));
        Assert.Contains("set aside as .damaged", Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void HalfALine_IsNotTouchedByWhoOnlyReads()
    {
        Append("a");
        System.IO.File.AppendAllText(File, "{\"prev\":");

        Assert.Equal(["a"], Read());

        Assert.EndsWith("{\"prev\":", System.IO.File.ReadAllText(File), StringComparison.Ordinal);
        Assert.Empty(_log.Lines);
    }

    [Fact]
    public void Append_ThatFailed_IsFollowedByOneThatCutsWhatItLeft()
    {
        var log = new ChainedLog(File, _log);
        log.Append(new JsonObject { ["text"] = "a" });
        using (var disk = new FileStream(File, FileMode.Append, FileAccess.Write, FileShare.None))
        {
            disk.Write("{\"prev\":\"12"u8);
            disk.Flush();
            Assert.Throws<IOException>(() => log.Append(new JsonObject { ["text"] = "b" }));
        }

        log.Append(new JsonObject { ["text"] = "b" });

        Assert.Equal(["a", "b"], Read());
        Assert.Contains("half a line at the end (11 bytes) was cut off", Assert.Single(_log.Lines), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private void Append(params string[] texts)
    {
        var log = new ChainedLog(File, _log);
        foreach (var text in texts)
            log.Append(new JsonObject { ["text"] = text });
    }

    private IEnumerable<string> Read() => new ChainedLog(File, _log).Read().Select(line => (string)line["text"]!);

    private sealed class LogLines : ILogger
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));
    }
}
