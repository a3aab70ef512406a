using System.Net;
using NodaTime;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Audit;
using SignageHub.Testing;

namespace SignageHub.Hub.Tests.Accounts;

/// <summary>Wrong passwords and codes: whom they shut out, and what the log has of them.</summary>
public sealed class WrongTriesTests(SharedWebHub shared) : IClassFixture<SharedWebHub>
{
    private WebHub Hub => shared.Hub;

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
}
