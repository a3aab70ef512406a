using NodaTime;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Publishing;

namespace SignageHub.Hub.Approvals;

/// <summary>Where people approve entries or send them back; for the command line and for pages.</summary>
/// <remarks>Who may do so is asked before. A running hub takes up what is recorded within a second.</remarks>
public sealed class ApprovalDesk(ApprovalLog log, SceneLibrary scenes)
{
    /// <summary>Characters of a person's name.</summary>
    public const int LongestName = 200;

    /// <summary>Characters of a note.</summary>
    public const int LongestNote = 2_000;

    /// <summary>Every entry with its pictures, in the order of playlists and files.</summary>
    /// <param name="signage">As it stands.</param>
    /// <param name="which">Those that are wanted: drawing takes its time.</param>
    public IReadOnlyList<ApprovalSheet> Sheets(Signage signage, Func<ScheduledEntry, bool> which)
    {
        var gate = GateOf(signage);
        return [.. signage.Playlists.SelectMany(p => p.Entries.Select(e => new ScheduledEntry(p, e))).Where(which).Select(e => ApprovalSheet.Of(signage, gate, e, scenes))];
    }

    /// <summary>One entry with its pictures.</summary>
    public ApprovalSheet Sheet(Signage signage, ScheduledEntry entry) => ApprovalSheet.Of(signage, GateOf(signage), entry, scenes);

    /// <summary>The entries that wait for an approval.</summary>
    public IReadOnlyList<ApprovalSheet> Waiting(Signage signage) => [.. ApprovalProblems.WaitingIn(signage).Select(entry => Sheet(signage, entry)).Where(sheet => sheet.Waits)];

    /// <summary>Approves what stands on the sheets, whatever was approved before.</summary>
    /// <param name="sheets">What the person has seen.</param>
    /// <param name="by">1 to <see cref="LongestName"/> characters.</param>
    /// <param name="note">At most <see cref="LongestNote"/> characters; null for none.</param>
    /// <param name="now">The true time.</param>
    /// <param name="cancellationToken">Ends the wait for others who record something.</param>
    /// <returns>One for each entry that at least one board can show.</returns>
    /// <exception cref="StartProblemException">It cannot be recorded.</exception>
    public async Task<IReadOnlyList<ApprovalRecord>> Approve(
        IEnumerable<ApprovalSheet> sheets, string by, string? note, Instant now, CancellationToken cancellationToken)
    {
        var records = sheets.Select(sheet => ApprovalJson.WithId(Record(sheet.Entry, by, note, now) with { Scenes = ScenesOf(sheet) })).Where(record => record.Scenes.Count > 0).ToList();
        await log.Append(records, cancellationToken);
        return records;
    }

    /// <summary>Hands entries to those who approve; when one of them is changed, it is a draft again.</summary>
    /// <param name="signage">As it stands.</param>
    /// <param name="entries">Which.</param>
    /// <param name="by">As for <see cref="Approve"/>.</param>
    /// <param name="now">The true time.</param>
    /// <param name="cancellationToken">Ends the wait for others who record something.</param>
    /// <exception cref="StartProblemException">It cannot be recorded.</exception>
    public async Task<IReadOnlyList<ApprovalRecord>> Submit(
        Signage signage, IEnumerable<ScheduledEntry> entries, string by, Instant now, CancellationToken cancellationToken)
    {
        var records = entries.Select(e => ApprovalJson.WithId(Record(e, by, note: null, now) with { IsSubmission = true, Digests = GateOf(signage).DigestsOf(signage.Office, e) })).ToList();
        await log.Append(records, cancellationToken);
        return records;
    }

    /// <summary>Takes back the approvals of the entries as they stand and of their older looks, or sends them back where there is none. What is approved of other entries stays.</summary>
    /// <param name="signage">Its approvals are the ones taken back.</param>
    /// <param name="entries">Which.</param>
    /// <param name="by">As for <see cref="Approve"/>.</param>
    /// <param name="note">Likewise; the reason.</param>
    /// <param name="now">The true time.</param>
    /// <param name="cancellationToken">Ends the wait for others who record something.</param>
    /// <exception cref="StartProblemException">It cannot be recorded.</exception>
    public async Task<IReadOnlyList<ApprovalRecord>> SendBack(
        Signage signage, IEnumerable<ScheduledEntry> entries, string by, string? note, Instant now, CancellationToken cancellationToken)
    {
        var records = entries.Select(e => ApprovalJson.WithId(Record(e, by, note, now) with { Withdraws = TakenBack(signage, e), Digests = GateOf(signage).DigestsOf(signage.Office, e) })).ToList();
        await log.Append(records, cancellationToken);
        return records;
    }

    /// <remarks>The same slogan may be approved for other days, and all dark entries of a playlist are without one: what stands by another entry is that one's.</remarks>
    private static IReadOnlyList<string> TakenBack(Signage signage, ScheduledEntry entry)
    {
        var gate = GateOf(signage);
        var boards = signage.Office.Boards.Where(board => Programme.IsFor(entry.Playlist, board)).ToList();
        var others = entry.Playlist.Entries.Where(other => other.Number != entry.Entry.Number && other.Slogan == entry.Entry.Slogan).ToList();
        return [.. gate.Book.InForce(entry.Playlist.Id, entry.Entry.Slogan).Where(record => IsOf(record, entry.Entry) || (IsOfItsTime(record) && !others.Any(other => IsOf(record, other)))).Select(record => record.Id)];

        bool IsOf(ApprovalRecord record, Entry of) => boards.Any(board => record.DigestFor(board.Id.Value) is { } digest && digest == gate.DigestOf(board, of));

        bool IsOfItsTime(ApprovalRecord record) => (record.When, record.Level) == (WhenText.Of(entry.Entry.When), SceneDigest.LevelOf(entry.Entry));
    }

    private static ApprovalGate GateOf(Signage signage) => (ApprovalGate)signage.Approvals;

    private static IReadOnlyList<ApprovedScene> ScenesOf(ApprovalSheet sheet) =>
    [
        .. sheet.Pictures.Where(picture => picture.Digest is not null).GroupBy(picture => picture.Digest!, StringComparer.Ordinal).Select(alike => new ApprovedScene(
            alike.Key,
            [.. alike.SelectMany(picture => picture.Boards).Select(board => board.Id.Value)],
            [.. alike.First().Scene?.Named?.Turn.Select(SceneDigest.Describe) ?? []])),
    ];

    private static ApprovalRecord Record(ScheduledEntry scheduled, string by, string? note, Instant now)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(by.Length, LongestName, nameof(by));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(note?.Length ?? 0, LongestNote, nameof(note));
        var (playlist, entry) = (scheduled.Playlist, scheduled.Entry);
        return new ApprovalRecord
        {
            Id = "",
            At = now,
            By = by.Trim(),
            Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim(),
            Playlist = playlist.Id,
            Entry = scheduled.Key[(playlist.Id.Length + 1)..],
            Slogan = entry.Slogan,
            English = entry.English,
            When = WhenText.Of(entry.When),
            Level = SceneDigest.LevelOf(entry),
            Document = DocumentOf(playlist.Plan),
        };
    }

    private static string? DocumentOf(PlanOrigin? plan) => plan is null
        ? null
        : string.Join(", ", new[] { plan.Number, plan.Issued?.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture), plan.Office }.OfType<string>());
}
