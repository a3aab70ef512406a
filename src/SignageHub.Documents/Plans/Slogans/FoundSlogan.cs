using SignageHub.Documents.Plans.Dates;

namespace SignageHub.Documents.Plans.Slogans;

/// <summary>Where a slogan was found: decides what else may stand for it.</summary>
internal enum SloganKind
{
    Listed,

    /// <summary>A theme: an entry only where nothing else is given to show.</summary>
    Theme,
}

/// <summary>A slogan before it is known when to show it.</summary>
/// <param name="Paragraph">Index of the paragraph it stands in.</param>
/// <param name="Intro">Index of the paragraph that leads up to its list; its own where there is none.</param>
internal sealed record FoundSlogan(string Text, int Paragraph, int Intro, SloganKind Kind)
{
    public string? Translation { get; init; }

    /// <summary>Periods that stand with the slogan itself.</summary>
    public IReadOnlyList<Period> Own { get; init; } = [];

    /// <summary>The time that stands with the slogan and could not be read: then no other takes its place.</summary>
    public string? UnreadTime { get; init; }

    public IReadOnlyList<PlanWarning> Warnings { get; init; } = [];

    /// <summary>Its number in a numbered list; 0 elsewhere.</summary>
    public int Number { get; init; }
}
