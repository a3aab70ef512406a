using SignageHub.Core;

namespace SignageHub.Hub.Editing;

/// <summary>The sentences of the playlist pages.</summary>
internal static class EditTexts
{
    public static readonly Bilingual Playlists = new("Playlists", "Danh sách phát");
    public static readonly Bilingual PlaylistsLead = new("What the boards show, and when. Each playlist is a file in playlists/; whoever likes edits it there.", "Nội dung các bảng và thời gian hiện. Mỗi danh sách là một tệp trong playlists/; ai quen có thể sửa thẳng ở đó.");
    public static readonly Bilingual NoPlaylists = new("There are no playlists yet. Make the first one below: a name and a slogan are enough.", "Chưa có danh sách phát nào. Hãy tạo danh sách đầu tiên bên dưới: chỉ cần tên và một khẩu hiệu.");
    public static readonly Bilingual New = new("New playlist", "Danh sách phát mới");
    public static readonly Bilingual Name = new("Name", "Tên");
    public static readonly Bilingual Make = new("Make it", "Tạo");
    public static readonly Bilingual Entries = new("Entries", "Các mục");
    public static readonly Bilingual NewEntry = new("New entry", "Thêm mục");
    public static readonly Bilingual Add = new("Add", "Thêm");
    public static readonly Bilingual Save = new("Save", "Lưu");
    public static readonly Bilingual Preview = new("Preview", "Xem trước");
    public static readonly Bilingual Slogan = new("Slogan", "Khẩu hiệu");
    public static readonly Bilingual English = new("In a second language (shown in turn)", "Ngôn ngữ thứ hai (hiện luân phiên)");
    public static readonly Bilingual Kind = new("Shows", "Hiện");
    public static readonly Bilingual Text = new("a slogan", "khẩu hiệu");
    public static readonly Bilingual Dark = new("dark boards", "tắt bảng");
    public static readonly Bilingual When = new("When", "Khi nào");
    public static readonly Bilingual RulePeriod = new("from a day to a day", "từ ngày đến ngày");
    public static readonly Bilingual RuleOn = new("on single days", "những ngày cụ thể");
    public static readonly Bilingual RuleObservance = new("around an observance", "theo ngày kỷ niệm");
    public static readonly Bilingual RuleYearly = new("each year", "hằng năm (dương lịch)");
    public static readonly Bilingual RuleLunar = new("each lunar year", "hằng năm (âm lịch)");
    public static readonly Bilingual RuleAlways = new("every day", "mọi ngày");
    public static readonly Bilingual From = new("First day", "Từ ngày");
    public static readonly Bilingual To = new("Last day (included)", "Đến hết ngày");
    public static readonly Bilingual On = new("Days, as 30/4/2027, separated by commas", "Các ngày, viết 30/4/2027, cách nhau bằng dấu phẩy");
    public static readonly Bilingual Observance = new("Observance", "Ngày kỷ niệm");
    public static readonly Bilingual Before = new("days before", "ngày trước đó");
    public static readonly Bilingual After = new("days after", "ngày sau đó");
    public static readonly Bilingual Yearly = new("Day and month, 22/3 or 1/6 - 30/6", "Ngày và tháng, viết 22/3 hoặc 1/6 - 30/6");
    public static readonly Bilingual Hours = new("Hours, 06:30-11:30; left empty: all day", "Giờ, 06:30-11:30; bỏ trống là cả ngày");
    public static readonly Bilingual Weekdays = new("Only on", "Chỉ vào");
    public static readonly Bilingual Except = new("Never on (days, commas; 30/4/2027 - 3/5/2027)", "Trừ các ngày (dấu phẩy; 30/4/2027 - 3/5/2027)");
    public static readonly Bilingual More = new("More", "Thêm tùy chọn");
    public static readonly Bilingual Level = new("Level", "Mức ưu tiên");
    public static readonly Bilingual Weight = new("Turns in a round (1 to 10)", "Số lượt mỗi vòng (1 đến 10)");
    public static readonly Bilingual Draft = new("Draft: shows only when somebody has approved exactly this", "Bản nháp: chỉ hiện khi đã được duyệt đúng như vậy");
    public static readonly Bilingual DraftAlways = new("It becomes a draft: submit it, and it shows when an approver has approved exactly this.", "Mục sẽ là bản nháp: hãy gửi duyệt; người duyệt đã duyệt đúng như vậy thì mới hiện.");
    public static readonly Bilingual DraftTakesOff = new("This shows now. When you save a change the boards stop showing it, until an approver has approved the new one. For an hour you may put it back yourself.", "Mục này đang hiện. Khi bạn lưu thay đổi, bảng sẽ ngừng hiện mục cho tới khi bản mới được duyệt. Trong vòng một giờ, bạn có thể tự khôi phục.");
    public static readonly Bilingual Reuse = new("Its theme of an earlier year may show again", "Vẫn hiện lại khẩu hiệu chủ đề của năm trước");
    public static readonly Bilingual Note = new("Note (never on a board)", "Ghi chú (không hiện trên bảng)");
    public static readonly Bilingual Boards = new("On these boards", "Trên các bảng");
    public static readonly Bilingual EveryBoard = new("Every board, also those that come later", "Mọi bảng, kể cả bảng thêm sau này");
    public static readonly Bilingual NoBoards = new("On which boards? Tick at least one.", "Hiện trên bảng nào? Hãy chọn ít nhất một bảng.");
    public static readonly Bilingual EveryAndSome = new("Every board is ticked, and some besides. Leave one of the two.", "Đang chọn cả mọi bảng lẫn từng bảng. Hãy bỏ chọn một bên.");
    public static readonly Bilingual AllBoards = new("every board", "mọi bảng");
    public static readonly Bilingual Up = new("Up", "Lên");
    public static readonly Bilingual Down = new("Down", "Xuống");
    public static readonly Bilingual Delete = new("Delete", "Xóa");
    public static readonly Bilingual Edit = new("Edit", "Sửa");
    public static readonly Bilingual DraftWord = new("draft", "nháp");
    public static readonly Bilingual HistoryWord = new("History", "Lịch sử");
    public static readonly Bilingual NextYear = new("Copy for next year", "Chép cho năm sau");
    public static readonly Bilingual NextYearHint = new("Days a year later, years and anniversaries one more, the lunar year by its name; everything a draft. What only you can tell is named at each draft.", "Chuyển ngày sang năm sau, năm và số năm kỷ niệm tăng một, tên năm âm lịch theo năm mới; tất cả là bản nháp. Chỗ nào cần xem lại được ghi ở từng bản nháp.");
    public static readonly Bilingual LookAgain = new("Look at:", "Cần xem lại:");
    public static readonly Bilingual NothingForNextYear = new("Every entry of this playlist comes back by itself each year; there is nothing to copy.", "Mọi mục trong danh sách này tự lặp lại hằng năm; không có gì để chép.");
    public static readonly Bilingual Restore = new("Put this version back", "Khôi phục bản này");
    public static readonly Bilingual NoHistory = new("Nothing was changed on this page yet.", "Chưa có thay đổi nào trên trang này.");
    public static readonly Bilingual Present = new("This is what the file says now.", "Đây là nội dung hiện tại của tệp.");
    public static readonly Bilingual ByHand = new("in the file, by hand", "sửa thẳng trong tệp");
    public static readonly Bilingual Conflict = new("Somebody else changed this playlist", "Người khác vừa sửa danh sách này");
    public static readonly Bilingual ConflictLead = new(
        "Nothing of yours was written yet. Below stands what changed meanwhile; your own words are kept in the form. Look them over and save again, or go back to the playlist.",
        "Phần sửa của bạn chưa được ghi. Bên dưới là những gì vừa thay đổi; nội dung bạn nhập vẫn còn trong biểu mẫu. Hãy xem lại rồi lưu lần nữa, hoặc quay về danh sách.");

