using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using NodaTime;
using SignageHub.Core;
using SignageHub.Hub.Feeds;
using SignageHub.Testing;

namespace SignageHub.Hub.Tests.Feeds;

public sealed class FeedTests(FeedHub running) : IClassFixture<FeedHub>, IDisposable
{
    private static readonly Instant Now = Instant.FromUtc(2023, 3, 25, 1, 0);

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private readonly OfficeFolder _office = FeedHub.Office();

    [Fact]
    public async Task Calendar_ReadByPython_SaysWhatTheBoardsShow()
    {
        const string script = """
            import json, sys
            from icalendar import Calendar
            for event in Calendar.from_ical(open(sys.argv[1], "rb").read()).walk("VEVENT"):
                print(json.dumps([str(event["SUMMARY"]), event["DTSTART"].dt.isoformat(), event["DTEND"].dt.isoformat(), str(event.get("LOCATION", "")), str(event.get("DESCRIPTION", ""))], ensure_ascii=False))
            """;
        var file = Path.Combine(_office.Root, "agenda.ics");
        File.WriteAllText(file, Calendar(2023));

        var (exit, lines) = await ExternalProcess.Run(RealPart.RequirePython("icalendar", "python3-icalendar"), "-X", "utf8", "-c", script, file);

        Assert.True(exit == 0, string.Join('\n', lines));
        var events = lines.Select(line => JsonSerializer.Deserialize<string[]>(line)!).ToList();
        Assert.Contains(events, e => e is ["Bảo vệ tài nguyên nước là góp phần thúc đẩy tiến bộ xã hội, hôm nay; và cả mai sau \\ mãi mãi", "2023-03-20", "2023-03-23", "Sảnh, Cổng", "Protect water\nGiờ Trái đất; Ngày Nước, 2023\n647/KH-SCT"]);
        Assert.Contains(events, e => e is ["Tắt bảng", "2023-03-25T13:30:00+00:00", "2023-03-25T14:00:00+00:00", "Sảnh", _]);
        Assert.Contains(events, e => e is ["Tắt bảng", "2023-03-25T13:30:00+00:00", "2023-03-25T14:30:00+00:00", "Cổng", _]);
        Assert.Contains(events, e => e is ["Ngày Nước thế giới", "2023-03-22", "2023-03-23", "", _]);
        Assert.DoesNotContain(events, e => e[0] == "Tiết kiệm điện");
    }

