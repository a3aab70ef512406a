using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using SignageHub.Core;
using SignageHub.Documents.Plans.Files;

namespace SignageHub.Hub.Plans;

/// <summary>Draws the text out of a PDF with <c>pdftotext</c> of poppler-utils, within a time limit.</summary>
internal sealed class PdfToText : IPdfText
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private static readonly Bilingual Missing = new(
        "PDF files are read with pdftotext, which is not installed. Install it (Debian: apt-get install poppler-utils), or save the document as DOCX or text.",
        "Để đọc PDF cần có pdftotext, máy này chưa cài. Hãy cài (Debian: apt-get install poppler-utils), hoặc lưu văn bản thành DOCX hay văn bản thuần.");

    /// <summary>Bytes from which on a document may have more pages than <see cref="FirstPages"/>.</summary>
    private const int Large = 300_000;

    private const int FirstPages = 150;

    /// <summary>What pdftotext says of pages that a document has not.</summary>
    private const int NoSuchPages = 99;

    /// <remarks>Of a long document two programs read a part each, at the same time: the pages are what takes time.</remarks>
    public async Task<(string? Text, Bilingual? Problem)> Read(ReadOnlyMemory<byte> pdf, CancellationToken cancellationToken)
    {
        if (pdf.Length < Large)
            return await Pages(pdf, [], cancellationToken);
        var rest = Pages(pdf, ["-f", (FirstPages + 1).ToString(CultureInfo.InvariantCulture)], cancellationToken);
        var first = await Pages(pdf, ["-l", FirstPages.ToString(CultureInfo.InvariantCulture)], cancellationToken);
        var (text, problem) = await rest;
        return first.Text is null ? first : text is null ? (null, problem) : (first.Text + text, null);
    }

    private static async Task<(string? Text, Bilingual? Problem)> Pages(ReadOnlyMemory<byte> pdf, IReadOnlyList<string> pages, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("pdftotext", ["-layout", "-enc", "UTF-8", "-q", .. pages, "-", "-"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        try
        {
            using var process = Process.Start(start)!;
            using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            late.CancelAfter(Limit);
            await using var kill = late.Token.Register(() => Kill(process));
            // All three pipes must move at once, or the program stops when one is full. Each ends when the program does, killed or not.
            var written = Write(process, pdf);
            var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
            var text = await ReadBounded(process.StandardOutput);
            if (text.Length > PlanFile.LongestText)
                Kill(process);
            await process.WaitForExitAsync(CancellationToken.None);
            await written;
            cancellationToken.ThrowIfCancellationRequested();
            if (late.IsCancellationRequested)
                return (null, new Bilingual("The PDF took too long to read; it may be damaged.", "Đọc PDF quá lâu; tệp có thể bị hỏng."));
            if (process.ExitCode == NoSuchPages && pages is ["-f", ..])
                return ("", null);
            return process.ExitCode == 0 || text.Length > PlanFile.LongestText ? (text, null) : (null, Wrong(await errors));
        }
        catch (Win32Exception)
        {
            return (null, Missing);
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended by itself meanwhile.
        }
    }

    private static async Task Write(Process process, ReadOnlyMemory<byte> pdf)
    {
        try
        {
            await using var input = process.StandardInput.BaseStream;
            await input.WriteAsync(pdf, CancellationToken.None);
        }
        catch (IOException)
        {
            // It stopped reading: its exit code says why.
        }
    }

    private static async Task<string> ReadBounded(StreamReader reader)
    {
        var text = new StringBuilder();
        var buffer = new char[32 * 1024];
        for (var read = await reader.ReadAsync(buffer); read > 0 && text.Length <= PlanFile.LongestText; read = await reader.ReadAsync(buffer))
            text.Append(buffer, 0, read);
        return text.ToString();
    }

    private static Bilingual Wrong(string error) => error.Contains("assword", StringComparison.Ordinal)
        ? new("The PDF is protected with a password. Remove the password and read it again.", "PDF được bảo vệ bằng mật khẩu. Hãy bỏ mật khẩu rồi đọc lại.")
        : new("The PDF is damaged, or no PDF.", "PDF bị hỏng, hoặc không phải PDF.");
}
