using SignageHub.Core;

namespace SignageHub.Hub.Approvals;

/// <summary>The sentences of the page where entries are approved.</summary>
internal static class ApprovalTexts
{
    public static readonly Bilingual OwnWork = new("You wrote this yourself; in this office another person approves it.", "Mục này do chính bạn soạn; cơ quan quy định người khác phải duyệt.");
    public static readonly Bilingual Title = new("Approvals", "Duyệt");
    public static readonly Bilingual Lead = new(
        "These entries wait. You see exactly what each board would light; with your approval that, and nothing else, shows. Any later change of text, days or board waits again.",
        "Các mục này đang chờ. Bạn thấy đúng những gì từng bảng sẽ chiếu; được duyệt thì hiện đúng như vậy, không khác. Về sau đổi chữ, ngày hay bảng thì phải duyệt lại.");

    public static readonly Bilingual Nothing = new(
        "Nothing waits for an approval. Whoever writes drafts submits them on the playlist's page; then they stand here with their pictures.",
        "Không có mục nào chờ duyệt. Người soạn gửi duyệt bản nháp ở trang của danh sách phát; khi đó mục và hình sẽ hiện ở đây.");
    public static readonly Bilingual Approve = new("Approve exactly this", "Duyệt đúng như vậy");
    public static readonly Bilingual Return = new("Return", "Trả lại");
    public static readonly Bilingual Note = new("Note (needed for a return)", "Ghi chú (bắt buộc khi trả lại)");
    public static readonly Bilingual NoNote = new("Nothing was done: say in a note why.", "Chưa làm gì: hãy ghi lý do trong ghi chú.");
    public static readonly Bilingual LongNote = new("Nothing was done: a note has at most 2,000 characters.", "Chưa làm gì: ghi chú tối đa 2.000 ký tự.");
    public static readonly Bilingual Gone = new("The entry is not there any more, or has moved. This is how things stand now.", "Mục này không còn, hoặc đã chuyển chỗ. Đây là tình trạng hiện tại.");
    public static readonly Bilingual Changed = new(
        "Nothing was approved: the entry changed while you looked at it, and would light something else. Look at it again.",
        "Chưa duyệt: mục đã thay đổi trong lúc bạn xem và sẽ chiếu nội dung khác. Hãy xem lại.");

    public static readonly Bilingual NotSubmitted = new(
        "Nothing was approved: its author is still at it and has not submitted it.", "Chưa duyệt: người soạn còn đang sửa, chưa trình duyệt mục này.");

    public static readonly Bilingual NoBoardShows = new(
        "Nothing was approved: no board can show it. Beside each board it says why; return it with a note.",
        "Chưa duyệt: không bảng nào hiện được mục này. Lý do ghi cạnh từng bảng; hãy trả lại kèm ghi chú.");

    public static readonly Bilingual NoDeed = new("Nothing was done: choose to approve or to return.", "Chưa làm gì: hãy chọn duyệt hoặc trả lại.");
    public static readonly Bilingual From = new("From", "Căn cứ");
    public static readonly Bilingual Done = new("Decided lately", "Đã quyết định gần đây");
    public static readonly Bilingual Returned = new("returned", "trả lại");
    public static readonly Bilingual Approved = new("approved", "đã duyệt");
    public static readonly Bilingual TakeBack = new("Take the approval back", "Rút phê duyệt");
    public static readonly Bilingual WhyBack = new("Why (its author reads it)", "Lý do (người soạn sẽ đọc)");
    public static readonly Bilingual TakenBack = new("approval taken back", "đã rút phê duyệt");
    public static readonly Bilingual NotInForce = new(
        "Nothing was taken back: this approval is not in force any more. This is how things stand now.", "Chưa rút: phê duyệt này không còn hiệu lực. Đây là tình trạng hiện tại.");

    public static readonly Bilingual EditIt = new("Change it", "Sửa mục này");

    public static readonly Bilingual WithAuthors = new("Not submitted yet", "Chưa trình duyệt");
    public static readonly Bilingual SubmitHint = new("Those who approve see them then. An entry that is changed later is submitted anew.", "Trình xong, người duyệt sẽ thấy. Mục nào sửa sau đó thì phải trình lại.");
    public static readonly Bilingual Again = new("was approved; boards would light something else now", "từng được duyệt; nay bảng sẽ chiếu khác");

    public static Bilingual NotSubmittedYet(int count) => new(count == 1 ? "1 entry is not submitted yet." : $"{count} entries are not submitted yet.", $"{count} mục chưa trình duyệt.");

    public static Bilingual Submit(int count) => new(count == 1 ? "Submit 1 entry for approval" : $"Submit {count} entries for approval", $"Gửi duyệt {count} mục");

    public static Bilingual WithApprover(int count) => new(count == 1 ? "1 entry waits for its approval." : $"{count} entries wait for their approval.", $"{count} mục đang chờ duyệt.");

    /// <summary>For what waits for its author.</summary>
    /// <param name="name">The playlist's.</param>
    /// <param name="count">Its entries.</param>
    public static Bilingual DraftsWait(string name, int count) => new(
        count == 1 ? $"1 draft of “{name}” is not submitted yet" : $"{count} drafts of “{name}” are not submitted yet", $"{count} mục nháp của “{name}” chưa trình duyệt");

    /// <param name="by">Who approved it.</param>
    /// <param name="day">When, as people write it.</param>
    public static Bilingual ApprovedBy(string by, string day) => new($"Approved by {by}, {day}", $"{by} duyệt, {day}");

    /// <summary>For who does not see beside what the button stands.</summary>
    /// <param name="slogan">As it stands; null for a dark entry.</param>
    public static Bilingual TakeBackOf(string? slogan) => slogan is null ? TakeBack : new($"{TakeBack.En}: “{slogan}”", $"{TakeBack.Vi}: “{slogan}”");

    /// <param name="by">Who submitted it.</param>
    /// <param name="day">When, as people write it.</param>
    public static Bilingual SubmittedBy(string by, string day) => new($"Submitted by {by}, {day}", $"{by} trình duyệt, {day}");

    /// <summary>For what waits for somebody.</summary>
    /// <param name="slogan">As it stands.</param>
    /// <param name="note">Why; null where nothing was said.</param>
    public static Bilingual ReturnedWith(Bilingual slogan, string? note) => note is null
        ? new($"“{slogan.En}” was returned", $"“{slogan.Vi}” bị trả lại")
        : new($"“{slogan.En}” was returned: {note}", $"“{slogan.Vi}” bị trả lại: {note}");

    /// <param name="by">Who returned it.</param>
    /// <param name="day">When, as people write it.</param>
    /// <param name="note">Why; null where nothing was said.</param>
    public static Bilingual ReturnedBy(string by, string day, string? note) => new(
        $"Returned by {by}, {day}{(note is null ? "" : $": {note}")}", $"{by} trả lại, {day}{(note is null ? "" : $": {note}")}");

    public static Bilingual More(int count) => new($"{count} more wait; they come when these are decided.", $"Còn {count} mục nữa; sẽ hiện khi xử lý xong các mục này.");
}
