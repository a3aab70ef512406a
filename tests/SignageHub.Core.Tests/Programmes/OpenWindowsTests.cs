using NodaTime;
using SignageHub.Core.Observances;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;

namespace SignageHub.Core.Tests.Programmes;

public sealed class OpenWindowsTests
{
    private static readonly DateTimeZone Berlin = Some.Zone("Europe/Berlin");

    /// <remarks>Month 12 of Kỷ Dậu has 29 days, so its day 30 is the 29th, 2030-02-01, on which one range ends and the next begins.</remarks>
    [Fact]
    public void LunarRange_ThatEndsOnTheDayOnWhichItBeginsAnew_LeavesOutAnExceptionOfThatDay()
    {
        var day = Some.Date("2030-02-01");
        var when = new When(new DayRule.LunarYearly(new LunarDay(12, 30), new LunarDay(12, 29))) { Except = new HashSet<LocalDate> { day } };

        var windows = OpenWindows.Of(when, Some.Hanoi, Some.At("2030-01-31 00:00"), Some.At("2030-02-03 00:00"));

        Assert.Equal(
            [new Window(Some.At("2030-01-31 00:00"), Some.At("2030-02-01 00:00")), new Window(Some.At("2030-02-02 00:00"), Some.At("2030-02-03 00:00"))],
            windows);
    }

    [Fact]
    public void Period_DaysInARow_IsOneWindow() =>
        Assert.Equal(
            ["2023-04-07 00:00 – 2023-04-16 00:00"],
            In2023(Some.Period("2023-04-07", "2023-04-15")));

    [Fact]
    public void On_DaysOutOfOrder_ComeInOrderAndNeighboursTogether()
    {
        var when = new When(new DayRule.On([Some.Date("2023-05-03"), Some.Date("2023-05-01"), Some.Date("2023-05-02"), Some.Date("2023-01-01")]));

        Assert.Equal(["2023-01-01 00:00 – 2023-01-02 00:00", "2023-05-01 00:00 – 2023-05-04 00:00"], In2023(when));
    }

    [Fact]
    public void Hours_PastMidnight_BelongToTheDayOnWhichTheyStart() =>
        Assert.Equal(["2023-05-01 22:00 – 2023-05-02 06:00"], In2023(Some.On("2023-05-01", "22:00-06:00")));

    [Fact]
    public void Hours_EndAtTheStart_LastADayAndANight() =>
        Assert.Equal(["2023-05-01 08:00 – 2023-05-04 08:00"], In2023(Some.Period("2023-05-01", "2023-05-03", "08:00-08:00")));

    [Fact]
    public void Hours_UpTo24_MeetTheNextDay() =>
        Assert.Equal(["2023-05-01 00:00 – 2023-05-03 00:00"], In2023(Some.Period("2023-05-01", "2023-05-02", "00:00-24:00")));

    [Fact]
    public void Hours_ThatOverlap_AreOneWindow() =>
        Assert.Equal(["2023-05-01 08:00 – 2023-05-01 14:00"], In2023(Some.On("2023-05-01", "10:00-14:00", "08:00-12:00")));

    [Fact]
    public void Days_Weekend_LeavesOutTheWeek() =>
        Assert.Equal(
            ["2023-05-06 00:00 – 2023-05-08 00:00", "2023-05-13 00:00 – 2023-05-15 00:00"],
            In2023(Some.Period("2023-05-01", "2023-05-15") with { Days = Set(IsoDayOfWeek.Saturday, IsoDayOfWeek.Sunday) }));

    [Fact]
    public void Days_FridayPastMidnight_RunsIntoSaturday() =>
        Assert.Equal(
            ["2023-05-05 22:00 – 2023-05-06 06:00"],
            In2023(Some.Period("2023-05-01", "2023-05-07", "22:00-06:00") with { Days = Set(IsoDayOfWeek.Friday) }));

    [Fact]
    public void Except_DayInAPeriod_CutsItInTwo() =>
        Assert.Equal(
            ["2023-05-01 00:00 – 2023-05-02 00:00", "2023-05-03 00:00 – 2023-05-04 00:00"],
            In2023(Some.Period("2023-05-01", "2023-05-03") with { Except = Set(Some.Date("2023-05-02")) }));

    [Fact]
    public void Except_DayAfterANight_LetsTheNightEnd() =>
        Assert.Equal(
            ["2023-05-01 22:00 – 2023-05-02 06:00", "2023-05-03 22:00 – 2023-05-04 06:00"],
            In2023(Some.Period("2023-05-01", "2023-05-03", "22:00-06:00") with { Except = Set(Some.Date("2023-05-02")) }));

    [Fact]
    public void Yearly_PastTheYearsEnd_IsOpenAtBothEndsOfAYear() =>
        Assert.Equal(
            ["2023-01-01 00:00 – 2023-01-11 00:00", "2023-12-20 00:00 – 2024-01-01 00:00"],
            In2023(Some.Yearly("12-20", "01-10")));

