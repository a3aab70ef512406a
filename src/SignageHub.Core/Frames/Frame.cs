namespace SignageHub.Core.Frames;

public enum PixelFormat
{
    /// <summary>One bit a LED, rows padded to whole bytes, the leftmost LED in the highest bit; 1 is lit.</summary>
    OneBit,

    /// <summary>Three bytes a LED: red, green, blue, 0–255 each.</summary>
    Rgb24,
}

/// <summary>Pixels: top-left origin, row-major, no padding between rows beyond the byte (see <see cref="PixelFormat"/>).</summary>
/// <remarks>A frame owns its pixels: whoever makes one hands the array over and does not write to it again.</remarks>
public sealed class Frame : IEquatable<Frame>
{
    private readonly byte[] _pixels;

    private Frame(PixelSize size, PixelFormat format, Rgb ink, byte[] pixels)
    {
        if (pixels.Length != LengthOf(size, format))
            throw new ArgumentException($"A {format} frame of {size} has {LengthOf(size, format)} bytes, not {pixels.Length}.", nameof(pixels));
        (Size, Format, Ink, _pixels) = (size, format, ink, pixels);
    }

    public PixelSize Size { get; }

    public PixelFormat Format { get; }

    /// <summary>The colour of a lit LED of a one-bit frame; white on an RGB frame, where it says nothing.</summary>
    public Rgb Ink { get; }

    public ReadOnlySpan<byte> Pixels => _pixels;

    /// <summary>Bytes from one row to the next.</summary>
    public int Stride => StrideOf(Size.Width, Format);

    public static int StrideOf(int width, PixelFormat format) => format == PixelFormat.OneBit ? (width + 7) / 8 : width * 3;

    public static int LengthOf(PixelSize size, PixelFormat format) => StrideOf(size.Width, format) * size.Height;

    /// <param name="size">Columns and rows.</param>
    /// <param name="ink">The colour of a lit LED; never black, or nothing could be seen.</param>
    /// <param name="bits">Owned by the frame from here on; unused bits at the end of a row are 0.</param>
    public static Frame OneBit(PixelSize size, Rgb ink, byte[] bits) => new(size, PixelFormat.OneBit, ink, bits);

    /// <param name="size">Columns and rows.</param>
    /// <param name="rgb">Owned by the frame from here on.</param>
    public static Frame Rgb24(PixelSize size, byte[] rgb) => new(size, PixelFormat.Rgb24, Rgb.White, rgb);

    /// <summary>A frame in which no LED is lit.</summary>
    public static Frame Dark(PixelSize size) => OneBit(size, Rgb.White, new byte[LengthOf(size, PixelFormat.OneBit)]);

    /// <summary>The colour of the LED in column <paramref name="x"/>, row <paramref name="y"/>, both from 0.</summary>
    public Rgb this[int x, int y]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)x, (uint)Size.Width, nameof(x));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)y, (uint)Size.Height, nameof(y));
            var row = y * Stride;
            if (Format == PixelFormat.OneBit)
                return (_pixels[row + (x >> 3)] & (0x80 >> (x & 7))) != 0 ? Ink : Rgb.Black;
            var at = row + (x * 3);
            return new Rgb(_pixels[at], _pixels[at + 1], _pixels[at + 2]);
        }
    }

    public bool Equals(Frame? other) =>
        other is not null && Size == other.Size && Format == other.Format && Ink == other.Ink && Pixels.SequenceEqual(other.Pixels);

    public override bool Equals(object? obj) => Equals(obj as Frame);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Size);
        hash.AddBytes(_pixels);
        return hash.ToHashCode();
    }
}
