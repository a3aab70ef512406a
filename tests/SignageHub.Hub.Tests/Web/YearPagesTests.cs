using System.Net;

namespace SignageHub.Hub.Tests.Web;

/// <summary>A hub on 25 March 2023 and one on 1 February 2027, for tests that change nothing.</summary>
public sealed class TwoYears : IAsyncLifetime
{
    private const string Dark = """{ "name": "Giờ Trái đất", "entries": [ { "id": "tat-den", "dark": true, "when": { "observance": "gio-trai-dat", "hours": "20:30-21:30" } } ] }""";

    internal RunningHub In2023 { get; private set; } = null!;

    internal RunningHub In2027 { get; private set; } = null!;

    internal OfficeFolder Office2023 { get; } = NewOffice();

    internal OfficeFolder Office2027 { get; } = NewOffice();

    public async ValueTask InitializeAsync()
    {
        In2023 = await RunningHub.Start(Office2023);
        In2027 = await RunningHub.Start(Office2027, "--now", "2027-02-01T08:00+07:00");
    }

    public async ValueTask DisposeAsync()
    {
        await In2023.DisposeAsync();
        await In2027.DisposeAsync();
        Office2023.Dispose();
        Office2027.Dispose();
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
    public async Task Day_ConfirmedOnThePage_StandsInTheFile_AndIsToldOnTheConsoleBefore()
    {
        using var office = TwoYears.NewOffice();
        await using var hub = await RunningHub.Start(office, "--now", "2027-02-01T08:00+07:00");
        using var client = Client(hub, origin: null);
        await hub.Process.WaitForLine("observance confirm gio-trai-dat --date 2027-03-20");

        using var answer = await client.PostAsync("observances", Form("2027-03-27", " 12/BCT-TKNL "), Cancel);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("""{ "observance": "gio-trai-dat", "date": "2027-03-27", "document": "12/BCT-TKNL" }""", File.ReadAllText(Path.Combine(office.PlaylistsFolder, "observances.json")), StringComparison.Ordinal);
        var page = await client.GetStringAsync(answer.Headers.Location, Cancel);
        Assert.Contains("12/BCT-TKNL", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<form", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2027-03-32", "1", "is no day")]
    [InlineData("2027-03-27", "", "Give the number of the document")]
    [InlineData("2027-03-27", "a\nb", "Give the number of the document")]
    public async Task Form_FilledInWrongly_IsAnsweredWithAWord_AndNothingIsWritten(string date, string document, string words)
    {
        using var client = Client(hubs.In2027, origin: null);

        using var answer = await client.PostAsync("observances?lang=en", Form(date, document), Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(words, await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(hubs.Office2027.PlaylistsFolder, "observances.json")));
    }

    [Theory]
    [InlineData("http://evil.example", null)]
    [InlineData("null", null)]
    [InlineData(null, "192.0.2.7")]
    public async Task Form_OfAnotherSiteOrThroughAProxy_IsRefused(string? origin, string? forwardedFor)
    {
        using var client = Client(hubs.In2027, origin);
        if (forwardedFor is not null)
            client.DefaultRequestHeaders.Add("X-Forwarded-For", forwardedFor);

        using var answer = await client.PostAsync("observances", Form("2027-03-27", "1"), Cancel);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.False(File.Exists(Path.Combine(hubs.Office2027.PlaylistsFolder, "observances.json")));
    }

    private static FormUrlEncodedContent Form(string date, string document) =>
        new(new Dictionary<string, string> { ["observance"] = "gio-trai-dat", ["date"] = date, ["document"] = document });

    private static HttpClient Client(RunningHub hub, string? origin)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = hub.Pages };
        client.DefaultRequestHeaders.Add("Origin", origin ?? hub.Pages.GetLeftPart(UriPartial.Authority));
        return client;
    }
}
