using System.Text.RegularExpressions;
using SignageHub.Core;

namespace SignageHub.Hub.Editing;

/// <summary>What readers of files say of days, as a page says it: there the day stands before the month, as it is typed.</summary>
internal static partial class DayWords
{
    private static readonly (string File, string Page)[] Orders =
        [("year-month-day", "day/month/year"), ("month-day", "day/month"), ("năm-tháng-ngày", "ngày/tháng/năm"), ("tháng-ngày", "ngày/tháng")];

    /// <summary><c>'2027-04-31' does not exist</c> is '31/04/2027' on a page.</summary>
    public static Bilingual OnPage(Bilingual message) => new(OnPage(message.En), OnPage(message.Vi));

    private static string OnPage(string message)
    {
        var said = Quoted().Replace(message, quoted => $"'{TypedDays.Shown(quoted.Groups["days"].Value)}'");
        foreach (var (file, page) in Orders)
            said = said.Replace(file, page, StringComparison.Ordinal);
        return said;
    }

    [GeneratedRegex("'(?<days>([0-9]{4}-)?[0-9]{2}n?-[0-9]{2}(/([0-9]{4}-)?[0-9]{2}n?-[0-9]{2})?)'", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Quoted();
}
