using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Observances;
using SignageHub.Core.Playlists;

namespace SignageHub.Core.Programmes;

/// <summary>What keeps an entry from showing at an instant, or that nothing does.</summary>
public enum Verdict
{
    Shows,

    /// <summary>It is its time, but the board cannot show it. Said by whoever draws; this room does not.</summary>
    CannotBeDrawn,

    /// <summary>It is its time, but a higher level has an open window.</summary>
    LostToLevel,

    /// <summary>It is its time, but the board is outside its hours.</summary>
    BoardOff,

    /// <summary>It is its day, but not its hours.</summary>
    OtherHours,

    /// <summary>It would be its day, but for the weekday.</summary>
    OtherWeekday,

    /// <summary>It would be its day, but for an exception.</summary>
    Excepted,

    /// <summary>It may be its day: the observance's day is only proposed until someone confirms it.</summary>
    Unconfirmed,

    /// <summary>It would be its day, but the slogan holds the official theme of another year.</summary>
    OtherYear,

    /// <summary>It is its day, but it lacks an approval of what it would show.</summary>
    NotApproved,

    /// <summary>It is not its day.</summary>
    OtherDay,

    /// <summary>The playlist is for other boards.</summary>
    OtherBoard,
}

/// <param name="Entry">Which.</param>
/// <param name="Verdict">What keeps it.</param>
/// <param name="Because">In a sentence.</param>
/// <param name="Opens">When its next window opens, or the open one has opened; null when that is not within 400 days.</param>
/// <param name="Closes">When that window closes; null when that is not within 400 days.</param>
public sealed record EntryVerdict(ScheduledEntry Entry, Verdict Verdict, Bilingual Because, Instant? Opens, Instant? Closes);

/// <summary>What a board shows at an instant, and what became of every entry.</summary>
/// <param name="Board">The board.</param>
/// <param name="At">The instant.</param>
/// <param name="Showing">What is on.</param>
/// <param name="Until">When that changes; null when it does not within the programme's horizon.</param>
/// <param name="Entries">Every entry of every playlist: those that show first, then by how near they came.</param>
public sealed record Explanation(Board Board, Instant At, Showing Showing, Instant? Until, IReadOnlyList<EntryVerdict> Entries);

/// <summary>Why a board shows what it shows.</summary>
public static class Why
{
    private static readonly Duration Ahead = Duration.FromDays(400);

    /// <param name="board">The board.</param>
    /// <param name="playlists">All of them.</param>
    /// <param name="instant">The instant.</param>
    /// <param name="approvals">Which entries may show; left out, all but drafts.</param>
    public static Explanation Of(Board board, IReadOnlyList<Playlist> playlists, Instant instant, IApprovals? approvals = null)
    {
        approvals ??= NoApprovals.Instance;
        var programme = Programme.For(board, playlists, approvals);
        var showing = programme.At(instant);
        var mine = programme.Entries.Select(e => Judge(board, e, showing, instant, missing: null));
        var others = playlists.Where(p => !Programme.IsFor(p, board)).SelectMany(p => p.Entries.Select(e => new ScheduledEntry(p, e)))
            .Select(e => new EntryVerdict(e, Verdict.OtherBoard, WhyWords.OtherBoard, null, null));
        var waiting = playlists.Where(p => Programme.IsFor(p, board)).SelectMany(p => p.Entries.Select(e => new ScheduledEntry(p, e)))
            .Select(e => (Entry: e, Missing: approvals.Missing(board, e))).Where(e => e.Missing is not null)
            .Select(e => Judge(board, e.Entry, showing, instant, e.Missing));
        return new Explanation(board, instant, showing, programme.NextChange(instant), [.. mine.Concat(waiting).Concat(others).OrderBy(v => v.Verdict)]);
    }

    private static EntryVerdict Judge(Board board, ScheduledEntry entry, Showing showing, Instant instant, Bilingual? missing)
    {
        var when = entry.Entry.When;
        Window? window = OpenWindows.Of(when, board.TimeZone, instant - Ahead, instant + Ahead)
            .Where(w => w.End > instant).Select(w => (Window?)w).FirstOrDefault();
        var day = instant.InZone(board.TimeZone).Date;
        var isOpen = window is { } open && open.Start <= instant;
        var verdict = showing.Entries.Contains(entry) ? Verdict.Shows
            : missing is not null && (isOpen || Closed(when, day) == Verdict.OtherHours) ? Verdict.NotApproved
            : isOpen ? (showing.State == ShowingState.Off ? Verdict.BoardOff : Verdict.LostToLevel)
            : Closed(when, day);
        return new EntryVerdict(entry, verdict, WhyWords.Of(verdict, board, entry, showing, day, window, missing), Within(window?.Start, instant), Within(window?.End, instant));
    }

    /// <summary>An edge of the stretch that was looked at is none of the window.</summary>
    private static Instant? Within(Instant? edge, Instant instant) => edge > instant - Ahead && edge < instant + Ahead ? edge : null;

    /// <summary>Lets the conditions go one by one and sees which one it was.</summary>
    private static Verdict Closed(When when, LocalDate day)
    {
        if (Holds(when))
            return Verdict.OtherHours;
        if (Holds(when with { Except = new HashSet<LocalDate>() }))
            return Verdict.Excepted;
        if (Holds(when with { Days = new HashSet<IsoDayOfWeek>() }) || Holds(new When(when.Rule)))
            return Verdict.OtherWeekday;
        if (Proposed(when, day) is not null)
            return Verdict.Unconfirmed;
        return when.Rule.Years is not null && Holds(new When(when.Rule with { Years = null })) ? Verdict.OtherYear : Verdict.OtherDay;

        bool Holds(When tried) => DayRuns.Of(tried, day, day).Any();
    }

    /// <summary>The occurrence that may make it the entry's day, were it confirmed: the guess may be weeks off.</summary>
    internal static Occurrence? Proposed(When when, LocalDate day) => when.Rule is DayRule.Observed observed
        ? Occurrences.Proposed(observed.Observance, day.PlusDays(-observed.DaysAfter), day.PlusDays(observed.DaysBefore))
            .FirstOrDefault(o => observed.Years?.Contains(o.Year) != false)
        : null;
}
