using SignageHub.Core;

namespace SignageHub.Hub.Web;

/// <summary>Every sentence of the pages, both languages side by side. Modules get theirs from the page, so there are none elsewhere.</summary>
internal static class Texts
{
    public static readonly Bilingual Boards = new("Boards", "Các bảng");
    public static readonly Bilingual Administration = new("Administration", "Quản trị");
    public static readonly Bilingual Plans = new("Plans", "Kế hoạch");
    public static readonly Bilingual Wall = new("Wall", "Toàn cảnh");
    public static readonly Bilingual Cancel = new("Cancel", "Hủy");
    public static readonly Bilingual WaitsForMe = new("Waits for you", "Đang chờ bạn");
    public static readonly Bilingual Office = new("Office", "Cơ quan");
    public static readonly Bilingual Change = new("Change", "Thay đổi");
    public static readonly Bilingual FullName = new("Full name", "Họ và tên");
    public static readonly Bilingual HubTime = new("Hub time", "Giờ trung tâm");
    public static readonly Bilingual SkipToBoards = new("Skip to the boards", "Đến thẳng các bảng");
    public static readonly Bilingual LanguageName = new("Language", "Ngôn ngữ");
    public static readonly Bilingual FullScreen = new("Full screen", "Toàn màn hình");
    public static readonly Bilingual NoBoards = new("There are no boards yet. Write them into boards.json.", "Chưa có bảng nào. Hãy khai báo trong boards.json.");

    public static readonly Bilingual Why = new("Why", "Lý do");
    public static readonly Bilingual Until = new("Until", "Đến");
    public static readonly Bilingual Next = new("Next", "Tiếp theo");
    public static readonly Bilingual NoChange = new("no change ahead", "không có thay đổi sắp tới");

    public static readonly Bilingual Problems = new("What needs a look", "Việc cần xem lại");
    public static readonly Bilingual ProblemsRemedy = new(
        "The last good version of each file stays in force until it is mended.", "Bản đúng gần nhất của mỗi tệp vẫn được dùng cho đến khi sửa xong.");

    public static readonly Bilingual Offline = new("offline", "mất kết nối");
    public static readonly Bilingual OfflineLong = new(
        "No connection to the hub. Boards go on as planned; the texts may be out of date.",
        "Mất kết nối với trung tâm. Các bảng vẫn chạy theo kế hoạch; phần chữ có thể đã cũ.");

    public static readonly Bilingual TooManyFromHere = new(
        "This address has as many live pages open as one may have. Close some, or let the hub's settings allow more: web.streamsOfOneAddress.",
        "Địa chỉ này đã mở đủ số trang trực tiếp cho phép. Hãy đóng bớt, hoặc cho phép nhiều hơn trong cấu hình của trung tâm: web.streamsOfOneAddress.");

    public static readonly Bilingual TooManyStreams = new(
        "As many live pages are open as the hub allows. Try again in ten seconds.", "Số trang trực tiếp đang mở đã đủ mức trung tâm cho phép. Hãy thử lại sau mười giây.");

    public static readonly Bilingual Insecure = new(
        "This browser cannot check signatures on an unencrypted page, so it shows nothing. Open the hub through a proxy that speaks https://, or on the hub's own machine with http://localhost.",
        "Trình duyệt không kiểm tra được chữ ký trên trang không mã hóa nên không hiển thị gì. Hãy mở trung tâm qua proxy có https://, hoặc mở http://localhost ngay trên máy của trung tâm.");

    public static readonly Bilingual EnrolCode = new(
        "In another window or on another machine, sign in at {address} and type this code there.", "Ở cửa sổ khác hoặc máy khác, đăng nhập {address} rồi gõ mã này.");

    /// <summary>For whoever sits at the hub's machine, in small.</summary>
    public static readonly Bilingual EnrolCommand = new("or: signagehub board enrol {code} --id {board}", "hoặc: signagehub board enrol {code} --id {board}");

    public static readonly Bilingual EnrolCompare = new(
        "Does the hub show the same four digits? Type them there.", "Trung tâm có hiện đúng bốn chữ số này không? Hãy gõ ở đó.");

    public static readonly Bilingual EnrolConfirm = new(
        "The hub confirmed. If it shows the same digits, press the button or Enter; otherwise close this page.",
        "Trung tâm đã xác nhận. Nếu các chữ số giống nhau, bấm nút dưới đây hoặc nhấn Enter; nếu không, hãy đóng trang này.");

    public static readonly Bilingual EnrolYes = new("Yes, the same digits", "Đúng, các chữ số giống nhau");

    public static readonly Bilingual EnrolUnreachable = new(
        "The hub cannot be reached just now. When it is back, this page begins anew; then tap it and choose “Enrol this board” again.",
        "Chưa liên lạc được với trung tâm. Khi có kết nối, trang này tự mở lại; lúc đó hãy chạm màn hình và chọn lại “Đăng ký bảng”.");

