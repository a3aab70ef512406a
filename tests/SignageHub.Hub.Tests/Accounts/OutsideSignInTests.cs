using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NodaTime;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Accounts.Outside;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Settings;
using SignageHub.Testing;

namespace SignageHub.Hub.Tests.Accounts;

/// <summary>The hub and a provider, both listening, and a browser between them.</summary>
public sealed partial class OutsideSignInTests : IAsyncLifetime
{
    private OutsideProvider _provider = null!;
    private WebHub _hub = null!;

    public async ValueTask InitializeAsync()
    {
        _provider = await OutsideProvider.Start(TestContext.Current.CancellationToken);
        _hub = await WebHub.Start(new OfficeFolder(), change: settings => settings with
        {
            Web = new WebSettings { SignIn = new OutsideSettings(_provider.Url, OutsideProvider.ClientId, "Cổng đăng nhập tỉnh") { ClientSecret = OutsideProvider.ClientSecret } },
        });
        _hub.Person("admin", new Grant(Role.Admin));
    }

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Theory]
    [InlineData("lan@office.vn")]
    [InlineData("LAN@office.vn")]
    [InlineData("lan.nt")]
    [InlineData("sub:248289761001")]
    public async Task Person_WhomAnAdminAllowed_SignsIn_AndIsTied(string name)
    {
        var account = _hub.Person("lan", new Grant(Role.Editor));
        using (var admin = _hub.As(_hub.Get<AccountStore>().Named("admin")!))
            Assert.Equal("/accounts", (await admin.Send("/accounts", $"/accounts/{account.Id}", ("do", "outside"), ("outside", name))).To);
        using var browser = _hub.Open();

        var (_, entered) = await GoThrough(browser, "/account");

        Assert.Equal("/account", Onward(entered.Text));
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/account")).Status);
        Assert.Equal(new OutsideIdentity(_provider.Url.GetLeftPart(UriPartial.Authority), "248289761001"), _hub.Get<AccountStore>().Named("lan")!.Outside);
        Assert.Equal([new Grant(Role.Editor)], _hub.Get<AccountStore>().Named("lan")!.Grants);
        var last = _hub.Get<AuditLog>().Read()[^1];
        Assert.Equal(("lan", "sign-in", "outside"), (last.Who, last.Deed, last.After));
    }

    /// <summary>On the way to the provider and back too: cookies that another program of this host's domain could set would let it choose who signs in.</summary>
    [Fact]
    public async Task Cookies_OfTheWay_AreTheHostsOwn_UnderHttps()
    {
        await using var hub = await WebHub.Start(new OfficeFolder(), change: settings => settings with
        {
            Urls = "https://127.0.0.1:0",
            Web = new WebSettings { SignIn = new OutsideSettings(_provider.Url, OutsideProvider.ClientId, "Cổng đăng nhập tỉnh") { ClientSecret = OutsideProvider.ClientSecret } },
        });
        hub.Person("admin", new Grant(Role.Admin));
#pragma warning disable MA0039 // That the hub made it for itself is what is looked at.
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, ServerCertificateCustomValidationCallback = (_, certificate, _, _) => certificate!.Subject.StartsWith("CN=SignageHub", StringComparison.Ordinal) };
#pragma warning restore MA0039
        using var client = new HttpClient(handler) { BaseAddress = hub.Url };
        var form = FormToken().Match(await client.GetStringAsync(new Uri("sign-in", UriKind.Relative), TestContext.Current.CancellationToken)).Groups["token"].Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, "sign-in/outside") { Content = new FormUrlEncodedContent([new("_form", form)]) };
        request.Headers.Add("Origin", hub.Url.GetLeftPart(UriPartial.Authority));

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Contains($"url={_provider.Url.AbsoluteUri}", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        var cookies = answer.Headers.GetValues("Set-Cookie").ToList();
        Assert.Equal(2, cookies.Count);
        Assert.All(cookies, cookie =>
        {
            Assert.StartsWith("__Host-signagehub-outside", cookie, StringComparison.Ordinal);
            Assert.Contains("; path=/;", cookie, StringComparison.Ordinal);
            Assert.Contains("; secure;", cookie, StringComparison.Ordinal);
        });
    }

    /// <summary>Names change hands at a provider; what the account was tied to does not.</summary>
    [Fact]
    public async Task Person_WhoHasTheNameOfSomebodyTied_StaysOutside()
    {
        Allowed("lan", "lan.nt");
        using (var lan = _hub.Open())
            await GoThrough(lan);
        _provider.Person["sub"] = "666";
        using var browser = _hub.Open();

        var (_, answer) = await GoThrough(browser);

        Assert.Contains("no account here is open to you", answer.Text, StringComparison.Ordinal);
        _provider.Person["sub"] = "248289761001";
        _provider.Person["preferred_username"] = "lan.tran";
        Assert.Equal("/", Onward((await GoThrough(browser)).Back.Text));
    }

    [Theory]
    [InlineData("nobody allowed")]
    [InlineData("mail not verified")]
    [InlineData("shut")]
    [InlineData("two with the name")]
    public async Task Person_WhomNobodyAllowed_GetsNoAccount_AndIsToldTheirName(string why)
    {
        if (why != "nobody allowed")
            Allowed("lan", "lan@office.vn");
        if (why == "mail not verified")
            _provider.Person["email_verified"] = false;
        if (why == "shut")
            _hub.Get<AccountStore>().Change(_hub.Get<AccountStore>().Named("lan")!.Id, a => a with { Disabled = true });
        if (why == "two with the name")
            Allowed("lan.2", "lan@office.vn");
        var before = _hub.Get<AccountStore>().All.Count;
        using var browser = _hub.Open();

        var (_, answer) = await GoThrough(browser);
        var vietnamese = (await browser.Get("/sign-in?lang=vi")).Text;

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("sub:248289761001, but no account here is open to you", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Đăng nhập bằng Cổng đăng nhập tỉnh", vietnamese, StringComparison.Ordinal);
        Assert.Equal(before, _hub.Get<AccountStore>().All.Count);
        Assert.Equal("sign-in.unknown", _hub.Get<AuditLog>().Read()[^1].Deed);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Get("/account")).Status);
    }

    [Theory]
    [InlineData("nonce", "another", "it belongs to another sign-in", "trả lời thuộc lần đăng nhập khác")]
    [InlineData("aud", "another-program", "it is meant for another program", "trả lời dành cho chương trình khác")]
    [InlineData("iss", "https://evil.example", "it comes from another provider", "trả lời từ nhà cung cấp khác")]
    [InlineData("exp", "-3600", "its time is over", "đã hết hạn")]
    [InlineData("nbf", "3600", "its time is over or has not come", "chưa đến giờ")]
    [InlineData("alg", "none", "its signature is not that provider's", "chữ ký không phải của nhà cung cấp này")]
    [InlineData("alg", "other", "its signature is not that provider's", "chữ ký không phải của nhà cung cấp này")]
    [InlineData("sub", null, "was not accepted", "Không chấp nhận được")]
    public async Task Token_ThatIsNotForThisSignIn_LetsNobodyIn_AndSaysWhy(string claim, string? lie, string english, string vietnamese)
    {
        Allowed("lan", "lan@office.vn");
        if (claim == "alg")
            _provider.Signs = lie!;
        else
            _provider.Lies = new JsonObject { [claim] = long.TryParse(lie, out var seconds) ? TimeProvider.System.Now().ToUnixTimeSeconds() + seconds : (JsonNode?)lie };
        // So that it is late or early, and does not end before it begins.
        if (claim is "exp" or "nbf")
            _provider.Lies[claim == "exp" ? "iat" : "exp"] = TimeProvider.System.Now().ToUnixTimeSeconds() + (claim == "exp" ? -7200 : 7200);
        using var browser = _hub.Open();

        var (_, answer) = await GoThrough(browser);
        await browser.Get("/sign-in?lang=vi");
        var (_, inVietnamese) = await GoThrough(browser);

        Assert.Contains(english, answer.Text, StringComparison.Ordinal);
        Assert.Contains(vietnamese, inVietnamese.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Get("/account")).Status);
        Assert.DoesNotContain(_hub.Get<AuditLog>().Read(), l => l.Deed == "sign-in");
    }

    [Fact]
    public async Task Answer_SentTwiceOrByAnotherBrowser_LetsNobodyIn()
    {
        Allowed("lan", "lan@office.vn");
        using var browser = _hub.Open();
        using var another = _hub.Open();
        await another.Get("/sign-in");

        var back = await ToProviderAndBack(browser);
        var elsewhere = await another.Get(back);
        var here = await browser.Get(back);
        var again = await browser.Get(back);

        Assert.Contains("That took too long", elsewhere.Text, StringComparison.Ordinal);
        Assert.Equal("/", Onward(here.Text));
        Assert.Contains("That took too long", again.Text, StringComparison.Ordinal);
        Assert.Single(_hub.Get<AuditLog>().Read(), l => l.Deed == "sign-in");
    }

    [Theory]
    [InlineData("")]
    [InlineData("?code=abc")]
    [InlineData("?code=abc&state=forged")]
    [InlineData("?id_token=abc&state=forged")]
    public async Task WayBack_WithoutASignInThatBegan_IsNoWayIn(string query)
    {
        using var browser = _hub.Open();

        var answer = await browser.Get(OutsideFeature.Callback + query);

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("That took too long", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Begin_FromAnotherSiteOrWithoutToken_GoesNowhere()
    {
        using var browser = _hub.Open();

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Post("/sign-in/outside")).Status);
        browser.Origin = "http://evil.example";
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Send("/sign-in", "/sign-in/outside")).Status);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("/\\evil.example")]
    public async Task Person_SignedIn_IsNeverLedElsewhere(string to)
    {
        Allowed("lan", "lan@office.vn");
        using var browser = _hub.Open();

        Assert.Equal("/", Onward((await GoThrough(browser, to)).Back.Text));
    }

    [Fact]
    public async Task Person_WithTheSecondStepOn_IsAskedForItsCodeToo()
    {
        var account = Allowed("lan", "lan@office.vn");
        var secret = _hub.Get<SignIn>().ProposeTotp(account);
        var recovery = _hub.Get<SignIn>().TurnOnTotp(account, Totp.CodeAt(secret, Totp.StepAt(TimeProvider.System.Now())));
        using var browser = _hub.Open();

        var (_, answer) = await GoThrough(browser);

        const string field = "name=\"ticket\" value=\"";
        var ticket = answer.Text[(answer.Text.IndexOf(field, StringComparison.Ordinal) + field.Length)..][..32];
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Get("/account")).Status);
        await browser.Send("/sign-in", "/sign-in/code", ("ticket", ticket), ("code", recovery![0]));
        var last = _hub.Get<AuditLog>().Read()[^1];
        Assert.Equal(("lan", "sign-in", "outside"), (last.Who, last.Deed, last.After));
    }

    [Fact]
    public async Task Account_ThatWrongTriesLocked_IsOpenToThePersonFromOutside()
    {
        var account = Allowed("lan", "lan@office.vn");
        _hub.Get<AccountStore>().Change(account.Id, a => a with { LockedUntil = TimeProvider.System.Now() + Duration.FromHours(1) });
        using var browser = _hub.Open();

        Assert.DoesNotContain("shut for a while", (await GoThrough(browser)).Back.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/account")).Status);
    }

    [Fact]
    public async Task Person_WhoSaysNoAtTheProvider_IsBackAtTheForm()
    {
        _provider.Denies = true;
        using var browser = _hub.Open();

        Assert.Contains("You did not agree at Cổng đăng nhập tỉnh", (await GoThrough(browser)).Back.Text, StringComparison.Ordinal);
    }

    /// <summary>Whoever signs in is the only one signed in here: a session from before ends, though the browser does not bring it back from elsewhere.</summary>
    [Fact]
    public async Task Session_FromBefore_Ends()
    {
        var account = Allowed("lan", "lan@office.vn");
        var other = _hub.Person("minh", new Grant(Role.Viewer));
        using var browser = _hub.As(other);

        await GoThrough(browser);

        Assert.Empty(_hub.Get<Sessions>().Of(other));
        Assert.Single(_hub.Get<Sessions>().Of(_hub.Get<AccountStore>().Find(account.Id)!));
    }

    [Fact]
    public async Task Admin_WhoTakesThePersonOff_EndsTheirSessions_AndNoTwoAccountsHaveOnePerson()
    {
        var account = Allowed("lan", "lan@office.vn");
        var other = _hub.Person("minh", new Grant(Role.Viewer));
        using var lan = _hub.Open();
        await GoThrough(lan);
        using var admin = _hub.As(_hub.Get<AccountStore>().Named("admin")!);

        var taken = await admin.Send("/accounts", $"/accounts/{other.Id}", ("do", "outside"), ("outside", "Lan@office.vn"));
        await admin.Send("/accounts", $"/accounts/{account.Id}", ("do", "outside"), ("outside", ""));

        Assert.Contains("Another account belongs to this person already", taken.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await lan.Get("/account")).Status);
        Assert.Null(_hub.Get<AccountStore>().Find(account.Id)!.Outside);
    }

    [Fact]
    public async Task Provider_ThatIsAway_IsToldOnTheForm()
    {
        await _provider.DisposeAsync();
        using var browser = _hub.Open();

        var answer = await browser.Send("/sign-in", "/sign-in/outside");

        Assert.Contains("Cổng đăng nhập tỉnh cannot be reached", answer.Text, StringComparison.Ordinal);
    }

    private Account Allowed(string name, string outside)
    {
        var account = _hub.Person(name, new Grant(Role.Editor));
        return _hub.Get<AccountStore>().Change(account.Id, a => a with { OutsideName = outside })!;
    }

    /// <summary>From the button to the provider, and back into the hub.</summary>
    private async Task<(string Asked, (HttpStatusCode Status, string Text, string? To) Back)> GoThrough(Browser browser, string to = "/")
    {
        var back = await ToProviderAndBack(browser, to);
        return (back, await browser.Get(back));
    }

    private static async Task<string> ToProviderAndBack(Browser browser, string to = "/")
    {
        var begun = await browser.Send("/sign-in", "/sign-in/outside", ("to", to));
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var answer = await client.GetAsync(Onward(begun.Text), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.PathAndQuery;
    }

    private static string Onward(string page) => Refresh().Match(page).Groups["to"].Value;

    [GeneratedRegex("name=\"_form\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex FormToken();

    [GeneratedRegex("http-equiv=\"refresh\" content=\"0;url=(?<to>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Refresh();
}
