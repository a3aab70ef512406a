using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.Text;
using SignageHub.Core.Boards;
using SignageHub.Core.Observances;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;

namespace SignageHub.Core.Tests.Programmes;

/// <summary>A board, its playlists and some hours in which to watch it, most of them on odd days.</summary>
internal sealed record Case(string Zone, Instant From, int Minutes, IReadOnlyList<HourRange> BoardHours, IReadOnlyList<Playlist> Playlists)
{
    public Board Board => Some.Board(Some.Zone(Zone)) with { Hours = BoardHours };

    public Programme Programme => Programme.For(Board, Playlists);

    public Instant Until => From + Duration.FromMinutes(Minutes);

    public MinuteOracle Oracle => new(Board, Programme.Entries, From, Minutes);

    public override string ToString()
    {
        var text = new StringBuilder().AppendLine().AppendLine($"{Zone} {From} for {Minutes} minutes; board {string.Join(", ", BoardHours)}");
        foreach (var scheduled in Playlists.SelectMany(p => p.Entries.Select(e => new ScheduledEntry(p, e))))
        {
            var (entry, when) = (scheduled.Entry, scheduled.Entry.When);
            text.AppendLine($"  {scheduled.Key} {(entry.Dark ? "dark!" : entry.Level)} {Describe(when.Rule)} hours {string.Join(", ", when.Hours)} " +
                $"days {string.Join(", ", when.Days)} except {string.Join(", ", when.Except.Select(LocalDatePattern.Iso.Format))}");
        }

        return text.ToString();
    }

    private static string Describe(Observance observance) =>
        $"[{(observance.Rule is ObservanceRule.Offset offset ? $"{offset.Days} from {Describe(offset.Of)}" : observance.Rule is ObservanceRule.Events events ? string.Join(' ', events.Dates) : $"{observance.Rule}")}"
        + (observance.NeedsConfirmation ? " proposed" : "") + string.Concat(observance.Confirmed.Select(c => $" confirmed {LocalDatePattern.Iso.Format(c.Value.Date)}")) + "]";

    private static string Describe(DayRule rule) => DaysOf(rule) + (rule.Years is { } years ? " in " + string.Join(", ", years) : "");

    private static string DaysOf(DayRule rule) => rule switch
    {
        DayRule.On on => "on " + string.Join(", ", on.Dates.Select(LocalDatePattern.Iso.Format)),
        DayRule.Period period => period.Dates.ToString(),
        DayRule.Yearly yearly => $"yearly {yearly.Start}/{yearly.End}",
        DayRule.LunarYearly lunar => $"lunarYearly {lunar.Start}/{lunar.End}",
        DayRule.Observed observed => $"{Describe(observed.Observance)} -{observed.DaysBefore} +{observed.DaysAfter}",
        _ => "always",
    };
}

/// <summary>Makes cases; drops entries one by one where a case fails.</summary>
internal static class Cases
{
    /// <summary>Days on which clocks jump, the date line moves, a leap day falls or not, a month or a year ends.</summary>
    private static readonly (string Zone, string Date)[] OddDays =
    [
        ("Asia/Ho_Chi_Minh", "2023-03-25"), ("Asia/Ho_Chi_Minh", "2024-02-29"), ("Asia/Ho_Chi_Minh", "2023-12-31"), ("UTC", "2023-02-28"), ("UTC", "2100-02-28"),
        ("Europe/Berlin", "2024-03-31"), ("Europe/Berlin", "2024-10-27"), ("Europe/Dublin", "2023-03-26"), ("Europe/Dublin", "2023-10-29"),
        ("Africa/Casablanca", "2024-03-10"), ("Africa/Casablanca", "2024-04-14"), ("America/Asuncion", "2023-10-01"), ("America/Asuncion", "2024-03-24"),
        ("America/Sao_Paulo", "2017-10-15"), ("America/Sao_Paulo", "2018-02-18"), ("Australia/Lord_Howe", "2023-10-01"), ("Australia/Lord_Howe", "2024-04-07"),
        ("Pacific/Apia", "2011-12-30"), ("Pacific/Apia", "2011-09-24"), ("Pacific/Kwajalein", "1993-08-21"), ("America/Toronto", "1919-03-30"),
        ("America/St_Johns", "2006-10-29"), ("America/St_Johns", "2007-03-11"), ("Atlantic/Azores", "2023-10-29"), ("America/Nuuk", "2024-03-30"),
        ("America/Santiago", "2024-04-07"), ("America/Santiago", "2024-09-08"), ("Asia/Beirut", "2024-03-31"), ("Asia/Beirut", "2023-10-29"),
        ("Asia/Ho_Chi_Minh", "2025-07-25"), ("Asia/Ho_Chi_Minh", "2025-08-22"), ("Asia/Ho_Chi_Minh", "2026-02-17"), ("Asia/Ho_Chi_Minh", "2033-12-22"), ("UTC", "2030-02-02"),
        ("America/Havana", "2023-03-12"), ("America/Havana", "2023-11-05"), ("Pacific/Kiritimati", "1994-12-31"),
    ];

