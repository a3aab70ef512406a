using NodaTime;

namespace SignageHub.Documents.Plans.Dates;

internal enum DateTokenKind
{
    /// <summary>A day, of which month and year may be missing.</summary>
    Day,

    /// <summary>A whole month, of which the year may be missing.</summary>
    Month,

    /// <summary>A time of day.</summary>
    Hour,

    /// <summary><c>từ nay</c>: the day of the document.</summary>
    Now,
}

/// <summary>A piece of a date as it stands in a text.</summary>
/// <param name="Start">Where it begins, in UTF-16 code units.</param>
/// <param name="End">Where it ends, not included.</param>
internal sealed record DateToken(int Start, int End, DateTokenKind Kind)
{
    /// <summary>1 to 31, or 0 where <see cref="Kind"/> is no day.</summary>
    public int Day { get; init; }

    /// <summary>1 to 12, or 0 where it is missing.</summary>
    public int Month { get; init; }

    /// <summary>0 where it is missing or no year.</summary>
    public int Year { get; init; }

    /// <summary>The year as printed, where it cannot be one: <c>219</c>.</summary>
    public string? WrongYear { get; init; }

    public bool IsLunar { get; init; }

    public LocalTime Hour { get; init; }
}
