using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;
using SignageHub.Core;
using SignageHub.Core.Coverage;
using SignageHub.Core.Observances;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;

namespace SignageHub.Hub.Feeds;

/// <summary>An office's agenda as iCalendar (RFC 5545). Days are all-day events; hours are in UTC, so that no time zone has to be told.</summary>
/// <remarks>Fillers are left out: they say nothing about a day. An event keeps its UID as long as it begins at the same time; one that began before all the days that were looked at, as long as it lasts.</remarks>
internal static class CalendarFeed
{
    public static string Write(OfficeAgenda agenda, Language language)
    {
        // The time of this revision (RFC 5545, section 3.8.7.2): that of the question would make every answer another.
        var now = agenda.Changed ?? WallClock.StartOfDay(agenda.Known.Start, agenda.Office.TimeZone);
        var text = new CalendarText()
            .Line("BEGIN", "VCALENDAR")
            .Line("VERSION", "2.0")
            .Line("PRODID", "-//SignageHub//SignageHub//VI")
            .Line("CALSCALE", "GREGORIAN")
            .Line("METHOD", "PUBLISH")
            // RFC 7986, and the older name that most programs know.
            .Text("NAME", FeedWords.Title(agenda.Office.Name).In(language))
            .Text("X-WR-CALNAME", FeedWords.Title(agenda.Office.Name).In(language))
            .Line("REFRESH-INTERVAL;VALUE=DURATION", "PT1H");
        foreach (var (observance, occurrence) in agenda.Observances)
            Write(text, observance, occurrence, now, language);
        foreach (var appearance in agenda.Appearances.Where(a => a.Entry.Entry.Level != Level.Filler))
            Write(text, appearance, appearance.Days.Start <= agenda.Known.Start, now, language);
        return text.Line("END", "VCALENDAR").ToString();
    }

    private static void Write(CalendarText text, Observance observance, Occurrence occurrence, Instant now, Language language)
    {
        var theme = observance.Themes.GetValueOrDefault(occurrence.Year);
        text.Line("BEGIN", "VEVENT")
            .Line("UID", Uid($"{observance.Id} {occurrence.Year} {(occurrence.Document is null && !occurrence.IsProposed ? Iso(occurrence.First) : "")}"))
            .Line("DTSTAMP", CalendarText.Of(now));
        Days(text, occurrence.First, occurrence.Last)
            .Text("SUMMARY", observance.Name.In(language))
            .Text("DESCRIPTION", Lines(
                occurrence.IsProposed ? FeedWords.Proposed.In(language) : null, theme?.Text ?? theme?.Original, occurrence.Document ?? theme?.Source))
            .Text("CATEGORIES", FeedWords.Observance.In(language))
            .Line("STATUS", occurrence.IsProposed ? "TENTATIVE" : "CONFIRMED")
            .Line("TRANSP", "TRANSPARENT")
            .Line("END", "VEVENT");
    }

    private static void Write(CalendarText text, Appearance appearance, bool hasBegunBefore, Instant now, Language language)
    {
        var (scheduled, entry) = (appearance.Entry, appearance.Entry.Entry);
        var boards = string.Join(' ', appearance.Boards.Select(b => b.Id));
        var start = appearance.Hours is { } window ? CalendarText.Of(window.Start) : Iso(appearance.Days.Start);
        text.Line("BEGIN", "VEVENT")
            .Line("UID", Uid($"{scheduled.Key} {(hasBegunBefore ? "" : start)} {boards}"))
            .Line("DTSTAMP", CalendarText.Of(now));
        (appearance.Hours is { } hours
                ? text.Line("DTSTART", CalendarText.Of(hours.Start)).Line("DTEND", CalendarText.Of(hours.End))
                : Days(text, appearance.Days.Start, appearance.Days.End))
            .Text("SUMMARY", entry.Slogan ?? FeedWords.Dark.In(language))
            .Text("DESCRIPTION", Lines(entry.English, scheduled.Playlist.Name, scheduled.Playlist.Plan?.Number, entry.Note))
            .Text("LOCATION", string.Join(", ", appearance.Boards.Select(b => b.Name)))
            .Text("CATEGORIES", FeedWords.Board.In(language))
            .Line("TRANSP", "TRANSPARENT")
            .Line("END", "VEVENT");
    }

    /// <summary>The end of an all-day event is the day after it (section 3.6.1).</summary>
    private static CalendarText Days(CalendarText text, LocalDate first, LocalDate last) => text
        .Line("DTSTART;VALUE=DATE", CalendarText.Of(first))
        .Line("DTEND;VALUE=DATE", CalendarText.Of(last.PlusDays(1)));

    private static string Lines(params string?[] lines) => string.Join('\n', lines.Where(line => !string.IsNullOrEmpty(line)));

    private static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);

    private static string Uid(string of) => $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(of)).AsSpan(0, 12))}@signagehub";
}
