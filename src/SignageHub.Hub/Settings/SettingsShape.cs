using System.Net;
using SignageHub.Core;
using SignageHub.Core.Json;
using SignageHub.Hub.Approvals;

namespace SignageHub.Hub.Settings;

/// <summary>What the settings file looks like: for the reader and for the schema.</summary>
internal static class SettingsShape
{
    private static readonly Field<string> Urls = new("urls", Shape.Text(SettingsTexts.Line, HubSettings.DefaultUrl), new(
        "Where the pages are served; several are separated by semicolons.",
        "Địa chỉ mở trang; nhiều địa chỉ cách nhau bằng dấu chấm phẩy."))
    {
        Default = $"\"{HubSettings.DefaultUrl}\"",
        Examples = ["\"https://192.168.1.10:8443\""],
    };

    private static readonly Field<string> WebHosts = new("hosts", Shape.Text(SettingsTexts.Hosts, "signage.office.vn"), new(
        "Names by which browsers may ask for the pages, separated by commas, besides this machine's own name, localhost and addresses. Others are refused: a page elsewhere could pretend to be the hub.",
        "Các tên dùng để mở trang, cách nhau bằng dấu phẩy, ngoài tên máy này, localhost và địa chỉ số. Tên khác bị từ chối: trang ở nơi khác có thể giả làm trung tâm."))
    {
        Examples = ["\"signage.office.vn\""],
    };

    private static readonly Field<string> WebProxies = new("proxies", Shape.Text(SettingsTexts.Proxies, "192.168.1.2"), new(
        "Addresses of proxies, separated by commas, whose X-Forwarded headers count; one on this machine needs no word.",
        "Địa chỉ các proxy, cách nhau bằng dấu phẩy, được tin tiêu đề X-Forwarded; proxy trên máy này không cần ghi."))
    {
        Examples = ["\"192.168.1.2, 10.0.0.0/24\""],
    };

    private static readonly Field<string> WebEmbedIn = new("embedIn", Shape.Text(SettingsTexts.Origins, "https://www.office.vn"), new(
        "Addresses of sites, separated by commas, whose pages may show a board live in a frame: <iframe src=\"https://…/embed/lobby\">. Left out: none.",
        "Địa chỉ các trang, cách nhau bằng dấu phẩy, được nhúng hình trực tiếp của bảng bằng khung: <iframe src=\"https://…/embed/lobby\">. Bỏ trống: không trang nào."))
    {
        Examples = ["\"https://www.office.vn\""],
    };

    private static readonly Field<string> WebCertificate = FileField("certificate", new(
        "A PEM file with the certificate of https:// and those up to its authority. Left out: one that the hub makes for itself, at which browsers ask once.",
        "Tệp PEM chứa chứng chỉ cho https:// và chuỗi chứng thực. Bỏ trống: hub tự tạo chứng chỉ, trình duyệt sẽ hỏi một lần."));

    private static readonly Field<string> WebKey = FileField("key", new("A PEM file with the private key of that certificate.", "Tệp PEM chứa khóa riêng của chứng chỉ đó."));

    private static readonly Field<bool> WebUnencrypted = new("unencryptedOnTheNetwork", Shape.True(), new(
        "The pages may leave this machine as http://, for a proxy elsewhere that speaks https:// for them. Nobody can sign in over it directly.",
        "Cho phép trang ra khỏi máy này bằng http://, khi có proxy ở nơi khác nói https:// thay. Không ai đăng nhập trực tiếp qua đó được."));

    private static readonly Field<int> EncryptedOnlyDays = new("encryptedOnlyDays", Shape.Whole(0, 730), new(
        "For how many days after each visit browsers come by https:// alone, and do not ask but refuse where the certificate is wrong (HSTS); with the office's own certificate only. 0 takes the promise back at the next visit.",
        "Số ngày sau mỗi lần mở trang mà trình duyệt chỉ vào bằng https://, và từ chối hẳn khi chứng chỉ sai (HSTS); chỉ áp dụng với chứng chỉ của cơ quan. 0 là hủy cam kết ở lần mở sau."))
    {
        Default = "30",
    };

