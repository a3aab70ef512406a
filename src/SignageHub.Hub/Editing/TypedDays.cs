using System.Text.RegularExpressions;

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
}
