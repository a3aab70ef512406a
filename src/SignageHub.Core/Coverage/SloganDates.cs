using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace SignageHub.Core.Coverage;

/// <summary>A count of years in a slogan, "48 năm", and the years beside it, "(30/4/1975 - 30/4/2023)"; one of the two is there.</summary>
internal readonly record struct Jubilee(int? Count, int? From, int? To);

/// <summary>Dates and jubilees that stand in the text of a slogan.</summary>
internal static partial class SloganDates
{
    private const string Sign = "[/.-]";

    /// <summary>Days of a year that the text names: <c>19/5</c>, <c>19-5</c>, <c>19.5</c>, <c>ngày 5 tháng 6</c>, <c>30/4/2023</c>; another year's, and 24/7, are none.</summary>
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

    /// <summary>Null when the text counts no years: a plan "giai đoạn 5 năm (2026-2030)" is a stretch, no jubilee.</summary>
    public static Jubilee? JubileeOf(string slogan)
    {
        var days = DayRange().Match(slogan);
        var years = days.Success ? days : YearRange().Match(slogan);
        // Beside two full dates any count is meant; beside two years, or alone, one that is called a jubilee.
        var count = (days.Success ? AnyCount() : Anniversary()).Match(slogan);
        if (!days.Success && !count.Success)
            return null;
        return new Jubilee(
            count.Success ? Number(count, "count") : null, years.Success ? Number(years, "from") : null, years.Success ? Number(years, "to") : null);
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    // With a dash or a point only where no measure follows: "3.5 triệu" and "tăng 5-10 %" are no days.
    [GeneratedRegex(@"(?<![0-9/.,-])(?<day>[0-9]{1,2})/(?<month>[0-9]{1,2})(/(?<year>[0-9]{4}))?(?![0-9/])|(?<![0-9/.,-])(?<day>[0-9]{1,2})(?<sign>[.-])(?<month>[0-9]{1,2})(\k<sign>(?<year>[0-9]{4})|(?![.-]?[0-9/%°])(?!\s*(%|°|\p{Ll})))(?![0-9/%°])|ngày\s+(?<day>[0-9]{1,2})\s+tháng\s+(?<month>[0-9]{1,2})(\s+năm\s+(?<year>[0-9]{4}))?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Dates();

    [GeneratedRegex(@"\(\s*[0-9]{1,2}" + Sign + "[0-9]{1,2}" + Sign + @"(?<from>[0-9]{4})\s*[-–]\s*[0-9]{1,2}" + Sign + "[0-9]{1,2}" + Sign + @"(?<to>[0-9]{4})\s*\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex DayRange();

    [GeneratedRegex(@"\(\s*(?<from>[0-9]{4})\s*[-–]\s*(?<to>[0-9]{4})\s*\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex YearRange();

    [GeneratedRegex(@"(?<![0-9])(?<count>[0-9]{1,3})\s+năm", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex AnyCount();

    [GeneratedRegex(@"(k[ỷỉ]\s+niệm|mừng)\s+(lần\s+thứ\s+(?<count>[0-9]{1,3})(?![0-9])|(?<count>[0-9]{1,3})\s+năm)|(?<![0-9])(?<count>[0-9]{1,3})\s+năm\s+(ngày|thành\s+lập|truyền\s+thống)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Anniversary();
}
