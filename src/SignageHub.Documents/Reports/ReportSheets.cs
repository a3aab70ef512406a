using NodaTime;

namespace SignageHub.Documents.Reports;

/// <summary>A sheet of the spreadsheet.</summary>
/// <param name="Name">At most 31 letters.</param>
/// <param name="Columns">Their heads and widths.</param>
/// <param name="Rows">Cells are texts, whole numbers, numbers, days, times, or days with their time; null for an empty one.</param>
/// <param name="Bold">So many rows at the end are totals.</param>
internal sealed record ReportSheet(string Name, IReadOnlyList<(string Head, double Width)> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows, int Bold = 0);

/// <summary>Everything that a report says, as sheets.</summary>
internal static class ReportSheets
{
    public static IReadOnlyList<ReportSheet> Of(ReportModel model, ReportWords words) =>
        [Days(model, words), Totals(model, words), Missed(model, words), Dark(model, words), Approvals(model, words), Others(model, words), Grounds(model, words)];

    private static ReportSheet Days(ReportModel model, ReportWords words) => new(
        words.Say("Theo ngày", "By day"),
        [
            (words.Say("Mã bảng", "Board id"), 12), (words.Say("Bảng", "Board"), 26), (words.Say("Mục", "Entry"), 18), (words.Say("Khẩu hiệu", "Slogan"), 60), (words.Say("Ngày", "Day"), 12),
            (words.Say("Phút theo kế hoạch", "Minutes planned"), 14), (words.Say("Phút chiếu", "Minutes lit"), 12), (words.Say("Số lượt", "Turns"), 10),
            (words.Say("Lần đầu", "First"), 10), (words.Say("Lần cuối", "Last"), 10), (words.Say("Thiếu chứng cứ", "Not proved"), 60),
        ],
        [.. from line in model.Lines
            from day in line.Days
            select (IReadOnlyList<object?>)
            [
                line.BoardId, line.Board, line.Entry, line.Slogan, day.Day, ReportRows.MinutesOf(day.Planned), ReportRows.MinutesOf(day.Lit), day.Count, day.First, day.Last,
                string.Join("; ", line.Missed.Where(m => m.From.Date <= day.Day && m.Until > day.Day.AtMidnight()).Select(m => $"{words.Span(m.From, m.Until)}: {words.Say(m.Why)}")),
            ]]);

    private static ReportSheet Totals(ReportModel model, ReportWords words)
    {
        List<IReadOnlyList<object?>> rows = [.. model.Boards.Select(board => Total(board.BoardId, board.Board, board.Planned, board.Missed, [.. model.Lines.Where(line => line.BoardId == board.BoardId)]))];
        rows.Add(Total("", words.Say("Tổng cộng", "Total"), model.Planned, model.Missed, model.Lines));
        return new(
            words.Say("Tổng hợp", "Totals"),
            [
                (words.Say("Mã bảng", "Board id"), 12), (words.Say("Bảng", "Board"), 26), (words.Say("Số khẩu hiệu đã chiếu", "Slogans shown"), 14), (words.Say("Số lượt", "Turns"), 10),
                (words.Say("Phút chiếu", "Minutes lit"), 12), (words.Say("Phút theo kế hoạch", "Minutes planned"), 14), (words.Say("Phút thiếu chứng cứ", "Minutes not proved"), 14),
                (words.Say("Lượt không được chứng minh", "Turns not proved"), 14), (words.Say("Phút ngoài kế hoạch", "Minutes beside the plan"), 14),
            ],
            rows,
            Bold: 1);
    }

    private static IReadOnlyList<object?> Total(string id, string board, Duration planned, Duration missed, IReadOnlyList<ReportLine> lines) =>
    [
        id, board, (long)lines.Where(line => line.DaysShown > 0).Select(line => line.Entry).Distinct(StringComparer.Ordinal).Count(), lines.Sum(line => line.Count),
        ReportRows.MinutesOf(ReportBody.Sum(lines, line => line.Lit)), ReportRows.MinutesOf(planned), ReportRows.MinutesOf(missed), lines.Sum(line => line.DoubtfulCount),
        ReportRows.MinutesOf(Duration.FromTicks(lines.Sum(line => line.Outside.Sum(span => span.Length.BclCompatibleTicks)))),
    ];

