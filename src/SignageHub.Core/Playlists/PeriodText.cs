using NodaTime;
using NodaTime.Text;
using SignageHub.Core.Json;

namespace SignageHub.Core.Playlists;

/// <summary>A day or a period of days as files write it: <c>2023-04-10</c>, or <c>2023-04-10/2023-04-12</c> with both days included.</summary>
internal static class PeriodText
{
    /// <summary>For editors.</summary>
    public const string Pattern = $"^{Day}(/{Day})?$";

    /// <summary>Days; nothing that files list lasts longer, and each day is kept by itself.</summary>
    private const int Longest = 400;

    private const string Day = "(20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";

    public static readonly Shape<DateInterval> Days = Shape.Text(Read, "2023-04-10", Pattern);

    public static string Write(DateInterval days) => days.Start == days.End
        ? LocalDatePattern.Iso.Format(days.Start)
        : $"{LocalDatePattern.Iso.Format(days.Start)}/{LocalDatePattern.Iso.Format(days.End)}";

    private static Outcome<DateInterval> Read(string written)
    {
        var parts = written.Split('/');
        // A date with slashes (10/4/2023) is answered as a date, with what was meant.
        if (parts.Length != 2)
            return DateText.Read(written) is { Problem: { } wrong } ? wrong : new DateInterval(DateText.Read(written).Value, DateText.Read(written).Value);
        var (start, end) = (DateText.Read(parts[0]), DateText.Read(parts[1]));
        if ((start.Problem ?? end.Problem) is { } problem)
            return problem;
        if (end.Value < start.Value)
            return PeriodWords.EndsBeforeItStarts(start.Value, end.Value);
        var days = new DateInterval(start.Value, end.Value);
        return days.Length <= Longest
            ? days
            : new Bilingual(
                $"the period is {Say.Number(days.Length)} days long; at most {Longest} are allowed here",
                $"khoảng thời gian dài {Say.Number(days.Length)} ngày; ở đây chỉ được tối đa {Longest} ngày");
    }

    /// <summary>Reports each period that shares a day with one before it.</summary>
    /// <returns>True when none does.</returns>
    public static bool AreApart(IReadOnlyList<DateInterval> periods, Place place, Reading reading)
    {
        var apart = true;
        for (var i = 0; i < periods.Count; i++)
        {
            if (periods.Take(i).FirstOrDefault(p => p.Start <= periods[i].End && periods[i].Start <= p.End) is not { } other)
                continue;
            apart = false;
            reading.Error(place, new(
                $"'{Write(periods[i])}' overlaps with '{Write(other)}'; give each day once",
                $"'{Write(periods[i])}' trùng với '{Write(other)}'; mỗi ngày chỉ ghi một lần"));
        }

        return apart;
    }
}
