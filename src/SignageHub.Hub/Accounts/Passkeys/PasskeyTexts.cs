using SignageHub.Core;

namespace SignageHub.Hub.Accounts.Passkeys;

/// <summary>The sentences about passkeys.</summary>
internal static class PasskeyTexts
{
    public static readonly Bilingual Title = new("Passkeys", "Khóa truy cập (passkey)");
    public static readonly Bilingual Lead = new(
        "Sign in with the finger, face or PIN of your own telephone or computer, or with a security key: no password, no code.",
        "Đăng nhập bằng vân tay, khuôn mặt hoặc mã PIN trên điện thoại, máy tính của bạn, hoặc bằng khóa bảo mật USB: không cần mật khẩu, không cần mã.");

    public static readonly Bilingual None = new("None yet.", "Chưa có khóa nào.");
    public static readonly Bilingual NameOf = new("What you call it", "Tên gọi");
    public static readonly Bilingual NameExample = new("My telephone", "Điện thoại của tôi");
    public static readonly Bilingual Add = new("Add a passkey", "Thêm khóa truy cập");
    public static readonly Bilingual Remove = new("Remove", "Xóa");
    public static readonly Bilingual Added = new("added", "thêm lúc");
    public static readonly Bilingual Used = new("last used", "dùng lần cuối");
    public static readonly Bilingual NeverUsed = new("not used yet", "chưa dùng");
    public static readonly Bilingual Done = new("The passkey is added. Next time choose “Sign in with a passkey”.", "Đã thêm khóa truy cập. Lần sau hãy chọn “Đăng nhập bằng khóa truy cập”.");
    public static readonly Bilingual Gone = new("The passkey is removed, and every other session has ended. Delete it on the telephone or computer too.", "Đã xóa khóa truy cập, mọi phiên khác đã kết thúc. Hãy xóa cả trên điện thoại hoặc máy tính.");
    public static readonly Bilingual SignIn = new("Sign in with a passkey", "Đăng nhập bằng khóa truy cập");
    public static readonly Bilingual SignInHint = new("Finger, face or PIN of your own telephone or computer.", "Vân tay, khuôn mặt hoặc mã PIN trên thiết bị của bạn.");
    public static readonly Bilingual Cannot = new(
        "Passkeys can be added in a browser that knows them, with scripts, on a page that is opened by name: https://NAME with a certificate that the browser trusts, or http://localhost.",
        "Muốn thêm khóa truy cập, hãy dùng trình duyệt có hỗ trợ (bật JavaScript) và mở trang bằng tên: https://TÊN với chứng chỉ được trình duyệt tin cậy, hoặc http://localhost.");

    public static readonly Bilingual Waits = new("The browser asks for your passkey …", "Trình duyệt đang hỏi khóa truy cập …");
    public static readonly Bilingual GivenUp = new("Not finished: it was cancelled, took too long, or this device has no passkey for this hub.", "Chưa xong: đã hủy, quá lâu, hoặc thiết bị này chưa có khóa truy cập cho trung tâm.");
    public static readonly Bilingual HasIt = new("This device has a passkey of your account already.", "Thiết bị này đã có khóa truy cập của tài khoản bạn.");
    public static readonly Bilingual NoAnswer = new("The hub did not answer as expected. Load the page anew and try again.", "Máy chủ không trả lời như mong đợi. Hãy tải lại trang rồi thử lại.");
    public static readonly Bilingual TooLate = new("That took too long, or was sent twice. Begin again.", "Đã quá lâu hoặc gửi hai lần. Hãy làm lại từ đầu.");
    public static readonly Bilingual NotAdded = new("This passkey could not be added. Try again, or use another device.", "Không thêm được khóa truy cập này. Hãy thử lại hoặc dùng thiết bị khác.");
    public static readonly Bilingual NotKnown = new("This passkey is not known here any more. Sign in with your password.", "Khóa truy cập này không còn dùng được ở đây. Hãy đăng nhập bằng mật khẩu.");
    public static readonly Bilingual TooMany = new("You have 10 passkeys. Remove one that is not needed any more.", "Bạn đã có 10 khóa truy cập. Hãy xóa khóa không còn dùng.");
    public static readonly Bilingual BadName = new("Give it a name of 1 to 40 characters on one line.", "Hãy đặt tên từ 1 đến 40 ký tự trên một dòng.");
    public static readonly Bilingual LastWay = new("This is your only way in. Choose a password first, or ask an admin for a one-time code.", "Đây là cách đăng nhập duy nhất của bạn. Hãy đặt mật khẩu trước, hoặc xin quản trị viên mã dùng một lần.");
    public static readonly Bilingual Copied = new(
        "This passkey was refused: its count says that somebody may have a copy. Sign in with your password and remove it. It stands in the audit log, and admins are told once a day where messages are set up.",
        "Khóa truy cập bị từ chối: bộ đếm cho thấy có thể ai đó có bản sao. Hãy đăng nhập bằng mật khẩu và xóa khóa này. Việc này đã được ghi vào nhật ký, và quản trị viên được báo mỗi ngày một lần nếu đã cài đặt thông báo.");

    public static readonly Bilingual CopiedTitle = new("A passkey may have been copied", "Một khóa truy cập có thể đã bị sao chép");

    public static readonly Bilingual NewsTitle = new("New on your account", "Mới trên tài khoản của bạn");
    public static readonly Bilingual NewsWaits = new("Something was changed on your account", "Tài khoản của bạn vừa có thay đổi");
    public static readonly Bilingual NewsRemedy = new("Was this not you? Change the password, which ends all tokens for programs too, and remove passkeys that you do not know.", "Không phải bạn? Hãy đổi mật khẩu (mọi mã truy cập cho chương trình cũng hết hiệu lực) và xóa khóa truy cập lạ.");
    public static readonly Bilingual NewsSeen = new("That is right", "Đúng là tôi");

    public static Bilingual CopiedNotice(string person, string passkey) => new(
        $"{person} uses a passkey “{passkey}” whose count went back. It let nobody in. Remove it with them at /account, and ask where the device was.",
        $"Khóa truy cập “{passkey}” của {person} có bộ đếm lùi lại và đã bị từ chối. Hãy cùng người đó xóa khóa tại /account và hỏi thiết bị đã ở đâu.");

    public static Bilingual News(AccountNewsKind kind, string about) => kind switch
    {
        AccountNewsKind.PasskeyAdded => new($"The passkey “{about}” was added.", $"Đã thêm khóa truy cập “{about}”."),
        AccountNewsKind.PasskeyRemoved => new($"The passkey “{about}” was removed.", $"Đã xóa khóa truy cập “{about}”."),
        AccountNewsKind.TokenMade => new($"A token for programs was made: “{about}”.", $"Đã tạo mã truy cập cho chương trình: “{about}”."),
        AccountNewsKind.SecondStepOn => new("The second step was turned on.", "Đã bật bước xác thực thứ hai."),
        AccountNewsKind.SecondStepOff => new("The second step was turned off.", "Đã tắt bước xác thực thứ hai."),
        _ => new($"The passkey “{about}” was refused: somebody may have a copy of it.", $"Khóa truy cập “{about}” bị từ chối: có thể ai đó có bản sao."),
    };
}
