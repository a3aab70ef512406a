using System.Net;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Editing;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Tests.Accounts;

namespace SignageHub.Hub.Tests.Editing;

/// <summary>The way back from what can be done on the page of a playlist, and whose playlist it must be.</summary>
public sealed class PlaylistPageTests : OfficeWithAHall
{
    [Theory]
    [InlineData("id=\"e2\"", "delete", "Deleted.")]
    [InlineData("id=\"e2\"", "up", "Moved.")]
    [InlineData("id=\"add\"", "add", "Added.")]
    [InlineData("id=\"targets\"", "boards", "Saved.")]
    [InlineData("id=\"facts\"", "facts", "Saved.")]
    public async Task Change_HasItsWayBack_AndTheWayBackHasOneToo(string form, string deed, string words)
    {
        var answer = await Lan.Submit(Address, PageForm.Of(await Lan.Page(Address), form), ("do", deed), ("slogan", "Bốn"), ("rule", "always"), ("name", "Sảnh lớn"), ("boards", "gate"));
        var changed = Text("hall");
        var page = await Lan.Page(answer.To!);

        Assert.NotEqual(Before, changed);
        Assert.Contains($"<span>{words}</span>", page, StringComparison.Ordinal);
        var undone = await Lan.Submit($"{Address}/history", PageForm.Of(page, "id=\"undo\""));
        Assert.Equal((HttpStatusCode.Redirect, Before), (undone.Status, Text("hall")));
        page = await Lan.Page(undone.To!);
        Assert.Contains("<span>The earlier version is back.</span>", page, StringComparison.Ordinal);
        await Lan.Submit($"{Address}/history", PageForm.Of(page, "id=\"undo\""));
        Assert.Equal(changed, Text("hall"));
    }

