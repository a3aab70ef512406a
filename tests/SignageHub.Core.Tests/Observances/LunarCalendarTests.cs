using System.Text.Json;
using NodaTime;
using SignageHub.Core.Observances;
using SignageHub.Core.Tests.Json;
using SignageHub.Core.Tests.Observances.Astronomy;
using SignageHub.Core.Tests.Programmes;

namespace SignageHub.Core.Tests.Observances;

/// <summary>Against lunar-vectors.json: two computations that agree on every month of 1970 to 2060, and published pages.</summary>
public sealed class LunarCalendarTests
{
    private static readonly JsonElement Vectors = JsonDocument.Parse(
        File.ReadAllText(Path.Combine(Example.Root, "tests", "SignageHub.Core.Tests", "Observances", "lunar-vectors.json"))).RootElement;

    [Fact]
    public void Years_OfTheVectors_HaveTheirNameTetLeapMonthAndLengths()
    {
        foreach (var vector in Vectors.GetProperty("years").EnumerateArray())
        {
            var year = vector.GetProperty("year").GetInt32();
            var leap = vector.GetProperty("leap").GetInt32();
            var months = Enumerable.Range(1, 12).SelectMany(m => m == leap ? new[] { (m, false), (m, true) } : [(m, false)]);

            Assert.Equal(vector.GetProperty("name").GetString(), LunarCalendar.NameOf(year));
            Assert.Equal(leap, LunarCalendar.LeapMonthOf(year));
            Assert.Equal(DateOf(vector.GetProperty("tet")), LunarCalendar.Find(new LunarDate(year, 1, 1)));
            Assert.Equal(vector.GetProperty("lengths").EnumerateArray().Select(l => l.GetInt32()), months.Select(m => LunarCalendar.DaysIn(year, m.Item1, m.Item2)!.Value));
        }
    }

    [Fact]
    public void Conversions_OfTheVectors_HoldBothWays()
    {
        foreach (var vector in Vectors.GetProperty("conversions").EnumerateArray())
        {
            var (solar, lunar) = (DateOf(vector.GetProperty("solar")), LunarOf(vector.GetProperty("lunar")));

            Assert.Equal(lunar, LunarCalendar.Of(solar));
            Assert.Equal(solar, LunarCalendar.Find(lunar));
        }
    }

    [Fact]
    public void Dates_ThatDoNotExist_AreRefused() =>
        Assert.All(Vectors.GetProperty("invalid").EnumerateArray(), vector => Assert.Null(LunarCalendar.Find(LunarOf(vector.GetProperty("lunar")))));

    [Fact]
    public void Tet_WhereChinaDiffers_IsVietnams() =>
        Assert.All(Vectors.GetProperty("tetDiffersFromChina").EnumerateArray(), vector =>
        {
            Assert.Equal(DateOf(vector.GetProperty("vietnam")), LunarCalendar.Find(new LunarDate(vector.GetProperty("year").GetInt32(), 1, 1)));
            // The same astronomy an hour further east gives China's: the difference is the meridian, nothing else.
            Assert.Equal(DateOf(vector.GetProperty("china")), new LunarYears(8).Of(vector.GetProperty("year").GetInt32()).NewYear);
        });

    [Fact]
    public void MonthStarts_NearMidnightOrOtherThanChinas_AreFirstDays()
    {
        var near = Vectors.GetProperty("newMoonsNearMidnight1970to2060").EnumerateArray().Select(v => DateOf(v.GetProperty("monthStart")));
        var differ = Vectors.GetProperty("monthStartsDifferFromChina2000to2050").EnumerateArray().Select(v => DateOf(v.GetProperty("vietnam")));

        Assert.All(near.Concat(differ), first => Assert.Equal(1, LunarCalendar.Of(first).Day));
    }

    [Theory]
    [InlineData(2037, 3, 10, "2037-04-24")]
    [InlineData(2038, 3, 10, "2038-04-13")]
    [InlineData(2034, 8, 15, "2034-09-26")]
    [InlineData(2041, 8, 15, "2041-09-09")]
    public void Festival_WhereChinaDiffers_IsVietnams(int year, int month, int day, string date) =>
        Assert.Equal(Some.Date(date), LunarCalendar.Find(new LunarDate(year, month, day)));

    [Theory]
    [InlineData("tet", 1, 1)]
    [InlineData("nguyen-tieu", 1, 15)]
    [InlineData("gio-to", 3, 10)]
    [InlineData("phat-dan", 4, 15)]
    [InlineData("doan-ngo", 5, 5)]
    [InlineData("vu-lan", 7, 15)]
    [InlineData("san-khau", 8, 12)]
    [InlineData("trung-thu", 8, 15)]
    [InlineData("ong-tao", 12, 23)]
    public void Festivals_OfTheVectors_FallOnTheirDays(string name, int month, int day) =>
        Assert.All(Vectors.GetProperty("festivals").EnumerateArray(), festival =>
            Assert.Equal(DateOf(festival.GetProperty(name)), LunarCalendar.Find(new LunarDate(festival.GetProperty("year").GetInt32(), month, day))));

    [Fact]
    public void EveryDay_FromFirstToLast_GoesThereAndBackAndFollowsTheDayBefore()
    {
        var day = new LocalDate(LunarCalendar.FirstYear, 1, 1);
        var last = new LocalDate(LunarCalendar.LastYear, 12, 31);
        var before = LunarCalendar.Of(day);
        for (day = day.PlusDays(1); day <= last; day = day.PlusDays(1))
        {
            var lunar = LunarCalendar.Of(day);
            var follows = lunar == before with { Day = before.Day + 1 }
                || (lunar.Day == 1 && before.Day >= 29
                    && (lunar is { IsLeap: true } ? lunar.Month == before.Month && lunar.Year == before.Year
                        : lunar.Month == 1 ? before.Month == 12 && lunar.Year == before.Year + 1
                        : lunar.Month == before.Month + 1 && lunar.Year == before.Year));

            Assert.True(follows, $"{day}: {lunar} after {before}");
            Assert.Equal(day, LunarCalendar.Find(lunar));
            before = lunar;
        }
    }

    [Fact]
    public void LastDayOfChap_In2026_StandsFor30()
    {
        var thirty = new LunarDay(12, 30);

        Assert.Equal(29, LunarCalendar.DaysIn(2026, 12));
        Assert.True(LunarCalendar.IsMoved(thirty, 2026));
        Assert.Equal(LunarCalendar.Find(new LunarDate(2026, 12, 29)), LunarCalendar.Find(thirty, 2026));
    }

    [Fact]
    public void Of_OutsideTheTable_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => LunarCalendar.Of(new LocalDate(1899, 12, 31)));
        Assert.Throws<ArgumentOutOfRangeException>(() => LunarCalendar.Of(new LocalDate(2200, 1, 1)));
        Assert.Null(LunarCalendar.Find(new LunarDate(2200, 1, 1)));
    }

    private static LocalDate DateOf(JsonElement text) => Some.Date(text.GetString()!);

    private static LunarDate LunarOf(JsonElement lunar) => new(
        lunar.GetProperty("year").GetInt32(), lunar.GetProperty("month").GetInt32(), lunar.GetProperty("day").GetInt32(), lunar.GetProperty("leap").GetBoolean());
}
