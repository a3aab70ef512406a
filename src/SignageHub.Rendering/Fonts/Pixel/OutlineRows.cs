using System.Text;

namespace SignageHub.Rendering.Fonts.Pixel;

/// <summary>How many rows a line has that an outline draws in one-bit, for each em. Thread-safe: at worst a number is worked out twice, alike.</summary>
internal sealed class OutlineRows(IFontEngine outline)
{
    private readonly short[] _rows = new short[IFontEngine.LargestEm + 1];

    /// <returns>Rows from the top of Ẫ or Ẳ, whichever is higher, to the bottom of ỵ.</returns>
    public int At(int em)
    {
        if (_rows[em] == 0)
            _rows[em] = (short)(Math.Max(Of('Ẫ', em).Top, Of('Ẳ', em).Top) + Math.Max(0, Of('ỵ', em).Bottom));
        return _rows[em];
    }

    private GlyphMetrics Of(char letter, int em) => outline.Measure(outline.GlyphOf(new Rune(letter)), em, InkMode.OneBit);
}
