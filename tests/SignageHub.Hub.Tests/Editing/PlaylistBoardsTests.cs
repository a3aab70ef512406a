using System.Net;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Tests.Accounts;

namespace SignageHub.Hub.Tests.Editing;

/// <summary>For which boards a playlist is, as its forms ask.</summary>
public sealed class PlaylistBoardsTests : OfficeWithAHall
{
    [Fact]
    public async Task NewPlaylist_ThatIsRefused_KeepsItsBoards()
    {
        var form = PageForm.Of(await Lan.Page("/playlists"), "id=\"new\"");
        Assert.Equal("*", form["boards"]);

        var refused = await Lan.Submit("/playlists", form, ("name", "Ngày Nước"), ("slogan", ""), ("rule", "always"), ("boards", "gate"));
        var kept = PageForm.Of(refused.Html, "id=\"new\"");
        var made = await Lan.Submit("/playlists", kept, ("slogan", "Nước"));

        Assert.Equal((HttpStatusCode.BadRequest, "gate"), (refused.Status, kept["boards"]));
        Assert.Equal("/playlists/ngay-nuoc?saved=new", made.To);
        Assert.Contains("\"boards\": [\"gate\"]", Text("ngay-nuoc"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("On which boards? Tick at least one.")]
    [InlineData("No board can be called “Cổng chính”.", "gate", "Cổng chính")]
    [InlineData("Every board is ticked, and some besides.", "*", "gate")]
    public async Task Boards_ThatAreNotSaid_AreAskedFor_NeverWidened(string words, params string[] ticked)
    {
        var form = PageForm.Of(await Lan.Page(Address), "id=\"targets\"");
        (string Name, string Value)[] boards = [.. ticked.Select(board => ("boards", board))];

        var changed = await Lan.Post(Address, [("_form", form["_form"]), ("mark", form["mark"]), ("do", "boards"), .. boards]);
        var made = await Lan.Post("/playlists", [("_form", form["_form"]), ("name", "Mới"), ("slogan", "Nước"), ("rule", "always"), .. boards]);

        Assert.All([changed, made], answer => Assert.Equal(HttpStatusCode.BadRequest, answer.Status));
        Assert.All([changed, made], answer => Assert.Contains(words, answer.Text, StringComparison.Ordinal));
        Assert.All([changed, made], answer => Assert.All(ticked, board => Assert.Contains($"name=\"boards\" value=\"{board}\" checked", answer.Text, StringComparison.Ordinal)));
        Assert.Equal(Before, Text("hall"));
        Assert.DoesNotContain(Hub.Get<SignageStore>().Current.Playlists, playlist => playlist.Name == "Mới");
    }

    [Fact]
    public async Task EveryBoard_IsTickedWhereTheFileNamesNone_AndTakesTheListAway()
    {
        var answer = await Lan.Submit(Address, PageForm.Of(await Lan.Page(Address), "id=\"targets\""), ("do", "boards"), ("boards", "*"));
        var form = PageForm.Of(await Lan.Page(answer.To!), "id=\"targets\"");

        Assert.Equal("*", form["boards"]);
        Assert.DoesNotContain("\"boards\"", Text("hall"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EditorOfAGroup_IsOfferedItsBoards_AndKeepsTheirWordsWhereTheyMayNot()
    {
        using var hoa = Hub.As(Hub.Person("hoa", new Grant(Role.Editor, "indoor")));
        var page = await hoa.Page(Address);
        var form = PageForm.Of(await hoa.Page("/playlists"), "id=\"new\"");

        var targets = page[page.IndexOf("id=\"targets\"", StringComparison.Ordinal)..];
        targets = targets[..targets.IndexOf("</form>", StringComparison.Ordinal)];
        var refused = await hoa.Submit("/playlists", form, ("name", "Ngày Nước"), ("slogan", "Nước là sự sống"), ("rule", "always"), ("boards", "gate"));
        var kept = PageForm.Of(refused.Html, "id=\"new\"");
        var changed = await hoa.Submit(Address, PageForm.Of(page, "id=\"targets\""), ("do", "boards"), ("boards", "gate"));

        Assert.DoesNotContain("value=\"gate\"", targets, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"*\"", targets, StringComparison.Ordinal);
        // One board alone is theirs: it is meant.
        Assert.Equal("lobby", form["boards"]);
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (refused.Status, changed.Status));
        Assert.Equal(("Ngày Nước", "Nước là sự sống", "gate"), (kept["name"], kept["slogan"], kept["boards"]));
        Assert.Equal("gate", PageForm.Of(changed.Html, "id=\"targets\"")["boards"]);
    }
}
