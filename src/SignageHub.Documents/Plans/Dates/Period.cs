using NodaTime;

namespace SignageHub.Documents.Plans.Dates;

/// <summary>A stretch of days, or one day, as a text gives it.</summary>
/// <param name="Start">Where its words begin in the text, in UTF-16 code units.</param>
/// <param name="End">Where they end, not included.</param>
internal sealed record Period(int Start, int End)
{
    /// <summary>The first day, included; null where the text names only the end.</summary>
    public LocalDate? From { get; init; }

    /// <summary>The last day, included.</summary>
    public LocalDate? To { get; init; }

    /// <summary>The hour at which it starts, where hours are given.</summary>
    public LocalTime? FromHour { get; init; }

    public LocalTime? ToHour { get; init; }

    /// <summary>Two days, or a whole month: more than a bare date.</summary>
    public bool IsRange { get; init; }

    /// <summary>Each day in these hours, rather than from an hour of the first day to one of the last.</summary>
    public bool HoursAreDaily { get; init; }

    public bool IsLunar { get; init; }

    /// <summary>A year was written nowhere in it, and was taken from its surroundings.</summary>
    public bool YearIsInferred { get; init; }

    /// <summary><c>từ nay</c> was read as the day of the document.</summary>
    public bool IsRelative { get; init; }

    public bool IsYearly { get; init; }

    /// <summary>What cannot be a year, as printed.</summary>
    public string? WrongYear { get; init; }

    /// <summary>Both ends are the same day of different years: an anniversary, nothing to schedule.</summary>
    public bool IsJubilee { get; init; }

    /// <summary>The years of a jubilee.</summary>
    public (int First, int Last)? JubileeYears { get; init; }

    public int? Days => From is { } from && To is { } to ? NodaTime.Period.DaysBetween(from, to) + 1 : null;
}

/// <summary>What a document says about years, for dates that leave it out.</summary>
/// <param name="Issued">The day of the document; what <c>từ nay</c> means.</param>
/// <param name="Year">The year of its title, else of its day.</param>
/// <param name="Lunar">From a lunar day to the solar one: lunar year, month, day; null when there is no such day.</param>
internal sealed record DateContext(LocalDate? Issued, int? Year, Func<int, int, int, LocalDate?> Lunar);
