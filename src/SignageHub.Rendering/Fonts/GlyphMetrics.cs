namespace SignageHub.Rendering.Fonts;

/// <summary>Where a glyph's ink lies round the pen, in whole LEDs.</summary>
/// <param name="Left">Columns from the pen to the first column of ink; negative when ink lies before the pen.</param>
/// <param name="Top">Rows from the baseline up to the upper edge of the ink; a capital of nine rows has 9.</param>
/// <param name="Width">Columns of ink; 0 for a blank.</param>
/// <param name="Height">Rows of ink; 0 for a blank.</param>
/// <param name="Advance">Columns from this pen to the next one.</param>
public readonly record struct GlyphMetrics(int Left, int Top, int Width, int Height, int Advance)
{
    /// <summary>Rows from the baseline down to the lower edge of the ink; negative when the ink floats above the baseline.</summary>
    public int Bottom => Height - Top;

    /// <summary>Columns from the last column of ink to the next pen; negative when ink reaches past it.</summary>
    public int Right => Advance - Left - Width;
}
