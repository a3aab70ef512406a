using System.Net;
using NodaTime;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Approvals;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Tests.Accounts;

namespace SignageHub.Hub.Tests.Web;

/// <summary>A hub on 25 March 2023, for tests that change nothing.</summary>
public sealed class TwoYears : IAsyncLifetime
{
    private const string Dark = """{ "name": "Giờ Trái đất", "entries": [ { "id": "tat-den", "dark": true, "when": { "observance": "gio-trai-dat", "hours": "20:30-21:30" } } ] }""";

    internal RunningHub In2023 { get; private set; } = null!;


    internal OfficeFolder Office2023 { get; } = NewOffice();


    public async ValueTask InitializeAsync()
    {
        In2023 = await RunningHub.Start(Office2023);
    }

    public async ValueTask DisposeAsync()
    {
        await In2023.DisposeAsync();
        Office2023.Dispose();
    }

    internal static OfficeFolder NewOffice()
    {
        var office = new OfficeFolder();
        office.Playlist("plan", Dark);
        return office;
    }
}

/// <summary>The pages about the year, as a browser gets them from a running hub.</summary>
public sealed class YearPagesTests(TwoYears hubs) : IClassFixture<TwoYears>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("year?year=2023&lang=vi", "Giờ Trái đất", "Tắt bảng", "20:30–21:30", "chưa có khẩu hiệu")]
    [InlineData("year?year=2023&lang=en", "Earth Hour", "Boards dark", "20:30–21:30", "no slogan yet")]
    [InlineData("year?year=2027&lang=en", "Earth Hour", "proposed, to be confirmed", "When nothing else is on", "Tiết kiệm điện")]
    [InlineData("year?year=2027&lang=en", "waits for the confirmation: plan/tat-den", "1 waits for a confirmation", "", "")]
    [InlineData("why?board=gate&at=2023-03-25T20:45&lang=vi", "plan/tat-den", "đang tắt bảng", "everyday/1", "nhường mức")]
    [InlineData("why?board=gate&at=2027-03-20T20:45&lang=en", "plan/tat-den", "only proposed (2027-03-20)", "value=\"2027-03-20T20:45\"", "shows now")]
    [InlineData("why", "plan/tat-den", "everyday/1", "2023-03-25T08:00", "")]
    public async Task Page_InEitherLanguage_SaysWhatTheFilesSay(string path, params string[] parts)
    {
        using var client = new HttpClient { BaseAddress = hubs.In2023.Pages };

        var page = WebUtility.HtmlDecode(await client.GetStringAsync(path, Cancel));

        Assert.All(parts, part => Assert.Contains(part, page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("year?year=1800", "is no year from 1901 to 2198")]
    [InlineData("year?year=abc", "is no year from 1901 to 2198")]
    [InlineData("why?board=nowhere", "There is no board 'nowhere'. Boards: lobby, gate.")]
    [InlineData("why?board=gate&at=yesterday", "'yesterday' is no date or time")]
    [InlineData("why?board=gate&at=%3Cscript%3E", "'&lt;script&gt;' is no date or time")]
    public async Task Page_AskedForNonsense_SaysSoAndShowsTheUsual(string path, string words)
    {
        using var client = new HttpClient { BaseAddress = hubs.In2023.Pages };

        using var answer = await client.GetAsync($"{path}&lang=en", Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(words, (await answer.Content.ReadAsStringAsync(Cancel)).Replace("&#x27;", "'", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DayWithoutASlogan_LeadsAnEditorToTheFormThatBeginsWithIt_AndNobodyElse()
    {
        await using var hub = await WebHub.Start(TwoYears.NewOffice(), Instant.FromUtc(2027, 2, 1, 1, 0));
        using var anybody = hub.Open();
        using var viewer = hub.As(hub.Person("an", new Grant(Role.Viewer)));
        using var editor = hub.As(hub.Person("lan", new Grant(Role.Editor)));

        Assert.Contains("href=\"/playlists?observance=nuoc#new\"", (await editor.Get("/year")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/playlists?observance", (await anybody.Get("/year")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/playlists?observance", (await viewer.Get("/year")).Text, StringComparison.Ordinal);

        var form = (await editor.Get("/playlists?observance=nuoc")).Text.Split("id=\"new\"")[1];
        Assert.Contains("value=\"observance\" selected", form, StringComparison.Ordinal);
        Assert.Contains("value=\"nuoc\" selected", form, StringComparison.Ordinal);
        Assert.Contains("value=\"World Water Day\"", form, StringComparison.Ordinal);
        Assert.Contains("value=\"period\" selected", (await editor.Get("/playlists?observance=nothing")).Text, StringComparison.Ordinal);
    }

    /// <summary>An entry's name is made of its words.</summary>
    [Fact]
    public async Task EntryNobodyApproved_ForADayThatNobodyConfirmed_IsNamedOnlyToWhoeverMaySeeIt()
    {
        await using var hub = await WebHub.Start(TwoYears.NewOffice(), Instant.FromUtc(2027, 2, 1, 1, 0), settings => settings with { Approvals = ApprovalRule.All });
        hub.Office.Playlist("secret", """{ "name": "x", "entries": [ { "id": "loi-chua-cong-bo", "slogan": "Lời chưa công bố", "when": { "observance": "gio-trai-dat" } } ] }""");
        await hub.Loaded("secret");
        using var anybody = hub.Open();
        using var viewer = hub.As(hub.Person("an", new Grant(Role.Viewer)));

        var (open, own) = (await anybody.Get("/year?year=2027"), await viewer.Get("/year?year=2027"));

        Assert.DoesNotContain("loi-chua-cong-bo", open.Text, StringComparison.Ordinal);
        Assert.Contains("secret/loi-chua-cong-bo", own.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Day_ConfirmedOnThePage_StandsInTheFile_AndInTheAuditLog()
    {
        await using var hub = await WebHub.Start(TwoYears.NewOffice(), Instant.FromUtc(2027, 2, 1, 1, 0));
        using var browser = hub.As(hub.Person("lan", new Grant(Role.Editor)));

        var answer = await browser.Send("/observances", "/observances", Form("2027-03-27", " 12/BCT-TKNL "));

        Assert.Equal((HttpStatusCode.Redirect, "/observances?saved=1"), (answer.Status, answer.To));
        Assert.Contains("""{ "observance": "gio-trai-dat", "date": "2027-03-27", "document": "12/BCT-TKNL" }""", File.ReadAllText(Path.Combine(hub.Office.PlaylistsFolder, "observances.json")), StringComparison.Ordinal);
        var page = (await browser.Get("/observances")).Text;
        Assert.Contains("12/BCT-TKNL", page, StringComparison.Ordinal);
        // What is left of the form is the one to put it right.
        Assert.DoesNotContain("Earth Hour 2027</h2>\n  <p class=\"meta\">Proposed", page, StringComparison.Ordinal);
        Assert.Equal(page.Split("action=\"/observances\"").Length, page.Split("name=\"replaces\"").Length);
        var line = hub.Get<AuditLog>().Read()[^1];
        Assert.Equal(("lan", "observance.confirm", "gio-trai-dat", "2027-03-27 12/BCT-TKNL"), (line.Who, line.Deed, line.What, line.After));
    }

    [Theory]
    [InlineData("2027-03-32", "1", "March 2027 has 31 days")]
    [InlineData("2027-03-27", "", "Give the number of the document")]
    [InlineData("2027-03-27", "a\nb", "Give the number of the document")]
    public async Task Form_FilledInWrongly_IsAnsweredWithAWord_AndNothingIsWritten(string date, string document, string words)
    {
        await using var hub = await WebHub.Start(TwoYears.NewOffice(), Instant.FromUtc(2027, 2, 1, 1, 0));
        using var browser = hub.As(hub.Person("lan", new Grant(Role.Editor)));

        var answer = await browser.Send("/observances?lang=en", "/observances?lang=en", Form(date, document));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains(words, answer.Text, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(hub.Office.PlaylistsFolder, "observances.json")));
    }

    [Fact]
    public async Task Form_FromSomebodyWithoutTheRight_ChangesNothing()
    {
        await using var hub = await WebHub.Start(TwoYears.NewOffice(), Instant.FromUtc(2027, 2, 1, 1, 0));
        using var anybody = hub.Open();
        using var ofOneGroup = hub.As(hub.Person("lan", new Grant(Role.Admin, "indoor")));

        var first = await anybody.Post("/observances", Form("2027-03-27", "1"));
        var second = await ofOneGroup.Send("/account", "/observances", Form("2027-03-27", "1"));

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden), (first.Status, second.Status));
        Assert.False(File.Exists(Path.Combine(hub.Office.PlaylistsFolder, "observances.json")));
    }

    /// <summary>The guess stands beside the field, not in it; an unlikely day is asked about once more; a confirmed one can be put right.</summary>
    [Fact]
    public async Task Day_ThatIsUnlikelyOrWrong_IsAskedAbout_AndCanBePutRight()
    {
        await using var hub = await WebHub.Start(TwoYears.NewOffice(), Instant.FromUtc(2027, 3, 22, 1, 0));
        using var browser = hub.As(hub.Person("lan", new Grant(Role.Editor)));
        var page = (await browser.Get("/observances?lang=en")).Text;
        Assert.Contains("Earth Hour 2027", page, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"2027-03-20\"", page, StringComparison.Ordinal);

        var asked = await browser.Send("/observances?lang=en", "/observances?lang=en", Form("2027-07-01", "1"));
        Assert.Equal(HttpStatusCode.BadRequest, asked.Status);
        Assert.Contains("name=\"anyway\"", asked.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Send("/observances", "/observances", [.. Form("2027-07-01", "1"), ("anyway", "on")])).Status);

        Assert.Equal(HttpStatusCode.Conflict, (await browser.Send("/observances", "/observances", Form("2027-03-27", "2"))).Status);
        // Somebody who had another confirmation before them is shown this one first.
        var unseen = await browser.Send("/observances?lang=en", "/observances?lang=en", [.. Form("2027-03-27", "2"), ("replaces", "2027-03-20 0")]);
        Assert.Equal(HttpStatusCode.Conflict, unseen.Status);
        Assert.Contains("confirmed already: 1 Jul 2027 by 1. Nothing was changed; press Confirm again", unseen.Text, StringComparison.Ordinal);
        Assert.Contains("name=\"replaces\" value=\"2027-07-01 1\"", unseen.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Send("/observances", "/observances", [.. Form("2027-03-27", "2"), ("replaces", "2027-07-01 1")])).Status);
        Assert.Equal(("observance.replace", "2027-07-01 1", "2027-03-27 2"), (hub.Get<AuditLog>().Read()[^1].Deed, hub.Get<AuditLog>().Read()[^1].Before, hub.Get<AuditLog>().Read()[^1].After));
    }

    /// <summary>A question about the day must not make the page forget that somebody else's confirmation has not been seen, nor a word about that one what was answered.</summary>
    [Fact]
    public async Task UnlikelyDay_FromAPageThatIsOld_IsNotPutOverAConfirmationUnseen()
    {
        await using var hub = await WebHub.Start(TwoYears.NewOffice(), Instant.FromUtc(2027, 3, 22, 1, 0));
        using var browser = hub.As(hub.Person("lan", new Grant(Role.Editor)));
        var old = PageForm.Of(await browser.Page("/observances?lang=en"), "class=\"ask confirm\"");
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Send("/observances", "/observances", Form("2027-03-27", "1"))).Status);

        var asked = await browser.Submit("/observances?lang=en", old, ("date", "2027-07-01"), ("document", "2"));
        Assert.Equal(HttpStatusCode.BadRequest, asked.Status);
        var answered = await browser.Submit("/observances?lang=en", FormWith(asked.Html, "value=\"2027-07-01\""), ("anyway", "on"));

        Assert.Equal(HttpStatusCode.Conflict, answered.Status);
        Assert.Contains("confirmed already: 27 Mar 2027 by 1", answered.Html, StringComparison.Ordinal);
        Assert.Matches("name=\"anyway\"[^>]*checked", answered.Html);
        var again = await browser.Submit("/observances?lang=en", FormWith(answered.Html, "value=\"2027-07-01\""), ("anyway", "on"));
        Assert.Equal((HttpStatusCode.Redirect, "2027-07-01 2"), (again.Status, hub.Get<AuditLog>().Read()[^1].After));
    }

    /// <summary>The form in which these words stand.</summary>
    private static Dictionary<string, string> FormWith(string html, string words) => PageForm.Of(html[html.LastIndexOf("<form", html.IndexOf(words, StringComparison.Ordinal), StringComparison.Ordinal)..], "<form");

    /// <summary>A page elsewhere that lets its own name point at the hub sends a form with an origin and a host that fit each other.</summary>
    [Fact]
    public async Task Day_ConfirmedOnThePage_CanBeTakenBack_AlsoOverAnEarlierOne()
    {
        await using var hub = await WebHub.Start(new OfficeFolder(), Instant.FromUtc(2027, 3, 1, 3, 0));
        using var browser = hub.As(hub.Person("lan", new Grant(Role.Editor)));
        var path = Path.Combine(hub.Office.PlaylistsFolder, "observances.json");
        await browser.Send("/observances", "/observances", Form("2027-03-27", "1"));
        var first = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);

        await browser.Send("/observances", "/observances", [.. Form("2027-03-20", "2"), ("replaces", "2027-03-27 1"), ("anyway", "on")]);
        var undone = await browser.Submit("/observances", PageForm.Of(await browser.Page("/observances?saved=1"), "id=\"undo\""));

        Assert.Equal((HttpStatusCode.Redirect, first), (undone.Status, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)));
        Assert.Equal(["observance.confirm", "observance.replace", "observance.undo"], hub.Get<AuditLog>().Read().Select(line => line.Deed));
    }

    [Fact]
    public async Task Form_ThroughANameThatIsNotTheHubs_ConfirmsNothing()
    {
        await using var hub = await WebHub.Start(TwoYears.NewOffice(), Instant.FromUtc(2027, 2, 1, 1, 0));
        using var client = new HttpClient { BaseAddress = hub.Url };
        using var form = new HttpRequestMessage(HttpMethod.Post, "observances") { Content = new FormUrlEncodedContent(Form("2027-03-27", "1").Select(f => KeyValuePair.Create(f.Name, f.Value))) };
        form.Headers.Host = "evil.example";
        form.Headers.Add("Origin", "http://evil.example");

        using var answer = await client.SendAsync(form, Cancel);

        Assert.Equal(HttpStatusCode.MisdirectedRequest, answer.StatusCode);
        Assert.False(File.Exists(Path.Combine(hub.Office.PlaylistsFolder, "observances.json")));
    }

    private static (string Name, string Value)[] Form(string date, string document) =>
        [("observance", "gio-trai-dat"), ("date", date), ("document", document)];
}