    [Theory]
    [InlineData("02-29", "02-29", "2024-02-29 00:00 – 2024-03-01 00:00")]
    [InlineData("02-29", "03-02", "2023-03-01 00:00 – 2023-03-03 00:00; 2024-02-29 00:00 – 2024-03-03 00:00")]
    [InlineData("02-27", "02-29", "2023-02-27 00:00 – 2023-03-01 00:00; 2024-02-27 00:00 – 2024-03-01 00:00")]
    public void Yearly_LeapDay_ExistsOnlyInLeapYears(string start, string end, string windows) =>
        Assert.Equal(windows, string.Join("; ", Open(Some.Yearly(start, end), Some.Hanoi, "2023-01-01 00:00", "2025-01-01 00:00")));

    [Fact]
    public void Always_AStretch_IsTheStretch() =>
        Assert.Equal(["2023-01-01 00:00 – 2024-01-01 00:00"], In2023(Some.Always()));

    [Fact]
    public void Stretch_WithinAWindow_ClipsIt() =>
        Assert.Equal(
            ["2023-05-01 10:00 – 2023-05-01 11:00"],
            Open(Some.On("2023-05-01", "08:00-17:00"), Some.Hanoi, "2023-05-01 10:00", "2023-05-01 11:00"));

    [Fact]
    public void Stretch_OfNoLength_HasNoWindows() =>
        Assert.Empty(Open(Some.Always(), Some.Hanoi, "2023-05-01 10:00", "2023-05-01 10:00"));

    [Fact]
    public void Clock_GoesForward_RangeThatTurnsRoundIsNoWindow() =>
        Assert.Equal(
            ["2024-03-30 02:30 – 2024-03-30 03:00", "2024-04-01 02:30 – 2024-04-01 03:00"],
            Open(Some.Period("2024-03-30", "2024-04-01", "02:30-03:00"), Berlin, "2024-03-30 00:00", "2024-04-02 00:00"));

    [Fact]
    public void Clock_GoesForward_RangeWithinTheGapMovesOn() =>
        Assert.Equal(
            ["2024-03-31 03:10 – 2024-03-31 03:40"],
            Open(Some.On("2024-03-31", "02:10-02:40"), Berlin, "2024-03-31 00:00", "2024-04-01 00:00"));

    [Fact]
    public void Clock_GoesBack_RangeOverTheChangeLastsAnHourLonger()
    {
        var window = Assert.Single(OpenWindows.Of(
            Some.On("2024-10-27", "01:00-04:00"), Berlin, Some.At("2024-10-26 00:00", Berlin), Some.At("2024-10-28 00:00", Berlin)));

        Assert.Equal(Duration.FromHours(4), window.End - window.Start);
    }

    [Fact]
    public void Clock_GoesForwardUpToMidnight_LateRangeMovesBehindTheNextDaysFirstButStaysInOrder() =>
        Assert.Equal(
            ["2024-03-30 00:10 – 2024-03-30 00:20", "2024-03-31 00:10 – 2024-03-31 00:20", "2024-03-31 00:30 – 2024-03-31 00:40", "2024-03-31 23:30 – 2024-03-31 23:40"],
            Open(Some.Period("2024-03-30", "2024-03-31", "00:10-00:20", "23:30-23:40"), Some.Zone("America/Nuuk"), "2024-03-29 00:00", "2024-04-02 00:00"));

    [Fact]
    public void Day_WithoutMidnight_StartsAtOne() =>
        Assert.Equal(
            ["2017-10-15 01:00 – 2017-10-16 00:00"],
            Open(Some.On("2017-10-15"), Some.Zone("America/Sao_Paulo"), "2017-10-14 00:00", "2017-10-17 00:00"));

    [Theory]
    [InlineData("2011-12-30", "")]
    [InlineData("2011-12-30", "", "08:00-10:00")]
    [InlineData("2011-12-29", "2011-12-29 22:00 – 2011-12-31 06:00", "22:00-06:00")]
    public void Day_ThatNeverWas_HasNoWindowsButTheNightBeforeRunsOn(string date, string windows, params string[] hours) =>
        Assert.Equal(windows, string.Join("; ", Open(Some.On(date, hours), Some.Zone("Pacific/Apia"), "2011-12-28 00:00", "2012-01-02 00:00")));

    [Fact]
    public void Of_AlwaysForFiftyYears_GivesTheFirstWithoutTheRest()
    {
        var from = Some.At("2023-01-01 00:00");

        var first = OpenWindows.Of(Some.Always("08:00-09:00"), Some.Hanoi, from, from + Programme.Horizon).First();

        Assert.Equal(Some.At("2023-01-01 08:00"), first.Start);
    }

    private static HashSet<T> Set<T>(params T[] items) => [.. items];

    private static IEnumerable<string> In2023(When when) => Open(when, Some.Hanoi, "2023-01-01 00:00", "2024-01-01 00:00");

    private static IEnumerable<string> Open(When when, DateTimeZone zone, string from, string until) =>
        OpenWindows.Of(when, zone, Some.At(from, zone), Some.At(until, zone)).Select(w => $"{Wall(w.Start, zone)} – {Wall(w.End, zone)}");

    private static string Wall(Instant instant, DateTimeZone zone) => instant.InZone(zone).ToString("uuuu-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
