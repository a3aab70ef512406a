using System.Net;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Editing;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Tests.Accounts;

namespace SignageHub.Hub.Tests.Editing;

/// <summary>The entries of a playlist: looked at before they are saved, put into another order.</summary>
public sealed class PlaylistEntriesTests : OfficeWithAHall
{
    /// <summary>Without scripts nothing draws it while it is typed.</summary>
    [Fact]
    public async Task NewPlaylist_IsPreviewedByAButton_AndNothingIsMade()
    {
        var form = PageForm.Of(await Lan.Page("/playlists"), "id=\"new\"");

        var page = await Lan.Submit("/playlists", form, ("do", "preview"), ("name", "Mới"), ("slogan", "Nước"), ("rule", "always"), ("boards", "gate"));
        var kept = PageForm.Of(page.Html, "id=\"new\"");

        Assert.Equal((HttpStatusCode.OK, "Mới", "Nước", "gate"), (page.Status, kept["name"], kept["slogan"], kept["boards"]));
        Assert.Equal(1, page.Html.Split("data:image/png;base64,").Length - 1);
        Assert.DoesNotContain(Hub.Get<SignageStore>().Current.Playlists, playlist => playlist.Name == "Mới");
    }

    [Fact]
    public async Task EntryInTheCalendar_HasAButtonToo_WhereThereAreNoScripts()
    {
        var page = await Lan.Page("/calendar?pick=hall/1");

        var shown = await Lan.Submit(Address, PageForm.Of(page, $"data-preview=\"{Address}/preview\""), ("do", "preview"), ("slogan", "Chưa lưu"));

        Assert.Contains("<noscript><button class=\"button\" name=\"do\" value=\"preview\">", page, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, "Chưa lưu"), (shown.Status, PageForm.Of(shown.Html, "class=\"editor\"")["slogan"]));
        Assert.Contains("data:image/png;base64,", shown.Html, StringComparison.Ordinal);
        Assert.Equal(Before, Text("hall"));
    }

    [Theory]
    [InlineData(1, 3, "Hai Ba Một")]
    [InlineData(3, 1, "Ba Một Hai")]
    [InlineData(2, 9, "Một Ba Hai")]
    public async Task Entry_DraggedToAnotherPlace_StandsThere(int from, int to, string order)
    {
        var answer = await Lan.Submit(Address, PageForm.Of(await Lan.Page(Address), $"id=\"e{from}\""), ("do", "place"), ("to", $"{to}"));

        Assert.Equal(order, string.Join(' ', Hub.Get<SignageStore>().Current.Playlists.Single(p => p.Id == "hall").Entries.Select(e => e.Slogan)));
        Assert.EndsWith($"#e{Math.Min(to, 3)}", answer.To, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, "up", "#e2")]
    [InlineData(1, "down", "#e2")]
    public async Task Entry_MovedByAButton_IsWhereThePageGoesOn(int number, string deed, string place)
    {
        var answer = await Lan.Submit(Address, PageForm.Of(await Lan.Page(Address), $"id=\"e{number}\""), ("do", deed));

        Assert.EndsWith(place, answer.To, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("save")]
    [InlineData("up")]
    [InlineData("boards")]
    public async Task Save_OfNothing_WritesNothing(string deed)
    {
        var form = PageForm.Of(await Lan.Page(deed == "save" ? $"{Address}?entry=1" : Address), deed == "boards" ? "id=\"targets\"" : "id=\"e1\"");
        var written = File.GetLastWriteTimeUtc(PathOf("hall"));

        var answer = await Lan.Submit(Address, form, ("do", deed), ("entry", "1"));

        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        Assert.Equal((Before, written), (Text("hall"), File.GetLastWriteTimeUtc(PathOf("hall"))));
        Assert.Empty(Hub.Get<AuditLog>().Read());
        Assert.Empty(Hub.Get<PlaylistHistory>().Of("hall"));
    }
}
