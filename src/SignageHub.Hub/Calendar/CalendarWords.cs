using System.Globalization;
using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Playlists;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Web;

namespace SignageHub.Hub.Calendar;

/// <summary>What stands in the calendar, in words: for those who do not see where a bar lies.</summary>
internal static class CalendarWords
{
    private static readonly string[] MonthsEn = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    /// <summary><c>07/04/2023 – 15/04/2023</c>, or hours of the day.</summary>
    public static string Band(CalendarQuery query, CalendarBand band, Language language) => query.View == CalendarView.Day
        ? $"{Quarter(band.First)}–{Quarter(band.Last + 1)}"
        : Days(query.Days.Start.PlusDays(band.First), query.Days.Start.PlusDays(band.Last), language);

    /// <summary>The days of an entry that a bar is a part of, also where the calendar shows some of them only; of single days and weekdays those of the bar.</summary>
    public static string Bar(CalendarBar bar, CalendarQuery query, DateTimeZone zone, Language language)
    {
        var (start, end) = (bar.Window.Start.InZone(zone), bar.Window.End.InZone(zone));
        if (query.View != CalendarView.Day)
        {
            return bar.Entry.Entry.When.Days.Count is 0 or 7 && BarDays.Of(bar, query.Days, zone).Stretches is [var whole]
                ? Days(whole.Start, whole.End, language)
                : Days(start.Date, (bar.Window.End - Duration.Epsilon).InZone(zone).Date, language);
        }

        return $"{WallTime.Clock(bar.Window.Start, zone)}–{(end.TimeOfDay == LocalTime.Midnight ? "24:00" : WallTime.Clock(bar.Window.End, zone))}";
    }

    public static string Month(int month, Language language) =>
        language == Language.Vietnamese ? string.Create(CultureInfo.InvariantCulture, $"Th {month}") : MonthsEn[month - 1];

    public static string Title(CalendarQuery query, DateTimeZone zone, Language language) => query.View switch
    {
        CalendarView.Year => query.At.Year.ToString(CultureInfo.InvariantCulture),
        CalendarView.Month when language == Language.Vietnamese => string.Create(CultureInfo.InvariantCulture, $"tháng {query.At.Month}/{query.At.Year}"),
        CalendarView.Month => string.Create(CultureInfo.InvariantCulture, $"{MonthsEn[query.At.Month - 1]} {query.At.Year}"),
        _ => WallTime.Day(Core.Programmes.WallClock.StartOfDay(query.At, zone), zone, language),
    };

    /// <summary>From <c>647-KH-SCT/1</c> to the playlist and the entry's number.</summary>
    public static (Playlist Playlist, int Number)? Find(string? key, Signage signage)
    {
        if (key is null || key.LastIndexOf('/') is not (> 0 and var slash) || !int.TryParse(key.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;
        return signage.Playlists.FirstOrDefault(p => p.Id == key[..slash]) is { } playlist && number >= 1 && number <= playlist.Entries.Count ? (playlist, number) : null;
    }

    private static string Days(LocalDate first, LocalDate last, Language language) =>
        first == last ? WallTime.Day(first, language) : $"{WallTime.Day(first, language)} – {WallTime.Day(last, language)}";

    private static string Quarter(int column) => string.Create(CultureInfo.InvariantCulture, $"{column / 4:00}:{column % 4 * 15:00}");
}
