using SignageHub.Core.Playlists;

namespace SignageHub.Core.Programmes;

/// <summary>From what is open to what is shown.</summary>
internal static class Showings
{
    public static readonly Showing Idle = new(ShowingState.Idle, null, [], Reasons.Idle);

    public static Showing Off(IReadOnlyList<HourRange> hours) => new(ShowingState.Off, null, [], Reasons.Off(hours));

    public static Showing Won(Level level, IReadOnlyList<ScheduledEntry> entries, LevelMask hidden) => new(level, entries, hidden);

    /// <summary>The level at which an entry competes.</summary>
    public static Level LevelOf(Entry entry) => entry.Dark ? Level.Dark : entry.Level;
}
