using NodaTime;
using SignageHub.Core.Observances;

namespace SignageHub.Core.Playlists;

/// <summary>When an entry may show: days by a rule, narrowed by hours, weekdays and exceptions; all in the board's wall-clock time.</summary>
public sealed record When(DayRule Rule)
{
    /// <summary>Hours of each day; empty means the whole day, midnight to midnight.</summary>
    public IReadOnlyList<HourRange> Hours { get; init; } = [];

    /// <summary>Only these weekdays; empty means all seven. A range past midnight counts for the day on which it starts.</summary>
    public IReadOnlySet<IsoDayOfWeek> Days { get; init; } = new HashSet<IsoDayOfWeek>();

    /// <summary>Never on these days. A range past midnight that started the day before runs to its end.</summary>
    public IReadOnlySet<LocalDate> Except { get; init; } = new HashSet<LocalDate>();
}

/// <summary>Which days; a closed set of cases, nested here.</summary>
public abstract record DayRule
{
    private DayRule()
    {
    }

    /// <summary>For rules that come back each year: only in these years, those whose official theme the slogan is. Null for every year.</summary>
    /// <remarks>The year is that of the first day of the occurrence, without the days before it.</remarks>
    public IReadOnlySet<int>? Years { get; init; }

    /// <summary>Single days, in any order, each at most once.</summary>
    public sealed record On(IReadOnlyList<LocalDate> Dates) : DayRule;

    /// <summary>From the first to the last day, both included.</summary>
    public sealed record Period(DateInterval Dates) : DayRule;

    /// <summary>The same days each year, both included. An end before the start lies in the next year: 12-20/01-10.</summary>
    /// <remarks>29 February: as a single day, and as a start or an end of a range, it exists only in leap years; in others a
    /// single day is skipped, a range starts on 1 March or ends on 28 February.</remarks>
    public sealed record Yearly(AnnualDate Start, AnnualDate End) : DayRule;

    /// <summary>The same lunar days each year (Vietnamese calendar), both included. An end before the start lies in the next lunar year: 12-20/01-10.</summary>
    /// <remarks>Day 30 of a month of 29 days is its last day. An end in a leap month exists only in years that have it; in others there is no range.</remarks>
    public sealed record LunarYearly(LunarDay Start, LunarDay End) : DayRule;

    /// <summary>The days of an observance, with some before and after.</summary>
    /// <param name="Observance">As it was when the playlist was read. Days that are only proposed do not count.</param>
    /// <param name="DaysBefore">0 to 366.</param>
    /// <param name="DaysAfter">0 to 366.</param>
    public sealed record Observed(Observance Observance, int DaysBefore, int DaysAfter) : DayRule;

    /// <summary>Every day.</summary>
    public sealed record Always : DayRule;
}
