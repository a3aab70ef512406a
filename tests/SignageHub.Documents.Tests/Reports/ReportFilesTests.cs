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
        Assert.Equal(2, lines.Count(line => line.EndsWith("\"khẩu hiệu theo ngày\"", StringComparison.Ordinal)));
        Assert.Equal($"\"lobby\",\"Bảng LED sảnh chính\",\"647-KH-SCT/1\",\"{ReportSample.Energy}\",\"2023-03-25\",\"870.0\",\"869.0\",\"5506\",\"06:30:00\",\"20:59:56\",\"\",\"khẩu hiệu theo ngày\"", lines[1]);
        Assert.Contains("từ 09 giờ 00 đến 11 giờ 30 ngày 25/3/2023: không có nhật ký của thời gian này, chưa rõ nguyên nhân\"", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_OfAFullReport_HoldsDarkTimes_Approvals_TotalsAndDoubts()
    {
        var csv = Encoding.UTF8.GetString(ReportCsv.Write(ReportSample.Full, Language.Vietnamese));

        Assert.Contains("\"giờ tắt, có chứng cứ\"", csv, StringComparison.Ordinal);
        Assert.Contains("Lê Thị B duyệt lúc 07 giờ 05 ngày 25/3/2023", csv, StringComparison.Ordinal);
        Assert.Contains("\"tổng theo bảng\"", csv, StringComparison.Ordinal);
        Assert.Contains("\"Báo cáo được lập khi thời gian báo cáo chưa kết thúc.\",\"căn cứ, điều chưa chứng minh\"", csv, StringComparison.Ordinal);
    }

    [Fact]
    public void Xlsx_OfAFullReport_HasSheetsOfEverything_WithDaysAndTimesAsNumbers()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(ReportXlsx.Write(ReportSample.Full, Language.Vietnamese)), isEditable: false);

        var book = document.WorkbookPart!;
        Assert.Equal(
            ["Theo ngày", "Tổng hợp", "Thiếu chứng cứ", "Tắt bảng", "Phê duyệt", "Nội dung khác", "Căn cứ"], book.Workbook.Sheets!.Elements<Sheet>().Select(sheet => sheet.Name!.Value));
        var cells = ((WorksheetPart)book.GetPartById(book.Workbook.Sheets!.Elements<Sheet>().First().Id!.Value!)).Worksheet.Descendants<Cell>().ToDictionary(cell => cell.CellReference!.Value!);
        // 25 March 2023, and half past six.
        Assert.Equal(("45010", CellValues.Number), (cells["E2"].CellValue!.Text, cells["E2"].DataType!.Value));
        Assert.Equal(6.5 / 24, double.Parse(cells["I2"].CellValue!.Text, System.Globalization.CultureInfo.InvariantCulture), 9);
        Assert.Equal(["dd/mm/yyyy", "hh:mm:ss", "dd/mm/yyyy hh:mm"], book.WorkbookStylesPart!.Stylesheet.NumberingFormats!.Elements<NumberingFormat>().Select(format => format.FormatCode!.Value));
    }

    [Fact]
    public void Xlsx_OfAFullReport_IsValidAndHoldsNoFormula()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(ReportXlsx.Write(ReportSample.Full with { Lines = [ReportSample.Line("a", "B", "=1+1")] }, Language.Vietnamese)), isEditable: false);

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken).Select(e => e.Description));
        var sheet = ((WorksheetPart)document.WorkbookPart!.GetPartById(document.WorkbookPart.Workbook.Sheets!.Elements<Sheet>().First().Id!.Value!)).Worksheet;
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
        Assert.Contains("a) Từ 20 giờ 30 đến 21 giờ 30 ngày 25/3/2023, đã tắt 01 bảng: Bảng LED cổng (đã ra lệnh tắt trong suốt thời gian này; nhật ký của bảng ghi 1 giờ tắt).", lines);
        Assert.Contains("a) Bảng LED cổng, từ 09 giờ 00 đến 11 giờ 30 ngày 25/3/2023, “Sử dụng năng lượng tiết kiệm và hiệu quả vì Trái đất của chúng ta”: không có nhật ký của thời gian này, chưa rõ nguyên nhân.", lines);
        Assert.Contains("Báo cáo được lập khi thời gian báo cáo chưa kết thúc.", lines);
    }

    [Fact]
    public void Words_OfABoardThatWasSilentForNineDays_AreOneLine()
    {
        var first = new LocalDate(2023, 4, 7).At(new LocalTime(5, 30));
        var gaps = Enumerable.Range(0, 9).Select(n => new ReportGap(
            first.PlusDays(n), first.PlusDays(n).PlusHours(17), Duration.FromHours(17), new("nothing came", "bảng chưa gửi nhật ký nào"), [ReportSample.Energy]));

        var lines = ReportPlain.Lines(ReportSample.Full with { Boards = [ReportSample.Board("gate", "Bảng LED cổng", [.. gaps])] }, Language.Vietnamese);

        Assert.Contains("Có 09 khoảng thời gian theo kế hoạch mà không có chứng cứ trình chiếu, tổng cộng 153 giờ (mỗi giờ của một bảng tính một lần, dù thiếu nhiều khẩu hiệu); theo từng khẩu hiệu:", lines);
        Assert.Contains("a) Bảng LED cổng, 09 khoảng từ ngày 07/4/2023 đến ngày 15/4/2023, tổng cộng 153 giờ, “Sử dụng năng lượng tiết kiệm và hiệu quả vì Trái đất của chúng ta”: bảng chưa gửi nhật ký nào.", lines);
    }

    [Fact]
    public void Words_InEnglish_HoldNoVietnameseButNamesAndSlogans()
    {
        var lines = ReportPlain.Lines(ReportSample.Full, Language.English);

        Assert.Contains("On 25 Mar 2023, Sở Công Thương showed 1 slogan on 2 boards, 11,012 turns in all, lit for 28 h 58 min (details in Annex I):", lines);
        Assert.DoesNotContain(lines, line => line.Contains("trình chiếu", StringComparison.Ordinal) || line.Contains("nhật ký", StringComparison.Ordinal));
    }

    [Fact]
    public void Words_OfABoardThatWasNeverDark_DoNotSayThatItWasSwitchedOff()
    {
        var dark = ReportSample.Full.Dark[0];
        var lit = dark with { Proved = Duration.Zero, Lit = Duration.FromMinutes(60) };
        var silent = dark with { Board = "Bảng kho", Proved = null, Silence = ReportSample.Silent };

        var lines = ReportPlain.Lines(ReportSample.Full with { Dark = [lit, silent], Boards = [], Lines = [] }, Language.Vietnamese);

        Assert.DoesNotContain(lines, line => line.Contains(", đã tắt", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("chưa chứng minh được là đã tắt 02 bảng: Bảng LED cổng (đã ra lệnh tắt trong suốt thời gian này; nhật ký ghi bảng vẫn sáng 1 giờ); Bảng kho (đã ra lệnh tắt trong suốt thời gian này; không có nhật ký của thời gian này, chưa rõ nguyên nhân)", StringComparison.Ordinal));
        Assert.Contains("Có 02 giờ tắt bảng chưa chứng minh được là đã tắt đủ:", lines);
        Assert.Contains("a) Bảng LED cổng, giờ tắt từ 20 giờ 30 đến 21 giờ 30 ngày 25/3/2023: nhật ký ghi bảng vẫn sáng 1 giờ.", lines);
    }

    [Fact]
    public void Words_OfAnApprovalThatIsYoungerThanThePlays_DoNotSayThatItCameFirst()
    {
        var late = ReportSample.Full.Approvals[0] with { At = new LocalDateTime(2026, 11, 27, 8, 0) };
        var without = late with { By = null, Record = "", Count = 7, Later = ("Lê Thị B", late.At) };

        var lines = ReportPlain.Lines(ReportSample.Full with { Approvals = [late, without] }, Language.Vietnamese);

        Assert.Contains(lines, line => line.Contains("đứng trước giờ duyệt ghi trong hồ sơ", StringComparison.Ordinal) && line.Contains("không xác nhận là đã duyệt trước khi chiếu", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains(", trước khi chiếu (hồ sơ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("7 lượt chiếu ngày 25/3/2023", StringComparison.Ordinal) && line.Contains("không mang mã phê duyệt nào", StringComparison.Ordinal)
            && line.Contains("Phê duyệt đầu tiên của nội dung này trong hệ thống: Lê Thị B, lúc 08 giờ 00 ngày 27/11/2026", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("đúng hình và thời gian trình chiếu", StringComparison.Ordinal));
    }

    [Fact]
    public void Words_OfApprovalsThatAreAllYoungerThanTheirPlays_SayItOnce_AndNameTheBoards()
    {
        var late = ReportSample.Full.Approvals[0] with { At = new LocalDateTime(2026, 11, 27, 8, 0) };
        var model = ReportSample.Full with { Approvals = [late, late with { Slogan = "Khẩu hiệu hai", Record = "r2", Boards = ["Bảng kho"] }, late with { Slogan = null, Record = "r3", Count = 0, Boards = ["Bảng kho"] }] };

        var clocks = ReportPlain.Lines(model, Language.Vietnamese).Where(line => line.Contains("giờ duyệt ghi trong hồ sơ", StringComparison.Ordinal)).ToList();

        Assert.Equal(2, clocks.Count);
        Assert.StartsWith("Trên Bảng LED sảnh chính, Bảng LED cổng, Bảng kho, giờ chiếu ghi trong nhật ký đứng trước giờ duyệt ghi trong hồ sơ (các hồ sơ 0a41344edd23c052, r2): ", clocks[0], StringComparison.Ordinal);
        Assert.StartsWith("Trên Bảng kho, giờ tắt bảng đứng trước giờ duyệt", clocks[1], StringComparison.Ordinal);
        Assert.Contains(clocks[0], Encoding.UTF8.GetString(ReportCsv.Write(model, Language.Vietnamese)), StringComparison.Ordinal);
    }

    [Fact]
    public void Words_OfAnApprovalThatCameFirst_SayThatItCameBeforeItWasLit()
    {
        var lines = ReportPlain.Lines(ReportSample.Full, Language.Vietnamese);

        Assert.Contains(lines, line => line.Contains("Lê Thị B duyệt lúc 07 giờ 05 ngày 25/3/2023, trước khi chiếu (hồ sơ 0a41344edd23c052)", StringComparison.Ordinal));
        Assert.Contains(ReportPlain.Lines(ReportSample.Full, Language.English), line => line.Contains("approved by Lê Thị B at 07:05 on 25 Mar 2023, before it was lit (record 0a41344edd23c052)", StringComparison.Ordinal));
    }

    /// <summary>A dark hour has no turns.</summary>
    [Fact]
    public void Words_OfADarkHourWhoseApprovalWasTakenBack_SpeakOfNoTurns()
    {
        var approval = ReportSample.Full.Approvals[0];
        var (first, last) = (approval.First.Date.At(new LocalTime(20, 30)), approval.First.Date.At(new LocalTime(21, 30)));
        var dark = approval with { Slogan = null, Count = 0, First = first, Last = last, Withdrawn = first.PlusMinutes(30) };

        var line = Assert.Single(ReportPlain.Lines(ReportSample.Full with { Approvals = [dark] }, Language.Vietnamese), line => line.Contains("đã được thu hồi", StringComparison.Ordinal));

        Assert.EndsWith("; có giờ tắt bảng sau khi thu hồi.", line, StringComparison.Ordinal);
    }

    /// <summary>Two slogans in turn on one board, dark for two hours: two hours, not four.</summary>
    [Fact]
    public void Totals_OfSlogansThatTakeTurns_CountEachHourOfABoardOnce()
    {
        var two = ReportSample.Full with
        {
            Lines = [ReportSample.Line("gate", "Cổng", "A"), ReportSample.Line("gate", "Cổng", "B") with { Entry = "647-KH-SCT/2" }],
            Boards = [ReportSample.Board("gate", "Cổng", ReportSample.Full.Boards[1].Gaps[0] with { Slogans = ["A", "B"] })],
        };

        var lines = ReportPlain.Lines(two, Language.Vietnamese);
        var total = ReportText.Of(two, Language.Vietnamese).Annexes[0].Table!.Total!;

        Assert.Contains(lines, line => line.StartsWith("Có 01 khoảng thời gian theo kế hoạch mà không có chứng cứ trình chiếu, tổng cộng 2 giờ 30 phút", StringComparison.Ordinal));
        Assert.Contains("a) Cổng, từ 09 giờ 00 đến 11 giờ 30 ngày 25/3/2023, “A” và “B”: không có nhật ký của thời gian này, chưa rõ nguyên nhân.", lines);
        Assert.Equal(("14 giờ 30 phút", "2 giờ 30 phút"), (total[7], total[8]));
    }

    [Fact]
    public void Words_OfManySlogans_NameTwentyAndReferToTheAnnex()
    {
        var lines = Enumerable.Range(1, 600).Select(n => ReportSample.Line("gate", "Cổng", $"Khẩu hiệu {n}") with { Entry = $"p/{n}" }).ToList();

        var said = ReportPlain.Lines(ReportSample.Full with { Lines = lines }, Language.Vietnamese);

        Assert.Contains("Còn 580 khẩu hiệu khác, xem Phụ lục I.", said);
    }

    [Fact]
    public void Words_OfWhatIsNotProved_SayWhatTheChainShowsAndWhatItDoesNot()
    {
        var line = ReportSample.Line("gate", "Cổng", ReportSample.Energy) with
        {
            DoubtfulCount = 12,
            DoubtfulLit = Duration.FromMinutes(5),
            Outside = [new ReportSpan(new(2023, 3, 26, 8, 0), new(2023, 3, 26, 9, 0), Duration.FromHours(1))],
        };
        var other = new ReportOther("647-KH-SCT/9", "gate", "Cổng", "Chữ cũ", new("gone", "mục này không còn trong danh sách"), new(2023, 3, 25), new(2023, 3, 26), 40, Duration.FromMinutes(8), true);
        var model = ReportSample.Full with { Lines = [line], Others = [other] };

        var lines = ReportPlain.Lines(model, Language.Vietnamese);
        var annexes = ReportText.Of(model, Language.Vietnamese).Annexes;

        Assert.Contains(annexes[2].Text, text => text.EndsWith("viết lại toàn bộ nhật ký hoặc bỏ phần cuối thì không.", StringComparison.Ordinal));
        Assert.Contains(annexes[2].Text, text => text.Contains("Khoảng hở đến 02 phút không tính là thiếu", StringComparison.Ordinal));
        Assert.Contains($"a) “{ReportSample.Energy}”, Cổng: từ 08 giờ 00 đến 09 giờ 00 ngày 26/3/2023.", lines);
        Assert.Contains(lines, text => text.Contains("Nhật ký còn ghi 40 lượt, thời lượng 8 phút", StringComparison.Ordinal));
        Assert.EndsWith("(*)", annexes[0].Table!.Rows[0][5], StringComparison.Ordinal);
        Assert.Contains(annexes[0].Table!.Notes, note => note.StartsWith("(*) Chưa kể 12 lượt, thời lượng 5 phút", StringComparison.Ordinal));
        Assert.Equal(["NỘI DUNG KHÁC GHI TRONG NHẬT KÝ", "CÁCH TÍNH VÀ GIỚI HẠN CỦA SỐ LIỆU", "HÌNH ẢNH ĐÃ TRÌNH CHIẾU"], annexes.Skip(1).Select(annex => annex.Title));
        Assert.Contains("Chữ cũ", annexes[1].Table!.Rows[0]);
    }

    /// <summary>A clerk files the body: what it rests on is a few lines there, and all of it an annex.</summary>
    [Fact]
    public void Words_OfWhatTheFiguresRestOn_AreShortInTheBody_AndWholeInTheAnnex()
    {
        var model = ReportSample.Full with { Doubts = [.. Enumerable.Range(1, 7).Select(n => new Bilingual($"Doubt {n}.", $"Điều {n}."))] };
        var body = ReportText.Of(model, Language.Vietnamese).Body.Select(block => block.Text).ToList();
        var annex = ReportText.Of(model, Language.Vietnamese).Annexes.Single(each => each.Text.Count > 0);

        var part = body.SkipWhile(text => !text.StartsWith("III. ", StringComparison.Ordinal)).Skip(1).TakeWhile(text => !text.StartsWith("IV. ", StringComparison.Ordinal)).ToList();

        Assert.Contains("không chứng minh từng bóng LED còn sáng hay có người xem", part[0], StringComparison.Ordinal);
        Assert.Equal(["Điều 1.", "Điều 2.", "Điều 3.", "Điều 4.", $"Còn 03 điều chưa chứng minh được khác, xem {annex.Name}."], part.Skip(1));
        Assert.InRange(part[0].Length, 100, 450);
        Assert.Contains($"nêu tại {annex.Name}.", part[0], StringComparison.Ordinal);
        Assert.StartsWith("1. Số lượt và thời lượng lấy từ nhật ký", annex.Text[0], StringComparison.Ordinal);
        Assert.EndsWith(". Điều 7.", annex.Text[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void Html_OfAFullReport_HoldsTheAnnexOnTheFigures() =>
        Assert.Contains("<p>1. Số lượt và thời lượng lấy từ nhật ký", System.Net.WebUtility.HtmlDecode(Encoding.UTF8.GetString(ReportHtml.Write(ReportSample.Full, Language.Vietnamese))), StringComparison.Ordinal);

    [Fact]
    public void Tables_WithRoundedMinutes_SayHowTheyAreRounded()
    {
        var csv = Encoding.UTF8.GetString(ReportCsv.Write(ReportSample.Full, Language.Vietnamese));
        var grounds = ReportSheets.Of(ReportSample.Full, new ReportWords(Language.Vietnamese)).Single(sheet => sheet.Name == "Căn cứ");

        Assert.Contains("số phút làm tròn đến 0,1 phút", csv, StringComparison.Ordinal);
        Assert.Contains(grounds.Rows, row => ((string)row[0]!).Contains("số phút làm tròn đến 0,1 phút", StringComparison.Ordinal));
    }

    [Fact]
    public void Annex_OfManyMissedTimes_HoldsAllOfThem_AndTheBodyRefersToItAlone()
    {
        var first = new LocalDate(2023, 4, 7).At(new LocalTime(5, 30));
        var gaps = Enumerable.Range(0, 30).Select(n => new ReportGap(first.PlusDays(n), first.PlusDays(n).PlusHours(1), Duration.FromHours(1), new($"why {n}", $"lý do {n}"), [ReportSample.Energy]));
        var model = ReportSample.Full with { Boards = [ReportSample.Board("gate", "Cổng", [.. gaps])] };

        Assert.Contains("Còn 18 khoảng khác, xem phụ lục về thời gian thiếu chứng cứ.", ReportPlain.Lines(model, Language.Vietnamese));
        Assert.Equal(30, ReportText.Of(model, Language.Vietnamese).Annexes[1].Table!.Rows.Count);
    }

    [Fact]
    public void Pictures_ThatNothingProves_AreNotCalledLit()
    {
        var model = ReportSample.Full with { Pictures = [ReportSample.Full.Pictures[0] with { IsProved = false }] };

        Assert.Equal("HÌNH ẢNH THEO NỘI DUNG HIỆN HÀNH, CHƯA CÓ CHỨNG CỨ TRÌNH CHIẾU", ReportText.Of(model, Language.Vietnamese).Annexes[^1].Title);
    }

    [Fact]
    public void Html_OfAFullReport_LeavesRoomForTheClerk_AndDrawsItsRules()
    {
        var html = Encoding.UTF8.GetString(ReportHtml.Write(ReportSample.Full with { SignerName = "Trần Văn C" }, Language.Vietnamese));

        Assert.Contains(".room{white-space:pre-wrap}", html, StringComparison.Ordinal);
        Assert.Contains("<p class=\"room\">Số:       /BC-SCT</p>", html, StringComparison.Ordinal);
        Assert.Contains("class=\"rule motto\"", html, StringComparison.Ordinal);
        Assert.Contains("<p class=\"name\">Trần Văn C</p>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ngày Nước thế giới 2023", "Kết quả tuyên truyền trên bảng điện tử hưởng ứng Ngày Nước thế giới 2023")]
    [InlineData("Tổ chức hưởng ứng Giờ Trái đất", "Kết quả tuyên truyền trên bảng điện tử hưởng ứng Giờ Trái đất")]
    [InlineData("Khẩu hiệu thường ngày", "Kết quả tuyên truyền trên bảng điện tử theo danh sách “Khẩu hiệu thường ngày”")]
    [InlineData("Chào mừng Quốc khánh", "Kết quả tuyên truyền trên bảng điện tử chào mừng Quốc khánh")]
    public void Subject_ThatIsADay_IsResponded(string name, string subject) =>
        Assert.Equal(subject, ReportText.Of(ReportSample.Full with { Subject = name }, Language.Vietnamese).Subject);

    [Fact]
    public void Words_OfAPlanNamedAfterADay_CarryItOutInResponse() => Assert.Contains(
        ReportPlain.Lines(ReportSample.Full with { Subject = "Ngày Nước thế giới 2023" }, Language.Vietnamese), line => line.Contains("về việc hưởng ứng Ngày Nước thế giới 2023,", StringComparison.Ordinal));

    [Fact]
    public void Words_InEnglish_GiveTheSlogansEnglish()
    {
        var line = ReportSample.Line("gate", "Gate", ReportSample.Energy) with { English = "Use energy wisely" };

        Assert.Contains(ReportPlain.Lines(ReportSample.Full with { Lines = [line] }, Language.English), text => text.Contains($"“{ReportSample.Energy}” (“Use energy wisely”): shown on 25 Mar 2023 on 1 board (Gate); 5,506 turns", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, "a")]
    [InlineData(4, "đ")]
    [InlineData(5, "e")]
    [InlineData(6, "g")]
    [InlineData(22, "y")]
    [InlineData(23, "aa")]
    [InlineData(551, "yy")]
    [InlineData(552, "aaa")]
    [InlineData(5000, "ikk")]
    public void Letters_OfAList_GoInTheVietnameseOrder(int index, string letter) => Assert.Equal(letter, new ReportWords(Language.Vietnamese).Letter(index));
}
