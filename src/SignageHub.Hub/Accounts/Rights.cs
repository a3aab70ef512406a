using SignageHub.Core.Boards;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;

namespace SignageHub.Hub.Accounts;

/// <summary>What a person is in the office, from least to most. Whoever may more may also what those below may.</summary>
public enum Role
{
    /// <summary>Looks at what is not public: drafts, approvals, reports.</summary>
    Viewer,

    /// <summary>Writes playlists, imports plans, confirms days, presses the red button.</summary>
    Editor,

    /// <summary>Signs entries off, and lifts the red button.</summary>
    Approver,

    /// <summary>Looks after accounts and boards, and reads the audit log.</summary>
    Admin,
}

/// <summary>A role, for the boards of one group or for all.</summary>
/// <param name="Role">Which.</param>
/// <param name="Group">As in boards.json; null for every board.</param>
public sealed record Grant(Role Role, string? Group = null);

/// <summary>What somebody may want to do.</summary>
public enum Deed
{
    /// <summary>To see what only people of the office see.</summary>
    Look,
    EditPlaylist,
    ImportPlan,
    ConfirmDay,
    PressRedButton,
    LiftRedButton,
    Approve,
    ManageBoards,
    ManageAccounts,
    ReadAudit,
}

/// <summary>Who may do what, on which boards: the one place that decides it.</summary>
public static class Rights
{
    /// <summary>The least role that may do so.</summary>
    public static Role Least(Deed deed) => deed switch
    {
        Deed.Look => Role.Viewer,
        Deed.EditPlaylist or Deed.ImportPlan or Deed.ConfirmDay or Deed.PressRedButton => Role.Editor,
        Deed.Approve or Deed.LiftRedButton => Role.Approver,
        _ => Role.Admin,
    };

    /// <summary>Deeds that touch the whole office: a role for one group is not enough.</summary>
    private static bool IsForAll(Deed deed) => deed is Deed.ConfirmDay or Deed.ManageAccounts or Deed.ReadAudit;

    /// <summary>Whether anything of the kind is open to somebody, be it on one board alone: pages and buttons are shown by it, nothing is done by it.</summary>
    public static bool MayAnywhere(IReadOnlyList<Grant> grants, Deed deed) =>
        grants.Any(grant => grant.Role >= Least(deed) && (grant.Group is null || !IsForAll(deed)));

    /// <summary>Whether somebody may do so on one board.</summary>
    public static bool May(IReadOnlyList<Grant> grants, Deed deed, Board board) =>
        grants.Any(grant => grant.Role >= Least(deed)
            && (grant.Group is null || (!IsForAll(deed) && board.Groups.Contains(grant.Group, StringComparer.Ordinal))));

    /// <summary>Whether somebody may do so in the whole office, boards that come later included.</summary>
    public static bool MayEverywhere(IReadOnlyList<Grant> grants, Deed deed) =>
        grants.Any(grant => grant.Group is null && grant.Role >= Least(deed));

    /// <summary>Whether somebody may do so to a playlist: on every board that it is meant for.</summary>
    /// <remarks>A playlist for a group is theirs whose role is for that group, also while no board is in it.</remarks>
    public static bool May(IReadOnlyList<Grant> grants, Deed deed, IReadOnlyList<BoardTarget> targets, Office office) =>
        MayEverywhere(grants, deed)
        || (targets.Count > 0 && targets.All(target => target switch
        {
            BoardTarget.Group group when grants.Any(g => g.Group == group.Name && g.Role >= Least(deed)) => !IsForAll(deed),
            _ => office.Boards.Where(target.Matches).ToList() is { Count: > 0 } boards && boards.All(board => May(grants, deed, board)),
        }));

    /// <summary>The boards on which somebody may do so.</summary>
    public static IReadOnlyList<Board> BoardsOf(IReadOnlyList<Grant> grants, Deed deed, Office office) =>
        [.. office.Boards.Where(board => May(grants, deed, board))];

    /// <summary>Whether somebody sees a playlist's drafts: it is meant for a board of theirs.</summary>
    public static bool MaySee(IReadOnlyList<Grant> grants, Playlist playlist, Office office) =>
        MayEverywhere(grants, Deed.Look) || office.Boards.Any(board => Programme.IsFor(playlist, board) && May(grants, Deed.Look, board));
}
