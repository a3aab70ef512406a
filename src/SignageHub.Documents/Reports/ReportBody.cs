using NodaTime;

namespace SignageHub.Documents.Reports;

/// <summary>The body: what was shown, what was dark, who approved it, what was missed, and what the figures prove.</summary>
internal static class ReportBody
{
    /// <summary>Missed times that are named one by one; the others stand in the annex's files.</summary>
    private const int MostNamed = 12;

    /// <summary>From so many missed times of a board with one reason on, they are told together.</summary>
    private const int ManyAlike = 4;

    public static IReadOnlyList<ReportBlock> Of(ReportModel model, ReportWords words)
    {
        var body = new List<ReportBlock>
        {
            Text(words.Say(
                $"Thực hiện {ReportText.Plan(model, words)} {(model.PlanNumber is null ? "" : $"về việc {ReportText.Lowered(model.Subject)}")}".TrimEnd()
                + $", {model.Office} báo cáo kết quả tuyên truyền trên bảng điện tử như sau:",
                $"Carrying out {ReportText.Plan(model, words)}{(model.PlanNumber is null ? "" : $" ({model.Subject})")}, {model.Office} reports on the slogans shown on its electronic boards:")),
            new(BlockKind.Section, words.Say("I. KẾT QUẢ THỰC HIỆN", "I. RESULTS")),
            new(BlockKind.Heading, words.Say("1. Nội dung, thời gian và địa điểm trình chiếu", "1. What was shown, where and when")),
            Text(Summary(model, words)),
        };
        body.AddRange(model.Slogans.Select((lines, i) => Text($"{words.Letter(i)}) {Slogan([.. lines], words)}")));
        var number = 2;
        if (model.Dark.Count > 0)
        {
            body.Add(new(BlockKind.Heading, words.Say($"{number}. Tắt bảng điện tử", $"{number}. Boards switched off")));
            body.AddRange(model.Dark.GroupBy(dark => (dark.From, dark.Until)).Select((alike, i) => Text($"{words.Letter(i)}) {Dark([.. alike], words)}")));
            number++;
        }

        body.Add(new(BlockKind.Heading, words.Say($"{number}. Phê duyệt nội dung", $"{number}. Approval of the content")));
        if (model.Approvals.Count == 0)
            body.Add(Text(words.Say("Không có hồ sơ phê duyệt trong hệ thống cho các nội dung này.", "The system holds no approval of this content.")));
        body.AddRange(model.Approvals.Select((approval, i) => Text($"{words.Letter(i)}) {Approval(approval, words)}")));
        body.Add(new(BlockKind.Section, words.Say("II. TỒN TẠI, HẠN CHẾ", "II. SHORTFALLS")));
        body.AddRange(Missed(model, words));
        body.Add(new(BlockKind.Section, words.Say("III. CĂN CỨ CỦA SỐ LIỆU", "III. WHAT THE FIGURES REST ON")));
        body.AddRange(Grounds(model, words));
        body.Add(new(BlockKind.Section, words.Say("IV. ĐỀ XUẤT, KIẾN NGHỊ", "IV. PROPOSALS")));
        body.Add(Text("……………………………………………………………"));
        body.Add(Text(words.Say(
            $"Trên đây là báo cáo kết quả tuyên truyền trên bảng điện tử của {model.Office}{(model.Addressee is { } to ? $", kính gửi {to} tổng hợp" : "")}./.",
            $"This is the report of {model.Office} on the slogans shown on its boards.")));
        return body;
    }

    private static ReportBlock Text(string text) => new(BlockKind.Text, text);

