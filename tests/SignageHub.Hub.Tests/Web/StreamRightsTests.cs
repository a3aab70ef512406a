using System.Net;
using NodaTime;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Settings;
using SignageHub.Hub.Storage;
using SignageHub.Hub.Tests.Accounts;
using SignageHub.Hub.Web.Live;
using SignageHub.Testing;

namespace SignageHub.Hub.Tests.Web;

/// <summary>Streams stay open for hours: they end with the right to them, and nobody takes all of them.</summary>
public sealed class StreamRightsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public enum Loss
    {
        Disabled,
        TokenRevoked,
    }

    [Theory]
    [InlineData(Loss.Disabled)]
    [InlineData(Loss.TokenRevoked)]
    public async Task Program_ThatLosesItsToken_HearsNoMore(Loss loss)
    {
        await using var hub = await WebHub.Start(new OfficeFolder());
        var person = hub.Person("lan", new Grant(Role.Viewer));
        using var program = hub.Program(person, mayWrite: false);
        await using var stream = await program.GetStreamAsync(new Uri("api/v1/events", UriKind.Relative), Cancel);
        using var reader = new StreamReader(stream);
        Assert.Equal("event: clock", await reader.ReadLineAsync(Cancel));

        hub.Get<AccountStore>().Change(person.Id, account => loss == Loss.Disabled ? account with { Disabled = true } : account with { Tokens = [] });
        hub.Get<Listeners>().RingClocks();

        Assert.DoesNotContain("event: clock", await reader.ReadToEndAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Person_WhoSignsOut_HearsNoMore_WhereTheWallIsForThoseSignedIn()
    {
        await using var hub = await WebHub.Start(new OfficeFolder(), change: settings => settings with { SignInToView = true });
        var person = hub.Person("lan", new Grant(Role.Viewer));
        using var http = new HttpClient { BaseAddress = hub.Url };
        http.DefaultRequestHeaders.Add("Cookie", "signagehub-session=" + hub.Get<Sessions>().Begin(person, "127.0.0.1", "test"));
        await using var stream = await http.GetStreamAsync(new Uri("events", UriKind.Relative), Cancel);
        using var reader = new StreamReader(stream);
        Assert.Equal("event: clock", await reader.ReadLineAsync(Cancel));

        hub.Get<Sessions>().End(person.Id, _ => true);
        hub.Get<Listeners>().RingClocks();

        Assert.DoesNotContain("event: clock", await reader.ReadToEndAsync(Cancel), StringComparison.Ordinal);
    }

    /// <summary>Listening is nothing that a person does: two hours after their last deed the session is over, whatever is open.</summary>
    [Fact]
    public void Session_LookedAtByAStream_StillEndsWhenItsPersonIsIdle()
    {
        using var office = new OfficeFolder();
        var clock = new ManualTime();
        var sessions = new Sessions(DataFolder.Open(office.DataFolder), clock, Microsoft.Extensions.Logging.Abstractions.NullLogger<Sessions>.Instance);
        var token = sessions.Begin(new Account { Id = "1", Name = "a", Display = "A", Stamp = "s" }, null, null);
        for (var minute = 10; minute < 120; minute += 10)
        {
            clock.Advance(TimeSpan.FromMinutes(10));
            Assert.NotNull(sessions.Peek(token));
        }

        clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Null(sessions.Peek(token));
    }

    [Fact]
    public async Task OneAddress_WithAsManyStreamsAsOneMayHave_IsToldSo_AndOthersStillListen()
    {
        await using var hub = await WebHub.Start(new OfficeFolder(), change: settings => settings with { Web = new WebSettings { StreamsOfOneAddress = 1 } });
        using var program = hub.Program(hub.Person("lan", new Grant(Role.Viewer)), mayWrite: false);
        using var first = await Open("play/lobby/events", "203.0.113.7");

        using var second = await Open("api/v1/events", "203.0.113.7");
        using var page = await Open("events", "203.0.113.7");
        using var other = await Open("play/lobby/events", "203.0.113.8");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (first.StatusCode, second.StatusCode, other.StatusCode));
        Assert.Equal("10", second.Headers.RetryAfter!.ToString());
        Assert.StartsWith("{\"error\":\"This address has as many live pages open", await second.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Contains("web.streamsOfOneAddress", await page.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);

        async Task<HttpResponseMessage> Open(string path, string from)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add("X-Forwarded-For", from);
            return await program.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
        }
    }

    /// <summary>A board whose browser signs what it says finds its place when the hub is full.</summary>
    [Fact]
    public async Task Board_ThatHasProvedItself_IsHeardBesideAllOthers()
    {
        await using var hub = await WebHub.Start(new OfficeFolder(), change: settings => settings with { Web = new WebSettings { StreamsOfOneAddress = 1 } });
        using var http = new HttpClient { BaseAddress = hub.Url };
        http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        using var first = await http.GetAsync(new Uri("play/lobby/events", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Cancel);
        using var before = await http.GetAsync(new Uri("play/lobby/events", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Cancel);

        hub.Get<ProvenBoards>().Hear(Core.Boards.BoardId.Parse("lobby"), "203.0.113.7");
        using var after = await http.GetAsync(new Uri("play/lobby/events", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Cancel);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (first.StatusCode, before.StatusCode, after.StatusCode));
    }

    [Fact]
    public async Task Board_ThatIsRevoked_HearsNoMoreAtOnce_AndOthersLookOn()
    {
        await using var hub = await WebHub.Start(new OfficeFolder());
        var lobby = Core.Boards.BoardId.Parse("lobby");
        using var board = new HttpClient { BaseAddress = hub.Url };
        board.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        using var other = new HttpClient { BaseAddress = hub.Url };
        other.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.8");
        // Its stream is open before it signs for the first time.
        using var stream = await board.GetAsync(new Uri("play/lobby/events", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Cancel);
        using var looker = await other.GetAsync(new Uri("play/lobby/events", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Cancel);
        hub.Get<ProvenBoards>().Hear(lobby, "203.0.113.7");

        hub.Get<Hub.Boards.BoardSecrets>().Revoke(lobby);

        // The service itself finds it, well before the test's patience is over.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        await stream.Content.ReadAsStringAsync(patience.Token);
        using var again = await board.GetAsync(new Uri("play/lobby/events", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Cancel);
        using var still = await other.GetAsync(new Uri("play/lobby/events", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Cancel);
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK), (again.StatusCode, still.StatusCode));
        using var reader = new StreamReader(await looker.Content.ReadAsStreamAsync(Cancel));
        Assert.Equal("event: clock", await reader.ReadLineAsync(Cancel));
    }

    [Theory]
    [InlineData("2001:db8:0:1::7", "2001:db8:0:1:ffff::9", true)]
    [InlineData("2001:db8:0:1::7", "2001:db8:0:2::7", false)]
    [InlineData("203.0.113.7", "203.0.113.8", false)]
    [InlineData("203.0.113.7", "::ffff:203.0.113.7", true)]
    public void Address_OfIPv6_CountsWithItsWholeNetwork(string one, string other, bool isSame) =>
        Assert.Equal(isSame, AddressKey.Of(IPAddress.Parse(one)) == AddressKey.Of(IPAddress.Parse(other)));
}
