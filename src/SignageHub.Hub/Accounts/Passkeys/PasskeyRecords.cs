using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;

namespace SignageHub.Hub.Accounts.Passkeys;

/// <summary>The accounts and their passkeys, as ASP.NET Core Identity wants to read them.</summary>
/// <remarks>It is only read by: what a passkey changes is decided on what is kept at that moment, see <see cref="PasskeyDesk"/>.</remarks>
internal sealed class PasskeyRecords(AccountStore accounts) : IUserPasskeyStore<Account>
{
    public Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Task.FromResult(accounts.Find(userId) is { Disabled: false } account ? account : null);

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        Task.FromResult(accounts.Named(normalizedUserName));

    public Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        Task.FromResult(accounts.All.FirstOrDefault(a => Find(a, credentialId) is not null));

    public Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        Task.FromResult(Find(user, credentialId) is { } passkey ? Info(passkey) : null);

    public Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult<IList<UserPasskeyInfo>>([.. user.Passkeys.Select(Info)]);

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Id);

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Name);

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Name);

    public Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw OnlyRead();

    public Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) => throw OnlyRead();

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => throw OnlyRead();

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => throw OnlyRead();

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) => throw OnlyRead();

    public Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken) => throw OnlyRead();

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) => throw OnlyRead();

    public void Dispose()
    {
    }

    private static Passkey? Find(Account account, byte[] credentialId)
    {
        var id = Base64Url.EncodeToString(credentialId);
        return account.Passkeys.FirstOrDefault(p => p.Id == id);
    }

    private static UserPasskeyInfo Info(Passkey passkey) => new(
        Base64Url.DecodeFromChars(passkey.Id),
        Convert.FromBase64String(passkey.Key),
        passkey.Added.ToDateTimeOffset(),
        // The count is looked at where it is kept, under the lock of the accounts: two uses at once must not both pass. 0 leaves it to that.
        signCount: 0,
        [.. passkey.Transports],
        isUserVerified: true,
        passkey.MayBeCopied,
        isBackedUp: false,
        attestationObject: [],
        clientDataJson: []);

    private static NotSupportedException OnlyRead() => new("Accounts are changed by their own store.");
}
