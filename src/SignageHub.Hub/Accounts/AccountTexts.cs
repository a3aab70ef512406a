using SignageHub.Core;
using SignageHub.Hub.Web;

namespace SignageHub.Hub.Accounts;

/// <summary>The sentences about accounts.</summary>
internal static class AccountTexts
{
    public static readonly Bilingual SignIn = new("Sign in", "Đăng nhập");
    public static readonly Bilingual SignOut = new("Sign out", "Đăng xuất");
    public static readonly Bilingual Name = new("Sign-in name", "Tên đăng nhập");
    public static readonly Bilingual NameHint = new("2 to 40 small letters without marks, digits, . _ -; for example lan.nguyen", "2 đến 40 chữ thường không dấu, chữ số, . _ -; ví dụ lan.nguyen");
    public static readonly Bilingual Display = new("Your name, as colleagues see it", "Họ và tên, để đồng nghiệp nhận ra");
    public static readonly Bilingual Password = new("Password", "Mật khẩu");
    public static readonly Bilingual NewPassword = new("New password", "Mật khẩu mới");
    public static readonly Bilingual OldPassword = new("Present password", "Mật khẩu hiện tại");
    public static readonly Bilingual PasswordHint = new("At least 12 characters. Four words that do not belong together are easy to keep and hard to guess.", "Ít nhất 12 ký tự. Bốn từ không liên quan dễ nhớ mà khó đoán.");

    public static readonly Bilingual Failed = new("Something went wrong in the hub. Look whether it was done; the hub's window, or its log, tells what it was.", "Trung tâm gặp lỗi. Hãy xem lại việc vừa làm đã xong chưa; cửa sổ hoặc nhật ký của trung tâm ghi rõ lỗi.");

    public static readonly Bilingual Setup = new("The first account", "Tài khoản đầu tiên");
    public static readonly Bilingual SetupLead = new(
        "This hub has no accounts yet. The code stands in the window in which the hub was started: only who sits at that machine has it.",
        "Trung tâm này chưa có tài khoản nào. Mã nằm trong cửa sổ chạy trung tâm: chỉ người ngồi tại máy đó mới có.");

    public static readonly Bilingual SetupCode = new("Code from the hub's window", "Mã trong cửa sổ trung tâm");
    public static readonly Bilingual SetupDone = new("There are accounts already. Sign in, or ask an admin for an account.", "Đã có tài khoản. Hãy đăng nhập, hoặc nhờ quản trị viên tạo tài khoản.");
    public static readonly Bilingual WrongSetupCode = new("This is not the code. It changes with each start of the hub; take the newest.", "Mã không đúng. Mỗi lần chạy trung tâm mã lại đổi; hãy lấy mã mới nhất.");
    public static readonly Bilingual Create = new("Create the account", "Tạo tài khoản");
    public static readonly Bilingual NoAccountsYet = new("There are no accounts yet. Make the first one.", "Chưa có tài khoản nào. Hãy tạo tài khoản đầu tiên.");

    public static readonly Bilingual Welcome = new("Choose your password", "Đặt mật khẩu");
    public static readonly Bilingual WelcomeLead = new("You were given a sign-in name and a one-time code. With them you choose a password that only you know.", "Bạn được cấp tên đăng nhập và mã dùng một lần. Hãy dùng chúng để đặt mật khẩu chỉ mình bạn biết.");
    public static readonly Bilingual OneTime = new("One-time code", "Mã dùng một lần");
    public static readonly Bilingual HaveCode = new("I was given a one-time code", "Tôi được cấp mã dùng một lần");
    public static readonly Bilingual WrongInvitation = new("Name or code are wrong, or the code is over (it is good for three days). Ask an admin for a new one.", "Tên hoặc mã không đúng, hoặc mã đã hết hạn (mã dùng trong ba ngày). Hãy xin quản trị viên mã mới.");

