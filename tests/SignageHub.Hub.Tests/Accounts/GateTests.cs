using System.Net;
using System.Text.Json;
using NodaTime;
using SignageHub.Hub.Accounts;

namespace SignageHub.Hub.Tests.Accounts;

/// <summary>What whoever asked is told when the hub cannot do it.</summary>
public sealed class GateTests
{
    [Theory]
    [InlineData("/boards")]
    [InlineData("/boards/lobby")]
    public async Task Page_OfAFileThatIsAway_SaysWhichOneAndWhy(string path)
    {
        await using var hub = await WebHub.Start(new OfficeFolder());
        using var browser = hub.As(hub.Person("lan", new Grant(Role.Admin)));
        File.Delete(hub.Office.BoardsFile);

        var (status, text, _) = await browser.Get(path);

        Assert.Equal(HttpStatusCode.InternalServerError, status);
        Assert.Contains($"{hub.Office.BoardsFile} cannot be read: It is not there. The boards go on by what was read last.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Program_ThatAsksForAFileThatIsAway_IsToldWhichOneAndWhy()
    {
        await using var hub = await WebHub.Start(new OfficeFolder());
        using var program = hub.Program(hub.Person("lan", new Grant(Role.Admin)), mayWrite: false);
        File.Delete(hub.Office.BoardsFile);

        using var answer = await program.GetAsync(new Uri("api/v1/boards.json", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("cannot be read: It is not there.", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    /// <summary>A start page that is left open asks for its news all day: nobody has to be there for that.</summary>
    [Theory]
    [InlineData("/office", false)]
    [InlineData("/events", false)]
    [InlineData("/play/lobby/events", false)]
    [InlineData("/", true)]
    [InlineData("/account", true)]
    public async Task Session_GoesOn_ByWhatItsPersonDoes_NotByWhatAnOpenPageAsksFor(string path, bool goesOn)
    {
        await using var hub = await WebHub.Start(new OfficeFolder());
        var account = hub.Person("lan", new Grant(Role.Viewer));
        var seen = TimeProvider.System.Now() - Duration.FromHours(1);
        var session = new Session { Hash = Sessions.HashOf("cookie"), Account = account.Id, Stamp = account.Stamp, Begun = seen, Seen = seen };
        File.WriteAllBytes(
            Path.Combine(Directory.CreateDirectory(Path.Combine(hub.Office.DataFolder, "accounts")).FullName, "sessions.json"),
            JsonSerializer.SerializeToUtf8Bytes<Session[]>([session], AccountStore.Form));
        using var http = new HttpClient { BaseAddress = hub.Url };
        http.DefaultRequestHeaders.Add("Cookie", "signagehub-session=cookie");

        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(goesOn, Assert.Single(hub.Get<Sessions>().Of(account)).Seen > seen);
    }

    [Theory]
    [InlineData("/calendar")]
    [InlineData("/why")]
    [InlineData("/year")]
    public async Task HeavyPage_AskedForWithoutEnd_IsRefusedToThatAddress_NotToPeopleWhoSignedIn(string path)
    {
        await using var hub = await WebHub.Start(new OfficeFolder());
        using var stranger = hub.Open();
        using var person = hub.As(hub.Person("lan", new Grant(Role.Viewer)));
        using var enough = new CancellationTokenSource();
        var asking = Task.Run(
            () =>
            {
                while (!enough.IsCancellationRequested)
                    hub.Get<Throttle>().LetsLook("127.0.0.1");
            },
            TestContext.Current.CancellationToken);

        // Until the address has had what it gets.
        while (hub.Get<Throttle>().LetsLook("127.0.0.1"))
        {
        }

        var refused = await stranger.Get(path);
        var let = await person.Get(path);
        var wall = await stranger.Get("/");
        await enough.CancelAsync();
        await asking;

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.Contains("Too many tries. Wait a minute.", refused.Text, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (let.Status, wall.Status));
    }
}
