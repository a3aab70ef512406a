using NodaTime;
using SignageHub.Core.Observances;
using SignageHub.Hub.Playlists;

namespace SignageHub.Hub.Web;

/// <summary>A movable day, and whether entries wait for it.</summary>
/// <param name="Observance">Which.</param>
/// <param name="Occurrence">Its day, proposed or confirmed.</param>
/// <param name="Entries">Names of the entries that are for it, or for what counts from it.</param>
public sealed record PendingDay(Observance Observance, Occurrence Occurrence, IReadOnlyList<string> Entries)
{
    /// <summary>Days ahead that the page tells of.</summary>
    private const int Ahead = 400;

    /// <summary>In order of the days; from some weeks ago on, since a guess may have been too early, and a confirmation wrong.</summary>
    public static IReadOnlyList<PendingDay> Of(Signage signage, LocalDate today) => Known.Of(signage, today);

    private static readonly DayNews<IReadOnlyList<PendingDay>> Known = new(WorkOut);

    private static IReadOnlyList<PendingDay> WorkOut(Signage signage, LocalDate today)
    {
        var days = from observance in signage.Observances.All
                   from occurrence in Occurrences.Between(observance, today.PlusDays(-Occurrences.Doubt), today.PlusDays(Ahead))
                   where (occurrence.IsProposed || occurrence.Document is not null) && Occurrences.ToConfirm(observance).Id == observance.Id
                   orderby occurrence.First
                   select new PendingDay(observance, occurrence, [.. EntriesFor(signage, observance)]);
        return [.. days];
    }

    private static IEnumerable<string> EntriesFor(Signage signage, Observance observance) =>
        from playlist in signage.Playlists
        from entry in playlist.Entries
        where entry.When.Rule is Core.Playlists.DayRule.Observed observed && Occurrences.ToConfirm(observed.Observance).Id == observance.Id
        select new Core.Programmes.ScheduledEntry(playlist, entry).Key;
}
