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

    /// <summary>The signer's name, below the room for the signature; null leaves it out.</summary>
    public string? SignerName { get; init; }

    /// <summary>Whom it goes to; empty leaves the lines out.</summary>
    public IReadOnlyList<string> Addressees { get; init; } = [];

    /// <summary>The playlist's id and name.</summary>
    public required string Playlist { get; init; }

    public required string Subject { get; init; }

    public string? PlanNumber { get; init; }

    public LocalDate? PlanIssued { get; init; }

    public string? PlanOffice { get; init; }

    /// <summary>The days on which it reports, both included.</summary>
    public required DateInterval Days { get; init; }

    public required IReadOnlyList<ReportLine> Lines { get; init; }

    /// <summary>Planned and missed time of each board, every minute once, however many slogans took turns in it.</summary>
    public IReadOnlyList<ReportBoard> Boards { get; init; } = [];

    /// <summary>What the journals hold under the playlist that is no slogan's text as it stands now.</summary>
    public IReadOnlyList<ReportOther> Others { get; init; } = [];

    public IReadOnlyList<ReportDark> Dark { get; init; } = [];

    /// <summary>The approvals under which plays were lit, and plays without one.</summary>
    public IReadOnlyList<ReportApproval> Approvals { get; init; } = [];

    public IReadOnlyList<ReportPicture> Pictures { get; init; } = [];

    /// <summary>What the figures do not prove, beside what no report of this kind can.</summary>
    public IReadOnlyList<Bilingual> Doubts { get; init; } = [];

    /// <summary>Each slogan once, in the order of the playlist.</summary>
    public IEnumerable<IGrouping<string, ReportLine>> Slogans => Lines.GroupBy(line => line.Entry, StringComparer.Ordinal);

    public Duration Planned => Duration.FromTicks(Boards.Sum(board => board.Planned.BclCompatibleTicks));

    public Duration Missed => Duration.FromTicks(Boards.Sum(board => board.Missed.BclCompatibleTicks));
}

/// <summary>A slogan on a board.</summary>
public sealed record ReportLine
{
    /// <summary>As in manifests and plays: <c>647-KH-SCT/1</c>.</summary>
    public required string Entry { get; init; }

    public required string Slogan { get; init; }

    /// <summary>Its second language; null for none.</summary>
    public string? English { get; init; }

    public required string BoardId { get; init; }

    public required string Board { get; init; }

    /// <summary>Every day on which it was to show or did, in order.</summary>
    public required IReadOnlyList<ReportDay> Days { get; init; }

    public IReadOnlyList<ReportMiss> Missed { get; init; } = [];

    /// <summary>When it was shown beside the plan as it stands.</summary>
    public IReadOnlyList<ReportSpan> Outside { get; init; } = [];

    /// <summary>Turns behind a line of the journal that does not fit: in no other figure.</summary>
    public long DoubtfulCount { get; init; }

    /// <summary>Their time.</summary>
    public Duration DoubtfulLit { get; init; }

    public long Count => Days.Sum(d => d.Count);

    public Duration Lit => Sum(d => d.Lit);

    public Duration Planned => Sum(d => d.Planned);

    public Duration Absent => Duration.FromTicks(Missed.Sum(m => m.Length.BclCompatibleTicks));

    public int DaysShown => Days.Count(d => d.IsShown);

    private Duration Sum(Func<ReportDay, Duration> of) => Duration.FromTicks(Days.Sum(d => of(d).BclCompatibleTicks));
}

/// <summary>A slogan on a board on a day of the board's zone.</summary>
/// <param name="Day">The day.</param>
/// <param name="Planned">How long it had its turns, alone or with others, by the playlist as it stands.</param>
/// <param name="Lit">How long the board says that it was lit itself.</param>
/// <param name="Count">How often its turn came.</param>
/// <param name="First">When the board first lit it that day; null when it did not.</param>
/// <param name="Last">When it last did.</param>
public sealed record ReportDay(LocalDate Day, Duration Planned, Duration Lit, long Count, LocalTime? First, LocalTime? Last)
{
    /// <summary>A turn that began before midnight goes on without a new one.</summary>
    public bool IsShown => Count > 0 || Lit > Duration.Zero;
}

/// <summary>A stretch of time by the board's clock.</summary>
public sealed record ReportSpan(LocalDateTime From, LocalDateTime Until, Duration Length);

/// <summary>A board with something of the plan.</summary>
public sealed record ReportBoard(string BoardId, string Board)
{
    /// <summary>How long it was to show any of the slogans.</summary>
    public Duration Planned { get; init; }