    /// <summary>As an editor of another encoding saves it: the letter would be gone with the first change on the page.</summary>
    [Fact]
    public async Task FileThatIsNotUtf8_IsNotOfferedToBeEdited_NorWrittenOver()
    {
        var form = PageForm.Of(await Lan.Page(Address), "id=\"facts\"");
        var bytes = System.Text.Encoding.Latin1.GetBytes(Before.Replace("Sảnh", "S¶nh", StringComparison.Ordinal).Replace("Một", "Mét", StringComparison.Ordinal));
        File.WriteAllBytes(PathOf("hall"), bytes);

        var page = await Lan.Page(Address);
        var mark = Hub.Get<PlaylistEditor>().Read("hall")!.Value.Mark;
        var answer = await Lan.Submit(Address, form, ("do", "facts"), ("name", "Sảnh lớn"), ("mark", mark));

        Assert.Contains("class=\"notice\" role=\"alert\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"facts\"", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal(bytes, File.ReadAllBytes(PathOf("hall")));
    }

    [Fact]
    public async Task WayBack_FromWhatSomebodyElseHasChangedSince_IsNotOffered()
    {
        using var minh = Hub.As(Hub.Person("minh", new Grant(Role.Approver)));
        var answer = await Lan.Submit(Address, PageForm.Of(await Lan.Page(Address), "id=\"e2\""), ("do", "delete"));
        await minh.Submit(Address, PageForm.Of(await minh.Page(Address), "id=\"e2\""), ("do", "delete"));

        Assert.DoesNotContain("id=\"undo\"", await Lan.Page(answer.To!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Playlist_JustMade_CanBeTakenBack_AndIsKeptAmongTheDeleted()
    {
        var made = await Lan.Submit("/playlists", PageForm.Of(await Lan.Page("/playlists"), "id=\"new\""), ("name", "Ngày Nước"), ("slogan", "Nước"), ("rule", "always"));
        var taken = await Lan.Submit("/playlists/ngay-nuoc", PageForm.Of(await Lan.Page(made.To!), "id=\"undo\""));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (made.Status, taken.Status));
        Assert.DoesNotContain(Hub.Get<SignageStore>().Current.Playlists, p => p.Id == "ngay-nuoc");
        Assert.Contains("Ngày Nước", WebUtility.HtmlDecode(await Lan.Page("/playlists")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Playlist_Deleted_IsGone_AndComesBackAsItWas()
    {
        var page = await Lan.Page(Address);
        var deleted = await Lan.Submit(Address, PageForm.Of(page, "id=\"remove\""), ("do", "remove"));
        var gone = !File.Exists(PathOf("hall")) && Hub.Get<SignageStore>().Current.Playlists.All(p => p.Id != "hall");
        var back = await Lan.Submit("/playlists", PageForm.Of(await Lan.Page(deleted.To!), "id=\"undo\""));

        Assert.True(gone);
        Assert.Equal((HttpStatusCode.Redirect, $"{Address}?saved=put-back"), (back.Status, back.To));
        Assert.Equal(Before, Text("hall"));
        Assert.Contains("The playlist was put back.", await Lan.Page(back.To!), StringComparison.Ordinal);
        Assert.Contains(Hub.Get<SignageStore>().Current.Playlists, p => p.Id == "hall");
        await Lan.Submit(Address, PageForm.Of(await Lan.Page(back.To!), "id=\"undo\""));
        Assert.False(File.Exists(PathOf("hall")));
        Assert.Equal(["playlist.delete", "playlist.put-back", "playlist.delete"], Hub.Get<AuditLog>().Read().Select(line => line.Deed));
    }

    [Fact]
    public async Task Playlist_ThatShows_IsDeletedByAnApproverOnly_AndOthersSeeNothingOfADeletedOne()
    {
        using var editor = Hub.As(Hub.Person("minh", new Grant(Role.Editor)));
        using var indoor = Hub.As(Hub.Person("hoa", new Grant(Role.Approver, "indoor")));
        var refused = await editor.Submit(Address, PageForm.Of(await editor.Page(Address), "id=\"remove\""), ("do", "remove"));
        await Lan.Submit("/playlists/gate-only", PageForm.Of(await Lan.Page("/playlists/gate-only"), "id=\"remove\""), ("do", "remove"));

        var back = await indoor.Send("/playlists", "/playlists", ("do", "put-back"), ("id", "gate-only"));

        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.True(File.Exists(PathOf("hall")));
        Assert.DoesNotContain("gate-only", await indoor.Page("/playlists"), StringComparison.Ordinal);
        Assert.Contains("gate-only", await Lan.Page("/playlists"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, back.Status);
        Assert.False(File.Exists(PathOf("gate-only")));
    }

    /// <summary>Whoever guesses the name of a playlist for boards of others gets nothing of it, by whatever button.</summary>
    [Theory]
    [InlineData("/playlists/gate-only", "save")]
    [InlineData("/playlists/gate-only", "preview")]
    [InlineData("/playlists/gate-only", "next-year")]
    [InlineData("/playlists/gate-only", "remove")]
    [InlineData("/playlists/gate-only", "facts")]
    [InlineData("/playlists/gate-only/preview", "preview")]
    [InlineData("/playlists/gate-only/history", "")]
    public async Task Playlist_OfOthers_IsNotThere(string path, string deed)
    {
        using var indoor = Hub.As(Hub.Person("minh", new Grant(Role.Editor, "indoor")));
        var mark = Hub.Get<PlaylistEditor>().Read("gate-only")!.Value.Mark;

        var answer = await indoor.Send("/playlists", path, ("do", deed), ("entry", "1"), ("mark", mark), ("slogan", "Nước"), ("rule", "always"));

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.DoesNotContain(Secret, answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("data:image", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("save")]
    [InlineData("add")]
    [InlineData("up")]
    [InlineData("delete")]
    [InlineData("boards")]
    [InlineData("facts")]
    [InlineData("next-year")]
    [InlineData("preview")]
    public async Task File_BrokenByHand_IsSaidToBe_AndStays(string deed)
    {
        const string broken = "{ \"name\": \"Sảnh\", \"entries\": [ ";
        // Once read in this run, so that what was good stays in force.
        await Lan.Submit(Address, PageForm.Of(await Lan.Page(Address), "id=\"e2\""), ("do", "up"));
        Hub.Office.Playlist("hall", broken);
        var mark = PlaylistEditor.MarkOf(broken);

        var answer = await Lan.Send("/playlists", Address, ("do", deed), ("entry", "1"), ("mark", mark), ("slogan", "Nước"), ("rule", "always"), ("name", "x"));

        Assert.InRange((int)answer.Status, 200, 499);
        Assert.Contains("a mistake that was made by hand", answer.Text, StringComparison.Ordinal);
        Assert.Equal(broken, Text("hall"));
    }
}
