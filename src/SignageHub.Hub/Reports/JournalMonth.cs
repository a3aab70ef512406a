using NodaTime;
using SignageHub.Core.Programmes;
using SignageHub.Push.BoardSide;
using SignageHub.Push.Messages;
using SignageHub.Push.Plays;

namespace SignageHub.Hub.Reports;

/// <summary>What one file of a board's journal says, in little room: rows of one scene that follow each other on one day are one.</summary>
/// <remarks>Immutable. A day of a board is some ten stretches of 40 bytes, so that a year with 100 boards stays in memory.</remarks>
internal sealed class JournalMonth
{
    private readonly Stretch[] _stretches;
    private readonly string[] _words;

    private JournalMonth(PlayFile file, Stretch[] stretches, string[] words)
    {
        (HashAfter, IsWhole, _stretches, _words) = (file.Hash, file.IsWhole, stretches, words);
        Lost = file.Rows.Sum(row => row.Missing);
        if (stretches.Length > 0)
            (First, Last) = (Instant.FromUnixTimeTicks(stretches.Min(s => s.From)), Instant.FromUnixTimeTicks(stretches.Max(s => s.Until)));
    }

    /// <summary>What the next file's first line is chained to.</summary>
    public string HashAfter { get; }

    /// <summary>Every line fits the one before it.</summary>
    public bool IsWhole { get; }

    /// <summary>Numbers that never came.</summary>
    public long Lost { get; }

    /// <summary>When the earliest of its plays began; null without any.</summary>
    public Instant? First { get; }

    /// <summary>When the last of them ended; null without any.</summary>
    public Instant? Last { get; }

    public static JournalMonth Of(PlayFile file, DateTimeZone zone)
    {
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        var stretches = new List<Stretch>();
        var open = new Dictionary<(int, int, int), int>();
        var (day, dayEnd) = (long.MaxValue, long.MinValue);
        foreach (var play in file.Rows.Select(row => row.Play).OfType<Play>().OrderBy(play => play.From))
        {
            var next = new Stretch(play.From.ToUnixTimeTicks(), play.Until.ToUnixTimeTicks(), play.Lit, play.Count, Word(play.Scene), Word(play.Entry), Word(play.Reason));
            if (next.From < day || next.From >= dayEnd)
            {
                var date = play.From.InZone(zone).Date;
                (day, dayEnd) = (WallClock.StartOfDay(date, zone).ToUnixTimeTicks(), WallClock.StartOfDay(date.PlusDays(1), zone).ToUnixTimeTicks());
                open.Clear();
            }

            // How long a board was dark is a matter of minutes, and a row that runs into the next day belongs to the day on which it began.
            if (play.Reason == DarkReason || next.Until > dayEnd)
            {
                stretches.Add(next);
                continue;
            }

            var key = (next.Scene, next.Entry, next.Reason);
            if (open.TryGetValue(key, out var at) && next.From <= stretches[at].Until + BoardProof.Tolerance.BclCompatibleTicks)
            {
                var before = stretches[at];
                stretches[at] = before with { Until = Math.Max(before.Until, next.Until), Lit = before.Lit + next.Lit, Count = before.Count + next.Count };
                continue;
            }

            open[key] = stretches.Count;
            stretches.Add(next);
        }

        return new JournalMonth(file, [.. stretches], [.. words.OrderBy(word => word.Value).Select(word => word.Key)]);

        int Word(string? text) => text is null ? -1 : words.TryGetValue(text, out var known) ? known : words[text] = words.Count;
    }

    /// <summary>Plays that lie at least in part within [from, until).</summary>
    public IEnumerable<Play> Between(Instant from, Instant until) => First is not { } first || first >= until || Last <= from
        ? []
        : _stretches.Where(s => Instant.FromUnixTimeTicks(s.Until) > from && Instant.FromUnixTimeTicks(s.From) < until).Select(PlayOf);

    private Play PlayOf(Stretch stretch) => new()
    {
        Number = 0,
        From = Instant.FromUnixTimeTicks(stretch.From),
        Until = Instant.FromUnixTimeTicks(stretch.Until),
        Lit = stretch.Lit,
        Count = stretch.Count,
        Scene = Text(stretch.Scene),
        Entry = Text(stretch.Entry),
        Reason = Text(stretch.Reason)!,
        Version = 0,
    };

    private string? Text(int word) => word < 0 ? null : _words[word];

    private const string DarkReason = "dark";

    /// <param name="From">Ticks since 1970.</param>
    /// <param name="Until">Likewise; exclusive.</param>
    /// <param name="Lit">Milliseconds.</param>
    /// <param name="Count">Turns.</param>
    /// <param name="Scene">Its place among the words; -1 for none.</param>
    /// <param name="Entry">Likewise.</param>
    /// <param name="Reason">Likewise.</param>
    private readonly record struct Stretch(long From, long Until, long Lit, int Count, int Scene, int Entry, int Reason);
}
