using NodaTime;
using SignageHub.Core.Programmes;

namespace SignageHub.Hub.Reports;

/// <summary>A piece of the plan in which something of a playlist had its turns: within one hour, as rows of journals are.</summary>
/// <param name="Segment">Whose piece it is.</param>
/// <param name="Whole">From when to when.</param>
/// <param name="Covered">When the board is proved to have shown what was planned: any entry of the rotation.</param>
/// <param name="HoldsARound">Every entry of the rotation must come in it.</param>
internal sealed record PlannedPiece(Segment Segment, Window Whole, IReadOnlyList<Window> Covered, bool HoldsARound)
{
    /// <summary>A row that ran over the hour by a look at the display is none of the next.</summary>
    private static readonly Duration Over = Duration.FromSeconds(5);

    /// <summary>Cuts segments at the hours of the clock.</summary>
    /// <param name="segments">Those with slogans of the playlist.</param>
    /// <param name="proof">The board's journal.</param>
    /// <param name="credits">Its plays of the playlist.</param>
    /// <param name="roundOf">How long one round of a rotation takes.</param>
    public static IReadOnlyList<PlannedPiece> Of(IEnumerable<Segment> segments, BoardProof proof, PlayCredits credits, Func<Showing, Duration> roundOf)
    {
        var byKey = proof.Plays.Where(play => play is { IsProved: true, Scene: not null, Entry: not null }).ToLookup(play => play.Entry!, play => play.Whole, StringComparer.Ordinal);
        var pieces = new List<PlannedPiece>();
        foreach (var segment in segments)
        {
            // What this playlist's entries showed is known by its pixels; of the others their names must do.
            var windows = segment.Showing.Entries.SelectMany(entry => credits.IsOf(entry)
                ? credits.Of(entry.Key).Where(each => each.Play.IsProved).Select(each => each.Play.Whole)
                : byKey[entry.Key]);
            var covered = Stretches.Union(windows.Where(w => w.End > segment.From && w.Start < segment.Until), BoardProof.Tolerance);
            var round = roundOf(segment.Showing);
            foreach (var hour in Hours(segment))
                pieces.Add(new PlannedPiece(segment, hour, [.. covered.Where(c => c.End > hour.Start && c.Start < hour.End)], hour.End - hour.Start >= round));
        }

        return pieces;
    }

    /// <summary>What of the pieces nothing proves for one entry.</summary>
    public static IEnumerable<Window> Unproved(ScheduledEntry entry, IReadOnlyList<PlannedPiece> pieces, PlayCredits credits)
    {
        var own = credits.Of(entry.Key).Where(each => each.Play.IsProved).Select(each => each.Play.Whole).ToList();
        var missed = pieces.Where(piece => piece.Segment.Showing.Entries.Contains(entry)).SelectMany(piece =>
            own.Exists(play => Came(play, piece.HoldsARound ? piece.Whole : new Window(piece.Segment.From, piece.Segment.Until)))
                ? Stretches.Minus(piece.Whole, piece.Covered, Duration.Zero)
                : [piece.Whole]);
        // Pieces of one outage are one again; what is no longer than the tolerance is none.
        return Stretches.Union(missed, Duration.Zero).Where(window => window.End - window.Start > BoardProof.Tolerance);
    }

    private static bool Came(Window play, Window piece) =>
        Stretches.Overlap(play, piece.Start, piece.End) > (play.Start < piece.Start ? Over : Duration.Zero);

    private static IEnumerable<Window> Hours(Segment segment)
    {
        for (var start = segment.From; start < segment.Until;)
        {
            var end = Instant.Min(segment.Until, Instant.FromUnixTimeSeconds(((start.ToUnixTimeSeconds() / 3600) + 1) * 3600));
            yield return new Window(start, end);
            start = end;
        }
    }
}
