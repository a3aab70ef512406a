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
