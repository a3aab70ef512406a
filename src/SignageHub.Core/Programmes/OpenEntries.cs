using System.Numerics;
using SignageHub.Core.Playlists;

namespace SignageHub.Core.Programmes;

/// <summary>Which entries have an open window while a sweep goes on: one bit for each, by level.</summary>
internal sealed class OpenEntries(IReadOnlyList<ScheduledEntry> entries)
{
    private const int BitsPerWord = 64;

    private readonly Level[] _levelOf = [.. entries.Select(e => Showings.LevelOf(e.Entry))];
    private readonly ulong[][] _open = [.. LevelWords.HighestFirst.Select(_ => new ulong[(entries.Count + BitsPerWord - 1) / BitsPerWord])];
    private readonly int[] _counts = new int[LevelWords.HighestFirst.Count];
    private readonly Dictionary<ulong, (ulong[] Bits, ScheduledEntry[] Entries)> _made = [];
    private readonly int[] _versions = new int[LevelWords.HighestFirst.Count];

    /// <summary>The levels at which something is open.</summary>
    public LevelMask Levels { get; private set; }

    /// <summary>Opens what is closed or closes what is open.</summary>
    public void Toggle(int entry)
    {
        var level = _levelOf[entry];
        var bit = 1UL << (entry % BitsPerWord);
        ref var word = ref _open[(int)level][entry / BitsPerWord];
        word ^= bit;
        ref var count = ref _counts[(int)level];
        count += (word & bit) != 0 ? 1 : -1;
        _versions[(int)level]++;
        Levels = count > 0 ? Levels.With(level) : Levels.Without(level);
    }

    /// <summary>Rises whenever the set of this level changes.</summary>
    public int VersionOf(Level level) => _versions[(int)level];

    /// <summary>In the order of the programme.</summary>
    /// <remarks>Most sets come back day after day: each is made once and then found by its bits.</remarks>
    public IReadOnlyList<ScheduledEntry> EntriesOf(Level level)
    {
        var words = _open[(int)level];
        var hash = HashOf(words);
        if (_made.TryGetValue(hash, out var made) && made.Bits.AsSpan().SequenceEqual(words))
            return made.Entries;
        var found = Make(words, _counts[(int)level]);
        _made[hash] = ([.. words], found);
        return found;
    }

    private static ulong HashOf(ulong[] words)
    {
        var hash = 0UL;
        foreach (var word in words)
            hash = BitOperations.RotateLeft((hash ^ word) * 0x9E37_79B9_7F4A_7C15, 29);
        return hash;
    }

    private ScheduledEntry[] Make(ulong[] words, int count)
    {
        var found = new ScheduledEntry[count];
        var next = 0;
        for (var w = 0; w < words.Length; w++)
        {
            for (var rest = words[w]; rest != 0; rest &= rest - 1)
                found[next++] = entries[(w * BitsPerWord) + BitOperations.TrailingZeroCount(rest)];
        }

        return found;
    }
}
