using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using SignageHub.Testing;

namespace SignageHub.Hub.Tests.Kills;

/// <summary>A player whose every picture is looked at, and whose disk is read when it is killed.</summary>
/// <param name="id">Which board it is.</param>
/// <param name="enrolment">The file with its secret and pins.</param>
/// <param name="hub">The broker's address.</param>
/// <param name="data">The board's own folder.</param>
/// <param name="published">The player's file as it is published; null for the one that was built for the tests.</param>
internal sealed class WatchedBoard(string id, string enrolment, Uri hub, string data, string? published) : IAsyncDisposable
{
    private const int PictureBytes = 96 * 16 * 3;

    private readonly Lock _gate = new();
    private readonly List<string> _wrong = [];
    private string[] _cycle = [];
    private int _lit;
    private int _newest;
    private string _last = "";
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? _process;
    private Task _reading = Task.CompletedTask;

    public string Id => id;

    /// <summary>The board's own folder.</summary>
    public string Data => data;

    /// <summary>How many were looked at.</summary>
    public int Pictures { get; private set; }

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

    public WatchedBoard Start()
    {
        string[] arguments = ["run", "--secret-file", enrolment, "--hub", hub.AbsoluteUri.TrimEnd('/'), "--data", data, "--display", "raw", "--size", "96x16", "--lang", "en"];
        _process = Process.Start(new ProcessStartInfo(published ?? RealPart.Require("dotnet"), published is null ? [Built(), .. arguments] : arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _process.BeginErrorReadLine();
        _reading = Read(_process.StandardOutput.BaseStream);
        return this;
    }

    /// <summary>From now on every picture is held against the edits: it is of the one that is lit, or of a later one, never of one before.</summary>
    /// <param name="cycle">The pictures that edits give, in turn.</param>
    /// <param name="lit">The number of the edit that is lit now.</param>
    public void Watch(string[] cycle, int lit)
    {
        lock (_gate) (_cycle, _lit, _newest) = (cycle, lit, lit);
    }

    /// <summary>That edit is about to be saved; at most as many as there are pictures, less one, may come before the board has lit one of them.</summary>
    public void Edited(int newest)
    {
        lock (_gate)
        {
            Assert.True(newest - _lit < _cycle.Length, "More edits than pictures to tell them apart.");
            _newest = newest;
        }
    }

    /// <summary>Waits until the newest edit is lit.</summary>
    public Task UntilRight(TimeSpan patience) => Until(picture => picture == _cycle[_newest % _cycle.Length], patience);

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

    private static string Built()
    {
        var output = Path.GetRelativePath(Repository.PathOf("tests", "SignageHub.Hub.Tests"), AppContext.BaseDirectory);
        return Repository.PathOf("src", "SignageHub.Player", output, "signage-player.dll");
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
            if (_cycle.Length > 0)
                Judge(picture);
            _last = picture;
            (news, _news) = (_news, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        news.TrySetResult();
    }

    private void Judge(string picture)
    {
        Pictures++;
        var of = Enumerable.Range(_lit, _newest - _lit + 1).Where(edit => _cycle[edit % _cycle.Length] == picture).DefaultIfEmpty(-1).First();
        if (of >= 0)
            _lit = of;
        else
            _wrong.Add($"{(_cycle.Contains(picture) ? "a picture that was over" : "a picture that nobody wanted")} while edits {_lit} to {_newest} were wanted: {picture}");
    }
}
