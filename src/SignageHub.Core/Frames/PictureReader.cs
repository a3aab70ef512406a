using System.Buffers.Binary;

namespace SignageHub.Core.Frames;

/// <summary>Reads the PNG files that people have: grey, colour or palette, 1 to 16 bits, with or without transparency; not interlaced.</summary>
/// <remarks>What boards are sent is another matter: see <see cref="PngReader"/>. Never throws on bad input. Section numbers are those of PNG (ISO/IEC 15948). Thread-safe.</remarks>
public static class PictureReader
{
    private const int HeaderLength = 13;

    /// <summary>The most columns and rows, each by itself: 16 MB of pixels.</summary>
    public static PixelSize Largest { get; } = new(2048, 2048);

    private static Bilingual Interlaced { get; } = new(
        "The PNG file is interlaced; save it once more without interlacing.", "Tệp PNG ở dạng xen kẽ (interlaced); hãy lưu lại ở dạng không xen kẽ.");

    /// <param name="png">The whole file.</param>
    public static PictureResult Decode(ReadOnlySpan<byte> png)
    {
        var chunks = new PngChunks(png);
        PngHeader? header = null;
        ReadOnlySpan<byte> palette = default, transparent = default;
        var data = new BitWriter(png.Length);
        var ended = false;
        while (chunks.Next())
        {
            var type = chunks.Type;
            if (ended || (header is null) != type.SequenceEqual("IHDR"u8))
                return Bad(PngFaults.Order);
            if (type.SequenceEqual("IHDR"u8))
            {
                var (read, fault) = Header(chunks.Body);
                if (fault is not null)
                    return Bad(fault);
                header = read;
            }
            else if (type.SequenceEqual("PLTE"u8))
                palette = chunks.Body;
            else if (type.SequenceEqual("tRNS"u8))
                transparent = chunks.Body;
            else if (type.SequenceEqual("IDAT"u8))
                data.Bytes(chunks.Body);
            else if (type.SequenceEqual("IEND"u8))
                ended = true;
            else if ((type[0] & 32) == 0)
                return Bad(PngFaults.Order);
        }
        if (chunks.Fault is { } broken)
            return Bad(broken);
        if (header is not { } whole || !ended || (whole.Kind == PngKind.Palette && (palette.IsEmpty || palette.Length % 3 != 0)))
            return Bad(PngFaults.Order);
        return PngPixels.Unpack(data.Written.ToArray(), whole.Stride, whole.Size.Height, whole.Step) is { } rows
            ? new PictureResult(new Picture(whole.Size, new PngColors(whole, palette, transparent).Expand(rows)), null)
            : Bad(PngFaults.Data);
    }

    private static PictureResult Bad(Bilingual why) => new(null, why);

    private static (PngHeader? Header, Bilingual? Fault) Header(ReadOnlySpan<byte> body)
    {
        if (body.Length != HeaderLength)
            return (null, PngFaults.Order);
        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(body), BinaryPrimitives.ReadUInt32BigEndian(body[4..]));
        if (width == 0 || height == 0 || width > Largest.Width || height > Largest.Height)
            return (null, PngFaults.TooLarge(width, height, Largest));
        var (depth, kind) = (body[8], (PngKind)body[9]);

        // §11.2.2, table 11.1.
        var known = kind switch
        {
            PngKind.Grey => depth is 1 or 2 or 4 or 8 or 16,
            PngKind.Palette => depth is 1 or 2 or 4 or 8,
            PngKind.Rgb or PngKind.GreyAlpha or PngKind.RgbAlpha => depth is 8 or 16,
            _ => false,
        };
        return !known || body[10] != 0 || body[11] != 0 ? (null, PngFaults.Order)
            : body[12] != 0 ? (null, Interlaced)
            : (new PngHeader(new PixelSize((int)width, (int)height), depth, kind), null);
    }
}
