using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using SignageHub.Core;
using SignageHub.Documents.Plans;
using SignageHub.Documents.Plans.Files;

namespace SignageHub.Documents.Tests.Plans;

/// <summary>Files as they come: other kinds, old encodings, broken or hostile.</summary>
public sealed class BadInputTests
{
    private const string Sample = "Treo băng rôn từ ngày 01/6/2023 đến ngày 05/6/2023 với khẩu hiệu:\n- Tháng hành động vì môi trường;\n- Nước sạch là sự sống của chúng ta.";

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Text_InEachUnicodeEncoding_IsRead(string name) => AssertSample(Read(Encoding.GetEncoding(name).GetBytes(Sample)));

    [Fact]
    public void Text_InNfd_IsRead() => AssertSample(Read(Encoding.UTF8.GetBytes(Sample.Normalize(NormalizationForm.FormD))));

    [Fact]
    public void Text_InTcvn3_IsConvertedAndSaidSo()
    {
        // "Treo băng rôn từ ngày … với khẩu hiệu: - Tháng hành động vì môi trường; …" in the old one-byte table.
        var read = Read(Encoding.Latin1.GetBytes("Treo b¨ng r«n tõ ngµy 01/6/2023 ®Õn ngµy 05/6/2023 víi khÈu hiÖu:\n- Th¸ng hµnh ®éng v× m«i tr\u00ADêng;\n- N\u00ADíc s¹ch lµ sù sèng cña chóng ta."));

        AssertSample(read);
        Assert.Equal("legacy-encoding", Assert.Single(read.Warnings).Code);
    }

    [Fact]
    public void Text_InVni_IsConvertedAndSaidSo()
    {
        var read = Read(Encoding.Latin1.GetBytes("Treo baêng roân töø ngaøy 01/6/2023 ñeán ngaøy 05/6/2023 vôùi khaåu hieäu:\n- Thaùng haønh ñoäng vì moâi tröôøng;\n- Nöôùc saïch laø söï soáng cuûa chuùng ta.".Replace("vì", "v\u00EC", StringComparison.Ordinal)));

        AssertSample(read);
        Assert.Equal("legacy-encoding", Assert.Single(read.Warnings).Code);
    }