    public static readonly Bilingual WrongPassword = new("Name or password are wrong.", "Tên đăng nhập hoặc mật khẩu không đúng.");
    public static readonly Bilingual Locked = new("Too many wrong tries: here this account is shut for a while, at least five minutes. A passkey still opens it, and so does a new code from an admin.", "Sai quá nhiều lần: tài khoản tạm khóa tại đây ít nhất năm phút. Vẫn vào được bằng khóa truy cập hoặc mã mới của quản trị viên.");
    public static readonly Bilingual SecondStep = new("The second step", "Bước xác thực thứ hai");
    public static readonly Bilingual Code = new("Code of six digits from the app on your telephone, or a recovery code", "Mã sáu chữ số trong ứng dụng trên điện thoại, hoặc mã khôi phục");
    public static readonly Bilingual WrongCode = new("The code is wrong or was used already. Wait for the next one.", "Mã không đúng hoặc đã dùng rồi. Hãy chờ mã tiếp theo.");
    public static readonly Bilingual TooLate = new("That took too long. Begin again with your password.", "Đã quá lâu. Hãy bắt đầu lại từ mật khẩu.");
    public static readonly Bilingual Continue = new("Continue", "Tiếp tục");
    public static readonly Bilingual NotPrivate = new(
        "This page came unencrypted over the network, so it takes no passwords. Open the hub with https://, through a proxy, or on the hub's own machine with http://localhost.",
        "Trang này đi qua mạng không mã hóa nên không nhận mật khẩu. Hãy mở trung tâm bằng https://, qua proxy, hoặc mở http://localhost ngay trên máy của trung tâm.");

    public static readonly Bilingual BadName = new("This is no sign-in name.", "Tên đăng nhập không hợp lệ.");
    public static readonly Bilingual BadDisplay = new("Give a name of 1 to 80 characters on one line.", "Hãy ghi họ tên từ 1 đến 80 ký tự trên một dòng.");
    public static readonly Bilingual NameTaken = new("There is an account of this name already.", "Tên đăng nhập này đã có.");

    public static readonly Bilingual NoRight = new("Your account has no right to this. Ask an admin of the office.", "Tài khoản của bạn không có quyền này. Hãy hỏi quản trị viên của cơ quan.");
    public static readonly Bilingual NotForAllBoards = new("Your account has no right to this for every board that it is about. Ask an admin, or choose only boards of your own.", "Tài khoản của bạn không có quyền trên mọi bảng liên quan. Hãy hỏi quản trị viên, hoặc chỉ chọn các bảng của mình.");
    public static readonly Bilingual SignInFirst = new("Sign in first. You may have been signed out after two hours without use.", "Hãy đăng nhập trước. Có thể bạn đã bị đăng xuất sau hai giờ không sử dụng.");
    public static readonly Bilingual OldForm = new("This form is too old, or your browser keeps no cookies. Nothing was changed: go back, load the page anew, and send it again.", "Biểu mẫu này đã cũ, hoặc trình duyệt không giữ cookie. Chưa có gì thay đổi: hãy quay lại, tải lại trang rồi gửi lại.");
    public static readonly Bilingual TooOften = new("Too many tries. Wait a minute.", "Thử quá nhiều lần. Hãy chờ một phút.");
    public static readonly Bilingual TooMuch = new("This is too large to be taken; nothing was changed.", "Dữ liệu quá lớn nên không nhận; chưa có gì thay đổi.");
    public static readonly Bilingual NotDone = new("That did not work", "Chưa thực hiện được");

    public static readonly Bilingual Mine = new("My account", "Tài khoản của tôi");
    public static readonly Bilingual MayDo = new("What I may do", "Quyền của tôi");
    public static readonly Bilingual EveryBoard = new("every board", "mọi bảng");
    public static readonly Bilingual ChangePassword = new("Change the password", "Đổi mật khẩu");
    public static readonly Bilingual PasswordChanged = new("The password is changed, and every other session has ended.", "Đã đổi mật khẩu, mọi phiên khác đã kết thúc.");
    public static readonly Bilingual WrongOldPassword = new("The present password is wrong.", "Mật khẩu hiện tại không đúng.");
    public static readonly Bilingual SignInAnew = new("Sign out and in again first: without a password this can be done only within ten minutes of signing in.", "Hãy đăng xuất rồi đăng nhập lại: tài khoản không có mật khẩu chỉ làm được việc này trong mười phút sau khi đăng nhập.");
    public static readonly Bilingual TotpOff = new("Off. Whoever learns your password can sign in.", "Đang tắt. Ai biết mật khẩu đều đăng nhập được.");
    public static readonly Bilingual TotpOn = new("On: signing in takes a code from your telephone too.", "Đang bật: khi đăng nhập cần thêm mã trên điện thoại.");
    public static readonly Bilingual TotpHow = new(
        "Open an authenticator app on your telephone (Google Authenticator, Microsoft Authenticator, Aegis …), point it at this picture, then type the code that it shows.",
        "Mở ứng dụng xác thực trên điện thoại (Google Authenticator, Microsoft Authenticator, Aegis …), quét hình này, rồi nhập mã ứng dụng hiện ra.");