    private static string Summary(ReportModel model, ReportWords words)
    {
        var (count, lit) = (model.Lines.Sum(l => l.Count), Sum(model.Lines, l => l.Lit));
        if (count == 0)
            return words.Say(
                $"Trong thời gian báo cáo ({words.Days(model.Days.Start, model.Days.End)}), nhật ký của các bảng không ghi nhận lượt trình chiếu nào của danh sách này.",
                $"In the time reported on ({words.Days(model.Days.Start, model.Days.End)}) the boards' journals hold no showing of this playlist.");
        var days = ReportText.DaysOf(model.Lines)!;
        var (slogans, boards) = (model.Slogans.Count(s => s.Any(l => l.Count > 0)), model.Lines.Where(l => l.Count > 0).Select(l => l.BoardId).Distinct(StringComparer.Ordinal).Count());
        return words.Say(
            $"{Capital(words.Days(days.Start, days.End))}, {model.Office} đã trình chiếu {words.Count(slogans)} khẩu hiệu trên {words.Count(boards)} bảng điện tử, tổng cộng {words.Number(count)} lượt, thời lượng chiếu {words.Time(lit)} (chi tiết tại Phụ lục I), cụ thể:",
            $"{Capital(words.Days(days.Start, days.End))}, {model.Office} showed {slogans} slogan(s) on {boards} board(s), {words.Number(count)} times in all, lit for {words.Time(lit)} (details in Annex I):");
    }

    private static string Slogan(IReadOnlyList<ReportLine> lines, ReportWords words)
    {
        var shown = lines.Where(l => l.Count > 0).ToList();
        if (ReportText.DaysOf(lines) is not { } days)
            return words.Say(
                $"{ReportText.Quoted(lines[0].Slogan)}: nhật ký không ghi nhận lượt trình chiếu nào.", $"{ReportText.Quoted(lines[0].Slogan)}: the journals hold no showing.");
        var boards = string.Join(", ", shown.Select(l => l.Board));
        return words.Say(
            $"{ReportText.Quoted(lines[0].Slogan)}: trình chiếu {words.Days(days.Start, days.End)} trên {words.Count(shown.Count)} bảng ({boards}); {words.Number(shown.Sum(l => l.Count))} lượt, thời lượng {words.Time(Sum(shown, l => l.Lit))}.",
            $"{ReportText.Quoted(lines[0].Slogan)}: shown {words.Days(days.Start, days.End)} on {shown.Count} board(s) ({boards}); {words.Number(shown.Sum(l => l.Count))} times, {words.Time(Sum(shown, l => l.Lit))}.");
    }

    private static string Dark(IReadOnlyList<ReportDark> alike, ReportWords words)
    {
        var first = alike[0];
        var boards = alike.Select(dark =>
        {
            var proof = dark.Proved is { } proved
                ? words.Say($"nhật ký của bảng ghi {words.Time(proved)} tắt", $"its journal says {words.Time(proved)} dark")
                : words.Say("chưa có nhật ký của bảng", "no journal of the board");
            return $"{dark.Board} ({words.Say(dark.Verdict)}; {proof})";
        });
        return words.Say(
            $"{Capital(words.Span(first.From, first.Until))}, đã tắt {words.Count(alike.Count)} bảng: {string.Join("; ", boards)}.",
            $"{Capital(words.Span(first.From, first.Until))}, {alike.Count} board(s) were switched off: {string.Join("; ", boards)}.");
    }

    private static string Approval(ReportApproval approval, ReportWords words)
    {
        var what = approval.Slogan is { } slogan ? ReportText.Quoted(slogan) : words.Say("Giờ tắt bảng", "The dark time");
        return words.Say(
            $"{what}: {approval.By} duyệt lúc {words.Clock(approval.At.TimeOfDay)} ngày {words.ShortDay(approval.At.Date)}, đúng hình và thời gian trình chiếu trên {string.Join(", ", approval.Boards)} (hồ sơ {approval.Record}).",
            $"{what}: approved by {approval.By} at {words.Clock(approval.At.TimeOfDay)} on {words.ShortDay(approval.At.Date)}, exactly as lit on {string.Join(", ", approval.Boards)} (record {approval.Record}).");
    }

