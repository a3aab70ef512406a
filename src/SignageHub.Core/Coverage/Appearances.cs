using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;

namespace SignageHub.Core.Coverage;

/// <summary>An entry on its boards: days in a row, or hours.</summary>
/// <param name="Entry">Which.</param>
/// <param name="Boards">All that show it then, in the order of the office.</param>
/// <param name="Days">In the boards' zone, both ends included. On each of them it shows at some time, within the hours of the boards.</param>
/// <param name="Hours">Exactly when; null where the entry names no hours, so that its days say all.</param>
public sealed record Appearance(ScheduledEntry Entry, IReadOnlyList<Board> Boards, DateInterval Days, Window? Hours);

/// <summary>What the boards of an office really show over some days, entry by entry: what is hidden, unconfirmed or a draft is not in it.</summary>
public static class Appearances
{
    /// <summary>In order of the first days, then of playlists and entries.</summary>
    /// <param name="office">The boards.</param>
    /// <param name="playlists">All of them.</param>
    /// <param name="days">Both ends included, in each board's own zone.</param>
    /// <param name="approvals">Which entries may show; left out, all but drafts.</param>
    public static IReadOnlyList<Appearance> Of(Office office, IReadOnlyList<Playlist> playlists, DateInterval days, IApprovals? approvals = null)
    {
        var shown = office.Boards.Select(board => BoardYear.Of(board, playlists, days, approvals)).SelectMany(Parts)
            .GroupBy(part => part.Scheduled.Entry, ReferenceEqualityComparer.Instance)
            .SelectMany(parts => parts.First().Scheduled.Entry.When.Hours.Count > 0 ? ByHours([.. parts]) : ByDays([.. parts]));
        return
        [
            .. shown.OrderBy(a => a.Days.Start).ThenBy(a => a.Hours?.Start ?? Instant.MinValue)
                .ThenBy(a => a.Entry.Playlist.Id, StringComparer.Ordinal).ThenBy(a => a.Entry.Entry.Number),
        ];
    }

    /// <summary>An entry in one segment of one board.</summary>
    private sealed record Part(ScheduledEntry Scheduled, Board Board, Window Window, DateInterval Days);

    private static IEnumerable<Part> Parts(BoardYear agenda) =>
        from segment in agenda.Segments
        from entry in segment.Showing.Entries
        select new Part(entry, agenda.Board, new Window(segment.From, segment.Until), agenda.DaysOf(segment));

    private static IEnumerable<Appearance> ByHours(IReadOnlyList<Part> parts) =>
        from alike in parts.GroupBy(part => part.Board.Id).SelectMany(ofBoard => Joined([.. ofBoard])).GroupBy(part => (part.Window, part.Days))
        select new Appearance(alike.First().Scheduled, [.. alike.Select(part => part.Board)], alike.Key.Days, alike.Key.Window);

    /// <summary>Segments that touch: something else of the level came or went meanwhile.</summary>
    private static IEnumerable<Part> Joined(IReadOnlyList<Part> ofBoard)
    {
        var open = ofBoard[0];
        foreach (var part in ofBoard.Skip(1))
        {
            if (part.Window.Start == open.Window.End)
            {
                open = open with { Window = open.Window with { End = part.Window.End }, Days = new DateInterval(open.Days.Start, part.Days.End) };
                continue;
            }

            yield return open;
            open = part;
        }

        yield return open;
    }

    private static IEnumerable<Appearance> ByDays(IReadOnlyList<Part> parts)
    {
        var boardsOf = new SortedDictionary<LocalDate, List<Board>>();
        foreach (var part in parts)
        {
            foreach (var day in part.Days)
            {
                if (!boardsOf.TryGetValue(day, out var boards))
                    boardsOf[day] = boards = [];
                if (boards.Count == 0 || boards[^1] != part.Board)
                    boards.Add(part.Board);
            }
        }

        Appearance? open = null;
        foreach (var (day, boards) in boardsOf)
        {
            if (open is not null && open.Days.End.PlusDays(1) == day && open.Boards.SequenceEqual(boards))
            {
                open = open with { Days = new DateInterval(open.Days.Start, day) };
                continue;
            }

            if (open is not null)
                yield return open;
            open = new Appearance(parts[0].Scheduled, boards, new DateInterval(day, day), null);
        }

        if (open is not null)
            yield return open;
    }
}
