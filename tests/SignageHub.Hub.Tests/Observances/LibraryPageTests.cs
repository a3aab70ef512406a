using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using NodaTime;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Tests.Accounts;

namespace SignageHub.Hub.Tests.Observances;

/// <summary>Themes, days of the office's own and days that it does not keep, on the page of the real hub.</summary>
public sealed class LibraryPageTests : IAsyncLifetime
{
    private const string Path = "/observances/library";

    private WebHub _hub = null!;

    private string _file => System.IO.Path.Combine(_hub.Office.PlaylistsFolder, "observances.json");

    public async ValueTask InitializeAsync() => _hub = await WebHub.Start(new OfficeFolder(), Instant.FromUtc(2027, 3, 1, 2, 0));

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task Theme_ConfirmedWithADocument_CountsInItsYear_AndIsPutRight()
    {
        using var browser = _hub.As(_hub.Person("lan", new Grant(Role.Editor)));

        var first = await browser.Send(Path, Path, ("do", "theme"), ("observance", "nuoc"), ("year", "2027"), ("text", "Nước và giới"), ("source", "2141/BNNMT-VP"));
        var refused = await browser.Send(Path, Path, ("do", "theme"), ("observance", "nuoc"), ("year", "2027"), ("text", "Nước cho mọi người"), ("source", "2200/BNNMT-VP"));
        var again = await browser.Send(Path, Path, ("do", "theme"), ("observance", "nuoc"), ("year", "2027"), ("text", "Nước cho mọi người"), ("source", "2200/BNNMT-VP"), ("mark", MarkIn(refused.Text)));

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("“Nước và giới” (2141/BNNMT-VP)", refused.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"Nước cho mọi người\"", refused.Text, StringComparison.Ordinal);
        Assert.Equal(($"{Path}?year=2027&saved=1", $"{Path}?year=2027&saved=1"), (first.To, again.To));
        Assert.Equal("Nước cho mọi người", _hub.Get<SignageStore>().Current.Observances.Find("nuoc")!.Themes[2027].Text);
        Assert.Equal(("lan", "observance.theme", "nuoc"), (_hub.Get<AuditLog>().Read()[^1].Who, _hub.Get<AuditLog>().Read()[^1].Deed, _hub.Get<AuditLog>().Read()[^1].What));
        Assert.Contains("Nước cho mọi người", (await browser.Get(Path)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_AfterAnything_IsThatOfTheYearItWas()
    {
        using var browser = _hub.As(_hub.Person("lan", new Grant(Role.Editor)));

        var theme = await browser.Send($"{Path}?year=2028", Path, ("do", "theme"), ("observance", "nuoc"), ("year", "2028"), ("text", "Nước và giới"), ("source", "2141/BNNMT-VP"));
        var refused = await browser.Send($"{Path}?year=2028", Path, ("do", "theme"), ("observance", "nuoc"), ("year", "2028"), ("text", "Nước và giới"));
        var ours = await browser.Send($"{Path}?year=2028", Path, ("do", "not-ours"), ("observance", "nuoc"), ("year", "2028"));

        Assert.Equal(($"{Path}?year=2028&saved=1", $"{Path}?year=2028&saved=1"), (theme.To, ours.To));
        Assert.Contains("Nước và giới", (await browser.Get(theme.To!)).Text, StringComparison.Ordinal);
        Assert.Contains($"href=\"{Path}?year=2029\"", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OwnDay_Changed_KeepsItsIdAndWhatTheFormDoesNotHave_AlsoWhileItIsInUse()
    {
        File.WriteAllText(_file, """
            {
              // Của Sở
              "observances": [ { "id": "thanh-lap", "name": "Ngày thành lập Sở", "aliases": ["Thành lập Sở"], "yearly": "05-19", "since": 1976, "sources": ["QĐ 12", "QĐ 13"] } ]
            }
            """);
        _hub.Office.Playlist("used", """{ "name": "x", "entries": [ { "slogan": "A", "when": { "observance": "thanh-lap" } } ] }""");
        await _hub.Loaded("used");
        using var browser = _hub.As(_hub.Person("lan", new Grant(Role.Editor)));
        var form = (await browser.Get($"{Path}?year=2027&change=thanh-lap")).Text;

        var changed = await browser.Send(Path, Path, ("do", "own"), ("change", "thanh-lap"), ("mark", MarkIn(form)), ("year", "2027"), ("name", "Ngày truyền thống Sở"), ("english", ""), ("rule", "yearly"), ("days", "20/5"), ("since", "1976"), ("source", "QĐ 12"));

        Assert.Contains("value=\"19/05\"", form, StringComparison.Ordinal);
        Assert.Equal($"{Path}?year=2027&saved=1", changed.To);
        Assert.Equal("""
            {
              // Của Sở
              "observances": [ { "id": "thanh-lap", "name": "Ngày truyền thống Sở", "aliases": ["Thành lập Sở"], "yearly": "05-20", "since": 1976, "sources": ["QĐ 12", "QĐ 13"] } ]
            }
            """, File.ReadAllText(_file));
        Assert.Equal("observance.change", _hub.Get<AuditLog>().Read()[^1].Deed);
    }

    /// <summary>Two people have the same form before them; the second is told what the first has made of it, and writes over it knowingly alone.</summary>
    [Fact]
    public async Task OwnDay_ThatSomebodyElseHasChangedMeanwhile_IsNotWrittenOver()
    {
        using var lan = _hub.As(_hub.Person("lan", new Grant(Role.Editor)));
        using var minh = _hub.As(_hub.Person("minh", new Grant(Role.Editor)));
        await lan.Send(Path, Path, ("do", "own"), ("name", "Ngày thành lập Sở"), ("rule", "yearly"), ("days", "19/5"));
        var form = $"{Path}?year=2027&change=ngay-thanh-lap-so";
        var seen = MarkIn((await lan.Get(form)).Text);

        await minh.Send(form, Path, Changed("20/5", seen));
        var refused = await lan.Send(form, Path, Changed("21/5", seen));

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("Ngày thành lập Sở, 20/05", refused.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"21/5\"", refused.Text, StringComparison.Ordinal);
        Assert.Contains("05-20", File.ReadAllText(_file), StringComparison.Ordinal);
        // A mistake in between does not take the place of having seen it.
        var mistyped = await lan.Send(form, Path, Changed("5-6", seen));
        Assert.Equal((HttpStatusCode.BadRequest, seen), (mistyped.Status, MarkIn(mistyped.Text)));
        await lan.Send(form, Path, Changed("21/5", MarkIn(refused.Text)));
        Assert.Contains("05-21", File.ReadAllText(_file), StringComparison.Ordinal);

        static (string, string)[] Changed(string days, string mark) =>
            [("do", "own"), ("change", "ngay-thanh-lap-so"), ("mark", mark), ("year", "2027"), ("name", "Ngày thành lập Sở"), ("rule", "yearly"), ("days", days)];
    }

    [Fact]
    public async Task Theme_WithoutADocument_IsRefused()
    {
        using var browser = _hub.As(_hub.Person("lan", new Grant(Role.Editor)));

        var answer = await browser.Send(Path, Path, ("do", "theme"), ("observance", "nuoc"), ("year", "2027"), ("text", "Nước và giới"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("number of the document", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OwnDay_AddedThenPutBack_ComesAndGoes()
    {
        using var browser = _hub.As(_hub.Person("lan", new Grant(Role.Editor)));

        var added = await browser.Send(Path, Path, ("do", "own"), ("name", "Ngày thành lập Sở"), ("english", "Founding day"), ("rule", "yearly"), ("days", "05-19"), ("since", "1976"), ("source", "QĐ 12"));
        var own = _hub.Get<SignageStore>().Current.Observances.Find("ngay-thanh-lap-so");
        Assert.Equal((true, 1976), (own!.IsOwn, own.Since));

        var version = (await browser.Get(added.To!)).Text.Split("name=\"version\" value=\"")[1].Split('"')[0];
        await browser.Send(Path, Path, ("do", "undo"), ("version", version));
        Assert.Null(_hub.Get<SignageStore>().Current.Observances.Find("ngay-thanh-lap-so"));
    }

    [Theory]
    [InlineData("yearly", "5/6", "\"yearly\": \"06-05\"")]
    [InlineData("yearly", "1/6 – 30/6", "\"yearly\": \"06-01/06-30\"")]
    [InlineData("yearly", "05-19", "\"yearly\": \"05-19\"")]
    [InlineData("lunarYearly", "10/3", "\"lunarYearly\": \"03-10\"")]
    [InlineData("periods", "19/5/2027", "\"2027-05-19\"")]
    public async Task OwnDay_TypedAsPeopleWriteIt_IsThatDay(string rule, string typed, string written)
    {
        using var browser = _hub.As(_hub.Person("lan", new Grant(Role.Editor)));

        var added = await browser.Send(Path, Path, ("do", "own"), ("name", "Ngày thành lập Sở"), ("rule", rule), ("days", typed));

        Assert.Equal($"{Path}?saved=1", added.To);
        Assert.Contains(written, File.ReadAllText(_file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("05-06")]
    [InlineData("5-6")]
    [InlineData("05-06/07-08")]
    public async Task OwnDay_ThatCanBeReadInTwoWays_IsAskedForAgain(string typed)
    {
        using var browser = _hub.As(_hub.Person("lan", new Grant(Role.Editor)));

        var answer = await browser.Send(Path, Path, ("do", "own"), ("name", "Ngày thành lập Sở"), ("rule", "yearly"), ("days", typed));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("5/6 is 5 June", answer.Text, StringComparison.Ordinal);
        Assert.Contains($"value=\"{typed}\"", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Picker_HasTheDaysOfTheYear_InTheirOrder()
    {
        using var browser = _hub.As(_hub.Person("lan", new Grant(Role.Editor)));

        var page = (await browser.Get("/playlists?lang=vi")).Text;

        var picker = page[page.IndexOf("<select name=\"observance\">", StringComparison.Ordinal)..];
        var (march, water, weather, june) = (At("<optgroup label=\"Tháng 3\">"), At(">Ngày Nước thế giới (22/03)<"), At(">Ngày Khí tượng thế giới (23/03)<"), At("<optgroup label=\"Tháng 6\">"));
        Assert.True(march > 0 && march < water && water < weather && weather < june);
        // Nobody has confirmed its day yet.
        Assert.Contains("Giờ Trái đất (20/03?)", picker, StringComparison.Ordinal);

        int At(string words) => picker.IndexOf(words, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task OwnDay_ThatAnEntryNames_IsNotRemoved()
    {
        using var browser = _hub.As(_hub.Person("lan", new Grant(Role.Editor)));
        await browser.Send(Path, Path, ("do", "own"), ("name", "Ngày thành lập Sở"), ("rule", "yearly"), ("days", "05-19"));
        _hub.Office.Playlist("so", """{ "name": "Sở", "entries": [ { "slogan": "Chào mừng", "when": { "observance": "ngay-thanh-lap-so" } } ] }""");
        await _hub.Loaded("so");

        var answer = await browser.Send(Path, Path, ("do", "remove"), ("observance", "ngay-thanh-lap-so"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("so/1", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Day_ThatTheOfficeDoesNotKeep_IsMarked_AndTakenBack()
    {
        using var browser = _hub.As(_hub.Person("lan", new Grant(Role.Editor)));

        await browser.Send(Path, Path, ("do", "not-ours"), ("observance", "bien-phong"));
        Assert.True(_hub.Get<SignageStore>().Current.Observances.Find("bien-phong")!.IsNotOurs);
        await browser.Send(Path, Path, ("do", "keep"), ("observance", "bien-phong"));
        Assert.False(_hub.Get<SignageStore>().Current.Observances.Find("bien-phong")!.IsNotOurs);
    }

    [Fact]
    public async Task EditorOfOneGroup_AndPassersBy_ChangeNothing()
    {
        using var group = _hub.As(_hub.Person("minh", new Grant(Role.Editor, "indoor")));
        using var nobody = _hub.Open();

        var answer = await group.Send("/account", Path, ("do", "not-ours"), ("observance", "bien-phong"));
        var page = await nobody.Get(Path);

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("<form", page.Text.Split("<main>")[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_ConfirmADay_AndReadTheYear()
    {
        using var client = _hub.Program(_hub.Person("lan", new Grant(Role.Editor)), mayWrite: true);

        using var confirmed = await client.PostAsJsonAsync("api/v1/observances/confirmed", new { id = "gio-trai-dat", date = "2027-03-27", document = "1234/BCT" }, TestContext.Current.CancellationToken);
        var year = await client.GetStringAsync(new Uri("api/v1/observances?year=2027", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, confirmed.StatusCode);
        Assert.Contains("1234/BCT", year, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_ChangeWhatThePageChanges_OverWhatTheyHaveSeen_AndTakeItBack()
    {
        using var client = _hub.Program(_hub.Person("lan", new Grant(Role.Editor)), mayWrite: true);
        await Post(client, "themes", new { observance = "nuoc", year = 2027, text = "Nước và giới", source = "2141" });
        var blind = await Post(client, "themes", new { observance = "nuoc", year = 2027, text = "Nước cho mọi người", source = "2141" });
        var knowing = await Post(client, "themes", new { observance = "nuoc", year = 2027, text = "Nước cho mọi người", source = "2141", mark = await Theme("mark") });

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.OK), (blind.Status, knowing.Status));
        Assert.Equal("Nước cho mọi người", await Theme("text"));
        await Post(client, "undo", new { version = knowing.Body["undo"]!.GetValue<string>() });
        Assert.Equal("Nước và giới", await Theme("text"));

        Assert.Equal(HttpStatusCode.OK, (await Post(client, "bien-phong/not-ours", new { })).Status);
        Assert.True(_hub.Get<SignageStore>().Current.Observances.Find("bien-phong")!.IsNotOurs);
        await Post(client, "bien-phong/keep", new { });
        Assert.False(_hub.Get<SignageStore>().Current.Observances.Find("bien-phong")!.IsNotOurs);
        await Post(client, "own", new { name = "Ngày thành lập Sở", rule = "yearly", days = "05-19" });
        await Post(client, "ngay-thanh-lap-so/remove", new { });
        Assert.Null(_hub.Get<SignageStore>().Current.Observances.Find("ngay-thanh-lap-so"));
        Assert.Equal(HttpStatusCode.NotFound, (await Post(client, "bien-phong/burn", new { })).Status);
        // What changes nothing has nothing to take back: the last change was another.
        Assert.Null((await Post(client, "bien-phong/keep", new { })).Body["undo"]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post(client, "bien-phong/remove", new { })).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post(client, "no-such-day/keep", new { })).Status);
        Assert.EndsWith(", token: test", _hub.Get<AuditLog>().Read()[^1].From, StringComparison.Ordinal);

        async Task<string?> Theme(string field) => JsonNode.Parse(await client.GetStringAsync(new Uri("api/v1/observances?year=2027", UriKind.Relative), TestContext.Current.CancellationToken))!
            .AsArray().Single(o => o!["id"]!.GetValue<string>() == "nuoc")!["theme"]?[field]?.GetValue<string>();
    }

    [Fact]
    public async Task Programs_ReadTheYear_AlsoWhileTheFileHasAMistake()
    {
        using var client = _hub.Program(_hub.Person("lan", new Grant(Role.Editor)), mayWrite: true);
        await Post(client, "themes", new { observance = "nuoc", year = 2027, text = "Nước và giới", source = "2141" });
        File.WriteAllText(_file, """{ "themes": [ { "observance": "nuoc", "year": "2027", "text": "x", "source": "1" }, { "observance": "nuoc", "year": 2028, "year": 2029, "text": "x" } ], "observances": [ 7 ] }""");

        using var answer = await client.GetAsync(new Uri("api/v1/observances?year=2027", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    /// <summary>Whoever writes over something has been told all of it.</summary>
    [Fact]
    public async Task Conflict_TellsEveryFieldThatWouldBeLost()
    {
        using var lan = _hub.As(_hub.Person("lan", new Grant(Role.Editor)));
        await lan.Send(Path, Path, ("do", "theme"), ("observance", "nuoc"), ("year", "2027"), ("text", "Nước và giới"), ("original", "Water and gender"), ("source", "2141"));
        await lan.Send(Path, Path, ("do", "own"), ("name", "Ngày truyền thống"), ("rule", "lunarYearly"), ("days", "10/3"));

        var theme = await lan.Send(Path, Path, ("do", "theme"), ("observance", "nuoc"), ("year", "2027"), ("text", "Nước"), ("source", "2141"));
        var day = await lan.Send(Path, Path, ("do", "own"), ("change", "ngay-truyen-thong"), ("mark", "0"), ("year", "2027"), ("name", "Ngày truyền thống"), ("rule", "yearly"), ("days", "10/3"));

        Assert.Contains("“Nước và giới” / “Water and gender”", theme.Text, StringComparison.Ordinal);
        Assert.Contains("10/03, each lunar year", day.Text, StringComparison.Ordinal);
    }

    /// <summary>What the form has no field for is not lost by it.</summary>
    [Fact]
    public async Task Forms_KeepNotesCommentsAndFurtherSources()
    {
        File.WriteAllText(_file, """
            {
              "themes": [ { "observance": "nuoc", "year": 2027, "text": "Nước và giới", /* bản dịch tạm */ "source": "2141", "note": "chờ bản chính thức" } ],
              "observances": [ { "id": "thanh-lap", "name": "Ngày thành lập Sở", "yearly": "05-19", "sources": ["QĐ 12", "QĐ 13"] } ]
            }
            """);
        await _hub.Until(signage => signage.Observances.Find("thanh-lap") is not null);
        using var lan = _hub.As(_hub.Person("lan", new Grant(Role.Editor)));

        var refused = await lan.Send(Path, Path, ("do", "theme"), ("observance", "nuoc"), ("year", "2027"), ("text", "Nước cho mọi người"), ("source", "2200"));
        await lan.Send(Path, Path, ("do", "theme"), ("observance", "nuoc"), ("year", "2027"), ("text", "Nước cho mọi người"), ("source", "2200"), ("mark", MarkIn(refused.Text)));
        var form = $"{Path}?year=2027&change=thanh-lap";
        await lan.Send(form, Path, ("do", "own"), ("change", "thanh-lap"), ("mark", MarkIn((await lan.Get(form)).Text)), ("year", "2027"), ("name", "Ngày thành lập Sở"), ("rule", "yearly"), ("days", "19/5"), ("source", "QĐ 12a"));

        Assert.Equal("""
            {
              "themes": [ { "observance": "nuoc", "year": 2027, "text": "Nước cho mọi người", /* bản dịch tạm */ "source": "2200", "note": "chờ bản chính thức" } ],
              "observances": [ { "id": "thanh-lap", "name": "Ngày thành lập Sở", "yearly": "05-19", "sources": ["QĐ 12a", "QĐ 13"] } ]
            }
            """, File.ReadAllText(_file));
    }

    private static string MarkIn(string html) => html.Split("name=\"mark\" value=\"")[1].Split('"')[0];

    private static async Task<(HttpStatusCode Status, JsonNode Body)> Post(HttpClient client, string path, object body)
    {
        using var answer = await client.PostAsJsonAsync($"api/v1/observances/{path}", body, TestContext.Current.CancellationToken);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!);
    }
}
