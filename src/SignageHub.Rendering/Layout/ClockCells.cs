using System.Text;
using SignageHub.Core.Frames;
using SignageHub.Rendering.Fonts;

namespace SignageHub.Rendering.Layout;

/// <summary>Draws the letters that a board lights by its clock, each in the middle of its place.</summary>
internal sealed record ClockCells(FontCache Fonts, SizedFont Font, PixelFormat Format, Rgb Color, Rgb Ground)
{
    private const string Digits = "0123456789";

    public static ClockSlot Slot(PlacedPart part, int page, IReadOnlyList<int> columns, int baseline, ClockCells cells)
    {
        var letters = Digits + part.Part switch
        {
            ClockPart.Time => ":",
            ClockPart.Date => "/",
            _ => "",
        };
        var glyphs = letters.Select(letter => cells.Fonts.GlyphOf(new Rune(letter))).ToArray();
        var top = Math.Max(1, glyphs.Max(glyph => cells.Font[glyph].Top));
        var rows = top + Math.Max(0, glyphs.Max(glyph => cells.Font[glyph].Bottom));
        return new ClockSlot
        {
            Frame = page,
            Part = part.Part,
            Until = part.Until,
            Columns = columns,
            Row = baseline - top,
            Letters = letters,
            Glyphs = [.. glyphs.Select(glyph => cells.Draw(glyph, rows, top))],
        };
    }

    private Frame Draw(int glyph, int rows, int top)
    {
        var (metrics, width) = (Font[glyph], Font.Cell(glyph));
        var painter = new Painter(new PixelSize(width, rows), Format, Color, Ground);
        painter.Letter(Font, glyph, ((width - metrics.Width) / 2) - metrics.Left, top);
        return painter.Finish();
    }
}
