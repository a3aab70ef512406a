using NodaTime;
using SignageHub.Core.Playlists;

namespace SignageHub.Core.Programmes;

/// <summary>What a board does at an instant.</summary>
public enum ShowingState
{
    /// <summary>Outside the board's hours of operation; wins over everything.</summary>
    Off,

    /// <summary>Nothing to show: the idle scene.</summary>
    Idle,

    /// <summary>An entry ordered darkness.</summary>
    Dark,

    /// <summary>Slogans in rotation.</summary>
    Slogans,
}

/// <summary>An entry in its playlist, with the name by which manifests, plays and reports know it.</summary>
public sealed record ScheduledEntry(Playlist Playlist, Entry Entry)
{
    /// <summary>Playlist id, slash, the entry's own id or else its number: <c>647-KH-SCT/1</c>.</summary>
    public string Key => $"{Playlist.Id}/{Entry.Id ?? Entry.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
}

/// <summary>What is on at an instant, and why.</summary>
/// <param name="State">What the board does.</param>
/// <param name="Level">The level that won; null when off or idle.</param>
/// <param name="Entries">The rotation: playlists in order of their id (ordinal), entries in file order. The dark entries when dark.</param>
/// <param name="Reason">In words: "normal: 2 entries from 647-KH-SCT; filler hidden".</param>
public sealed record Showing(ShowingState State, Level? Level, IReadOnlyList<ScheduledEntry> Entries, Bilingual Reason)
{
    private readonly LevelMask _hidden;
    private readonly bool _isWon;
    private Bilingual? _reason = Reason;

    /// <remarks>A year has thousands of showings, of which few are ever read out: the sentence is made when somebody asks.</remarks>
    internal Showing(Level level, IReadOnlyList<ScheduledEntry> entries, LevelMask hidden)
        : this(level == Playlists.Level.Dark ? ShowingState.Dark : ShowingState.Slogans, level, entries, null!) => (_hidden, _isWon) = (hidden, true);

    public Bilingual Reason { get => _reason ??= Reasons.Won(Level!.Value, Entries, _hidden); init => (_reason, _isWon) = (value, false); }

    public bool Equals(Showing? other) =>
        other is not null && State == other.State && Level == other.Level && Entries.SequenceEqual(other.Entries) && (IsWonAlike(other) || Reason == other.Reason);

    /// <summary>The same level, entries and hidden levels make the same sentence: it need not be made to be compared.</summary>
    private bool IsWonAlike(Showing other) => _isWon && other._isWon && _hidden == other._hidden;

    public override int GetHashCode() => HashCode.Combine(State, Level, Entries.Count, Reason);
}

/// <summary>A half-open stretch [From, Until) in which the same is on.</summary>
/// <remarks>Its reason names every level that was hidden at some time during it.</remarks>
public sealed record Segment(Instant From, Instant Until, Showing Showing);