    public static readonly Bilingual EnrolFailed = new(
        "Not enrolled: nobody claimed the code in time, the digits differed, or it was claimed as another board. Tap and choose “Enrol this board” to begin anew.",
        "Chưa đăng ký được: không ai nhận mã kịp, chữ số khác nhau, hoặc mã được nhận cho bảng khác. Chạm màn hình và chọn “Đăng ký bảng” để làm lại.");

    public static readonly Bilingual Enrol = new("Enrol this board", "Đăng ký bảng");

    public static readonly Bilingual PlayHint = new("Tap or click for buttons: full screen (key f), enrol this board (key e)", "Chạm hoặc bấm chuột để hiện nút: toàn màn hình (phím f), đăng ký bảng (phím e)");

    public static readonly Bilingual Waiting = new("Waiting for the first signed programme", "Đang chờ chương trình đã ký đầu tiên");
    public static readonly Bilingual NeedsScripts = new("A board in the browser needs JavaScript.", "Bảng trong trình duyệt cần bật JavaScript.");

    public static readonly Bilingual NotFound = new("There is no such page", "Không có trang này");
    public static readonly Bilingual NotFoundHint = new("These boards can be shown:", "Có thể mở các bảng sau:");
    public static readonly Bilingual BackToWall = new("All boards", "Tất cả các bảng");

    public static readonly Bilingual Fonts = new("Fonts", "Phông chữ");
    public static readonly Bilingual FontsHint = new(
        "Every letter as LEDs. Up to 27 rows a line the letters are drawn dot by dot for Vietnamese; larger ones are Be Vietnam Pro, fitted to whole LEDs. RGB boards have grey levels.",
        "Mỗi chữ hiện bằng điểm LED. Đến 27 hàng đèn mỗi dòng, chữ được vẽ từng chấm cho tiếng Việt; chữ lớn hơn là Be Vietnam Pro, chỉnh khớp với từng đèn. Bảng RGB có các mức xám.");

    public static Bilingual FontSize(string weight, int rows) => new($"{weight}, {rows} rows", $"{weight}, {rows} hàng đèn");

    public static readonly Bilingual Schemas = new("File formats", "Định dạng tệp");
    public static readonly Bilingual Keys = new("Public keys", "Khóa công khai");
    public static readonly Bilingual Health = new("Health", "Tình trạng");

    /// <summary>The board's still picture, for those who cannot see it.</summary>
    public static Bilingual PictureOf(string board) => new($"What board {board} shows", $"Hình trên bảng {board}");

    public static Bilingual ToApprove(int count) => new($"{count} to approve", $"{count} mục chờ duyệt");

    public static Bilingual DaysToConfirm(int count) => new(count == 1 ? "1 day to confirm" : $"{count} days to confirm", $"{count} ngày cần xác nhận");

    public static Bilingual ReportDue(string plan, NodaTime.LocalDate day) =>
        new($"The report for {plan} is due by {WallTime.Day(day, Language.English)}", $"Báo cáo kế hoạch {plan} hạn {WallTime.Day(day, Language.Vietnamese)}");

    public static Bilingual ReportOverdue(string plan, NodaTime.LocalDate day) =>
        new($"The report for {plan} is overdue since {WallTime.Day(day, Language.English)}", $"Báo cáo kế hoạch {plan} quá hạn từ {WallTime.Day(day, Language.Vietnamese)}");

    public static Bilingual WithoutSlogan(int count) => new(
        count == 1 ? $"1 observance in the next {Gaps.DaysAhead} days has no slogan yet" : $"{count} observances in the next {Gaps.DaysAhead} days have no slogan yet",
        $"{count} ngày kỷ niệm trong {Gaps.DaysAhead} ngày tới chưa có khẩu hiệu");

    public static readonly Bilingual Today = new("Today", "Hôm nay");

    public static Bilingual UntilDay(NodaTime.LocalDate day) => new($"until {WallTime.Day(day, Language.English)}", $"đến {WallTime.Day(day, Language.Vietnamese)}");

    /// <summary>The states of a board, by the words that manifests use.</summary>
    public static Bilingual State(string word) => word switch
    {
        "off" => new("outside hours", "ngoài giờ"),
        "idle" => new("idle", "chờ"),
        "dark" => new("dark by plan", "tắt theo lịch"),
        "alert" => new("alert", "khẩn cấp"),
        "exclusive" => new("exclusive", "chiếu riêng"),
        "filler" => new("filler", "nền"),
        "normal" => new("on", "đang chạy"),
        "blank" => new("red button", "nút đỏ"),
        _ => throw new ArgumentOutOfRangeException(nameof(word)),
    };

    public static readonly Bilingual UntilLifted = new("two people lift it", "khi hai người cùng gỡ lệnh");

    /// <summary>What stands in the place of slogans when there are none.</summary>
    public static Bilingual Instead(string word) => word switch
    {
        "off" => new("The board is off outside its hours", "Bảng tắt ngoài giờ hoạt động"),
        "idle" => new("Idle screen", "Màn hình chờ"),
        "dark" => new("The board is dark", "Bảng tắt"),
        "blank" => new("Dark by order of the red button", "Bảng tắt theo lệnh nút đỏ"),
        _ => State(word),
    };
}
