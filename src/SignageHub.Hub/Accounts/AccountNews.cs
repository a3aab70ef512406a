using NodaTime;

namespace SignageHub.Hub.Accounts;

/// <summary>Something that was done to an account and that its owner should hear of, whoever did it.</summary>
/// <param name="Kind">What.</param>
/// <param name="About">To what: the name of a passkey or a token; empty where there is only one.</param>
/// <param name="At">When.</param>
/// <param name="Session">In which session it was done, by its hash: whoever did it there knows. Null for none.</param>
public sealed record AccountNews(AccountNewsKind Kind, string About, Instant At, string? Session)
{
    private const int Most = 10;

    /// <summary>The oldest goes when there is one too many.</summary>
    public static IReadOnlyList<AccountNews> And(IReadOnlyList<AccountNews> news, AccountNews one) => [.. news.Append(one).TakeLast(Most)];
}

public enum AccountNewsKind
{
    PasskeyAdded,
    PasskeyRemoved,

    /// <summary>It was used though its count says that it was used since: somebody may have a copy.</summary>
    PasskeyCopied,

    /// <summary>For a program, which acts in the owner's name for a year.</summary>
    TokenMade,

    SecondStepOn,

    SecondStepOff,
}