    public static readonly Bilingual ConflictOfADeed = new(
        "What you asked for was not done. Below stands what changed meanwhile; do it again if it is still wanted.",
        "Thao tác của bạn chưa được thực hiện. Bên dưới là những gì vừa thay đổi; nếu vẫn cần, hãy làm lại.");

    public static readonly Bilingual NowInAdd = new(
        "The entry that you had open is not there any more: it was deleted or written anew meanwhile. Your words stand in the form for a new entry; add them if they are still wanted.",
        "Mục bạn đang sửa không còn nữa: có người đã xóa hoặc viết lại. Nội dung bạn nhập nằm trong biểu mẫu thêm mục; nếu vẫn cần, hãy bấm Thêm.");

    public static readonly Bilingual ToAdd = new("To the form", "Đến biểu mẫu");
    public static readonly Bilingual NotComparable = new("The version that you saw is not kept any more, so there is nothing to compare with.", "Bản bạn đã xem không còn được giữ nên không so sánh được.");
    public static readonly Bilingual OnlyOrder = new("Only the order, notes or comments are others: the boards show the same slogans, in the order that stands there.", "Chỉ khác thứ tự, ghi chú hoặc chú thích: các bảng vẫn hiện những khẩu hiệu đó, luân phiên theo thứ tự ghi ở đó.");
    public static readonly Bilingual Signs = new("− is only in the older one, + only in the newer one.", "Dòng có dấu − chỉ có ở bản cũ hơn, dấu + chỉ có ở bản mới hơn.");
    public static readonly Bilingual ThanBefore = new("What this version changed:", "Bản này đã thay đổi:");
    public static readonly Bilingual ThanNow = new("From this version to what the file says now:", "Từ bản này đến nội dung hiện tại của tệp:");
    public static readonly Bilingual FileLines = new("Line by line, as the file has it", "Từng dòng, như trong tệp");
    public static readonly Bilingual YourWords = new("What you typed", "Nội dung bạn đã nhập");
    public static readonly Bilingual Saved = new("Saved.", "Đã lưu.");
    public static readonly Bilingual Made = new("Made.", "Đã tạo.");
    public static readonly Bilingual Facts = new("Name and plan", "Tên và kế hoạch");
    public static readonly Bilingual PlanNumber = new("Number of the plan", "Số kế hoạch");
    public static readonly Bilingual ReportDue = new("Report due by, as 18/4/2027", "Hạn báo cáo, viết 18/4/2027");
    public static readonly Bilingual ReportTo = new("Report to", "Nơi nhận báo cáo");
    public static readonly Bilingual DueWantsNumber = new(
        "Write the number of the plan, for example 647/KH-SCT: a day by which to report needs one.", "Hãy ghi số kế hoạch, ví dụ 647/KH-SCT: hạn báo cáo cần có số kế hoạch.");

