using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using SignageHub.Core;
using SignageHub.Documents.Reports;
using SignageHub.Documents.Reports.Docx;
using SignageHub.Testing;

namespace SignageHub.Documents.Tests.Reports;

/// <summary>A signature without a sentence above it could be put under anything: no office takes such a page.</summary>
public sealed class ReportSignatureTests
{
    private const string LastSentence = "Trên đây là báo cáo kết quả";

    private static readonly IReadOnlyList<string> Signers = ["TM. BAN CHỈ ĐẠO", "KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "PHÓ GIÁM ĐỐC SỞ"];

    [Fact]
    public void Signature_ReadBack_HangsOnTheLastSentence_LineByLine()
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(ReportDocx.Write(Report(3), Language.Vietnamese)), isEditable: false);
        var body = document.MainDocumentPart!.Document.Body!;

        var last = body.Elements<Paragraph>().Single(paragraph => paragraph.InnerText.StartsWith(LastSentence, StringComparison.Ordinal));
        Assert.NotNull(last.ParagraphProperties!.KeepNext);
        var between = last.ElementsAfter().TakeWhile(element => element is Paragraph).Cast<Paragraph>().ToList();
        Assert.All(between, paragraph => Assert.NotNull(paragraph.ParagraphProperties!.KeepNext));
        var foot = (Table)last.ElementsAfter().First(element => element is Table);
        Assert.NotNull(Assert.Single(foot.Elements<TableRow>()).TableRowProperties!.GetFirstChild<CantSplit>());
        var signer = foot.Descendants<TableCell>().Last().Elements<Paragraph>().ToList();
        Assert.Equal([.. Signers, "", "", "", "", "", "Trần Văn C"], signer.Select(paragraph => paragraph.InnerText));
        Assert.All(signer.SkipLast(1), paragraph => Assert.NotNull(paragraph.ParagraphProperties!.KeepNext));
    }

    /// <summary>However long the body is, several signers and annexes behind them: the pages as an office suite makes them.</summary>
    [Fact]
    public async Task Signature_OnThePages_HasItsSentenceAboveIt()
    {
        if (RealPart.Find("soffice") is not { } soffice || RealPart.Find("pdftotext") is not { } pdftotext)
        {
            Assert.Skip("soffice and pdftotext make the pages; install libreoffice-writer and poppler-utils");
            return;
        }

        var folder = Directory.CreateTempSubdirectory("signature-");
        try
        {
            // A paragraph more each: the signature comes to stand at every height of a page.
            var lengths = Enumerable.Range(0, 14).Select(n => n * 2).ToList();
            foreach (var length in lengths)
                File.WriteAllBytes(Path.Combine(folder.FullName, Name(length) + ".docx"), ReportDocx.Write(Report(length), Language.Vietnamese));
            await using var office = ExternalProcess.Start(
                soffice, [$"-env:UserInstallation=file://{folder.FullName}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder.FullName, .. lengths.Select(length => Path.Combine(folder.FullName, Name(length) + ".docx"))]);
            Assert.True(await office.WaitForExit(TimeSpan.FromMinutes(5)) == 0, string.Join('\n', office.Lines));

            foreach (var length in lengths)
            {
                var text = Path.Combine(folder.FullName, Name(length) + ".txt");
                await ExternalProcess.Run(pdftotext, "-layout", "-enc", "UTF-8", Path.Combine(folder.FullName, Name(length) + ".pdf"), text);
                var pages = File.ReadAllText(text).Split('\f');
                var signed = Assert.Single(pages, page => page.Contains("Nơi nhận:", StringComparison.Ordinal));
                Assert.True(signed.Contains(LastSentence, StringComparison.Ordinal) && signed.Contains("Trần Văn C", StringComparison.Ordinal) && Signers.All(line => signed.Contains(line, StringComparison.Ordinal)), $"{length}: {signed}");
                // No empty page behind it.
                Assert.Contains("Phụ lục I\n", pages[Array.IndexOf(pages, signed) + 1], StringComparison.Ordinal);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Name(int length) => length.ToString(CultureInfo.InvariantCulture);

    /// <param name="length">Paragraphs of the body beside those that each report has.</param>
    private static ReportModel Report(int length) => ReportSample.Full with
    {
        Signer = Signers,
        SignerName = "Trần Văn C",
        Approvals = [.. Enumerable.Range(0, length).Select(n => ReportSample.Full.Approvals[0] with { Slogan = n % 2 == 0 ? "Nước" : ReportSample.Energy })],
    };
}