    private static readonly Field<int> StreamsOfOneAddress = new("streamsOfOneAddress", Shape.Whole(1, 10_000), new(
        "How many live pages one address may have open at a time: more where many people come through one router (NAT). Boards of the office in browsers are not counted.",
        "Số trang trực tiếp mà một địa chỉ được mở cùng lúc: tăng lên khi nhiều người đi chung một bộ định tuyến (NAT). Bảng của cơ quan chạy trong trình duyệt không tính vào đây."))
    {
        Default = "40",
    };

    private static readonly Field<Uri> OutsideAuthority = new("authority", Shape.Text(SettingsTexts.Authority, "https://login.office.vn"), new(
        "The provider's address. At the provider, https://NAME/sign-in/outside/back is what it may send people back to.",
        "Địa chỉ nhà cung cấp. Ở đó hãy khai báo địa chỉ quay lại https://TÊN/sign-in/outside/back."))
    {
        Examples = ["\"https://login.office.vn/realms/office\""],
    };

    private static readonly Field<string> OutsideClientId = new("clientId", Shape.Text(SettingsTexts.Line, "signagehub"), new(
        "What the provider calls this hub.", "Mã mà nhà cung cấp đặt cho hub này."));

    private static readonly Field<string> OutsideClientSecret = new("clientSecret", Shape.Text(SettingsTexts.Line, "…"), new(
        "The hub's password there, where the provider gives one; better in the environment, as SIGNAGEHUB_WEB__SIGNIN__CLIENTSECRET.",
        "Mật khẩu của hub ở đó, nếu có; nên đặt trong biến môi trường SIGNAGEHUB_WEB__SIGNIN__CLIENTSECRET."));

    private static readonly Field<string> OutsideLabel = new("label", Shape.Text(SettingsTexts.Line, "…"), new(
        "What people call the provider; it stands on the button. Left out: its host name.", "Tên gọi nhà cung cấp, ghi trên nút. Bỏ trống: tên máy của nó."));

    private static readonly Field<SettingsPart> Outside = new("signIn", Shape.Object(
        new("An OpenID Connect provider with which people may sign in, besides passwords and passkeys. Nobody gets an account by it: an admin says at /accounts whom each account belongs to.",
            "Nhà cung cấp OpenID Connect để đăng nhập, ngoài mật khẩu và khóa truy cập. Không ai được cấp tài khoản qua đó: quản trị viên ghi ở /accounts mỗi tài khoản thuộc về ai."),
        [OutsideAuthority, OutsideClientId, OutsideClientSecret, OutsideLabel],
        values => new SettingsPart
        {
            OutsideAuthority = values.Find(OutsideAuthority),
            OutsideClientId = values.Find(OutsideClientId),
            OutsideClientSecret = values.Find(OutsideClientSecret),
            OutsideLabel = values.Find(OutsideLabel),
        }), new("Signing in with an outside provider, over OpenID Connect.", "Đăng nhập bằng nhà cung cấp bên ngoài, qua OpenID Connect."));

    private static readonly Field<SettingsPart> Web = new("web", Shape.Object(
        new("How the pages are reached from the network.", "Cách mở trang từ mạng."),
        [WebHosts, WebProxies, WebEmbedIn, WebCertificate, WebKey, EncryptedOnlyDays, StreamsOfOneAddress, WebUnencrypted, Outside],
        values => values.Get(Outside, new SettingsPart()) with
        {
            WebHosts = values.Find(WebHosts),
            WebProxies = values.Find(WebProxies),
            WebEmbedIn = values.Find(WebEmbedIn),
            WebCertificate = values.Find(WebCertificate),
            WebKey = values.Find(WebKey),
            EncryptedOnlyDays = values.FindValue(EncryptedOnlyDays),
            StreamsOfOneAddress = values.FindValue(StreamsOfOneAddress),
            WebUnencrypted = values.FindValue(WebUnencrypted),
        }), new("How the pages are reached from the network: names, proxies, the certificate of https.", "Cách mở trang từ mạng: tên, proxy, chứng chỉ https."));

