using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace SignageHub.Core.Coverage;

/// <summary>A count of years in a slogan, "48 năm", and the years beside it, "(30/4/1975 - 30/4/2023)".</summary>
internal readonly record struct Jubilee(int Count, int? From, int? To);

/// <summary>Dates and jubilees that stand in the text of a slogan.</summary>
internal static partial class SloganDates
{
    /// <summary>Days of a year that the text names: <c>19/5</c>, <c>ngày 5 tháng 6</c>, <c>30/4/2023</c>; another year's, and 24/7, are none.</summary>
    public static IEnumerable<AnnualDate> Named(string slogan, int year)
    {
        foreach (Match match in Dates().Matches(slogan))
        {
            var (day, month) = (Number(match, "day"), Number(match, "month"));
            var isThisYear = !match.Groups["year"].Success || Number(match, "year") == year;
            if (isThisYear && (day, month) != (24, 7) && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(2000, month))
                yield return new AnnualDate(month, day);
        }
    }

    /// <summary>Null when the text counts no years.</summary>
    public static Jubilee? JubileeOf(string slogan)
    {
        var years = Range().Match(slogan);
        var count = (years.Success ? AnyCount() : Anniversary()).Match(slogan);
        return count.Success
            ? new Jubilee(Number(count, "count"), years.Success ? Number(years, "from") : null, years.Success ? Number(years, "to") : null)
            : null;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<![0-9/.])(?<day>[0-9]{1,2})/(?<month>[0-9]{1,2})(/(?<year>[0-9]{4}))?(?![0-9/])|ngày\s+(?<day>[0-9]{1,2})\s+tháng\s+(?<month>[0-9]{1,2})(\s+năm\s+(?<year>[0-9]{4}))?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Dates();

    [GeneratedRegex(@"\(\s*([0-9]{1,2}/[0-9]{1,2}/)?(?<from>[0-9]{4})\s*[-–]\s*([0-9]{1,2}/[0-9]{1,2}/)?(?<to>[0-9]{4})\s*\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Range();

    [GeneratedRegex(@"(?<![0-9])(?<count>[0-9]{1,3})\s+năm", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AnyCount();

    [GeneratedRegex(@"k[ỷỉ]\s+niệm\s+(lần\s+thứ\s+)?(?<count>[0-9]{1,3})\s+năm", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Anniversary();
}
