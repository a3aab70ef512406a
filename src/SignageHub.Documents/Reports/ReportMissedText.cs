using NodaTime;

namespace SignageHub.Documents.Reports;

/// <summary>The shortfalls: times of the plan for which nothing proves that it was kept.</summary>
internal static class ReportMissedText
{
    /// <summary>Missed times that are named one by one; the others stand in an annex.</summary>
    public const int MostNamed = 12;

    /// <summary>From so many missed times of a board with one reason on, they are told together.</summary>
    private const int ManyAlike = 4;

    /// <summary>Slogans that are named in one line.</summary>
    private const int MostQuoted = 2;

    public static IReadOnlyList<ReportBlock> Of(ReportModel model, ReportWords words)
    {
        List<ReportBlock> blocks = [.. Slogans(model, words)];
        var dark = ReportDarkText.Shortfalls(model, words).ToList();
        if (dark.Count > 0)
        {
            blocks.Add(ReportBody.Text(words.Say(
                $"Có {words.Count(dark.Count)} giờ tắt bảng chưa chứng minh được là đã tắt đủ:", $"{ReportWords.Many(dark.Count, "dark time is", "dark times are")} not proved to have been kept:")));
            blocks.AddRange(dark.Take(MostNamed).Select((each, i) => ReportBody.Text($"{words.Letter(i)}) {each}.")));
            if (dark.Count > MostNamed)
                blocks.Add(ReportBody.Text(words.Say($"Còn {words.Count(dark.Count - MostNamed)} giờ tắt khác.", $"There are {dark.Count - MostNamed} more.")));
        }

        return blocks;
    }

    /// <summary>Whether more was missed than the body names.</summary>
    public static bool HasMore(ReportModel model, ReportWords words) => Said(model, words).Count > MostNamed;

    private static IEnumerable<ReportBlock> Slogans(ReportModel model, ReportWords words)
    {
        var stretches = model.Boards.Sum(board => board.Stretches);
        if (stretches == 0)
        {
            yield return ReportBody.Text(model.Planned == Duration.Zero
                ? words.Say(
                    "Trong thời gian này không có nội dung nào được lên lịch trình chiếu; mục chưa được duyệt không lên lịch.",
                    "Nothing was due to be shown in this time; what nobody has approved is not.")
                : words.Say("Không có khoảng thời gian trình chiếu nào dài trên 02 phút bị thiếu so với kế hoạch hiện hành.", "No stretch of more than 2 minutes was missed against the plan as it stands."));
            yield break;
        }

        yield return ReportBody.Text(words.Say(
            $"Có {words.Count(stretches)} khoảng thời gian theo kế hoạch mà không có chứng cứ trình chiếu, tổng cộng {words.Time(model.Missed)} (mỗi giờ của một bảng tính một lần, dù thiếu nhiều khẩu hiệu); theo từng khẩu hiệu:",
            $"For {ReportWords.Many(stretches, "stretch", "stretches")} of the plan nothing proves that it was shown, {words.Time(model.Missed)} in all (each hour of a board counts once, however many slogans lack in it); by slogan:"));
        var said = Said(model, words);
        for (var i = 0; i < Math.Min(said.Count, MostNamed); i++)
            yield return ReportBody.Text($"{words.Letter(i)}) {said[i].Text}.");
        if (said.Count > MostNamed)
        {
            var rest = said.Skip(MostNamed).Sum(each => each.Count);
            yield return ReportBody.Text(words.Say($"Còn {words.Count(rest)} khoảng khác, xem phụ lục về thời gian thiếu chứng cứ.", $"{ReportWords.Many(rest, "more stands", "more stand")} in the annex on time that is not proved."));
        }
    }

    private static List<(LocalDateTime From, int Count, string Text)> Said(ReportModel model, ReportWords words) =>
        [.. model.Boards.SelectMany(board => Alike(board, words)).OrderBy(each => each.From)];

    /// <summary>A board that was silent for nine days is said in one line, not in nine.</summary>
    private static IEnumerable<(LocalDateTime From, int Count, string Text)> Alike(ReportBoard board, ReportWords words)
    {
        foreach (var alike in board.Gaps.GroupBy(gap => (gap.Why, Slogans: Named(gap.Slogans, words))))
        {
            var gaps = alike.OrderBy(gap => gap.From).ToList();
            if (gaps.Count < ManyAlike)
            {
                foreach (var gap in gaps)
                    yield return (gap.From, 1, $"{board.Board}, {words.Span(gap.From, gap.Until)}, {alike.Key.Slogans}: {words.Say(gap.Why)}");
                continue;
            }

            var days = words.Days(gaps[0].From.Date, gaps[^1].From.Date);
            var time = words.Time(Duration.FromTicks(gaps.Sum(gap => gap.Length.BclCompatibleTicks)));
            yield return (gaps[0].From, gaps.Count, words.Say(
                $"{board.Board}, {words.Count(gaps.Count)} khoảng {days}, tổng cộng {time}, {alike.Key.Slogans}: {words.Say(alike.Key.Why)}",
                $"{board.Board}, {gaps.Count} stretches {days}, {time} in all, {alike.Key.Slogans}: {words.Say(alike.Key.Why)}"));
        }
    }

    public static string Named(IReadOnlyList<string> slogans, ReportWords words) => slogans.Count <= MostQuoted
        ? string.Join(words.Say(" và ", " and "), slogans.Select(ReportText.Quoted))
        : words.Say($"{words.Count(slogans.Count)} khẩu hiệu", $"{slogans.Count} slogans");
}
