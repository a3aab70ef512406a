namespace SignageHub.Rendering.Fonts;

/// <summary>Reads outlines from glyf and loca (OpenType 1.9, glyf). Hinting instructions are passed over.</summary>
internal sealed class GlyphOutlines(FontBytes glyf, FontBytes loca, bool longOffsets, int glyphCount)
{
    private const int DeepestNesting = 8;
    private const int MostPoints = 20_000;
    private const int MostParts = 256;

    // Flags of a simple glyph's points.
    private const int OnCurve = 1;
    private const int ShortX = 2;
    private const int ShortY = 4;
    private const int Repeat = 8;
    private const int SameOrPositiveX = 16;
    private const int SameOrPositiveY = 32;

    // Flags of a composite glyph's parts.
    private const int Words = 1;
    private const int ArgumentsAreOffsets = 2;
    private const int OneScale = 8;
    private const int MoreParts = 32;
    private const int TwoScales = 64;
    private const int FourScales = 128;
    private const int ScaledOffset = 2048;

    /// <summary>1 in the 2.14 fixed point of a part's scale.</summary>
    private const int One = 1 << 14;

    public Outline Read(int glyph)
    {
        var points = new List<OutlinePoint>();
        var ends = new List<int>();
        var parts = MostParts;
        Read(glyph, points, ends, DeepestNesting, ref parts);
        return points.Count == 0 ? Outline.Empty : new Outline(points, ends);
    }

    /// <param name="glyph">Which one.</param>
    /// <param name="points">Gets the points.</param>
    /// <param name="ends">Gets the ends of contours.</param>
    /// <param name="nesting">How deep parts may still hold parts.</param>
    /// <param name="parts">How many parts may still be read: parts that hold parts multiply.</param>
    private void Read(int glyph, List<OutlinePoint> points, List<int> ends, int nesting, ref int parts)
    {
        if (glyph < 0 || glyph >= glyphCount || nesting == 0 || --parts < 0)
            throw new FontFormatException("A glyph is built of too many parts, of parts that do not exist or that hold one another.");
        var (start, end) = longOffsets
            ? (loca.Offset32(4 * glyph), loca.Offset32((4 * glyph) + 4))
            : (2 * loca.UInt16(2 * glyph), 2 * loca.UInt16((2 * glyph) + 2));
        if (start == end)
            return;
        var data = glyf.Slice(start, end - start);
        var contours = data.Int16(0);
        if (contours >= 0)
            ReadSimple(data, contours, points, ends);
        else
            ReadComposite(data, points, ends, nesting, ref parts);
        if (points.Count > MostPoints)
            throw new FontFormatException($"Glyph {glyph} has more than {MostPoints} points.");
    }

    private static void ReadSimple(FontBytes data, int contours, List<OutlinePoint> points, List<int> ends)
    {
        var before = points.Count;
        var count = 0;
        for (var i = 0; i < contours; i++)
        {
            var end = data.UInt16(10 + (2 * i)) + 1;
            if (end < count)
                throw new FontFormatException("A glyph's contours run backwards.");
            count = end;
            ends.Add(before + end);
        }
        var at = 10 + (2 * contours);
        at += 2 + data.UInt16(at);
        var flags = ReadFlags(data, count, ref at);
        var xs = ReadCoordinates(data, flags, ShortX, SameOrPositiveX, ref at);
        var ys = ReadCoordinates(data, flags, ShortY, SameOrPositiveY, ref at);
        for (var i = 0; i < count; i++)
            points.Add(new OutlinePoint(xs[i], ys[i], (flags[i] & OnCurve) != 0));
    }

    private static byte[] ReadFlags(FontBytes data, int count, ref int at)
    {
        var flags = new byte[count];
        for (var i = 0; i < count;)
        {
            var flag = (byte)data.UInt8(at++);
            var times = (flag & Repeat) != 0 ? 1 + data.UInt8(at++) : 1;
            for (; times > 0 && i < count; times--)
                flags[i++] = flag;
        }
        return flags;
    }

