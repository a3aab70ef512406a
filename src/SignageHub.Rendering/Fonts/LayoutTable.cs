namespace SignageHub.Rendering.Fonts;

/// <summary>A font's GSUB or GPOS table: which lookups a feature has (OpenType 1.9, "OpenType Layout Common Table Formats").</summary>
internal static class LayoutTable
{
    /// <summary>A damaged table cannot make us read on for ever.</summary>
    private const int MostSubtables = 4096;

    /// <summary>The subtables of a feature's lookups of one type, in order; scripts and languages are not told apart.</summary>
    /// <param name="table">GSUB or GPOS.</param>
    /// <param name="feature">Four ASCII letters.</param>
    /// <param name="type">The lookup type that is wanted.</param>
    /// <param name="extension">The type that stands for another one further away: 7 in GSUB, 9 in GPOS.</param>
    /// <returns>One list a lookup.</returns>
    public static List<List<FontBytes>> Subtables(FontBytes table, string feature, int type, int extension)
    {
        var tag = (uint)((feature[0] << 24) | (feature[1] << 16) | (feature[2] << 8) | feature[3]);
        var (features, lookups) = (table.From(table.UInt16(6)), table.From(table.UInt16(8)));
        var wanted = new SortedSet<int>();
        for (var i = 0; i < features.UInt16(0); i++)
        {
            if (features.UInt32(2 + (6 * i)) != tag)
                continue;
            var one = features.From(features.UInt16(6 + (6 * i)));
            for (var n = 0; n < one.UInt16(2); n++)
                wanted.Add(one.UInt16(4 + (2 * n)));
        }
        var (found, count) = (new List<List<FontBytes>>(), 0);
        foreach (var index in wanted)
        {
            var lookup = lookups.From(lookups.UInt16(2 + (2 * index)));
            var subtables = new List<FontBytes>();
            for (var i = 0; i < lookup.UInt16(4) && ++count < MostSubtables; i++)
            {
                var (kind, subtable) = (lookup.UInt16(0), lookup.From(lookup.UInt16(6 + (2 * i))));
                if (kind == extension)
                    (kind, subtable) = (subtable.UInt16(2), subtable.From(subtable.Offset32(4)));
                if (kind == type)
                    subtables.Add(subtable);
            }
            found.Add(subtables);
        }
        return found;
    }

    /// <returns>A glyph's place in a coverage table, or −1.</returns>
    public static int Coverage(FontBytes table, int glyph)
    {
        var ranges = table.UInt16(0) == 2;
        var (low, high) = (0, table.UInt16(2) - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var at = 4 + ((ranges ? 6 : 2) * middle);
            var (first, last) = (table.UInt16(at), table.UInt16(ranges ? at + 2 : at));
            if (glyph >= first && glyph <= last)
                return ranges ? table.UInt16(at + 4) + glyph - first : middle;
            if (glyph < first)
                high = middle - 1;
            else
                low = middle + 1;
        }
        return -1;
    }

    /// <returns>A glyph's class in a class definition table; 0 for those that it does not name.</returns>
    public static int Class(FontBytes table, int glyph)
    {
        if (table.UInt16(0) == 1)
            return glyph - table.UInt16(2) is var at && at >= 0 && at < table.UInt16(4) ? table.UInt16(6 + (2 * at)) : 0;
        var (low, high) = (0, table.UInt16(2) - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var at = 4 + (6 * middle);
            if (glyph < table.UInt16(at))
                high = middle - 1;
            else if (glyph > table.UInt16(at + 2))
                low = middle + 1;
            else
                return table.UInt16(at + 4);
        }
        return 0;
    }
}
