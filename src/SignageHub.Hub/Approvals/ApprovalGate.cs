using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;
using SignageHub.Hub.Publishing;
using SignageHub.Push.HubSide;
using SignageHub.Rendering;

namespace SignageHub.Hub.Approvals;

/// <summary>Lets an entry through that needs no approval, or has one of exactly what the board would light now. Safe for use from several threads.</summary>
/// <remarks>Only entries whose slogan somebody has approved in their playlist are drawn for it, once for each kind of board.</remarks>
public sealed class ApprovalGate(ApprovalBook book, ApprovalRule rule, Lazy<SceneLibrary> scenes) : IApprovals
{
    private readonly ConditionalWeakTable<Entry, ConcurrentDictionary<SceneRequest, string>> _digests = [];

    public ApprovalBook Book => book;

    public ApprovalRule Rule => rule;

    public bool Needs(Entry entry) => rule == ApprovalRule.All || entry.Draft;

    public string? Of(Board board, ScheduledEntry entry) => InForce(board, entry)?.Id;

    /// <summary>The approval of exactly what the board lights for the entry; null for none.</summary>
    public ApprovalRecord? InForce(Board board, ScheduledEntry entry)
    {
        var candidates = book.InForce(entry.Playlist.Id, entry.Entry.Slogan);
        return candidates.Count == 0 || DigestOf(board, entry.Entry) is not { } digest
            ? null
            : candidates.FirstOrDefault(record => record.DigestFor(board.Id.Value) == digest);
    }

    /// <summary>The approval of exactly these pixels, as they were drawn; null for none.</summary>
    public string? Of(Board board, ScheduledEntry entry, NamedScene drawn) =>
        book.InForce(entry.Playlist.Id, entry.Entry.Slogan) is { Count: > 0 } candidates && SceneDigest.Of(entry.Entry, drawn.Turn) is var digest
            ? candidates.FirstOrDefault(record => record.DigestFor(board.Id.Value) == digest)?.Id
            : null;

    public Bilingual? Missing(Board board, ScheduledEntry entry) =>
        !Needs(entry.Entry) || InForce(board, entry) is not null ? null : Why(board, entry);

    /// <summary>The boards on which the entry waits for an approval. Of boards that light the same one is asked what it lights: there may be ten thousand.</summary>
    /// <param name="alike">Boards by <see cref="LookOf"/>, in each group at least one.</param>
    /// <param name="entry">One that needs an approval.</param>
    internal HashSet<BoardId> Lacking(IEnumerable<IReadOnlyList<Board>> alike, ScheduledEntry entry)
    {
        var candidates = book.InForce(entry.Playlist.Id, entry.Entry.Slogan);
        var lacking = new HashSet<BoardId>();
        foreach (var boards in alike)
        {
            var digest = candidates.Count == 0 ? null : DigestOf(boards[0], entry.Entry);
            // A board that cannot show it waits for nothing, once somebody has approved it for those that can.
            if (candidates.Count > 0 && digest is null)
                continue;
            lacking.UnionWith(boards.Where(board => digest is null || !candidates.Any(record => record.DigestFor(board.Id.Value) == digest)).Select(board => board.Id));
        }

        return lacking;
    }

    /// <summary>The approvals by which boards light the entry now, the newest first; of each board the one that counts.</summary>
    /// <param name="alike">As for <see cref="Lacking"/>.</param>
    /// <param name="entry">One that needs an approval.</param>
    internal IReadOnlyList<ApprovalRecord> InForce(IEnumerable<IReadOnlyList<Board>> alike, ScheduledEntry entry)
    {
        var candidates = book.InForce(entry.Playlist.Id, entry.Entry.Slogan);
        if (candidates.Count == 0)
            return [];
        var counting = alike.Select(boards => (boards, Digest: DigestOf(boards[0], entry.Entry))).Where(look => look.Digest is not null)
            .SelectMany(look => look.boards.Select(board => candidates.FirstOrDefault(record => record.DigestFor(board.Id.Value) == look.Digest))).ToHashSet<ApprovalRecord?>(ReferenceEqualityComparer.Instance);
        return [.. candidates.Where(counting.Contains)];
    }

    /// <summary>Boards with the same look light the same for any entry; see <see cref="SceneLibrary.RequestOf"/>.</summary>
    internal static object LookOf(Board board) => (board.Size, board.Color, board.Pitch, board.Style);

    /// <summary>What a person would sign for the board now; null when the board cannot show the entry.</summary>
    public string? DigestOf(Board board, Entry entry)
    {
        if (entry.Dark)
            return SceneDigest.Of(entry, []);
        var known = _digests.GetOrCreateValue(entry);
        var request = scenes.Value.RequestOf(board, entry);
        if (known.TryGetValue(request, out var digest))
            return digest;
        if (scenes.Value.Of(board, entry).Named is not { } named)
            return null;
        return known[request] = SceneDigest.Of(entry, named.Turn);
    }

    /// <summary>What the boards would light for an entry, each picture once.</summary>
    internal IReadOnlyList<string> DigestsOf(Office office, ScheduledEntry entry) =>
        [.. office.Boards.Where(board => Programme.IsFor(entry.Playlist, board)).Select(board => DigestOf(board, entry.Entry)).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>How far an entry is that lacks an approval.</summary>
    internal ApprovalStand StandOf(Office office, ScheduledEntry entry)
    {
        if (book.Last(entry) is not { } last || !IsStill(last, office, entry))
            return ApprovalStand.Draft;
        // What was approved and needs it again has the same words: a board, a font or a style is another, and its author has done nothing.
        return new ApprovalStand(last.IsApproval ? ApprovalStep.Reopened : last.IsSubmission ? ApprovalStep.Submitted : ApprovalStep.Returned, last);
    }

    /// <summary>Whether an entry is the one that a record tells of.</summary>
    private bool IsStill(ApprovalRecord record, Office office, ScheduledEntry entry) => record.Digests is { Count: > 0 } then
        ? DigestsOf(office, entry).Any(digest => then.Contains(digest, StringComparer.Ordinal))
        : (record.Slogan, record.English, record.When, record.Level) == (entry.Entry.Slogan, entry.Entry.English, WhenText.Of(entry.Entry.When), SceneDigest.LevelOf(entry.Entry));

    private Bilingual Why(Board board, ScheduledEntry entry)
    {
        if (book.Last(entry) is not { } last)
            return entry.Entry.Draft ? NoApprovals.Draft : NobodyApproved;
        var day = Day(last.At, board.TimeZone);
        if (last.Withdraws is not null)
        {
            var note = last.Note is null ? "" : $" ({last.Note})";
            return new($"{last.By} sent it back on {day}{note}", $"{last.By} đã trả lại ngày {day}{note}");
        }

        if (last.IsSubmission)
            return new($"{last.By} submitted it on {day}, and nobody has approved it yet", $"{last.By} đã trình duyệt ngày {day}, chưa ai duyệt");
        return last.DigestFor(board.Id.Value) is null
            ? new($"{last.By} approved it on {day} for other boards only", $"{last.By} chỉ duyệt cho bảng khác ngày {day}")
            : new($"it was approved as other frames, or for another time or number of turns, by {last.By} on {day}", $"{last.By} đã duyệt với hình, thời gian hoặc số lượt khác ngày {day}");
    }

    private static readonly Bilingual NobodyApproved = new("nobody has approved it", "chưa ai duyệt");

    private static string Day(Instant at, DateTimeZone zone) => at.InZone(zone).Date.ToString("dd'/'MM'/'uuuu", CultureInfo.InvariantCulture);
}
