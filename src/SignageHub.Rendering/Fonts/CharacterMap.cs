namespace SignageHub.Rendering.Fonts;

/// <summary>Which glyph draws a code point: subtables of format 4 and 12 (OpenType 1.9, cmap).</summary>
internal sealed class CharacterMap
{
    /// <summary>More code points than Unicode has letters; a damaged table cannot make us read on for ever.</summary>
    private const int MostMappings = 0x110000;

    private readonly Dictionary<int, int> _glyphs = [];

    public CharacterMap(FontBytes cmap, int glyphCount)
    {
        // Unicode on any platform: 0, or 3 with encoding 1 (16 bits) and 10 (32 bits). What a wider table adds, it adds.
        var count = cmap.UInt16(2);
        for (var i = 0; i < count; i++)
        {
            var (platform, encoding) = (cmap.UInt16(4 + (8 * i)), cmap.UInt16(6 + (8 * i)));
            if (platform != 0 && (platform, encoding) is not ((3, 1) or (3, 10)))
                continue;
            var table = cmap.From(cmap.Offset32(8 + (8 * i)));
            switch (table.UInt16(0))
            {
                case 4: ReadSegments(table); break;
                case 12: ReadGroups(table); break;
            }
        }
        if (_glyphs.Count == 0)
            throw new FontFormatException("The font maps no Unicode letter.");
        foreach (var (letter, glyph) in _glyphs)
        {
            if (glyph >= glyphCount)
                throw new FontFormatException($"The font maps U+{letter:X4} to a glyph that it does not have.");
        }
    }

    /// <summary>The code points that have a glyph.</summary>
    public IEnumerable<int> Letters => _glyphs.Keys;

    /// <returns>The glyph, or 0 when there is none.</returns>
    public int this[int codePoint] => _glyphs.GetValueOrDefault(codePoint);

    private void ReadSegments(FontBytes table)
    {
        var twice = table.UInt16(6);
        int ends = 14, starts = 16 + twice, deltas = starts + twice, offsets = deltas + twice;
        var read = 0;
        for (var segment = 0; segment < twice; segment += 2)
        {
            var (start, end) = (table.UInt16(starts + segment), table.UInt16(ends + segment));
            var (delta, offset) = (table.UInt16(deltas + segment), table.UInt16(offsets + segment));
            for (var letter = start; letter <= end && letter != 0xFFFF; letter++)
            {
                if (++read > MostMappings)
                    throw new FontFormatException("The font's cmap table overlaps itself.");
                var glyph = letter;
                if (offset != 0)
                {
                    glyph = table.UInt16(offsets + segment + offset + (2 * (letter - start)));
                    if (glyph == 0)
                        continue;
                }
                Add(letter, (glyph + delta) & 0xFFFF);
            }
        }
    }

    private void ReadGroups(FontBytes table)
    {
        var groups = table.Offset32(12);
        var read = 0L;
        for (var i = 0; i < groups; i++)
        {
            var at = 16L + (12L * i);
            if (at > table.Length - 12)
                throw new FontFormatException("The font's cmap table is cut off.");
            var (start, end, glyph) = (table.UInt32((int)at), table.UInt32((int)at + 4), table.UInt32((int)at + 8));
            if (start > end || end >= MostMappings || (read += end - start + 1) > MostMappings || glyph > 0xFFFF)
                throw new FontFormatException("The font's cmap table is damaged.");
            for (var letter = start; letter <= end; letter++)
                Add((int)letter, (int)(glyph + letter - start));
        }
    }

    private void Add(int letter, int glyph)
    {
        if (glyph != 0)
            _glyphs[letter] = glyph;
    }
}
