using SignageHub.Hub.Accounts;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Tests.Accounts;

namespace SignageHub.Hub.Tests.Audit;

/// <summary>Whoever takes the log out is in it.</summary>
public sealed class AuditExportTests
{
    [Fact]
    public async Task AuditLog_Exported_SaysFromWhereAndByWhichToken()
    {
        await using var hub = await WebHub.Start(new OfficeFolder());
        var admin = hub.Person("boss", new Grant(Role.Admin));
        using var browser = hub.As(admin);
        using var program = hub.Program(admin, Role.Admin);

        await browser.Get("/audit.jsonl");
        await program.GetStringAsync("api/v1/audit", TestContext.Current.CancellationToken);

        Assert.Equal([("audit.export", "127.0.0.1"), ("audit.export", "127.0.0.1, token: test")], hub.Get<AuditLog>().Read().Select(l => (l.Deed, l.From)));
    }
}
