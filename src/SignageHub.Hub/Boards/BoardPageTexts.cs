using SignageHub.Core;
using SignageHub.Core.Boards;

namespace SignageHub.Hub.Boards;

/// <summary>The sentences of the pages about boards.</summary>
internal static class BoardPageTexts
{
    public static readonly Bilingual Lead = new("How every board is, and what it is. They stand in boards.json; whoever likes edits them there.", "Tình trạng và thông tin từng bảng. Các bảng được khai báo trong boards.json; ai quen có thể sửa thẳng ở đó.");
    public static readonly Bilingual Enrol = new("Make a screen or a machine this office's board", "Đăng ký màn hình hoặc máy làm bảng của cơ quan");
    public static readonly IReadOnlyList<Bilingual> EnrolSteps =
    [
        new(
            "At the board, let it show its code of eight letters: in a browser on its page /play/… tap and choose “Enrol this board” (key e); on a player type “signage-player enrol”.",
            "Tại bảng, cho hiện mã tám chữ cái: nếu là trình duyệt, ở trang /play/… hãy chạm rồi chọn “Đăng ký bảng” (phím e); nếu là máy phát, gõ “signage-player enrol”."),
        new("Type the code here. The board answers within 15 seconds.", "Gõ mã vào đây. Bảng trả lời trong 15 giây."),
        new("Compare the four digits on the board with those on this page.", "So bốn chữ số trên bảng với bốn chữ số trên trang này."),
    ];


    public static readonly Bilingual Code = new("Code on the board", "Mã trên bảng");
    public static readonly Bilingual Which = new("It becomes", "Là bảng nào");
    public static readonly Bilingual Next = new("Next", "Tiếp");
    public static readonly Bilingual Digits = new("Digits on the board", "Số đang hiện trên bảng");
    public static readonly Bilingual Enrolling = new("Asking the screen…", "Đang hỏi màn hình…");
    public static readonly Bilingual Same = new("Enrol it", "Đăng ký");
    public static readonly Bilingual Heard = new("Heard", "Liên lạc lúc");
    public static readonly Bilingual NotHeard = new("not heard since the hub started", "chưa liên lạc từ khi trung tâm khởi động");
    public static readonly Bilingual Shows = new("Shows", "Đang hiện");
    public static readonly Bilingual UpToDate = new("Has the newest programme", "Đã nhận chương trình mới nhất");
    public static readonly Bilingual Yes = new("yes", "rồi");
    public static readonly Bilingual No = new("not yet", "chưa");
    public static readonly Bilingual LeaseUntil = new("Programme until", "Có chương trình đến");
    public static readonly Bilingual LitAt = new("Lights at", "Độ sáng hiện tại");
    public static readonly Bilingual ClockOff = new("Clock off by", "Đồng hồ lệch");
    public static readonly Bilingual PlaysWaiting = new("Proof of play still to be sent", "Nhật ký phát chưa gửi về");
    public static readonly Bilingual Signs = new("Its reports are signed with its own key", "Báo cáo của bảng có chữ ký riêng");
    public static readonly Bilingual Wrong = new("Wrong", "Sự cố");
    public static readonly Bilingual Fine = new("online", "có kết nối");
    public static readonly Bilingual Silent = new("silent", "mất liên lạc");
    public static readonly Bilingual NeverHeard = new("not enrolled, or never heard", "chưa đăng ký hoặc chưa liên lạc");
    public static readonly Bilingual NotEnrolled = new("not enrolled yet", "chưa đăng ký");
    public static readonly Bilingual NotHeardYet = new("not heard yet", "chưa liên lạc");
    public static readonly Bilingual Trouble = new("trouble", "có sự cố");
    public static readonly Bilingual Blank = new("ordered dark", "tắt theo lệnh");
    public static readonly Bilingual Revoked = new("shut out", "đã chặn");
    public static readonly Bilingual State = new("How it is", "Tình trạng");
    public static readonly Bilingual Picture = new("Picture of what it lights", "Hình đang sáng trên bảng");
    public static readonly Bilingual ToShow = new("What it is to show", "Hình sẽ hiện trên bảng");
    public static readonly Bilingual Do = new("Tell the board", "Ra lệnh cho bảng");
    public static readonly Bilingual DoLead = new("The board answers within seconds. Commands are not kept for later.", "Bảng trả lời trong vài giây. Lệnh không được giữ lại cho lần sau.");
    public static readonly Bilingual Identify = new("Show its name (15 seconds)", "Hiện mã của bảng (15 giây)");
    public static readonly Bilingual Test = new("Show test patterns (1 minute)", "Hiện hình thử đèn (1 phút)");
    public static readonly Bilingual Restart = new("Start its program anew", "Khởi động lại chương trình");
    public static readonly Bilingual Brightness = new("Brightness, percent", "Độ sáng, phần trăm");
    public static readonly Bilingual BrightnessNow = new("Brightness now, percent; left empty: as in the form", "Độ sáng ngay bây giờ, phần trăm; bỏ trống: theo biểu mẫu");
    public static readonly Bilingual Set = new("Set", "Đặt");
    public static readonly Bilingual Revoke = new("Shut it out", "Chặn bảng");
    public static readonly Bilingual RevokeLead = new("A lost or stolen board: it gets nothing any more until it is enrolled anew.", "Bảng bị mất hoặc bị lấy cắp: không nhận được gì nữa cho đến khi đăng ký lại.");
    public static readonly Bilingual Delete = new("Take it out of the office", "Bỏ bảng khỏi cơ quan");
    public static readonly Bilingual Incidents = new("Incidents", "Nhật ký sự cố");
    public static readonly Bilingual NoIncidents = new("Nothing was wrong with it so far.", "Chưa có sự cố nào.");
    public static readonly Bilingual Begins = new("began", "bắt đầu");
    public static readonly Bilingual Over = new("over", "đã hết");
    public static readonly Bilingual About = new("What it is", "Thông tin bảng");
    public static readonly Bilingual New = new("New board", "Thêm bảng");
    public static readonly Bilingual Id = new("Id: small letters, digits, hyphens; it stays for good", "Mã: chữ thường, số, gạch nối; không đổi về sau");
    public static readonly Bilingual Name = new("Name", "Tên gọi");
    public static readonly Bilingual Place = new("Place", "Nơi đặt");
    public static readonly Bilingual Size = new("Size in LEDs, columns x rows", "Kích thước theo đèn, cột x hàng");
    public static readonly Bilingual Color = new("Colour", "Màu");

