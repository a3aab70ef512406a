namespace SignageHub.Rendering.Fonts;

/// <summary>Other shapes for single letters, as a stylistic set has them (OpenType 1.9, GSUB lookup type 1).</summary>
internal static class Substitutions
{
    private const int Single = 1;
    private const int Extension = 7;

    /// <returns>The shape that stands for a glyph in a feature; the glyph itself when the font has no other.</returns>
    public static Func<int, int> Of(FontBytes? gsub, string feature)
    {
        if (gsub is not { } table)
            return glyph => glyph;
        var subtables = LayoutTable.Subtables(table, feature, Single, Extension).SelectMany(lookup => lookup).ToList();
        return glyph =>
        {
            foreach (var subtable in subtables)
            {
                var place = LayoutTable.Coverage(subtable.From(subtable.UInt16(2)), glyph);
                if (place >= 0)
                    return subtable.UInt16(0) == 1 ? (glyph + subtable.Int16(4)) & 0xFFFF : subtable.UInt16(6 + (2 * place));
            }
            return glyph;
        };
    }
}
