using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;
using SignageHub.Hub.Publishing;
using SignageHub.Rendering;

namespace SignageHub.Hub.Playlists;

/// <summary>Draws every slogan on every kind of board it is meant for, and tells what the renderer finds, at the entry's place in its file.</summary>
public static class DrawingCheck
{
    /// <summary>The same signage, its problems with those of drawing.</summary>
    /// <exception cref="OperationCanceledException">It is not wanted any more.</exception>
    public static Signage Complete(Signage signage, SceneLibrary scenes, CancellationToken cancellationToken = default) =>
        signage with { Problems = [.. signage.Problems, .. Of(signage.Office, signage.Playlists, scenes, cancellationToken)] };

    /// <returns>In the order of playlists and entries; what holds for several boards is said once, with their names.</returns>
    private static IReadOnlyList<Problem> Of(Office office, IReadOnlyList<Playlist> playlists, SceneLibrary scenes, CancellationToken cancellationToken) =>
        FilesOf(office, playlists, style => style.Font, "font", name => scenes.Fonts?.Problem(name))
            .Concat(FilesOf(office, playlists, style => style.Picture, "picture", name => scenes.Pictures?.Problem(name)))
            .Concat(playlists.SelectMany(playlist => OfPlaylist(office, playlist, scenes, cancellationToken))).ToList();

    /// <summary>Each font or picture that cannot be used, once.</summary>
    private static IEnumerable<Problem> FilesOf(
        Office office, IReadOnlyList<Playlist> playlists, Func<TextStyle, string?> name, string field, Func<string?, Bilingual?> problem) => office.Boards
        .Select(board => (Name: name(board.Style), File: "boards.json", Line: 0, Column: 0))
        .Concat(playlists.SelectMany(playlist => playlist.Entries.Select(entry =>
            (Name: name(entry.Style), File: entry.Place?.File ?? playlist.Id, Line: entry.Place?.Line ?? 0, Column: entry.Place?.Column ?? 0))))
        .DistinctBy(named => named.Name)
        .Select(named => (Place: named, Problem: problem(named.Name)))
        .Where(named => named.Problem is not null)
        .Select(named => new Problem(named.Place.File, named.Place.Line, named.Place.Column, $"style.{field}", named.Problem!));

    private static IEnumerable<Problem> OfPlaylist(Office office, Playlist playlist, SceneLibrary scenes, CancellationToken cancellationToken)
    {
        var kinds = office.Boards
            .Where(board => Programme.IsFor(playlist, board))
            .GroupBy(board => (board.Size, board.Color, board.Pitch, board.Style))
            .ToList();
        return playlist.Entries.Where(entry => entry.Slogan is not null).SelectMany(entry =>
            from kind in kinds
            from finding in Findings(kind.First(), entry)
            from board in kind
            group board.Id by (finding.Message, finding.Severity) into same
            select ProblemOf(playlist, entry, same.Key.Message, same.Key.Severity, string.Join(", ", same)));

        IReadOnlyList<RenderFinding> Findings(Board board, Entry entry)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return scenes.FindingsOf(board, entry);
        }
    }

    private static Problem ProblemOf(Playlist playlist, Entry entry, Bilingual message, Severity severity, string boards) => new(
        entry.Place?.File ?? playlist.Id,
        entry.Place?.Line ?? 0,
        entry.Place?.Column ?? 0,
        $"entries[{entry.Number - 1}].slogan",
        severity == Severity.Error
            ? new Bilingual($"{message.En} Until then it does not show on: {boards}.", $"{message.Vi} Cho đến khi sửa, khẩu hiệu không hiện trên: {boards}.")
            : new Bilingual($"{message.En} (Boards: {boards})", $"{message.Vi} (Bảng: {boards})"),
        severity);
}
