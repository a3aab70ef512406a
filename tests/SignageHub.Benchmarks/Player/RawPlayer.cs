using System.Diagnostics;

namespace SignageHub.Benchmarks.Player;

/// <summary>A player that writes its pictures to us: RGB24, one after the other.</summary>
internal sealed class RawPlayer : IDisposable
{
    public const int PictureBytes = 192 * 32 * 3;

    private readonly Process _process;
    private readonly byte[] _picture = new byte[PictureBytes];

    private RawPlayer(Process process) => _process = process;

    public int Id => _process.Id;

    /// <summary>The last picture that was read.</summary>
    public ReadOnlySpan<byte> Picture => _picture;

    /// <param name="program">Path of <c>signage-player</c>.</param>
    /// <param name="enrolment">Path of the board's file.</param>
    /// <param name="hub">Its broker.</param>
    /// <param name="data">The player's folder.</param>
    public static RawPlayer Start(string program, string enrolment, Uri hub, string data)
    {
        var start = new ProcessStartInfo(program, ["run", "--secret-file", enrolment, "--hub", hub.AbsoluteUri.TrimEnd('/'), "--data", data, "--display", "raw", "--size", "192x32", "--lang", "en"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        process.BeginErrorReadLine();
        return new RawPlayer(process);
    }

    /// <summary>The next picture; valid until the next call.</summary>
    public async Task<ReadOnlyMemory<byte>> Next(CancellationToken cancellationToken)
    {
        await _process.StandardOutput.BaseStream.ReadExactlyAsync(_picture, cancellationToken);
        return _picture;
    }

    /// <summary>Reads on until the picture fits.</summary>
    public async Task Until(Func<ReadOnlyMemory<byte>, bool> fits, TimeSpan patience)
    {
        using var limit = new CancellationTokenSource(patience);
        while (!fits(await Next(limit.Token)))
        {
            // Another one.
        }
    }

    /// <summary>The board's own card is white, its slogans are red, the dark is neither.</summary>
    public static bool IsRed(ReadOnlyMemory<byte> picture)
    {
        var pixels = picture.Span;
        for (var i = 0; i < pixels.Length; i += 3)
        {
            if (pixels[i] > 0)
                return pixels[i + 1] == 0;
        }

        return false;
    }

    /// <summary>SIGKILL: a player that is measured again begins from what its disk has.</summary>
    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
