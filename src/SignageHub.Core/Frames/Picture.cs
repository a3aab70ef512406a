namespace SignageHub.Core.Frames;

/// <summary>A logo or a photo as people have it, before it is fitted to a board.</summary>
/// <remarks>Compared by identity: whoever reads a file once keeps the picture.</remarks>
public sealed class Picture
{
    private readonly byte[] _pixels;

    /// <param name="size">Columns and rows.</param>
    /// <param name="pixels">Four bytes a pixel: red, green, blue (sRGB) and opacity, 0–255 each, the colour not multiplied by the opacity; rows from the top. Owned by the picture from here on.</param>
    public Picture(PixelSize size, byte[] pixels)
    {
        if (pixels.Length != size.Width * size.Height * 4)
            throw new ArgumentException($"A picture of {size} has {size.Width * size.Height * 4} bytes, not {pixels.Length}.", nameof(pixels));
        (Size, _pixels) = (size, pixels);
    }

    public PixelSize Size { get; }

    /// <summary>As given to the constructor.</summary>
    public ReadOnlySpan<byte> Pixels => _pixels;
}

/// <summary>What came of reading a picture: the picture, or what is wrong with the file.</summary>
public sealed record PictureResult(Picture? Picture, Bilingual? Error);
