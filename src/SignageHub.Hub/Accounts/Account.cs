using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Hub.Accounts.Outside;
using SignageHub.Hub.Accounts.Passkeys;

namespace SignageHub.Hub.Accounts;

/// <summary>A person who may sign in.</summary>
public sealed partial record Account
{
    public const int LongestName = 40;

    public const int LongestDisplay = 80;

    /// <summary>Given once and never used again, also after the account is gone: 16 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>What the person signs in with: <c>lan.nguyen</c>.</summary>
    public required string Name { get; init; }

    /// <summary>As people call them.</summary>
    public required string Display { get; init; }

    public IReadOnlyList<Grant> Grants { get; init; } = [];

    /// <summary>ASP.NET Core Identity's hash; null until the person has chosen a password.</summary>
    public string? Password { get; init; }

    /// <summary>The sealed secret of the second step; null without one.</summary>
    public string? Totp { get; init; }

    /// <summary>The last step of 30 s whose code was used: no code is good twice.</summary>
    public long TotpStep { get; init; }

    /// <summary>SHA-256 of the codes for a lost telephone, each good once.</summary>
    public IReadOnlyList<string> Recovery { get; init; } = [];

    /// <summary>With which the person signs in without a password.</summary>
    public IReadOnlyList<Passkey> Passkeys { get; init; } = [];

    /// <summary>Who the person is at the outside provider, as an admin wrote it: an e-mail address, a user name, or <c>sub:</c> and the subject; null for nobody.</summary>
    public string? OutsideName { get; init; }

    /// <summary>Whom the first sign-in under that name tied the account to; null until then.</summary>
    public OutsideIdentity? Outside { get; init; }

    /// <summary>What the person has not seen yet.</summary>
    public IReadOnlyList<AccountNews> News { get; init; } = [];

    /// <summary>SHA-256 of the one-time code with which the person chooses a password; null when none is out.</summary>
    public string? Invitation { get; init; }

    public Instant? InvitationUntil { get; init; }

    /// <summary>With which programs act in the person's name.</summary>
    public IReadOnlyList<ApiToken> Tokens { get; init; } = [];

    /// <summary>Wrong codes of the second step since the last right one. Wrong passwords: <see cref="PasswordTries"/>.</summary>
    public int Failures { get; init; }

    public Instant? LockedUntil { get; init; }

    public bool Disabled { get; init; }

    /// <summary>Changes with everything that must end the sessions: password, second step, reset, disabling.</summary>
    public required string Stamp { get; init; }

    /// <summary>Whether the person can get in with what the hub itself keeps.</summary>
    [JsonIgnore]
    public bool HasWayIn => Password is not null || Passkeys.Count > 0;

    public bool IsLocked(Instant now) => LockedUntil is { } until && now < until;

    /// <summary>Names by which the audit log and histories know deeds that came by no account.</summary>
    private static readonly string[] Reserved = ["console", "file", "outside"];

    public static bool IsName(string? text) => text is { Length: <= LongestName } && NameForm().IsMatch(text) && !Reserved.Contains(text, StringComparer.Ordinal);

    /// <summary>A group as boards.json writes it.</summary>
    public static bool IsGroup(string text) => BoardId.TryParse(text, out _);

    [GeneratedRegex(@"\A[a-z0-9]([a-z0-9._-]{0,38}[a-z0-9])\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex NameForm();
}