    public static readonly Bilingual RecipientWantsNumber = new(
        "Write the number of the plan, for example 647/KH-SCT: whom to report to needs one.", "Hãy ghi số kế hoạch, ví dụ 647/KH-SCT: nơi nhận báo cáo cần có số kế hoạch.");

    public static readonly Bilingual Remove = new("Delete this playlist", "Xóa danh sách này");
    public static readonly Bilingual RemoveHint = new("Its boards stop showing it at once. It stays among the deleted ones and can be put back.", "Các bảng ngừng hiện ngay. Danh sách nằm trong mục đã xóa và có thể khôi phục.");
    public static readonly Bilingual Removed = new("Deleted playlists", "Danh sách đã xóa");
    public static readonly Bilingual PutBack = new("Put back", "Khôi phục");
    public static readonly Bilingual NotKept = new("There is no deleted playlist of that name.", "Không có danh sách nào như vậy trong mục đã xóa.");
    public static readonly Bilingual SessionOver = new("You are not signed in any more. Sign in again in another tab; what you typed stays here.", "Phiên đăng nhập đã hết. Hãy đăng nhập lại ở thẻ khác; nội dung bạn nhập vẫn còn ở đây.");
    public static readonly Bilingual FindingsToHear = new("Notes on how it can be read:", "Lưu ý về độ dễ đọc:");
    public static readonly Bilingual TooFast = new("The picture comes in a moment.", "Hình sẽ hiện trong giây lát.");
    public static readonly Bilingual NotDrawn = new("The boards cannot be shown at the moment; saving works all the same.", "Hiện chưa vẽ được các bảng; vẫn lưu được bình thường.");

