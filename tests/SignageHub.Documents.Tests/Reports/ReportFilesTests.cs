using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using NodaTime;
using SignageHub.Core;
using SignageHub.Documents.Reports;

namespace SignageHub.Documents.Tests.Reports;

/// <summary>The spreadsheets, the web page and the words of a report.</summary>
public sealed class ReportFilesTests
{
    [Theory]
    [InlineData("=1+1")]
    [InlineData("+84")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("  =cmd|' /C calc'!A0")]
    [InlineData("＝1")]
    public void Csv_TextThatBeginsLikeAFormula_IsNone(string slogan)
    {
        var csv = Encoding.UTF8.GetString(ReportCsv.Write(ReportSample.Full with { Lines = [ReportSample.Line("a", "B", slogan)] }, Language.English));

        Assert.Contains($"\"'{slogan.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", csv, StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_OfAFullReport_HasARowForEachBoardSloganAndDay()
    {
        var bytes = ReportCsv.Write(ReportSample.Full, Language.Vietnamese);

        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.Equal($"\"lobby\",\"Bảng LED sảnh chính\",\"647-KH-SCT/1\",\"{ReportSample.Energy}\",\"2023-03-25\",\"870.0\",\"869.0\",\"5506\",\"06:30:00\",\"20:59:56\",\"\"", lines[1]);
        Assert.EndsWith("từ 09 giờ 00 đến 11 giờ 30 ngày 25/3/2023: không có nhật ký của thời gian này\"", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Xlsx_OfAFullReport_IsValidAndHoldsNoFormula()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(ReportXlsx.Write(ReportSample.Full with { Lines = [ReportSample.Line("a", "B", "=1+1")] }, Language.Vietnamese)), isEditable: false);

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken).Select(e => e.Description));
        var sheet = document.WorkbookPart!.WorksheetParts.Single().Worksheet;
        Assert.Empty(sheet.Descendants<CellFormula>());
        Assert.Contains("=1+1", sheet.Descendants<InlineString>().Select(s => s.InnerText));
        Assert.Contains(sheet.Descendants<Cell>(), cell => cell.DataType?.Value == CellValues.Number && cell.CellValue!.Text == "5506");
    }

    [Fact]
    public void Html_OfTextWithMarkup_ShowsItAsText()
    {
        var html = Encoding.UTF8.GetString(ReportHtml.Write(ReportSample.Full with { Lines = [ReportSample.Line("a", "B", "<script>alert(1)</script>")] }, Language.Vietnamese));

        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
        Assert.Contains("data:image/png;base64,", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_OfAFullReport_AreThoseOfOffices()
    {
        var lines = ReportPlain.Lines(ReportSample.Full, Language.Vietnamese);

        Assert.Contains("Thực hiện Kế hoạch số 647/KH-SCT ngày 21 tháng 3 năm 2023 của Sở Công Thương về việc tổ chức hưởng ứng Chiến dịch Giờ Trái đất năm 2023, Sở Công Thương báo cáo kết quả tuyên truyền trên bảng điện tử như sau:", lines);
        Assert.Contains("Ngày 25/3/2023, Sở Công Thương đã trình chiếu 01 khẩu hiệu trên 02 bảng điện tử, tổng cộng 11.012 lượt, thời lượng chiếu 28 giờ 58 phút (chi tiết tại Phụ lục I), cụ thể:", lines);
        Assert.Contains("a) Từ 20 giờ 30 đến 21 giờ 30 ngày 25/3/2023, đã tắt 01 bảng: Bảng LED cổng (đã tắt đủ giờ; nhật ký của bảng ghi 1 giờ tắt).", lines);
        Assert.Contains("a) Bảng LED cổng, từ 09 giờ 00 đến 11 giờ 30 ngày 25/3/2023, “Sử dụng năng lượng tiết kiệm và hiệu quả vì Trái đất của chúng ta”: không có nhật ký của thời gian này.", lines);
        Assert.Contains("Một điều chưa chắc.", lines);
    }

    [Fact]
    public void Words_OfABoardThatWasSilentForNineDays_AreOneLine()
    {
        var first = new LocalDate(2023, 4, 7).At(new LocalTime(5, 30));
        var line = ReportSample.Line("gate", "Bảng LED cổng", ReportSample.Energy) with
        {
            Missed = [.. Enumerable.Range(0, 9).Select(n => new ReportMiss(first.PlusDays(n), first.PlusDays(n).PlusHours(17), Duration.FromHours(17), new("nothing came", "bảng chưa gửi nhật ký nào")))],
        };

        var lines = ReportPlain.Lines(ReportSample.Full with { Lines = [line] }, Language.Vietnamese);

        Assert.Contains("Có 09 khoảng thời gian theo kế hoạch mà không có chứng cứ trình chiếu, tổng cộng 153 giờ:", lines);
        Assert.Contains("a) Bảng LED cổng, 09 khoảng từ ngày 07/4/2023 đến ngày 15/4/2023, tổng cộng 153 giờ, “Sử dụng năng lượng tiết kiệm và hiệu quả vì Trái đất của chúng ta”: bảng chưa gửi nhật ký nào.", lines);
    }

    [Fact]
    public void Words_InEnglish_HoldNoVietnameseButNamesAndSlogans()
    {
        var lines = ReportPlain.Lines(ReportSample.Full, Language.English);

        Assert.Contains("On 25 Mar 2023, Sở Công Thương showed 1 slogan(s) on 2 board(s), 11,012 times in all, lit for 28 h 58 min (details in Annex I):", lines);
        Assert.DoesNotContain(lines, line => line.Contains("trình chiếu", StringComparison.Ordinal) || line.Contains("nhật ký", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, "a")]
    [InlineData(4, "đ")]
    [InlineData(5, "e")]
    [InlineData(6, "g")]
    public void Letters_OfAList_GoInTheVietnameseOrder(int index, string letter) => Assert.Equal(letter, new ReportWords(Language.Vietnamese).Letter(index));
}
