using System.Text;
using SignageHub.Core;

namespace SignageHub.Documents.Plans.Files;

/// <summary>From bytes to text: UTF-8 and UTF-16 with or without mark, TCVN3, VNI. Never a question to the user, always a word about what was done.</summary>
internal static class PlainText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Bilingual NoText = new(
        "The file is no text document: it holds bytes that no known encoding explains.",
        "Tệp không phải văn bản: có những byte không thuộc bảng mã nào đã biết.");

    public static (string? Text, Bilingual? Problem, IReadOnlyList<PlanWarning> Warnings) Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return (Encoding.Unicode.GetString(bytes[2..]), null, []);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return (Encoding.BigEndianUnicode.GetString(bytes[2..]), null, []);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            bytes = bytes[3..];
        if (Utf16WithoutMark(bytes) is { } wide)
            return (wide, null, []);
        if (bytes.Contains((byte)0))
            return (null, NoText, []);
        if (TryUtf8(bytes) is { } text)
            return LegacyInUnicode(text);
        return LegacyEncodings.Decode(bytes) is { } legacy ? (legacy.Text, null, [Converted(legacy.Name)]) : (null, NoText, []);
    }

    /// <summary>TCVN3 or VNI that some program took for Western European text and saved as UTF-8.</summary>
    private static (string? Text, Bilingual? Problem, IReadOnlyList<PlanWarning> Warnings) LegacyInUnicode(string text)
    {
        return LegacyEncodings.DecodeWestern(text) is { } legacy ? (legacy.Text, null, [Converted(legacy.Name)]) : (text, null, []);
    }

    private static string? TryUtf8(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Latin letters make every second byte a zero.</summary>
    private static string? Utf16WithoutMark(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 8 || bytes.Length % 2 != 0)
            return null;
        var sample = bytes[..Math.Min(bytes.Length, 4096)];
        var (even, odd) = (0, 0);
        for (var i = 0; i < sample.Length; i++)
        {
            if (sample[i] == 0)
                _ = i % 2 == 0 ? even++ : odd++;
        }

        var needed = sample.Length / 2 * 0.4;
        // A few on the other side are letters too: the grave accent of decomposed text is U+0300.
        return odd > needed && even * 10 < odd ? Encoding.Unicode.GetString(bytes) : even > needed && odd * 10 < even ? Encoding.BigEndianUnicode.GetString(bytes) : null;
    }

    private static PlanWarning Converted(string name) => new("legacy-encoding", new Bilingual(
        $"The text was in the old encoding {name} and was converted; compare it with the document.",
        $"Văn bản dùng bảng mã cũ {name}, đã chuyển sang Unicode; hãy đối chiếu với bản gốc."));
}