    /// <summary>What was done, as the address says it.</summary>
    /// <summary>The deed of saving what shows by somebody who may not let it show.</summary>
    public const string TakenOff = "off";

    internal static Bilingual DoneOf(string? deed) => deed switch
    {
        "new" => Made,
        "add" => new("Added.", "Đã thêm."),
        "delete" => new("Deleted.", "Đã xóa."),
        "up" or "down" or "place" => new("Moved.", "Đã chuyển chỗ."),
        "import" => new("Imported.", "Đã nhập."),
        "restore" => new("The earlier version is back.", "Đã khôi phục bản trước."),
        TakenOff => new(
            "Saved as a draft. What stood here was showing; the boards show neither now until an approver has approved this.",
            "Đã lưu thành bản nháp. Nội dung cũ đang hiện đã được gỡ xuống; bảng chưa hiện nội dung mới cho tới khi được duyệt."),
        "put-back" => new("The playlist was put back.", "Đã khôi phục danh sách phát."),
        _ => Saved,
    };

    public static Bilingual IsRemoved(string name) => new($"{name} was deleted.", $"Đã xóa {name}.");

    public static Bilingual DragOf(int number) => new($"Drag entry {number} to another place", $"Kéo mục {number} đến chỗ khác");

    public static Bilingual AndBoards(int more) => new(more == 1 ? "and 1 board like it" : $"and {more} boards like it", $"và {more} bảng cùng loại");

    public static Bilingual LeftOut(int boards) => new(
        boards == 1 ? "1 more board of yet another kind is not drawn here." : $"{boards} more boards of yet other kinds are not drawn here.",
        $"Còn {boards} bảng thuộc các loại khác chưa vẽ ở đây.");

    public static readonly Bilingual SaveAgain = new("Save mine on top of it", "Lưu phần của tôi lên bản mới");
    public static readonly Bilingual EntryGone = new("The entry is not there any more: it was deleted or moved meanwhile. Load the playlist anew.", "Mục này không còn ở đó: có người đã xóa hoặc chuyển chỗ. Hãy tải lại danh sách.");
    public static readonly Bilingual ShowsNow = new(
        "What shows now is taken off, or given another share of the airtime, by an approver only. Change its text or time instead: it becomes a draft, and an approver sees it.",
        "Chỉ người duyệt được xóa mục đang hiện hoặc đổi tỉ lệ thời lượng. Hãy sửa nội dung hay thời gian: mục thành bản nháp và người duyệt sẽ thấy.");

    public static readonly Bilingual LeapDay = new("29 February is there in leap years only: choose another day.", "Ngày 29/2 chỉ có trong năm nhuận: hãy chọn ngày khác.");
    public static readonly Bilingual CannotMove = new("These days follow a rule that has no ends to move. Change it in the form.", "Thời gian này theo quy tắc không có mốc để dời. Hãy sửa trong biểu mẫu.");
    public static readonly Bilingual CannotMoveHours = new("It has no hours, or several; change them in the form.", "Mục này không ghi giờ, hoặc ghi nhiều khoảng giờ; hãy sửa trong biểu mẫu.");
    public static readonly Bilingual EndsBeforeItBegins = new("It would end before it begins.", "Như vậy ngày kết thúc sẽ trước ngày bắt đầu.");
    public static readonly Bilingual SeveralDays = new("It shows on several single days: they move together only. Change them in the form.", "Mục hiện vào nhiều ngày rời nhau: chỉ dời được cùng lúc. Hãy sửa trong biểu mẫu.");
    public static readonly Bilingual AroundItsDay = new("It belongs to its observance: it can begin up to 366 days before and end up to 366 days after, but not leave the day itself.", "Mục gắn với ngày kỷ niệm: có thể bắt đầu trước và kết thúc sau tối đa 366 ngày, nhưng không rời khỏi chính ngày đó.");
    public static readonly Bilingual FormMoves = new("An entry that shows now becomes a draft when you change it; do that in the form, not by dragging.", "Mục đang hiện sẽ thành bản nháp khi bạn sửa; hãy sửa trong biểu mẫu, không kéo thả.");

