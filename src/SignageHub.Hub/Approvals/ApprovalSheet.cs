using System.Globalization;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Programmes;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Publishing;
using SignageHub.Rendering;

namespace SignageHub.Hub.Approvals;

/// <summary>What a person looks at before they approve an entry: every picture of it, and on which boards it stands.</summary>
/// <param name="Entry">Which.</param>
/// <param name="Needed">Whether it needs an approval at all.</param>
/// <param name="Pictures">Each kind of board once, in the order of the office.</param>
public sealed record ApprovalSheet(ScheduledEntry Entry, bool Needed, IReadOnlyList<ApprovalPicture> Pictures)
{
    /// <summary>The entry's own id, else its number.</summary>
    public string Name => NameOf(Entry);

    internal static string NameOf(ScheduledEntry entry) => entry.Entry.Id ?? entry.Entry.Number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Whether it waits: some board lacks the approval of what it would light.</summary>
    public bool Waits => Pictures.Any(picture => picture.Missing is not null);

    public static ApprovalSheet Of(Signage signage, ApprovalGate gate, ScheduledEntry entry, SceneLibrary scenes)
    {
        var boards = signage.Office.Boards.Where(board => Programme.IsFor(entry.Playlist, board));
        var pictures =
            from board in boards
            let digest = gate.DigestOf(board, entry.Entry)
            let missing = digest is null ? null : gate.Missing(board, entry)
            group board by (digest, missing, Findings: string.Join('\n', Findings(board, entry, scenes).Select(f => f.Message.En))) into alike
            let first = alike.First()
            select new ApprovalPicture(
                alike.Key.digest,
                [.. alike],
                entry.Entry.Dark || alike.Key.digest is null ? null : scenes.Of(first, entry.Entry),
                alike.Key.missing,
                gate.InForce(first, entry),
                [.. Findings(first, entry, scenes)]);
        return new ApprovalSheet(entry, gate.Needs(entry.Entry), [.. pictures]);
    }

    private static IReadOnlyList<RenderFinding> Findings(Board board, ScheduledEntry entry, SceneLibrary scenes) =>
        entry.Entry.Dark ? [] : scenes.FindingsOf(board, entry.Entry);
}

/// <summary>An entry as some boards light it, exactly alike.</summary>
/// <param name="Digest">What is signed; null where these boards cannot show the entry.</param>
/// <param name="Boards">At least one.</param>
/// <param name="Scene">Its pixels; null for a dark entry and where it cannot be shown.</param>
/// <param name="Missing">What it lacks; null where it shows, or cannot be shown.</param>
/// <param name="Approval">The approval in force; null for none.</param>
/// <param name="Findings">What the renderer says of it.</param>
public sealed record ApprovalPicture(
    string? Digest, IReadOnlyList<Board> Boards, PreparedScene? Scene, Bilingual? Missing, ApprovalRecord? Approval, IReadOnlyList<RenderFinding> Findings);
