using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using NodaTime;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Tests.Accounts;

namespace SignageHub.Hub.Tests.Reports;

/// <summary>Reports on the page: the figures of days that were really played.</summary>
public sealed class ReportPagesTests
{
    private const string Plan = """
        {
          "name": "Ngày Nước thế giới 2023", "boards": ["lobby"],
          "plan": { "number": "647/KH-SCT", "office": "Sở Công Thương", "reportDue": "2023-04-18" },
          "entries": [ { "slogan": "Nước là sự sống", "when": { "on": "2023-03-22" } } ]
        }
        """;

    [Fact]
    public async Task Page_OfAPlayedPlan_HasItsFigures_ChartsAndFiles()
    {
        await using var hub = await Played();
        using var browser = hub.As(hub.Person("xem", new Grant(Role.Viewer)));

        var all = await browser.Get("/reports");
        var page = await browser.Get("/reports/water");
        var docx = await browser.Get("/reports/water/bao-cao.docx");
        var csv = await browser.Get("/reports/water/bao-cao.csv?from=2023-03-22&to=2023-03-22");
        var wrong = await browser.Get("/reports/water?from=2023-03-25&to=2023-03-22");

        Assert.Contains("due by 18 Apr 2023", all.Text, StringComparison.Ordinal);
        // The board was on from 8 to 10; the power cut costs at most the last minute, and what came after it was not handed in yet.
        Assert.Contains("1 h 59 min", page.Text, StringComparison.Ordinal);
        Assert.Contains("class=\"chart-good\" width=\"100\"", page.Text, StringComparison.Ordinal);
        Assert.Contains("journal begins only later", page.Text, StringComparison.Ordinal);
        Assert.StartsWith("PK", docx.Text, StringComparison.Ordinal);
        Assert.Contains("Nước là sự sống", csv.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.Status);
    }

    [Fact]
    public async Task Report_ThatTakesItsTime_TellsHowFarItIs_AndComesByItself()
    {
        await using var hub = await Played();
        using var browser = hub.As(hub.Person("xem", new Grant(Role.Viewer)));
        var desk = hub.Get<Hub.Reports.ReportDesk>();
        desk.Patience = TimeSpan.Zero;

        // While somebody else's report is being made.
        await desk.Turn.WaitAsync(TestContext.Current.CancellationToken);
        var waiting = await browser.Get("/reports/water");
        desk.Turn.Release();
        desk.Patience = Timeout.InfiniteTimeSpan;
        var page = await browser.Get("/reports/water");

        Assert.Equal(HttpStatusCode.OK, waiting.Status);
        Assert.Contains("<progress max=\"100\"", waiting.Text, StringComparison.Ordinal);
        Assert.Contains("The report is being made", waiting.Text, StringComparison.Ordinal);
        Assert.Contains("1 h 59 min", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_ThatIsWaitedFor_TellsHowFarItIs_AndStaysUntilItIsFetched()
    {
        await using var hub = await Played();
        using var browser = hub.As(hub.Person("xem", new Grant(Role.Viewer)));
        var desk = hub.Get<Hub.Reports.ReportDesk>();

        await desk.Turn.WaitAsync(TestContext.Current.CancellationToken);
        var waiting = await browser.Get("/reports/water", "application/json");
        desk.Turn.Release();
        string ready;
        do
            ready = (await browser.Get("/reports/water", "application/json")).Text;
        while (!ready.Contains("\"isReady\":true", StringComparison.Ordinal));

        Assert.Contains("\"isReady\":false", waiting.Text, StringComparison.Ordinal);
        Assert.Contains("1 h 59 min", (await browser.Get("/reports/water")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Head_OfTheLastReport_IsNotTypedAgain()
    {
        await using var hub = await Played();
        using var browser = hub.As(hub.Person("xem", new Grant(Role.Viewer)));

        var made = await browser.Get("/reports/water/bao-cao.html?parent=UBND&place=Hu%E1%BA%BF&signer=KT.%20GI%C3%81M%0D%0APH%C3%93&addressee=S%E1%BB%9F%20A%0D%0AS%E1%BB%9F%20B");
        var next = await browser.Get("/reports/water");

        Assert.Contains("Sở A", made.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sở A\r", made.Text, StringComparison.Ordinal);
        Assert.Contains("name=\"place\" maxlength=\"200\" value=\"Huế\"", next.Text, StringComparison.Ordinal);
        Assert.Contains("KT. GIÁM\r\nPHÓ</textarea>", next.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_HaveTheSameFigures()
    {
        await using var hub = await Played();
        using var client = hub.Program(hub.Person("xem", new Grant(Role.Viewer)), mayWrite: false);

        var report = await client.GetFromJsonAsync<JsonElement>("api/v1/reports/water/report.json", TestContext.Current.CancellationToken);

        var line = report.GetProperty("lines")[0];
        Assert.InRange(line.GetProperty("litSeconds").GetInt64(), 7080, 7200);
        // From 6:30 to 11:05, of which nobody was there before 8 and after 10; the hub's clock goes on from there while the test runs.
        Assert.InRange(line.GetProperty("plannedSeconds").GetInt64(), 16_500, 17_100);
        Assert.InRange(line.GetProperty("missedSeconds").GetInt64(), 9000, 10_100);
    }

    [Fact]
    public async Task Plan_OfAnotherGroup_IsNotShown()
    {
        await using var hub = await Played();
        using var browser = hub.As(hub.Person("minh", new Grant(Role.Admin, "nowhere")));

        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/reports/water")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/reports/water/bao-cao.docx")).Status);
    }

    /// <summary>A hub over a data folder in which a board has played from 8 to 10 on the day, and was without power afterwards.</summary>
    private static async Task<WebHub> Played()
    {
        var office = new OfficeFolder();
        office.Playlist("water", Plan);
        var start = Instant.FromUtc(2023, 3, 22, 1, 0);
        using (var played = new PlayedOffice(office.Settings(), start))
        {
            await played.PlayUntil(start + Duration.FromHours(2));
            await played.PlayUntil(start + Duration.FromHours(3), without: "lobby");
            await played.PlayUntil(start + Duration.FromHours(3) + Duration.FromMinutes(5));
        }

        return await WebHub.Start(office, Instant.FromUtc(2023, 3, 22, 4, 5));
    }
}