    [Fact]
    public void Docx_WithAMacro_IsReadWithoutItAndSaidSo()
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.MacroEnabledDocument))
        {
            var main = document.AddMainDocumentPart();
            main.Document = new Document(new Body(Sample.Split('\n').Select(Line)));
            using var macro = new MemoryStream([1, 2, 3]);
            main.AddNewPart<VbaProjectPart>().FeedData(macro);
        }

        var read = Read(stream.ToArray());

        AssertSample(read);
        Assert.Equal("macros", Assert.Single(read.Warnings).Code);
    }

    [Theory]
    [InlineData("PHỤ LỤC\nNội dung, thời gian chạy bảng điện tử quý I năm 2027\n\n- Tiết kiệm điện", "Nội dung, thời gian chạy bảng điện tử quý I năm 2027")]
    [InlineData("Phụ lục II.\n\nDanh mục khẩu hiệu\n\n- Tiết kiệm điện", "Danh mục khẩu hiệu")]
    public void Subject_OfAnAnnex_IsWhatItHolds_NotThatItIsAnAnnex(string text, string subject) =>
        Assert.Equal(subject, PlanUnderstanding.Of(PlanText.Split(text), LibraryObservances.BuiltIn).Document.Subject);

    [Fact]
    public void Subject_OverLinesThatAreParagraphs_IsReadWhole()
    {
        var text = "Số: 647 /KH-SCT\n\nBình Thuận, ngày 21 tháng 3 năm 2023\n\nKẾ HOẠCH\n\nTổ chức hưởng ứng Ngày Nước thế giới, Ngày Khí tượng thế giới,\n\nChiến dịch Giờ Trái đất\n\nnăm 2023\n\nTriển khai công văn số 1663/BTNMT-TTTT, Sở Công Thương xây dựng kế hoạch như sau:\n\n- Ngày 25/3/2023: Tiết kiệm điện.";

        Assert.Equal("Tổ chức hưởng ứng Ngày Nước thế giới, Ngày Khí tượng thế giới, Chiến dịch Giờ Trái đất năm 2023", PlanUnderstanding.Of(PlanText.Split(text), LibraryObservances.BuiltIn).Document.Subject);
    }

    [Fact]
    public void Docx_WithListAndTable_IsRead()
    {
        var read = Read(Docx(body =>
        {
            body.Append(Line("Lịch chạy bảng điện tử, nội dung khẩu hiệu"));
            body.Append(new Table(
                new TableRow(Cell("Khẩu hiệu"), Cell("Thời gian")),
                new TableRow(Cell("Nước sạch là sự sống"), Cell("Từ ngày 01/6/2023 đến ngày 05/6/2023"))));
        }));

        var proposal = Assert.Single(PlanUnderstanding.Of(read.Lines!, LibraryObservances.BuiltIn).Proposals);
        Assert.Equal(("Nước sạch là sự sống", "2023-06-01", "2023-06-05"), (proposal.Slogan, proposal.From.ToString(), proposal.To.ToString()));
    }

    [Fact]
    public void Html_WithListAndScript_IsRead() => AssertSample(Read(Encoding.UTF8.GetBytes(
        "<!DOCTYPE html><html><head><title>x</title></head><body><script>var a = '- Không phải khẩu hiệu';</script><p>Treo băng rôn từ ngày 01/6/2023 đến ngày 05/6/2023 với khẩu hiệu:</p><ul><li>Tháng hành động vì môi trường;</li><li>Nước sạch là sự sống của chúng ta.</li></ul></body></html>")));

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task BadFile_OfEachKind_IsToldInBothLanguages(string name, byte[] file, string word)
    {
        var read = await PlanFile.Read(file, new EmptyPdf(), TestContext.Current.CancellationToken);

        Assert.True(read.Lines is null, name);
        Assert.Contains(word, read.Problem!.En, StringComparison.Ordinal);
        Assert.NotEqual(read.Problem.En, read.Problem.Vi);
    }

    public static TheoryData<string, byte[], string> Bad => new()
    {
        { "empty", [], "no text" },
        { "blanks", "  \n \n"u8.ToArray(), "no text" },
        { "binary", [1, 0, 2, 0, 0, 3, 255, 254, 9], "no text document" },
        { "huge", new byte[PlanFile.LongestFile + 1], "too large" },
        { "long", [.. Enumerable.Repeat((byte)'a', PlanFile.LongestText + 1)], "at most 8 million characters" },
        { "png", [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10], "picture" },
        { "jpeg", [0xFF, 0xD8, 0xFF, 0xE0], "picture" },
        { "rtf", @"{\rtf1 x}"u8.ToArray(), "RTF" },
        { "doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], "before 2007" },
        { "password", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. Encoding.Unicode.GetBytes("EncryptedPackage")], "password" },
        { "torn zip", [.. Docx(b => b.Append(Line("Khẩu hiệu"))).Take(300)], "damaged" },
        { "zip", Zip(("a.txt", "x")), "ZIP" },
        { "not xml", Zip(("word/document.xml", "x")), "damaged" },
        { "dtd", Zip(("word/document.xml", "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>")), "external entities" },
        { "bomb", Zip(("word/document.xml", new string('a', 80 * 1024 * 1024))), "unpack" },
        { "bomb of elements", Zip(("word/document.xml", $"<w:document xmlns:w=\"x\"><w:body>{string.Concat(Enumerable.Repeat("<w:p/>", 1_600_000))}</w:body></w:document>")), "far more" },
        { "pdf", "%PDF-1.7 x"u8.ToArray(), "scan" },
    };

    private static void AssertSample(PlanText read)
    {
        var proposals = PlanUnderstanding.Of(read.Lines!, LibraryObservances.BuiltIn).Proposals;
        Assert.Equal(["Tháng hành động vì môi trường", "Nước sạch là sự sống của chúng ta"], proposals.Select(p => p.Slogan));
        Assert.All(proposals, p => Assert.Equal(("2023-06-01", "2023-06-05"), (p.From.ToString(), p.To.ToString())));
    }

    private static PlanText Read(byte[] file) => PlanFile.OfOther(file);

    private static Paragraph Line(string text) => new(new Run(new Text(text)));

    private static TableCell Cell(string text) => new(Line(text));

    private static byte[] Docx(Action<Body> fill)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var body = new Body();
            document.AddMainDocumentPart().Document = new Document(body);
            fill(body);
        }

        return stream.ToArray();
    }

    private static byte[] Zip(params (string Name, string Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Fastest).Open());
                writer.Write(content);
            }
        }

        return stream.ToArray();
    }

    /// <summary>A PDF of pictures alone.</summary>
    private sealed class EmptyPdf : IPdfText
    {
        public Task<(string? Text, Bilingual? Problem)> Read(ReadOnlyMemory<byte> pdf, CancellationToken cancellationToken) => Task.FromResult<(string?, Bilingual?)>(("\f", null));
    }
}
