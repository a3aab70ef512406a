using SignageHub.Core;

namespace SignageHub.Hub.Boards;

/// <summary>The sentences of the red button.</summary>
internal static class RedTexts
{
    private const int MostNamed = 5;

    public static readonly Bilingual Button = new("Red button", "Nút đỏ");
    public static readonly Bilingual Lead = new("Makes boards dark within a second, until two people let them light again.", "Tắt bảng trong vòng một giây, cho đến khi hai người cùng cho sáng lại.");
    public static readonly Bilingual Which = new("Which", "Bảng nào");
    public static readonly Bilingual All = new("all boards", "mọi bảng");
    public static readonly Bilingual Reason = new("Reason", "Lý do");
    public static readonly Bilingual Press = new("Make dark now", "Tắt ngay");
    public static readonly Bilingual NoReason = new("Say why, in at most 200 characters on one line: it stands in the log.", "Hãy ghi lý do, tối đa 200 ký tự trên một dòng: lý do được ghi vào nhật ký.");
    public static readonly Bilingual NoBoard = new("There is no such board.", "Không có bảng này.");
    public static readonly Bilingual WhoSees = new("Everybody who signs in here sees the reason and your name; passers-by see only that the office has made the board dark.", "Mọi người đăng nhập ở đây thấy lý do và tên của bạn; người ngoài chỉ thấy cơ quan đã ra lệnh tắt.");
    public static readonly Bilingual ByOffice = new("made dark by the office", "cơ quan đã ra lệnh tắt");
    public static readonly Bilingual Without = new("Without that order", "Nếu không có lệnh đó");
    public static readonly Bilingual LiftAsk = new("Let them light again", "Cho sáng lại");
    public static readonly Bilingual LiftToo = new("Yes, let them light again", "Đồng ý, cho sáng lại");
    public static readonly Bilingual LiftHow = new("It takes two people who may approve for the boards that are dark. Whoever sits at the hub's machine can use signagehub unblank.", "Cần hai người có quyền duyệt cho các bảng đang tắt. Người ngồi tại máy của trung tâm có thể dùng signagehub unblank.");
    public static readonly Bilingual NothingIsDark = new("No board was made dark.", "Không có bảng nào bị tắt theo lệnh.");
    public static readonly Bilingual ChangedMeanwhile = new("The red button was pressed again meanwhile, so that nothing was lifted. See how things stand, and ask again if the boards are to light.", "Nút đỏ vừa được bấm lại nên chưa cho bảng nào sáng. Hãy xem tình trạng hiện tại, nếu vẫn muốn cho sáng thì bấm lại.");
    public static readonly Bilingual Already = new("It was dark already: the order stands with its first reason. Whoever had asked to let boards light again must ask anew.", "Đã tắt từ trước: lệnh giữ nguyên với lý do ban đầu. Ai đã đề nghị cho sáng lại thì phải đề nghị lại.");
    public static readonly Bilingual Damaged = new(
        "The red button's order cannot be read: blank.json in the data folder is damaged. Boards stay as they are. Somebody who may do so must press the red button for all boards, here or with signagehub blank: the damaged file is set aside, everything goes dark, and two people let it light again.",
        "Không đọc được lệnh nút đỏ: tệp blank.json trong thư mục dữ liệu bị hỏng. Các bảng giữ nguyên trạng thái. Người có quyền hãy bấm nút đỏ cho mọi bảng, tại đây hoặc bằng signagehub blank: tệp hỏng được cất riêng, mọi bảng tắt, rồi hai người cùng cho sáng lại.");

    public static Bilingual NotKept(Bilingual why) => new($"The red button's order cannot be read or kept (blank.json in the data folder). {why.En}", $"Không đọc hoặc không ghi được lệnh nút đỏ (blank.json trong thư mục dữ liệu). {why.Vi}");

    public static Bilingual Ordered(string boards, string reason) => new($"Ordered dark: {boards}. {reason}", $"Đã ra lệnh tắt: {boards}. {reason}");

    /// <param name="who">Their name.</param>
    /// <param name="boards">Empty for all.</param>
    public static Bilingual Asked(string who, string boards) => boards.Length == 0
        ? new($"{who} asks to let boards light again; a second person must agree within half an hour.", $"{who} đề nghị cho bảng sáng lại; cần thêm một người đồng ý trong nửa giờ.")
        : new($"{who} asks to let boards light again ({boards}); a second person must agree within half an hour.", $"{who} đề nghị cho bảng sáng lại ({boards}); cần thêm một người đồng ý trong nửa giờ.");

    /// <param name="others">Who has an account and might be made an approver.</param>
    public static Bilingual Alone(IReadOnlyList<string> others)
    {
        var some = string.Join(", ", others.Take(MostNamed)) + (others.Count > MostNamed ? ", …" : "");
        return new(
            $"Nobody but you may let these boards light again, and it takes two. Either somebody types signagehub unblank at the hub's machine, or an admin makes a second person an approver: {(others.Count == 0 ? "nobody else has an account yet" : some)}.",
            $"Ngoài bạn chưa có ai được quyền cho các bảng này sáng lại, mà việc này cần hai người. Có hai cách: gõ lệnh signagehub unblank tại máy của trung tâm, hoặc quản trị viên giao quyền duyệt cho người thứ hai: {(others.Count == 0 ? "hiện chưa ai khác có tài khoản" : some)}.");
    }

    /// <summary>For what waits for somebody.</summary>
    public static Bilingual LiftWaits(string who) => new($"{who} asks to let boards light again", $"{who} đề nghị cho bảng sáng lại");
}
