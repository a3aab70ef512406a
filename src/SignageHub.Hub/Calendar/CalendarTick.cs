using System.Globalization;
using NodaTime;
using SignageHub.Core;
using SignageHub.Hub.Web;

namespace SignageHub.Hub.Calendar;

/// <summary>A mark of the line above the rows: a month, a day or an hour, and where a click on it leads.</summary>
/// <param name="Column">From 1.</param>
/// <param name="Width">In columns.</param>
/// <param name="Text">As it stands there.</param>
/// <param name="Long">As it is read out.</param>
/// <param name="Address">Null for nowhere.</param>
/// <param name="IsToday">It is today's.</param>
/// <param name="IsRest">Saturday and Sunday.</param>
internal sealed record CalendarTick(int Column, int Width, string Text, string Long, string? Address, bool IsToday = false, bool IsRest = false)
{
    public static IEnumerable<CalendarTick> Of(CalendarSheet sheet, LocalDate today, Language language) => sheet.Query.View switch
    {
        CalendarView.Year => Months(sheet.Query, today, language),
        CalendarView.Month => Days(sheet.Query, today, language),
        _ => Hours(sheet),
    };

    private static IEnumerable<CalendarTick> Months(CalendarQuery query, LocalDate today, Language language)
    {
        for (var month = 1; month <= 12; month++)
        {
            var first = new LocalDate(query.At.Year, month, 1);
            var there = query with { View = CalendarView.Month, At = first, Pick = null, Moved = null };
            yield return new CalendarTick(
                first.DayOfYear, CalendarSystem.Iso.GetDaysInMonth(first.Year, month), CalendarWords.Month(month, language),
                $"{CalendarTexts.Month.In(language)} {month}", there.Address, today.Year == first.Year && today.Month == month);
        }
    }

    private static IEnumerable<CalendarTick> Days(CalendarQuery query, LocalDate today, Language language)
    {
        foreach (var day in query.Days)
        {
            var there = query with { View = CalendarView.Day, At = day, Pick = null, Moved = null };
            yield return new CalendarTick(
                day.Day, 1, day.Day.ToString(CultureInfo.InvariantCulture), WallTime.Day(day, language), there.Address, day == today, day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday);
        }
    }

    private static IEnumerable<CalendarTick> Hours(CalendarSheet sheet)
    {
        for (var column = 0; column + 4 <= sheet.Columns; column += 8)
            yield return new CalendarTick(column + 1, Math.Min(8, sheet.Columns - column), string.Create(CultureInfo.InvariantCulture, $"{column / 4}:00"), "", null);
    }
}
