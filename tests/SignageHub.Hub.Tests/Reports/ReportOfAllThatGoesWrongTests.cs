using System.Net;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using NodaTime;
using SignageHub.Core;
using SignageHub.Documents.Reports;
using static SignageHub.Hub.Tests.Reports.JournalOffice;

namespace SignageHub.Hub.Tests.Reports;

/// <summary>A report in which everything has gone wrong, read back from each of its files.</summary>
public sealed class ReportOfAllThatGoesWrongTests : IDisposable
{
    private readonly JournalOffice _office = new();

    public void Dispose() => _office.Dispose();

    /// <summary>All at once; where a folder is named, the report is left there for people to look at.</summary>
    [Fact]
    public async Task Report_OfAllThatGoesWrong_IsWritten_AndSaysAllOfIt()
    {
        const string Boards = """
            { "id": "lobby", "name": "Bảng LED sảnh chính", "size": "96x16", "color": "red", "hours": "06:00-22:00" },
            { "id": "gate", "name": "Bảng LED cổng", "size": "96x16", "color": "red", "hours": "06:00-22:00" }
            """;
        const string Old = "Nước sạch cho mọi người";
        _office.Boards(Boards + """, { "id": "old", "name": "Bảng cũ", "size": "96x16", "color": "red" }""");
        _office.Playlist("P", $"{Entry(A, more: ", \"draft\": true")}, {Entry(Old, more: ", \"draft\": true")}");
        var approved = await _office.Approve(Instant.FromUtc(2023, 4, 1, 0, 0));
        string? Of(string slogan) => approved.Single(record => record.Slogan == slogan).Id;
        var hours = AllDay.Where(hour => hour is not (8 or 9)).ToList();
        foreach (var day in new[] { Day, Day.PlusDays(1) })
        {
            _office.Lit(hours, "P/1", A, Of(A), day: day);
            _office.Lit(hours, "P/2", Old, Of(Old), day: day);
            _office.Lit(AllDay, "P/1", A, Of(A), board: "gate", day: day);
            _office.Lit(AllDay, "P/1", A, Of(A), board: "old", day: day);
        }

        _office.Lit([9, 10], "P/1", A, Of(A), board: "gate", day: Day.PlusDays(2));
        _office.Boards(Boards);
        _office.Folder.Playlist("P", $$"""
            { "name": "Ngày Nước thế giới 2023", "plan": { "number": "647/KH-SCT", "issued": "2023-03-21", "office": "Sở Công Thương", "reportTo": "Sở Tài nguyên và Môi trường" },
              "entries": [ {{Entry(A, more: ", \"draft\": true")}}, {{Entry("Tiết kiệm nước là bảo vệ sự sống")}}, { "dark": true, "when": { "on": "2023-04-07", "hours": "20:00-21:00" } } ] }
            """);

        var model = _office.Report(to: Day.PlusDays(2)) with
        {
            Parent = "UBND tỉnh Bình Thuận",
            Place = "Bình Thuận",
            Signer = ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
            SignerName = "Trần Văn C",
            Addressees = ["UBND tỉnh Bình Thuận", "Sở Tài nguyên và Môi trường"],
        };