    public static readonly Bilingual TotpPicture = new("QR code that holds the key", "Mã QR chứa khóa");
    public static readonly Bilingual TotpKey = new("Without a camera: add an account by key and type", "Không quét được: thêm tài khoản bằng khóa và nhập");
    public static readonly Bilingual TotpNamed = new("In the app it is called", "Trong ứng dụng sẽ có tên");
    public static readonly Bilingual TotpLink = new("On the telephone itself: open the app with this link", "Đang dùng chính điện thoại: mở ứng dụng bằng liên kết này");
    public static readonly Bilingual TurnOn = new("Turn on", "Bật");
    public static readonly Bilingual TurnOff = new("Turn off", "Tắt");
    public static readonly Bilingual Recovery = new("Recovery codes, each good once. Print them or write them down now: they are not shown again.", "Mã khôi phục, mỗi mã dùng một lần. Hãy in hoặc chép lại ngay: sẽ không hiện lại.");
    public static readonly Bilingual Sessions = new("Where I am signed in", "Nơi đang đăng nhập");
    public static readonly Bilingual ThisOne = new("this browser", "trình duyệt này");
    public static readonly Bilingual EndIt = new("End", "Kết thúc");
    public static readonly Bilingual EndOthers = new("End all others", "Kết thúc mọi phiên khác");
    public static readonly Bilingual LastSeen = new("last used", "dùng lần cuối");

    public static readonly Bilingual Accounts = new("Accounts", "Tài khoản");
    public static readonly Bilingual AddAccount = new("Add somebody", "Thêm người");
    public static readonly Bilingual RoleWord = new("Role", "Vai trò");
    public static readonly Bilingual NoRole = new("none", "không có");
    public static readonly Bilingual RolesHint = new(
        "One role for every board, or several for groups of them: the last row adds one, “none” takes one away. Where two are for a board, the higher one counts.",
        "Một vai trò cho mọi bảng, hoặc nhiều vai trò theo nhóm bảng: dòng cuối để thêm, chọn “không có” để bỏ. Bảng thuộc hai vai trò thì tính vai trò cao hơn.");

    public static readonly Bilingual RoleWanted = new("Choose at least one role. Whoever is not to get in any more is shut.", "Hãy chọn ít nhất một vai trò. Muốn người này không vào được nữa, hãy khóa tài khoản.");
    public static readonly Bilingual ForBoards = new("For", "Cho");
    public static readonly Bilingual Save = new("Save", "Lưu");
    public static readonly Bilingual Reset = new("New one-time code", "Cấp mã mới");
    public static readonly Bilingual DisplayHint = new("Approvals and reports name the person by it from now on; what is recorded already stays.", "Từ nay phê duyệt và báo cáo ghi tên này; những gì đã ghi thì giữ nguyên.");

    public static Bilingual OtherDisplay(string now, string was) => new(
        $"Nothing was changed: this name has been put right meanwhile. It is {now} by now, not {was}. If it is still wrong, put it right once more.",
        $"Chưa có gì thay đổi: tên này vừa được sửa. Nay là {now}, không còn là {was}. Nếu vẫn chưa đúng thì sửa thêm lần nữa.");

    public static Bilingual Renamed(string before, string after) => new($"{before} is {after} from now on.", $"Từ nay {before} hiện là {after}.");

    public static readonly Bilingual ResetHint = new("The old password, the second step, passkeys, the outside sign-in and all sessions end.", "Mật khẩu cũ, bước xác thực thứ hai, khóa truy cập, đăng nhập bên ngoài và mọi phiên sẽ hết hiệu lực.");
    public static readonly Bilingual OtherName = new("This is not the sign-in name of that account. Nothing was changed.", "Đó không phải tên đăng nhập của tài khoản này. Chưa có gì thay đổi.");
    public static readonly Bilingual Disable = new("Shut", "Khóa");
    public static readonly Bilingual Enable = new("Open again", "Mở lại");
    public static readonly Bilingual Disabled = new("shut", "đã khóa");
    public static readonly Bilingual WaitsForPassword = new("has not chosen a password yet", "chưa đặt mật khẩu");
    public static readonly Bilingual HasPasskeys = new("passkeys", "khóa truy cập");
    public static readonly Bilingual HasTotp = new("second step", "xác thực hai bước");
    public static readonly Bilingual LastAdmin = new("Somebody must be left who looks after the accounts. Make another one an admin of every board first.", "Phải còn ít nhất một người quản trị tài khoản. Trước hết hãy cho một người khác làm quản trị mọi bảng.");

