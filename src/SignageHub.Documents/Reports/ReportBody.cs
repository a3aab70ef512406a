using NodaTime;

namespace SignageHub.Documents.Reports;

/// <summary>The body: what was shown, what was dark, who approved it, what was missed, and what the figures prove.</summary>
internal static class ReportBody
{
    /// <summary>Slogans that are named one by one; the others stand in the annex.</summary>
    private const int MostSlogans = 20;

    public static IReadOnlyList<ReportBlock> Of(ReportModel model, ReportWords words)
    {
        var body = new List<ReportBlock>
        {
            Text(words.Say(
                $"Thực hiện {ReportText.Plan(model, words)} {(model.PlanNumber is null ? "" : $"về việc {ReportText.Lowered(model.Subject)}")}".TrimEnd()
                + $", {model.Office} báo cáo kết quả tuyên truyền trên bảng điện tử như sau:",
                $"Carrying out {ReportText.Plan(model, words)}{(model.PlanNumber is null ? "" : $" ({model.Subject})")}, {model.Office} reports on the slogans shown on its electronic boards:")),
            new(BlockKind.Section, words.Say("I. KẾT QUẢ THỰC HIỆN", "I. RESULTS")),
        };
        (string Vi, string En, IReadOnlyList<ReportBlock> Blocks)[] parts =
        [
            ("Nội dung, thời gian và địa điểm trình chiếu", "What was shown, where and when", [Text(Summary(model, words)), .. Slogans(model, words)]),
            ("Chiếu ngoài kế hoạch", "Shown beside the plan", Outside(model, words)),
            ("Nội dung khác ghi trong nhật ký", "Other content in the journals", Others(model, words)),
            ("Tắt bảng điện tử", "Boards switched off", ReportDarkText.Results(model, words)),
            ("Phê duyệt nội dung", "Approval of the content", ReportApprovalText.Of(model, words)),
        ];
        foreach (var (part, i) in parts.Where(part => part.Blocks.Count > 0).Select((part, i) => (part, i)))
        {
            body.Add(new(BlockKind.Heading, words.Say($"{i + 1}. {part.Vi}", $"{i + 1}. {part.En}")));
            body.AddRange(part.Blocks);
        }

        body.Add(new(BlockKind.Section, words.Say("II. TỒN TẠI, HẠN CHẾ", "II. SHORTFALLS")));
        body.AddRange(ReportMissedText.Of(model, words));
        body.Add(new(BlockKind.Section, words.Say("III. CĂN CỨ CỦA SỐ LIỆU", "III. WHAT THE FIGURES REST ON")));
        body.AddRange(ReportGrounds.Of(model, ReportAnnexes.GroundsName(model, words), words));
        body.Add(new(BlockKind.Section, words.Say("IV. ĐỀ XUẤT, KIẾN NGHỊ", "IV. PROPOSALS")));
        body.Add(Text("……………………………………………………………"));
        body.Add(Text(words.Say(
            $"Trên đây là báo cáo kết quả tuyên truyền trên bảng điện tử của {model.Office}{(model.Addressees.Count > 0 ? $", kính gửi {string.Join(", ", model.Addressees)} tổng hợp" : "")}./.",
            $"This is the report of {model.Office} on the slogans shown on its boards.")));
        return body;
    }

    public static ReportBlock Text(string text) => new(BlockKind.Text, text);

    public static Duration Sum(IEnumerable<ReportLine> lines, Func<ReportLine, Duration> of) => Duration.FromTicks(lines.Sum(line => of(line).BclCompatibleTicks));

    public static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Summary(ReportModel model, ReportWords words)
    {
        var (count, lit) = (model.Lines.Sum(l => l.Count), Sum(model.Lines, l => l.Lit));
        if (ReportText.DaysOf(model.Lines) is not { } days)
            return words.Say(
                $"Trong thời gian báo cáo ({words.Days(model.Days.Start, model.Days.End)}), nhật ký của các bảng không ghi nhận lượt trình chiếu nào của danh sách này.",
                $"In the time reported on ({words.Days(model.Days.Start, model.Days.End)}) the boards' journals hold no showing of this playlist.");
        var (slogans, boards) = (model.Slogans.Count(s => s.Any(IsShown)), model.Lines.Where(IsShown).Select(l => l.BoardId).Distinct(StringComparer.Ordinal).Count());
        return words.Say(
            $"{Capital(words.Days(days.Start, days.End))}, {model.Office} đã trình chiếu {words.Count(slogans)} khẩu hiệu trên {words.Count(boards)} bảng điện tử, tổng cộng {words.Number(count)} lượt, thời lượng chiếu {words.Time(lit)} (chi tiết tại Phụ lục I), cụ thể:",
            $"{Capital(words.Days(days.Start, days.End))}, {model.Office} showed {ReportWords.Many(slogans, "slogan")} on {ReportWords.Many(boards, "board")}, {ReportWords.Many(count, "turn")} in all, lit for {words.Time(lit)} (details in Annex I):");
    }

