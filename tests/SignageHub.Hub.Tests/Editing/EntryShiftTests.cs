using NodaTime;
using SignageHub.Core.Playlists;
using SignageHub.Hub.Editing;

namespace SignageHub.Hub.Tests.Editing;

/// <summary>Entries moved in the calendar, in the words of their file.</summary>
public sealed class EntryShiftTests
{
    [Theory]
    [InlineData("""{ "from": "2027-04-07", "to": "2027-04-15" }""", 2, 2, """{ "from": "2027-04-09", "to": "2027-04-17" }""")]
    [InlineData("""{ "from": "2027-04-07", "to": "2027-04-15" }""", 0, -3, """{ "from": "2027-04-07", "to": "2027-04-12" }""")]
    [InlineData("""{ "from": "2027-12-30", "to": "2027-12-31", "hours": "07:00-11:00" }""", 1, 1, """{ "from": "2027-12-31", "to": "2028-01-01", "hours": "07:00-11:00" }""")]
    [InlineData("""{ "on": "2027-03-25" }""", -1, -1, """{ "on": "2027-03-24" }""")]
    [InlineData("""{ "on": ["2027-03-25", "2027-03-28"] }""", 1, 1, """{ "on": ["2027-03-26", "2027-03-29"] }""")]
    [InlineData("""{ "yearly": "03-22" }""", 1, 1, """{ "yearly": "03-23" }""")]
    [InlineData("""{ "yearly": "03-22" }""", -1, 2, """{ "yearly": "03-21/03-24" }""")]
    [InlineData("""{ "yearly": "12-20/01-10" }""", 0, 1, """{ "yearly": "12-20/01-11" }""")]
    [InlineData("""{ "yearly": "12-31" }""", 1, 1, """{ "yearly": "01-01" }""")]
    [InlineData("""{ "observance": "nuoc", "daysBefore": 8 }""", -2, 3, """{ "observance": "nuoc", "daysBefore": 10, "daysAfter": 3 }""")]
    [InlineData("""{ "observance": "nuoc", "daysBefore": 2, "daysAfter": 1 }""", 2, 0, """{ "observance": "nuoc", "daysAfter": 1 }""")]
    public void Days_Moved_StandInTheFileAsPeopleWriteThem(string when, int first, int last, string expected) =>
        Assert.Equal($$"""{ "slogan": "Nước", "when": {{expected}} }""", new EntryShift(first, last, Minutes: false).In($$"""{ "slogan": "Nước", "when": {{when}} }""").Text);

    [Fact]
    public void SingleDay_Stretched_BecomesAPeriod() =>
        Assert.Equal(
            ("""{ "from": "2027-03-25", "to": "2027-03-27" }""", null),
            Of("""{ "on": "2027-03-25" }""", new EntryShift(0, 2, Minutes: false)));

    [Theory]
    [InlineData("""{ "always": true, "hours": "20:30-21:30" }""", 30, 30, """{ "always": true, "hours": "21:00-22:00" }""")]
    [InlineData("""{ "always": true, "hours": ["20:30-21:30"] }""", 0, -15, """{ "always": true, "hours": ["20:30-21:15"] }""")]
    [InlineData("""{ "always": true, "hours": "22:00-06:00" }""", 180, 180, """{ "always": true, "hours": "01:00-09:00" }""")]
    [InlineData("""{ "always": true, "hours": "00:15-06:00" }""", -30, 0, """{ "always": true, "hours": "23:45-06:00" }""")]
    public void Hours_Moved_GoRoundTheClock(string when, int first, int last, string expected) =>
        Assert.Equal((expected, null), Of(when, new EntryShift(first, last, Minutes: true)));

    [Theory]
    [InlineData("""{ "always": true }""", 1, 1, false)]
    [InlineData("""{ "lunarYearly": "03-10" }""", 1, 1, false)]
    [InlineData("""{ "from": "2027-04-07", "to": "2027-04-08" }""", 2, 0, false)]
    [InlineData("""{ "observance": "nuoc" }""", 1, 1, false)]
    [InlineData("""{ "on": ["2027-03-25", "2027-03-28"] }""", 0, 1, false)]
    [InlineData("""{ "yearly": "02-29" }""", 1, 1, false)]
    [InlineData("""{ "always": true, "hours": "06:00-07:00, 08:00-09:00" }""", 15, 15, true)]
    [InlineData("""{ "always": true, "hours": "06:00-07:00" }""", 0, -60, true)]
    public void Time_ThatHasNoSuchEnds_IsLeftAsItIs_WithTheReason(string when, int first, int last, bool minutes)
    {
        var (text, problem) = Of(when, new EntryShift(first, last, minutes));

        Assert.Null(text);
        Assert.NotNull(problem);
    }

    [Fact]
    public void Comments_WithinAnEntry_Stay()
    {
        const string entry = """
            {
              // of the plan
              "when": { "from": "2027-04-07", /* a Wednesday */ "to": "2027-04-15" }, // nine days
              "slogan": "Nước"
            }
            """;

        Assert.Equal(
            entry.Replace("2027-04-15", "2027-04-16", StringComparison.Ordinal),
            new EntryShift(0, 1, Minutes: false).In(entry).Text);
    }

    /// <summary>What the calendar offers to drag, the file takes.</summary>
    [Fact]
    public void CanMove_Periods_NotWhatHasNoEnds()
    {
        var period = new When(new DayRule.Period(new DateInterval(new LocalDate(2027, 4, 7), new LocalDate(2027, 4, 15))));

        Assert.True(EntryShift.CanMove(period, minutes: false));
        Assert.False(EntryShift.CanMove(period, minutes: true));
        Assert.True(EntryShift.CanMove(period with { Hours = [new HourRange(new LocalTime(6, 0), new LocalTime(7, 0))] }, minutes: true));
        Assert.False(EntryShift.CanMove(new When(new DayRule.Always()), minutes: false));
    }

    private static (string? When, string? Problem) Of(string when, EntryShift shift)
    {
        var (text, problem) = shift.In($$"""{ "when": {{when}} }""");
        return (text?[10..^2], problem?.En);
    }

    /// <summary>25 February and a week: 4 March, but 3 March where the year has a 29th.</summary>
    [Theory]
    [InlineData(2028, "02-25", 7, "03-03")]
    [InlineData(2027, "02-25", 7, "03-04")]
    [InlineData(2028, "02-20/02-25", 7, "02-27/03-03")]
    [InlineData(0, "02-25", 7, "03-04")]
    public void DaysOfEachYear_MoveAsTheyAreSeenInTheYearThatIsShown(int year, string yearly, int by, string expected) =>
        Assert.Equal($$"""{ "yearly": "{{expected}}" }""", Of($$"""{ "yearly": "{{yearly}}" }""", new EntryShift(by, by, Minutes: false) { Year = year }).When);

    [Fact]
    public void DayOfEachYear_MovedTo29February_IsNot_ForItWouldComeInLeapYearsOnly() =>
        Assert.Equal(EditTexts.LeapDay.En, Of("""{ "yearly": "02-28" }""", new EntryShift(1, 1, Minutes: false) { Year = 2028 }).Problem);
}
