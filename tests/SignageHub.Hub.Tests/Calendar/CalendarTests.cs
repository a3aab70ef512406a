using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using NodaTime;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Calendar;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Tests.Accounts;
using SignageHub.Hub.Web;

namespace SignageHub.Hub.Tests.Calendar;

/// <summary>The calendar on the real hub: rows, bars, what hides what, and moving.</summary>
public sealed class CalendarTests : IAsyncLifetime
{
    private const string Water = """
        {
          "name": "Nước",
          "entries": [
            { "slogan": "Nước là sự sống", "when": { "from": "2027-03-15", "to": "2027-03-22" } }, // of the plan
            { "slogan": "Tắt đèn", "level": "exclusive", "when": { "on": "2027-03-20" } },
            { "slogan": "Chưa duyệt", "draft": true, "when": { "on": "2027-03-10" } }
          ]
        }
        """;

    private WebHub _hub = null!;

    private string File => System.IO.File.ReadAllText(Path.Combine(_hub.Office.PlaylistsFolder, "water.json"));

    public async ValueTask InitializeAsync()
    {
        _hub = await WebHub.Start(new OfficeFolder(), Instant.FromUtc(2027, 3, 1, 2, 0));
        _hub.Office.Playlist("water", Water);
        await _hub.Loaded("water");
    }

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public void Month_OfABoard_HasBarsInTheirColumns_WithWhatHidesThem()
    {
        var bars = Rows("?view=month&at=2027-03-01&board=lobby&playlist=water").Single().Bars;

        Assert.Equal(
            [("water/3", 9, 9, BarState.Waiting), ("water/1", 14, 21, BarState.PartlyHidden), ("water/2", 19, 19, BarState.Shows)],
            bars.Select(b => (b.Key, b.First, b.Last, b.State)));
        Assert.Contains("“Tắt đèn” (Nước) is on instead", bars[1].Why!.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Year_HasTheSameBarsByDayOfTheYear() =>
        Assert.Contains(Rows("?view=year&at=2027-01-01&board=lobby&playlist=water").Single().Bars, b => (b.Key, b.First, b.Last) == ("water/1", 73, 80));

    [Fact]
    public void Day_IsInQuartersOfAnHour() =>
        Assert.Equal((0, 95), Rows("?view=day&at=2027-03-16&board=lobby&playlist=water").Single().Bars.Select(b => (b.First, b.Last)).Single());

    [Fact]
    public void Draft_ForWhoeverIsNotOfTheOffice_IsNotThere()
    {
        var rows = Rows("?view=month&at=2027-03-01&board=lobby&playlist=water", maySee: false);

        Assert.DoesNotContain(rows.Single().Bars, b => b.Key == "water/3");
    }

    [Fact]
    public void Observances_AreRowsWithTheirDays_AndGapsWhereNothingIsThere()
    {
        var rows = Rows("?view=month&at=2027-03-01&rows=observances");

        var women = rows.Single(r => r.Occurrence!.First == new LocalDate(2027, 3, 8));
        Assert.Contains(women.Bands, b => b is { Kind: BandKind.Observed, First: 7, Last: 7 });
        Assert.Contains(women.Bands, b => b.Kind == BandKind.Gap);
    }

    [Fact]
    public async Task Entry_DraggedByAnApprover_IsMovedInTheFile_CommentsStay_AndIsPutBack()
    {
        using var browser = _hub.As(_hub.Person("lan", new Grant(Role.Approver)));
        var (page, back) = ("/calendar?view=month&at=2027-03-01", "/calendar?view=month&at=2027-03-01");

        var moved = await browser.Send(page, "/playlists/water/move", ("entry", "1"), ("mark", Mark()), ("first", "1"), ("last", "2"), ("back", back));

        Assert.Equal((HttpStatusCode.Redirect, "/calendar?view=month&at=2027-03-01&moved=water%2F1"), (moved.Status, moved.To));
        Assert.Equal(Water.Replace("2027-03-15", "2027-03-16", StringComparison.Ordinal).Replace("2027-03-22", "2027-03-24", StringComparison.Ordinal), File);
        var shown = await browser.Get(moved.To!);
        Assert.Contains("Undo", shown.Text, StringComparison.Ordinal);
        var version = shown.Text.Split("name=\"version\" value=\"")[1].Split('"')[0];
        var undone = await browser.Send(page, "/playlists/water/history", ("mark", Mark()), ("version", version), ("back", back));
        Assert.Equal((HttpStatusCode.Redirect, back), (undone.Status, undone.To));
        Assert.Equal(Water, File);
    }

    [Fact]
    public async Task Entry_DraggedByAnEditor_WhileItShows_IsNotTakenOffTheBoards()
    {
        using var browser = _hub.As(_hub.Person("minh", new Grant(Role.Editor)));

        var live = await browser.Send("/calendar", "/playlists/water/move", ("entry", "1"), ("mark", Mark()), ("first", "1"), ("last", "1"));
        var draft = await browser.Send("/calendar", "/playlists/water/move", ("entry", "3"), ("mark", Mark()), ("first", "1"), ("last", "1"));

        Assert.Equal(HttpStatusCode.BadRequest, live.Status);
        Assert.Contains("do that in the form", live.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, draft.Status);
        Assert.Equal(Water.Replace("2027-03-10", "2027-03-11", StringComparison.Ordinal), File);
    }

    [Fact]
    public async Task Entry_OfAFileThatWasChangedMeanwhile_IsNotMoved()
    {
        using var browser = _hub.As(_hub.Person("lan", new Grant(Role.Approver)));
        var mark = Mark();
        _hub.Office.Playlist("water", Water.Replace("sự sống", "vô giá", StringComparison.Ordinal));

        var answer = await browser.Send("/calendar", "/playlists/water/move", ("entry", "1"), ("mark", mark), ("first", "1"), ("last", "1"));

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("vô giá", File, StringComparison.Ordinal);
        Assert.Contains("2027-03-15", File, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OpenToAll_ShowsNoDraft_AndNothingToDrag()
    {
        using var browser = _hub.Open();

        var answer = await browser.Get("/calendar?view=month&at=2027-03-01&pick=water/3");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("Nước là sự sống", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Chưa duyệt", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("data-mark=\"", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Playlist_OfDraftsAlone_IsNamedOnlyToWhoeverMaySeeIt()
    {
        _hub.Office.Playlist("secret", """{ "name": "Kế hoạch chưa công bố", "entries": [ { "slogan": "Bí mật", "draft": true, "when": { "on": "2027-03-10" } } ] }""");
        await _hub.Loaded("secret");
        using var stranger = _hub.Open();
        using var colleague = _hub.As(_hub.Person("lan", new Grant(Role.Viewer)));

        var (open, own) = (await stranger.Get("/calendar?view=month&at=2027-03-01"), await colleague.Get("/calendar?view=month&at=2027-03-01"));
        var asked = await stranger.Get("/calendar?view=month&at=2027-03-01&playlist=secret");

        Assert.DoesNotContain("Kế hoạch chưa công bố", open.Text, StringComparison.Ordinal);
        Assert.Contains("<option value=\"water\">", open.Text, StringComparison.Ordinal);
        Assert.Contains("Kế hoạch chưa công bố", own.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("data-board=\"lobby\"", asked.Text, StringComparison.Ordinal);
    }

    /// <summary>A phone has no pointer that rests on a bar: what ▲ means stands in words.</summary>
    [Fact]
    public async Task Entry_ThatWasClicked_TellsHowItFares_AndWhatIsInItsWay()
    {
        using var browser = _hub.Open();

        var answer = await browser.Get("/calendar?view=month&at=2027-03-01&pick=water/1");

        var card = answer.Text[answer.Text.IndexOf("id=\"pick\"", StringComparison.Ordinal)..];
        card = card[..card.IndexOf("</section>", StringComparison.Ordinal)];
        Assert.Contains("hidden for a time", card, StringComparison.Ordinal);
        Assert.Contains("“Tắt đèn” (Nước) is on instead", card, StringComparison.Ordinal);
    }

    /// <summary>The left of a day's column is the small hours, in which most boards are off: nobody asks for those.</summary>
    [Fact]
    public async Task Day_AskedForItsReason_IsAnsweredForItsFirstLitMoment()
    {
        using var browser = _hub.Open();

        var (lit, wrong) = (await browser.Get("/why?board=lobby&day=2027-03-16"), await browser.Get("/why?board=lobby&day=tomorrow"));

        Assert.Contains("value=\"2027-03-16T06:30\"", lit.Text, StringComparison.Ordinal);
        Assert.Contains("Nước là sự sống", lit.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
    }

    [Fact]
    public async Task Back_ToElsewhere_IsNotFollowed()
    {
        using var browser = _hub.As(_hub.Person("lan", new Grant(Role.Approver)));

        var answer = await browser.Send("/calendar", "/playlists/water/move", ("entry", "1"), ("mark", Mark()), ("first", "1"), ("last", "1"), ("back", "//evil.example/?x"));

        Assert.StartsWith("/calendar?", answer.To, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_ReadAndMove_UnderTheRightsOfTheirPerson()
    {
        using var client = _hub.Program(_hub.Person("lan", new Grant(Role.Approver)), mayWrite: true);

        var calendar = await client.GetFromJsonAsync<JsonElement>("api/v1/calendar?view=month&at=2027-03-01&board=lobby&playlist=water", TestContext.Current.CancellationToken);
        Assert.Equal("partly-hidden", calendar.GetProperty("rows")[0].GetProperty("bars")[1].GetProperty("state").GetString());

        using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/playlists/water/entries/1/move") { Content = JsonContent.Create(new { first = -1, last = 0 }) };
        request.Headers.TryAddWithoutValidation("If-Match", $"\"{Mark()}\"");
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("2027-03-14", File, StringComparison.Ordinal);
    }

    /// <summary>A bar is what the calendar shows of an entry; what a drag moves is the whole of it.</summary>
    [Theory]
    [InlineData("""{ "from": "2027-02-20", "to": "2027-04-20" }""", "2027-02-20/2027-04-20", "")]
    [InlineData("""{ "from": "2027-03-10", "to": "2027-04-20" }""", "2027-03-10/2027-04-20", "first")]
    [InlineData("""{ "from": "2027-03-10", "to": "2027-03-20" }""", "2027-03-10/2027-03-20", "first last")]
    [InlineData("""{ "from": "2027-03-10", "to": "2027-03-20", "hours": "22:00-06:00" }""", "2027-03-10/2027-03-20", "first last")]
    [InlineData("""{ "from": "2027-03-01", "to": "2027-03-31", "days": ["mon", "tue"] }""", "2027-03-01/2027-03-31", "first")]
    [InlineData("""{ "on": ["2027-03-08", "2027-03-09", "2027-09-02"] }""", "2027-03-08/2027-03-09 2027-09-02/2027-09-02", "")]
    [InlineData("""{ "on": "2027-03-08" }""", "2027-03-08/2027-03-08", "first last")]
    [InlineData("""{ "yearly": "12-20/03-05" }""", "2026-12-20/2027-03-05", "last")]
    [InlineData("""{ "observance": "phu-nu-qt", "daysBefore": 10 }""", "2027-02-26/2027-03-08", "last")]
    public async Task Bar_MovesTheDaysOfItsRule_AndOnlyTheirOwnEndsStretchThem(string when, string days, string ends)
    {
        _hub.Office.Playlist("moved", $$"""{ "name": "x", "entries": [ { "slogan": "A", "when": {{when}} } ] }""");
        await _hub.Loaded("moved");
        var bar = Rows("?view=month&at=2027-03-01&board=lobby&playlist=moved").Single().Bars[0];
        var zone = DateTimeZoneProviders.Tzdb["Asia/Ho_Chi_Minh"];

        var of = BarDays.Of(bar, new DateInterval(new LocalDate(2027, 3, 1), new LocalDate(2027, 3, 31)), zone);

        Assert.Equal(days, string.Join(' ', of.Stretches.Select(s => $"{s.Start:uuuu-MM-dd}/{s.End:uuuu-MM-dd}")));
        Assert.Equal(ends, $"{(of.HasFirst ? "first" : "")} {(of.HasLast ? "last" : "")}".Trim());
    }

    [Fact]
    public async Task Page_TellsTheWholeDaysOfAnEntry_OfWhichItShowsSome()
    {
        _hub.Office.Playlist("long", """{ "name": "x", "entries": [ { "slogan": "Dài", "when": { "from": "2027-02-20", "to": "2027-04-20" } } ] }""");
        await _hub.Loaded("long");
        using var browser = _hub.As(_hub.Person("lan", new Grant(Role.Approver)));

        var answer = await browser.Get("/calendar?view=month&at=2027-03-01&board=lobby&playlist=long");

        Assert.Contains("data-days=\"2027-02-20T00:00/2027-04-20T00:00\" data-ends=\"\" data-year=\"2027\"", answer.Text, StringComparison.Ordinal);
        Assert.Contains("20 Feb 2027 – 20 Apr 2027", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hours_OfADay_EndWhereTheyEnd()
    {
        _hub.Office.Playlist("hours", """{ "name": "x", "entries": [ { "slogan": "Sáng", "when": { "on": "2027-03-16", "hours": "06:30-11:30" } } ] }""");
        await _hub.Loaded("hours");
        using var browser = _hub.As(_hub.Person("lan", new Grant(Role.Approver)));

        var answer = await browser.Get("/calendar?view=day&at=2027-03-16&board=lobby&playlist=hours");

        Assert.Contains("data-days=\"2027-03-16T06:30/2027-03-16T11:30\" data-ends=\"first last\"", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_OfTheCalendar_Saved_HasAWayBack()
    {
        using var browser = _hub.As(_hub.Person("lan", new Grant(Role.Approver)));
        var picked = (await browser.Get("/calendar?view=month&at=2027-03-01&pick=water/1")).Text;
        var back = System.Net.WebUtility.HtmlDecode(picked[picked.IndexOf("data-preview", StringComparison.Ordinal)..].Split("name=\"back\" value=\"")[1].Split('"')[0]);

        var saved = await browser.Send("/calendar", "/playlists/water", ("do", "save"), ("entry", "1"), ("mark", Mark()), ("slogan", "Nước sạch"), ("rule", "period"), ("from", "15/3/2027"), ("to", "22/3/2027"), ("back", back));

        Assert.Equal((HttpStatusCode.Redirect, "/calendar?view=month&at=2027-03-01&moved=water%2F1"), (saved.Status, saved.To));
        var page = (await browser.Get(saved.To!)).Text;
        Assert.Contains("<b>Nước sạch</b>", page, StringComparison.Ordinal);
        Assert.Contains(">Undo</button>", page, StringComparison.Ordinal);
    }

    private IReadOnlyList<CalendarRow> Rows(string query, bool maySee = true) =>
        new CalendarBuilder(_hub.Get<SignageStore>().Current, CalendarQuery.Of(query, new LocalDate(2027, 3, 1)), _ => maySee).Build(new YearSheets()).Rows;

    private string Mark() => Hub.Editing.PlaylistEditor.MarkOf(File);
}
