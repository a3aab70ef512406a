using NodaTime;

namespace SignageHub.Core.Observances;

/// <summary>The Vietnamese lunar calendar (âm lịch) of the lunar years 1900 to 2199, at UTC+7 throughout.</summary>
/// <remarks>
/// Day 1 of a month is the date at 105° east of the new moon; the month with the winter solstice is the 11th; of 13 months between two
/// such months the first without a principal solar term repeats the number before it. <see cref="LunarTable"/> holds the result; the
/// astronomy that makes it lies with its test. UTC+7 is used for all 300 years, also where Vietnam's civil time was another (UTC+8 in the
/// north until 1968 for almanacs, in the south until 1975): a date of those years may lie a day from an almanac printed then.
/// Beyond some decades the earth's rotation cannot be foretold to the minute (it may be some minutes off by 2199), so a month whose
/// new moon falls within minutes of midnight may in the end begin a day earlier or later.
/// </remarks>
public static class LunarCalendar
{
    public const int FirstYear = 1900;

    public const int LastYear = 2199;

    private static readonly string[] Stems = ["Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý"];

    private static readonly string[] Branches = ["Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi"];

    /// <summary>1 January 1900 (in the lunar year 1899) to 31 December 2199.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The date lies outside.</exception>
    public static LunarDate Of(LocalDate date)
    {
        if (date.Year is < FirstYear or > LastYear)
            throw new ArgumentOutOfRangeException(nameof(date), date, $"The lunar calendar is known from {FirstYear} to {LastYear}.");
        var year = LunarTable.Of(date.Year);
        var rest = date.DayOfYear - 1 - year.NewYear;
        if (rest >= 0)
            return In(date.Year, year, rest);
        // Before Tết: still the lunar year that began the year before.
        var before = LunarTable.Of(date.Year - 1);
        return In(date.Year - 1, before, date.DayOfYear - 1 + CalendarSystem.Iso.GetDaysInYear(date.Year - 1) - before.NewYear);
    }

    /// <returns>Null when the date does not exist: day 30 of a short month, a leap month that this year lacks, month 13, day 0.</returns>
    public static LocalDate? Find(LunarDate date) =>
        date.Day >= 1 && StartOf(date.Year, date.Month, date.IsLeap) is { } start && date.Day <= start.Days ? start.First.PlusDays(date.Day - 1) : null;

    /// <summary>The day in that year, by the rule of <see cref="LunarDay"/>: day 30 of a short month is its last day.</summary>
    /// <returns>Null when the year lacks the leap month.</returns>
    public static LocalDate? Find(LunarDay day, int year) =>
        StartOf(year, day.Month, day.IsLeap) is { } start ? start.First.PlusDays(Math.Min(day.Day, start.Days) - 1) : null;

    /// <summary>Whether in that year the day is moved from the 30th to the 29th, the last of its month.</summary>
    public static bool IsMoved(LunarDay day, int year) => StartOf(year, day.Month, day.IsLeap) is { } start && day.Day > start.Days;

    /// <summary>The month after which the leap month stands, 1 to 12; 0 when the year has none.</summary>
    public static int LeapMonthOf(int year) => LunarTable.Of(Checked(year)).Leap;

    /// <summary>29 or 30; null when the year lacks the month.</summary>
    public static int? DaysIn(int year, int month, bool isLeap = false) => StartOf(year, month, isLeap)?.Days;

    /// <summary>Lunar years, in order, that have this month twice.</summary>
    /// <param name="month">1 to 12.</param>
    public static IEnumerable<int> YearsWithLeapMonth(int month) => Enumerable.Range(FirstYear, LastYear - FirstYear + 1).Where(year => LeapMonthOf(year) == month);

    /// <summary>Can chi: <c>Bính Ngọ</c> for 2026. In Vietnam Mão is the cat.</summary>
    public static string NameOf(int year) => $"{Stems[(Checked(year) - 4) % 10]} {Branches[(year - 4) % 12]}";

    private static LunarDate In(int lunarYear, LunarTable.Year year, int rest)
    {
        for (var index = 0; ; index++)
        {
            var days = year.DaysOf(index);
            if (rest < days)
                return new LunarDate(lunarYear, year.MonthAt(index), rest + 1, year.IsLeapAt(index));
            rest -= days;
        }
    }

    private static (LocalDate First, int Days)? StartOf(int lunarYear, int month, bool isLeap)
    {
        if (lunarYear is < FirstYear - 1 or > LastYear || month is < 1 or > 12)
            return null;
        var year = LunarTable.Of(lunarYear);
        if (isLeap && year.Leap != month)
            return null;
        var index = year.IndexOf(month, isLeap);
        var before = 0;
        for (var i = 0; i < index; i++)
            before += year.DaysOf(i);
        return (new LocalDate(lunarYear, 1, 1).PlusDays(year.NewYear + before), year.DaysOf(index));
    }

    private static int Checked(int year) => year is >= FirstYear - 1 and <= LastYear
        ? year
        : throw new ArgumentOutOfRangeException(nameof(year), year, $"The lunar calendar is known from {FirstYear} to {LastYear}.");
}