    /// <summary>Each a step from the one before: one byte with the sign in a flag, two bytes, or no step at all.</summary>
    private static int[] ReadCoordinates(FontBytes data, byte[] flags, int isShort, int sameOrPositive, ref int at)
    {
        var values = new int[flags.Length];
        var value = 0;
        for (var i = 0; i < flags.Length; i++)
        {
            if ((flags[i] & isShort) != 0)
            {
                value += (flags[i] & sameOrPositive) != 0 ? data.UInt8(at) : -data.UInt8(at);
                at++;
            }
            else if ((flags[i] & sameOrPositive) == 0)
            {
                value += data.Int16(at);
                at += 2;
            }
            values[i] = value;
        }
        return values;
    }

    private void ReadComposite(FontBytes data, List<OutlinePoint> points, List<int> ends, int nesting, ref int parts)
    {
        var first = points.Count;
        var at = 10;
        int flags;
        do
        {
            flags = data.UInt16(at);
            var part = data.UInt16(at + 2);
            at += 4;
            var (one, two) = ReadArguments(data, flags, ref at);
            var (xx, yx, xy, yy) = ReadScale(data, flags, ref at);
            var start = points.Count;
            Read(part, points, ends, nesting - 1, ref parts);
            for (var i = start; i < points.Count; i++)
            {
                var (x, y, onCurve) = points[i];
                points[i] = new OutlinePoint(Scale(x, xx, y, xy), Scale(x, yx, y, yy), onCurve);
            }
            var (dx, dy) = (one, two);
            if ((flags & ArgumentsAreOffsets) == 0)
                (dx, dy) = Match(points, first + one, start + two);
            else if ((flags & ScaledOffset) != 0)
                (dx, dy) = (Scale(one, xx, two, xy), Scale(one, yx, two, yy));
            for (var i = start; i < points.Count; i++)
                points[i] = points[i] with { X = Bounded(points[i].X + dx), Y = Bounded(points[i].Y + dy) };
        }
        while ((flags & MoreParts) != 0);
    }

    private static (int One, int Two) ReadArguments(FontBytes data, int flags, ref int at)
    {
        var signed = (flags & ArgumentsAreOffsets) != 0;
        if ((flags & Words) != 0)
        {
            at += 4;
            return signed ? (data.Int16(at - 4), data.Int16(at - 2)) : (data.UInt16(at - 4), data.UInt16(at - 2));
        }
        at += 2;
        return signed ? (data.Int8(at - 2), data.Int8(at - 1)) : (data.UInt8(at - 2), data.UInt8(at - 1));
    }

    private static (int XX, int YX, int XY, int YY) ReadScale(FontBytes data, int flags, ref int at)
    {
        var start = at;
        switch (flags & (OneScale | TwoScales | FourScales))
        {
            case 0:
                return (One, 0, 0, One);
            case OneScale:
                at += 2;
                return (data.Int16(start), 0, 0, data.Int16(start));
            case TwoScales:
                at += 4;
                return (data.Int16(start), 0, 0, data.Int16(start + 2));
            default:
                at += 8;
                return (data.Int16(start), data.Int16(start + 2), data.Int16(start + 4), data.Int16(start + 6));
        }
    }

    /// <summary>The step that lays a point of the new part upon a point of the parts before it.</summary>
    private static (int Dx, int Dy) Match(List<OutlinePoint> points, int fixedPoint, int moved)
    {
        if (fixedPoint >= points.Count || moved >= points.Count)
            throw new FontFormatException("A glyph's part hangs on a point that does not exist.");
        return (points[fixedPoint].X - points[moved].X, points[fixedPoint].Y - points[moved].Y);
    }

    private static int Scale(int a, int scaleA, int b, int scaleB) =>
        Bounded((int)Math.Clamp((((long)a * scaleA) + ((long)b * scaleB) + (One / 2)) >> 14, int.MinValue, int.MaxValue));

    /// <summary>Font units are 16 bits wide; damaged files must not carry us out of the arithmetic further on.</summary>
    private static int Bounded(int value) =>
        value is >= short.MinValue and <= short.MaxValue ? value : throw new FontFormatException("A glyph reaches outside the font's grid.");
}
