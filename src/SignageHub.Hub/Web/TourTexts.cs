using SignageHub.Core;

namespace SignageHub.Hub.Web;

/// <summary>The sentences of the way to a first slogan.</summary>
internal static class TourTexts
{
    public static readonly Bilingual Guide = new("Guide", "Hướng dẫn");
    public static readonly Bilingual Title = new("Your first slogan in four steps", "Khẩu hiệu đầu tiên trong bốn bước");
    public static readonly Bilingual Board = new("Open a board in another window, for example on the screen in the hall:", "Mở một bảng ở cửa sổ khác, ví dụ trên màn hình ở sảnh:");
    public static readonly Bilingual Hours = new("To see it at once, change the hours of the board", "Muốn xem ngay, hãy đổi giờ bật của bảng");
    public static readonly Bilingual Playlist = new("Make a playlist", "Tạo danh sách phát");
    public static readonly Bilingual Type = new("Type the slogan: while you type you see every board's LEDs. Today's date is filled in.", "Gõ khẩu hiệu: vừa gõ vừa thấy đèn của từng bảng. Ngày hôm nay đã điền sẵn.");
    public static readonly Bilingual Here = new("To the place for it on this page", "Đến chỗ gõ trên trang này");
    public static readonly Bilingual See = new("Press “Make it”: within a second the slogan is on the board; several take turns.", "Bấm “Tạo”: trong vòng một giây khẩu hiệu đã lên bảng; nhiều khẩu hiệu thì thay phiên nhau.");
    public static readonly Bilingual SeeLater = new("Press “Make it”: the slogan is on the board as soon as that lights again.", "Bấm “Tạo”: khẩu hiệu sẽ lên khi bảng sáng lại.");
    public static readonly Bilingual SeeApproved = new("Press “Make it”, then “Submit for approval”: within a second after somebody has approved it, it is on the board.", "Bấm “Tạo” rồi “Gửi duyệt”: duyệt xong là lên bảng ngay.");
    public static readonly Bilingual DoneAsDraft = new("It is made. Press “Submit for approval” on this page; when somebody has approved it, look at the board:", "Đã tạo xong. Hãy bấm “Gửi duyệt” trên trang này; duyệt xong, hãy xem trên bảng:");
    public static readonly Bilingual DoneAndSubmitted = new("It is submitted. When somebody has approved it, look at the board:", "Đã trình duyệt. Duyệt xong, hãy xem trên bảng:");
    public static readonly Bilingual Done = new("It is made. Look at the board:", "Đã tạo xong. Hãy xem trên bảng:");
    public static readonly Bilingual Finish = new("Done, end the guide", "Xong, kết thúc hướng dẫn");
    public static readonly Bilingual Leave = new("End the guide", "Kết thúc hướng dẫn");

    /// <summary>No board would show a new slogan at this moment.</summary>
    public static Bilingual NoneLit(string board, string state, string? until) => until is null
        ? new($"No board takes a slogan just now. {board}: {state}.", $"Lúc này chưa bảng nào nhận khẩu hiệu. {board}: {state}.")
        : new($"No board takes a slogan just now. {board}: {state}, until {until}. The slogan shows after that.", $"Lúc này chưa bảng nào nhận khẩu hiệu. {board}: {state}, đến {until}. Sau đó khẩu hiệu sẽ hiện.");
}
