using System.Net;

namespace SignageHub.Hub.Settings;

/// <summary>How the pages are reached from the network.</summary>
public sealed record WebSettings
{
    /// <summary>Names by which browsers may ask for the pages, besides the machine's own name, localhost and addresses.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Proxies, besides those on this machine, whose word on who asks, and how, is taken.</summary>
    public IReadOnlyList<IPNetwork> Proxies { get; init; } = [];

    /// <summary>PEM file with the certificate of https:// and those up to its authority; null for one that the hub makes for itself.</summary>
    public string? Certificate { get; init; }

    /// <summary>PEM file with its private key.</summary>
    public string? Key { get; init; }
}