    /// <summary>A word of boards.json as people say it.</summary>
    public static Bilingual ColorName(BoardColor color) => color.Word switch
    {
        "red" => new("red", "đỏ"),
        "green" => new("green", "xanh lá"),
        "blue" => new("blue", "xanh dương"),
        "amber" => new("amber", "vàng cam"),
        "yellow" => new("yellow", "vàng"),
        "white" => new("white", "trắng"),
        "rgb" => new("full colour (RGB)", "nhiều màu (RGB)"),
        _ => new(color.Word, color.Word),
    };

    public static readonly Bilingual Hours = new("Switched on, 06:30-21:00; left empty: always", "Giờ bật, 06:30-21:00; bỏ trống là suốt ngày đêm");
    public static readonly Bilingual Dim = new("Other brightness by time, 18:00-06:00 30", "Độ sáng theo giờ, 18:00-06:00 30");
    public static readonly Bilingual Pitch = new("Distance between LEDs, P10", "Khoảng cách đèn, P10");
    public static readonly Bilingual Groups = new("Groups, separated by commas", "Các nhóm, cách nhau bằng dấu phẩy");
    public static readonly Bilingual Saved = new("Saved in boards.json.", "Đã lưu vào boards.json.");
    public static readonly Bilingual All = new("All boards", "Mọi bảng");
    public static readonly Bilingual FileIsWrong = new("boards.json has a mistake that was made by hand, so it cannot be edited here. Mend it there.", "boards.json có lỗi do sửa tay nên không sửa ở đây được. Hãy sửa trong tệp.");
    public static readonly Bilingual Conflict = new("Somebody else changed boards.json meanwhile. Nothing of yours was written; look over what changed and save again.", "Người khác vừa sửa boards.json. Phần của bạn chưa được ghi; hãy xem lại thay đổi rồi lưu lần nữa.");

    public static readonly Bilingual Embed = new("On your website", "Trên trang thông tin của cơ quan");
    public static readonly Bilingual EmbedLead = new(
        "Where this is put into a page, people see there live what the board shows. The sites that may do so are in the settings: web.embedIn.",
        "Chèn đoạn này vào trang, người xem thấy trực tiếp nội dung bảng đang chiếu. Các trang được phép nằm trong cấu hình: web.embedIn.");

    public static Bilingual RevokeId(string id) => new($"To be sure, type its id: {id}", $"Để chắc chắn, hãy gõ mã của bảng: {id}");

    public static Bilingual SilentSince(string en, string vi) => new($"silent since {en}", $"mất liên lạc từ {vi}");

    public static Bilingual HubShows(string board, string digits) => new(
        $"{board}: this hub shows {digits}. Only if the board shows the same, type the digits from the board here. Others mean that someone sits between.",
        $"{board}: trung tâm hiện {digits}. Chỉ khi bảng hiện đúng như vậy, hãy gõ các chữ số trên bảng vào đây. Nếu khác, có kẻ chen giữa.");

    /// <summary>What a board says of itself, in words.</summary>
    public static Bilingual Reason(string? word) => word switch
    {
        null => new("nothing yet", "chưa có"),
        "off" or "idle" or "dark" or "alert" or "exclusive" or "normal" or "filler" => Web.Texts.State(word),
        "blank" => Blank,
        "local-blank" => new("made dark at the board", "bị tắt tại chỗ"),
        "blank-unreadable" => new("dark: its order cannot be read", "tắt: không đọc được lệnh"),
        "waiting" => new("its own name: no programme yet", "mã của bảng: chưa có chương trình"),
        "identify" => new("its own name, as asked", "mã của bảng, theo yêu cầu"),
        "test" => new("test patterns, as asked", "hình thử đèn, theo yêu cầu"),
        "lease-over" => new("its fallback: cut off for too long", "nội dung dự phòng: mất liên lạc quá lâu"),
        "gap" => new("its fallback", "nội dung dự phòng"),
        "frames-missing" => new("its fallback: frames are missing", "nội dung dự phòng: thiếu hình"),
        "render-stalled" => new("its fallback: the display stood still", "nội dung dự phòng: màn hình bị treo"),
        _ => new(word, word),
    };
}
