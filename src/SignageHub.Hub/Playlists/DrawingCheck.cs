using SignageHub.Core;
using SignageHub.Hub.Publishing;

namespace SignageHub.Hub.Playlists;

/// <summary>Draws every slogan on every board it is meant for, and tells what the renderer finds, at the entry's place in its file.</summary>
public static class DrawingCheck
{
    public static IReadOnlyList<Problem> Of(Signage signage, SceneLibrary scenes) =>
    [
        .. from playlist in signage.Playlists
           from entry in playlist.Entries
           where entry.Slogan is not null
           from problem in
               (from board in signage.Office.Boards
                where playlist.Boards.Count == 0 || playlist.Boards.Any(t => t.Matches(board))
                from finding in scenes.Of(board, entry).Rendered.Findings
                group board.Id by (finding.Message, finding.Severity) into same
                select new Problem(
                    entry.Place?.File ?? playlist.Id,
                    entry.Place?.Line ?? 0,
                    entry.Place?.Column ?? 0,
                    $"entries[{entry.Number - 1}].slogan",
                    new Bilingual(
                        $"{same.Key.Message.En} (boards: {string.Join(", ", same)})",
                        $"{same.Key.Message.Vi} (bảng: {string.Join(", ", same)})"),
                    same.Key.Severity))
           select problem,
    ];
}
