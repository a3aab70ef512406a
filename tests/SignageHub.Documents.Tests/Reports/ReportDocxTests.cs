using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using SignageHub.Core;
using SignageHub.Core.Frames;
using SignageHub.Documents.Reports.Docx;

namespace SignageHub.Documents.Tests.Reports;

/// <summary>The form of Nghị định 30/2020/NĐ-CP, Phụ lục I, read back from the document: each measure of the decree is a line of a table here.</summary>
public sealed class ReportDocxTests : IDisposable
{
    private readonly WordprocessingDocument _document = WordprocessingDocument.Open(new MemoryStream(ReportDocx.Write(ReportSample.Full, Language.Vietnamese)), isEditable: false);

    private Body Body => _document.MainDocumentPart!.Document.Body!;

    public void Dispose() => _document.Dispose();

    [Theory]
    [InlineData(Language.Vietnamese)]
    [InlineData(Language.English)]
    public void Document_ByTheValidator_HasNoErrors(Language language)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(ReportDocx.Write(ReportSample.Full, language)), isEditable: false);

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath}: {e.Description}"));
    }

    /// <summary>Text, size in points, bold, italic, where it stands.</summary>
    public static TheoryData<string, double, bool, bool, string> Elements => new()
    {
        { "UBND TỈNH BÌNH THUẬN", 12, false, false, "center" },
        { "SỞ CÔNG THƯƠNG", 12, true, false, "center" },
        { "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, true, false, "center" },
        { "Độc lập - Tự do - Hạnh phúc", 13, true, false, "center" },
        { "Số:       /BC-SCT", 13, false, false, "center" },
        { "Bình Thuận, ngày      tháng      năm ……", 13, false, true, "center" },
        { "BÁO CÁO", 14, true, false, "center" },
        { "Kết quả tuyên truyền trên bảng điện tử hưởng ứng Chiến dịch Giờ Trái đất năm 2023", 14, true, false, "center" },
        { "Kính gửi: Sở Tài nguyên và Môi trường", 14, false, false, "center" },
        { "I. KẾT QUẢ THỰC HIỆN", 14, true, false, "both" },
        { "1. Nội dung, thời gian và địa điểm trình chiếu", 14, true, false, "both" },
        { "KT. GIÁM ĐỐC", 14, true, false, "center" },
        { "PHÓ GIÁM ĐỐC", 14, true, false, "center" },
        { "Nơi nhận:", 12, true, true, "left" },
        { "- Như trên;", 11, false, false, "left" },
        { "- Lưu: VT, VP.", 11, false, false, "left" },
        { "Phụ lục I", 14, true, false, "center" },
        { "KẾT QUẢ TRÌNH CHIẾU THEO BẢNG VÀ KHẨU HIỆU", 14, true, false, "center" },
        { "(Kèm theo Báo cáo số       /BC-SCT ngày      tháng      năm       của Sở Công Thương)", 14, false, true, "center" },
    };

    [Theory]
    [MemberData(nameof(Elements))]
    public void Element_ReadBack_HasTheDecreesLetters(string text, double points, bool bold, bool italic, string place)
    {
        var paragraph = Body.Descendants<Paragraph>().First(p => p.InnerText == text);

        var run = Assert.Single(paragraph.Elements<Run>()).RunProperties!;
        Assert.Equal((points * 2).ToString(System.Globalization.CultureInfo.InvariantCulture), run.FontSize!.Val!.Value);
        Assert.Equal((bold, italic), (run.Bold is not null, run.Italic is not null));
        Assert.Equal(place, paragraph.ParagraphProperties!.Justification!.Val!.InnerText);
        Assert.Equal("000000", run.Color!.Val!.Value);
    }

    [Fact]
    public void Paper_ReadBack_IsA4WithTheDecreesMargins()
    {
        var section = Body.Descendants<SectionProperties>().First();
        var (size, margin) = (section.GetFirstChild<PageSize>()!, section.GetFirstChild<PageMargin>()!);

        Assert.Equal((11_906u, 16_838u), (size.Width!.Value, size.Height!.Value));
        Assert.Equal((1_134, 1_134, 1_701u, 850u), (margin.Top!.Value, margin.Bottom!.Value, margin.Left!.Value, margin.Right!.Value));
        // 20 to 25, 30 to 35 and 15 to 20 mm.
        Assert.InRange(margin.Top.Value / 56.7, 19.9, 25);
        Assert.InRange(margin.Left.Value / 56.7, 29.9, 35);
        Assert.InRange(margin.Right.Value / 56.7, 14.9, 20);
    }

    [Fact]
    public void Typeface_ReadBack_IsTimesNewRomanThroughout()
    {
        var fonts = _document.MainDocumentPart!.StyleDefinitionsPart!.Styles!.DocDefaults!.RunPropertiesDefault!.RunPropertiesBaseStyle!.RunFonts!;

        Assert.Equal(("Times New Roman", "Times New Roman"), (fonts.Ascii!.Value, fonts.HighAnsi!.Value));
        Assert.Empty(Body.Descendants<RunFonts>());
    }

    [Fact]
    public void RunningText_ReadBack_IsJustifiedSetInAndSpaced()
    {
        var text = Body.Elements<Paragraph>().Where(p => p.InnerText.Length > 40 && p.ParagraphProperties?.Justification?.Val?.Value == JustificationValues.Both).ToList();

        Assert.True(text.Count > 8);
        Assert.All(text, paragraph =>
        {
            var (spacing, indentation) = (paragraph.ParagraphProperties!.SpacingBetweenLines!, paragraph.ParagraphProperties.Indentation!);
            Assert.Contains(indentation.FirstLine!.Value, (string[])["567", "720"]);
            Assert.InRange(int.Parse(spacing.After!.Value!, System.Globalization.CultureInfo.InvariantCulture), 120, 240);
            Assert.InRange(int.Parse(spacing.Line!.Value!, System.Globalization.CultureInfo.InvariantCulture), 240, 360);
        });
    }

    [Fact]
    public void Head_ReadBack_IsATableWithoutLinesWhoseRightColumnHoldsTheStatesName()
    {
        var head = Body.Elements<Table>().First();

        Assert.Null(head.GetFirstChild<TableProperties>()!.TableBorders);
        var columns = head.GetFirstChild<TableGrid>()!.Elements<GridColumn>().Select(c => int.Parse(c.Width!.Value!, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(2, columns.Count);
        Assert.True(columns[1] >= 5_102);
        Assert.Equal(2, head.Elements<TableRow>().Count());
    }

    [Fact]
    public void Rules_ReadBack_AreDrawnLinesAndNoUnderlines()
    {
        Assert.Empty(Body.Descendants<Underline>());
        var rules = Body.Descendants<Paragraph>().Where(p => p.ParagraphProperties?.ParagraphBorders is not null).ToList();
        Assert.True(rules.Count >= 3);
        Assert.All(rules, rule => Assert.Equal(BorderValues.Single, rule.ParagraphProperties!.ParagraphBorders!.TopBorder!.Val!.Value));
    }

    [Fact]
    public void PageNumber_ReadBack_IsCentredInTheTopMarginAndHiddenOnTheFirstPage()
    {
        var sections = Body.Descendants<SectionProperties>().ToList();

        Assert.All(sections, section => Assert.NotNull(section.GetFirstChild<TitlePage>()));
        foreach (var reference in sections.SelectMany(s => s.Elements<HeaderReference>()))
        {
            var header = ((HeaderPart)_document.MainDocumentPart!.GetPartById(reference.Id!.Value!)).Header;
            Assert.Equal(reference.Type!.Value == HeaderFooterValues.Default, header.Descendants<SimpleField>().Any(f => f.Instruction!.Value!.Trim() == "PAGE"));
        }

        Assert.All(sections.Skip(1), section => Assert.Equal(1, section.GetFirstChild<PageNumberType>()!.Start!.Value));
    }

    [Fact]
    public void Pictures_InTheDocument_AreTheFramesLedByLed()
    {
        var part = Assert.Single(_document.MainDocumentPart!.ImageParts);
        using var stream = part.GetStream();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);

        var picture = PngReader.Decode(bytes.ToArray(), new PixelSize(4096, 4096)).Frame!;

        Assert.Equal(new PixelSize(192 * 6, 32 * 6), picture.Size);
    }

    [Fact]
    public void Properties_ReadBack_HaveTheSubjectAndTheLanguage()
    {
        var properties = _document.PackageProperties;

        Assert.Equal("Kết quả tuyên truyền trên bảng điện tử hưởng ứng Chiến dịch Giờ Trái đất năm 2023", properties.Title);
        Assert.Equal("vi-VN", properties.Language);
    }

    [Fact]
    public void Addressees_MoreThanOne_StandEachOnALine_AndTheSignersNameBelowTheRoomForTheSignature()
    {
        var model = ReportSample.Full with { Addressees = ["UBND tỉnh", "Sở Tài nguyên và Môi trường"], SignerName = "Trần Văn C" };
        using var document = WordprocessingDocument.Open(new MemoryStream(ReportDocx.Write(model, Language.Vietnamese)), isEditable: false);

        var texts = document.MainDocumentPart!.Document.Body!.Descendants<Paragraph>().Select(p => p.InnerText).ToList();

        var at = texts.IndexOf("Kính gửi:");
        Assert.Equal(["- UBND tỉnh;", "- Sở Tài nguyên và Môi trường."], texts.Skip(at + 1).Take(2));
        var name = texts.IndexOf("Trần Văn C");
        Assert.Equal(["PHÓ GIÁM ĐỐC", "", "", "", "", ""], texts.Skip(name - 6).Take(6));
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Slogan_WithWhatXmlCannotHold_StillGivesAValidDocument()
    {
        var model = ReportSample.Full with { Lines = [ReportSample.Line("a", "Bảng <&> \u0001", "A & B < C \u0007 \"D\"")] };
        using var document = WordprocessingDocument.Open(new MemoryStream(ReportDocx.Write(model, Language.Vietnamese)), isEditable: false);

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken));
    }
}
