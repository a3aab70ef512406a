using System.Net;
using System.Text.RegularExpressions;
using SignageHub.Core;
using SignageHub.Core.Json;
using SignageHub.Hub.Approvals;

namespace SignageHub.Hub.Settings;

/// <summary>The texts of the settings file, each with what to say when it is wrong.</summary>
internal static partial class SettingsTexts
{
    public static readonly Words<ApprovalRule> Approvals = new(
        new("rule of approval", "quy định duyệt"),
        [("drafts", ApprovalRule.Drafts), ("all", ApprovalRule.All)],
        new Dictionary<string, string> { ["draft"] = "drafts", ["nháp"] = "drafts", ["everything"] = "all", ["tất cả"] = "all" });

    private const string Everywhere = "*";

    private const string ThisMachine = "localhost";

    public static Outcome<IPAddress> Address(string written) => written switch
    {
        Everywhere => Doors.Everywhere,
        ThisMachine => IPAddress.Loopback,
        _ when IPAddress.TryParse(written, out var address) => address,
        _ => new Bilingual(
            $"'{Say.Short(written)}' is no address of a machine; write localhost, * for every address of this machine, or one such as 192.168.1.10",
            $"'{Say.Short(written)}' không phải địa chỉ máy; hãy viết localhost, * cho mọi địa chỉ của máy này, hoặc một địa chỉ như 192.168.1.10"),
    };

    public static Outcome<Uri> Broker(string written) =>
        Uri.TryCreate(written, UriKind.Absolute, out var uri) && uri is { Scheme: "mqtt" or "mqtts" or "ws" or "wss", Host.Length: > 0, UserInfo: "" }
            ? uri
            : new Bilingual(
                $"'{Say.Short(written)}' is no address of a broker; write mqtts://host:8883 (or mqtt, ws, wss), the user and the password apart",
                $"'{Say.Short(written)}' không phải địa chỉ máy chủ MQTT; hãy viết mqtts://host:8883 (hoặc mqtt, ws, wss), tên và mật khẩu để riêng");

    public static Outcome<Uri> WebAddress(string written) =>
        Uri.TryCreate(written, UriKind.Absolute, out var uri) && uri is { Scheme: "http" or "https", Host.Length: > 0, UserInfo: "" }
            ? uri
            : new Bilingual($"'{Say.Short(written)}' is no web address; write https://host/path", $"'{Say.Short(written)}' không phải địa chỉ web; hãy viết https://host/path");

    /// <summary>OpenID Connect Discovery 1.0 §4 wants https; http is for a provider on this machine.</summary>
    public static Outcome<Uri> Authority(string written) =>
        Uri.TryCreate(written, UriKind.Absolute, out var uri) && uri is { Host.Length: > 0, UserInfo: "", Query: "", Fragment: "" }
            && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
            ? uri
            : new Bilingual(
                $"'{Say.Short(written)}' is no address of a provider; write https://login.office.vn/realm, below which .well-known/openid-configuration lies",
                $"'{Say.Short(written)}' không phải địa chỉ nhà cung cấp; hãy viết https://login.office.vn/realm, dưới đó có .well-known/openid-configuration");

    /// <summary>Parts between commas, without blanks around them.</summary>
    public static string[] Listed(string? written) => written?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    public static Outcome<string> Hosts(string written) => Listed(written) is { Length: > 0 and <= 50 } names && names.All(name => HostName().IsMatch(name))
        ? written
        : new Bilingual(
            "1 to 50 names of machines must stand here, separated by commas, without http:// and port: signage.office.vn",
            "ở đây phải có từ 1 đến 50 tên máy, cách nhau bằng dấu phẩy, không có http:// và cổng: signage.office.vn");

    public static Outcome<string> Proxies(string written) => Listed(written) is { Length: > 0 and <= 50 } all && all.All(one => NetworkOf(one) is not null)
        ? written
        : new Bilingual(
            "1 to 50 addresses of proxies must stand here, separated by commas: 192.168.1.2, or 10.0.0.0/24 for a network",
            "ở đây phải có từ 1 đến 50 địa chỉ proxy, cách nhau bằng dấu phẩy: 192.168.1.2, hoặc 10.0.0.0/24 cho cả mạng");

