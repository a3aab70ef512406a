using SignageHub.Hub.Accounts;

namespace SignageHub.Hub.Tests.Accounts;

/// <summary>One hub for those who only look or have accounts of their own.</summary>
public sealed class SharedWebHub : IAsyncLifetime
{
    internal WebHub Hub { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Hub = await WebHub.Start(new OfficeFolder());
        Hub.Person("admin", new Grant(Role.Admin));
    }

    public ValueTask DisposeAsync() => Hub.DisposeAsync();
}
