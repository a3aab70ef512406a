using System.Net;
using SignageHub.Core;

namespace SignageHub.Hub.Settings;

/// <summary>What settings must be to each other, whatever source each comes from; all faults at once.</summary>
internal static class SettingsRules
{
    public static IReadOnlyList<Bilingual> Check(SettingsPart settings)
    {
        var faults = new List<Bilingual>();
        if (settings.Address is { } address && !IPAddress.IsLoopback(address) && settings.UnencryptedOnTheNetwork != true)
            faults.Add(new(
                $"mqtt.address is {address}: plain MQTT would leave this machine unencrypted. Use mqtt.tls for boards on the network, or say \"unencryptedOnTheNetwork\": true beside it if you mean it.",
                $"mqtt.address là {address}: MQTT không mã hóa sẽ ra khỏi máy này. Hãy dùng mqtt.tls cho các bảng trên mạng, hoặc ghi thêm \"unencryptedOnTheNetwork\": true nếu thật sự muốn vậy."));
        if (settings.Urls is { } urls && settings.WebUnencrypted != true && Doors.LeavesUnencrypted(urls) is { } open)
            faults.Add(new(
                $"urls is {open}: the pages would leave this machine unencrypted. Write {open.Replace("http://", "https://", StringComparison.OrdinalIgnoreCase)}, the hub has a certificate of its own; or, for a proxy elsewhere, \"web\": {{ \"unencryptedOnTheNetwork\": true }}.",
                $"urls là {open}: trang sẽ ra khỏi máy này không mã hóa. Hãy viết {open.Replace("http://", "https://", StringComparison.OrdinalIgnoreCase)}, hub có sẵn chứng chỉ; hoặc, nếu có proxy ở nơi khác, ghi \"web\": {{ \"unencryptedOnTheNetwork\": true }}."));
        Pair(settings.WebCertificate, settings.WebKey, "web.certificate", "web.key");
        Pair(settings.OutsideAuthority?.ToString(), settings.OutsideClientId, "web.signIn.authority", "web.signIn.clientId");
        if ((settings.OutsideClientSecret ?? settings.OutsideLabel) is not null && settings.OutsideAuthority is null)
            faults.Add(new("web.signIn wants an authority and a clientId.", "web.signIn cần có authority và clientId."));
        Pair(settings.TlsCertificate, settings.TlsKey, "mqtt.tls.certificate", "mqtt.tls.key");
        Pair(settings.Certificate, settings.Key, "mqtt.certificate", "mqtt.key");
        Pair(settings.WebhookUrl?.ToString(), settings.WebhookSecret, "notices.webhook", "notices.webhookSecret");
        Pair(settings.MailServer, settings.MailFrom, "notices.mailServer", "notices.mailFrom");
        Pair(settings.MailServer, settings.MailTo, "notices.mailServer", "notices.mailTo");
        Pair(settings.MailUser, settings.MailPassword, "notices.mailUser", "notices.mailPassword");
        if (settings.Broker is { } broker)
            Outside(settings, broker);
        else
            Inside(settings);
        return faults;

        void Pair(string? one, string? other, string oneName, string otherName)
        {
            if (one is null != other is null)
                faults.Add(new($"{oneName} and {otherName} go together.", $"{oneName} và {otherName} phải đi cùng nhau."));
        }

        void Inside(SettingsPart part)
        {
            foreach (var (name, value) in new[]
            {
                ("mqtt.user", part.User), ("mqtt.password", part.Password), ("mqtt.authority", part.Authority),
                ("mqtt.fingerprint", part.Fingerprint), ("mqtt.certificate", part.Certificate),
            })
            {
                if (value is not null)
                    faults.Add(new($"{name} belongs to mqtt.broker, which is not set.", $"{name} đi cùng mqtt.broker, nhưng mqtt.broker chưa được đặt."));
            }
        }

        void Outside(SettingsPart part, Uri uri)
        {
            foreach (var (name, isSet) in new[]
            {
                ("mqtt.address", part.Address is not null), ("mqtt.port", part.Port is not null), ("mqtt.inMemory", part.InMemory is not null),
                ("mqtt.tls", (part.TlsAddress, part.TlsPort, part.TlsCertificate, part.ClientAuthority) is not (null, null, null, null)),
            })
            {
                if (isSet)
                    faults.Add(new($"{name} is about the hub's own broker, which does not run beside mqtt.broker.", $"{name} dành cho máy chủ MQTT của hub, không chạy cùng mqtt.broker."));
            }

            var needsTls = part.Authority ?? part.Fingerprint ?? part.Certificate;
            if (needsTls is not null && uri.Scheme is "mqtt" or "ws")
                faults.Add(new(
                    $"mqtt.authority, fingerprint and certificate need TLS, and mqtt.broker is {uri}: write mqtts or wss.",
                    $"mqtt.authority, fingerprint và certificate cần TLS, nhưng mqtt.broker là {uri}: hãy viết mqtts hoặc wss."));
        }
    }
}
