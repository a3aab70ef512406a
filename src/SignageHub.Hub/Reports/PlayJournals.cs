using System.Collections.Concurrent;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Hub.Storage;
using SignageHub.Push.Plays;

namespace SignageHub.Hub.Reports;

/// <summary>The boards' journals. A file is read once, and again only when its length or its time of writing is another: those of past months never are.</summary>
/// <remarks>Safe for use from several threads.</remarks>
public sealed class PlayJournals(DataFolder data)
{
    private readonly ConcurrentDictionary<BoardId, Kept> _kept = new();

    /// <summary>What the board has handed in up to now.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    internal BoardJournal Of(Board board) => Of(board.Id, board.TimeZone);

    /// <param name="board">Any that has handed in something once; it need not be there any more.</param>
    /// <param name="zone">Whose days count.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    internal BoardJournal Of(BoardId board, DateTimeZone zone)
    {
        var kept = _kept.GetOrAdd(board, _ => new Kept());
        lock (kept)
        {
            var (months, before, fits) = (new List<JournalMonth>(), "", true);
            var files = new Dictionary<string, KeptFile>(StringComparer.Ordinal);
            foreach (var file in FilesOf(board))
            {
                var stamp = (file.Length, file.LastWriteTimeUtc, before, zone, fits);
                if (!kept.Files.TryGetValue(file.Name, out var known) || known.Stamp != stamp)
                    known = new KeptFile(stamp, JournalMonth.Of(PlayTable.ReadFile(File.ReadAllBytes(file.FullName), before), zone, fits));
                files[file.Name] = known;
                months.Add(known.Month);
                (before, fits) = (known.Month.HashAfter, fits && known.Month.IsWhole);
            }

            kept.Files = files;
            return new BoardJournal(months);
        }
    }

    /// <summary>Every board that has handed in something once, in order of their ids.</summary>
    internal IReadOnlyList<BoardId> Boards()
    {
        var folder = new DirectoryInfo(Path.Combine(data.Path, "plays"));
        return folder.Exists
            ? [.. folder.EnumerateDirectories().Select(its => BoardId.TryParse(its.Name, out var id) ? id : (BoardId?)null).OfType<BoardId>().OrderBy(id => id.Value, StringComparer.Ordinal)]
            : [];
    }

    private IEnumerable<FileInfo> FilesOf(BoardId board)
    {
        var folder = new DirectoryInfo(Path.Combine(data.Path, "plays", board.Value));
        // In the order of the months; files that begin with a dot are the remains of writes that a power cut ended.
        return folder.Exists ? folder.EnumerateFiles("*.jsonl").Where(file => file.Name[0] != '.').OrderBy(file => file.Name, StringComparer.Ordinal) : [];
    }

    private sealed class Kept
    {
        public Dictionary<string, KeptFile> Files { get; set; } = [];
    }

    private sealed record KeptFile((long Length, DateTime Written, string Before, DateTimeZone Zone, bool Fits) Stamp, JournalMonth Month);
}

/// <summary>All that a board has handed in.</summary>
internal sealed record BoardJournal(IReadOnlyList<JournalMonth> Months)
{
    /// <summary>Every line fits the one before it.</summary>
    public bool IsWhole => Months.All(month => month.IsWhole);

    /// <summary>Numbers that never came.</summary>
    public long Lost => JournalMonth.Sum(Months.Select(month => month.Lost));

    /// <summary>Lines that the hub set aside because they did not fit.</summary>
    public long SetAside => JournalMonth.Sum(Months.Select(month => month.SetAside));

    /// <summary>Rows that cannot be true.</summary>
    public long Broken => Months.Sum(month => month.Broken);

    /// <summary>When the first play began; null without any.</summary>
    public Instant? FirstKnown => Months.Min(month => month.First);

    /// <summary>When the last play ended; null without any.</summary>
    public Instant? LastKnown => Months.Max(month => month.Last);

    /// <summary>In order of time; plays of one scene that follow each other on one day are one.</summary>
    public IReadOnlyList<JournalPlay> Between(Instant from, Instant until) => [.. Months.SelectMany(month => month.Between(from, until)).OrderBy(play => play.From)];
}
