using SignageHub.Core;
using SignageHub.Documents.Plans.Lines;

namespace SignageHub.Documents.Plans.Files;

/// <summary>From the bytes of a file to its text, whatever kind of file it is: the content says so, not the name.</summary>
public static class PlanFile
{
    /// <summary>Bytes. A plan of 300 pages has under one million.</summary>
    public const int LongestFile = 64 * 1024 * 1024;

    /// <summary>Characters of text that are read; no plan has as many.</summary>
    public const int LongestText = 8 * 1024 * 1024;

    public static readonly Bilingual TooLong = new(
        $"The file is too large for a plan: at most {LongestFile / 1024 / 1024} MB are read.",
        $"Tệp quá lớn so với một kế hoạch: chỉ đọc tối đa {LongestFile / 1024 / 1024} MB.");

    private static readonly Bilingual TooMuchText = new(
        $"The file holds too much text for a plan: at most {LongestText / 1_000_000} million characters are read.",
        $"Tệp có quá nhiều chữ so với một kế hoạch: chỉ đọc tối đa {LongestText / 1_000_000} triệu ký tự.");

    /// <param name="file">All its bytes.</param>
    /// <param name="pdf">Asked only where it is one.</param>
    /// <param name="cancellationToken">Ends the wait for what draws the text out of a PDF.</param>
    public static async Task<PlanText> Read(ReadOnlyMemory<byte> file, IPdfText pdf, CancellationToken cancellationToken) =>
        file.Length <= LongestFile && IsPdf(file.Span) ? Repaired(OfPdf(await pdf.Read(file, cancellationToken))) : OfOther(file);

    /// <summary>The text of a file that is no PDF.</summary>
    internal static PlanText OfOther(ReadOnlyMemory<byte> file) => Repaired(AsWritten(file));

    /// <summary>Marks that were torn off their letters, in the file or in what it was copied from, put back.</summary>
    private static PlanText Repaired(PlanText read)
    {
        if (read.Lines is not { } written)
            return read;
        var (moved, left) = (0, 0);
        var lines = new PlanLine[written.Count];
        for (var i = 0; i < lines.Length; i++)
        {
            var repaired = TornMarks.Repair(written[i].Text);
            lines[i] = written[i] with { Text = repaired.Text };
            (moved, left) = (moved + repaired.Moved, left + repaired.Left);
        }

        return read with { Lines = lines, Warnings = [.. read.Warnings, .. TornMarks.Warnings(moved, left)] };
    }

    private static bool IsPdf(ReadOnlySpan<byte> bytes) =>
        !bytes.StartsWith("PK\x03\x04"u8) && bytes[..Math.Min(1024, bytes.Length)].IndexOf("%PDF-"u8) >= 0;

    private static PlanText AsWritten(ReadOnlyMemory<byte> file)
    {
        var bytes = file.Span;
        if (bytes.Length > LongestFile)
            return new PlanText(null, TooLong, []);
        if (bytes.StartsWith("PK\x03\x04"u8))
            return DocxText.Read(file);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
            return OldOffice(bytes);
        if (bytes.StartsWith(@"{\rtf"u8))
            return PlanText.No("The file is RTF; save it as DOCX or as plain text and read it again.", "Tệp có định dạng RTF; hãy lưu lại thành DOCX hoặc văn bản thuần rồi đọc lại.");
        if (IsPicture(bytes))
            return PlanText.No("The file is a picture of a page, without text. Get the document as DOCX or PDF, or type the slogans.", "Tệp là ảnh chụp trang giấy, không có chữ. Hãy lấy văn bản dạng DOCX hoặc PDF, hoặc gõ lại khẩu hiệu.");
        var decoded = PlainText.Decode(bytes);
        if (decoded.Text is not { } text)
            return new PlanText(null, decoded.Problem, []);
        if (text.Length > LongestText)
            return new PlanText(null, TooMuchText, []);
        var lines = HtmlText.IsHtml(text) ? PlanText.Split(HtmlText.Of(text)) : PlanText.Split(text);
        return HasText(lines.Select(l => l.Text)) ? new PlanText(lines, null, decoded.Warnings) : Empty();
    }

    private static PlanText OfPdf((string? Text, Bilingual? Problem) drawn)
    {
        if (drawn.Text is not { } text)
            return new PlanText(null, drawn.Problem, []);
        if (text.Length > LongestText)
            return new PlanText(null, TooMuchText, []);
        var lines = PlanText.Split(text);
        if (!HasText(lines.Select(l => l.Text)))
            return PlanText.No("The PDF holds no text: it is a scan. Get the document as DOCX, or type the slogans.", "PDF không có chữ: đây là bản quét (scan). Hãy lấy văn bản dạng DOCX, hoặc gõ lại khẩu hiệu.");
        return PlanText.Of(lines);
    }

    private static bool HasText(IEnumerable<string> lines) => lines.Any(l => l.Any(char.IsLetter));

    private static PlanText Empty() => PlanText.No("The file holds no text.", "Tệp không có chữ nào.");

    private static PlanText OldOffice(ReadOnlySpan<byte> bytes) =>
        bytes.IndexOf("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"u8) >= 0
            ? PlanText.No("The document is protected with a password. Remove the password in Word and read it again.", "Văn bản được bảo vệ bằng mật khẩu. Hãy bỏ mật khẩu trong Word rồi đọc lại.")
            : PlanText.No("The file is a Word document of before 2007 (.doc). Save it as DOCX and read it again.", "Tệp là văn bản Word đời cũ (.doc). Hãy lưu lại thành DOCX rồi đọc lại.");

    private static bool IsPicture(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
        || bytes.StartsWith("GIF8"u8) || bytes.StartsWith("II*\0"u8) || bytes.StartsWith("MM\0*"u8) || bytes.StartsWith("BM"u8) && bytes.Length > 64 && bytes[5] == 0;
}
