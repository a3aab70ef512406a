using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Frames;

namespace SignageHub.Documents.Reports;

/// <summary>All that a report on one playlist says, figures only; words come from <see cref="ReportText"/>.</summary>
public sealed record ReportModel
{
    /// <summary>The office that reports, as boards.json names it.</summary>
    public required string Office { get; init; }

    /// <summary>The body above it, first line of the head; null leaves the line out.</summary>
    public string? Parent { get; init; }

    /// <summary>Where it is signed; null leaves dots for the clerk.</summary>
    public string? Place { get; init; }

    /// <summary>The letters after <c>/BC-</c>; null leaves dots.</summary>
    public string? Code { get; init; }

    /// <summary>The signer's office, one line each, for example <c>KT. GIÁM ĐỐC</c>, <c>PHÓ GIÁM ĐỐC</c>.</summary>
    public IReadOnlyList<string> Signer { get; init; } = [];

    /// <summary>Whom it goes to; null leaves the line out.</summary>
    public string? Addressee { get; init; }

    /// <summary>The playlist's id and name.</summary>
    public required string Playlist { get; init; }

    public required string Subject { get; init; }

    public string? PlanNumber { get; init; }

    public LocalDate? PlanIssued { get; init; }

    public string? PlanOffice { get; init; }

    /// <summary>The days on which it reports, both included.</summary>
    public required DateInterval Days { get; init; }

    public required IReadOnlyList<ReportLine> Lines { get; init; }

    public IReadOnlyList<ReportDark> Dark { get; init; } = [];

    public IReadOnlyList<ReportApproval> Approvals { get; init; } = [];

    public IReadOnlyList<ReportPicture> Pictures { get; init; } = [];

    /// <summary>What the figures do not prove, beside what no report of this kind can.</summary>
    public IReadOnlyList<Bilingual> Doubts { get; init; } = [];

    /// <summary>Each slogan once, in the order of the playlist.</summary>
    public IEnumerable<IGrouping<string, ReportLine>> Slogans => Lines.GroupBy(line => line.Entry, StringComparer.Ordinal);

    public int Boards => Lines.Select(line => line.BoardId).Distinct(StringComparer.Ordinal).Count();
}

/// <summary>A slogan on a board.</summary>
public sealed record ReportLine
{
    /// <summary>As in manifests and plays: <c>647-KH-SCT/1</c>.</summary>
    public required string Entry { get; init; }

    public required string Slogan { get; init; }

    public required string BoardId { get; init; }

    public required string Board { get; init; }

    /// <summary>Every day on which it was to show or did, in order.</summary>
    public required IReadOnlyList<ReportDay> Days { get; init; }

    public IReadOnlyList<ReportMiss> Missed { get; init; } = [];

    public long Count => Days.Sum(d => d.Count);

    public Duration Lit => Sum(d => d.Lit);

    public Duration Planned => Sum(d => d.Planned);

    public Duration Absent => Duration.FromTicks(Missed.Sum(m => m.Length.BclCompatibleTicks));

    public int DaysShown => Days.Count(d => d.Count > 0);

    private Duration Sum(Func<ReportDay, Duration> of) => Duration.FromTicks(Days.Sum(d => of(d).BclCompatibleTicks));
}

/// <summary>A slogan on a board on a day of the board's zone.</summary>
/// <param name="Day">The day.</param>
/// <param name="Planned">How long it had its turns, alone or with others, by the playlist as it stands.</param>
/// <param name="Lit">How long the board says that it was lit itself.</param>
/// <param name="Count">How often its turn came.</param>
/// <param name="First">When the board first lit it that day; null when it did not.</param>
/// <param name="Last">When it last did.</param>
public sealed record ReportDay(LocalDate Day, Duration Planned, Duration Lit, long Count, LocalTime? First, LocalTime? Last);

/// <summary>A time for which the slogan was to show and nothing proves that it did.</summary>
public sealed record ReportMiss(LocalDateTime From, LocalDateTime Until, Duration Length, Bilingual Why);

/// <summary>A time for which boards were ordered dark.</summary>
/// <param name="Board">Its name.</param>
/// <param name="From">As ordered.</param>
/// <param name="Until">As ordered.</param>
/// <param name="Verdict">What the hub saw.</param>
/// <param name="IsKept">From the first minute to the last.</param>
/// <param name="Proved">How long the board itself says that it was dark in this time; null where it said nothing.</param>
public sealed record ReportDark(string Board, LocalDateTime From, LocalDateTime Until, Bilingual Verdict, bool IsKept, Duration? Proved);

/// <summary>Who approved what.</summary>
/// <param name="Slogan">Null for a dark entry.</param>
/// <param name="By">The person.</param>
/// <param name="At">When, in the office's zone.</param>
/// <param name="Record">The record's id.</param>
/// <param name="Boards">Their names.</param>
public sealed record ReportApproval(string? Slogan, string By, LocalDateTime At, string Record, IReadOnlyList<string> Boards);

/// <summary>A frame of a slogan on boards.</summary>
/// <param name="Slogan">The text.</param>
/// <param name="Board">The boards' names.</param>
/// <param name="Frame">The pixels.</param>
/// <param name="Page">From 1.</param>
/// <param name="Pages">How many there are.</param>
/// <param name="IsProved">The plays name exactly this scene; otherwise it is how it would be drawn today.</param>
public sealed record ReportPicture(string Slogan, string Board, Frame Frame, int Page, int Pages, bool IsProved);
