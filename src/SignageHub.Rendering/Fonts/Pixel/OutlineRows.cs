using System.Text;

namespace SignageHub.Rendering.Fonts.Pixel;

/// <summary>How many rows a line has that an outline draws in one-bit, and how wide its letters are, for each em. Thread-safe: at worst a number is worked out twice, alike.</summary>
internal sealed class OutlineRows(IFontEngine outline)
{
    /// <summary>By which widths are compared.</summary>
    private const string Letters = "abcdeghiklmnopqrstuvxy";

    private readonly short[] _rows = new short[IFontEngine.LargestEm + 1];
    private readonly short[] _widths = new short[IFontEngine.LargestEm + 1];

    /// <returns>Rows from the top of Ẫ or Ẳ, whichever is higher, to the bottom of ỵ.</returns>
    public int At(int em)
    {
        if (_rows[em] == 0)
            _rows[em] = (short)(Math.Max(Of('Ẫ', em).Top, Of('Ẳ', em).Top) + Math.Max(0, Of('ỵ', em).Bottom));
        return _rows[em];
    }

    /// <summary>Columns of all small letters, one after the other.</summary>
    public int WidthAt(int em)
    {
        if (_widths[em] == 0)
            _widths[em] = (short)WidthOf(letter => Of(letter, em));
        return _widths[em];
    }

    /// <summary>The same of other letters.</summary>
    public static int WidthOf(Func<char, GlyphMetrics> letter) => Letters.Sum(each => letter(each).Advance);

    private GlyphMetrics Of(char letter, int em) => outline.Measure(outline.GlyphOf(new Rune(letter)), em, InkMode.OneBit);
}