    private static readonly Field<bool> SignInToView = new("signInToView", Shape.True(), new(
        "The wall and the other pages want people to sign in. Boards in a browser (/play) and the feeds stay open.",
        "Phải đăng nhập mới xem được các trang. Bảng trong trình duyệt (/play) và các nguồn tin vẫn mở."));

    private static readonly Field<IPAddress> Address = new("address", Shape.Text(SettingsTexts.Address, "localhost"), new(
        "Where plain MQTT listens. Another address than localhost needs unencryptedOnTheNetwork.",
        "Địa chỉ nhận MQTT không mã hóa. Địa chỉ khác localhost phải kèm unencryptedOnTheNetwork."))
    {
        Default = "\"localhost\"",
    };

    private static readonly Field<int> Port = new("port", Shape.Whole(0, 65535), new(
        "The port of plain MQTT; 0 for any free one.",
        "Cổng MQTT không mã hóa; 0 là cổng trống bất kỳ."))
    {
        Default = "1883",
    };

    private static readonly Field<bool> Unencrypted = new("unencryptedOnTheNetwork", Shape.True(), new(
        "Plain MQTT may leave this machine: whoever is on the network can then read secrets and what boards show.",
        "Cho phép MQTT không mã hóa ra khỏi máy này: ai ở trên mạng cũng đọc được mã bí mật và nội dung bảng."));

    private static readonly Field<bool> InMemory = new("inMemory", Shape.True(), new(
        "Write nothing of the broker's state to disk: retained messages of boards and their sessions end with the hub.",
        "Không ghi trạng thái MQTT xuống đĩa: tin giữ lại và phiên của bảng mất khi hub dừng."));

    private static readonly Field<IPAddress> TlsAddress = new("address", Shape.Text(SettingsTexts.Address, "*"), new(
        "Where MQTT over TLS listens: localhost, * for every address of this machine, or one address.",
        "Địa chỉ nhận MQTT qua TLS: localhost, * cho mọi địa chỉ của máy, hoặc một địa chỉ."))
    {
        Default = "\"localhost\"",
        Examples = ["\"*\""],
    };

    private static readonly Field<int> TlsPort = new("port", Shape.Whole(0, 65535), new(
        "The port of MQTT over TLS; 0 for any free one.",
        "Cổng MQTT qua TLS; 0 là cổng trống bất kỳ."))
    {
        Default = "8883",
    };

    private static readonly Field<string> TlsCertificate = FileField("certificate", new(
        "A PEM file with the broker's certificate and those up to its authority. Left out: one that the hub makes for itself, whose fingerprint boards pin.",
        "Tệp PEM chứa chứng chỉ và chuỗi chứng thực. Bỏ trống: hub tự tạo chứng chỉ, bảng nhận biết bằng dấu vân tay."));

    private static readonly Field<string> TlsKey = FileField("key", new(
        "A PEM file with the private key of the certificate.", "Tệp PEM chứa khóa riêng của chứng chỉ."));

    private static readonly Field<string> ClientAuthority = FileField("clientAuthority", new(
        "A PEM file with the authorities of the boards' certificates. Boards must then bring one whose common name is their id (mutual TLS).",
        "Tệp PEM chứa tổ chức cấp chứng chỉ cho bảng. Khi đó bảng phải có chứng chỉ mang tên là mã bảng (TLS hai chiều)."));

    private static readonly Field<SettingsPart> Tls = new("tls", Shape.Object(
        new("MQTT over TLS.", "MQTT qua TLS."),
        [TlsAddress, TlsPort, TlsCertificate, TlsKey, ClientAuthority],
        values => new SettingsPart
        {
            TlsAddress = values.Find(TlsAddress),
            TlsPort = values.FindValue(TlsPort),
            TlsCertificate = values.Find(TlsCertificate),
            TlsKey = values.Find(TlsKey),
            ClientAuthority = values.Find(ClientAuthority),
        }), new("MQTT over TLS on the hub's own broker.", "MQTT qua TLS trên máy chủ MQTT của hub."));

    private static readonly Field<Uri> Broker = new("broker", Shape.Text(SettingsTexts.Broker, "mqtts://host:8883"), new(
        "Another broker, such as Mosquitto, instead of the hub's own.",
        "Dùng máy chủ MQTT khác, ví dụ Mosquitto, thay cho máy chủ của hub."))
    {
        Examples = ["\"mqtts://broker.office.vn:8883\""],
    };

