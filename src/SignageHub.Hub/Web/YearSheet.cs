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
public sealed record YearLine(DateInterval Days, ObservanceCoverage? Observance, IReadOnlyList<Appearance> Shown);

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
        var report = CoverageCheck.Of(signage.Office, signage.Playlists, signage.Observances, year, signage.Approvals);
        var all = Appearances.Of(signage.Office, signage.Playlists, days, signage.Approvals).Where(a => a.Entry.Entry.Level != Level.Filler).ToLookup(a => a.Entry.Key, StringComparer.Ordinal);
        var observed = report.Observances.Select(o => new YearLine(
            new DateInterval(o.Occurrence.First, o.Occurrence.Last), o, o.State == CoverageState.Covered ? [.. o.Entries.SelectMany(key => all[key])] : [])).ToList();
        var told = observed.SelectMany(line => line.Shown).ToHashSet();
        var others = all.SelectMany(a => a).Where(a => !told.Contains(a)).Select(a => new YearLine(a.Days, null, [a]));
        return new YearSheet(
            year,
            report,
            [.. observed.Concat(others).OrderBy(line => line.Days.Start).ThenBy(line => line.Observance is null).ThenBy(line => line.Days.End)],
            [.. signage.Playlists.SelectMany(p => p.Entries.Select(e => new ScheduledEntry(p, e))).Where(e => e.Entry is { Level: Level.Filler, Slogan: not null } && signage.MayShow(e)).Select(e => e.Entry)]);
    }

    public IEnumerable<IGrouping<int, YearLine>> Months => Lines.GroupBy(line => line.Days.Start.Month);

    public int Count(CoverageState state) => Report.Observances.Count(o => o.State == state);

    /// <summary>The lunar date of a day, without its year: <c>10/3</c>, <c>15/6 nhuận</c>.</summary>
    public static string Lunar(LocalDate day)
    {
        var text = LunarCalendar.Of(day).ToString();
        return text[..text.LastIndexOf('/')];
    }
}
