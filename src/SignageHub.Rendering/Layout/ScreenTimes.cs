using NodaTime;

namespace SignageHub.Rendering.Layout;

/// <summary>How long text stays in sight: own rules, kept slower than the road signs' 2 s for a unit of information.</summary>
internal static class ScreenTimes
{
    /// <summary>Steps of a strip that are whole LEDs at 60 frames a second; other speeds double the letters' edges. Fastest first.</summary>
    private static readonly int[] PixelsPerSecond = [60, 30, 20, 15];

    private const int ShortestPage = 2000;
    private const int PerSyllable = 500;
    private const int PerPage = 1000;

    /// <summary>Milliseconds that a letter of a strip is in sight, at least.</summary>
    private const int ShortestSight = 2000;

    /// <summary>The greater of 2 s and 0.5 s × syllables + 1 s.</summary>
    public static Duration Page(int syllables) =>
        Duration.FromMilliseconds(Math.Max(ShortestPage, (PerSyllable * syllables) + PerPage));

    /// <summary>The fastest speed at which a letter crosses the board in no less than two seconds, in LEDs a second.</summary>
    public static int Speed(int boardWidth)
    {
        foreach (var speed in PixelsPerSecond)
        {
            if (boardWidth * 1000 >= speed * ShortestSight)
                return speed;
        }
        return PixelsPerSecond[^1];
    }

    /// <summary>From the strip's first column at the right edge until its last has left at the left one, in whole milliseconds.</summary>
    public static Duration Pass(int boardWidth, int stripWidth, int pixelsPerSecond) =>
        Duration.FromMilliseconds(((1000L * (boardWidth + stripWidth)) + pixelsPerSecond - 1) / pixelsPerSecond);
}
