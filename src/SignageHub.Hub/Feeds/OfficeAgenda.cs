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
    /// <summary>When it came to say what it says, at the latest; null where nobody looked. Feeds that are the same to the letter spare their readers.</summary>
    public Instant? Changed { get; init; }

    /// <summary>The days over which everything was worked out: what begins on the first of them may have begun before, and what ends on the last may go on.</summary>
    public DateInterval Known { get; init; } = Days;

    /// <summary>What touches some days, each from its true beginning to its true end: worked out over the years around, so that no edge of the question is in the answer.</summary>
    /// <param name="signage">The files.</param>
    /// <param name="days">Both ends included.</param>
    /// <param name="board">One board alone; null for all.</param>
    public static OfficeAgenda Touching(Signage signage, DateInterval days, Board? board = null)
    {
        var known = new DateInterval(
            new LocalDate(Math.Max(days.Start.Year - 1, Core.Observances.Occurrences.FirstYear), 1, 1),
            new LocalDate(Math.Min(days.End.Year + 1, Core.Observances.Occurrences.LastYear), 12, 31));
        var whole = Of(signage, known, board);
        return whole with
        {
            Days = days,
            Known = known,
            Observances = [.. whole.Observances.Where(o => o.Occurrence.First <= days.End && o.Occurrence.Last >= days.Start)],
            Appearances = [.. whole.Appearances.Where(a => a.Days.Start <= days.End && a.Days.End >= days.Start)],
        };
    }

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
