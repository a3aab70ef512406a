using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Playlists;

namespace SignageHub.Hub.Editing;

/// <summary>The boards that somebody ticked in a form. Every board has a tick of its own: nothing ticked, or a word that names none, is asked about, never taken for more boards.</summary>
/// <param name="Ticked">As the form sent them, to be ticked again.</param>
/// <param name="Targets">None is every board; also where there is a problem.</param>
/// <param name="Problem">Why they cannot be used; null for nothing.</param>
internal sealed record BoardChoice(IReadOnlyList<string> Ticked, IReadOnlyList<BoardTarget> Targets, Bilingual? Problem)
{
    /// <summary>What the tick for every board sends, those that come later included; no board can be called so.</summary>
    public const string Every = "*";

    /// <summary>The problem for a list of them; empty for nothing.</summary>
    public IReadOnlyList<Problem> Problems => Problem is null ? [] : [new Problem("", 0, 0, "", Problem)];

    public static BoardChoice Of(IFormCollection form)
    {
        var ticked = form["boards"].OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var single = ticked.Where(word => word != Every).ToList();
        var targets = single.Select(TargetOf).ToList();
        var unknown = targets.IndexOf(null);
        return new BoardChoice(ticked, [.. targets.OfType<BoardTarget>()], ticked.Count == 0 ? EditTexts.NoBoards
            : unknown >= 0 ? EditTexts.NoSuchBoard(single[unknown])
            : single.Count < ticked.Count && single.Count > 0 ? EditTexts.EveryAndSome
            : null);
    }

    /// <summary>What is ticked for a playlist.</summary>
    /// <param name="targets">Its own.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<BoardTarget> targets) => targets.Count == 0 ? [Every] : [.. targets.Select(EditorPages.WordOf)];

    /// <summary>What is ticked where nobody has chosen yet: all that somebody may write for, if that is plain.</summary>
    /// <param name="boards">On which they may.</param>
    /// <param name="everywhere">They may on all, those that come later included.</param>
    public static IReadOnlyList<string> AtFirst(IReadOnlyList<Board> boards, bool everywhere) => everywhere ? [Every] : boards is [var only] ? [only.Id.Value] : [];

    private static BoardTarget? TargetOf(string word) => word.StartsWith("group:", StringComparison.Ordinal)
        ? BoardId.TryParse(word[6..], out _) ? new BoardTarget.Group(word[6..]) : null
        : BoardId.TryParse(word, out var board) ? new BoardTarget.One(board) : null;
}