    [Fact]
    public void Calendar_Lines_HaveAtMost75OctetsAndWholeLetters()
    {
        var bytes = Encoding.UTF8.GetBytes(Calendar(2023));

        var lines = Encoding.Latin1.GetString(bytes).Split("\r\n");
        Assert.All(lines, line => Assert.True(line.Length <= 75, line));
        Assert.All(lines, line => Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(line))));
        Assert.DoesNotContain('\n', string.Concat(lines));
        Assert.Equal("", lines[^1]);
    }

    [Fact]
    public void Calendar_Uids_AreDifferentAndStayTheSame()
    {
        var uids = Uids(Calendar(2023));

        Assert.Equal(uids.Count, uids.Distinct().Count());
        Assert.Equal(uids, Uids(Calendar(2023)));
    }

    [Fact]
    public void Calendar_DayThatNobodyHasConfirmed_IsTentative()
    {
        var earthHour = Calendar(2027).Split("BEGIN:VEVENT").Single(e => e.Contains("SUMMARY:Giờ Trái đất", StringComparison.Ordinal));

        Assert.Contains("DTSTART;VALUE=DATE:20270320", earthHour, StringComparison.Ordinal);
        Assert.Contains("STATUS:TENTATIVE", earthHour, StringComparison.Ordinal);
        Assert.Contains("Ngày dự kiến", earthHour, StringComparison.Ordinal);
    }

    [Fact]
    public void AtomOfToday_HoldsEachSloganOnce_WithAllThatRfc4287Asks()
    {
        var feed = XDocument.Parse(Encoding.UTF8.GetString(AtomFeed.Write(Agenda(new LocalDate(2023, 3, 25), new LocalDate(2023, 3, 25)), new Uri("http://hub/today.atom"), new Uri("http://hub/"), Language.Vietnamese))).Root!;

        Assert.Equal(["Tiết kiệm điện vì Trái đất"], feed.Elements(Atom + "entry").Select(e => e.Element(Atom + "title")!.Value));
        Assert.Equal("Sở Công Thương", feed.Element(Atom + "author")!.Element(Atom + "name")!.Value);
        Assert.Equal("2023-03-24T17:00:00Z", feed.Element(Atom + "updated")!.Value);
        var entry = feed.Element(Atom + "entry")!;
        Assert.All(new[] { feed.Element(Atom + "id")!.Value, entry.Element(Atom + "id")!.Value }, id => Assert.Matches("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", id));
        Assert.Equal(["lobby", "gate"], entry.Elements(Atom + "category").Where(c => c.Attribute("scheme")!.Value == "urn:signagehub:board").Select(c => c.Attribute("term")!.Value));
        Assert.Equal(["self", "alternate"], feed.Elements(Atom + "link").Select(l => l.Attribute("rel")!.Value));
    }

    /// <summary>The feed used to count as updated at midnight whatever was edited since, so that readers never took the new text.</summary>
    [Fact]
    public void AtomOfToday_AfterASloganWasEdited_IsUpdatedThen_AndNotByAFileThatChangesNothing()
    {
        var (agendas, today) = (new Agendas(_office.Settings()), new DateInterval(new LocalDate(2023, 3, 25), new LocalDate(2023, 3, 25)));
        var first = Updated(Now);

        _office.Playlist("elsewhere", """{ "name": "A", "entries": [ { "slogan": "B", "when": { "on": "2024-01-01" } } ] }""");
        var saved = Updated(Now + Duration.FromHours(1));
        _office.Playlist("today", """{ "name": "A", "entries": [ { "slogan": "C", "when": { "on": "2023-03-25" } } ] }""");
        var edited = Updated(Now + Duration.FromHours(2));

        Assert.Equal(["2023-03-24T17:00:00Z", "2023-03-24T17:00:00Z", "2023-03-25T03:00:00Z"], [first, saved, edited]);

        string Updated(Instant now) => XDocument.Parse(Encoding.UTF8.GetString(AtomFeed.Write(
            agendas.Of(_office.Load(), today, null, now), new Uri("http://hub/today.atom"), new Uri("http://hub/"), Language.English))).Root!.Element(Atom + "updated")!.Value;
    }

    /// <summary>A long entry used to begin at the edge of the question, so that it was a new event each day.</summary>
    [Fact]
    public void Calendar_OfALongEntry_AskedOnAnotherDay_HasTheSameEventFromItsTrueBeginning()
    {
        _office.Playlist("long", """{ "name": "Dài", "entries": [ { "slogan": "Kỷ cương", "when": { "from": "2022-09-01", "to": "2024-02-29" } }, { "slogan": "Mãi mãi", "when": { "from": "2010-01-01", "to": "2040-12-31" } } ] }""");

        var answers = new[] { new LocalDate(2023, 2, 1), new LocalDate(2023, 2, 2), new LocalDate(2023, 10, 1) }
            .Select(day => Events(OfficeAgenda.Touching(_office.Load(), new DateInterval(day, day.PlusDays(60))))).ToList();

        Assert.Contains("DTSTART;VALUE=DATE:20220901", answers[0].Single(e => e.Contains("Kỷ cương", StringComparison.Ordinal)), StringComparison.Ordinal);
        foreach (var slogan in new[] { "Kỷ cương", "Mãi mãi" })
            Assert.Single(answers.Select(events => UidOf(events.Single(e => e.Contains(slogan, StringComparison.Ordinal)))).Distinct());

        static string[] Events(OfficeAgenda agenda) => CalendarFeed.Write(agenda, Language.Vietnamese).Split("BEGIN:VEVENT");
        static string UidOf(string text) => text.Split("\r\n").Single(line => line.StartsWith("UID:", StringComparison.Ordinal));
    }

    /// <summary>Link checkers and some calendar programs ask so first; everything said 404.</summary>
    [Theory]
    [InlineData("agenda.ics")]
    [InlineData("year")]
    [InlineData("")]
    public async Task Head_OfWhatGetAnswers_AnswersTheSameWithoutABody(string path)
    {
        var hub = await running.Hub();
        using var client = new HttpClient { BaseAddress = hub.Pages };
        using var get = await client.GetAsync(path, TestContext.Current.CancellationToken);
        using var asked = new HttpRequestMessage(HttpMethod.Head, path);

        using var head = await client.SendAsync(asked, TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>A hub that was started anew took the feed back to midnight, so that readers kept the old text.</summary>
    [Fact]
    public void AtomOfToday_OfAHubStartedAnew_IsUpdatedWhenAFileWasSaved()
    {
        var saved = Instant.FromUtc(2023, 3, 25, 0, 30);
        foreach (var path in Directory.EnumerateFileSystemEntries(_office.Root, "*", SearchOption.AllDirectories).Reverse())
            File.SetLastWriteTimeUtc(path, saved.ToDateTimeUtc());

        var agenda = new Agendas(_office.Settings()).Of(_office.Load(), new DateInterval(new LocalDate(2023, 3, 25), new LocalDate(2023, 3, 25)), null, Now);

        Assert.Contains("<updated>2023-03-25T00:30:00Z</updated>", Encoding.UTF8.GetString(AtomFeed.Write(agenda, new Uri("http://hub/today.atom"), new Uri("http://hub/"), Language.English)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("agenda.ics?year=2023")]
    [InlineData("agenda.json?year=2023")]
    [InlineData("today.atom")]
    public async Task Feed_AskedForAgain_IsNotSentAgain_AndAnyPageMayReadIt(string path)
    {
        var hub = await running.Hub();
        using var client = new HttpClient { BaseAddress = hub.Pages };
        using var first = await client.GetAsync(path, TestContext.Current.CancellationToken);
        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await client.SendAsync(again, TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(["*"], first.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.Equal(["cross-origin"], first.Headers.GetValues("Cross-Origin-Resource-Policy"));
    }

    [Theory]
    [InlineData("agenda.ics?year=2023", "text/calendar", "UID:")]
    [InlineData("agenda.json?year=2023&board=gate", "application/json", "\"closes\": \"2023-03-25T21:30:00+07:00\"")]
    [InlineData("today.atom", "application/atom+xml", "Tiết kiệm điện vì Trái đất")]
    public async Task Feeds_OfARunningHub_AreServedUnderTheirType(string path, string type, string part)
    {
        var hub = await running.Hub();
        using var client = new HttpClient { BaseAddress = hub.Pages };

        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains(part, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var wrong = await client.GetAsync(path.Split('?')[0] + "?board=nowhere", TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, wrong.StatusCode);
        Assert.Contains("Boards: lobby, gate.", await wrong.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    public void Dispose() => _office.Dispose();

    private string Calendar(int year) => CalendarFeed.Write(Agenda(new LocalDate(year, 1, 1), new LocalDate(year, 12, 31)), Language.Vietnamese);

    private OfficeAgenda Agenda(LocalDate first, LocalDate last) => OfficeAgenda.Of(_office.Load(), new DateInterval(first, last));

    private static List<string> Uids(string calendar) => [.. calendar.Split("\r\n").Where(line => line.StartsWith("UID:", StringComparison.Ordinal))];
}
