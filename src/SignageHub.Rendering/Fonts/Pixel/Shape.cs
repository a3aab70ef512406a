using System.Buffers.Binary;

namespace SignageHub.Rendering.Fonts.Pixel;

/// <summary>Dots as they stand in a font file, placed by their top left corner.</summary>
/// <param name="Left">Columns from the pen; negative before it.</param>
/// <param name="Top">Rows from the baseline up to the upper edge.</param>
/// <param name="Width">Columns, at most <see cref="Widest"/>.</param>
/// <param name="Rows">One word a row from the top, the leftmost dot in the highest bit.</param>
internal sealed record Shape(int Left, int Top, int Width, IReadOnlyList<ulong> Rows)
{
    public const int Widest = 48;

    public static readonly Shape Empty = new(0, 0, 0, []);

    /// <summary>Rows from the baseline down to the lower edge.</summary>
    public int Bottom => Rows.Count - Top;

    /// <summary>Both shapes as one, each where it stands.</summary>
    public Shape With(Shape other)
    {
        if (Rows.Count == 0)
            return other;
        var (left, top) = (Math.Min(Left, other.Left), Math.Max(Top, other.Top));
        var rows = new ulong[top + Math.Max(Bottom, other.Bottom)];
        foreach (var part in (Shape[])[this, other])
        {
            for (var y = 0; y < part.Rows.Count; y++)
                rows[top - part.Top + y] |= part.Rows[y] >> (part.Left - left);
        }
        return new Shape(left, top, Math.Max(Left + Width, other.Left + other.Width) - left, rows);
    }

    /// <summary>The shape without the dark rows and columns round it; empty when no dot is lit.</summary>
    public Shape Trimmed()
    {
        var all = 0UL;
        var (first, end) = (Rows.Count, 0);
        for (var y = 0; y < Rows.Count; y++)
        {
            if (Rows[y] == 0)
                continue;
            (first, end) = (Math.Min(first, y), y + 1);
            all |= Rows[y];
        }
        if (all == 0)
            return Empty;
        var (dark, width) = (System.Numerics.BitOperations.LeadingZeroCount(all), 64 - System.Numerics.BitOperations.TrailingZeroCount(all));
        return new Shape(Left + dark, Top - first, width - dark, Rows.Skip(first).Take(end - first).Select(row => row << dark).ToArray());
    }

    /// <summary>The shape as the seam wants it.</summary>
    public Glyph ToGlyph(int advance)
    {
        var stride = (Width + 7) / 8;
        var ink = new byte[stride * Rows.Count];
        Span<byte> eight = stackalloc byte[8];
        for (var y = 0; y < Rows.Count; y++)
        {
            BinaryPrimitives.WriteUInt64BigEndian(eight, Rows[y]);
            eight[..stride].CopyTo(ink.AsSpan(y * stride));
        }
        return new Glyph(new GlyphMetrics(Left, Top, Width, Rows.Count, advance), InkMode.OneBit, ink);
    }
}
