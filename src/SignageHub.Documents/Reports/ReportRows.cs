using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SignageHub.Core;

namespace SignageHub.Documents.Reports;

/// <summary>The rows of the CSV file: one for each board, slogan and day, then everything else that the report says; the last column tells which is which.</summary>
internal static class ReportRows
{
    public static IReadOnlyList<string> Head(Language language)
    {
        var words = new ReportWords(language);
        return
        [
            words.Say("Mã bảng", "Board id"), words.Say("Bảng", "Board"), words.Say("Mục", "Entry"), words.Say("Khẩu hiệu", "Slogan"), words.Say("Ngày", "Day"),
            words.Say("Phút theo kế hoạch", "Minutes planned"), words.Say("Phút chiếu", "Minutes lit"), words.Say("Số lượt", "Turns"),
            words.Say("Lần đầu", "First"), words.Say("Lần cuối", "Last"), words.Say("Thiếu chứng cứ, ghi chú", "Not proved, notes"), words.Say("Loại dòng", "Kind of row"),
        ];
    }

    public static IEnumerable<IReadOnlyList<string>> Of(ReportModel model, Language language)
    {
        var words = new ReportWords(language);
        return Days(model, words).Concat(Boards(model, words)).Concat(Rest(model, words));
    }

    private static IEnumerable<IReadOnlyList<string>> Days(ReportModel model, ReportWords words) =>
        from line in model.Lines
        from day in line.Days
        select (IReadOnlyList<string>)
        [
            line.BoardId, line.Board, line.Entry, line.Slogan, Day(day.Day), Minutes(day.Planned), Minutes(day.Lit), Number(day.Count), Time(day.First), Time(day.Last),
            string.Join("; ", line.Missed.Where(m => m.From.Date <= day.Day && m.Until > day.Day.AtMidnight()).Select(m => $"{words.Span(m.From, m.Until)}: {words.Say(m.Why)}")),
            words.Say("khẩu hiệu theo ngày", "slogan by day"),
        ];

    private static IEnumerable<IReadOnlyList<string>> Boards(ReportModel model, ReportWords words) => model.Boards.Select(board =>
    {
        var lines = model.Lines.Where(line => line.BoardId == board.BoardId).ToList();
        return (IReadOnlyList<string>)
        [
            board.BoardId, board.Board, "", "", "", Minutes(board.Planned), Minutes(ReportBody.Sum(lines, l => l.Lit)), Number(lines.Sum(l => l.Count)), "", "",
            words.Say($"thiếu chứng cứ {Minutes(board.Missed)} phút", $"{Minutes(board.Missed)} minutes not proved"), words.Say("tổng theo bảng", "total of a board"),
        ];
    });

    private static IEnumerable<IReadOnlyList<string>> Rest(ReportModel model, ReportWords words)
    {
        foreach (var line in model.Lines.Where(line => line.DoubtfulCount > 0 || line.DoubtfulLit > Duration.Zero))
            yield return
            [
                line.BoardId, line.Board, line.Entry, line.Slogan, "", "", Minutes(line.DoubtfulLit), Number(line.DoubtfulCount), "", "",
                words.Say("nằm sau dòng nhật ký không khớp", "behind a line of the journal that does not fit"), words.Say("không được chứng minh", "not proved"),
            ];
        foreach (var (line, span) in model.Lines.SelectMany(line => line.Outside.Select(span => (line, span))))
            yield return
            [
                line.BoardId, line.Board, line.Entry, line.Slogan, Day(span.From.Date), "", "", "", Time(span.From.TimeOfDay), Time(span.Until.TimeOfDay),
                words.Span(span.From, span.Until), words.Say("chiếu ngoài kế hoạch", "shown beside the plan"),
            ];
        foreach (var other in model.Others)
            yield return
            [
                other.BoardId, other.Board, other.Key, other.Text ?? "", Day(other.First), "", Minutes(other.Lit), Number(other.Count), "", "",
                $"{words.Between(other.First, other.Last)}: {words.Say(other.Why)}", words.Say("nội dung khác", "other content") + (other.IsProved ? "" : words.Say(", không được chứng minh", ", not proved")),
            ];
        foreach (var dark in model.Dark)
            yield return
            [
                dark.BoardId, dark.Board, "", "", Day(dark.From.Date), Minutes(dark.Length), Minutes(dark.Lit), "", Time(dark.From.TimeOfDay), Time(dark.Until.TimeOfDay),
                $"{words.Say(dark.Verdict)}; {ReportDarkText.Proof(dark, words)}",
                dark.IsProved ? words.Say("giờ tắt, có chứng cứ", "dark time, proved") : words.Say("giờ tắt, chưa chứng minh được", "dark time, not proved"),
            ];
        foreach (var approval in model.Approvals)
            yield return
            [
                "", string.Join("; ", approval.Boards), "", approval.Slogan ?? "", approval.By is null ? "" : Day(approval.At.Date), "", "", Number(approval.Count), "", "",
                ReportApprovalText.Sentence(approval, words), approval.By is null ? words.Say("không có phê duyệt", "without an approval") : words.Say("phê duyệt", "approval"),
            ];
        foreach (var clock in ReportApprovalText.Clocks(model, words))
            yield return ["", "", "", "", "", "", "", "", "", "", clock, words.Say("phê duyệt, giờ không khớp", "approval, clocks that differ")];
        foreach (var ground in ReportGrounds.All(model, words).Append(ReportGrounds.Rounding(words)))
            yield return ["", "", "", "", "", "", "", "", "", "", ground, words.Say("căn cứ, điều chưa chứng minh", "grounds and doubts")];
    }

    public static double MinutesOf(Duration time) => Math.Round(time.TotalMinutes, 1);

    private static string Minutes(Duration time) => MinutesOf(time).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Day(LocalDate day) => LocalDatePattern.Iso.Format(day);

    private static string Time(LocalTime? time) => time?.ToString("HH:mm:ss", CultureInfo.InvariantCulture) ?? "";
}
