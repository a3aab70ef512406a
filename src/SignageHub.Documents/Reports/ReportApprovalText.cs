namespace SignageHub.Documents.Reports;

/// <summary>Under which approvals the plays were lit: their scenes name them. What was lit without one is said, too.</summary>
internal static class ReportApprovalText
{
    /// <summary>Approvals that are named one by one.</summary>
    private const int Most = 20;

    public static IReadOnlyList<ReportBlock> Of(ReportModel model, ReportWords words)
    {
        if (model.Approvals.Count == 0)
            return [ReportBody.Text(words.Say(
                "Không có lượt chiếu hoặc giờ tắt nào trong báo cáo để đối chiếu với hồ sơ phê duyệt.", "There is no turn and no dark time in this report to be held against the approvals."))];
        var blocks = model.Approvals.Take(Most).Select((approval, i) => ReportBody.Text($"{words.Letter(i)}) {Sentence(approval, words)}")).ToList();
        if (model.Approvals.Count > Most)
            blocks.Add(ReportBody.Text(words.Say($"Còn {words.Count(model.Approvals.Count - Most)} hồ sơ khác.", $"There are {model.Approvals.Count - Most} more.")));
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
        var text = approval.Slogan is null
            ? words.Say($"{what} {when} trên {boards}: {by} duyệt {at} (hồ sơ {approval.Record}).", $"{what} {when} on {boards}: approved by {by} {at} (record {approval.Record}).")
            : words.Say(
                $"{what}: {by} duyệt {at} (hồ sơ {approval.Record}); {words.Number(approval.Count)} lượt chiếu {when} trên {boards} mang mã phê duyệt này, đúng hình đã duyệt.",
                $"{what}: approved by {by} {at} (record {approval.Record}); {ReportWords.Many(approval.Count, "turn")} {when} on {boards} name this approval and light exactly the approved frames.");
        if (approval.IsEarlier)
            text += words.Say(
                approval.Slogan is null
                    ? " Giờ tắt đứng trước giờ duyệt ghi trong hồ sơ, nên báo cáo không xác nhận là đã duyệt trước khi tắt."
                    : " Giờ chiếu trong nhật ký đứng trước giờ duyệt ghi trong hồ sơ: hai mốc này không theo cùng một đồng hồ đúng giờ (ví dụ chạy thử theo giờ đặt trước), nên báo cáo không xác nhận là đã duyệt trước khi chiếu.",
                approval.Slogan is null
                    ? " The dark time lies before the time of the approval; that it was approved before, this report does not claim."
                    : " The journal's times lie before the time of the approval: the two do not go by one true clock (as in a trial by a set time), so that this report does not claim that it was approved before it was lit.");
        if (approval.Withdrawn is { } taken)
            text += words.Say(
                $" Phê duyệt này đã được thu hồi lúc {words.Clock(taken.TimeOfDay)} ngày {words.ShortDay(taken.Date)}{(approval.Last > taken ? "; có lượt chiếu sau khi thu hồi" : "")}.",
                $" It was taken back at {words.Clock(taken.TimeOfDay)} on {words.ShortDay(taken.Date)}{(approval.Last > taken ? "; some turns came after that" : "")}.");
        return text;
    }
}
