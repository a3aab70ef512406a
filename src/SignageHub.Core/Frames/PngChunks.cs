using System.Buffers.Binary;

namespace SignageHub.Core.Frames;

/// <summary>The chunks of a PNG file, one after the other, their checksums checked: PNG (ISO/IEC 15948) §5.3.</summary>
internal ref struct PngChunks(ReadOnlySpan<byte> png)
{
    private const int Overhead = 12;

    private ReadOnlySpan<byte> _rest = png;
    private bool _begun;

    /// <summary>Four letters.</summary>
    public ReadOnlySpan<byte> Type { get; private set; }

    public ReadOnlySpan<byte> Body { get; private set; }

    /// <summary>Why there is no next chunk; null at the file's end.</summary>
    public Bilingual? Fault { get; private set; }

    /// <summary>Goes to the next chunk; false at the end of the file and at a fault.</summary>
    public bool Next()
    {
        if (!_begun)
        {
            if (!_rest.StartsWith(PngWriter.Signature))
                return Stop(PngFaults.NoPng);
            _rest = _rest[PngWriter.Signature.Length..];
            _begun = true;
        }
        if (_rest.IsEmpty)
            return false;
        if (_rest.Length < Overhead || BinaryPrimitives.ReadUInt32BigEndian(_rest) > _rest.Length - Overhead)
            return Stop(PngFaults.CutOff);
        var length = (int)BinaryPrimitives.ReadUInt32BigEndian(_rest);
        Type = _rest.Slice(4, 4);
        Body = _rest.Slice(8, length);
        if (Checksums.Crc32(_rest.Slice(4, length + 4)) != BinaryPrimitives.ReadUInt32BigEndian(_rest[(8 + length)..]))
            return Stop(PngFaults.Damaged);
        _rest = _rest[(Overhead + length)..];
        return true;
    }

    private bool Stop(Bilingual fault)
    {
        Fault = fault;
        return false;
    }
}

/// <summary>What can be wrong with any PNG file.</summary>
internal static class PngFaults
{
    public static Bilingual NoPng { get; } = new("This is no PNG file.", "Đây không phải là tệp PNG.");

    public static Bilingual CutOff { get; } = new("The PNG file is cut off.", "Tệp PNG bị cắt cụt.");

    public static Bilingual Damaged { get; } = new("The PNG file is damaged: a checksum is wrong.", "Tệp PNG bị hỏng: sai mã kiểm tra.");

    public static Bilingual Order { get; } = new("The PNG file's parts are missing or out of order.", "Các phần của tệp PNG bị thiếu hoặc sai thứ tự.");

    public static Bilingual Data { get; } = new("The PNG file's picture data is damaged.", "Dữ liệu ảnh của tệp PNG bị hỏng.");

    public static Bilingual TooLarge(uint width, uint height, PixelSize maximum) =>
        new($"The picture is {width}x{height}; at most {maximum} is allowed.", $"Ảnh có kích thước {width}x{height}; tối đa là {maximum}.");
}