    /// <summary>How long of it at least one slogan that was due is not proved.</summary>
    public Duration Missed { get; init; }

    /// <summary>In so many stretches.</summary>
    public int Stretches { get; init; }

    /// <summary>What was missed, slogans that were missed together in one.</summary>
    public IReadOnlyList<ReportGap> Gaps { get; init; } = [];
}

/// <summary>A time of a board for which nothing proves that slogans were shown.</summary>
public sealed record ReportGap(LocalDateTime From, LocalDateTime Until, Duration Length, Bilingual Why, IReadOnlyList<string> Slogans);

/// <summary>Plays that are no slogan's of the playlist as it stands.</summary>
/// <param name="Key">As in the journal: <c>647-KH-SCT/1</c>.</param>
/// <param name="BoardId">The board.</param>
/// <param name="Board">Its name, or its id where it is no more.</param>
/// <param name="Text">What stood there; null where nobody knows.</param>
/// <param name="Why">Why it is no line of the report.</param>
/// <param name="First">First day.</param>
/// <param name="Last">Last day.</param>
/// <param name="Count">Turns.</param>
/// <param name="Lit">How long.</param>
/// <param name="IsProved">No line of the journal up to there is out of place.</param>
public sealed record ReportOther(string Key, string BoardId, string Board, string? Text, Bilingual Why, LocalDate First, LocalDate Last, long Count, Duration Lit, bool IsProved);

/// <summary>A time for which the slogan was to show and nothing proves that it did.</summary>
public sealed record ReportMiss(LocalDateTime From, LocalDateTime Until, Duration Length, Bilingual Why);

/// <summary>A time for which boards were ordered dark.</summary>
/// <param name="Board">Its name.</param>
/// <param name="From">As ordered.</param>
/// <param name="Until">As ordered.</param>
/// <param name="Verdict">What the hub saw.</param>
/// <param name="IsKept">The order stood from the first minute to the last.</param>
/// <param name="Proved">How long the board itself says that it was dark in this time; null where it said nothing of it.</param>
public sealed record ReportDark(string Board, LocalDateTime From, LocalDateTime Until, Bilingual Verdict, bool IsKept, Duration? Proved)
{
    /// <summary>What a look at the display and a power cut may cost.</summary>
    private static readonly Duration Tolerance = Duration.FromMinutes(2);

    public string BoardId { get; init; } = "";

    public Duration Length { get; init; } = Until.InUtc().ToInstant() - From.InUtc().ToInstant();

    /// <summary>How long the board says that something was lit in this time.</summary>
    public Duration Lit { get; init; }

    /// <summary>Why its journal says nothing of it.</summary>
    public Bilingual? Silence { get; init; }

    /// <summary>Its end is still to come.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The board's own journal proves it from the beginning to the end.</summary>
    public bool IsProved => Proved >= Length - Tolerance && Lit <= Tolerance;
}

/// <summary>What was lit under one approval, or under none.</summary>
/// <param name="Slogan">Null for a dark entry.</param>
/// <param name="By">The person; null where it was lit without an approval.</param>
/// <param name="At">When it was given, in the office's zone.</param>
/// <param name="Record">The record's id; empty without one.</param>
/// <param name="Boards">Their names.</param>
public sealed record ReportApproval(string? Slogan, string? By, LocalDateTime At, string Record, IReadOnlyList<string> Boards)
{
    /// <summary>When what it approves was first lit, in the office's zone.</summary>
    public required LocalDateTime First { get; init; }

    /// <summary>When it was last lit.</summary>
    public required LocalDateTime Last { get; init; }

    /// <summary>Turns; 0 for a dark time.</summary>
    public long Count { get; init; }

    /// <summary>When it was taken back; null when it was not.</summary>
    public LocalDateTime? Withdrawn { get; init; }

    /// <summary>For what was lit without one: the first approval that its text has, whenever that was given; null for none.</summary>
    public (string By, LocalDateTime At)? Later { get; init; }

    /// <summary>The journal's times lie before the approval's own, by more than two clocks may differ.</summary>
    public bool IsEarlier => By is not null && First.PlusMinutes(2) < At;
}

/// <summary>A frame of a slogan on boards.</summary>
/// <param name="Slogan">The text.</param>
/// <param name="Board">The boards' names.</param>
/// <param name="Frame">The pixels.</param>
/// <param name="Page">From 1.</param>
/// <param name="Pages">How many there are.</param>
/// <param name="IsProved">The plays name exactly this scene; otherwise it is how it would be drawn today.</param>
public sealed record ReportPicture(string Slogan, string Board, Frame Frame, int Page, int Pages, bool IsProved);
