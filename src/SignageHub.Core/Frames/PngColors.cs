using System.Buffers.Binary;

namespace SignageHub.Core.Frames;

/// <summary>PNG (ISO/IEC 15948) §11.2.2: what a pixel of the file consists of.</summary>
internal enum PngKind : byte
{
    Grey = 0,
    Rgb = 2,
    Palette = 3,
    GreyAlpha = 4,
    RgbAlpha = 6,
}

/// <summary>What IHDR says.</summary>
/// <param name="Size">Columns and rows.</param>
/// <param name="Depth">Bits of a sample: 1, 2, 4, 8 or 16.</param>
/// <param name="Kind">The samples of a pixel.</param>
internal sealed record PngHeader(PixelSize Size, int Depth, PngKind Kind)
{
    public int Samples => Kind switch { PngKind.Rgb => 3, PngKind.GreyAlpha => 2, PngKind.RgbAlpha => 4, _ => 1 };

    /// <summary>Bytes of a row.</summary>
    public int Stride => ((Size.Width * Samples * Depth) + 7) / 8;

    /// <summary>Bytes of a pixel, at least 1: what filters go back by (§9.2).</summary>
    public int Step => Math.Max(1, Samples * Depth / 8);
}

/// <summary>From a file's samples to red, green, blue and opacity: PNG (ISO/IEC 15948) §11.3.2.1 for what is transparent.</summary>
internal readonly ref struct PngColors(PngHeader header, ReadOnlySpan<byte> palette, ReadOnlySpan<byte> transparent)
{
    private readonly ReadOnlySpan<byte> _palette = palette;
    private readonly ReadOnlySpan<byte> _transparent = transparent;

    /// <summary>Four bytes a pixel, see <see cref="Picture"/>.</summary>
    public byte[] Expand(ReadOnlySpan<byte> rows)
    {
        var (width, height) = (header.Size.Width, header.Size.Height);
        var pixels = new byte[width * height * 4];
        Span<int> samples = stackalloc int[4];
        for (var y = 0; y < height; y++)
        {
            var row = rows.Slice(y * header.Stride, header.Stride);
            for (var x = 0; x < width; x++)
            {
                for (var i = 0; i < header.Samples; i++)
                    samples[i] = Sample(row, (x * header.Samples) + i);
                Write(samples, pixels.AsSpan(((y * width) + x) * 4, 4));
            }
        }
        return pixels;
    }

    private int Sample(ReadOnlySpan<byte> row, int index)
    {
        if (header.Depth == 16)
            return BinaryPrimitives.ReadUInt16BigEndian(row[(index * 2)..]);
        var bit = index * header.Depth;
        return (row[bit >> 3] >> (8 - header.Depth - (bit & 7))) & ((1 << header.Depth) - 1);
    }

    private void Write(ReadOnlySpan<int> samples, Span<byte> pixel)
    {
        switch (header.Kind)
        {
            case PngKind.Palette:
                // An index beyond the palette is an error that decoders show as they like (§11.2.3): black here.
                var at = samples[0] * 3;
                if (at + 2 < _palette.Length)
                    _palette.Slice(at, 3).CopyTo(pixel);
                pixel[3] = samples[0] < _transparent.Length ? _transparent[samples[0]] : byte.MaxValue;
                break;
            case PngKind.Grey:
            case PngKind.GreyAlpha:
                pixel[..3].Fill(Eight(samples[0]));
                pixel[3] = header.Kind == PngKind.GreyAlpha ? Eight(samples[1]) : Opaque(samples[..1]);
                break;
            default:
                for (var i = 0; i < 3; i++)
                    pixel[i] = Eight(samples[i]);
                pixel[3] = header.Kind == PngKind.RgbAlpha ? Eight(samples[3]) : Opaque(samples[..3]);
                break;
        }
    }

    /// <summary>0 for the one colour that the file names as transparent.</summary>
    private byte Opaque(ReadOnlySpan<int> samples)
    {
        if (_transparent.Length != samples.Length * 2)
            return byte.MaxValue;
        for (var i = 0; i < samples.Length; i++)
        {
            if (BinaryPrimitives.ReadUInt16BigEndian(_transparent[(i * 2)..]) != samples[i])
                return byte.MaxValue;
        }
        return 0;
    }

    private byte Eight(int sample) => (byte)(sample * 255 / ((1 << header.Depth) - 1));
}
