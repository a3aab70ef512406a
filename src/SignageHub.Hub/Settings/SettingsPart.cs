using System.Net;
using SignageHub.Hub.Approvals;

namespace SignageHub.Hub.Settings;

/// <summary>What one source (the file, the environment, the command line) says; null where it says nothing.</summary>
public sealed record SettingsPart
{
    public string? Urls { get; init; }

    public string? WebHosts { get; init; }

    public string? WebProxies { get; init; }

    public string? WebEmbedIn { get; init; }

    public string? WebCertificate { get; init; }

    public string? WebKey { get; init; }

    public bool? WebUnencrypted { get; init; }

    public int? EncryptedOnlyDays { get; init; }

    public int? StreamsOfOneAddress { get; init; }

    public Uri? OutsideAuthority { get; init; }

    public string? OutsideClientId { get; init; }

    public string? OutsideClientSecret { get; init; }

    public string? OutsideLabel { get; init; }

    public bool? SignInToView { get; init; }

    public bool? ApprovedByAnother { get; init; }

    public ApprovalRule? Approvals { get; init; }

    public IPAddress? Address { get; init; }

    public int? Port { get; init; }

    public bool? UnencryptedOnTheNetwork { get; init; }

    public bool? InMemory { get; init; }

    public IPAddress? TlsAddress { get; init; }

    public int? TlsPort { get; init; }

    public string? TlsCertificate { get; init; }

    public string? TlsKey { get; init; }

    public string? ClientAuthority { get; init; }

    public Uri? Broker { get; init; }

    public string? User { get; init; }

    public string? Password { get; init; }

    public string? Authority { get; init; }

    public string? Fingerprint { get; init; }

    public string? Certificate { get; init; }

    public string? Key { get; init; }

    public Uri? WebhookUrl { get; init; }

    public string? WebhookSecret { get; init; }

    public string? MailServer { get; init; }

    public string? MailFrom { get; init; }

    public string? MailTo { get; init; }

    public string? MailUser { get; init; }

    public string? MailPassword { get; init; }

    public bool? MailUnencrypted { get; init; }

    /// <summary>This source where it says something, the other where it does not.</summary>
    public SettingsPart Over(SettingsPart other) => new()
    {
        Urls = Urls ?? other.Urls,
        WebHosts = WebHosts ?? other.WebHosts,
        WebProxies = WebProxies ?? other.WebProxies,
        WebEmbedIn = WebEmbedIn ?? other.WebEmbedIn,
        WebCertificate = WebCertificate ?? other.WebCertificate,
        WebKey = WebKey ?? other.WebKey,
        WebUnencrypted = WebUnencrypted ?? other.WebUnencrypted,
        EncryptedOnlyDays = EncryptedOnlyDays ?? other.EncryptedOnlyDays,
        StreamsOfOneAddress = StreamsOfOneAddress ?? other.StreamsOfOneAddress,
        OutsideAuthority = OutsideAuthority ?? other.OutsideAuthority,
        OutsideClientId = OutsideClientId ?? other.OutsideClientId,
        OutsideClientSecret = OutsideClientSecret ?? other.OutsideClientSecret,
        OutsideLabel = OutsideLabel ?? other.OutsideLabel,
        SignInToView = SignInToView ?? other.SignInToView,
        ApprovedByAnother = ApprovedByAnother ?? other.ApprovedByAnother,
        Approvals = Approvals ?? other.Approvals,
        Address = Address ?? other.Address,
        Port = Port ?? other.Port,
        UnencryptedOnTheNetwork = UnencryptedOnTheNetwork ?? other.UnencryptedOnTheNetwork,
        InMemory = InMemory ?? other.InMemory,
        TlsAddress = TlsAddress ?? other.TlsAddress,
        TlsPort = TlsPort ?? other.TlsPort,
        TlsCertificate = TlsCertificate ?? other.TlsCertificate,
        TlsKey = TlsKey ?? other.TlsKey,
        ClientAuthority = ClientAuthority ?? other.ClientAuthority,
        Broker = Broker ?? other.Broker,
        User = User ?? other.User,
        Password = Password ?? other.Password,
        Authority = Authority ?? other.Authority,
        Fingerprint = Fingerprint ?? other.Fingerprint,
        Certificate = Certificate ?? other.Certificate,
        Key = Key ?? other.Key,
        WebhookUrl = WebhookUrl ?? other.WebhookUrl,
        WebhookSecret = WebhookSecret ?? other.WebhookSecret,
        MailServer = MailServer ?? other.MailServer,
        MailFrom = MailFrom ?? other.MailFrom,
        MailTo = MailTo ?? other.MailTo,
        MailUser = MailUser ?? other.MailUser,
        MailPassword = MailPassword ?? other.MailPassword,
        MailUnencrypted = MailUnencrypted ?? other.MailUnencrypted,
    };

