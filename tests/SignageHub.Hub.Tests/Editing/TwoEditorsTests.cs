using System.Net;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Tests.Accounts;

namespace SignageHub.Hub.Tests.Editing;

/// <summary>Two people in one playlist: whoever saves second writes over nothing, through to the end of it.</summary>
public sealed class TwoEditorsTests : IAsyncLifetime
{
    private const string Address = "/playlists/hall";

    private WebHub _hub = null!;
    private Browser _lan = null!;
    private Browser _minh = null!;

    public async ValueTask InitializeAsync()
    {
        _hub = await WebHub.Start(new OfficeFolder(), before: office => office.Playlist("hall", """
            {
              "name": "Sảnh",
              "entries": [
                { "slogan": "Một", "when": { "always": true } },
                // as the plan has it
                { "slogan": "Hai", "when": { "from": "2027-03-01", "to": "2027-03-31" } },
                { "slogan": "Ba giọt nước",
                  "when": { "from": "2027-03-01", "to": "2027-03-31" } }
              ]
            }
            """));
        _lan = _hub.As(_hub.Person("lan", new Grant(Role.Approver)));
        _minh = _hub.As(_hub.Person("minh", new Grant(Role.Approver)));
    }

    public async ValueTask DisposeAsync()
    {
        _lan.Dispose();
        _minh.Dispose();
        await _hub.DisposeAsync();
    }