    public static readonly Bilingual AnotherApproves = new(
        "In this office another person approves what you write: write it as a draft and submit it.", "Cơ quan quy định người khác duyệt nội dung bạn soạn: hãy để bản nháp rồi gửi duyệt.");

    public static readonly Bilingual ApprovedOnce = new(
        "That entry is approved and stands here already: a copy would show twice as often as was approved. Give the entry more turns in a round instead, and submit it.",
        "Mục này đã được duyệt và có sẵn trong danh sách: chép thêm sẽ hiện nhiều gấp đôi mức đã duyệt. Hãy tăng số lượt mỗi vòng của mục đó rồi gửi duyệt.");
    public static readonly Bilingual MustBeDraft = new(
        "Your account may not approve, so what you write must be a draft: an approver looks it over and lets it show. Boards can be changed while every entry is a draft.",
        "Tài khoản của bạn không có quyền duyệt nên nội dung bạn viết phải là bản nháp: người duyệt sẽ xem rồi cho hiện. Chỉ đổi được bảng khi mọi mục đều là bản nháp.");

    public static readonly Bilingual Unsound = new(
        "The file has a mistake that was made by hand, so it cannot be edited here. Mend it in playlists/; its last good version shows meanwhile.",
        "Tệp có lỗi do sửa tay nên không soạn ở đây được. Hãy sửa trong playlists/; trong lúc đó bản đúng gần nhất vẫn hiện.");

    public static readonly Bilingual Fits = new("fits", "vừa");
    public static readonly Bilingual Pages = new("pages", "trang");
    public static readonly Bilingual Scrolls = new("scrolls", "chạy chữ");
    public static readonly Bilingual CannotShow = new("cannot show it", "không hiện được");
    public static readonly Bilingual Back = new("Back to the playlist", "Về danh sách phát");

    public static readonly (string Word, Bilingual Name)[] Days =
    [
        ("mon", new("Mon", "T2")), ("tue", new("Tue", "T3")), ("wed", new("Wed", "T4")), ("thu", new("Thu", "T5")), ("fri", new("Fri", "T6")), ("sat", new("Sat", "T7")), ("sun", new("Sun", "CN")),
    ];

    public static readonly (string Word, Bilingual Name)[] Levels =
    [
        ("normal", new("normal", "thường")), ("filler", new("filler: when nothing else is on", "nền: khi không có gì khác")), ("exclusive", new("exclusive: alone", "chiếu riêng: chỉ mục này")), ("alert", new("alert: before everything", "khẩn: trước mọi thứ")),
    ];

    public static Bilingual NoSuchBoard(string word) => new($"No board can be called “{word}”. Untick it.", $"Không thể có bảng tên “{word}”. Hãy bỏ chọn.");

    public static Bilingual GroupOf(string group) => new($"group {group}", $"nhóm {group}");

    public static Bilingual Count(int entries, int drafts) => drafts == 0
        ? new(entries == 1 ? "1 entry" : $"{entries} entries", $"{entries} mục")
        : new(entries == 1 ? "1 entry, a draft" : $"{entries} entries, {(drafts == 1 ? "1 of them a draft" : $"{drafts} of them drafts")}", $"{entries} mục, trong đó {drafts} bản nháp");
}
