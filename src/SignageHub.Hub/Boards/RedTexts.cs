using SignageHub.Core;

namespace SignageHub.Hub.Boards;

/// <summary>The sentences of the red button.</summary>
internal static class RedTexts
{
    public static readonly Bilingual Button = new("Red button", "Nút đỏ");
    public static readonly Bilingual Lead = new("Makes boards dark within a second, until two people let them light again.", "Tắt bảng trong vòng một giây, cho đến khi hai người cùng cho sáng lại.");
    public static readonly Bilingual Which = new("Which", "Bảng nào");
    public static readonly Bilingual All = new("all boards", "mọi bảng");
    public static readonly Bilingual Reason = new("Reason", "Lý do");
    public static readonly Bilingual Press = new("Make dark now", "Tắt ngay");
    public static readonly Bilingual NoReason = new("Say why, in at most 200 characters on one line: it stands in the log.", "Hãy ghi lý do, tối đa 200 ký tự trên một dòng: lý do được ghi vào nhật ký.");
    public static readonly Bilingual NoBoard = new("There is no such board.", "Không có bảng này.");
    public static readonly Bilingual LiftAsk = new("Let them light again", "Cho sáng lại");
    public static readonly Bilingual LiftToo = new("Yes, let them light again", "Đồng ý, cho sáng lại");
    public static readonly Bilingual LiftHow = new("It takes a second person who may approve. Whoever sits at the hub's machine can use signagehub unblank.", "Cần thêm một người có quyền duyệt. Người ngồi tại máy của trung tâm có thể dùng signagehub unblank.");

    public static Bilingual Ordered(string boards, string reason) => new($"Ordered dark: {boards}. {reason}", $"Đã ra lệnh tắt: {boards}. {reason}");

    public static Bilingual Asked(string who) => new($"{who} wants the boards to light again; a second person must say so too, within half an hour.", $"{who} muốn cho bảng sáng lại; cần thêm một người đồng ý trong nửa giờ.");
}
