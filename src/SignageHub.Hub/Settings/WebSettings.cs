using System.Net;

namespace SignageHub.Hub.Settings;

/// <summary>How the pages are reached from the network.</summary>
public sealed record WebSettings
{
    /// <summary>Names by which browsers may ask for the pages, besides the machine's own name, localhost and addresses.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Proxies, besides those on this machine, whose word on who asks, and how, is taken.</summary>
    public IReadOnlyList<IPNetwork> Proxies { get; init; } = [];

    /// <summary>Origins whose pages may hold a board's picture in a frame (<c>/embed/BOARD</c>).</summary>
    public IReadOnlyList<string> EmbedIn { get; init; } = [];

    /// <summary>PEM file with the certificate of https:// and those up to its authority; null for one that the hub makes for itself.</summary>
    public string? Certificate { get; init; }

    /// <summary>PEM file with its private key.</summary>
    public string? Key { get; init; }

    /// <summary>For how many days after a visit a browser comes by https:// alone (HSTS, RFC 6797), with the office's own certificate; 0 promises nothing.</summary>
    public int EncryptedOnlyDays { get; init; } = 30;

    /// <summary>Live pages that one address may have open at a time; 1 to 10,000.</summary>
    public int StreamsOfOneAddress { get; init; } = 40;

    /// <summary>Where people sign in who have an account outside; null for nowhere.</summary>
    public OutsideSettings? SignIn { get; init; }
}

/// <summary>An OpenID Connect provider.</summary>
/// <param name="Authority">Its address, below which <c>.well-known/openid-configuration</c> lies.</param>
/// <param name="ClientId">What it calls this hub.</param>
/// <param name="Label">What people call it.</param>
public sealed record OutsideSettings(Uri Authority, string ClientId, string Label)
{
    /// <summary>The hub's password there; null where the provider trusts PKCE alone.</summary>
    public string? ClientSecret { get; init; }
}
