using System.Net;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Audit;

namespace SignageHub.Hub.Tests.Accounts;

/// <summary>The way in and out.</summary>
public sealed class SignInTests(SharedWebHub shared) : IClassFixture<SharedWebHub>
{
    private WebHub Hub => shared.Hub;

    [Fact]
    public async Task FirstAccount_WithTheCodeOfTheConsole_IsMadeOnce_AndSignedIn()
    {
        await using var hub = await WebHub.Start(new OfficeFolder());
        using var browser = hub.Open();
        var code = hub.Get<SignIn>().SetupCode!;
        Assert.Equal("/setup", (await browser.Get("/sign-in")).To);

        var wrong = await browser.Send("/setup", "/setup", ("code", "0000-0000-0000"), ("name", "lan"), ("display", "Lan"), ("password", WebHub.Password));
        var common = await browser.Send("/setup", "/setup", ("code", code), ("name", "lan"), ("display", "Lan"), ("password", "MatKhau@2026!!"));
        var right = await browser.Send("/setup", "/setup", ("code", code.ToLowerInvariant()), ("name", "lan"), ("display", "Nguyễn Thị Lan"), ("password", WebHub.Password));

        Assert.Contains("This is not the code", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("among the first that are tried", common.Text, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Redirect, "/?tour=1"), (right.Status, right.To));
        Assert.Contains("Nguyễn Thị Lan", (await browser.Get("/account")).Text, StringComparison.Ordinal);
        Assert.Contains("There are accounts already", (await browser.Get("/setup")).Text, StringComparison.Ordinal);
        Assert.Null(hub.Get<SignIn>().SetupCode);
        Assert.Equal(["sign-in.failed", "account.first", "sign-in"], hub.Get<AuditLog>().Read().Select(l => l.Deed));
        Assert.Equal(("?", "wrong code of the console", "127.0.0.1"), hub.Get<AuditLog>().Read().Select(l => (l.Who, l.After, l.From)).First());
    }

    [Fact]
    public async Task Password_Right_LeadsBackToThePage_AndSignOutEndsTheSession()
    {
        var account = Hub.Person("minh", new Grant(Role.Editor));
        using var browser = Hub.Open();

        var asked = await browser.Get("/account");
        var entered = await browser.Send(asked.To!, "/sign-in", ("name", " Minh "), ("password", WebHub.Password), ("to", "/account"));

        Assert.Equal("/sign-in?to=%2Faccount", asked.To);
        Assert.Equal("/account", entered.To);
        Assert.Single(Hub.Get<Sessions>().Of(account));
        await browser.Send("/account", "/sign-out");
        Assert.Empty(Hub.Get<Sessions>().Of(account));
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Get("/account")).Status);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example")]
    public async Task Password_Right_NeverLeadsElsewhere(string to)
    {
        if (Hub.Get<AccountStore>().Named("to") is null)
            Hub.Person("to", new Grant(Role.Viewer));
        using var browser = Hub.Open();

        var entered = await browser.Send("/sign-in", "/sign-in", ("name", "to"), ("password", WebHub.Password), ("to", to));

        Assert.Equal("/", entered.To);
    }

    [Fact]
    public async Task SecondStep_TurnedOn_AsksForACodeThatIsGoodOnce_AndTakesARecoveryCode()
    {
        var account = Hub.Person("thu", new Grant(Role.Approver));
        using var browser = Hub.As(account);
        var secret = Hub.Get<SignIn>().ProposeTotp(account);
        // The very same one twice: half a minute may begin between.
        var code = Totp.CodeAt(secret, Totp.StepAt(TimeProvider.System.Now()));

        var on = await browser.Send("/account", "/account/totp", ("code", code), ("old", WebHub.Password));
        using var other = Hub.Open();
        var first = await other.Send("/sign-in", "/sign-in", ("name", "thu"), ("password", WebHub.Password));
        var ticket = Between(first.Text, "name=\"ticket\" value=\"");
        var again = await other.Send("/sign-in", "/sign-in/code", ("ticket", ticket), ("code", code));
        var recovery = Between(on.Text, "<li><code>", "<");
        var entered = await other.Send("/sign-in", "/sign-in/code", ("ticket", ticket), ("code", recovery));

        Assert.Contains("The code is wrong or was used already", again.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, entered.Status);
        Assert.Equal(7, Hub.Get<AccountStore>().Find(account.Id)!.Recovery.Count);
        Assert.DoesNotContain(Totp.Text(secret), File.ReadAllText(Path.Combine(Hub.Office.DataFolder, "accounts", "accounts.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invitation_IsUsedOnce_AndEndsWhatWasBefore()
    {
        var account = Hub.Person("an", new Grant(Role.Editor));
        using var before = Hub.As(account);
        var code = Hub.Get<SignIn>().Invite(account.Id)!;
        using var browser = Hub.Open();

        var entered = await browser.Send("/welcome", "/welcome", ("name", "an"), ("code", code), ("password", "ngựa pin ghim đúng chỗ"));
        var again = await browser.Send("/welcome", "/welcome", ("name", "an"), ("code", code), ("password", "ngựa pin ghim đúng chỗ"));

        Assert.Equal(HttpStatusCode.Redirect, entered.Status);
        Assert.Contains("Ask an admin for a new one", again.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await before.Get("/account")).Status);
    }

    [Fact]
    public async Task Form_OfAnotherSiteOrWithoutToken_ChangesNothing()
    {
        var account = Hub.Person("form", new Grant(Role.Admin));
        using var browser = Hub.As(account);

        var without = await browser.Post("/accounts", ("name", "new.one"), ("display", "New"), ("role", "Admin"));
        browser.Origin = "http://evil.example";
        var foreign = await browser.Send("/accounts", "/accounts", ("name", "new.one"), ("display", "New"), ("role", "Admin"));

        Assert.Equal(HttpStatusCode.BadRequest, without.Status);
        Assert.Equal(HttpStatusCode.Forbidden, foreign.Status);
        Assert.Null(Hub.Get<AccountStore>().Named("new.one"));
    }

    private static string Between(string text, string before, string after = "\"")
    {
        var start = text.IndexOf(before, StringComparison.Ordinal) + before.Length;
        return text[start..text.IndexOf(after, start, StringComparison.Ordinal)];
    }
}
