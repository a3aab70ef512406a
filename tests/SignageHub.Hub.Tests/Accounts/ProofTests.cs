using System.Net;
using System.Text.Json;
using NodaTime;
using SignageHub.Hub.Accounts;

namespace SignageHub.Hub.Tests.Accounts;

/// <summary>Somebody finds a browser that its person left open: nothing that outlives the session is to be had there.</summary>
public sealed class ProofTests(SharedWebHub shared) : IClassFixture<SharedWebHub>
{
    private WebHub Hub => shared.Hub;

    [Theory]
    [InlineData("")]
    [InlineData("a guess")]
    public async Task Token_WithoutThePassword_IsNotMade(string password)
    {
        var account = Hub.Person("token-" + AccountStore.NewId(), new Grant(Role.Editor));
        using var browser = Hub.As(account);

        var answer = await browser.Send("/account", "/account/tokens", ("name", "a program"), ("scope", "Editor"), ("old", password));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("The present password is wrong.", answer.Text, StringComparison.Ordinal);
        Assert.Empty(Hub.Get<AccountStore>().Find(account.Id)!.Tokens);
    }

    [Fact]
    public async Task Token_Made_IsNewsInEveryOtherSession()
    {
        var account = Hub.Person("token-" + AccountStore.NewId(), new Grant(Role.Editor));
        using var here = Hub.As(account);
        using var there = Hub.As(account);

        var made = await here.Send("/account", "/account/tokens", ("name", "bảng điều khiển"), ("scope", "Editor"), ("old", WebHub.Password));

        Assert.Contains("The token for bảng điều khiển: signagehub_", made.Text, StringComparison.Ordinal);
        Assert.Contains("A token for programs was made: “bảng điều khiển”.", (await there.Get("/account")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("A token for programs was made", (await here.Get("/account")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecondStep_WithoutThePassword_IsNotTurnedOn()
    {
        var account = Hub.Person("totp-" + AccountStore.NewId(), new Grant(Role.Editor));
        using var browser = Hub.As(account);
        var code = Totp.CodeAt(Hub.Get<SignIn>().ProposeTotp(account), Totp.StepAt(TimeProvider.System.Now()));

        var answer = await browser.Send("/account", "/account/totp", ("code", code), ("old", "a guess"));

        Assert.Contains("The present password is wrong.", answer.Text, StringComparison.Ordinal);
        Assert.Null(Hub.Get<AccountStore>().Find(account.Id)!.Totp);
    }

    [Fact]
    public async Task SecondStep_TurnedOn_IsNewsInTheNextSession()
    {
        var account = Hub.Person("totp-" + AccountStore.NewId(), new Grant(Role.Editor));
        using var here = Hub.As(account);
        var code = Totp.CodeAt(Hub.Get<SignIn>().ProposeTotp(account), Totp.StepAt(TimeProvider.System.Now()));

        var on = await here.Send("/account", "/account/totp", ("code", code), ("old", WebHub.Password));

        Assert.DoesNotContain("New on your account", on.Text, StringComparison.Ordinal);
        using var next = Hub.As(Hub.Get<AccountStore>().Find(account.Id)!);
        Assert.Contains("The second step was turned on.", (await next.Get("/account")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(9, true)]
    [InlineData(11, false)]
    public async Task Person_WithoutAPassword_HasTenMinutesFromSigningIn(int minutes, bool may)
    {
        await using var hub = await WebHub.Start(new OfficeFolder());
        var account = hub.Get<AccountStore>().Change(hub.Person("lan", new Grant(Role.Editor)).Id, a => a with { Password = null })!;
        var begun = TimeProvider.System.Now() - Duration.FromMinutes(minutes);
        var session = new Session { Hash = Sessions.HashOf("cookie"), Account = account.Id, Stamp = account.Stamp, Begun = begun, Seen = begun };
        File.WriteAllBytes(Path.Combine(hub.Office.DataFolder, "accounts", "sessions.json"), JsonSerializer.SerializeToUtf8Bytes<Session[]>([session], AccountStore.Form));
        using var browser = hub.Open();
        browser.Cookies.Add(new Cookie("signagehub-session", "cookie", "/", hub.Url.Host));

        var answer = await browser.Send("/account", "/account/tokens", ("name", "a program"), ("scope", "read"));

        Assert.DoesNotContain("name=\"old\"", (await browser.Get("/account")).Text.Split("action=\"/account/tokens\"")[^1], StringComparison.Ordinal);
        Assert.Contains(may ? "The token for a program: " : "only within ten minutes of signing in", answer.Text, StringComparison.Ordinal);
        Assert.Equal(may ? 1 : 0, hub.Get<AccountStore>().Find(account.Id)!.Tokens.Count);
    }
}
