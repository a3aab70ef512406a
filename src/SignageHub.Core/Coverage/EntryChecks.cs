using NodaTime;
using NodaTime.Text;
using SignageHub.Core.Json;
using SignageHub.Core.Observances;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;

namespace SignageHub.Core.Coverage;

/// <summary>Each entry against the year.</summary>
internal static class EntryChecks
{
    /// <summary>Days; a slogan may speak of a day that comes this long after its own last day.</summary>
    private const int Announced = 31;

    private static readonly LocalDatePattern VietnameseDay = LocalDatePattern.CreateWithInvariantCulture("dd'/'MM");

    public static IEnumerable<CoverageFinding> All(
        IReadOnlyList<ScheduledEntry> entries, IReadOnlyList<AlikeBoards> agendas, ObservanceLibrary observances, DateInterval year)
    {
        foreach (var entry in entries)
        {
            var runs = DayRuns.Of(entry.Entry.When, year.Start, year.End).ToList();
            foreach (var finding in (IEnumerable<CoverageFinding?>)[Theme(entry, year, runs), Showing(entry, agendas, year, runs), .. Dates(entry, year, runs), Arithmetic(entry, observances, year, runs)])
            {
                if (finding is not null)
                    yield return finding;
            }
        }
    }

    private static CoverageFinding? Theme(ScheduledEntry entry, DateInterval year, List<DayRun> runs) =>
        entry.Entry.When.Rule.Years is { } years && runs.Count == 0
            ? Found(FindingKind.OldTheme, entry, new(
                $"the slogan holds the official theme of {string.Join(", ", years.Order())}, so it does not show in {Say.Number(year.Start.Year)}: write this year's, or say \"reuse\": true",
                $"khẩu hiệu có chủ đề chính thức năm {string.Join(", ", years.Order())} nên không hiện trong năm {Say.Number(year.Start.Year)}: hãy ghi chủ đề năm nay, hoặc ghi \"reuse\": true"))
            : null;

    private static CoverageFinding? Showing(ScheduledEntry entry, IReadOnlyList<AlikeBoards> agendas, DateInterval year, List<DayRun> runs)
    {
        var mine = agendas.Where(a => a.Boards.Any(board => Programme.IsFor(entry.Playlist, board))).ToList();
        if (mine.Count == 0)
            return Found(FindingKind.NeverShows, entry, new("no board is meant by its playlist", "danh sách phát này không dành cho bảng nào"));
        if (mine.Any(a => a.Shown.Contains(entry.Key)))
            return null;
        var rule = entry.Entry.When.Rule;
        if (runs.Count == 0)
        {
            // A plan that is over, or not yet begun, is no finding; nor is an old theme, which is one of its own.
            var isOther = WhenWords.LifeOf(rule) is { } life && (life.End < year.Start || life.Start > year.End);
            return isOther || rule.Years is not null ? null : Found(FindingKind.NeverShows, entry, NoDay(rule, year));
        }

        var open = mine.Where(a => Meets(entry.Entry.When, a, year)).ToList();
        return open.Count == 0
            ? Found(FindingKind.NeverShows, entry, new(
                "its hours lie outside the hours of every board it is meant for", "giờ hiện nằm ngoài giờ hoạt động của mọi bảng được giao"))
            : Found(FindingKind.Hidden, entry, new(
                $"its time comes, but on {string.Join(", ", open.SelectMany(a => a.Boards).Select(b => b.Id))} a higher level wins each time",
                $"đến lúc hiện nhưng trên {string.Join(", ", open.SelectMany(a => a.Boards).Select(b => b.Id))} luôn bị mức cao hơn lấn át"));
    }

    private static Bilingual NoDay(DayRule rule, DateInterval year) =>
        rule is DayRule.Observed observed && Occurrences.Of(observed.Observance, year.Start.Year).FirstOrDefault(o => o.IsProposed) is { } proposed
            ? WhyWords.Unconfirmed(proposed, observed.Observance)
            : rule is DayRule.LunarYearly { Start: var start, End: var end } && (start.IsLeap ? start : end) is { IsLeap: true, Month: var month }
            ? NoLeapMonth(month, year.Start.Year)
            : new($"no day of {Say.Number(year.Start.Year)} is its day", $"năm {Say.Number(year.Start.Year)} không có ngày nào để hiện");