    public static readonly Bilingual AuditTitle = new("Who did what", "Nhật ký thao tác");
    public static readonly Bilingual AuditWhen = new("When", "Lúc");
    public static readonly Bilingual AuditWho = new("Who", "Ai");
    public static readonly Bilingual AuditWhat = new("What", "Việc");
    public static readonly Bilingual AuditChange = new("Before and after", "Trước và sau");
    public static readonly Bilingual Before = new("before", "trước");
    public static readonly Bilingual After = new("after", "sau");
    public static readonly Bilingual AuditExport = new("Save the whole log (JSON Lines)", "Lưu toàn bộ nhật ký (JSON Lines)");
    public static readonly Bilingual AuditEmpty = new("Nothing has been done yet.", "Chưa có thao tác nào.");
    public static readonly Bilingual Older = new("Older", "Cũ hơn");
    public static readonly Bilingual Newer = new("Newer", "Mới hơn");

    public static Bilingual ResetName(string name) => new($"To be sure, type the sign-in name: {name}", $"Để chắc chắn, hãy gõ tên đăng nhập: {name}");

    public static Bilingual NotForBoard(string board) => new(
        $"Your account has no right to this for the board {board}. Ask an admin of the office.", $"Tài khoản của bạn không có quyền này đối với bảng {board}. Hãy hỏi quản trị viên của cơ quan.");

    public static Bilingual RoleName(Role role) => role switch
    {
        Role.Viewer => new("viewer", "người xem"),
        Role.Editor => new("editor", "biên tập"),
        Role.Approver => new("approver", "người duyệt"),
        _ => new("admin", "quản trị"),
    };

    public static Bilingual RoleHint(Role role) => role switch
    {
        Role.Viewer => new("sees drafts and reports", "xem bản nháp và báo cáo"),
        Role.Editor => new("writes playlists, imports plans, confirms days, presses the red button", "soạn danh sách phát, nhập kế hoạch, xác nhận ngày, bấm nút đỏ"),
        Role.Approver => new("also approves, and lifts the red button", "thêm quyền duyệt và gỡ nút đỏ"),
        _ => new("also looks after accounts and boards", "thêm quyền quản lý tài khoản và bảng"),
    };

    /// <param name="name">The account's.</param>
    /// <param name="code">Said once.</param>
    /// <param name="address">Of the page on which it is typed, as the person has to open it.</param>
    public static Bilingual CodeFor(string name, string code, string address = "/welcome") => new(
        $"The one-time code of {name} is {code}. Hand it over in person, it is good for three days and is not shown again. It is typed at {address}",
        $"Mã dùng một lần của {name} là {code}. Hãy trao tận tay; mã dùng trong ba ngày và không hiện lại. Nhập mã tại {address}");

