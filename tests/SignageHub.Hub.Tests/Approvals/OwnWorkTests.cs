using System.Net;
using System.Text;
using NodaTime;
using SignageHub.Core.Playlists;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Editing;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Tests.Accounts;

namespace SignageHub.Hub.Tests.Approvals;

/// <summary>Where the office wants another person to approve, there is no way around them.</summary>
public sealed class OwnWorkTests : IAsyncLifetime
{
    private static readonly Instant At = Instant.FromUtc(2027, 1, 1, 1, 0);

    private WebHub _hub = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _hub = await WebHub.Start(new OfficeFolder { ApprovedByAnother = true });

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task Approver_WhoWritesNoDraft_WritesOneAllTheSame()
    {
        using var author = _hub.As(_hub.Person("lan", new Grant(Role.Approver)));

        var page = (await author.Get("/playlists")).Text;
        await author.Send("/playlists", "/playlists", ("name", "Nước"), ("boards", "*"), ("slogan", "Nước là sự sống"), ("rule", "always"));
        var made = Entry();
        await author.Send("/playlists/nuoc", "/playlists/nuoc", ("do", "save"), ("entry", "1"), ("mark", _hub.Get<PlaylistEditor>().Read("nuoc")!.Value.Mark), ("slogan", "Nước là sự sống"), ("rule", "always"));

        Assert.DoesNotContain("name=\"draft\"", page, StringComparison.Ordinal);
        Assert.True(made.Draft && Entry().Draft);

        Entry Entry() => Assert.Single(_hub.Get<SignageStore>().Current.Playlists.Single(p => p.Id == "nuoc").Entries);
    }

    [Fact]
    public async Task Program_OfAnApprover_CannotLetShowAtOnce_NorTakeTheDraftAway()
    {
        const string shows = """{ "name": "Nước", "entries": [ { "slogan": "Nước là sự sống", "when": { "always": true } } ] }""";
        using var program = _hub.Program(_hub.Person("lan", new Grant(Role.Admin)), mayWrite: true);

        using var made = await program.PostAsync("api/v1/playlists?name=Nước", Json(shows), Cancel);
        using var draft = await program.PostAsync("api/v1/playlists?name=Nước", Json(shows.Replace("\"when\"", "\"draft\": true, \"when\"", StringComparison.Ordinal)), Cancel);
        using var request = new HttpRequestMessage(HttpMethod.Put, "api/v1/playlists/nuoc") { Content = Json(shows), Headers = { { "If-Match", $"\"{_hub.Get<PlaylistEditor>().Read("nuoc")!.Value.Mark}\"" } } };
        using var undrafted = await program.SendAsync(request, Cancel);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.OK, HttpStatusCode.Forbidden), (made.StatusCode, draft.StatusCode, undrafted.StatusCode));
        Assert.Contains("another person approves", await made.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    /// <summary>Days of the office's own may be taken out of its file: who wrote beside them is known all the same.</summary>
    [Fact]
    public void Author_OfAPlaylistWithADayThatIsNoMore_IsKnown()
    {
        var history = _hub.Get<PlaylistHistory>();
        history.Keep("nuoc", """{ "name": "Nước", "entries": [ { "slogan": "Một", "when": { "always": true } }, { "slogan": "Hai", "when": { "observance": "ngay-thanh-lap-so" } } ] }""", "lan", At);

        Assert.True(IsOf("lan", "Một"));
        Assert.False(IsOf("minh", "Một"));
    }

    [Fact]
    public void Author_OfAVersionThatNobodyCanRead_MayBeTheirs()
    {
        var history = _hub.Get<PlaylistHistory>();
        history.Keep("nuoc", "{ torn", "lan", At);

        Assert.True(IsOf("lan", "Một"));
        Assert.False(IsOf("minh", "Một"));
    }

    [Fact]
    public void Author_BeforeAVersionThatNobodyCanRead_IsKnown()
    {
        var history = _hub.Get<PlaylistHistory>();
        history.Keep("nuoc", Playlist("lobby"), "minh", At);
        history.Keep("nuoc", "{ torn", "lan", At + Duration.FromHours(1));

        Assert.False(IsOf("lan", "Một"));
        Assert.True(IsOf("minh", "Một"));
    }

    [Fact]
    public void WhoeverSaysForWhichBoards_OrHowItLooks_HasAHandInIt()
    {
        var history = _hub.Get<PlaylistHistory>();
        history.Keep("nuoc", Playlist("lobby"), "minh", At);
        history.Keep("nuoc", Playlist("lobby", "gate"), "lan", At + Duration.FromHours(1));
        history.Keep("nuoc", Playlist("lobby", "gate").Replace("\"entries\"", "\"style\": { \"capitals\": true }, \"entries\"", StringComparison.Ordinal), "thu", At + Duration.FromHours(2));
        history.Keep("nuoc", Playlist("lobby", "gate").Replace("\"entries\": [", "\"style\": { \"capitals\": true }, \"entries\": [ { \"slogan\": \"Hai\", \"when\": { \"always\": true } },", StringComparison.Ordinal), "hoa", At + Duration.FromHours(3));

        Assert.All(["minh", "lan", "thu"], name => Assert.True(IsOf(name, "Một")));
        Assert.False(IsOf("hoa", "Một"));
        Assert.True(IsOf("hoa", "Hai"));
    }

    [Fact]
    public void Words_MovedToOtherDaysByAColleague_AreTheirAuthorsStill_AndTheDaysAreTheColleagues()
    {
        var history = _hub.Get<PlaylistHistory>();
        var moved = Playlist("lobby").Replace("{ \"always\": true }", "{ \"on\": \"2027-03-22\" }", StringComparison.Ordinal);
        history.Keep("nuoc", moved, "lan", At);
        history.Keep("nuoc", moved.Replace("\"when\"", "\"weight\": 2, \"when\"", StringComparison.Ordinal), "thu", At + Duration.FromHours(1));
        history.Keep("nuoc", Playlist("lobby"), "minh", At + Duration.FromHours(2));
        history.Keep("nuoc", Playlist("lobby").Replace("\"name\": \"Nước\"", "\"name\": \"Nước sạch\"", StringComparison.Ordinal), "hoa", At + Duration.FromHours(3));

        Assert.All(["lan", "minh"], name => Assert.True(IsOf(name, "Một"), name));
        // Her second turn was taken away again, his name of the playlist is nothing of the entry.
        Assert.All(["hoa"], name => Assert.False(IsOf(name, "Một"), name));
    }

    private static string Playlist(params string[] boards) =>
        $$"""{ "name": "Nước", "boards": [ {{string.Join(", ", boards.Select(b => $"\"{b}\""))}} ], "entries": [ { "slogan": "Một", "when": { "always": true } } ] }""";

    private bool IsOf(string name, string slogan) =>
        EntryAuthor.Is(name, "nuoc", new Entry { Number = 1, Slogan = slogan, When = new When(new DayRule.Always()) }, _hub.Get<PlaylistHistory>());

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
