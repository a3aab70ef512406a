using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using SignageHub.Core.Json;

namespace SignageHub.Core.Playlists;

/// <summary>Days of each year as files write them: <c>03-22</c>, or <c>06-01/06-30</c> with both days included.</summary>
internal static partial class YearlyText
{
    /// <summary>For editors; days that a month lacks are found by the reader.</summary>
    public const string Pattern = $"^{Day}(/{Day})?$";

    private const string Day = "(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";

    public static readonly Shape<DayRule.Yearly> Days = Shape.Text(Read, "03-22", Pattern);

    public static Outcome<DayRule.Yearly> Read(string written)
    {
        if (!Form().IsMatch(written))
        {
            return Say.IsNo(
                written,
                new("day or period of each year", "ngày hoặc khoảng ngày hằng năm"),
                Meant(written),
                new("write month-day, for example '03-22', or '06-01/06-30' for a period", "hãy viết tháng-ngày, ví dụ '03-22', hoặc '06-01/06-30' cho một khoảng"));
        }

        var start = One(written[..5], written);
        if (start.Problem is not null)
            return start.Problem;
        if (written.Length == 5)
            return new DayRule.Yearly(start.Value, start.Value);
        var end = One(written[6..], written);
        return end.Problem is not null ? end.Problem : new DayRule.Yearly(start.Value, end.Value);
    }

    private static Outcome<AnnualDate> One(string text, string whole)
    {
        var month = int.Parse(text.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture);
        var day = int.Parse(text.AsSpan(3, 2), NumberStyles.None, CultureInfo.InvariantCulture);
        if (month is < 1 or > 12)
            return DateText.NoMonth(text, month > 12 && day is >= 1 and <= 12 && whole.Length == 5 ? $"{text[3..]}-{text[..2]}" : null);
        // A leap year: 29 February exists in some years, and that is enough.
        var last = CalendarSystem.Iso.GetDaysInMonth(2000, month);
        return day >= 1 && day <= last
            ? new AnnualDate(month, day)
            : new Bilingual(
                $"'{text}' does not exist: {DateText.MonthName(month)} has {(month == 2 ? "at most " : "")}{Say.Number(last)} days",
                $"không có ngày '{text}': tháng {Say.Number(month)} có {(month == 2 ? "nhiều nhất " : "")}{Say.Number(last)} ngày");
    }

    /// <summary>22/3, 1/6 - 30/6: day before month, as Vietnamese is written; 3-22 when only that can be.</summary>
    private static string? Meant(string written)
    {
        if (written.Length > 40)
            return null;
        var n = Numbers().Matches(written).Select(m => m.Value.PadLeft(2, '0')).ToArray();
        var dayFirst = written.Contains('/', StringComparison.Ordinal) && !written.Contains('-', StringComparison.Ordinal) || DashesBetweenSlashes().IsMatch(written);
        var text = (n.Length, dayFirst) switch
        {
            (2, true) => $"{n[1]}-{n[0]}",
            (2, false) => $"{n[0]}-{n[1]}",
            (4, true) => $"{n[1]}-{n[0]}/{n[3]}-{n[2]}",
            (4, false) => $"{n[0]}-{n[1]}/{n[2]}-{n[3]}",
            _ => null,
        };
        return text is not null && Form().IsMatch(text) && Read(text).Problem is null ? text : null;
    }

    [GeneratedRegex(@"\A[0-9]{2}-[0-9]{2}(/[0-9]{2}-[0-9]{2})?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Form();

    [GeneratedRegex(@"[0-9]+/[0-9]+\s*[-–]\s*[0-9]+/[0-9]+", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex DashesBetweenSlashes();

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Numbers();
}
