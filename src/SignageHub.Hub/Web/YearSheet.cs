using NodaTime;
using SignageHub.Core.Coverage;
using SignageHub.Core.Observances;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;
using SignageHub.Hub.Playlists;

namespace SignageHub.Hub.Web;

/// <summary>A line of the year's sheet: an observance with what is there for it, or an entry that belongs to none.</summary>
/// <param name="Days">Of the observance, or of the entry.</param>
/// <param name="Observance">Null for an entry that belongs to none.</param>
/// <param name="Shown">In order; empty where nothing is there for the observance.</param>
public sealed record YearLine(DateInterval Days, ObservanceCoverage? Observance, IReadOnlyList<Appearance> Shown)
{
    /// <summary>Times of an entry that each have a place of their own; what comes oftener is told once. A year of hours would be a book.</summary>
    internal const int MostTimes = 12;

    /// <summary>What is told of it, in order.</summary>
    public IEnumerable<YearShown> Told => Shown.GroupBy(time => time.Entry.Key, StringComparer.Ordinal).SelectMany(times => Of([.. times])).OrderBy(told => told.Days.Start);

    private static IEnumerable<YearShown> Of(IReadOnlyList<Appearance> times) => times.Count <= MostTimes
        ? times.Select(time => new YearShown(time, time.Days, 1))
        : [new YearShown(times[0], Around(times), times.Count)];

    /// <summary>From the first of their days to the last.</summary>
    internal static DateInterval Around(IReadOnlyList<Appearance> times) => new(times[0].Days.Start, times.Max(time => time.Days.End));
}

/// <summary>An entry once, or one that comes again and again, such as each morning.</summary>
/// <param name="First">The first time.</param>
/// <param name="Days">From the first of its days to the last.</param>
/// <param name="Times">How often.</param>
public sealed record YearShown(Appearance First, DateInterval Days, int Times);

/// <summary>The year of an office on paper: its observances and what its boards show, in the order of the days.</summary>
/// <param name="Year">Which.</param>
/// <param name="Report">What is covered and what is not.</param>
/// <param name="Lines">By day.</param>
/// <param name="Fillers">What shows when nothing else does.</param>
public sealed record YearSheet(int Year, CoverageReport Report, IReadOnlyList<YearLine> Lines, IReadOnlyList<Entry> Fillers)
{
    public static YearSheet Of(Signage signage, int year)
    {
        var days = new DateInterval(new LocalDate(year, 1, 1), new LocalDate(year, 12, 31));
        var agendas = BoardDays.Of(signage.Office, signage.Playlists, days, signage.Approvals);
        var report = CoverageCheck.Of(signage.Office, signage.Playlists, signage.Observances, year, agendas, signage.Approvals);
        var all = Appearances.Of(agendas).Where(a => a.Entry.Entry.Level != Level.Filler).ToLookup(a => a.Entry.Key, StringComparer.Ordinal);
        var observed = report.Observances.Select(o => new YearLine(
            new DateInterval(o.Occurrence.First, o.Occurrence.Last), o, o.State == CoverageState.Covered ? [.. o.Entries.SelectMany(key => all[key])] : [])).ToList();
        // An entry that covers an observance stands there with all its times.
        var told = report.Observances.Where(o => o.State == CoverageState.Covered).SelectMany(o => o.Entries).ToHashSet(StringComparer.Ordinal);
        var others = all.Where(entry => !told.Contains(entry.Key)).SelectMany(entry => LinesOf([.. entry]));
        return new YearSheet(
            year,
            report,
            [.. observed.Concat(others).OrderBy(line => line.Days.Start).ThenBy(line => line.Observance is null).ThenBy(line => line.Days.End)],
            [.. signage.Playlists.SelectMany(p => p.Entries.Select(e => new ScheduledEntry(p, e))).Where(e => e.Entry is { Level: Level.Filler, Slogan: not null } && signage.MayShow(e)).Select(e => e.Entry)]);
    }

    private static IEnumerable<YearLine> LinesOf(IReadOnlyList<Appearance> times) => times.Count <= YearLine.MostTimes
        ? times.Select(time => new YearLine(time.Days, null, [time]))
        : [new YearLine(YearLine.Around(times), null, times)];

    public IEnumerable<IGrouping<int, YearLine>> Months => Lines.GroupBy(line => line.Days.Start.Month);

    public int Count(CoverageState state) => Report.Observances.Count(o => o.State == state);

    /// <summary>The lunar date of a day, without its year: <c>10/3</c>, <c>15/6 nhuận</c>.</summary>
    public static string Lunar(LocalDate day)
    {
        var text = LunarCalendar.Of(day).ToString();
        return text[..text.LastIndexOf('/')];
    }
}
