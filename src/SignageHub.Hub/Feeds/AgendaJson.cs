using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using SignageHub.Hub.Cli;

namespace SignageHub.Hub.Feeds;

/// <summary>An office's agenda for programs. Days are ISO 8601 with both ends included; instants have the offset of the office's zone.</summary>
internal static class AgendaJson
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        // Sent as application/json, never put into a page: readable Vietnamese.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public static byte[] Write(OfficeAgenda agenda)
    {
        var zone = agenda.Office.TimeZone;
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            Office = agenda.Office.Name,
            From = Iso(agenda.Days.Start),
            To = Iso(agenda.Days.End),
            Changed = agenda.Changed is { } changed ? InstantText.Format(changed, zone) : null,
            Observances = agenda.Observances.Select(o => new
            {
                o.Observance.Id,
                Name = o.Observance.Name.Vi,
                English = o.Observance.Name.En,
                From = Iso(o.Occurrence.First),
                To = Iso(o.Occurrence.Last),
                Proposed = o.Occurrence.IsProposed,
                o.Occurrence.Document,
                Theme = o.Observance.Themes.GetValueOrDefault(o.Occurrence.Year) is { } theme ? theme.Text ?? theme.Original : null,
            }),
            Entries = agenda.Appearances.Select(a => new
            {
                Entry = a.Entry.Key,
                a.Entry.Entry.Slogan,
                a.Entry.Entry.English,
                a.Entry.Entry.Dark,
                Level = a.Entry.Entry.Level.ToString().ToLowerInvariant(),
                Boards = a.Boards.Select(b => b.Id.Value),
                From = Iso(a.Days.Start),
                To = Iso(a.Days.End),
                Opens = a.Hours is { } opens ? InstantText.Format(opens.Start, zone) : null,
                Closes = a.Hours is { } closes ? InstantText.Format(closes.End, zone) : null,
                Plan = a.Entry.Playlist.Plan?.Number,
            }),
        }, Form);
    }

    private static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
