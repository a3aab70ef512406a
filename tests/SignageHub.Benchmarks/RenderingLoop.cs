using System.Diagnostics;
using System.Globalization;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Rendering;

namespace SignageHub.Benchmarks;

/// <summary>A plain loop over many slogans, to stand beside peers that are no .NET programs.</summary>
internal static class RenderingLoop
{
    /// <param name="work">
    /// <c>scene</c>: the 192x32 one-bit scene as the hub asks for it, static or pages;
    /// <c>png</c>: the same and a PNG of each frame; <c>strip</c>: one strip of 32 rows.
    /// </param>
    /// <param name="seconds">How long to measure, whole seconds.</param>
    public static int Run(string work, string seconds)
    {
        var slogans = new List<string>();
        while (Console.In.ReadLine() is { } line)
        {
            if (line.Length > 0)
                slogans.Add(line.Normalize());
        }
        var red = BoardColor.TryParse("red", out var color) ? color : throw new InvalidOperationException("There is no red.");
        SceneKind? kind = work == "strip" ? SceneKind.Scroll : null;
        var requests = slogans.Select(slogan => new SceneRequest(slogan, new PixelSize(192, 32), red, kind)).ToArray();
        var renderer = new SceneRenderer();
        var frames = requests.Sum(request => Once(renderer, request, work));

        // A second more lets the runtime recompile what is hot.
        for (var warm = Stopwatch.StartNew(); warm.Elapsed.TotalSeconds < 1;)
            Round();
        var (done, allocated, clock) = (0L, GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew());
        for (var limit = double.Parse(seconds, CultureInfo.InvariantCulture); clock.Elapsed.TotalSeconds < limit; done += requests.Length)
            Round();
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - allocated) / done;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{work}: {slogans.Count} slogans, {(double)frames / slogans.Count:F2} frames each, {bytes} bytes allocated each"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{done / clock.Elapsed.TotalSeconds:F0} slogans/s"));
        return 0;

        void Round()
        {
            foreach (var request in requests)
                Once(renderer, request, work);
        }
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
