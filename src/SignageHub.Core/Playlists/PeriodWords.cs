using NodaTime;
using NodaTime.Text;
using SignageHub.Core.Json;

namespace SignageHub.Core.Playlists;

/// <summary>What is odd about a period, and the slip of the year that probably made it so.</summary>
internal static class PeriodWords
{
    /// <summary>Days, both ends included. Plans name a day, a week or a month; what is longer is nearly always a slip of the year.</summary>
    public const int LongestUsual = 60;

    public static Bilingual EndsBeforeItStarts(LocalDate from, LocalDate to)
    {
        var meant = new[] { from.Year, from.Year + 1 }
            .Select(year => InYear(to, year))
            .FirstOrDefault(end => end >= from && new DateInterval(from, end).Length <= LongestUsual);
        var text = Iso(to);
        return meant != default
            ? new(
                $"the period ends on {text}, before it starts on {Iso(from)}; probably the year is wrong: did you mean '{Iso(meant)}'?",
                $"ngày cuối {text} lại trước ngày đầu {Iso(from)}; có lẽ sai năm: có phải ý bạn là '{Iso(meant)}'?")
            : new(
                $"the period ends on {text}, before it starts on {Iso(from)}; swap the two days or correct one of them",
                $"ngày cuối {text} lại trước ngày đầu {Iso(from)}; hãy đổi chỗ hai ngày hoặc sửa lại một ngày");
    }

    public static Bilingual Long(DateInterval period)
    {
        var days = Say.Number(period.Length);
        var start = InYear(period.Start, period.End.Year);
        return period.Start.Year != period.End.Year && start <= period.End && new DateInterval(start, period.End).Length <= LongestUsual
            ? new(
                $"the period is {days} days long, more than {LongestUsual}; probably the year is wrong: did you mean '{Iso(start)}'?",
                $"khoảng thời gian dài {days} ngày, quá {LongestUsual} ngày; có lẽ sai năm: có phải ý bạn là '{Iso(start)}'?")
            : new(
                $"the period is {days} days long; more than {LongestUsual} are unusual for one plan, so check both days",
                $"khoảng thời gian dài {days} ngày; quá {LongestUsual} ngày là bất thường với một kế hoạch, hãy kiểm tra lại hai ngày");
    }

    /// <summary>The same day of another year; 29 February becomes the 28th.</summary>
    private static LocalDate InYear(LocalDate date, int year) => new AnnualDate(date.Month, date.Day).InYear(year);

    private static string Iso(LocalDate date) => LocalDatePattern.Iso.Format(date);
}
