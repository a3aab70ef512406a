using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Coverage;
using SignageHub.Core.Observances;
using SignageHub.Core.Programmes;
using SignageHub.Hub.Playlists;

namespace SignageHub.Hub.Feeds;

/// <summary>What goes out to calendars, websites and other programs: the observances of some days, and what the boards show.</summary>
/// <param name="Office">Whose.</param>
/// <param name="Days">Both ends included.</param>
/// <param name="Observances">With a day in them, in order.</param>
/// <param name="Appearances">Of every level; see <see cref="Core.Coverage.Appearances"/>.</param>
internal sealed record OfficeAgenda(
    Office Office, DateInterval Days, IReadOnlyList<(Observance Observance, Occurrence Occurrence)> Observances, IReadOnlyList<Appearance> Appearances)
{
    /// <summary>When it came to say what it says, at the latest; null where that is not known. Feeds that are the same to the letter spare their readers.</summary>
    public Instant? Changed { get; init; }

    /// <param name="signage">The files.</param>
    /// <param name="days">Both ends included.</param>
    /// <param name="board">One board alone; null for all.</param>
    public static OfficeAgenda Of(Signage signage, DateInterval days, Board? board = null)
    {
        var office = board is null ? signage.Office : signage.Office with { Boards = [board] };
        var observances = signage.Observances.All
            .SelectMany(observance => Occurrences.Between(observance, days.Start, days.End).Select(occurrence => (observance, occurrence)))
            .OrderBy(o => o.occurrence.First).ThenBy(o => o.occurrence.Last);
        return new OfficeAgenda(office, days, [.. observances], Core.Coverage.Appearances.Of(office, signage.Playlists, days, signage.Approvals));
    }
}
