using System.Globalization;
using NodaTime;
using SignageHub.Core;

namespace SignageHub.Documents.Plans;

/// <summary>What was understood of a plan document: nothing of it is in force, everything is for a person to judge.</summary>
/// <param name="Document">What the document says about itself.</param>
/// <param name="Proposals">In the order of the document.</param>
/// <param name="Reminders">Days that matter and are no entries: the report, flags.</param>
/// <param name="Warnings">Doubts about the document as a whole.</param>
public sealed record PlanReading(PlanHead Document, IReadOnlyList<Proposal> Proposals, IReadOnlyList<Reminder> Reminders, IReadOnlyList<PlanWarning> Warnings);

/// <summary>What the document says about itself; null where it does not say.</summary>
public sealed record PlanHead
{
    /// <summary>As printed, without blanks: <c>647/KH-SCT</c>.</summary>
    public string? Number { get; init; }

    public LocalDate? Issued { get; init; }

    public string? Office { get; init; }

    public string? Subject { get; init; }

    /// <summary>The day printed in the deadline; with <c>trước ngày</c> the report leaves on the day before at the latest.</summary>
    public LocalDate? ReportDue { get; init; }

    /// <summary>The words of the deadline: <c>trước ngày</c>, <c>chậm nhất ngày</c>.</summary>
    public string? ReportDueWording { get; init; }

    public string? ReportTo { get; init; }

    /// <summary>Where that office sends it on to, where the same sentence says so: <c>… về Sở A trước ngày … để tổng hợp, gửi Sở B</c>.</summary>
    public string? ReportPassedTo { get; init; }

    /// <summary>The last day on which the report is in time.</summary>
    public LocalDate? LastReportDay => ReportDueWording?.StartsWith("trước", StringComparison.Ordinal) == true ? ReportDue?.PlusDays(-1) : ReportDue;

    public string? Responsible { get; init; }
}

/// <summary>An end of a proposed period.</summary>
/// <param name="Day">Included.</param>
/// <param name="Hour">Where the document gives hours.</param>
public readonly record struct PlanMoment(LocalDate Day, LocalTime? Hour)
{
    /// <summary>ISO 8601: <c>2023-03-25</c>, or <c>2023-03-25T20:30</c>.</summary>
    public override string ToString() => Hour is { } hour
        ? string.Create(CultureInfo.InvariantCulture, $"{Day:uuuu-MM-dd}T{hour:HH:mm}")
        : Day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>An entry that the document asks for.</summary>
public sealed record Proposal
{
    public PlanMoment? From { get; init; }

    public PlanMoment? To { get; init; }

    /// <summary>Each day from <see cref="From"/> to <see cref="To"/> in their hours, rather than without a break between the two.</summary>
    public bool HoursAreDaily { get; init; }

    /// <summary>As written, NFC, without marker, outer quotes and end mark; null where the document gives a period without text, or asks for darkness.</summary>
    public string? Slogan { get; init; }

    /// <summary>The text in the other language, where the document gives it.</summary>
    public string? Translation { get; init; }

    /// <summary>The names of the observances, joined by <c>; </c>.</summary>
    public string? Observance { get; init; }

    /// <summary>The ids of the observances.</summary>
    public IReadOnlyList<string> ObservanceIds { get; init; } = [];

    /// <summary>Proposals with the same number come from one list of which one slogan is enough; null where all are asked for.</summary>
    public int? Choice { get; init; }

    /// <summary>The boards are to be dark in these hours.</summary>
    public bool Dark { get; init; }

    public IReadOnlyList<PlanWarning> Warnings { get; init; } = [];

    /// <summary>The day that was put in the place of a written one that cannot be right, ISO 8601; null where the days stand as written. A person has to confirm it.</summary>
    public string? Corrected => Warnings.FirstOrDefault(w => w.Code == PlanWarning.YearTypo && w.Suggestion is not null)?.Suggestion;

    public required PlanSource Source { get; init; }
}

/// <summary>Where in the document something stands.</summary>
/// <param name="Line">From 1; in a DOCX the paragraph or row.</param>
/// <param name="Text">What stands there.</param>
public sealed record PlanSource(int Line, string Text);

/// <summary>A doubt, its evidence, and what is proposed instead. Nothing is changed without a person.</summary>
/// <param name="Code">Names the kind: <c>year-typo</c>, <c>choose-one</c> and so on.</param>
/// <param name="Suggestion">The proposed value; null where there is none.</param>
public sealed record PlanWarning(string Code, Bilingual Message, string? Suggestion = null)
{
    /// <summary>What the suggestion changes of the proposal; null where a person has to find that out.</summary>
    public PlanRemedy? Remedy { get; init; }

    /// <summary>The code where a year cannot be right and the proposal has the probable day.</summary>
    internal const string YearTypo = "year-typo";
}

/// <summary>What would be another in a proposal if somebody agrees: days, or words of its slogan.</summary>
/// <param name="From">The first day; null where it stays.</param>
/// <param name="To">The last day; null where it stays.</param>
/// <param name="Written">Words of the slogan, whole as they stand there; null where they stay.</param>
/// <param name="Instead">What takes their place.</param>
public sealed record PlanRemedy(LocalDate? From = null, LocalDate? To = null, string? Written = null, string? Instead = null);

/// <summary>A day of the document that is no entry.</summary>
/// <param name="Kind"><c>report</c> or <c>flags</c>.</param>
public sealed record Reminder(string Kind, LocalDate? From, LocalDate? To, PlanSource Source);