    public static Arbitrary<Case> Any { get; } = Arb.From(OddDays.Select(d => (d.Zone, Some.Date(d.Date))).ToGen().SelectMany(o => Near(o.Item1, o.Item2)), Smaller);

    /// <summary>Where clocks never change, at any time of a few years.</summary>
    public static Arbitrary<Case> Steady { get; } = Arb.From(
        from zone in Gen.Elements("UTC", "Asia/Ho_Chi_Minh")
        from days in Gen.Choose(0, 3000)
        from made in Near(zone, new LocalDate(2020, 1, 1).PlusDays(days))
        select made,
        Smaller);

    private static Gen<T> ToGen<T>(this IEnumerable<T> items) => Gen.Elements(items.ToArray());

    private static Gen<Case> Near(string zone, LocalDate day) =>
        from before in Gen.Choose(0, 3 * 1440)
        from minutes in Gen.Choose(1, 5 * 1440)
        from board in Gen.Frequency((3, Gen.Constant(0)), (2, Gen.Choose(1, 2))).SelectMany(n => Hours.ListOf(n))
        from lists in Gen.Choose(1, 5).SelectMany(n => Playlist(day).ListOf(n))
        let noon = day.At(new LocalTime(12, 0)).InZoneLeniently(Some.Zone(zone)).ToInstant()
        select new Case(
            zone,
            noon - Duration.FromMinutes(before),
            minutes,
            [.. board],
            [.. lists.Select((p, i) => p with { Id = $"list-{(char)('a' + i)}" }).Reverse()]);

    private static Gen<Playlist> Playlist(LocalDate near) =>
        Gen.Choose(0, 3).SelectMany(n => Entry(near).ListOf(n)).Select(entries => Some.Playlist("list", [.. entries]));

    private static Gen<Entry> Entry(LocalDate near) =>
        from when in When(near)
        from level in Gen.Elements(Level.Filler, Level.Normal, Level.Normal, Level.Exclusive, Level.Alert)
        from dark in Gen.Frequency((5, Gen.Constant(false)), (1, Gen.Constant(true)))
        select dark ? Some.DarkEntry(when) : Some.Entry(when, level);

    private static Gen<When> When(LocalDate near) =>
        from rule in Rule(near)
        from hours in Gen.Choose(0, 2).SelectMany(n => Hours.ListOf(n))
        from days in Gen.Frequency((2, Gen.Constant(0)), (1, Gen.Choose(1, 7))).SelectMany(n => Gen.Choose(1, 7).ListOf(n))
        from except in Gen.Frequency((2, Gen.Constant(0)), (1, Gen.Choose(1, 3))).SelectMany(n => Day(near).ListOf(n))
        select new When(rule) { Hours = [.. hours], Days = days.Select(d => (IsoDayOfWeek)d).ToHashSet(), Except = except.ToHashSet() };

    private static Gen<DayRule> Rule(LocalDate near) => Gen.OneOf(
        from years in Years(near) select (DayRule)new DayRule.Always { Years = years },
        Gen.Choose(1, 4).SelectMany(n => Day(near).ListOf(n)).Select(days => (DayRule)new DayRule.On([.. days.Distinct()])),
        from a in Day(near) from b in Day(near) select (DayRule)new DayRule.Period(new DateInterval(LocalDate.Min(a, b), LocalDate.Max(a, b))),
        from a in Annual(near) from b in Annual(near) from years in Years(near) select (DayRule)new DayRule.Yearly(a, b) { Years = years },
        from a in Annual(near) from years in Years(near) select (DayRule)new DayRule.Yearly(a, a) { Years = years },
        from a in Lunar(near) from b in Lunar(near) select (DayRule)new DayRule.LunarYearly(a, b),
        from a in Lunar(near) from years in Years(near) select (DayRule)new DayRule.LunarYearly(a, a) { Years = years },
        from observance in Gen.OneOf(Plain(near), Settled(near), Counted(near))
        from before in Gen.Choose(0, 3)
        from after in Gen.Choose(0, 3)
        from years in observance.Rule is ObservanceRule.Yearly or ObservanceRule.Lunar ? Gen.Constant<IReadOnlySet<int>?>(null) : Years(near)
        select (DayRule)new DayRule.Observed(observance, before, after) { Years = years });

    /// <summary>Mostly every year; else those of a theme.</summary>
    private static Gen<IReadOnlySet<int>?> Years(LocalDate near) => Gen.Frequency(
        (3, Gen.Constant<IReadOnlySet<int>?>(null)),
        (1, Gen.Choose(-1, 1).ListOf(2).Select(by => (IReadOnlySet<int>?)by.Select(n => near.Year + n).ToHashSet())));

    private static Gen<Observance> Plain(LocalDate near) => Observed(near).Select(rule => Named("ngay", rule));