    private static IEnumerable<ReportBlock> Slogans(ReportModel model, ReportWords words)
    {
        var slogans = model.Slogans.ToList();
        foreach (var (lines, i) in slogans.Take(MostSlogans).Select((lines, i) => (lines, i)))
            yield return Text($"{words.Letter(i)}) {Slogan([.. lines], words)}");
        if (slogans.Count > MostSlogans)
            yield return Text(words.Say(
                $"Còn {words.Count(slogans.Count - MostSlogans)} khẩu hiệu khác, xem Phụ lục I.",
                slogans.Count == MostSlogans + 1 ? "One more slogan stands in Annex I." : $"{slogans.Count - MostSlogans} more slogans stand in Annex I."));
    }

    private static string Slogan(IReadOnlyList<ReportLine> lines, ReportWords words)
    {
        var shown = lines.Where(IsShown).ToList();
        var slogan = ReportText.Quoted(lines[0], words);
        if (ReportText.DaysOf(lines) is not { } days)
            return words.Say($"{slogan}: nhật ký không ghi nhận lượt trình chiếu nào.", $"{slogan}: the journals hold no showing.");
        var boards = string.Join(", ", shown.Select(l => l.Board));
        return words.Say(
            $"{slogan}: trình chiếu {words.Days(days.Start, days.End)} trên {words.Count(shown.Count)} bảng ({boards}); {words.Number(shown.Sum(l => l.Count))} lượt, thời lượng {words.Time(Sum(shown, l => l.Lit))}.",
            $"{slogan}: shown {words.Days(days.Start, days.End)} on {ReportWords.Many(shown.Count, "board")} ({boards}); {ReportWords.Many(shown.Sum(l => l.Count), "turn")}, {words.Time(Sum(shown, l => l.Lit))}.");
    }

    private static List<ReportBlock> Outside(ReportModel model, ReportWords words)
    {
        var outside = model.Lines.Where(line => line.Outside.Count > 0).ToList();
        if (outside.Count == 0)
            return [];
        var blocks = new List<ReportBlock>
        {
            Text(words.Say(
                "Nhật ký còn ghi khẩu hiệu được chiếu vào thời gian mà kế hoạch hiện hành không có (đã tính trong số lượt và thời lượng nói trên):",
                "The journals hold slogans at times that the plan as it stands does not have (they are in the figures above):")),
        };
        blocks.AddRange(outside.Take(MostSlogans).Select((line, i) =>
        {
            var (first, last, time) = (line.Outside[0], line.Outside[^1], words.Time(Duration.FromTicks(line.Outside.Sum(span => span.Length.BclCompatibleTicks))));
            var when = line.Outside.Count == 1
                ? words.Span(first.From, first.Until)
                : words.Say($"{words.Count(line.Outside.Count)} khoảng {words.Days(first.From.Date, last.From.Date)}, tổng cộng {time}", $"{line.Outside.Count} stretches {words.Days(first.From.Date, last.From.Date)}, {time} in all");
            return Text($"{words.Letter(i)}) {ReportText.Quoted(line, words)}, {line.Board}: {when}.");
        }));
        if (outside.Count > MostSlogans)
            blocks.Add(Text(words.Say($"Còn {words.Count(outside.Count - MostSlogans)} trường hợp khác.", $"There are {outside.Count - MostSlogans} more.")));
        return blocks;
    }

    private static List<ReportBlock> Others(ReportModel model, ReportWords words)
    {
        if (model.Others.Count == 0)
            return [];
        var (proved, doubtful) = (model.Others.Where(o => o.IsProved).ToList(), model.Others.Count(o => !o.IsProved));
        var lit = words.Time(Duration.FromTicks(proved.Sum(o => o.Lit.BclCompatibleTicks)));
        var rest = doubtful == 0 ? ("", "") : ($"; ngoài ra {words.Count(doubtful)} trường hợp nằm sau dòng nhật ký không khớp", $"; besides, {ReportWords.Many(doubtful, "row")} of the annex stand behind a line that does not fit");
        return
        [
            Text(words.Say(
                $"Nhật ký còn ghi {words.Number(proved.Sum(o => o.Count))} lượt, thời lượng {lit}, mà hình đã chiếu không phải nội dung hiện hành của danh sách này hoặc bảng, mục, danh sách nay không còn{rest.Item1}. Các lượt này không tính vào số liệu nói trên; chi tiết tại Phụ lục II.",
                $"The journals also hold {ReportWords.Many(proved.Sum(o => o.Count), "turn")}, {lit}, of pictures that are not this playlist's content as it stands, or of boards, entries or playlists that are no more{rest.Item2}. They are in no figure above; details in Annex II.")),
        ];
    }

    private static bool IsShown(ReportLine line) => line.Days.Any(day => day.IsShown);
}
