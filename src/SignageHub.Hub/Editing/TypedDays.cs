using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace SignageHub.Hub.Editing;

/// <summary>Days as people in Viet Nam type them, the day before the month: 30/4/2027, 30-4-2027, 30.4.2027; each year 22/3.</summary>
/// <remarks>What is written as files have it stays, and so does what is no day: the reader says what is wrong with it, also with 31/4/2027.</remarks>
internal static partial class TypedDays
{
    /// <returns><c>2027-04-30</c>.</returns>
    /// <param name="typed">One day.</param>
    public static string Day(string typed) => FullDay().Replace(typed.Trim(), Iso);

    /// <returns><c>2027-04-30, 2027-05-01/2027-05-03</c>.</returns>
    /// <param name="typed">Days, and ranges of two days with a dash, <c>đến</c> or <c>to</c> between them; separated by commas.</param>
    public static string Days(string typed) => string.Join(", ", typed.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part =>
        FullRange().Match(part) is { Success: true } range ? $"{Day(range.Groups["first"].Value)}/{Day(range.Groups["last"].Value)}" : Day(part)));

    /// <returns><c>03-22</c>, <c>06-01/06-30</c>, and of a leap month <c>06n-15</c>.</returns>
    /// <param name="typed">A day and a month, or a range of them.</param>
    public static string Yearly(string typed) => YearlyRange().Match(typed.Trim()) is { Success: true } range
        ? range.Groups["last"].Success ? $"{MonthDay(range.Groups["first"].Value)}/{MonthDay(range.Groups["last"].Value)}" : MonthDay(range.Groups["first"].Value)
        : typed;

    /// <summary>The way back, for fields in which people type: <c>2027-04-30</c> is 30/04/2027, <c>06-01/06-30</c> is 01/06 – 30/06. What is no day stays.</summary>
    /// <param name="written">As files have it, separated by commas.</param>
    public static string Shown(string written) => string.Join(", ", written.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part =>
        WrittenDays().Match(part) is { Success: true } days ? string.Join(" – ", days.Groups["day"].Captures.Select(day => Turned(day.Value))) : part));

    /// <summary>30/04/2027.</summary>
    public static string Shown(LocalDate day) => day.ToString("dd/MM/uuuu", CultureInfo.InvariantCulture);

    /// <summary>Two numbers with a dash that are a day and a month either way: a file means 6 May by 05-06, many people 5 June.</summary>
    /// <param name="typed">A day, or a range of two; one that can only be read as files have it (06-30) tells how the other is meant.</param>
    public static bool IsAmbiguous(string typed)
    {
        var dashed = typed.Split('/', StringSplitOptions.TrimEntries).Select(part => Dashed().Match(part)).Where(match => match.Success)
            .Select(match => (First: Number(match.Groups["first"]), Second: Number(match.Groups["second"]))).ToList();
        return dashed.TrueForAll(day => day.Second <= 12) && dashed.Exists(day => day.First <= 12 && day.First != day.Second);
    }

    private static int Number(Group number) => int.Parse(number.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Turned(string day)
    {
        var parts = day.Split('-');
        // Of a leap month the mark stays behind it.
        return string.Join('/', parts.Reverse());
    }

    private static string Iso(Match day) => $"{day.Groups["year"].Value}-{Two(day.Groups["month"])}-{Two(day.Groups["day"])}";

    private static string MonthDay(string typed) => DayMonth().Replace(typed, day => $"{Two(day.Groups["month"])}{day.Groups["leap"].Value}-{Two(day.Groups["day"])}");

    private static string Two(Group number) => number.Value.PadLeft(2, '0');

    [GeneratedRegex("^(?<day>[0-9]{1,2})(?<mark>[/.-])(?<month>[0-9]{1,2})\\k<mark>(?<year>[0-9]{4})$", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex FullDay();

    [GeneratedRegex("^(?<first>[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4})\\s*(-|–|đến|to)\\s*(?<last>[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4})$", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex FullRange();

    [GeneratedRegex("^(?<first>[0-9]{1,2}[/.][0-9]{1,2}n?)(\\s*(-|–|đến|to)\\s*(?<last>[0-9]{1,2}[/.][0-9]{1,2}n?))?$", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex YearlyRange();

    [GeneratedRegex("(?<day>[0-9]{1,2})[/.](?<month>[0-9]{1,2})(?<leap>n?)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex DayMonth();

    [GeneratedRegex("^(?<day>([0-9]{4}-)?[0-9]{2}n?-[0-9]{2})(/(?<day>([0-9]{4}-)?[0-9]{2}n?-[0-9]{2}))?$", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex WrittenDays();

    [GeneratedRegex("^(?<first>[0-9]{1,2})-(?<second>[0-9]{1,2})$", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Dashed();
}
