using System.Diagnostics;
using System.Globalization;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Rendering;

namespace SignageHub.Hub.Cli;

/// <summary><c>render --bench</c>: how many slogans a second this machine draws, on one thread, with every letter drawn before.</summary>
/// <remarks>
/// <c>raw</c>: the scene of a red 192x32 board as the hub asks for it, the whole text, static or on pages, checked as when it
/// is saved; <c>png</c>: the same and a PNG of each frame; <c>strip</c>: the whole text on one strip of 32 rows.
/// </remarks>
internal static class RenderBench
{
    public const int LongestSeconds = 600;

    public static readonly IReadOnlyList<string> Works = ["raw", "png", "strip"];

    private static readonly PixelSize Board = new(192, 32);

    /// <param name="work">One of <see cref="Works"/>.</param>
    /// <param name="seconds">How long to measure, 1 to <see cref="LongestSeconds"/>.</param>
    /// <param name="slogans">One a line; empty lines are passed over.</param>
    /// <param name="output">Gets what was done, and as the last line the rate.</param>
    /// <exception cref="InputProblemException">There is no slogan.</exception>
    public static int Run(string work, int seconds, TextReader slogans, Output output)
    {
        var renderer = new SceneRenderer();
        var color = BoardColor.TryParse("red", out var red) ? red : throw new InvalidOperationException("There is no red.");
        SceneKind? kind = work == "strip" ? SceneKind.Scroll : null;
        var requests = Read(slogans).Select(text => new SceneRequest(text, Board, color, kind)).ToArray();
        if (requests.Length == 0)
            throw new InputProblemException(new Bilingual(
                "There is no slogan on standard input; give one a line.", "Không có khẩu hiệu nào ở đầu vào chuẩn; hãy đưa mỗi dòng một khẩu hiệu."));
        var (frames, drawn) = (0, 0);
        foreach (var request in requests)
        {
            var count = Once(renderer, request, work);
            (frames, drawn) = (frames + count, drawn + (count > 0 ? 1 : 0));
        }

        // A second more lets the runtime recompile what is hot.
        Rounds(TimeSpan.FromSeconds(1));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var (done, took) = Rounds(TimeSpan.FromSeconds(seconds));
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / done;
        var each = ((double)frames / requests.Length).ToString("F2", CultureInfo.InvariantCulture);
        output.Result.WriteLine(output.Say(
            $"{work}: {requests.Length} slogans, {drawn} of them drawn, {each} frames and {bytes} bytes allocated for each",
            $"{work}: {requests.Length} khẩu hiệu, vẽ được {drawn}, mỗi khẩu hiệu {each} khung hình và {bytes} byte bộ nhớ"));
        output.Result.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done / took.TotalSeconds:F0} slogans/s"));
        return ExitCode.Fine;

        (long Done, TimeSpan Took) Rounds(TimeSpan limit)
        {
            var (count, clock) = (0L, Stopwatch.StartNew());
            for (; clock.Elapsed < limit; count += requests.Length)
            {
                foreach (var request in requests)
                    Once(renderer, request, work);
            }
            return (count, clock.Elapsed);
        }
    }

    private static List<string> Read(TextReader slogans)
    {
        var texts = new List<string>();
        while (slogans.ReadLine() is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
                texts.Add(RenderInput.Composed(line));
        }
        return texts;
    }

    private static int Once(SceneRenderer renderer, SceneRequest request, string work)
    {
        var frames = renderer.Render(request).Scene?.Frames ?? [];
        if (work == "png")
        {
            foreach (var frame in frames)
                PngWriter.Encode(frame);
        }
        return frames.Count;
    }
}
