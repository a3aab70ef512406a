using SignageHub.Core.Playlists;

namespace SignageHub.Core.Programmes;

/// <summary>Which entries have an open window while a sweep goes on, by level.</summary>
internal sealed class OpenEntries(IReadOnlyList<ScheduledEntry> entries)
{
    private readonly Level[] _levelOf = [.. entries.Select(e => Showings.LevelOf(e.Entry))];
    private readonly SortedSet<int>[] _open = [.. LevelWords.HighestFirst.Select(_ => new SortedSet<int>())];
    private readonly int[] _versions = new int[LevelWords.HighestFirst.Count];

    /// <summary>The levels at which something is open.</summary>
    public LevelMask Levels { get; private set; }

    public void Set(int entry, bool open)
    {
        var level = _levelOf[entry];
        var set = _open[(int)level];
        if (open)
            set.Add(entry);
        else
            set.Remove(entry);
        _versions[(int)level]++;
        Levels = set.Count > 0 ? Levels.With(level) : Levels.Without(level);
    }

    /// <summary>Rises whenever the set of this level changes.</summary>
    public int VersionOf(Level level) => _versions[(int)level];

    public IReadOnlyList<ScheduledEntry> EntriesOf(Level level) => [.. _open[(int)level].Select(i => entries[i])];
}
