using SignageHub.Core;
using SignageHub.Hub.Audit;

namespace SignageHub.Hub.Accounts.Outside;

/// <summary>Finds the account of a person from outside. It never makes one.</summary>
/// <remarks>
/// An admin writes down whom an account belongs to, by an e-mail address that the provider has verified, a user name, or the subject. The first sign-in under
/// that name ties the account to issuer and subject; from then on these alone count, for names change hands.
/// </remarks>
internal sealed class OutsideDesk(AccountStore accounts, AuditLog audit)
{
    /// <returns>The account; null with what to say when nobody's is open to this person.</returns>
    /// <param name="person">As the provider says, verified.</param>
    /// <param name="label">The provider, for people.</param>
    /// <param name="address">Where from, for the log.</param>
    public (Account? Account, Bilingual? Problem) Find(OutsidePerson person, string label, string? address)
    {
        var account = accounts.All.FirstOrDefault(a => a.Outside == person.Identity) ?? Tie(person, address);
        if (account is null or { Disabled: true })
        {
            audit.Write("outside", "sign-in.unknown", person.Shown, from: address);
            return (null, OutsideTexts.Unknown(label, person.Shown));
        }

        return (account, null);
    }

    private Account? Tie(OutsidePerson person, string? address)
    {
        // Two who were given the same name: nobody knows whose it is.
        if (accounts.All.Where(a => IsMeant(a, person)).ToList() is not [var meant])
            return null;
        var tied = false;
        var after = accounts.Change(meant.Id, a => (tied = IsMeant(a, person)) ? a with { Outside = person.Identity } : a, all => all.Count(a => a.Outside == person.Identity) <= 1);
        if (!tied || after is null)
            return null;
        audit.Write(after.Name, "account.outside", after.Name, before: after.OutsideName, after: person.Shown, from: address);
        return after;
    }

    private static bool IsMeant(Account account, OutsidePerson person) =>
        account is { Disabled: false, Outside: null, OutsideName: { } name } && person.IsCalled(name);
}
