using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using SignageHub.Core;

namespace SignageHub.Hub.Accounts.Outside;

/// <summary>The sentences about signing in with an outside provider.</summary>
internal static class OutsideTexts
{
    public static readonly Bilingual Allowed = new("E-mail or user name at the office's sign-in provider", "Địa chỉ thư hoặc tên người dùng ở cổng đăng nhập của cơ quan");
    public static readonly Bilingual AllowedHint = new(
        "Empty: this account is not signed in to from there. The first sign-in ties it to that person for good. An administrator of the provider may give sub: and the subject instead.",
        "Để trống: không đăng nhập từ đó vào tài khoản này. Lần đăng nhập đầu sẽ gắn hẳn tài khoản với người đó. Quản trị viên của cổng có thể cho sub: và mã chủ thể thay thế.");

    public static readonly Bilingual BadName = new("This is no e-mail address, user name or sub: there (1 to 200 characters without blanks).", "Đây không phải địa chỉ thư, tên người dùng hay sub: (1 đến 200 ký tự, không có khoảng trắng).");
    public static readonly Bilingual Taken = new("Another account belongs to this person already.", "Người này đã gắn với tài khoản khác.");
    public static readonly Bilingual Tied = new("tied", "đã gắn");
    public static readonly Bilingual NotTied = new("not signed in yet", "chưa đăng nhập lần nào");
    public static readonly Bilingual GoOn = new("Continue", "Tiếp tục");

    public static Bilingual SignIn(string label) => new($"Sign in with {label}", $"Đăng nhập bằng {label}");

    public static Bilingual Onward(string label) => new($"You go on to {label} …", $"Đang chuyển đến {label} …");

    public static Bilingual Entered(string person) => new($"Signed in: {person}", $"Đã đăng nhập: {person}");

    public static Bilingual NotReached(string label) => new(
        $"{label} cannot be reached at the moment. Sign in with your password, or try again later.", $"Hiện không kết nối được {label}. Hãy đăng nhập bằng mật khẩu, hoặc thử lại sau.");

    public static Bilingual Unknown(string label, string person) => new(
        $"{label} knows you as {person}, but no account here is open to you. Ask an admin of the office, and give them this name.",
        $"{label} nhận ra bạn là {person}, nhưng ở đây chưa có tài khoản nào dành cho bạn. Hãy liên hệ quản trị viên và cho biết tên này.");

    public static Bilingual Refused(string label) => new($"The answer of {label} was not accepted. Begin again; if it happens again, tell an admin.", $"Không chấp nhận được trả lời của {label}. Hãy làm lại; nếu vẫn lỗi, hãy báo quản trị viên.");

    private static Bilingual Because(string label, string en, string vi) => new($"{Refused(label).En} ({en})", $"{Refused(label).Vi} ({vi})");

    /// <summary>What people can do about it; what exactly it was stands in the log.</summary>
    public static Bilingual Of(Exception failure, string label) => failure switch
    {
        OpenIdConnectProtocolInvalidNonceException => Because(label, "it belongs to another sign-in: nonce", "trả lời thuộc lần đăng nhập khác: nonce"),
        SecurityTokenExpiredException or SecurityTokenNotYetValidException or SecurityTokenNoExpirationException or SecurityTokenInvalidLifetimeException => Because(
            label, "its time is over or has not come: are the clocks of both machines right?", "đã hết hạn hoặc chưa đến giờ: đồng hồ hai máy có đúng không?"),
        SecurityTokenInvalidAudienceException => Because(label, "it is meant for another program: clientId", "trả lời dành cho chương trình khác: clientId"),
        SecurityTokenInvalidIssuerException => Because(label, "it comes from another provider: issuer", "trả lời từ nhà cung cấp khác: issuer"),
        SecurityTokenException => Because(label, "its signature is not that provider's", "chữ ký không phải của nhà cung cấp này"),
        HttpRequestException or IOException => NotReached(label),
        { Data: var data } when data["error"] as string == "access_denied" => Cancelled(label),
        OpenIdConnectProtocolException => Refused(label),
        { InnerException: { } inner } => Of(inner, label),
        _ => AccountTexts.TooLate,
    };

    private static Bilingual Cancelled(string label) => new($"You did not agree at {label}. Nothing was changed.", $"Bạn chưa đồng ý tại {label}. Chưa có gì thay đổi.");
}