        var text = string.Join('\n', ReportPlain.Lines(model, Language.Vietnamese));
        Assert.Contains("chưa chứng minh được là đã tắt 02 bảng", text, StringComparison.Ordinal);
        Assert.Contains("2. Chiếu ngoài kế hoạch", text, StringComparison.Ordinal);
        Assert.Contains("3. Nội dung khác ghi trong nhật ký", text, StringComparison.Ordinal);
        Assert.Equal([("lobby", Old), ("old", A)], model.Others.Select(other => (other.BoardId, other.Text!)).OrderBy(other => other.BoardId, StringComparer.Ordinal));
        (string Ending, byte[] Bytes)[] files =
        [
            ("docx", Documents.Reports.Docx.ReportDocx.Write(model, Language.Vietnamese)), ("html", ReportHtml.Write(model, Language.Vietnamese)), ("csv", ReportCsv.Write(model, Language.Vietnamese)),
            ("xlsx", ReportXlsx.Write(model, Language.Vietnamese)), ("en.docx", Documents.Reports.Docx.ReportDocx.Write(model, Language.English)),
        ];
        Assert.Equal([], Missing(DocxText(files[0].Bytes), InTheDocument));
        Assert.Equal([], Missing(DocxText(files[4].Bytes), InEnglish));
        Assert.Equal([], Missing(WebUtility.HtmlDecode(Encoding.UTF8.GetString(files[1].Bytes)), InTheDocument));
        Assert.Equal([], Missing(Encoding.UTF8.GetString(files[2].Bytes), InTheTable));
        var sheets = Sheets(files[3].Bytes);
        Assert.Equal(["gate", "lobby"], sheets["Tổng hợp"].Skip(1).SkipLast(1).Select(row => row[0]).Order(StringComparer.Ordinal));
        Assert.Equal(["lobby", "old"], sheets["Nội dung khác"].Skip(1).Select(row => row[0]).Order(StringComparer.Ordinal));
        Assert.Equal(2, sheets["Tắt bảng"].Count(row => row.Contains("chưa")));
        Assert.NotEmpty(sheets["Thiếu chứng cứ"].Skip(1));
        Assert.Contains(sheets["Phê duyệt"], row => row[1] == "Lê Thị B" && row[^1].Contains(", trước khi chiếu (hồ sơ", StringComparison.Ordinal));
        Assert.Contains(sheets["Căn cứ"], row => row[0].Contains("số phút làm tròn đến 0,1 phút", StringComparison.Ordinal));
        if (Environment.GetEnvironmentVariable("SIGNAGEHUB_REPORT_FOLDER") is { } folder)
            foreach (var (ending, bytes) in files)
                File.WriteAllBytes(Path.Combine(folder, $"all.{ending}"), bytes);
    }

    /// <summary>What a reader must find on the pages, whatever the form.</summary>
    private static readonly IReadOnlyList<string> InTheDocument =
    [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "UBND TỈNH BÌNH THUẬN", "SỞ CÔNG THƯƠNG", "- Sở Tài nguyên và Môi trường.", "KT. GIÁM ĐỐC", "Trần Văn C",
        "trên bảng điện tử hưởng ứng Ngày Nước thế giới 2023", "Thực hiện Kế hoạch số 647/KH-SCT ngày 21 tháng 3 năm 2023 của Sở Công Thương",
        "đã trình chiếu 01 khẩu hiệu trên 02 bảng điện tử", "“Tiết kiệm nước là bảo vệ sự sống”: nhật ký không ghi nhận lượt trình chiếu nào.",
        "“Khẩu hiệu A nước”, Bảng LED cổng: ", "Các lượt này không tính vào số liệu nói trên; chi tiết tại Phụ lục II.",
        "chưa chứng minh được là đã tắt 02 bảng: Bảng LED sảnh chính", "Lê Thị B duyệt lúc 07 giờ 00 ngày 01/4/2023, trước khi chiếu (hồ sơ ",
        "Có 02 giờ tắt bảng chưa chứng minh được là đã tắt đủ:", "nêu tại Phụ lục III.",
        "NỘI DUNG KHÁC GHI TRONG NHẬT KÝ", "Nước sạch cho mọi người", "bảng old không còn trong boards.json", "CÁCH TÍNH VÀ GIỚI HẠN CỦA SỐ LIỆU", "HÌNH ẢNH",
    ];

    private static readonly IReadOnlyList<string> InEnglish =
    [
        "SOCIALIST REPUBLIC OF VIET NAM", "showed 1 slogan on 2 boards", "the journals hold no showing.", "They are in no figure above; details in Annex II.",
        "approved by Lê Thị B at 07:00 on 1 Apr 2023, before it was lit (record ", "2 dark times are not proved to have been kept:", "the board old is not in boards.json any more", "HOW THE FIGURES ARE MADE, AND THEIR LIMITS",
    ];

    private static readonly IReadOnlyList<string> InTheTable =
    [
        "\"khẩu hiệu theo ngày\"", "\"tổng theo bảng\"", "\"chiếu ngoài kế hoạch\"", "\"nội dung khác\"", "\"giờ tắt, chưa chứng minh được\"", "\"phê duyệt\"", "\"căn cứ, điều chưa chứng minh\"",
        "\"Nước sạch cho mọi người\"", "bảng old không còn trong boards.json",
    ];

    private static List<string> Missing(string text, IReadOnlyList<string> wanted) => [.. wanted.Where(part => !text.Contains(part, StringComparison.Ordinal))];

    private static string DocxText(byte[] docx)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        return string.Join('\n', document.MainDocumentPart!.Document.Body!.Descendants<DocumentFormat.OpenXml.Wordprocessing.Paragraph>().Select(paragraph => paragraph.InnerText));
    }

    /// <summary>Each sheet's rows, cells as they are written; an empty cell is passed over.</summary>
    private static Dictionary<string, List<string[]>> Sheets(byte[] xlsx)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(xlsx), isEditable: false);
        var book = document.WorkbookPart!;
        return book.Workbook.Sheets!.Elements<Sheet>().ToDictionary(
            sheet => sheet.Name!.Value!,
            sheet => ((WorksheetPart)book.GetPartById(sheet.Id!.Value!)).Worksheet.Descendants<Row>().Select(row => row.Elements<Cell>().Select(cell => cell.InnerText).ToArray()).ToList(),
            StringComparer.Ordinal);
    }
}
