using System.Numerics;

namespace SignageHub.Rendering.Fonts.Pixel;

/// <summary>One letter of a pixel font, and how near it stands to the next one.</summary>
internal sealed class PixelLetter
{
    private const int Nothing = -1000;

    private readonly Shape _shape;

    public PixelLetter(Shape shape, int advance)
    {
        _shape = shape;
        Glyph = shape.ToGlyph(advance);
    }

    public Glyph Glyph { get; }

    /// <summary>Columns to add so that a dark column stays between the ink of two neighbours, also slantwise: marks may be wider than their letters.</summary>
    public int Apart(PixelLetter next)
    {
        var most = 0;
        for (var y = 0; y < _shape.Rows.Count; y++)
        {
            var end = End(y);
            if (end == Nothing)
                continue;
            var level = next._shape.Top - _shape.Top + y;
            for (var other = level - 1; other <= level + 1; other++)
            {
                if (other >= 0 && other < next._shape.Rows.Count && next._shape.Rows[other] != 0)
                    most = Math.Max(most, end + 1 - Glyph.Metrics.Advance - next._shape.Left - BitOperations.LeadingZeroCount(next._shape.Rows[other]));
            }
        }
        return most;
    }

    /// <summary>The column after a row's last lit dot, from the pen.</summary>
    private int End(int row) => _shape.Rows[row] == 0 ? Nothing : _shape.Left + 64 - BitOperations.TrailingZeroCount(_shape.Rows[row]);
}
