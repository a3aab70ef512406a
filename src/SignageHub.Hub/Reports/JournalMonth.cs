using NodaTime;
using SignageHub.Core.Programmes;
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
        SetAside = file.SetAside;
        Lost = Sum(file.Rows.Where(row => row.Refused is null).Select(row => row.Missing));
        Broken = file.Rows.Count(row => row.Refused is not null || (row.Play is { } play && PlayLimits.Broken(play) is not null));
        if (stretches.Length > 0)
            (First, Last) = (Instant.FromUnixTimeTicks(stretches.Min(s => s.From)), Instant.FromUnixTimeTicks(stretches.Max(s => s.Until)));
    }

    /// <summary>Of figures in a file that anybody may have written: what is too large stays at the largest.</summary>
    public static long Sum(IEnumerable<long> figures) => long.CreateSaturating(figures.Aggregate(Int128.Zero, (sum, figure) => sum + figure));

    /// <summary>What the next file's first line is chained to.</summary>
    public string HashAfter { get; }

    /// <summary>Every line fits the one before it.</summary>
    public bool IsWhole { get; }

    /// <summary>Numbers that never came.</summary>
    public long Lost { get; }

    /// <summary>Lines that the hub set aside because they did not fit.</summary>
    public long SetAside { get; }

    /// <summary>Rows that cannot be true, whoever wrote them: they count for nothing.</summary>
    public long Broken { get; }

    /// <summary>When the earliest of its plays began; null without any.</summary>
    public Instant? First { get; }

    /// <summary>When the last of them ended; null without any.</summary>
    public Instant? Last { get; }

    /// <param name="file">As it was read.</param>
    /// <param name="zone">The board's: a day is one of its days.</param>
    /// <param name="fits">Every line of the files before fits, too: else this one proves nothing.</param>
    public static JournalMonth Of(PlayFile file, DateTimeZone zone, bool fits)
    {
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        var stretches = new List<Stretch>();
        var open = new Dictionary<(int, int, int, bool), int>();
        var (day, dayEnd) = (long.MaxValue, long.MinValue);
        var believed = file.Rows.Select((row, i) => (row.Play, IsProved: fits && i < file.Fitting)).Where(row => row.Play is not null && PlayLimits.Broken(row.Play) is null);
        foreach (var (play, isProved) in believed.Select(row => (row.Play!, row.IsProved)).OrderBy(row => row.Item1.From))
        {
            var next = new Stretch(play.From.ToUnixTimeTicks(), play.Until.ToUnixTimeTicks(), play.Lit, play.Count, Word(play.Scene), Word(play.Entry), Word(play.Reason), isProved);
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

            var key = (next.Scene, next.Entry, next.Reason, next.IsProved);
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
    public IEnumerable<JournalPlay> Between(Instant from, Instant until) => First is not { } first || first >= until || Last <= from
        ? []
        : _stretches.Where(s => Instant.FromUnixTimeTicks(s.Until) > from && Instant.FromUnixTimeTicks(s.From) < until).Select(PlayOf);

    private JournalPlay PlayOf(Stretch stretch) => new(
        Instant.FromUnixTimeTicks(stretch.From), Instant.FromUnixTimeTicks(stretch.Until), Duration.FromMilliseconds(stretch.Lit), stretch.Count,
        Text(stretch.Scene), Text(stretch.Entry), Text(stretch.Reason)!, stretch.IsProved);

    private string? Text(int word) => word < 0 ? null : _words[word];

    private const string DarkReason = "dark";

    /// <param name="From">Ticks since 1970.</param>
    /// <param name="Until">Likewise; exclusive.</param>
    /// <param name="Lit">Milliseconds.</param>
    /// <param name="Count">Turns.</param>
    /// <param name="Scene">Its place among the words; -1 for none.</param>
    /// <param name="Entry">Likewise.</param>
    /// <param name="Reason">Likewise.</param>
    /// <param name="IsProved">See <see cref="JournalPlay"/>.</param>
    private readonly record struct Stretch(long From, long Until, long Lit, long Count, int Scene, int Entry, int Reason, bool IsProved);
}
