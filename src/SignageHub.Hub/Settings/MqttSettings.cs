using System.Net;

namespace SignageHub.Hub.Settings;

/// <summary>How the hub speaks MQTT: through its own broker, or through one elsewhere.</summary>
public sealed record MqttSettings
{
    public const int DefaultPort = 1883;

    /// <summary>Where plain MQTT listens. Another than loopback only in so many words: see <see cref="SettingsRules"/>.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>Port of plain MQTT, 1 to 65535; 0 lets the system choose one.</summary>
    public int Port { get; init; } = DefaultPort;

    public TlsSettings Tls { get; init; } = new();

    /// <summary>Nothing of the broker's own state outlives it: no retained messages of boards, no sessions.</summary>
    public bool InMemory { get; init; }

    /// <summary>Null when the hub's own broker serves.</summary>
    public OutsideBroker? Broker { get; init; }
}

/// <summary>MQTT over TLS on the hub's own broker.</summary>
public sealed record TlsSettings
{
    public const int DefaultPort = 8883;

    /// <summary>Where it listens.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>1 to 65535; 0 lets the system choose one.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>A PEM file with the certificate and those between it and its authority; null for the one that the hub makes for itself.</summary>
    public string? Certificate { get; init; }

    /// <summary>A PEM file with its private key; goes with <see cref="Certificate"/>.</summary>
    public string? Key { get; init; }

    /// <summary>A PEM file with the authorities whose certificates boards must bring (mutual TLS); null when boards sign in with their secrets.</summary>
    public string? ClientAuthority { get; init; }
}

/// <summary>A broker that is not the hub's own.</summary>
/// <param name="Address"><c>mqtt</c>, <c>mqtts</c>, <c>ws</c> or <c>wss</c>, and a host.</param>
public sealed record OutsideBroker(Uri Address)
{
    /// <summary>The hub's user name and client id there.</summary>
    public string User { get; init; } = "hub";

    public string? Password { get; init; }

    /// <summary>A PEM file with the authorities whose certificate the broker may have; null for those that the system trusts.</summary>
    public string? Authority { get; init; }

    /// <summary>SHA-256 of the broker's certificate, 64 hexadecimal digits; then no authority is asked.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>A PEM file with the hub's own certificate, where the broker asks for one.</summary>
    public string? Certificate { get; init; }

    /// <summary>A PEM file with its private key; goes with <see cref="Certificate"/>.</summary>
    public string? Key { get; init; }
}