    private static readonly Field<string> User = new("user", Shape.Text(SettingsTexts.Line, "hub"), new(
        "The hub's user name and client id at that broker.", "Tên người dùng và mã máy khách của hub trên máy chủ đó."))
    {
        Default = "\"hub\"",
    };

    private static readonly Field<string> Password = new("password", Shape.Text(SettingsTexts.Line, "…"), new(
        "The hub's password at that broker; better in the environment, as SIGNAGEHUB_MQTT__PASSWORD.",
        "Mật khẩu của hub trên máy chủ đó; nên đặt trong biến môi trường SIGNAGEHUB_MQTT__PASSWORD."));

    private static readonly Field<string> Authority = FileField("authority", new(
        "A PEM file with the authorities of the broker's certificate. Left out: those that this machine trusts.",
        "Tệp PEM chứa tổ chức cấp chứng chỉ của máy chủ. Bỏ trống: các tổ chức mà máy này tin cậy."));

    private static readonly Field<string> Fingerprint = new("fingerprint", Shape.Text(SettingsTexts.Fingerprint, new string('a', 64)), new(
        "SHA-256 of the broker's certificate; then no authority is asked.",
        "SHA-256 của chứng chỉ máy chủ; khi đó không cần tổ chức chứng thực."));

    private static readonly Field<string> Certificate = FileField("certificate", new(
        "A PEM file with the hub's own certificate, where the broker asks for one.", "Tệp PEM chứa chứng chỉ của hub, nếu máy chủ yêu cầu."));

    private static readonly Field<string> Key = FileField("key", new("A PEM file with the private key of that certificate.", "Tệp PEM chứa khóa riêng của chứng chỉ đó."));

    private static readonly Field<SettingsPart> Mqtt = new("mqtt", Shape.Object(
        new("How the hub speaks MQTT.", "Cách hub dùng MQTT."),
        [Address, Port, Unencrypted, Tls, InMemory, Broker, User, Password, Authority, Fingerprint, Certificate, Key],
        values => values.Get(Tls, new SettingsPart()) with
        {
            Address = values.Find(Address),
            Port = values.FindValue(Port),
            UnencryptedOnTheNetwork = values.FindValue(Unencrypted),
            InMemory = values.FindValue(InMemory),
            Broker = values.Find(Broker),
            User = values.Find(User),
            Password = values.Find(Password),
            Authority = values.Find(Authority),
            Fingerprint = values.Find(Fingerprint),
            Certificate = values.Find(Certificate),
            Key = values.Find(Key),
        }), new("How the hub speaks MQTT: through its own broker, or through one elsewhere.", "Cách hub dùng MQTT: máy chủ của chính hub hoặc máy chủ khác."));

    private static readonly Field<ApprovalRule> Approvals = new("approvals", Shape.Word(SettingsTexts.Approvals), new(
        "Which entries show only when somebody has approved exactly what boards light: drafts (those with \"draft\": true), or all.",
        "Mục nào chỉ hiện khi đã được duyệt đúng hình sẽ chiếu: drafts (mục có \"draft\": true) hoặc all (mọi mục)."))
    {
        Default = "\"drafts\"",
    };

    private static readonly Field<bool> ApprovedByAnother = new("approvedByAnother", Shape.True(), new(
        "Nobody approves in the browser, or by a program, what they had a hand in there (words, days, boards, look), and nobody lets it show at once: who may approve writes drafts too.",
        "Không ai được tự duyệt nội dung mình đã soạn hoặc sửa (chữ, ngày, bảng, kiểu chữ) trên trang hoặc qua chương trình, cũng không ai cho hiện ngay: người duyệt cũng viết bản nháp."));

    private static readonly Field<Uri> WebhookUrl = new("webhook", Shape.Text(SettingsTexts.WebAddress, "https://host/path"), new(
        "A web address that is told by POST, as signed JSON.", "Địa chỉ web nhận thông báo bằng POST, dạng JSON có chữ ký."))
    {
        Examples = ["\"https://chat.office.vn/hooks/signage\""],
    };

