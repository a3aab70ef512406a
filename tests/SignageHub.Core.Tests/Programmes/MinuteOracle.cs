using System.Globalization;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Observances;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;

namespace SignageHub.Core.Tests.Programmes;

/// <summary>What a board ought to show, found the long way: for each minute, is each entry open?</summary>
internal sealed class MinuteOracle
{
    // Days looked at beyond the stretch, so that ranges past midnight and jumps of a whole day are seen.
    private const int Beyond = 3;

    private readonly WallMinutes _wall;
    private readonly Board _board;
    private readonly IReadOnlyList<ScheduledEntry> _entries;
    private readonly bool[] _on;
    private readonly bool[][] _open;
    private readonly string[] _what;
    private readonly int _start;

    public MinuteOracle(Board board, IReadOnlyList<ScheduledEntry> entries, Instant from, int minutes)
    {
        (_board, _entries, From, Minutes) = (board, entries, from, minutes);
        _start = (Beyond + 3) * 1440;
        _wall = new WallMinutes(board.TimeZone, from - Duration.FromMinutes(_start), _start + minutes + _start);
        _on = Open(new When(new DayRule.Always()) { Hours = board.Hours });
        _open = [.. entries.Select(e => Open(e.Entry.When))];
        _what = new string[minutes];
        for (var m = 0; m < minutes; m++)
            _what[m] = m > 0 && _on[m] == _on[m - 1] && Array.TrueForAll(_open, o => o[m] == o[m - 1]) ? _what[m - 1] : Work(m);
    }

    public Instant From { get; }

    public int Minutes { get; }

    public Instant At(int minute) => From + Duration.FromMinutes(minute);

    public bool IsOpen(int entry, int minute) => _open[entry][minute];

    /// <summary>State, level and entries in one text; equal texts, equal showings.</summary>
    public string What(int minute) => _what[minute];

    /// <summary>The levels hidden in these minutes, last one left out, and the sentence that says so.</summary>
    public string Reason(int first, int end)
    {
        var what = What(first);
        if (what == "off")
            return "off: outside hours " + string.Join(", ", _board.Hours.Select(h => h.ToString()));
        if (what == "idle")
            return "idle: no entry has an open window";
        var level = what[..what.IndexOf(':', StringComparison.Ordinal)];
        var keys = what[(level.Length + 2)..].Split(' ');
        var lists = keys.Select(k => k[..k.IndexOf('/', StringComparison.Ordinal)]).Distinct().ToList();
        var hidden = Enumerable.Range(0, Array.IndexOf(Names, level)).Reverse()
            .Where(rank => Enumerable.Range(0, _entries.Count).Any(i => Rank(i) == rank && _open[i].AsSpan(first, end - first).Contains(true)))
            .Select(rank => Names[rank]).ToList();
        var text = level + ": " + keys.Length.ToString(CultureInfo.InvariantCulture) + (keys.Length == 1 ? " entry" : " entries");
        text += " from " + (lists.Count > 3 ? $"{lists[0]}, {lists[1]} and {lists.Count - 2} more" : string.Join(", ", lists));
        return hidden.Count == 0 ? text : text + "; " + string.Join(", ", hidden) + " hidden";
    }

    /// <summary>The minutes at which something else is on than the minute before.</summary>
    public IReadOnlyList<int> Changes() => [.. Enumerable.Range(1, Math.Max(0, Minutes - 1)).Where(m => What(m) != What(m - 1))];

    public static string Describe(Showing showing) => showing.State switch
    {
        ShowingState.Off => "off",
        ShowingState.Idle => "idle",
        ShowingState.Dark => "dark: " + string.Join(" ", showing.Entries.Select(e => e.Key)),
        _ => Names[(int)showing.Level!.Value] + ": " + string.Join(" ", showing.Entries.Select(e => e.Key)),
    };

    private static readonly string[] Names = ["filler", "normal", "exclusive", "dark", "alert"];

    private string Work(int minute)
    {
        if (!_on[minute])
            return "off";
        var open = Enumerable.Range(0, _entries.Count).Where(i => _open[i][minute]).ToList();
        if (open.Count == 0)
            return "idle";
        var top = open.Max(Rank);
        return Names[top] + ": " + string.Join(" ", open.Where(i => Rank(i) == top).Select(i => _entries[i].Key));
    }

