using System.Buffers.Binary;

namespace SignageHub.Core.Frames;

/// <summary>Reads the two kinds of PNG that boards show: 1-bit palette of black and one colour, and 8-bit RGB.</summary>
/// <remarks>
/// All five filters, no interlacing, no transparency. Every checksum is checked, and the pixels' memory is spent only once the
/// size in IHDR is known to be allowed and the data cannot grow past it. Never throws on bad input. Section numbers are
/// those of PNG (ISO/IEC 15948). Thread-safe.
/// </remarks>
public static class PngReader
{
    private const int HeaderLength = 13;
    private const int PaletteLength = 6;

    /// <param name="png">The whole file.</param>
    /// <param name="maximum">The most columns and rows that are accepted, each by itself.</param>
    public static PngResult Decode(ReadOnlySpan<byte> png, PixelSize maximum)
    {
        var chunks = new PngChunks(png);
        var seen = new Chunks();
        while (chunks.Next())
        {
            if (seen.Take(chunks.Type, chunks.Body, maximum) is { } bad)
                return bad;
        }
        return chunks.Fault is { } fault ? PngResult.Bad(fault) : seen.Finish();
    }

    private static PngResult Order { get; } = PngResult.Bad(PngFaults.Order);

    private static PngResult Kind { get; } = PngResult.Bad(new(
        "Only PNG files with a 1-bit palette of black and one colour, or with 8-bit RGB, are shown; without transparency and interlacing.",
        "Chỉ hiển thị tệp PNG có bảng màu 1 bit gồm màu đen và một màu khác, hoặc RGB 8 bit; không trong suốt, không xen kẽ."));

    private static PngResult Data { get; } = PngResult.Bad(PngFaults.Data);

    /// <summary>What the chunks so far have said; a struct, so that a bad file costs nothing.</summary>
    private ref struct Chunks()
    {
        private PixelSize? _size;
        private PixelFormat _format;
        private Rgb? _ink;
        private bool _inkIsFirst;
        private BitWriter? _data;
        private bool _dataEnded;
        private bool _ended;

        /// <returns>An error, or null to go on.</returns>
        public PngResult? Take(ReadOnlySpan<byte> type, ReadOnlySpan<byte> body, PixelSize maximum)
        {
            if (_ended || (_size is null) != type.SequenceEqual("IHDR"u8))
                return Order;
            if (type.SequenceEqual("IHDR"u8))
                return Header(body, maximum);
            if (type.SequenceEqual("IDAT"u8))
            {
                if (_dataEnded || (_format == PixelFormat.OneBit && _ink is null))
                    return Order;
                (_data ??= new BitWriter(body.Length)).Bytes(body); // IDAT may be split anywhere (§10.1).
                return null;
            }
            _dataEnded = _data is not null;
            if (type.SequenceEqual("PLTE"u8))
                return Palette(body);
            if (type.SequenceEqual("IEND"u8))
            {
                _ended = true;
                return body.IsEmpty ? null : Order;
            }

            // §5.4: bit 5 of the first letter is clear on chunks that must be understood; tRNS would make LEDs see-through.
            return (type[0] & 32) == 0 || type.SequenceEqual("tRNS"u8) ? Kind : null;
        }

        public readonly PngResult Finish() =>
            !_ended || _size is not { } size || _data is null ? Order
            : PngPixels.Unpack(_data.Written.ToArray(), Frame.StrideOf(size.Width, _format), size.Height, _format == PixelFormat.Rgb24 ? 3 : 1) is not { } pixels ? Data
            : PngResult.Of(_format == PixelFormat.Rgb24 ? Frame.Rgb24(size, pixels) : OneBit(size, pixels));

        private readonly Frame OneBit(PixelSize size, byte[] bits)
        {
            var stride = Frame.StrideOf(size.Width, PixelFormat.OneBit);
            var unused = (byte)(0xFF << ((stride * 8) - size.Width));
            for (var i = 0; i < bits.Length; i++)
            {
                if (_inkIsFirst)
                    bits[i] = (byte)~bits[i];
                if ((i + 1) % stride == 0)
                    bits[i] &= unused;
            }
            return Frame.OneBit(size, _ink!.Value, bits);
        }

        private PngResult? Header(ReadOnlySpan<byte> body, PixelSize maximum)
        {
            if (body.Length != HeaderLength)
                return Order;
            var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(body), BinaryPrimitives.ReadUInt32BigEndian(body[4..]));
            if (width == 0 || height == 0 || width > maximum.Width || height > maximum.Height)
                return PngResult.Bad(PngFaults.TooLarge(width, height, maximum));
            _size = new PixelSize((int)width, (int)height);
            switch (body[8..])
            {
                case [1, 3, 0, 0, 0]: _format = PixelFormat.OneBit; return null;
                case [8, 2, 0, 0, 0]: _format = PixelFormat.Rgb24; return null;
                default: return Kind;
            }
        }

        /// <summary>Black and the ink, in either order; an RGB file's palette is a mere suggestion (§11.2.3).</summary>
        private PngResult? Palette(ReadOnlySpan<byte> body)
        {
            if (_ink is not null || _dataEnded)
                return Order;
            if (_format == PixelFormat.Rgb24)
                return null;
            if (body.Length != PaletteLength)
                return Kind;
            var (first, second) = (new Rgb(body[0], body[1], body[2]), new Rgb(body[3], body[4], body[5]));
            if ((first == Rgb.Black) == (second == Rgb.Black))
                return Kind;
            _inkIsFirst = second == Rgb.Black;
            _ink = _inkIsFirst ? first : second;
            return null;
        }
    }
}
