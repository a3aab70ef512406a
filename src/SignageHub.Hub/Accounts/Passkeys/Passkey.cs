using NodaTime;

namespace SignageHub.Hub.Accounts.Passkeys;

/// <summary>A key on somebody's telephone, computer or security key, of which the hub keeps the public half (a credential record, WebAuthn Level 3 §4).</summary>
/// <remarks>Using it takes the thing itself and its owner's finger, face or PIN, so it counts as two factors.</remarks>
public sealed record Passkey
{
    /// <summary>Of one account.</summary>
    public const int Most = 10;

    public const int LongestName = 40;

    /// <summary>The credential id, base64url: the authenticator chose it.</summary>
    public required string Id { get; init; }

    /// <summary>What its owner calls it.</summary>
    public required string Name { get; init; }

    /// <summary>The public key, a COSE_Key (RFC 9052 §7) in base64.</summary>
    public required string Key { get; init; }

    /// <summary>How often the authenticator says it has signed; 0 for one that does not count.</summary>
    public uint Count { get; init; }

    /// <summary>Hints for browsers on how to reach it: <c>internal</c>, <c>usb</c>, <c>nfc</c>.</summary>
    public IReadOnlyList<string> Transports { get; init; } = [];

    /// <summary>Whether its maker may copy it to the owner's other devices. It never changes.</summary>
    public bool MayBeCopied { get; init; }

    public required Instant Added { get; init; }

    /// <summary>When somebody last signed in with it; null for never.</summary>
    public Instant? Used { get; init; }
}