    private int Rank(int entry) => _entries[entry].Entry.Dark ? 3 : (int)_entries[entry].Entry.Level;

    private bool[] Open(When when)
    {
        var open = new bool[Minutes];
        var last = _wall.DateAt(_start + Minutes).PlusDays(Beyond);
        for (var day = _wall.DateAt(_start).PlusDays(-Beyond); day <= last; day = day.PlusDays(1))
        {
            if (!_wall.Has(day) || !IsDay(when, day))
                continue;
            if (when.Hours.Count == 0)
                Mark(open, _wall.StartOf(day), _wall.StartOf(day.PlusDays(1)));
            foreach (var range in when.Hours)
            {
                var endDay = range.End > range.Start ? day : day.PlusDays(1);
                Mark(open, _wall.Find(day, range.Start), _wall.Find(endDay, range.End));
            }
        }

        return open;
    }

    private void Mark(bool[] open, int first, int end)
    {
        for (var m = Math.Max(first - _start, 0); m < Math.Min(end - _start, Minutes); m++)
            open[m] = true;
    }

    public static bool IsDay(When when, LocalDate day) =>
        !when.Except.Contains(day)
        && (when.Days.Count == 0 || when.Days.Contains(day.DayOfWeek))
        && when.Rule switch
        {
            DayRule.On on => on.Dates.Contains(day),
            DayRule.Period period => period.Dates.Start <= day && day <= period.Dates.End,
            DayRule.Yearly { Years: { } years } yearly => IsYearly(yearly, (day.Month * 100) + day.Day) && years.Contains(day.Year),
            DayRule.Yearly yearly => IsYearly(yearly, (day.Month * 100) + day.Day),
            DayRule.LunarYearly lunar => IsLunar(lunar.Start, lunar.End, day) && lunar.Years?.Contains(day.Year) != false,
            // As many days before the observance as a day may lie behind it, and the other way round.
            DayRule.Observed observed => Enumerable.Range(-observed.DaysAfter, observed.DaysAfter + observed.DaysBefore + 1)
                .Any(shift => observed.Years is null && IsPlain(observed.Observance)
                    ? IsObserved(observed.Observance.Rule, day.PlusDays(shift))
                    : Settled.Holds(observed.Observance, day.PlusDays(shift), observed.Years)),
            DayRule.Always { Years: { } years } => years.Contains(day.Year),
            DayRule.Always => true,
            _ => false,
        };

    /// <summary>Nobody confirms anything of it, so that its rule says all.</summary>
    private static bool IsPlain(Observance observance) =>
        observance is { Confirmed.Count: 0, NeedsConfirmation: false, Rule: not (ObservanceRule.Table { Guess: not null } or ObservanceRule.Offset) };

    /// <summary>Observances whose days somebody confirms, guesses or counts from: day by day, is it the first of one that counts?</summary>
    /// <remarks>For rules whose ranges last a week at most and never touch.</remarks>
    private static class Settled
    {
        private const int Longest = 7;

        public static bool Holds(Observance observance, LocalDate day, IReadOnlySet<int>? years) => Enumerable.Range(0, Longest).Select(back => day.PlusDays(-back))
            .Any(first => StartOn(observance, first) is { IsProposed: false } start && start.Length >= NodaTime.Period.DaysBetween(first, day) && years?.Contains(first.Year) != false);

        /// <summary>How many days follow the first; null when none begins on this day.</summary>
        private static (int Length, bool IsProposed)? StartOn(Observance observance, LocalDate day)
        {
            if (!observance.Confirmed.TryGetValue(day.Year, out var confirmed))
                return ByRule(observance, day);
            var starts = Enumerable.Range(0, 366).Select(n => new LocalDate(day.Year, 1, 1).PlusDays(n)).Where(d => d.Year == day.Year && ByRule(observance, d) is not null).ToList();
            LocalDate? moved = starts.Count == 0 ? null : starts.MinBy(d => Math.Abs(NodaTime.Period.DaysBetween(d, confirmed.Date)));
            if (day == confirmed.Date)
                return (moved is { } from ? ByRule(observance, from)!.Value.Length : 0, false);
            return day == moved ? null : ByRule(observance, day);
        }

