using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using SignageHub.Core;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Accounts.Outside;
using SignageHub.Hub.Accounts.Passkeys;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Notices;
using SignageHub.Hub.Settings;
using SignageHub.Hub.Storage;
using SignageHub.Testing;

namespace SignageHub.Hub.Tests.Accounts;

/// <summary>What a passkey is good for, and what not, with keys that really sign.</summary>
public sealed class PasskeyDeskTests : IDisposable
{
    private readonly OfficeFolder _office = new();
    private readonly ManualTime _clock = new(Instant.FromUtc(2026, 1, 5, 1, 0).ToDateTimeOffset());
    private readonly AccountStore _accounts;
    private readonly AuditLog _audit;
    private readonly HeardNotices _notices = new();
    private readonly PasskeyDesk _desk;
    private readonly Session _session = new() { Hash = "s", Account = "", Stamp = "", Begun = default, Seen = default };

    public PasskeyDeskTests()
    {
        var data = DataFolder.Open(_office.DataFolder);
        _accounts = new AccountStore(data);
        _audit = new AuditLog(data, _clock, NullLogger<AuditLog>.Instance);
        _desk = new PasskeyDesk(_accounts, _audit, _notices, new HubSettings(), _clock, NullLogger<PasskeyDesk>.Instance);
    }

    private static HttpContext Context(string host = "localhost:8080", string scheme = "http") =>
        new DefaultHttpContext { Request = { Scheme = scheme, Host = new HostString(host) }, Connection = { RemoteIpAddress = IPAddress.Loopback } };

    [Fact]
    public async Task Passkey_OfItsOwner_LetsThemIn_AndIsCounted()
    {
        var account = Person();
        using var key = new SoftKey { Count = 1 };
        await Add(account, key);

        key.Count = 2;
        var (entered, problem) = await Use(account, key);

        Assert.Null(problem);
        Assert.Equal(account.Id, entered!.Id);
        var kept = Assert.Single(_accounts.Find(account.Id)!.Passkeys);
        Assert.Equal(("Máy bàn", 2u, _clock.Now()), (kept.Name, kept.Count, kept.Used!.Value));
        Assert.Equal(["passkey.add", "passkey.use"], _audit.Read().Select(l => l.Deed));
    }

    public static TheoryData<string> Lies => ["origin", "port", "scheme", "rp", "challenge", "not there", "not verified", "cross-origin", "another account"];

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task Passkey_UsedWithALie_LetsNobodyIn(string lie)
    {
        var (account, other) = (Person(), Person("minh"));
        using var key = new SoftKey();
        await Add(account, key);

        Lie(key, lie);
        var (entered, problem) = await Use(lie == "another account" ? other : account, key);

        Assert.Null(entered);
        Assert.Equal(PasskeyTexts.NotKnown, problem);
    }

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task Passkey_AddedWithALie_IsNotTaken(string lie)
    {
        var (account, other) = (Person(), Person("minh"));
        using var key = new SoftKey();
        Lie(key, lie);

        var options = await _desk.BeginAdding(Context(), account, "Máy bàn", "browser");
        var problem = await _desk.Add(Context(), lie == "another account" ? other : account, _session, key.Make(options!), "browser");

        Assert.Equal(PasskeyTexts.NotAdded, problem);
        Assert.All(_accounts.All, a => Assert.Empty(a.Passkeys));
    }

