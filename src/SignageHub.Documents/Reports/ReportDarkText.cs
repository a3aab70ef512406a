using NodaTime;

namespace SignageHub.Documents.Reports;

/// <summary>Dark times in words: a board "was switched off" only where its own journal says so.</summary>
internal static class ReportDarkText
{
    public static IReadOnlyList<ReportBlock> Results(ReportModel model, ReportWords words) =>
        [.. model.Dark.GroupBy(dark => (dark.From, dark.Until)).Select((alike, i) => ReportBody.Text($"{words.Letter(i)}) {Result([.. alike], words)}"))];

    /// <summary>Dark times that are not proved, for the shortfalls.</summary>
    public static IEnumerable<string> Shortfalls(ReportModel model, ReportWords words) => model.Dark.Where(dark => !dark.IsProved && !dark.IsOpen).Select(dark => words.Say(
        $"{dark.Board}, giờ tắt {words.Span(dark.From, dark.Until)}: {Proof(dark, words)}",
        $"{dark.Board}, dark time {words.Span(dark.From, dark.Until)}: {Proof(dark, words)}"));

    private static string Result(IReadOnlyList<ReportDark> alike, ReportWords words)
    {
        var when = ReportBody.Capital(words.Span(alike[0].From, alike[0].Until));
        var (proved, others) = (alike.Where(dark => dark.IsProved).ToList(), alike.Where(dark => !dark.IsProved).ToList());
        var text = proved.Count > 0
            ? words.Say($"{when}, đã tắt {words.Count(proved.Count)} bảng: {Boards(proved, words)}.", $"{when}, {ReportWords.Many(proved.Count, "board was", "boards were")} switched off: {Boards(proved, words)}.")
            : "";
        if (others.Count == 0)
            return text;
        var head = proved.Count > 0 ? text + " " : words.Say($"{when}: ", $"{when}: ");
        return head + words.Say(
            $"{(proved.Count > 0 ? "Chưa" : "chưa")} chứng minh được là đã tắt {words.Count(others.Count)} bảng: {Boards(others, words)}.",
            $"{(proved.Count > 0 ? "Not" : "not")} proved to have been switched off: {ReportWords.Many(others.Count, "board")}: {Boards(others, words)}.");
    }

    private static string Boards(IEnumerable<ReportDark> darks, ReportWords words) => string.Join("; ", darks.Select(dark => $"{dark.Board} ({words.Say(dark.Verdict)}; {Proof(dark, words)})"));

    /// <summary>What the board's own journal says of it.</summary>
    public static string Proof(ReportDark dark, ReportWords words)
    {
        if (dark.Proved is not { } proved)
            return dark.Silence is { } silence ? words.Say(silence) : words.Say("chưa có nhật ký của bảng", "no journal of the board");
        var lit = dark.Lit > Duration.Zero ? words.Time(dark.Lit) : "";
        return (proved > Duration.Zero, dark.Lit >= Duration.FromMinutes(1)) switch
        {
            (true, false) when dark.IsProved => words.Say($"nhật ký của bảng ghi {words.Time(proved)} tắt", $"its journal says {words.Time(proved)} dark"),
            (true, false) => words.Say($"nhật ký của bảng chỉ ghi {words.Time(proved)} tắt", $"its journal says only {words.Time(proved)} dark"),
            (true, true) => words.Say($"nhật ký của bảng ghi {words.Time(proved)} tắt, {lit} vẫn sáng", $"its journal says {words.Time(proved)} dark, {lit} lit"),
            (false, true) => words.Say($"nhật ký ghi bảng vẫn sáng {lit}", $"its journal says that it was lit for {lit}"),
            _ => words.Say("nhật ký của bảng không ghi tắt", "its journal does not say dark"),
        };
    }
}