        private static (int Length, bool IsProposed)? ByRule(Observance observance, LocalDate day)
        {
            var open = observance.NeedsConfirmation;
            return observance.Rule switch
            {
                ObservanceRule.NthWeekday { WholeWeek: true } week => day.DayOfWeek == IsoDayOfWeek.Monday && IsObserved(week, day) ? (6, open) : null,
                ObservanceRule.Table table when table.Days.Values.Any(d => d.Year == day.Year) => table.Days.Values.Contains(day) ? (0, open) : null,
                ObservanceRule.Table { Guess: { } guess } => IsObserved(guess, day) ? (0, true) : null,
                ObservanceRule.Events events => events.Dates.FirstOrDefault(d => d.Start == day) is { } event1 ? (event1.Length - 1, open) : null,
                ObservanceRule.Offset offset => StartOn(offset.Of, day.PlusDays(-offset.Days)) is { } other ? (0, open || other.IsProposed) : null,
                // The first day of a range: it is one, and the day before is none.
                var rule => IsObserved(rule, day) && (IsSingle(rule) || !IsObserved(rule, day.PlusDays(-1))) ? (LengthFrom(rule, day), open) : null,
            };
        }

        private static bool IsSingle(ObservanceRule rule) => rule is ObservanceRule.NthWeekday;

        private static int LengthFrom(ObservanceRule rule, LocalDate day) =>
            IsSingle(rule) ? 0 : Enumerable.Range(1, Longest).First(n => !IsObserved(rule, day.PlusDays(n))) - 1;
    }

    private static bool IsObserved(ObservanceRule rule, LocalDate day) => rule switch
    {
        ObservanceRule.Yearly yearly => IsYearly(new DayRule.Yearly(yearly.Start, yearly.End), (day.Month * 100) + day.Day),
        ObservanceRule.Lunar lunar => IsLunar(lunar.Start, lunar.End, day),
        ObservanceRule.NthWeekday { WholeWeek: true } week => Enumerable.Range(1 - (int)day.DayOfWeek, 7).Any(shift => IsNth(week, day.PlusDays(shift))),
        ObservanceRule.NthWeekday nth => IsNth(nth, day),
        ObservanceRule.Table table => table.Days.Values.Contains(day),
        ObservanceRule.Events events => events.Dates.Any(d => d.Contains(day)),
        _ => false,
    };

    private static bool IsNth(ObservanceRule.NthWeekday rule, LocalDate day) =>
        day.Month == rule.Month && day.DayOfWeek == rule.Weekday
        && (rule.Nth < 0 ? day.PlusDays(7).Month != day.Month : ((day.Day - 1) / 7) + 1 == rule.Nth);

    // What the day is called on the lunar calendar says whether it lies in the range; the 29th that ends a month is its 30th too.
    private static bool IsLunar(LunarDay start, LunarDay end, LocalDate day)
    {
        var date = LunarCalendar.Of(day);
        var (from, to) = (Rank(start), Rank(end));
        var here = ((((date.Month * 2) + (date.IsLeap ? 1 : 0)) * 32) + date.Day, LunarCalendar.DaysIn(date.Year, date.Month, date.IsLeap) == date.Day);
        var passesNewYear = to < from;
        var afterStart = Reaches(here, from) && Exists(start, date.Year) && Exists(end, passesNewYear ? date.Year + 1 : date.Year);
        var beforeEnd = here.Item1 <= to;
        return passesNewYear
            ? afterStart || (beforeEnd && Exists(end, date.Year) && Exists(start, date.Year - 1))
            : afterStart && beforeEnd;
    }

    private static bool Reaches((int Rank, bool IsLast) here, int from) => here.Rank >= from || (here.IsLast && here.Rank + 1 == from && from % 32 == 30);

    private static bool Exists(LunarDay day, int year) => !day.IsLeap || LunarCalendar.LeapMonthOf(year) == day.Month;

    private static int Rank(LunarDay day) => (((day.Month * 2) + (day.IsLeap ? 1 : 0)) * 32) + day.Day;

    // Month and day as a number: 229 in a range from 229 or up to 229 says by itself what happens in other years.
    private static bool IsYearly(DayRule.Yearly yearly, int day)
    {
        var start = (yearly.Start.Month * 100) + yearly.Start.Day;
        var end = (yearly.End.Month * 100) + yearly.End.Day;
        return start <= end ? start <= day && day <= end : day >= start || day <= end;
    }
}
