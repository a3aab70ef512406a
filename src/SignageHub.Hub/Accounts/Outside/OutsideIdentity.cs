using SignageHub.Core;

namespace SignageHub.Hub.Accounts.Outside;

/// <summary>A person at an outside provider: these two together are never given to anybody else (OpenID Connect Core 1.0 §5.7).</summary>
/// <param name="Issuer">The provider.</param>
/// <param name="Subject">The person there.</param>
public sealed record OutsideIdentity(string Issuer, string Subject);

/// <summary>Whom a provider says somebody is.</summary>
/// <param name="Identity">Who.</param>
/// <param name="Mail">The e-mail address; null where the provider does not say that it is the person's own.</param>
/// <param name="Name">The user name there.</param>
internal sealed record OutsidePerson(OutsideIdentity Identity, string? Mail, string? Name)
{
    private const string BySubject = "sub:";

    private const int Longest = 200;

    /// <summary>For people and the log.</summary>
    public string Shown => Short($"{Mail ?? Name} {BySubject}{Identity.Subject}".Trim());

    /// <summary>Whether an admin has allowed this person by one of their names there.</summary>
    /// <param name="allowed">An e-mail address, a user name, or <c>sub:</c> and the subject.</param>
    public bool IsCalled(string allowed) =>
        allowed.StartsWith(BySubject, StringComparison.Ordinal) ? Identity.Subject == allowed[BySubject.Length..]
        : allowed.Contains('@', StringComparison.Ordinal) ? string.Equals(Mail, allowed, StringComparison.OrdinalIgnoreCase)
        : string.Equals(Name, allowed, StringComparison.OrdinalIgnoreCase);

    /// <summary>Writes down whom an account belongs to there. Whatever it was tied to before is no more, and nobody stays signed in by it.</summary>
    /// <returns>What is wrong; null when it was done.</returns>
    /// <param name="accounts">All of them.</param>
    /// <param name="account">Which.</param>
    /// <param name="name">As <see cref="IsCalled"/> takes it; empty for nobody.</param>
    public static Bilingual? Allow(AccountStore accounts, Account account, string name)
    {
        if (name.Length > 0 && !IsName(name))
            return OutsideTexts.BadName;
        var allowed = name.Length > 0 ? name : null;
        var after = accounts.Change(
            account.Id,
            a => a.OutsideName == allowed ? a : a.OutsideName is null ? a with { OutsideName = allowed } : a with { OutsideName = allowed, Outside = null, Stamp = SignIn.NewStamp() },
            all => allowed is null || all.Count(a => string.Equals(a.OutsideName, allowed, StringComparison.OrdinalIgnoreCase)) == 1);
        return after is null ? OutsideTexts.Taken : null;
    }

    private static bool IsName(string name) => name.Length is > 0 and <= Longest && !name.Any(c => char.IsControl(c) || char.IsWhiteSpace(c));

    private static string Short(string text) => new([.. text.Select(c => char.IsControl(c) ? ' ' : c).Take(Longest)]);
}
