using System.Buffers;
using System.Text;

namespace SignageHub.Core.Json;

/// <summary>Says what a file is that is not UTF-8, and what to do about it.</summary>
internal static class NotUtf8
{
    public static void Report(ReadOnlySpan<byte> bytes, Reading reading)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            reading.Error(new Bilingual(
                "the file is UTF-16 (\"Unicode\" in Windows programs); save it again with the encoding UTF-8",
                "tệp có mã UTF-16 (trong Windows gọi là \"Unicode\"); hãy lưu lại tệp với bảng mã UTF-8"));
            return;
        }

        var offset = 0;
        while (Rune.DecodeFromUtf8(bytes[offset..], out _, out var length) == OperationStatus.Done)
            offset += length;
        var (line, column) = new TextCursor(bytes).MoveTo(offset);
        reading.Error(new Place(line, column, "", null), new Bilingual(
            "the file is not UTF-8: here stands a byte of another encoding (TCVN3, VNI or Windows, perhaps); save the file again with the encoding UTF-8",
            "tệp không phải là UTF-8: ở đây có byte của bảng mã khác (có thể là TCVN3, VNI hoặc Windows); hãy lưu lại tệp với bảng mã UTF-8"));
    }
}
