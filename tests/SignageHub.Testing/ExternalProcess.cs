using System.Diagnostics;

namespace SignageHub.Testing;

/// <summary>A program started by a test. Its lines are collected from standard output and error alike; disposing kills exactly this process and those it started.</summary>
public sealed class ExternalProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Process _process;
    private readonly List<string> _lines = [];
    private readonly Lock _gate = new();
    private TaskCompletionSource _news = NewSource();

    private ExternalProcess(string path, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(path) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Add(line.Data);
        _process.ErrorDataReceived += (_, line) => Add(line.Data);
        _process.Exited += (_, _) => Add(line: null);
    }

    /// <summary>All lines so far.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_gate) return [.. _lines];
        }
    }

    public int Id => _process.Id;

    public static ExternalProcess Start(string path, params IEnumerable<string> arguments)
    {
        var external = new ExternalProcess(path, arguments);
        external._process.Start();
        external._process.BeginOutputReadLine();
        external._process.BeginErrorReadLine();
        return external;
    }

    /// <summary>Runs it to its end.</summary>
    /// <exception cref="TimeoutException">It did not end in time (20 s unless told otherwise).</exception>
    public static async Task<(int ExitCode, IReadOnlyList<string> Lines)> Run(string path, params IEnumerable<string> arguments)
    {
        await using var external = Start(path, arguments);
        return (await external.WaitForExit(), external.Lines);
    }

    public async Task WriteLine(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>The first line, old or new, that fits.</summary>
    /// <exception cref="TimeoutException">None came in time, or the program ended without it; the message has all lines.</exception>
    public async Task<string> WaitForLine(Predicate<string> fits, TimeSpan? patience = null)
    {
        using var timeout = new CancellationTokenSource(patience ?? Patience);
        while (true)
        {
            var ended = _process.HasExited;
            Task news;
            lock (_gate)
            {
                var found = _lines.Find(fits);
                if (found is not null) return found;
                news = _news.Task;
            }

            if (ended) await _process.WaitForExitAsync(timeout.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (ended && Lines.FirstOrDefault(line => fits(line)) is { } last) return last;
            if (ended || timeout.IsCancellationRequested) throw new TimeoutException($"{_process.StartInfo.FileName} did not print the awaited line:\n{string.Join('\n', Lines)}");
            await news.WaitAsync(timeout.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public Task<string> WaitForLine(string part, TimeSpan? patience = null) =>
        WaitForLine(line => line.Contains(part, StringComparison.Ordinal), patience);

    public async Task<int> WaitForExit(TimeSpan? patience = null)
    {
        await _process.WaitForExitAsync().WaitAsync(patience ?? Patience);
        return _process.ExitCode;
    }

    /// <summary>SIGKILL on Unix: no goodbye, no last write.</summary>
    public async Task Kill()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Kill();
        _process.Dispose();
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Add(string? line)
    {
        TaskCompletionSource news;
        lock (_gate)
        {
            if (line is not null) _lines.Add(line);
            (news, _news) = (_news, NewSource());
        }

        news.TrySetResult();
    }
}
