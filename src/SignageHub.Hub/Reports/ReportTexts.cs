using System.Globalization;
using NodaTime;
using SignageHub.Core;

namespace SignageHub.Hub.Reports;

/// <summary>The sentences of the pages about reports.</summary>
internal static class ReportTexts
{
    public static readonly Bilingual Title = new("Reports", "Báo cáo");
    public static readonly Bilingual Lead = new("What boards have shown of each plan, as their own journals prove it, and the báo cáo.", "Nội dung các bảng đã chiếu theo từng kế hoạch, theo nhật ký của chính các bảng, và văn bản báo cáo.");
    public static readonly Bilingual None = new("There are no playlists yet. Import a plan or make a playlist; what boards show of it is reported here.", "Chưa có danh sách phát nào. Hãy nhập kế hoạch hoặc tạo danh sách; nội dung đã chiếu sẽ có báo cáo ở đây.");
    public static readonly Bilingual Due = new("due by", "hạn");
    public static readonly Bilingual Over = new("overdue since", "quá hạn từ");
    public static readonly Bilingual MarkSent = new("Mark as sent", "Đánh dấu đã gửi");
    public static readonly Bilingual Undo = new("Undo", "Hoàn tác");
    public static readonly Bilingual NoDeadline = new("The plan of this playlist has no deadline for a report.", "Kế hoạch của danh sách này không có hạn báo cáo.");
    public static readonly Bilingual NoPlan = new("without a plan", "không theo kế hoạch");
    public static readonly Bilingual Airtime = new("Airtime of each slogan on each board", "Thời lượng của từng khẩu hiệu trên từng bảng");
    public static readonly Bilingual Kept = new("Hours kept and missed, by board", "Số giờ đã chiếu và còn thiếu, theo bảng");
    public static readonly Bilingual KeptWord = new("proved", "có chứng cứ");
    public static readonly Bilingual MissedWord = new("missed", "còn thiếu");
    public static readonly Bilingual Slogan = new("Slogan", "Khẩu hiệu");
    public static readonly Bilingual Board = new("Board", "Bảng");
    public static readonly Bilingual Days = new("Days", "Số ngày");
    public static readonly Bilingual Turns = new("Turns", "Lượt chiếu");
    public static readonly Bilingual Lit = new("Lit", "Thời gian hiện");
    public static readonly Bilingual Planned = new("Planned", "Theo kế hoạch");
    public static readonly Bilingual MissedTimes = new("What was missed, and why", "Thời gian còn thiếu và lý do");
    public static readonly Bilingual DarkHours = new("Dark hours", "Giờ tắt bảng");
    public static readonly Bilingual Doubts = new("What the figures do not prove", "Điều số liệu chưa chứng minh được");
    public static readonly Bilingual Nothing = new("No board was to show it in these days, and none has.", "Trong thời gian này không bảng nào phải chiếu và chưa bảng nào chiếu.");
    public static readonly Bilingual From = new("First day", "Từ ngày");
    public static readonly Bilingual To = new("Last day (included)", "Đến hết ngày");
    public static readonly Bilingual Show = new("Show", "Xem");
    public static readonly Bilingual Files = new("The báo cáo and its tables", "Văn bản báo cáo và bảng số liệu");
    public static readonly Bilingual FilesLead = new("Number, day and signature are left to the clerk. Fill in what only people know, then choose the form.", "Số, ngày và chữ ký để trống cho văn thư. Điền những gì chỉ người soạn biết, rồi chọn dạng tệp.");
    public static readonly Bilingual Parent = new("The body above the office", "Cơ quan chủ quản");
    public static readonly Bilingual Place = new("Where it is signed", "Nơi ký");
    public static readonly Bilingual Code = new("The letters after BC-", "Ký hiệu sau BC-");
    public static readonly Bilingual Addressee = new("Whom it goes to, one a line", "Kính gửi, mỗi nơi một dòng");
    public static readonly Bilingual SignerName = new("The signer's name", "Họ tên người ký");
    public static readonly Bilingual Others = new("Other content in the journals, in no figure above", "Nội dung khác ghi trong nhật ký, không tính vào số liệu trên");
    public static readonly Bilingual DarkProved = new("proved by the board's journal", "nhật ký của bảng xác nhận");
    public static readonly Bilingual DarkNotProved = new("not proved by the board's journal", "nhật ký của bảng chưa xác nhận");
    public static readonly Bilingual Signer = new("The signer's office, as it stands in its lines", "Chức vụ người ký, đúng theo từng dòng");
    public static readonly Bilingual Working = new("The report is being made: the boards' journals are read. This page goes on by itself.", "Đang lập báo cáo: đang đọc nhật ký của các bảng. Trang sẽ tự chuyển khi xong.");
    public static readonly Bilingual Making = new("Making the report…", "Đang lập báo cáo…");
    public static readonly Bilingual Made = new("Done: the file is with your downloads.", "Xong: tệp nằm trong mục tải xuống.");
    public static readonly Bilingual LookAgain = new("Look again now", "Xem lại ngay");
    public static readonly Bilingual TooMany = new("Several reports are being made already. Please try again in a minute.", "Đang lập nhiều báo cáo cùng lúc. Vui lòng thử lại sau một phút.");
    public static readonly Bilingual Table = new("As a table", "Dạng bảng");

    public static Bilingual SentBy(string who, LocalDate day) => new(
        $"sent, says {who}, {Web.WallTime.Day(day, Language.English)}", $"đã gửi, {who} ghi ngày {Web.WallTime.Day(day, Language.Vietnamese)}");

    /// <summary><c>12 h 05 min</c>.</summary>
    public static string Hours(Duration duration, Language language)
    {
        var minutes = (long)Math.Round(duration.TotalMinutes);
        return language == Language.Vietnamese
            ? string.Create(CultureInfo.InvariantCulture, $"{minutes / 60} giờ {minutes % 60:00} phút")
            : string.Create(CultureInfo.InvariantCulture, $"{minutes / 60} h {minutes % 60:00} min");
    }
}
