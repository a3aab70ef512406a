using System.Globalization;
using System.Text;
using SignageHub.Hub.Plans;
using SignageHub.Testing;

namespace SignageHub.Hub.Tests.Plans;

/// <summary>Long and large documents through the real pdftotext.</summary>
public sealed class PdfToTextTests
{
    /// <summary>Pages, and bytes of nothing beside the text of each: large enough to be read in two parts or not.</summary>
    [Theory]
    [InlineData(3, 0)]
    [InlineData(2, 400_000)]
    [InlineData(150, 3_000)]
    [InlineData(151, 3_000)]
    [InlineData(310, 3_000)]
    public async Task Pdf_OfAnyLength_IsReadWholeAndInOrder(int pages, int padding)
    {
        RealPart.Require("pdftotext");
        var (text, problem) = await new PdfToText().Read(Pdf(pages, padding), TestContext.Current.CancellationToken);

        Assert.Null(problem);
        Assert.Equal(Enumerable.Range(1, pages).Select(n => $"Page {n}."), text!.Split('\f', StringSplitOptions.RemoveEmptyEntries).Select(page => page.Trim()).Where(page => page.Length > 0));
    }

    [Fact]
    public async Task Pdf_LargeAndBroken_IsToldAsDamaged()
    {
        RealPart.Require("pdftotext");
        var (text, problem) = await new PdfToText().Read(Encoding.ASCII.GetBytes("%PDF-1.4\n" + new string('x', 400_000)), TestContext.Current.CancellationToken);

        Assert.Null(text);
        Assert.Contains("damaged", problem!.En, StringComparison.Ordinal);
    }

    /// <summary>PDF 1.4 (ISO 32000): catalogue, page tree, a typeface, then each page with its contents.</summary>
    private static byte[] Pdf(int pages, int padding)
    {
        var objects = new List<string>
        {
            "<< /Type /Catalog /Pages 2 0 R >>",
            $"<< /Type /Pages /Count {pages} /Kids [{string.Join(' ', Enumerable.Range(0, pages).Select(n => $"{4 + (2 * n)} 0 R"))}] >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        };
        for (var n = 1; n <= pages; n++)
        {
            var content = $"BT /F1 14 Tf 72 720 Td (Page {n}.) Tj ET{new string(' ', padding)}";
            objects.Add($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {objects.Count + 2} 0 R >>");
            objects.Add($"<< /Length {content.Length} >>\nstream\n{content}\nendstream");
        }

        var pdf = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        for (var i = 0; i < objects.Count; i++)
        {
            places.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var table = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
            pdf.Append(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n");
        pdf.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Count + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(pdf.ToString());
    }
}