    /// <summary>One that waits for a confirmation, or has one: another day of the year, or of a neighbouring year.</summary>
    private static Gen<Observance> Settled(LocalDate near) =>
        from rule in Short(near)
        from waits in Gen.Elements(true, false)
        from days in Gen.Choose(0, 2).SelectMany(n => Gen.Frequency((4, Day(near)), (1, Day(near.PlusYears(1)))).ListOf(n))
        select Named("cho", rule) with
        {
            NeedsConfirmation = waits,
            Confirmed = days.DistinctBy(d => d.Year).ToDictionary(d => d.Year, d => new Confirmation(d, "1")),
        };

    private static Gen<Observance> Counted(LocalDate near) =>
        from shift in Gen.Choose(-40, 40)
        from of in Gen.OneOf(Short(near.PlusDays(-shift)).Select(rule => Named("kia", rule)), Settled(near.PlusDays(-shift)))
        from again in Gen.Choose(-3, 3)
        from twice in Gen.Elements(true, false)
        let once = Named("ngay", new ObservanceRule.Offset(of, shift))
        select twice ? Named("nua", new ObservanceRule.Offset(once, again)) : once;

    private static Observance Named(string id, ObservanceRule rule) => new() { Id = id, Name = new(id, id), Rule = rule };

    /// <summary>Rules whose ranges last a week at most, so that it is plain where one begins.</summary>
    private static Gen<ObservanceRule> Short(LocalDate near) => Gen.OneOf(
        from a in Annual(near) select (ObservanceRule)new ObservanceRule.Yearly(a, a),
        from a in Lunar(near) select (ObservanceRule)new ObservanceRule.Lunar(a, a),
        Nth(near).Select(nth => (ObservanceRule)nth),
        from day in Day(near)
        from other in Gen.Elements(0, 1)
        from guess in Nth(near)
        select (ObservanceRule)new ObservanceRule.Table(new Dictionary<int, LocalDate> { [day.Year + other] = day.PlusYears(other) }, guess with { WholeWeek = false }),
        from a in Day(near) from length in Gen.Choose(0, 5) select (ObservanceRule)new ObservanceRule.Events([new DateInterval(a, a.PlusDays(length))]));

    private static Gen<ObservanceRule.NthWeekday> Nth(LocalDate near) =>
        from day in Day(near)
        from nth in Gen.Elements(-1, 1, 2, 3, 4, 5)
        from week in Gen.Elements(true, false)
        // The week of the first days of January begins in the year before.
        select new ObservanceRule.NthWeekday(day.Month, day.DayOfWeek, nth, week && day.Month is not 1);

    private static Gen<ObservanceRule> Observed(LocalDate near) => Gen.OneOf(
        from a in Annual(near) from b in Annual(near) select (ObservanceRule)new ObservanceRule.Yearly(a, b),
        from a in Lunar(near) select (ObservanceRule)new ObservanceRule.Lunar(a, a),
        Nth(near).Select(nth => (ObservanceRule)nth),
        from day in Day(near) select (ObservanceRule)new ObservanceRule.Table(new Dictionary<int, LocalDate> { [day.Year] = day }, null),
        from a in Day(near) from length in Gen.Choose(0, 5) select (ObservanceRule)new ObservanceRule.Events([new DateInterval(a, a.PlusDays(length))]));

    private static Gen<LunarDay> Lunar(LocalDate near) =>
        from day in Gen.Choose(-35, 35).Select(near.PlusDays).Select(LunarCalendar.Of)
        from exact in Gen.Frequency((3, Gen.Constant(day.Day)), (1, Gen.Elements(1, 29, 30)))
        from leap in Gen.Frequency((4, Gen.Constant(day.IsLeap)), (1, Gen.Elements(true, false)))
        select new LunarDay(day.Month, exact, leap);

    private static Gen<AnnualDate> Annual(LocalDate near) => Gen.Frequency(
        (6, Day(near).Select(d => new AnnualDate(d.Month, d.Day))),
        (1, Gen.Elements(new AnnualDate(2, 29), new AnnualDate(2, 28), new AnnualDate(3, 1), new AnnualDate(12, 31), new AnnualDate(1, 1))));

    private static Gen<LocalDate> Day(LocalDate near) => Gen.Choose(-4, 4).Select(near.PlusDays);

    private static Gen<HourRange> Hours => from start in Time from end in Time select new HourRange(start, end);

    // Times at which clocks change somewhere, and any other minute.
    private static Gen<LocalTime> Time => Gen.Frequency(
        (3, Gen.Choose(0, 12).Select(q => LocalTime.Midnight.PlusMinutes(q * 15))),
        (2, Gen.Choose(-8, 0).Select(q => LocalTime.Midnight.PlusMinutes(q * 15))),
        (1, Gen.Choose(0, 1439).Select(m => LocalTime.Midnight.PlusMinutes(m))));

    private static IEnumerable<Case> Smaller(Case made)
    {
        if (made.BoardHours.Count > 0)
            yield return made with { BoardHours = [] };
        foreach (var list in made.Playlists)
        {
            yield return made with { Playlists = [.. made.Playlists.Where(p => p != list)] };
            foreach (var entry in list.Entries)
                yield return made with { Playlists = [.. made.Playlists.Select(p => p == list ? p with { Entries = [.. p.Entries.Where(e => e != entry)] } : p)] };
        }
    }
}
