using NodaTime;
using SignageHub.Core.Observances;

namespace SignageHub.Core.Coverage;

/// <summary>How well the year's observances and the playlists fit together.</summary>
/// <param name="Year">Which year.</param>
/// <param name="Observances">Every observance with a day in it, in order of the days; without those that the office does not keep.</param>
/// <param name="Findings">What is worth a look, by kind.</param>
public sealed record CoverageReport(int Year, IReadOnlyList<ObservanceCoverage> Observances, IReadOnlyList<CoverageFinding> Findings);

public enum CoverageState
{
    /// <summary>An entry is there for it: it names it, or mentions its name, and shows on a day of it.</summary>
    Covered,

    /// <summary>Something other than a filler shows on its days, but nothing names it.</summary>
    ByDateOnly,

    /// <summary>Its day is only proposed.</summary>
    Unconfirmed,

    None,
}

/// <param name="Observance">Which.</param>
/// <param name="Occurrence">Its days.</param>
/// <param name="State">Whether anything is there for it.</param>
/// <param name="Entries">Names of the entries that show on its days (for none: empty).</param>
/// <param name="Theme">The year's theme, where it is known.</param>
public sealed record ObservanceCoverage(Observance Observance, Occurrence Occurrence, CoverageState State, IReadOnlyList<string> Entries, Theme? Theme);

public enum FindingKind
{
    /// <summary>Three or more entries take turns.</summary>
    Crowded,

    /// <summary>It is never its time in the year, or never within the hours of a board.</summary>
    NeverShows,

    /// <summary>Its time comes, but a higher level wins each time.</summary>
    Hidden,

    /// <summary>The slogan names a day that is over before it shows, or long after.</summary>
    DateOutsideWindow,

    /// <summary>A count of years is not what the years make.</summary>
    Arithmetic,

    /// <summary>An official theme of another year: to be reviewed, it does not show by itself.</summary>
    OldTheme,
}

/// <param name="Kind">What it is.</param>
/// <param name="Entry">The entry's name, <c>647-KH-SCT/1</c>; several for crowded days, joined with commas.</param>
/// <param name="Message">What is the matter and what to do.</param>
/// <param name="Days">The days it is about; null for the whole year.</param>
/// <param name="Place">Where the entry stands; null where it is about several.</param>
public sealed record CoverageFinding(FindingKind Kind, string Entry, Bilingual Message, DateInterval? Days = null, SourcePlace? Place = null)
{
    /// <summary>The entry's; null where it has none, or where it is about several.</summary>
    public string? Slogan { get; init; }
}
