using System.Net;
using NodaTime;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Storage;
using SignageHub.Testing;

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
    public async Task Password_WrongFiveTimes_ShutsTheAccount_EvenForTheRightOne()
    {
        Hub.Person("hoa", new Grant(Role.Editor));
        using var browser = Hub.Open();
        for (var i = 0; i < SignIn.MostFailures; i++)
            Assert.Equal(HttpStatusCode.BadRequest, (await browser.Send("/sign-in", "/sign-in", ("name", "hoa"), ("password", "wrong"))).Status);

        var right = await browser.Send("/sign-in", "/sign-in", ("name", "hoa"), ("password", WebHub.Password));

        Assert.Contains("shut for a while", right.Text, StringComparison.Ordinal);
        Assert.Equal([("sign-in.locked", null), ("sign-in.failed", "locked")], Hub.Get<AuditLog>().Read().TakeLast(2).Select(l => (l.Deed, l.After)));
    }

    [Fact]
    public async Task Tries_OfNamesThatNobodyHas_AndOfAccountsThatAreShutOrLocked_AreInTheLog()
    {
        await using var hub = await WebHub.Start(new OfficeFolder());
        var locked = hub.Person("hoa", new Grant(Role.Editor));
        var shut = hub.Person("minh", new Grant(Role.Editor));
        hub.Get<AccountStore>().Change(locked.Id, a => a with { LockedUntil = TimeProvider.System.Now() + Duration.FromHours(1) });
        hub.Get<AccountStore>().Change(shut.Id, a => a with { Disabled = true });
        using var browser = hub.Open();

        foreach (var name in new[] { "Mật khẩu gõ nhầm ô", "hoa", "minh" })
            await browser.Send("/sign-in", "/sign-in", ("name", name), ("password", WebHub.Password));

        Assert.Equal(
            [("?", "sign-in.failed", "no such name", "127.0.0.1"), ("hoa", "sign-in.failed", "locked", "127.0.0.1"), ("minh", "sign-in.failed", "shut", "127.0.0.1")],
            hub.Get<AuditLog>().Read().Select(l => (l.Who, l.Deed, l.After, l.From)));
        Assert.DoesNotContain("gõ nhầm", System.Text.Encoding.UTF8.GetString(hub.Get<AuditLog>().Export()), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task OneTimeCode_Wrong_IsInTheLog()
    {
        await using var hub = await WebHub.Start(new OfficeFolder());
        hub.Get<SignIn>().Invite(hub.Person("hoa", new Grant(Role.Editor)).Id);
        using var browser = hub.Open();

        await browser.Send("/welcome", "/welcome", ("name", "hoa"), ("code", "0000-0000-0000"), ("password", "ngựa pin ghim đúng chỗ"));
        await browser.Send("/welcome", "/welcome", ("name", "nobody"), ("code", "0000-0000-0000"), ("password", "ngựa pin ghim đúng chỗ"));

        Assert.Equal(
            [("hoa", "sign-in.failed", "wrong one-time code", "127.0.0.1"), ("?", "sign-in.failed", "one-time code, no such name", "127.0.0.1")],
            hub.Get<AuditLog>().Read().Select(l => (l.Who, l.Deed, l.After, l.From)));
    }

    [Fact]
    public void Password_WrongFromElsewhere_ShutsThePersonOutNeitherAtTheDoorNorInTheirSession()
    {
        var account = Hub.Person("nga", new Grant(Role.Editor));
        var (signIn, sessions) = (Hub.Get<SignIn>(), Hub.Get<Sessions>());
        var session = sessions.Find(sessions.Begin(account, "10.0.0.9", "test"))!;

        for (var i = 0; i < 2 * SignIn.MostFailures; i++)
            signIn.CheckPassword("nga", "wrong", "203.0.113.7");

        Assert.Equal(AccountTexts.Locked, signIn.CheckPassword("nga", WebHub.Password, "203.0.113.7").Problem);
        Assert.NotNull(signIn.CheckPassword("nga", WebHub.Password, "10.0.0.9").Account);
        Assert.NotNull(signIn.CheckPassword("nga", WebHub.Password, "203.0.113.7", session).Account);
    }

    [Fact]
    public void Password_WrongInASession_ShutsThatSessionAlone()
    {
        var account = Hub.Person("yen", new Grant(Role.Editor));
        var (signIn, sessions) = (Hub.Get<SignIn>(), Hub.Get<Sessions>());
        var session = sessions.Find(sessions.Begin(account, "10.0.0.9", "test"))!;

        for (var i = 0; i < SignIn.MostFailures; i++)
            signIn.CheckPassword("yen", "wrong", "10.0.0.9", session);

        Assert.Equal(AccountTexts.Locked, signIn.CheckPassword("yen", WebHub.Password, "10.0.0.9", session).Problem);
        Assert.NotNull(signIn.CheckPassword("yen", WebHub.Password, "10.0.0.9").Account);
    }

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

    [Fact]
    public void Tries_AreWrittenTenTimesAnHourForEachAddress_AndTwoHundredTimesForAll()
    {
        var clock = new ManualTime(Instant.FromUtc(2026, 1, 5, 1, 0).ToDateTimeOffset());
        var tries = new FailedTries(clock);

        Assert.Equal([.. Enumerable.Repeat((true, false), 9), (true, true), (false, false)], Enumerable.Range(0, 11).Select(_ => tries.Count("192.168.1.7")));
        // A machine has all addresses of its IPv6 network.
        Assert.Equal(10, Enumerable.Range(1, 30).Count(i => tries.Count($"2001:db8::{i:x}").IsWritten));
        Assert.Equal(FailedTries.MostOfAll - 20, Enumerable.Range(0, 250).Count(i => tries.Count($"10.0.1.{i}").IsWritten));
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal((true, false), tries.Count("192.168.1.7"));
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

    [Fact]
    public async Task Account_AddedOnThePage_GetsACode_AndTheLastAdminStays()
    {
        await using var hub = await WebHub.Start(new OfficeFolder());
        var admin = hub.Person("boss", new Grant(Role.Admin));
        using var browser = hub.As(admin);

        var added = await browser.Send("/accounts", "/accounts", ("name", "lan"), ("display", "<script>alert(1)</script>"), ("role", "Editor"), ("group", ""));
        var shut = await browser.Send("/accounts", $"/accounts/{admin.Id}", ("do", "disable"));

        Assert.Matches("The one-time code of lan is [0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", added.Text);
        Assert.Matches("It is typed at https?://[^ ]+/welcome\\?name=lan<", added.Text);
        Assert.Contains("Somebody must be left", shut.Text, StringComparison.Ordinal);
        using var raw = new HttpClient();
        Assert.Equal([new Grant(Role.Editor)], hub.Get<AccountStore>().Named("lan")!.Grants);
    }

    [Fact]
    public async Task Account_WithRolesForGroups_KeepsAllOfThem_GetsOneMore_AndLosesTheOneThatIsNone()
    {
        await using var hub = await WebHub.Start(new OfficeFolder());
        // No board of the office is in these groups any more.
        var account = hub.Person("lan", new Grant(Role.Editor, "indoor"), new Grant(Role.Approver, "gates"));
        using var browser = hub.As(hub.Person("boss", new Grant(Role.Admin)));
        var page = (await browser.Get("/accounts")).Text.Split("data-name=\"lan\"")[1].Split("</form>")[0];
        Assert.Equal(["Editor", "Approver", ""], SelectedIn(page, "role"));
        Assert.Equal(["indoor", "gates"], SelectedIn(page, "group"));

        await Save(("Editor", "indoor"), ("Approver", "gates"), ("", ""));
        Assert.Equal([new Grant(Role.Editor, "indoor"), new Grant(Role.Approver, "gates")], Grants());

        await Save(("Editor", "indoor"), ("Approver", "gates"), ("Viewer", ""));
        Assert.Equal([new Grant(Role.Editor, "indoor"), new Grant(Role.Approver, "gates"), new Grant(Role.Viewer)], Grants());

        await Save(("", "indoor"), ("Approver", "gates"), ("Viewer", "gates"), ("", ""));
        Assert.Equal([new Grant(Role.Approver, "gates")], Grants());

        Assert.Contains("Choose at least one role.", (await Save(("", "gates"), ("", ""))).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Send("/accounts", $"/accounts/{account.Id}", ("do", "roles"), ("role", "Editor"), ("role", "Viewer"), ("group", "indoor"))).Status);
        Assert.Equal([new Grant(Role.Approver, "gates")], Grants());

        Task<(HttpStatusCode Status, string Text, string? To)> Save(params (string Role, string Group)[] rows) =>
            browser.Send("/accounts", $"/accounts/{account.Id}", [("do", "roles"), .. rows.SelectMany(row => new[] { ("role", row.Role), ("group", row.Group) })]);

        IReadOnlyList<Grant> Grants() => hub.Get<AccountStore>().Find(account.Id)!.Grants;

        static IEnumerable<string> SelectedIn(string form, string name) => form.Split($"<select name=\"{name}\"").Skip(1).Select(select => select.Split("</select>")[0])
            .SelectMany(select => select.Split("<option ").Skip(1).Where(option => option.Split('>')[0].Contains(" selected", StringComparison.Ordinal)).Select(option => option.StartsWith("value=\"", StringComparison.Ordinal) ? Between(option, "value=\"") : option.StartsWith("value ", StringComparison.Ordinal) ? "" : option));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("reset-other", false)]
    [InlineData(" Reset-me ", true)]
    public async Task Account_IsReset_WhenItsNameIsTyped(string typed, bool isReset)
    {
        await using var hub = await WebHub.Start(new OfficeFolder());
        var account = hub.Person("reset-me", new Grant(Role.Editor));
        using var browser = hub.As(hub.Person("boss", new Grant(Role.Admin)));

        var answer = await browser.Send("/accounts", $"/accounts/{account.Id}", ("do", "reset"), ("name", typed));

        Assert.Contains(isReset ? "The one-time code of reset-me is" : "This is not the sign-in name of that account.", answer.Text, StringComparison.Ordinal);
        Assert.Equal(isReset, hub.Get<AccountStore>().Find(account.Id)!.Password is null);
    }

    [Fact]
    public async Task Session_EndedElsewhere_IsOver()
    {
        var account = Hub.Person("two", new Grant(Role.Viewer));
        using var here = Hub.As(account);
        using var there = Hub.As(account);

        await here.Send("/account", "/account/sessions");

        Assert.Equal(HttpStatusCode.OK, (await here.Get("/account")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await there.Get("/account")).Status);
    }

    [Theory]
    [InlineData(119, true)]
    [InlineData(121, false)]
    public void Session_WithoutUse_EndsAfterTwoHours(int minutes, bool there)
    {
        using var office = new OfficeFolder();
        var clock = new ManualTime(Instant.FromUtc(2026, 1, 5, 1, 0).ToDateTimeOffset());
        var sessions = new Sessions(DataFolder.Open(office.DataFolder), clock, Microsoft.Extensions.Logging.Abstractions.NullLogger<Sessions>.Instance);
        var token = sessions.Begin(new Account { Id = "1", Name = "a", Display = "A", Stamp = "s" }, null, null);

        clock.Advance(TimeSpan.FromMinutes(minutes));

        Assert.Equal(there, sessions.Find(token) is not null);
    }

    [Fact]
    public void Session_InUseAllDay_EndsAfterTwelveHours()
    {
        using var office = new OfficeFolder();
        var clock = new ManualTime(Instant.FromUtc(2026, 1, 5, 1, 0).ToDateTimeOffset());
        var sessions = new Sessions(DataFolder.Open(office.DataFolder), clock, Microsoft.Extensions.Logging.Abstractions.NullLogger<Sessions>.Instance);
        var token = sessions.Begin(new Account { Id = "1", Name = "a", Display = "A", Stamp = "s" }, null, null);
        for (var hour = 1; hour < 12; hour++)
        {
            clock.Advance(TimeSpan.FromHours(1));
            Assert.NotNull(sessions.Find(token));
        }

        clock.Advance(TimeSpan.FromHours(1));

        Assert.Null(sessions.Find(token));
    }

    private static string Between(string text, string before, string after = "\"")
    {
        var start = text.IndexOf(before, StringComparison.Ordinal) + before.Length;
        return text[start..text.IndexOf(after, start, StringComparison.Ordinal)];
    }
}