    /// <summary>A deed of the log, by its word there.</summary>
    public static Bilingual Deed(string word) => word switch
    {
        "sign-in" => new("signed in", "đăng nhập"),
        "sign-in.failed" => new("wrong password or code", "sai mật khẩu hoặc mã"),
        "sign-in.locked" => new("locked after wrong tries", "bị khóa vì sai nhiều lần"),
        "sign-in.unknown" => new("unknown at the outside provider's word", "người lạ từ nhà cung cấp bên ngoài"),
        "account.name" => new("changed the name", "đổi tên hiển thị"),
        "account.outside" => new("person at the outside provider", "người ở nhà cung cấp bên ngoài"),
        "sign-out" => new("signed out", "đăng xuất"),
        "account.first" => new("made the first account", "tạo tài khoản đầu tiên"),
        "account.add" => new("added an account", "thêm tài khoản"),
        "account.roles" => new("changed roles", "đổi vai trò"),
        "account.reset" => new("gave a new one-time code", "cấp mã mới"),
        "account.disable" => new("shut an account", "khóa tài khoản"),
        "account.enable" => new("opened an account again", "mở lại tài khoản"),
        "account.password" => new("chose a password", "đặt mật khẩu"),
        "account.totp" => new("second step", "xác thực hai bước"),
        "passkey.add" => new("added a passkey", "thêm khóa truy cập"),
        "passkey.use" => new("used a passkey", "dùng khóa truy cập"),
        "passkey.remove" => new("removed a passkey", "xóa khóa truy cập"),
        "passkey.copied" => new("passkey refused, perhaps copied", "từ chối khóa truy cập, có thể bị sao chép"),
        "session.end" => new("ended sessions", "kết thúc phiên"),
        "board.blank" => new("pressed the red button", "bấm nút đỏ"),
        "board.secret" => new("made a board's secret", "cấp mật khẩu cho bảng"),
        "board.revoke" => new("shut a board out", "chặn bảng"),
        "board.enrol" => new("let a board in", "đăng ký bảng"),
        "board.enrol-refused" => new("a board was not let in", "từ chối đăng ký bảng"),
        "board.save" => new("changed a board", "sửa thông tin bảng"),
        "board.identify" => new("had a board show its name", "cho bảng hiện tên"),
        "board.test" => new("had a board show test patterns", "cho bảng chạy hình thử"),
        "board.restart" => new("started a board anew", "khởi động lại bảng"),
        "board.screenshot" => new("asked for a board's picture", "xem hình bảng đang hiện"),
        "board.brightness" => new("set a board's brightness", "chỉnh độ sáng bảng"),
        "playlist.move" => new("moved an entry", "dời mục"),
        "observance.change" => new("changed a day of the office's own", "sửa ngày riêng của cơ quan"),
        "observance.own" => new("wrote a day of the office's own", "ghi ngày riêng của cơ quan"),
        "observance.remove" => new("took out a day of the office's own", "xóa ngày riêng của cơ quan"),
        "observance.not-ours" => new("put a day aside", "bỏ ngày không áp dụng"),
        "observance.keep" => new("took a day up again", "dùng lại ngày đã bỏ"),
        "observance.theme" => new("wrote a theme", "ghi chủ đề"),
        "observance.undo" => new("took a confirmation back", "rút xác nhận ngày"),
        "pack.open" => new("took in a pack", "nhận gói khẩu hiệu"),
        "pack.distrust" => new("no longer trusts a sender of packs", "thôi tin cậy nơi gửi gói"),
        "key.rotate" => new("changed the signing key", "đổi khóa ký"),
        "hook.make" => new("added a web hook", "thêm nơi nhận tin"),
        "hook.end" => new("ended a web hook", "ngừng báo tin"),
        "hook.test" => new("tested a web hook", "gửi thử tin"),
        "board.unblank-asked" => new("asked to lift the red button", "đề nghị gỡ nút đỏ"),
        "board.unblank" => new("lifted the red button", "gỡ nút đỏ"),
        "observance.confirm" => new("confirmed a day", "xác nhận ngày"),
        "observance.replace" => new("put a confirmed day right", "sửa ngày đã xác nhận"),
        "playlist.save" => new("saved a playlist", "lưu danh sách phát"),
        "playlist.new" => new("made a playlist", "tạo danh sách phát"),
        "playlist.restore" => new("put back an older version", "khôi phục bản cũ"),
        "playlist.delete" => new("deleted a playlist", "xóa danh sách phát"),
        "playlist.put-back" => new("put a deleted playlist back", "khôi phục danh sách phát đã xóa"),
        "report.sent" => new("marked a report as sent", "đánh dấu báo cáo đã gửi"),
        "report.not-sent" => new("marked a report as not sent", "bỏ đánh dấu báo cáo đã gửi"),
        "approval.submit" => new("submitted for approval", "trình duyệt"),
        "approval.approve" => new("approved", "duyệt"),
        "approval.return" => new("returned", "trả lại"),
        "token.add" => new("made a token", "tạo mã truy cập"),
        "token.end" => new("ended a token", "hủy mã truy cập"),
        "plan.import" => new("imported a plan", "nhập kế hoạch"),
        "audit.export" => new("saved the log", "lưu nhật ký"),
        _ => new(word, word),
    };
}
