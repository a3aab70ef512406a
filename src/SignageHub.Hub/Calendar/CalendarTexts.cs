using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Programmes;
using SignageHub.Hub.Editing;
using SignageHub.Hub.Web;

namespace SignageHub.Hub.Calendar;

/// <summary>The sentences of the calendar.</summary>
internal static class CalendarTexts
{
    public static readonly Bilingual Title = new("Calendar", "Lịch");
    public static readonly Bilingual Lead = new(
        "Click a bar to change it; drag it, or its ends, to other days; with a finger, hold it a moment first. With the keyboard: arrow keys move it, with Shift its end, with Alt its beginning; Enter keeps that. Click between bars for the reason of that moment.",
        "Bấm vào một thanh để sửa; kéo thanh hoặc hai đầu thanh để dời ngày; trên màn hình cảm ứng, hãy giữ ngón tay một lát rồi kéo. Bằng bàn phím: phím mũi tên dời thanh, kèm Shift dời cuối, kèm Alt dời đầu; Enter để giữ. Bấm vào chỗ trống để xem vì sao lúc đó bảng hiện như vậy.");

    public static readonly Bilingual View = new("View", "Xem theo");
    public static readonly Bilingual Year = new("Year", "Năm");
    public static readonly Bilingual Month = new("Month", "Tháng");
    public static readonly Bilingual Day = new("Day", "Ngày");
    public static readonly Bilingual At = new("Day to show", "Ngày cần xem");
    public static readonly Bilingual Today = new("Today", "Hôm nay");
    public static readonly Bilingual Before = new("Earlier", "Trước");
    public static readonly Bilingual After = new("Later", "Sau");
    public static readonly Bilingual Rows = new("Rows", "Mỗi hàng là");
    public static readonly Bilingual ByBoard = new("boards", "một bảng");
    public static readonly Bilingual ByObservance = new("observances", "một ngày kỷ niệm");
    public static readonly Bilingual Board = new("Board", "Bảng");
    public static readonly Bilingual Group = new("Group", "Nhóm");
    public static readonly Bilingual Playlist = new("Playlist", "Danh sách phát");
    public static readonly Bilingual All = new("all", "tất cả");
    public static readonly Bilingual Choose = new("Choose days and boards", "Chọn ngày và bảng");
    public static readonly Bilingual Show = new("Show", "Xem");
    public static readonly Bilingual Why = new("Why it shows", "Vì sao hiện");
    public static readonly Bilingual Nothing = new("Nothing is planned here.", "Chưa có nội dung nào ở đây.");
    public static readonly Bilingual NoRows = new("Nothing fits this choice. Choose “all” above, or another month.", "Không có gì khớp lựa chọn này. Hãy chọn “tất cả” ở trên, hoặc tháng khác.");
    public static readonly Bilingual Gaps = new("Nothing shows", "Trống");
    public static readonly Bilingual NoSlogan = new("No slogan is there for this day", "Chưa có khẩu hiệu cho ngày này");
    public static readonly Bilingual Unconfirmed = new("The day is only guessed: it shows once somebody has confirmed it.", "Ngày mới là dự kiến: sẽ hiện khi có người xác nhận.");
    public static readonly Bilingual OutsideHours = new("The board is off at that time.", "Lúc đó bảng ngoài giờ hoạt động.");
    public static readonly Bilingual Moved = new("Saved:", "Đã lưu:");
    public static readonly Bilingual Undo = new("Undo", "Hoàn tác");
    public static readonly Bilingual Earlier = new("A day earlier", "Sớm một ngày");
    public static readonly Bilingual Later = new("A day later", "Muộn một ngày");
    public static readonly Bilingual Close = new("Close", "Đóng");
    public static readonly Bilingual OpenPlaylist = new("Open the playlist", "Mở danh sách phát");
    public static readonly Bilingual Legend = new("Signs", "Ký hiệu");
    public static readonly Bilingual Keep = new("{days}. Enter keeps it, Escape does not.", "{days}. Enter để giữ, Escape để thôi.");
    public static readonly Bilingual Range = new("{from} to {to}", "{from} đến {to}");
    public static readonly Bilingual NoEnd = new("It does not begin or end here: move the whole, or open its form.", "Mục không bắt đầu hay kết thúc ở đây: hãy dời cả mục hoặc mở biểu mẫu.");
    public static readonly Bilingual KeepByKey = new("Enter keeps it", "Enter để giữ");
    public static readonly Bilingual KeepByDrop = new("let go to keep it", "thả ra để giữ");
    public static readonly Bilingual Print = new("Print", "In");
    public static readonly Bilingual Overtaken = new(
        "Somebody else changed this entry, or its days, before you: yours were not written. Below stands what changed meanwhile; move it again if that is still wanted.",
        "Người khác vừa sửa mục này hoặc thời gian của nó trước bạn: phần dời của bạn chưa được ghi. Bên dưới là những gì vừa thay đổi; nếu vẫn cần, hãy dời lại.");