    [Theory]
    [InlineData("twice")]
    [InlineData("late")]
    [InlineData("another browser")]
    public async Task Challenge_UsedTwiceLateOrElsewhere_IsRefused(string how)
    {
        var account = Person();
        using var key = new SoftKey();
        await Add(account, key);
        var options = await _desk.BeginUsing(Context(), "browser");
        if (how == "twice")
            Assert.NotNull((await _desk.Use(Context(), key.Sign(options!, account.Id), "browser")).Account);
        if (how == "late")
            _clock.Advance(PasskeyDesk.Lasts.ToTimeSpan());

        var (entered, problem) = await _desk.Use(Context(), key.Sign(options!, account.Id), how == "another browser" ? "another" : "browser");

        Assert.Null(entered);
        Assert.Equal(PasskeyTexts.TooLate, problem);
    }

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(0, 1, true)]
    [InlineData(5, 6, true)]
    [InlineData(5, 5, false)]
    [InlineData(5, 4, false)]
    [InlineData(5, 0, false)]
    public async Task Count_ThatDoesNotRise_IsACopy(uint kept, uint used, bool isGood)
    {
        var account = Person();
        using var key = new SoftKey { Count = kept };
        await Add(account, key);

        key.Count = used;
        var (entered, problem) = await Use(account, key);

        Assert.Equal(isGood, entered is not null);
        Assert.Equal(isGood ? null : PasskeyTexts.Copied, problem);
        Assert.Equal(isGood ? used : kept, _accounts.Find(account.Id)!.Passkeys[0].Count);
        Assert.Equal(isGood ? "passkey.use" : "passkey.copied", _audit.Read()[^1].Deed);
        Assert.Equal(isGood ? 0 : 1, _notices.Told.Count);
    }

    [Fact]
    public async Task Copy_ThatIsTriedAgain_IsTheDaysNewsOfEachDay()
    {
        var account = Person();
        using var key = new SoftKey { Count = 5 };
        await Add(account, key);

        await Use(account, key);
        await Use(account, key);
        _clock.Advance(TimeSpan.FromDays(1));
        await Use(account, key);

        Assert.Equal(3, _audit.Read().Count(line => line.Deed == "passkey.copied"));
        var keys = _notices.Told.Select(n => n.Incident).ToList();
        Assert.Equal((keys[0], 2), (keys[1], keys.Distinct(StringComparer.Ordinal).Count()));
    }

    [Fact]
    public async Task Account_Shut_IsNotOpenedByAPasskeyEither_ButOneThatWrongTriesLockedIs()
    {
        var account = Person();
        using var key = new SoftKey();
        await Add(account, key);

        _accounts.Change(account.Id, a => a with { LockedUntil = _clock.Now() + Duration.FromMinutes(1) });
        Assert.Null((await Use(account, key)).Problem);
        _accounts.Change(account.Id, a => a with { LockedUntil = null, Disabled = true });
        Assert.Equal(PasskeyTexts.NotKnown, (await Use(account, key)).Problem);
    }

    [Fact]
    public async Task Passkey_ThatIsTheLastWayIn_Stays()
    {
        var account = Person();
        using var key = new SoftKey();
        await Add(account, key);
        var id = _accounts.Find(account.Id)!.Passkeys[0].Id;

        _accounts.Change(account.Id, a => a with { Password = null });
        Assert.Null(_desk.Remove(account, _session, id, address: null));
        Assert.Single(_accounts.Find(account.Id)!.Passkeys);
        _accounts.Change(account.Id, a => a with { Password = "-" });
        var after = _desk.Remove(account, _session, id, address: null);

        Assert.Empty(after!.Passkeys);
        Assert.NotEqual(account.Stamp, after.Stamp);
        Assert.Equal((await Use(account, key)).Problem, PasskeyTexts.NotKnown);
    }

    [Fact]
    public async Task Reset_ByAnAdmin_EndsPasskeysAndTheOutsideSignInToo()
    {
        var account = Person();
        using var key = new SoftKey();
        await Add(account, key);
        _accounts.Change(account.Id, a => a with { OutsideName = "lan@office.vn", Outside = new OutsideIdentity("https://provider.example", "1") });

        new SignIn(_accounts, new SecretBox(DataFolder.Open(_office.DataFolder)), _audit, _clock).Invite(account.Id);

        var after = _accounts.Find(account.Id)!;
        Assert.Empty(after.Passkeys);
        Assert.Null(after.Outside);
        Assert.Null(after.OutsideName);
    }

    [Fact]
    public async Task Passkey_OfSomebody_IsNotTakenForAnother()
    {
        var (account, other) = (Person(), Person("minh"));
        using var key = new SoftKey();
        await Add(account, key);

        var options = await _desk.BeginAdding(Context(), other, "Máy bàn", "browser");

        Assert.Equal(PasskeyTexts.NotAdded, await _desk.Add(Context(), other, _session, key.Make(options!), "browser"));
    }

    /// <summary>What an unknown name is asked is what everybody is asked: no list of keys, no name.</summary>
    [Fact]
    public async Task Question_BeforeAnybodyIsKnown_NamesNobody()
    {
        var account = Person();
        using var key = new SoftKey();
        await Add(account, key);

        var options = System.Text.Json.JsonDocument.Parse((await _desk.BeginUsing(Context(), "browser"))!).RootElement;

        Assert.Equal(0, options.TryGetProperty("allowCredentials", out var known) ? known.GetArrayLength() : 0);
        Assert.Equal("required", options.GetProperty("userVerification").GetString());
        Assert.DoesNotContain(account.Name, options.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost:8080", "http", "localhost")]
    [InlineData("SIGNAGE.office.vn", "https", "signage.office.vn")]
    [InlineData("evil.example", "https", null)]
    [InlineData("signage.office.vn.evil.example", "https", null)]
    [InlineData("192.168.1.10:8443", "https", null)]
    [InlineData("[::1]:8443", "https", null)]
    [InlineData("", "https", null)]
    public void Host_OfAPasskey_IsANameOfOurs(string host, string scheme, string? id) =>
        Assert.Equal(id, PasskeyHost.Of(Context(host, scheme), new WebSettings { Hosts = ["signage.office.vn"] }));

    [Fact]
    public void Host_AskedForUnencryptedFromElsewhere_HasNone()
    {
        var context = Context("signage.office.vn");
        context.Connection.RemoteIpAddress = IPAddress.Parse("192.168.1.20");

        Assert.Null(PasskeyHost.Of(context, new WebSettings { Hosts = ["signage.office.vn"] }));
    }

    public void Dispose() => _office.Dispose();

    private Account Person(string name = "lan")
    {
        var account = new Account { Id = AccountStore.NewId(), Name = name, Display = name, Password = "-", Stamp = SignIn.NewStamp() };
        Assert.True(_accounts.Add(account));
        return account;
    }

    private async Task Add(Account account, SoftKey key)
    {
        var options = await _desk.BeginAdding(Context(), account, "Máy bàn", "browser");
        Assert.Null(await _desk.Add(Context(), account, _session, key.Make(options!), "browser"));
    }

    private async Task<(Account? Account, Bilingual? Problem)> Use(Account account, SoftKey key)
    {
        var options = await _desk.BeginUsing(Context(), "browser");
        return await _desk.Use(Context(), key.Sign(options!, account.Id), "browser");
    }

    private static void Lie(SoftKey key, string lie)
    {
        switch (lie)
        {
            case "origin": key.Origin = "https://evil.example"; break;
            case "port": key.Origin = "http://localhost:9090"; break;
            case "scheme": key.Origin = "ftp://localhost:8080"; break;
            case "rp": key.RpId = "evil.example"; break;
            case "challenge": key.Challenge = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"; break;
            case "not there": key.Flags = 0x04; break;
            case "not verified": key.Flags = 0x01; break;
            case "cross-origin": key.CrossOrigin = true; break;
        }
    }

    private sealed class HeardNotices : INotices
    {
        public List<Notice> Told { get; } = [];

        public void Tell(Notice notice) => Told.Add(notice);
    }
}
