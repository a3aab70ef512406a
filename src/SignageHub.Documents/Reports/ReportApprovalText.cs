namespace SignageHub.Documents.Reports;

/// <summary>Under which approvals the plays were lit: their scenes name them. What was lit without one is said, too.</summary>
internal static class ReportApprovalText
{
    /// <summary>Approvals that are named one by one.</summary>
    private const int Most = 20;

    /// <summary>Records that are named in the sentence on their clock.</summary>
    private const int MostRecords = 5;

    public static IReadOnlyList<ReportBlock> Of(ReportModel model, ReportWords words)
    {
        if (model.Approvals.Count == 0)
            return [ReportBody.Text(words.Say(
                "Không có lượt chiếu hoặc giờ tắt nào trong báo cáo để đối chiếu với hồ sơ phê duyệt.", "There is no turn and no dark time in this report to be held against the approvals."))];
        var blocks = model.Approvals.Take(Most).Select((approval, i) => ReportBody.Text($"{words.Letter(i)}) {Sentence(approval, words)}")).ToList();
        if (model.Approvals.Count > Most)
            blocks.Add(ReportBody.Text(words.Say($"Còn {words.Count(model.Approvals.Count - Most)} hồ sơ khác.", $"There are {model.Approvals.Count - Most} more.")));
        blocks.AddRange(Clocks(model, words).Select(ReportBody.Text));
        return blocks;
    }

    private static string Later(ReportApproval approval, ReportWords words) => approval.Later is not { } later ? "" : words.Say(
        $" Phê duyệt đầu tiên của nội dung này trong hệ thống: {later.By}, lúc {words.Clock(later.At.TimeOfDay)} ngày {words.ShortDay(later.At.Date)}.",
        $" The first approval of this text in the system: {later.By}, at {words.Clock(later.At.TimeOfDay)} on {words.ShortDay(later.At.Date)}.");

    public static string Sentence(ReportApproval approval, ReportWords words)
    {
        var (what, boards) = (approval.Slogan is { } slogan ? ReportText.Quoted(slogan) : words.Say("Giờ tắt bảng", "The dark time"), string.Join(", ", approval.Boards));
        // Until midnight is until the day before.
        var last = approval.Last > approval.First ? approval.Last.PlusTicks(-1) : approval.Last;
        var when = words.Days(approval.First.Date, last.Date);
        if (approval.By is not { } by)
            return (approval.Slogan is null
                ? words.Say($"{what} {when} trên {boards}: hệ thống không có phê duyệt.", $"{what} {when} on {boards}: the system holds no approval.")
                : words.Say(
                    $"{what}: {words.Number(approval.Count)} lượt chiếu {when} trên {boards} không mang mã phê duyệt nào, tức là khi đó chiếu không theo phê duyệt trong hệ thống.",
                    $"{what}: {ReportWords.Many(approval.Count, "turn")} {when} on {boards} name no approval: they were lit without one in the system.")) + Later(approval, words);
        var at = words.Say($"lúc {words.Clock(approval.At.TimeOfDay)} ngày {words.ShortDay(approval.At.Date)}", $"at {words.Clock(approval.At.TimeOfDay)} on {words.ShortDay(approval.At.Date)}");
        var before = approval.At > approval.First ? "" : approval.Slogan is null ? words.Say(", trước khi tắt", ", before it began") : words.Say(", trước khi chiếu", ", before it was lit");
        var text = approval.Slogan is null
            ? words.Say($"{what} {when} trên {boards}: {by} duyệt {at}{before} (hồ sơ {approval.Record}).", $"{what} {when} on {boards}: approved by {by} {at}{before} (record {approval.Record}).")
            : words.Say(
                $"{what}: {by} duyệt {at}{before} (hồ sơ {approval.Record}); {words.Number(approval.Count)} lượt chiếu {when} trên {boards} mang mã phê duyệt này, đúng hình đã duyệt.",
                $"{what}: approved by {by} {at}{before} (record {approval.Record}); {ReportWords.Many(approval.Count, "turn")} {when} on {boards} name this approval and light exactly the approved frames.");
        if (approval.Withdrawn is { } taken)
            text += words.Say(
                $" Phê duyệt này đã được thu hồi lúc {words.Clock(taken.TimeOfDay)} ngày {words.ShortDay(taken.Date)}{After(approval, taken, words)}.",
                $" It was taken back at {words.Clock(taken.TimeOfDay)} on {words.ShortDay(taken.Date)}{After(approval, taken, words)}.");
        return text;
    }

    /// <summary>What came before its approval by the clock: said once, with the boards, and not for each slogan again.</summary>
    public static IEnumerable<string> Clocks(ReportModel model, ReportWords words)
    {
        var earlier = model.Approvals.Where(approval => approval.IsEarlier).ToLookup(approval => approval.Slogan is null);
        if (earlier[false].Any())
            yield return words.Say(
                $"Trên {Boards(earlier[false])}, giờ chiếu ghi trong nhật ký đứng trước giờ duyệt ghi trong hồ sơ{Which(earlier[false], words)}: hai mốc này không theo cùng một đồng hồ đúng giờ (ví dụ chạy thử theo giờ đặt trước), nên báo cáo không xác nhận là đã duyệt trước khi chiếu.",
                $"On {Boards(earlier[false])} the journal's times lie before the time of the approval{Which(earlier[false], words)}: the two do not go by one true clock (as in a trial by a set time), so that this report does not claim that it was approved before it was lit.");
        if (earlier[true].Any())
            yield return words.Say(
                $"Trên {Boards(earlier[true])}, giờ tắt bảng đứng trước giờ duyệt ghi trong hồ sơ, nên báo cáo không xác nhận là đã duyệt trước khi tắt.",
                $"On {Boards(earlier[true])} the dark time lies before the time of the approval; that it was approved before, this report does not claim.");
    }

    private static string Which(IEnumerable<ReportApproval> earlier, ReportWords words)
    {
        var records = earlier.Select(approval => approval.Record).Distinct(StringComparer.Ordinal).ToList();
        return records.Count <= MostRecords
            ? words.Say($" ({(records.Count == 1 ? "" : "các ")}hồ sơ {string.Join(", ", records)})", $" (record{(records.Count == 1 ? "" : "s")} {string.Join(", ", records)})")
            : words.Say($" ({words.Count(records.Count)} hồ sơ)", $" ({records.Count} records)");
    }

    private static string Boards(IEnumerable<ReportApproval> approvals) => string.Join(", ", approvals.SelectMany(approval => approval.Boards).Distinct(StringComparer.Ordinal));

    private static string After(ReportApproval approval, NodaTime.LocalDateTime taken, ReportWords words) => approval.Last <= taken ? ""
        : approval.Slogan is null ? words.Say("; có giờ tắt bảng sau khi thu hồi", "; some of the dark time came after that")
        : words.Say("; có lượt chiếu sau khi thu hồi", "; some turns came after that");
}