    private static IEnumerable<ReportBlock> Missed(ReportModel model, ReportWords words)
    {
        var missed = model.Lines.SelectMany(line => line.Missed).ToList();
        if (missed.Count == 0)
        {
            yield return Text(model.Lines.Count == 0
                ? words.Say(
                    "Trong thời gian này không có nội dung nào được lên lịch trình chiếu; mục chưa được duyệt không lên lịch.",
                    "Nothing was due to be shown in this time; what nobody has approved is not.")
                : words.Say("Không có thời gian trình chiếu nào bị thiếu so với kế hoạch.", "No time was missed against the plan."));
            yield break;
        }

        var total = Duration.FromTicks(missed.Sum(miss => miss.Length.BclCompatibleTicks));
        yield return Text(words.Say(
            $"Có {words.Count(missed.Count)} khoảng thời gian theo kế hoạch mà không có chứng cứ trình chiếu, tổng cộng {words.Time(total)}:",
            $"For {missed.Count} stretch(es) of the plan nothing proves that it was shown, {words.Time(total)} in all:"));
        var said = model.Lines.SelectMany(line => Alike(line, words)).OrderBy(each => each.From).ToList();
        for (var i = 0; i < Math.Min(said.Count, MostNamed); i++)
            yield return Text($"{words.Letter(i)}) {said[i].Text}.");
        if (said.Count > MostNamed)
        {
            var rest = said.Skip(MostNamed).Sum(each => each.Count);
            yield return Text(words.Say($"Còn {words.Count(rest)} khoảng khác, xem bảng tính kèm theo.", $"{rest} more stand in the spreadsheet."));
        }
    }

    /// <summary>A board that was silent for nine days is said in one line, not in nine.</summary>
    private static IEnumerable<(LocalDateTime From, int Count, string Text)> Alike(ReportLine line, ReportWords words)
    {
        foreach (var alike in line.Missed.GroupBy(miss => miss.Why))
        {
            var misses = alike.OrderBy(miss => miss.From).ToList();
            if (misses.Count < ManyAlike)
            {
                foreach (var miss in misses)
                    yield return (miss.From, 1, $"{line.Board}, {words.Span(miss.From, miss.Until)}, {ReportText.Quoted(line.Slogan)}: {words.Say(miss.Why)}");
                continue;
            }

            var days = words.Days(misses[0].From.Date, misses[^1].From.Date);
            var time = words.Time(Duration.FromTicks(misses.Sum(miss => miss.Length.BclCompatibleTicks)));
            yield return (misses[0].From, misses.Count, words.Say(
                $"{line.Board}, {words.Count(misses.Count)} khoảng {days}, tổng cộng {time}, {ReportText.Quoted(line.Slogan)}: {words.Say(alike.Key)}",
                $"{line.Board}, {misses.Count} stretches {days}, {time} in all, {ReportText.Quoted(line.Slogan)}: {words.Say(alike.Key)}"));
        }
    }

    private static IEnumerable<ReportBlock> Grounds(ReportModel model, ReportWords words)
    {
        yield return Text(words.Say(
            "Số lượt và thời lượng lấy từ nhật ký do từng bảng tự ghi khi chiếu và gửi về; mỗi dòng nhật ký gắn với dòng trước bằng mã băm nên sửa hoặc xóa đều bị phát hiện. Thời gian theo kế hoạch lấy từ danh sách trình chiếu hiện hành.",
            "Counts and times come from the journal that each board keeps of what it lights and hands in; each line is bound to the one before it by a hash, so that a change or a removal is noticed. Planned times come from the playlist as it stands."));
        yield return Text(words.Say(
            "Nhật ký chứng minh bảng đã phát đúng khung hình đã ký; không chứng minh từng bóng LED còn sáng hay có người xem.",
            "The journal proves that a board put out exactly the signed frames; it does not prove that every LED was working or that anybody looked."));
        foreach (var doubt in model.Doubts)
            yield return Text(words.Say(doubt));
    }

    public static Duration Sum(IEnumerable<ReportLine> lines, Func<ReportLine, Duration> of) => Duration.FromTicks(lines.Sum(line => of(line).BclCompatibleTicks));

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
