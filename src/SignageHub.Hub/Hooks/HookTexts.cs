using SignageHub.Core;

namespace SignageHub.Hub.Hooks;

/// <summary>The sentences of the page about web hooks.</summary>
internal static class HookTexts
{
    public static readonly Bilingual Title = new("Web hooks", "Báo tin tự động");
    public static readonly Bilingual Lead = new(
        "The hub tells other programs of the office what happens here, for example a chat room or the office's own system. Whoever looks after that program gives you its address.",
        "Trung tâm tự báo cho phần mềm khác của cơ quan biết việc xảy ra ở đây, ví dụ nhóm trò chuyện hoặc hệ thống điều hành. Người quản lý phần mềm đó sẽ cho bạn địa chỉ nhận tin.");
    public static readonly Bilingual None = new("Nothing is told to anybody yet.", "Chưa báo tin cho nơi nào.");
    public static readonly Bilingual Add = new("Add a web hook", "Thêm nơi nhận tin");
    public static readonly Bilingual Url = new("Address that is told", "Địa chỉ nhận tin");
    public static readonly Bilingual UrlHint = new("https://…; http:// is for this machine alone.", "https://…; http:// chỉ dùng cho chính máy này.");
    public static readonly Bilingual Which = new("What it is told of; none chosen means everything", "Báo những việc gì; không chọn nghĩa là mọi việc");
    public static readonly Bilingual Everything = new("everything", "mọi việc");
    public static readonly Bilingual Made = new("made by", "do");
    public static readonly Bilingual MakerShut = new("whoever made it has no open account here any more; end it if nobody looks after its program", "tài khoản của người tạo đã khóa hoặc không còn; hãy ngừng nếu không ai quản lý phần mềm này");
    public static readonly Bilingual Test = new("Test now", "Gửi thử ngay");
    public static readonly Bilingual TestEvent = new("a test", "tin gửi thử");
    public static readonly Bilingual Remove = new("End it", "Ngừng báo tin");
    public static readonly Bilingual RemoveWord = new("End this web hook? Its program hears nothing any more.", "Ngừng báo tin cho nơi này? Phần mềm đó sẽ không nhận tin nữa.");
    public static readonly Bilingual Removed = new("The web hook is ended.", "Đã ngừng báo tin.");
    public static readonly Bilingual Last = new("The last deliveries", "Các lần báo gần đây");
    public static readonly Bilingual NoneYet = new("Nothing was told since the hub started.", "Chưa báo lần nào từ khi trung tâm khởi động.");
    public static readonly Bilingual Taken = new("taken", "đã nhận");
    public static readonly Bilingual NotTaken = new("not taken", "chưa nhận");
    public static readonly Bilingual TestTaken = new("The test was taken: the program hears.", "Đã gửi thử, nơi nhận đã nhận được.");
    public static readonly Bilingual SecretOnce = new(
        "The secret with which the program checks that a message is ours. It is shown this once: copy it now and hand it to whoever looks after the program.",
        "Khóa bí mật để phần mềm kiểm tra tin đúng là của trung tâm này. Khóa chỉ hiện một lần này: hãy chép ngay và giao cho người quản lý phần mềm.");
    public static readonly Bilingual BadUrl = new(
        "This is no address that can be told. Write it whole, with https:// and without a password in it; http:// is for this machine alone.",
        "Địa chỉ này không dùng được. Hãy ghi đủ, bắt đầu bằng https:// và không kèm mật khẩu; http:// chỉ dùng cho chính máy này.");
    public static readonly Bilingual TooMany = new($"There are {HookStore.Most} web hooks already; end one first.", $"Đã có {HookStore.Most} nơi nhận tin; hãy ngừng bớt một nơi trước.");
    public static readonly Bilingual Gone = new("This web hook is ended already.", "Nơi nhận tin này đã ngừng trước đó.");
    public static readonly Bilingual NoSecret = new(
        "its secret cannot be opened, for the key that sealed it is another by now; end it and add it anew",
        "không mở được khóa bí mật vì khóa mã hóa của trung tâm đã đổi; hãy ngừng rồi thêm lại nơi nhận này");

    /// <summary>What people choose from: the beginnings of event names.</summary>
    public static readonly IReadOnlyList<(string Name, Bilingual Words)> Events =
    [
        ("incident", new("trouble of boards", "sự cố của bảng")),
        ("reminder", new("reports that are due", "nhắc hạn báo cáo")),
        ("playlist", new("playlists", "danh sách phát")),
        ("approval", new("approvals", "phê duyệt")),
        ("plan", new("imported plans", "nhập kế hoạch")),
        ("observance", new("confirmed days", "xác nhận ngày")),
        ("board", new("boards and the red button", "bảng và nút đỏ")),
        ("account", new("accounts", "tài khoản")),
        ("sign-in", new("signing in", "đăng nhập")),
    ];

    /// <summary>Beside an account that is shut.</summary>
    public static Bilingual StillTold(int count) => new($"{count} web hook{(count == 1 ? "" : "s")} made by them still tell{(count == 1 ? "s" : "")} what happens here", $"còn {count} nơi nhận tin do người này tạo");

    public static Bilingual WordOf(string name) => Events.FirstOrDefault(e => e.Name == name).Words ?? new(name, name);

    public static Bilingual TestFailed(Bilingual why) => new($"The test was not taken: {why.En}.", $"Gửi thử chưa được: {why.Vi}.");

    /// <summary>For the wall.</summary>
    public static Bilingual Unopened(int count) => new(
        $"{count} web hook{(count == 1 ? "" : "s")} cannot be told of anything: the secret cannot be opened, for the key that sealed it is another by now. End {(count == 1 ? "it" : "them")} and add {(count == 1 ? "it" : "them")} anew.",
        $"Không báo được tin cho {count} nơi nhận: không mở được khóa bí mật vì khóa mã hóa của trung tâm đã đổi. Hãy ngừng rồi thêm lại.");
}
