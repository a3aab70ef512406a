using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using SignageHub.Testing;

namespace SignageHub.Hub.Tests.Kills;

/// <summary>A player whose every picture is looked at, and whose disk is read when it is killed.</summary>
internal sealed class WatchedBoard(string enrolment, Uri hub, string data) : IAsyncDisposable
{
    private const int PictureBytes = 96 * 16 * 3;

    private readonly Lock _gate = new();
    private readonly List<string> _wrong = [];
    private HashSet<string>? _allowed;
    private string? _outdated;
    private string _wanted = "";
    private string _last = "";
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? _process;
    private Task _reading = Task.CompletedTask;

    /// <summary>Plays that were on the board's disk when it ended, by boot: how many each boot has made.</summary>
    public Dictionary<string, long> Made { get; } = new(StringComparer.Ordinal);

    /// <summary>Pictures that nobody wanted, or that were over.</summary>
    public IReadOnlyList<string> Wrong
    {
        get
        {
            lock (_gate) return [.. _wrong];
        }
    }

    /// <summary>The hash of the last whole picture.</summary>
    public string Last
    {
        get
        {
            lock (_gate) return _last;
        }
    }

    public void Start()
    {
        var output = Path.GetRelativePath(Repository.PathOf("tests", "SignageHub.Hub.Tests"), AppContext.BaseDirectory);
        var program = Repository.PathOf("src", "SignageHub.Player", output, "signage-player.dll");
        _process = Process.Start(new ProcessStartInfo(RealPart.Require("dotnet"), [
            program, "run", "--secret-file", enrolment, "--hub", hub.AbsoluteUri.TrimEnd('/'), "--data", data, "--display", "raw", "--size", "96x16", "--lang", "en"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _process.BeginErrorReadLine();
        _reading = Read(_process.StandardOutput.BaseStream);
    }

    /// <summary>From now on only these may be lit.</summary>
    public void Allow(params string[] pictures)
    {
        lock (_gate) _allowed = [.. pictures];
    }

    /// <summary>From now on this is wanted; once it is lit, the one before must not come back.</summary>
    public void Want(string picture)
    {
        lock (_gate) (_wanted, _outdated) = (picture, null);
    }

    public async Task Until(Func<string, bool> fits, TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        while (true)
        {
            Task news;
            lock (_gate)
            {
                if (fits(_last)) return;
                news = _news.Task;
            }

            await news.WaitAsync(limit.Token);
        }
    }

    /// <summary>SIGKILL; what it had on its disk then is what the hub must have in the end.</summary>
    public async Task Kill()
    {
        _process!.Kill();
        await Ended();
    }

    /// <summary>SIGTERM: it closes its books.</summary>
    public async Task Stop()
    {
        Assert.Equal(0, (await ExternalProcess.Run("/bin/sh", "-c", $"kill -TERM {_process!.Id}")).ExitCode);
        await Ended();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false }) _process.Kill();
        await _reading;
        _process?.Dispose();
    }

    private async Task Ended()
    {
        await _process!.WaitForExitAsync();
        await _reading;
        _process.Dispose();
        _process = null;
        lock (_gate) _last = "";
        var open = Path.Combine(data, "plays-open");
        if (!File.Exists(open)) return;
        // A seal of 64 digits and a line feed, then the plays that have no number yet.
        using var plays = JsonDocument.Parse((await File.ReadAllBytesAsync(open)).AsMemory(65));
        Made[plays.RootElement.GetProperty("boot").GetString()!] = plays.RootElement.GetProperty("after").GetInt64() + plays.RootElement.GetProperty("plays").GetArrayLength();
    }

    private async Task Read(Stream pictures)
    {
        var picture = new byte[PictureBytes];
        try
        {
            while (true)
            {
                await pictures.ReadExactlyAsync(picture);
                Take(Convert.ToHexString(SHA256.HashData(picture)));
            }
        }
        catch (EndOfStreamException)
        {
            // It ended; a part of a picture is none.
        }
    }

    private void Take(string picture)
    {
        TaskCompletionSource news;
        lock (_gate)
        {
            if (_allowed?.Contains(picture) == false)
                _wrong.Add($"a picture that nobody wanted: {picture}");
            if (picture == _outdated)
                _wrong.Add($"a picture that was over: {picture}");
            if (picture == _wanted)
                _outdated = _allowed?.FirstOrDefault(other => other != picture);
            _last = picture;
            (news, _news) = (_news, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        news.TrySetResult();
    }
}
