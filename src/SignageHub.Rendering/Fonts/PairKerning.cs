using System.Numerics;

namespace SignageHub.Rendering.Fonts;

/// <summary>How much nearer or farther two neighbours stand, in font units: GPOS pair adjustment, or else the old kern table (OpenType 1.9, GPOS lookup type 2; kern format 0).</summary>
internal sealed class PairKerning(FontTables tables)
{
    private const int Pair = 2;
    private const int Extension = 9;

    /// <summary>The bit of a value that holds the advance; the bits below it are fields before it.</summary>
    private const int XAdvance = 4;

    private readonly List<List<FontBytes>> _lookups = tables.Find("GPOS") is { } gpos ? LayoutTable.Subtables(gpos, "kern", Pair, Extension) : [];
    private readonly FontBytes? _kern = tables.Find("kern");

    /// <returns>0 for most pairs, and where the tables are damaged: text can be read without kerning.</returns>
    public int Of(int left, int right)
    {
        try
        {
            return Find(left, right);
        }
        catch (FontFormatException)
        {
            return 0;
        }
    }

    private int Find(int left, int right)
    {
        if (_lookups.Count == 0)
            return _kern is { } kern ? Old(kern, left, right) : 0;
        foreach (var lookup in _lookups)
        {
            foreach (var subtable in lookup)
            {
                if (Find(subtable, left, right) is { } found)
                    return found;
            }
        }
        return 0;
    }

    /// <returns>Null when the subtable does not speak of this pair.</returns>
    private static int? Find(FontBytes subtable, int left, int right)
    {
        var place = LayoutTable.Coverage(subtable.From(subtable.UInt16(2)), left);
        var (first, second) = (subtable.UInt16(4), subtable.UInt16(6));
        if (place < 0 || (first & XAdvance) == 0)
            return null;
        var advance = 2 * BitOperations.PopCount((uint)(first & (XAdvance - 1)));
        var both = 2 * (BitOperations.PopCount((uint)first) + BitOperations.PopCount((uint)second));
        if (subtable.UInt16(0) == 2)
        {
            var (one, other) = (LayoutTable.Class(subtable.From(subtable.UInt16(8)), left), LayoutTable.Class(subtable.From(subtable.UInt16(10)), right));
            return subtable.Int16(16 + (both * ((one * subtable.UInt16(14)) + other)) + advance);
        }
        var pairs = subtable.From(subtable.UInt16(10 + (2 * place)));
        var (low, high) = (0, pairs.UInt16(0) - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var at = 2 + ((2 + both) * middle);
            var glyph = pairs.UInt16(at);
            if (glyph == right)
                return pairs.Int16(at + 2 + advance);
            if (right < glyph)
                high = middle - 1;
            else
                low = middle + 1;
        }
        return null;
    }

    private static int Old(FontBytes kern, int left, int right)
    {
        // One horizontal subtable of format 0 is what fonts have: version, count, then its head of six bytes.
        if (kern.Length < 18 || kern.UInt16(0) != 0 || kern.UInt16(2) == 0 || (kern.UInt16(8) & 0xFF01) != 1)
            return 0;
        var key = ((uint)left << 16) | (uint)right;
        var (low, high) = (0, kern.UInt16(10) - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var pair = kern.UInt32(18 + (6 * middle));
            if (pair == key)
                return kern.Int16(22 + (6 * middle));
            if (key < pair)
                high = middle - 1;
            else
                low = middle + 1;
        }
        return 0;
    }
}
