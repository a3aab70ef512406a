using System.Net;
using SignageHub.Hub.Accounts;

namespace SignageHub.Hub.Tests.Accounts;

/// <summary>Whoever opens a new hub's page is led to its first account, and nobody after them.</summary>
public sealed class FirstAccountTests
{
    [Fact]
    public async Task Wall_OfANewHub_LeadsToTheFirstAccount_AndThenNoMore()
    {
        await using var hub = await WebHub.Start(new OfficeFolder());
        using var browser = hub.Open();

        var before = await browser.Get("/");
        hub.Person("lan", new Grant(Role.Admin));
        var after = await browser.Get("/");

        Assert.Contains("href=\"/setup\"", before.Text, StringComparison.Ordinal);
        Assert.Contains("only who sits at that machine has it", before.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/setup", after.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wall_OfAHubWhoseAccountsCannotBeRead_StillShowsItsBoards()
    {
        await using var hub = await WebHub.Start(new OfficeFolder(), before: office =>
        {
            Directory.CreateDirectory(Path.Combine(office.DataFolder, "accounts"));
            File.WriteAllText(Path.Combine(office.DataFolder, "accounts", "accounts.json"), "{ torn");
        });
        using var browser = hub.Open();

        var wall = await browser.Get("/");

        Assert.Equal(HttpStatusCode.OK, wall.Status);
        Assert.Contains("lobby", wall.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/setup", wall.Text, StringComparison.Ordinal);
    }
}
