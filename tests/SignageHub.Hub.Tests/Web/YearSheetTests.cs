using SignageHub.Hub.Tests.Accounts;
using SignageHub.Hub.Web;

namespace SignageHub.Hub.Tests.Web;

/// <summary>The year on paper stays a few pages, whatever the entries are.</summary>
public sealed class YearSheetTests
{
    private const string Twelve = "Từng tuần";
    private const string Daily = "Mỗi sáng";

    [Fact]
    public void Entry_ThatComesAgainAndAgain_IsToldOnce_AndTwelveTimesEach()
    {
        using var office = new OfficeFolder();
        var weeks = string.Join(", ", Enumerable.Range(1, 12).Select(month => $"\"2027-{month:00}-05\""));
        office.Playlist("often", $$"""
            { "name": "Hay lặp lại", "entries": [
              { "slogan": "{{Twelve}}", "when": { "on": [{{weeks}}], "hours": "07:00-08:00" } },
              { "slogan": "{{Daily}}", "when": { "always": true, "hours": ["07:00-08:00", "16:00-17:00"] } } ] }
            """);

        var sheet = YearSheet.Of(office.Load(), 2027);

        var shown = sheet.Lines.SelectMany(line => line.Told).ToLookup(s => s.First.Entry.Entry.Slogan);
        Assert.Equal(Enumerable.Repeat(1, 12), shown[Twelve].Select(s => s.Times));
        var daily = Assert.Single(shown[Daily]);
        Assert.Equal((2 * 365, new NodaTime.LocalDate(2027, 1, 1), new NodaTime.LocalDate(2027, 12, 31)), (daily.Times, daily.Days.Start, daily.Days.End));
    }

    [Fact]
    public async Task Page_WithAHundredEntriesOfEachHour_IsSmall()
    {
        var office = new OfficeFolder();
        office.Playlist("hourly", $$"""{ "name": "Mỗi giờ", "entries": [ {{string.Join(", ", Enumerable.Range(0, 100).Select(i => $$"""{ "slogan": "Số {{i}}", "when": { "always": true, "hours": "{{7 + (i % 12):00}}:00-{{8 + (i % 12):00}}:00" } }"""))}} ] }""");
        await using var hub = await WebHub.Start(office);
        using var browser = hub.Open();

        var (_, page, _) = await browser.Get("/year?year=2027");

        Assert.Contains("Số 99", page, StringComparison.Ordinal);
        Assert.Contains("365 times", page, StringComparison.Ordinal);
        Assert.InRange(page.Length, 1_000, 200_000);
    }
}