    [Fact]
    public async Task Save_AfterSomebodyMovedTheEntry_ChangesThatEntry()
    {
        var form = await Opened(_lan, 3);
        await Press(_minh, 3, "up");

        var conflict = await _lan.Submit(Address, form, ("slogan", "Ba của tôi"), ("do", "save"));
        var again = await _lan.Submit(Address, PageForm.Of(conflict.Html, "class=\"editor\""), ("do", "save"));

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Redirect), (conflict.Status, again.Status));
        Assert.Equal(["Một", "Ba của tôi", "Hai"], Slogans);
    }

    [Fact]
    public async Task Save_AfterSomebodyDeletedAnEntryAbove_ChangesThatEntry()
    {
        var form = await Opened(_lan, 3);
        await Press(_minh, 1, "delete");

        var conflict = await _lan.Submit(Address, form, ("slogan", "Ba của tôi"), ("do", "save"));
        await _lan.Submit(Address, PageForm.Of(conflict.Html, "class=\"editor\""), ("do", "save"));

        Assert.Equal(["Hai", "Ba của tôi"], Slogans);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(2)]
    public async Task Save_AfterSomebodyDeletedTheEntryItself_IsOfferedAsANewOne_AndNothingIsLost(int number)
    {
        var form = await Opened(_lan, number);
        await Press(_minh, number, "delete");

        var conflict = await _lan.Submit(Address, form, ("slogan", "Của tôi"), ("do", "save"));
        var offered = PageForm.Of(conflict.Html, "id=\"add\"");
        await _lan.Submit(Address, offered, ("do", "add"));

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("not there any more", WebUtility.HtmlDecode(conflict.Html), StringComparison.Ordinal);
        Assert.Equal(("Của tôi", "2027-03-01"), (offered["slogan"], offered["from"]));
        Assert.Equal(["Một", number == 3 ? "Hai" : "Ba giọt nước", "Của tôi"], Slogans);
    }

    /// <summary>Another entry says the same on other days: it is not the one that was open.</summary>
    [Fact]
    public async Task Save_AfterTheEntryWasDeleted_DoesNotTakeItsTwinForIt()
    {
        await Press(_minh, "id=\"add\"", ("slogan", "Hai"), ("rule", "always"), ("do", "add"));
        var form = await Opened(_lan, 2);
        await Press(_minh, 2, "delete");

        var conflict = await _lan.Submit(Address, form, ("slogan", "Hai của tôi"), ("do", "save"));

        Assert.Contains("not there any more", WebUtility.HtmlDecode(conflict.Html), StringComparison.Ordinal);
        Assert.Equal("Hai của tôi", PageForm.Of(conflict.Html, "id=\"add\"")["slogan"]);
    }

    [Fact]
    public async Task Save_OfWordsWhileSomebodyChangedTheDays_KeepsBoth()
    {
        var form = await Opened(_lan, 3);
        await _minh.Submit(Address, await Opened(_minh, 3), ("to", "2027-04-15"), ("do", "save"));

        var conflict = await _lan.Submit(Address, form, ("slogan", "Ba giọt nước của tôi"), ("do", "save"));
        var offered = PageForm.Of(conflict.Html, "class=\"editor\"");
        await _lan.Submit(Address, offered, ("do", "save"));

        Assert.Equal(("3", "2027-04-15"), (offered["entry"], offered["to"]));
        Assert.Contains("""{ "slogan": "Ba giọt nước của tôi",""", File, StringComparison.Ordinal);
        Assert.Contains("2027-04-15", File, StringComparison.Ordinal);
        Assert.Equal(3, Slogans.Count);
    }

    [Fact]
    public async Task Save_WhileSomebodyReworded_IsTold_AndWrittenOnlyAfterASecondLook()
    {
        var form = await Opened(_lan, 3);
        await _minh.Submit(Address, await Opened(_minh, 3), ("slogan", "Ba giọt nước sạch"), ("do", "save"));

        var conflict = await _lan.Submit(Address, form, ("slogan", "Ba của tôi"), ("do", "save"));

        Assert.Contains("Ba giọt nước sạch", WebUtility.HtmlDecode(conflict.Html), StringComparison.Ordinal);
        Assert.Equal("Ba của tôi", PageForm.Of(conflict.Html, "class=\"editor\"")["slogan"]);
        Assert.Equal(["Một", "Hai", "Ba giọt nước sạch"], Slogans);
    }

    [Fact]
    public async Task Facts_SavedWhileSomebodyRenamedThePlaylist_KeepItsNewName()
    {
        var form = PageForm.Of(await _lan.Page(Address), "id=\"facts\"");
        await Press(_minh, "id=\"facts\"", ("name", "Sảnh chính"), ("do", "facts"));

        var conflict = await _lan.Submit(Address, form, ("planNumber", "647/KH-SCT"), ("do", "facts"));
        await _lan.Submit(Address, PageForm.Of(conflict.Html, "id=\"facts\""), ("do", "facts"));

        var playlist = _hub.Get<SignageStore>().Current.Playlists.Single(p => p.Id == "hall");
        Assert.Equal((HttpStatusCode.Conflict, "Sảnh chính", "647/KH-SCT"), (conflict.Status, playlist.Name, playlist.Plan?.Number));
    }

    /// <summary>Without scripts the preview is a page of its own, with a form to save from.</summary>
    [Fact]
    public async Task Preview_AfterSomebodyDeletedAnEntryAbove_LeadsToTheSameEntry()
    {
        var form = await Opened(_lan, 3);
        await Press(_minh, 1, "delete");

        var preview = await _lan.Submit(Address, form, ("slogan", "Ba của tôi"), ("do", "preview"));
        await _lan.Submit(Address, PageForm.Of(preview.Html, "class=\"editor\""), ("do", "save"));

        Assert.Equal(["Hai", "Ba của tôi"], Slogans);
    }

    [Theory]
    [InlineData("delete")]
    [InlineData("up")]
    [InlineData("down")]
    public async Task Deed_OnAnEntryOfAnOlderPage_IsNotDone(string deed)
    {
        var form = PageForm.Of(await _lan.Page(Address), "id=\"e2\"");
        await Press(_minh, 1, "delete");

        var answer = await _lan.Submit(Address, form, ("do", deed));

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal(["Hai", "Ba giọt nước"], Slogans);
    }

    private string File => System.IO.File.ReadAllText(Path.Combine(_hub.Office.PlaylistsFolder, "hall.json"));

    private IReadOnlyList<string?> Slogans => [.. _hub.Get<SignageStore>().Current.Playlists.Single(p => p.Id == "hall").Entries.Select(e => e.Slogan)];

    private static async Task<Dictionary<string, string>> Opened(Browser browser, int number) =>
        PageForm.Of(await browser.Page($"{Address}?entry={number}"), $"id=\"e{number}\"");

    private static Task Press(Browser browser, int number, string deed) => Press(browser, $"id=\"e{number}\"", ("do", deed));

    private static async Task Press(Browser browser, string form, params (string Name, string Value)[] fields)
    {
        var answer = await browser.Submit(Address, PageForm.Of(await browser.Page(Address), form), fields);
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
    }
}