    private static Bilingual NoLeapMonth(int month, int year)
    {
        var next = LunarCalendar.YearsWithLeapMonth(month).Where(y => y > year).Select(y => (int?)y).FirstOrDefault();
        return new(
            $"{Say.Number(year)} has no leap month {Say.Number(month)}{(next is { } n ? $"; the next is in {Say.Number(n)}" : "")}",
            $"năm {Say.Number(year)} không nhuận tháng {Say.Number(month)}{(next is { } m ? $"; lần tới là năm {Say.Number(m)}" : "")}");
    }

    /// <summary>Whether a window lies, in part, within the hours of the board.</summary>
    private static bool Meets(When when, AlikeBoards agenda, DateInterval year)
    {
        var on = agenda.Segments.Where(s => s.Showing.State != ShowingState.Off).ToList();
        var next = 0;
        foreach (var window in OpenWindows.Of(when, agenda.TimeZone, WallClock.StartOfDay(year.Start, agenda.TimeZone), WallClock.StartOfDay(year.End.PlusDays(1), agenda.TimeZone)))
        {
            while (next < on.Count && on[next].Until <= window.Start)
                next++;
            if (next < on.Count && on[next].From < window.End)
                return true;
        }

        return false;
    }

    private static IEnumerable<CoverageFinding> Dates(ScheduledEntry entry, DateInterval year, List<DayRun> runs)
    {
        if (entry.Entry.Slogan is not { } slogan || runs.Count == 0)
            yield break;
        foreach (var said in SloganYears.Stale(slogan, year.Start.Year, new DateInterval(runs[0].First, runs[^1].Last)))
        {
            yield return Found(FindingKind.DateOutsideWindow, entry, new(
                $"the slogan says “{said}”, but shows in {Say.Number(year.Start.Year)}",
                $"khẩu hiệu ghi “{said}” nhưng hiện trong năm {Say.Number(year.Start.Year)}"));
        }

        if (entry.Entry.When.Rule is DayRule.Always)
            yield break;
        foreach (var named in SloganDates.Named(slogan, year.Start.Year).Distinct())
        {
            var day = named.InYear(year.Start.Year);
            if (runs.Exists(run => run.First <= day && day <= run.Last.PlusDays(Announced)))
                continue;
            var (first, last) = (runs[0].First, runs[^1].Last);
            yield return Found(FindingKind.DateOutsideWindow, entry, new(
                $"the slogan names {Iso(day)}, but shows from {Iso(first)} to {Iso(last)}",
                $"khẩu hiệu nhắc ngày {VietnameseDay.Format(day)} nhưng hiện từ {VietnameseDay.Format(first)} đến {VietnameseDay.Format(last)}"));
        }
    }

    private static CoverageFinding? Arithmetic(ScheduledEntry entry, ObservanceLibrary observances, DateInterval year, List<DayRun> runs)
    {
        if (entry.Entry.Slogan is not { } slogan || runs.Count == 0 || SloganDates.JubileeOf(slogan) is not { } jubilee)
            return null;
        if (jubilee is { Count: { } years, From: { } from, To: { } to } && to - from != years)
            return Found(FindingKind.Arithmetic, entry, Wrong(years, to - from, from, to));
        if (jubilee.To is { } until && until != year.Start.Year)
            return Found(FindingKind.Arithmetic, entry, new(
                $"the slogan counts to {Say.Number(until)}, but shows in {Say.Number(year.Start.Year)}",
                $"khẩu hiệu tính đến năm {Say.Number(until)} nhưng hiện trong năm {Say.Number(year.Start.Year)}"));
        var since = jubilee.From ?? observances.All.Where(o => o.Since is not null && ObservanceCheck.Names(entry, o)).Select(o => o.Since).FirstOrDefault();
        return since is { } start && jubilee.Count is { } count && year.Start.Year - start != count
            ? Found(FindingKind.Arithmetic, entry, Wrong(count, year.Start.Year - start, start, year.Start.Year))
            : null;
    }

    private static Bilingual Wrong(int count, int right, int from, int to) => new(
        $"the slogan says {Say.Number(count)} years, but from {Say.Number(from)} to {Say.Number(to)} it is {Say.Number(right)}",
        $"khẩu hiệu ghi {Say.Number(count)} năm, nhưng từ {Say.Number(from)} đến {Say.Number(to)} là {Say.Number(right)} năm");

    private static CoverageFinding Found(FindingKind kind, ScheduledEntry entry, Bilingual message) => new(kind, entry.Key, message, Place: entry.Entry.Place) { Slogan = entry.Entry.Slogan };

    private static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
