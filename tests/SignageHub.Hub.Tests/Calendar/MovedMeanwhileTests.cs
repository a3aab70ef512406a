using System.Net;
using NodaTime;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Tests.Accounts;

namespace SignageHub.Hub.Tests.Calendar;

/// <summary>A bar that is dragged while somebody else changes its playlist: nothing is overwritten, and what does not disturb is done.</summary>
public sealed class MovedMeanwhileTests : IAsyncLifetime
{
    private const string Page = "/calendar?view=month&at=2027-03-01";

    private const string Water = """
        {
          "name": "Nước",
          "entries": [
            { "slogan": "Tắt đèn", "when": { "on": "2027-03-20" } },
            { "slogan": "Nước là sự sống", "when": { "from": "2027-03-15", "to": "2027-03-22" } } // of the plan
          ]
        }
        """;

    private WebHub _hub = null!;
    private Browser _lan = null!;

    private string File => System.IO.File.ReadAllText(Path.Combine(_hub.Office.PlaylistsFolder, "water.json"));

    public async ValueTask InitializeAsync()
    {
        _hub = await WebHub.Start(new OfficeFolder(), Instant.FromUtc(2027, 3, 1, 2, 0), before: office => office.Playlist("water", Water));
        _lan = _hub.As(_hub.Person("lan", new Grant(Role.Approver)));
    }

    public async ValueTask DisposeAsync()
    {
        _lan.Dispose();
        await _hub.DisposeAsync();
    }

    [Fact]
    public async Task Entry_WhoseDaysStandAsTheyWereSeen_IsMovedWhereItIsNow()
    {
        var bar = await Bar(2);
        await Becomes(Water.Replace("""    { "slogan": "Tắt đèn", "when": { "on": "2027-03-20" } },""" + "\n", "", StringComparison.Ordinal).Replace("sự sống", "cuộc sống", StringComparison.Ordinal));

        var answer = await _lan.Submit("/playlists/water/move", bar, ("first", "1"), ("last", "2"));

        Assert.Equal((HttpStatusCode.Redirect, $"{Page}&moved=water%2F1"), (answer.Status, answer.To));
        Assert.Contains("""{ "slogan": "Nước là cuộc sống", "when": { "from": "2027-03-16", "to": "2027-03-24" } } // of the plan""", File, StringComparison.Ordinal);
        Assert.DoesNotContain("Tắt đèn", File, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entry_WhoseDaysAreOthersByNow_StaysAsItIs_AndThePageTellsWhatChangedAndWhatWasWanted()
    {
        var bar = await Bar(2);
        var theirs = Water.Replace("2027-03-22", "2027-03-29", StringComparison.Ordinal);
        await Becomes(theirs);

        var answer = await _lan.Submit("/playlists/water/move", bar, ("first", "1"), ("last", "2"));
        var page = WebUtility.HtmlDecode(answer.Html);

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal(theirs, File);
        Assert.Contains("You wanted: Nước là sự sống – 16 Mar 2027 to 24 Mar 2027", page, StringComparison.Ordinal);
        Assert.Contains("class=\"added\">", page, StringComparison.Ordinal);
        Assert.Contains("to 29 Mar 2027", page, StringComparison.Ordinal);
        Assert.Contains("data-mark=\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entry_ThatIsGone_IsNotTakenForAnother_AndThePageTellsWhatWasWanted()
    {
        var bar = await Bar(1);
        var theirs = Water.Replace("""    { "slogan": "Tắt đèn", "when": { "on": "2027-03-20" } },""" + "\n", "", StringComparison.Ordinal);
        await Becomes(theirs);

        var answer = await _lan.Submit("/playlists/water/move", bar, ("first", "1"), ("last", "1"));

        Assert.Equal((HttpStatusCode.Conflict, theirs), (answer.Status, File));
        Assert.Contains("You wanted: Tắt đèn – 21 Mar 2027", WebUtility.HtmlDecode(answer.Html), StringComparison.Ordinal);
    }

    /// <summary>Whoever saw the page before the hub was started anew has a mark that nobody knows.</summary>
    [Fact]
    public async Task Entry_SeenInAFileThatNobodyHasAnyMore_IsNotMoved_AndThePageTellsByHowMuch()
    {
        var bar = await Bar(2);

        var answer = await _lan.Submit("/playlists/water/move", bar, ("mark", new string('0', 32)), ("first", "-1"), ("last", "2"));
        var page = WebUtility.HtmlDecode(answer.Html);

        Assert.Equal((HttpStatusCode.Conflict, Water), (answer.Status, File));
        Assert.Contains("You wanted: entry 2, its beginning 1 day earlier, its end 2 days later", page, StringComparison.Ordinal);
        Assert.Contains("not kept any more", page, StringComparison.Ordinal);
    }

    /// <summary>Without scripts the form of the picked entry moves it; after that its form is open still.</summary>
    [Fact]
    public async Task Entry_MovedByItsForm_WhileItsNumberChanged_IsOpenStill()
    {
        var form = PageForm.Of(await _lan.Page($"{Page}&pick=water/2"), "action=\"/playlists/water/move\"");
        await Becomes(Water.Replace("""    { "slogan": "Tắt đèn", "when": { "on": "2027-03-20" } },""" + "\n", "", StringComparison.Ordinal));

        var answer = await _lan.Submit("/playlists/water/move", form);

        Assert.Equal((HttpStatusCode.Redirect, $"{Page}&pick=water%2F1&moved=water%2F1"), (answer.Status, answer.To));
        Assert.Contains("2027-03-14", File, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entry_MovedByItsForm_WhileItsDaysChanged_StaysAsItIs()
    {
        var form = PageForm.Of(await _lan.Page($"{Page}&pick=water/2"), "action=\"/playlists/water/move\"");
        var theirs = Water.Replace("2027-03-15", "2027-03-10", StringComparison.Ordinal);
        await Becomes(theirs);

        var answer = await _lan.Submit("/playlists/water/move", form);

        Assert.Equal((HttpStatusCode.Conflict, theirs), (answer.Status, File));
        Assert.Contains("You wanted: Nước là sự sống – 14 Mar 2027 to 21 Mar 2027", WebUtility.HtmlDecode(answer.Html), StringComparison.Ordinal);
    }

    /// <summary>What the page's script sends for a bar.</summary>
    private async Task<Dictionary<string, string>> Bar(int entry)
    {
        var page = await _lan.Page(Page);
        var form = PageForm.Of(page, "id=\"move\"");
        var tag = page[page.IndexOf($"data-entry=\"{entry}\" data-playlist=\"water\"", StringComparison.Ordinal)..];
        (form["entry"], form["mark"], form["year"]) = ($"{entry}", tag.Split("data-mark=\"")[1].Split('"')[0], "2027");
        return form;
    }

    private async Task Becomes(string text)
    {
        _hub.Office.Playlist("water", text);
        await _hub.Until(signage => signage.Playlists.Any(p => p.Id == "water" && p.Entries.Count == Hub.Editing.JsonSpans.Of(text)["entries"]!.Items.Count));
    }
}
