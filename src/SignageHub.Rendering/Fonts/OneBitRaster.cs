using System.Buffers;

namespace SignageHub.Rendering.Fonts;

/// <summary>An outline on LEDs that are lit or not.</summary>
/// <remarks>
/// A LED is lit when its centre lies inside. Where the ink passes between two centres, so that a stem, a bar or a mark would
/// vanish, the LED under the middle of the ink is lit, along rows and along columns (drop-out control; the idea is that of
/// TrueType's scan converter, OpenType 1.9, "TrueType fundamentals").
/// </remarks>
internal static class OneBitRaster
{
    private const int Half = EdgeList.Unit / 2;

    /// <returns>The ink's place (advance 0) and its bits, trimmed to what is lit.</returns>
    public static (GlyphMetrics Place, byte[] Bits) Draw(EdgeList outline)
    {
        if (outline.Edges.IsEmpty)
            return (default, []);
        var (left, top) = (outline.MinX >> 8, outline.MinY >> 8);
        var (width, height) = ((outline.MaxX >> 8) - left + 1, (outline.MaxY >> 8) - top + 1);
        var lit = new bool[width * height];
        var cut = new Crossings();
        for (var y = 0; y < height; y++)
        {
            cut.Cut(outline.Edges, ((top + y) * EdgeList.Unit) + Half);
            Fill(cut.Inside, left, width, y * width, 1, lit);
        }
        var room = ArrayPool<Edge>.Shared.Rent(outline.Edges.Length);
        var transposed = outline.Transposed(room);
        for (var x = 0; x < width; x++)
        {
            cut.Cut(transposed, ((left + x) * EdgeList.Unit) + Half);
            Fill(cut.Inside, top, height, x, width, lit);
        }
        ArrayPool<Edge>.Shared.Return(room);
        return Trim(lit, left, top, width, height);
    }

    /// <summary>Lights the centres inside each stretch; a stretch without one lights the LED under its middle.</summary>
    private static void Fill(List<(int From, int To)> inside, int origin, int count, int start, int step, bool[] lit)
    {
        foreach (var (from, to) in inside)
        {
            var (first, end) = (Centre(from) - origin, Centre(to) - origin);
            if (first == end)
                (first, end) = (((from + to) >> 9) - origin, ((from + to) >> 9) - origin + 1);
            for (var i = Math.Max(first, 0); i < Math.Min(end, count); i++)
                lit[start + (i * step)] = true;
        }
    }

    /// <summary>The first LED whose centre lies at or after a place.</summary>
    private static int Centre(int at) => (at + Half - 1) >> 8;

    private static (GlyphMetrics Place, byte[] Bits) Trim(bool[] lit, int left, int top, int width, int height)
    {
        var (x0, y0, x1, y1) = (width, height, 0, 0);
        for (var i = 0; i < lit.Length; i++)
        {
            if (!lit[i])
                continue;
            (x0, x1) = (Math.Min(x0, i % width), Math.Max(x1, (i % width) + 1));
            (y0, y1) = (Math.Min(y0, i / width), Math.Max(y1, (i / width) + 1));
        }
        if (x0 >= x1)
            return (default, []);
        var stride = (x1 - x0 + 7) / 8;
        var bits = new byte[stride * (y1 - y0)];
        for (var y = y0; y < y1; y++)
        {
            for (var x = x0; x < x1; x++)
            {
                if (lit[(y * width) + x])
                    bits[((y - y0) * stride) + ((x - x0) >> 3)] |= (byte)(0x80 >> ((x - x0) & 7));
            }
        }
        return (new GlyphMetrics(left + x0, -(top + y0), x1 - x0, y1 - y0, 0), bits);
    }
}
