using System.Globalization;
using System.Text.RegularExpressions;
using SignageHub.Core.Json;
using SignageHub.Core.Playlists;

namespace SignageHub.Core.Observances;

/// <summary>Days of each lunar year as files write them: <c>03-10</c>, <c>12-20/01-10</c>, in a leap month <c>06n-15</c>.</summary>
internal static partial class LunarText
{
    /// <summary>For editors.</summary>
    public const string Pattern = $"^{Day}(/{Day})?$";

    private const string Day = "(0[1-9]|1[0-2])n?-(0[1-9]|[12][0-9]|30)";

    private static readonly Bilingual Kind = new("lunar day or period of each year", "ngày hoặc khoảng ngày âm lịch hằng năm");

    private static readonly Bilingual Remedy = new(
        "write lunar month-day, for example '03-10' for 10/3, '12-20/01-10' for a period, '06n-15' in a leap month",
        "hãy viết tháng-ngày âm lịch, ví dụ '03-10' cho mùng 10 tháng 3, '12-20/01-10' cho một khoảng, '06n-15' trong tháng nhuận");

    public static readonly Shape<DayRule.LunarYearly> Days = Shape.Text(Read, "03-10", Pattern);

    public static Outcome<DayRule.LunarYearly> Read(string written)
    {
        var match = Form().Match(written);
        if (!match.Success)
            return Say.IsNo(written, Kind, Meant(written), Remedy);
        var start = One(match.Groups["start"].Value);
        if (start.Problem is not null || !match.Groups["end"].Success)
            return start.Problem is not null ? start.Problem : new DayRule.LunarYearly(start.Value, start.Value);
        var end = One(match.Groups["end"].Value);
        return end.Problem is not null ? end.Problem : new DayRule.LunarYearly(start.Value, end.Value);
    }

    private static Outcome<LunarDay> One(string text)
    {
        var month = int.Parse(text.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture);
        var day = int.Parse(text.AsSpan(text.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture);
        var isLeap = text[2] == 'n';
        if (month is < 1 or > 12)
            return DateText.NoMonth(text, null);
        if (day is < 1 or > 30)
        {
            return new Bilingual(
                $"'{text}' does not exist: a lunar month has 29 or 30 days",
                $"không có ngày '{text}': tháng âm lịch có 29 hoặc 30 ngày");
        }

        return isLeap && !LeapMonths.Contains(month)
            ? new Bilingual(
                $"'{text}' never comes: no year from {LunarCalendar.FirstYear} to {LunarCalendar.LastYear} has a leap month {Say.Number(month)}",
                $"'{text}' không bao giờ có: không năm nào từ {LunarCalendar.FirstYear} đến {LunarCalendar.LastYear} nhuận tháng {Say.Number(month)}")
            : new LunarDay(month, day, isLeap);
    }

    private static readonly IReadOnlySet<int> LeapMonths =
        Enumerable.Range(LunarCalendar.FirstYear, LunarCalendar.LastYear - LunarCalendar.FirstYear + 1).Select(LunarCalendar.LeapMonthOf).Where(m => m > 0).ToHashSet();

    /// <summary>10/3, 10/3 âm lịch, 20/12 - 10/1: day before month, as Vietnamese is written.</summary>
    private static string? Meant(string written)
    {
        if (written.Length > 40 || !written.Contains('/', StringComparison.Ordinal))
            return null;
        var n = Numbers().Matches(written).Select(m => m.Value.PadLeft(2, '0')).ToArray();
        var text = n.Length switch
        {
            2 => $"{n[1]}-{n[0]}",
            4 => $"{n[1]}-{n[0]}/{n[3]}-{n[2]}",
            _ => null,
        };
        return text is not null && Form().IsMatch(text) && Read(text).Problem is null ? text : null;
    }

    [GeneratedRegex(@"\A(?<start>[0-9]{2}n?-[0-9]{2})(/(?<end>[0-9]{2}n?-[0-9]{2}))?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Form();

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Numbers();
}
