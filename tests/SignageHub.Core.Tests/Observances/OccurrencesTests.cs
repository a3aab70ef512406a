using NodaTime;
using NodaTime.Text;
using SignageHub.Core.Observances;
using SignageHub.Core.Tests.Programmes;

namespace SignageHub.Core.Tests.Observances;

public sealed class OccurrencesTests
{
    private static Observance Of(string id) => ObservanceLibrary.BuiltIn.Find(id)!;

    [Theory]
    [InlineData("nuoc", 2026, "2026-03-22", "2026-03-22")]
    [InlineData("thang-mt", 2026, "2026-06-01", "2026-06-30")]
    [InlineData("gio-to", 2026, "2026-04-26", "2026-04-26")]
    [InlineData("tet", 2030, "2030-02-02", "2030-02-02")]
    [InlineData("tnqt-tngt", 2025, "2025-11-16", "2025-11-16")]
    [InlineData("sach-hon", 2020, "2020-09-14", "2020-09-20")]
    [InlineData("bau-cu", 2026, "2026-03-15", "2026-03-15")]
    [InlineData("earth-hour", 2025, "2025-03-22", "2025-03-22")]
    public void BuiltIn_InAYear_IsOnItsDays(string id, int year, string first, string last)
    {
        var occurrence = Assert.Single(Occurrences.Of(Of(id), year));

        Assert.Equal((Some.Date(first), Some.Date(last), false), (occurrence.First, occurrence.Last, occurrence.IsProposed));
    }

    [Fact]
    public void Observance_OfAMovableDay_IsProposedUntilConfirmed()
    {
        var proposed = Assert.Single(Occurrences.Of(Of("gio-trai-dat"), 2027));
        var confirmed = Assert.Single(Occurrences.Of(Of("gio-trai-dat") with { Confirmed = new Dictionary<int, Confirmation> { [2027] = new(Some.Date("2027-03-27"), "1/BCT") } }, 2027));

        Assert.Equal((Some.Date("2027-03-20"), true), (proposed.First, proposed.IsProposed));
        Assert.Equal((Some.Date("2027-03-27"), false, "1/BCT"), (confirmed.First, confirmed.IsProposed, confirmed.Document));
    }

    /// <summary>The guess is right in 11 of the 12 known years; why a confirmation is asked for each year.</summary>
    [Fact]
    public void Guess_OfEarthHour_IsWrongOnceInTheTable()
    {
        var rule = (ObservanceRule.Table)Of("gio-trai-dat").Rule;
        var guess = Of("gio-trai-dat") with { Rule = rule.Guess! };

        var wrong = rule.Days.Where(d => Occurrences.Of(guess, d.Key).Single().First != d.Value).Select(d => d.Key);

        Assert.Equal(12, rule.Days.Count);
        Assert.Equal([2025], wrong);
    }

    [Fact]
    public void Library_HasEveryIdOnce_AndEnglishIdsThatAreNobodysFirst()
    {
        var all = ObservanceLibrary.BuiltIn.All;

        Assert.Equal(79, all.Count);
        Assert.Equal(all.Count, all.Select(o => o.Id).Concat(all.Select(o => ObservanceLibrary.BuiltIn.Find(o.Id)!.Id)).Distinct().Count());
        Assert.All(all, o => Assert.NotEmpty(o.Sources));
        Assert.Equal("gio-trai-dat", ObservanceLibrary.BuiltIn.Find("earth-hour")!.Id);
        Assert.Equal("Thúc đẩy sự thay đổi", Of("nuoc").Themes[2023].Text);
    }

    [Fact]
    public void Offset_FromTet_IsTheLastDayOfChap()
    {
        var eve = new Observance { Id = "giao-thua", Name = new("Eve", "Giao thừa"), Rule = new ObservanceRule.Offset(Of("tet"), -1) };

        Assert.All(Enumerable.Range(1902, 290), year => Assert.Equal(
            LocalDatePattern.Iso.Format(LunarCalendar.Find(new LunarDay(12, 30), year - 1)!.Value), LocalDatePattern.Iso.Format(Occurrences.Of(eve, year).Single().First)));
    }
}