    public static Outcome<string> Origins(string written) => Listed(written) is { Length: > 0 and <= 50 } all && all.All(one => OriginOf(one) is not null)
        ? written
        : new Bilingual(
            "1 to 50 addresses of sites must stand here, separated by commas, without a path: https://www.office.vn",
            "ở đây phải có từ 1 đến 50 địa chỉ trang, cách nhau bằng dấu phẩy, không có đường dẫn phía sau: https://www.office.vn");

    /// <summary>Scheme, name and port as browsers compare them; null for anything else, for it becomes a part of a header.</summary>
    public static string? OriginOf(string written) =>
        Uri.TryCreate(written, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && uri is { PathAndQuery: "/", Fragment: "", UserInfo: "" } && uri.IdnHost.Length > 0
            ? uri.IsDefaultPort ? $"{uri.Scheme}://{uri.IdnHost}" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{uri.Scheme}://{uri.IdnHost}:{uri.Port}")
            : null;

    /// <summary>An address, or a network; null for neither.</summary>
    public static IPNetwork? NetworkOf(string written) =>
        IPNetwork.TryParse(written, out var network) ? network
        : IPAddress.TryParse(written, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;

    public static Outcome<string> MailServer(string written) => Server().IsMatch(written)
        ? written
        : new Bilingual($"'{Say.Short(written)}' is no mail server with its port; write mail.office.vn:587", $"'{Say.Short(written)}' không phải máy chủ thư kèm cổng; hãy viết mail.office.vn:587");

    public static Outcome<string> MailAddress(string written) => System.Net.Mail.MailAddress.TryCreate(written, out var address) && address.Address == written
        ? written
        : new Bilingual($"'{Say.Short(written)}' is no e-mail address", $"'{Say.Short(written)}' không phải địa chỉ thư điện tử");

    public static Outcome<string> MailAddresses(string written)
    {
        var addresses = written.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return addresses.Length is > 0 and <= 50 && addresses.All(a => System.Net.Mail.MailAddress.TryCreate(a, out var address) && address.Address == a)
            ? written
            : new Bilingual("1 to 50 e-mail addresses must stand here, separated by commas", "ở đây phải có từ 1 đến 50 địa chỉ thư điện tử, cách nhau bằng dấu phẩy");
    }

    /// <summary>As openssl prints it, with colons, or without.</summary>
    public static Outcome<string> Fingerprint(string written) =>
        written.Replace(":", "", StringComparison.Ordinal).ToLowerInvariant() is var digits && Digits().IsMatch(digits)
            ? digits
            : new Bilingual(
                "a fingerprint is the SHA-256 of a certificate: 64 hexadecimal digits, as the hub prints it at its start",
                "dấu vân tay là SHA-256 của chứng chỉ: 64 chữ số thập lục phân, như hub in ra khi khởi động");

    public static Outcome<string> FileName(string written) => written.Trim().Length > 0
        ? written
        : new Bilingual("the name of a file must stand here", "ở đây phải là tên tệp");

    /// <summary>MQTT 5.0 §3.1.3.5 and §3.1.3.6 allow 65,535 bytes; nobody means more than a line.</summary>
    public static Outcome<string> Line(string written) => written.Length is > 0 and <= 1000
        ? written
        : new Bilingual("1 to 1,000 characters must stand here", "ở đây phải có từ 1 đến 1.000 ký tự");

    [GeneratedRegex(@"\A[A-Za-z0-9.\-]{1,253}:[1-9][0-9]{0,4}\z", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Server();

    [GeneratedRegex(@"\A[A-Za-z0-9]([A-Za-z0-9.\-]{0,251}[A-Za-z0-9])?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex HostName();

    [GeneratedRegex(@"\A[0-9a-f]{64}\z", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Digits();
}
