using SignageHub.Core;
using SignageHub.Core.Observances;

namespace SignageHub.Hub.Web;

/// <summary>The sentences of the pages about the year: the sheet, the reasons, the days to confirm.</summary>
internal static class YearTexts
{
    public static readonly Bilingual Year = new("The year", "Cả năm");
    public static readonly Bilingual Days = new("Days", "Ngày");
    public static readonly Bilingual Lunar = new("Lunar", "Âm lịch");
    public static readonly Bilingual Observance = new("Observance", "Ngày kỷ niệm");
    public static readonly Bilingual Observances = new("Observances", "Ngày kỷ niệm");
    public static readonly Bilingual Slogans = new("On the boards", "Nội dung trên bảng");
    public static readonly Bilingual Nothing = new("no slogan yet", "chưa có khẩu hiệu");
    public static readonly Bilingual Write = new("write one", "soạn");
    public static readonly Bilingual ByDate = new("others show on this day", "ngày này đang hiện nội dung khác");
    public static readonly Bilingual Proposed = new("proposed, to be confirmed", "dự kiến, chờ xác nhận");
    public static readonly Bilingual Theme = new("Theme", "Chủ đề");
    public static readonly Bilingual Dark = new("Boards dark", "Tắt bảng");
    public static readonly Bilingual NoSuchAddress = new("There is no such address here: a number in it is none.", "Địa chỉ không đúng: có chỗ cần là số mà không phải số.");
    public static readonly Bilingual AllBoards = new("all boards", "mọi bảng");

    public static Bilingual WriteFor(Bilingual observance) => new($"write one for {observance.En}", $"soạn khẩu hiệu cho {observance.Vi}");

    public static Bilingual Times(int times) => new($"{times} times", $"{times} lần");
    public static readonly Bilingual Fillers = new("When nothing else is on", "Khi không có nội dung nào khác");
    public static readonly Bilingual Print = new("Print", "In");
    public static readonly Bilingual Before = new("year before", "năm trước");
    public static readonly Bilingual After = new("year after", "năm sau");

    public static readonly Bilingual WhyTitle = new("Why it shows", "Vì sao hiện");
    public static readonly Bilingual Board = new("Board", "Bảng");
    public static readonly Bilingual At = new("At", "Thời điểm");
    public static readonly Bilingual Ask = new("Show", "Xem");
    public static readonly Bilingual Entry = new("Entry", "Mục");
    public static readonly Bilingual Became = new("What became of it", "Kết quả");
    public static readonly Bilingual Until = new("until", "đến");
    public static readonly Bilingual Others = new("Entries for other days or boards", "Các mục dành cho ngày khác hoặc bảng khác");

    public static readonly Bilingual ToConfirm = new("Days to confirm", "Ngày cần xác nhận");
    public static readonly Bilingual ToConfirmWhy = new(
        "Until someone confirms the day with the document of the year, entries for it do not show.",
        "Khi chưa có người xác nhận ngày theo văn bản của năm, các mục của ngày này chưa hiện.");

    public static readonly Bilingual NothingToConfirm = new("No day ahead waits for a confirmation.", "Không có ngày nào sắp tới cần xác nhận.");
    public static readonly Bilingual Day = new("Day", "Ngày");
    public static readonly Bilingual Document = new("Number of the document", "Số văn bản");
    public static readonly Bilingual Confirm = new("Confirm", "Xác nhận");
    public static readonly Bilingual PutRight = new("Put right", "Sửa lại");
    public static readonly Bilingual Anyway = new("The document does say so", "Văn bản đúng là ghi như vậy");
    public static readonly Bilingual Confirmed = new("Confirmed", "Đã xác nhận");
    public static readonly Bilingual OnlyHere = new(
        "To confirm a day, sign in with an account that may (an editor of every board), or use signagehub observance confirm.",
        "Để xác nhận ngày, hãy đăng nhập bằng tài khoản có quyền (biên tập cho mọi bảng), hoặc dùng lệnh signagehub observance confirm.");

    public static readonly Bilingual OtherSite = new(
        "The form was sent from another site and was not used.", "Biểu mẫu được gửi từ trang khác nên không được dùng.");

    public static readonly Bilingual NoDocument = new(
        "Give the number of the document that says so, at most 200 characters on one line.", "Hãy ghi số văn bản làm căn cứ, tối đa 200 ký tự trên một dòng.");

    public static readonly Bilingual Calendar = new("Calendar (iCalendar)", "Lịch (iCalendar)");
    public static readonly Bilingual Feed = new("Today's slogans (Atom)", "Khẩu hiệu hôm nay (Atom)");

    public static Bilingual YearOf(int year) => new($"The year {year} on the boards", $"Nội dung bảng điện tử năm {year}");

    public static Bilingual Count(int all, int covered, int byDate, int unconfirmed, int none) => new(
        $"{all} observances: {covered} have a slogan of their own, on {byDate}, something else shows, {unconfirmed} {(unconfirmed == 1 ? "waits" : "wait")} for a confirmation, {none} have nothing.",
        $"{all} ngày kỷ niệm: {covered} ngày có khẩu hiệu riêng, {byDate} ngày đang hiện nội dung khác, {unconfirmed} ngày chờ xác nhận, {none} ngày chưa có gì.");

    public static Bilingual Waiting(string entries) => new($"waits for the confirmation: {entries}", $"chờ xác nhận ngày: {entries}");

    public static Bilingual Guess(string day) => new($"Proposed: {day}.", $"Dự kiến: {day}.");

    public static Bilingual Month(int month) => new(
        System.Globalization.CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month), $"Tháng {month}");

    public static Bilingual NoYear(string written) => new(
        $"'{written}' is no year from {Occurrences.FirstYear} to {Occurrences.LastYear}; this year is shown.",
        $"'{written}' không phải năm từ {Occurrences.FirstYear} đến {Occurrences.LastYear}; đang hiện năm nay.");
}