    private static ReportSheet Missed(ReportModel model, ReportWords words) => new(
        words.Say("Thiếu chứng cứ", "Not proved"),
        [
            (words.Say("Mã bảng", "Board id"), 12), (words.Say("Bảng", "Board"), 26), (words.Say("Từ", "From"), 17), (words.Say("Đến", "Until"), 17), (words.Say("Phút", "Minutes"), 10),
            (words.Say("Khẩu hiệu", "Slogans"), 60), (words.Say("Lý do", "Why"), 60),
        ],
        [.. model.Boards.SelectMany(board => board.Gaps.Select(gap => (IReadOnlyList<object?>)
            [board.BoardId, board.Board, gap.From, gap.Until, ReportRows.MinutesOf(gap.Length), string.Join("; ", gap.Slogans), words.Say(gap.Why)]))]);

    private static ReportSheet Dark(ReportModel model, ReportWords words) => new(
        words.Say("Tắt bảng", "Dark times"),
        [
            (words.Say("Mã bảng", "Board id"), 12), (words.Say("Bảng", "Board"), 26), (words.Say("Từ", "From"), 17), (words.Say("Đến", "Until"), 17), (words.Say("Phút theo kế hoạch", "Minutes planned"), 14),
            (words.Say("Phút nhật ký ghi tắt", "Minutes dark by the journal"), 14), (words.Say("Phút nhật ký ghi sáng", "Minutes lit by the journal"), 14), (words.Say("Đã chứng minh", "Proved"), 10), (words.Say("Ghi chú", "Notes"), 60),
        ],
        [.. model.Dark.Select(dark => (IReadOnlyList<object?>)
        [
            dark.BoardId, dark.Board, dark.From, dark.Until, ReportRows.MinutesOf(dark.Length), dark.Proved is { } proved ? ReportRows.MinutesOf(proved) : null,
            dark.Proved is null ? null : ReportRows.MinutesOf(dark.Lit), dark.IsProved ? words.Say("có", "yes") : words.Say("chưa", "no"), $"{words.Say(dark.Verdict)}; {ReportDarkText.Proof(dark, words)}",
        ])]);

    private static ReportSheet Approvals(ReportModel model, ReportWords words) => new(
        words.Say("Phê duyệt", "Approvals"),
        [
            (words.Say("Khẩu hiệu", "Slogan"), 60), (words.Say("Người duyệt", "Approved by"), 26), (words.Say("Lúc", "At"), 17), (words.Say("Hồ sơ", "Record"), 20), (words.Say("Bảng", "Boards"), 40),
            (words.Say("Số lượt", "Turns"), 10), (words.Say("Chiếu từ", "Lit from"), 17), (words.Say("Chiếu đến", "Lit until"), 17), (words.Say("Ghi chú", "Notes"), 80),
        ],
        [.. model.Approvals.Select(approval => (IReadOnlyList<object?>)
        [
            approval.Slogan ?? words.Say("(tắt bảng)", "(dark)"), approval.By ?? words.Say("không có phê duyệt", "no approval"), approval.By is null ? null : approval.At, approval.Record,
            string.Join("; ", approval.Boards), approval.Count, approval.First, approval.Last, ReportApprovalText.Sentence(approval, words),
        ])]);

    private static ReportSheet Others(ReportModel model, ReportWords words) => new(
        words.Say("Nội dung khác", "Other content"),
        [
            (words.Say("Mã bảng", "Board id"), 12), (words.Say("Bảng", "Board"), 26), (words.Say("Mục trong nhật ký", "Entry in the journal"), 22), (words.Say("Nội dung", "Text"), 60), (words.Say("Từ ngày", "First day"), 12),
            (words.Say("Đến ngày", "Last day"), 12), (words.Say("Số lượt", "Turns"), 10), (words.Say("Phút", "Minutes"), 10), (words.Say("Đã chứng minh", "Proved"), 10), (words.Say("Lý do", "Why"), 60),
        ],
        [.. model.Others.Select(other => (IReadOnlyList<object?>)
        [
            other.BoardId, other.Board, other.Key, other.Text, other.First, other.Last, other.Count, ReportRows.MinutesOf(other.Lit), other.IsProved ? words.Say("có", "yes") : words.Say("chưa", "no"), words.Say(other.Why),
        ])]);

    private static ReportSheet Grounds(ReportModel model, ReportWords words) => new(
        words.Say("Căn cứ", "Grounds"),
        [(words.Say("Căn cứ của số liệu và điều chưa chứng minh được", "What the figures rest on, and what they do not prove"), 160)],
        [.. ReportGrounds.All(model, words).Concat(ReportApprovalText.Clocks(model, words)).Append(ReportGrounds.Rounding(words)).Select(text => (IReadOnlyList<object?>)[text])]);
}
