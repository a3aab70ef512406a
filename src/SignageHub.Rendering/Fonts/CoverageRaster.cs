using System.Buffers;

namespace SignageHub.Rendering.Fonts;

/// <summary>An outline as the share of each LED that its ink covers: exact along a row, sampled 32 times down it.</summary>
internal static class CoverageRaster
{
    /// <summary>Lines cut across one row of LEDs.</summary>
    private const int Lines = 32;

    private const int Full = Lines * EdgeList.Unit;

    /// <summary>The place (advance 0) of every LED that the outline may touch.</summary>
    public static GlyphMetrics Place(EdgeList outline)
    {
        if (outline.Edges.IsEmpty)
            return default;
        var (left, top) = (outline.MinX >> 8, outline.MinY >> 8);
        return new GlyphMetrics(left, -top, ((outline.MaxX + 255) >> 8) - left, ((outline.MaxY + 255) >> 8) - top, 0);
    }

    /// <returns>One byte a LED, 0–255, as large as <see cref="Place"/> says.</returns>
    public static byte[] Draw(EdgeList outline)
    {
        var place = Place(outline);
        var coverage = new byte[place.Width * place.Height];
        var row = new int[place.Width];
        var room = ArrayPool<Edge>.Shared.Rent(outline.Edges.Length);
        var cut = new Crossings();
        var (left, top) = (place.Left * EdgeList.Unit, -place.Top * EdgeList.Unit);
        for (var y = 0; y < place.Height; y++)
        {
            Array.Clear(row);
            var edges = outline.Between(top + (y * EdgeList.Unit), top + ((y + 1) * EdgeList.Unit), room);
            for (var line = 0; line < Lines; line++)
            {
                cut.Cut(edges, top + (y * EdgeList.Unit) + (((2 * line) + 1) * EdgeList.Unit / (2 * Lines)));
                foreach (var (from, to) in cut.Inside)
                    Cover(row, from - left, to - left);
            }
            for (var x = 0; x < row.Length; x++)
                coverage[(y * place.Width) + x] = (byte)(((row[x] * 255) + (Full / 2)) / Full);
        }
        ArrayPool<Edge>.Shared.Return(room);
        return coverage;
    }

    private static void Cover(int[] row, int from, int to)
    {
        for (var x = from >> 8; x < row.Length && x << 8 < to; x++)
            row[x] += Math.Min(to, (x + 1) << 8) - Math.Max(from, x << 8);
    }
}
