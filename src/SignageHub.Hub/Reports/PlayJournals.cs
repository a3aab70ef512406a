using System.Collections.Concurrent;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Hub.Storage;
using SignageHub.Push.Messages;
using SignageHub.Push.Plays;

namespace SignageHub.Hub.Reports;

/// <summary>The boards' journals. A file is read once, and again only when its length or its time of writing is another: those of past months never are.</summary>
/// <remarks>Safe for use from several threads.</remarks>
public sealed class PlayJournals(DataFolder data)
{
    private readonly ConcurrentDictionary<BoardId, Kept> _kept = new();

    /// <summary>What the board has handed in up to now.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    internal BoardJournal Of(Board board)
    {
        var kept = _kept.GetOrAdd(board.Id, _ => new Kept());
        lock (kept)
        {
            var (months, before) = (new List<JournalMonth>(), "");
            var files = new Dictionary<string, KeptFile>(StringComparer.Ordinal);
            foreach (var file in FilesOf(board.Id))
            {
                var stamp = (file.Length, file.LastWriteTimeUtc, before, board.TimeZone);
                if (!kept.Files.TryGetValue(file.Name, out var known) || known.Stamp != stamp)
                    known = new KeptFile(stamp, JournalMonth.Of(PlayTable.ReadFile(File.ReadAllBytes(file.FullName), before), board.TimeZone));
                files[file.Name] = known;
                months.Add(known.Month);
                before = known.Month.HashAfter;
            }

            kept.Files = files;
            return new BoardJournal(months);
        }
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

    private sealed record KeptFile((long Length, DateTime Written, string Before, DateTimeZone Zone) Stamp, JournalMonth Month);
}

/// <summary>All that a board has handed in.</summary>
internal sealed record BoardJournal(IReadOnlyList<JournalMonth> Months)
{
    /// <summary>Every line fits the one before it.</summary>
    public bool IsWhole => Months.All(month => month.IsWhole);

    /// <summary>Numbers that never came.</summary>
    public long Lost => Months.Sum(month => month.Lost);

    /// <summary>When the last play ended; null without any.</summary>
    public Instant? LastKnown => Months.Max(month => month.Last);

    /// <summary>In order of time; plays of one scene that follow each other on one day are one.</summary>
    public IReadOnlyList<Play> Between(Instant from, Instant until) => [.. Months.SelectMany(month => month.Between(from, until)).OrderBy(play => play.From)];
}
