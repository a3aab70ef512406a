namespace SignageHub.Hub.Settings;

/// <summary>Whom the hub tells when something is wrong; nobody but its log unless someone is named.</summary>
public sealed record NoticeSettings
{
    public WebhookSettings? Webhook { get; init; }

    public MailSettings? Mail { get; init; }
}

/// <param name="Url">http or https.</param>
/// <param name="Secret">Signs what is sent.</param>
public sealed record WebhookSettings(Uri Url, string Secret);

/// <param name="Host">The SMTP server.</param>
/// <param name="Port">1 to 65535.</param>
/// <param name="From">The sender's address.</param>
/// <param name="To">Who gets it.</param>
public sealed record MailSettings(string Host, int Port, string From, IReadOnlyList<string> To)
{
    /// <summary>The account at the server; null where it asks for none.</summary>
    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>No STARTTLS: for a server on the same machine.</summary>
    public bool Unencrypted { get; init; }
}