    public static Bilingual Pages(int page, int pages) => new($"Page {page} of {pages}", $"Trang {page}/{pages}");

    /// <param name="entry">It, with its days as they would be.</param>
    public static Bilingual Wanted(Func<Language, string> entry) => new($"You wanted: {entry(Language.English)}", $"Bạn muốn: {entry(Language.Vietnamese)}");

    /// <summary>Where nobody has the days any more to which it would have been moved.</summary>
    public static Bilingual WantedBy(int number, EntryShift shift) => new(
        $"You wanted: entry {number}, its beginning {By(shift.First, shift.Minutes, Language.English)}, its end {By(shift.Last, shift.Minutes, Language.English)}",
        $"Bạn muốn: mục {number}, bắt đầu {By(shift.First, shift.Minutes, Language.Vietnamese)}, kết thúc {By(shift.Last, shift.Minutes, Language.Vietnamese)}");

    public static Bilingual State(BarState state) => state switch
    {
        BarState.Shows => new("shows", "hiện"),
        BarState.PartlyHidden => new("hidden for a time", "có lúc bị che"),
        BarState.Hidden => new("hidden", "bị che"),
        BarState.Waiting => new("waits for approval", "chờ duyệt"),
        BarState.Unconfirmed => new("day not confirmed", "ngày chưa xác nhận"),
        _ => throw new ArgumentOutOfRangeException(nameof(state)),
    };

    public static Bilingual HiddenBy(Segment over, Board board) => over.Showing.Entries is [var first, ..]
        ? new(
            $"{WallTime.Text(over.From, board.TimeZone, Language.English)}: {Named(first, Language.English)} is on instead ({Levels(over, Language.English)})",
            $"{WallTime.Text(over.From, board.TimeZone, Language.Vietnamese)}: {Named(first, Language.Vietnamese)} hiện thay ({Levels(over, Language.Vietnamese)})")
        : over.Showing.Reason;

    public static Bilingual TwoAlone(ScheduledEntry beside) => new(
        $"Two want the board alone: {Named(beside, Language.English)} too, so they take turns.",
        $"Hai mục cùng đòi chiếm bảng: cả {Named(beside, Language.Vietnamese)}, nên hiện luân phiên.");

    /// <summary>What people know an entry by: its words and its playlist.</summary>
    private static string Named(ScheduledEntry entry, Language language) => entry.Entry.Slogan is { } slogan
        ? $"“{slogan}” ({entry.Playlist.Name})"
        : $"{EditTexts.Dark.In(language)} ({entry.Playlist.Name})";

    private static string Levels(Segment over, Language language) => Texts.State(BoardView.WordOf(over.Showing)).In(language);

    private static string By(int by, bool minutes, Language language) => language == Language.Vietnamese
        ? by == 0 ? "giữ nguyên" : $"{(by < 0 ? "sớm" : "muộn")} {Math.Abs(by)} {(minutes ? "phút" : "ngày")}"
        : by == 0 ? "as it is" : $"{Math.Abs(by)} {(minutes ? "minute" : "day")}{(Math.Abs(by) == 1 ? "" : "s")} {(by < 0 ? "earlier" : "later")}";
}