    private static readonly Field<string> WebhookSecret = new("webhookSecret", Shape.Text(SettingsTexts.Line, "…"), new(
        "Signs what goes to the webhook (HMAC-SHA256); better in the environment, as SIGNAGEHUB_NOTICES__WEBHOOKSECRET.",
        "Dùng để ký nội dung gửi webhook (HMAC-SHA256); nên đặt trong biến môi trường SIGNAGEHUB_NOTICES__WEBHOOKSECRET."));

    private static readonly Field<string> MailServer = new("mailServer", Shape.Text(SettingsTexts.MailServer, "mail.office.vn:587"), new(
        "The SMTP server and its port; it must offer STARTTLS.", "Máy chủ SMTP và cổng; phải có STARTTLS."))
    {
        Examples = ["\"mail.office.vn:587\""],
    };

    private static readonly Field<string> MailFrom = new("mailFrom", Shape.Text(SettingsTexts.MailAddress, "signage@office.vn"), new(
        "The sender's address.", "Địa chỉ người gửi."));

    private static readonly Field<string> MailTo = new("mailTo", Shape.Text(SettingsTexts.MailAddresses, "it@office.vn, vanphong@office.vn"), new(
        "Who gets the e-mails; several addresses are separated by commas.", "Người nhận thư; nhiều địa chỉ cách nhau bằng dấu phẩy."));

    private static readonly Field<string> MailUser = new("mailUser", Shape.Text(SettingsTexts.Line, "signage"), new(
        "The account at the mail server, where it asks for one.", "Tài khoản ở máy chủ thư, nếu máy chủ yêu cầu."));

    private static readonly Field<string> MailPassword = new("mailPassword", Shape.Text(SettingsTexts.Line, "…"), new(
        "Its password; better in the environment, as SIGNAGEHUB_NOTICES__MAILPASSWORD.", "Mật khẩu của tài khoản; nên đặt trong biến môi trường SIGNAGEHUB_NOTICES__MAILPASSWORD."));

    private static readonly Field<bool> MailUnencrypted = new("mailUnencrypted", Shape.True(), new(
        "Speak to the mail server without TLS: only for one on the same machine.", "Nói với máy chủ thư không dùng TLS: chỉ khi ở cùng một máy."));

    private static readonly Field<SettingsPart> Notices = new("notices", Shape.Object(
        new("Whom the hub tells when a board is in trouble, and when it is well again.", "Trung tâm báo cho ai khi bảng gặp sự cố và khi đã ổn."),
        [WebhookUrl, WebhookSecret, MailServer, MailFrom, MailTo, MailUser, MailPassword, MailUnencrypted],
        values => new SettingsPart
        {
            WebhookUrl = values.Find(WebhookUrl),
            WebhookSecret = values.Find(WebhookSecret),
            MailServer = values.Find(MailServer),
            MailFrom = values.Find(MailFrom),
            MailTo = values.Find(MailTo),
            MailUser = values.Find(MailUser),
            MailPassword = values.Find(MailPassword),
            MailUnencrypted = values.FindValue(MailUnencrypted),
        }), new("Whom the hub tells when something is wrong: a webhook, e-mail.", "Trung tâm báo cho ai khi có sự cố: webhook, thư điện tử."));

    public static readonly ObjectShape<SettingsPart> File = new(
        new("What the person who installs the hub decides.", "Những gì người cài đặt hub quyết định."),
        [Urls, Web, SignInToView, Approvals, ApprovedByAnother, Mqtt, Notices],
        values => (values.Get(Mqtt, new SettingsPart()) with { Urls = values.Find(Urls), SignInToView = values.FindValue(SignInToView), Approvals = values.FindValue(Approvals), ApprovedByAnother = values.FindValue(ApprovedByAnother) }).Over(values.Get(Notices, new SettingsPart())).Over(values.Get(Web, new SettingsPart())))
    {
        IsFile = true,
    };

    private static Field<string> FileField(string name, Bilingual doc) => new(name, Shape.Text(SettingsTexts.FileName, $"{name}.pem"), doc);
}
