using System.Numerics;

namespace SignageHub.Rendering.Fonts;

/// <summary>How far apart two one-bit neighbours must stand for a dark LED to stay between them, also slantwise: marks may be wider than their letters.</summary>
internal static class InkGap
{
    private const int Nothing = int.MinValue / 4;

    /// <returns>The fewest columns to add to the left one's advance; negative where they may come nearer, very negative where no rows meet.</returns>
    public static int Least(CachedGlyph left, CachedGlyph right)
    {
        var (a, b) = (left.Metrics, right.Metrics);
        var most = Nothing;
        for (var y = 0; y < a.Height; y++)
        {
            var end = End(left, y);
            if (end == Nothing)
                continue;
            var level = b.Top - a.Top + y;
            for (var other = Math.Max(0, level - 1); other <= Math.Min(b.Height - 1, level + 1); other++)
            {
                if (Start(right, other) is var start && start != Nothing)
                    most = Math.Max(most, a.Left + end + 1 - a.Advance - b.Left - start);
            }
        }
        return most;
    }

    /// <summary>The first lit column of a row, from the glyph's own left.</summary>
    private static int Start(CachedGlyph glyph, int row)
    {
        for (var (at, column) = (row, 0); at < glyph.Words.Length; at += glyph.Metrics.Height, column += CachedGlyph.WordColumns)
        {
            if (glyph.Words[at] != 0)
                return column + BitOperations.LeadingZeroCount(glyph.Words[at]);
        }
        return Nothing;
    }

    /// <summary>The column after the last lit one of a row.</summary>
    private static int End(CachedGlyph glyph, int row)
    {
        var end = Nothing;
        for (var (at, column) = (row, 0); at < glyph.Words.Length; at += glyph.Metrics.Height, column += CachedGlyph.WordColumns)
        {
            if (glyph.Words[at] != 0)
                end = column + 64 - BitOperations.TrailingZeroCount(glyph.Words[at]);
        }
        return end;
    }
}