    /// <summary>Files are named from the folder of the file that names them.</summary>
    public SettingsPart From(string folder) => this with
    {
        WebCertificate = InFolder(folder, WebCertificate),
        WebKey = InFolder(folder, WebKey),
        TlsCertificate = InFolder(folder, TlsCertificate),
        TlsKey = InFolder(folder, TlsKey),
        ClientAuthority = InFolder(folder, ClientAuthority),
        Authority = InFolder(folder, Authority),
        Certificate = InFolder(folder, Certificate),
        Key = InFolder(folder, Key),
    };

    /// <summary>The settings, with their defaults where nobody says anything.</summary>
    public HubSettings Complete(HubSettings settings)
    {
        var (mqtt, web) = (new MqttSettings(), new WebSettings());
        return settings with
        {
            Urls = Urls ?? settings.Urls,
            Web = new WebSettings
            {
                Hosts = SettingsTexts.Listed(WebHosts),
                EmbedIn = [.. SettingsTexts.Listed(WebEmbedIn).Select(SettingsTexts.OriginOf).OfType<string>()],
                Proxies = [.. SettingsTexts.Listed(WebProxies).Select(SettingsTexts.NetworkOf).OfType<IPNetwork>()],
                Certificate = WebCertificate,
                Key = WebKey,
                EncryptedOnlyDays = EncryptedOnlyDays ?? web.EncryptedOnlyDays,
                StreamsOfOneAddress = StreamsOfOneAddress ?? web.StreamsOfOneAddress,
                SignIn = OutsideAuthority is null ? null : new OutsideSettings(OutsideAuthority, OutsideClientId!, OutsideLabel ?? OutsideAuthority.Host) { ClientSecret = OutsideClientSecret },
            },
            Notices = new NoticeSettings { Webhook = WebhookUrl is null ? null : new WebhookSettings(WebhookUrl, WebhookSecret!), Mail = Mail() },
            SignInToView = SignInToView ?? false,
            ApprovedByAnother = ApprovedByAnother ?? false,
            Approvals = Approvals ?? settings.Approvals,
            Mqtt = mqtt with
            {
                Address = Address ?? mqtt.Address,
                Port = Port ?? mqtt.Port,
                InMemory = InMemory ?? false,
                Tls = mqtt.Tls with
                {
                    Address = TlsAddress ?? mqtt.Tls.Address,
                    // Who lets the system choose the one port wants no fixed one beside it.
                    Port = TlsPort ?? (Port == 0 ? 0 : mqtt.Tls.Port),
                    Certificate = TlsCertificate,
                    Key = TlsKey,
                    ClientAuthority = ClientAuthority,
                },
                Broker = Broker is null ? null : Outside(Broker),
            },
        };
    }

    private MailSettings? Mail()
    {
        if (MailServer is null)
            return null;
        var at = MailServer.LastIndexOf(':');
        return new MailSettings(
            MailServer[..at], int.Parse(MailServer.AsSpan(at + 1), System.Globalization.CultureInfo.InvariantCulture), MailFrom!,
            MailTo!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            User = MailUser,
            Password = MailPassword,
            Unencrypted = MailUnencrypted ?? false,
        };
    }

    private OutsideBroker Outside(Uri address)
    {
        var outside = new OutsideBroker(address) { Password = Password, Authority = Authority, Fingerprint = Fingerprint, Certificate = Certificate, Key = Key };
        return User is null ? outside : outside with { User = User };
    }

    private static string? InFolder(string folder, string? path) => path is null ? null : Path.Combine(folder, path);
}
