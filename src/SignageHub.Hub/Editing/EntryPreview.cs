using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Core.Json;
using SignageHub.Core.Playlists;
using SignageHub.Hub.Approvals;
using SignageHub.Hub.Publishing;

namespace SignageHub.Hub.Editing;

/// <summary>A slogan as boards that look alike would light it.</summary>
/// <param name="Boards">Which; at least one.</param>
/// <param name="Pictures">All of its scene in one picture, and another for the second language; empty where it cannot be shown.</param>
/// <param name="How">How it plays.</param>
/// <param name="Findings">What people could not read, and what cannot be drawn.</param>
public sealed record BoardPreview(IReadOnlyList<Board> Boards, IReadOnlyList<PreviewPicture> Pictures, Bilingual How, IReadOnlyList<Bilingual> Findings);

/// <param name="Png">The file.</param>
/// <param name="Size">In LEDs.</param>
/// <param name="Fits">It is as wide as the board; else it passes.</param>
/// <param name="Rows">Of the board: a picture has its pages one under the other.</param>
public sealed record PreviewPicture(byte[] Png, PixelSize Size, bool Fits, int Rows)
{
    /// <summary>For pages: a picture of their own, without another request.</summary>
    public string Address => "data:image/png;base64," + Convert.ToBase64String(Png);

    /// <summary>All that a scene lights: in one picture, or in several where its pages have more rows together than a picture may have.</summary>
    internal static IEnumerable<PreviewPicture> Of(Scene scene) =>
        from pages in scene.Frames.Chunk(PixelSize.Maximum / scene.Frames[0].Size.Height)
        let whole = WholeScene.Of(scene with { Frames = pages })
        select new PreviewPicture(PngWriter.Encode(whole), whole.Size, scene.Kind != SceneKind.Scroll, scene.Frames[0].Size.Height);
}

/// <summary>What somebody is writing, on all boards.</summary>
/// <param name="Boards">One picture for boards that look alike.</param>
/// <param name="LeftOut">How many boards are not among them: of so many kinds, more would be slow to look at too.</param>
/// <param name="Problems">What is wrong with what was written.</param>
public sealed record EntryPreviews(IReadOnlyList<BoardPreview> Boards, int LeftOut, IReadOnlyList<Problem> Problems)
{
    internal static readonly EntryPreviews None = new([], 0, []);
}

/// <summary>Draws what somebody is typing.</summary>
internal static class EntryPreview
{
    /// <summary>Kinds of board, each of one size, colour, pitch and style.</summary>
    private const int Most = 24;

    /// <summary>Of what somebody writes, which need not be right yet.</summary>
    /// <param name="boards">Where it would show.</param>
    /// <param name="entry">Its JSON.</param>
    /// <param name="check">Reads the playlist with another JSON in the entry's place.</param>
    /// <param name="place">The entry's place in that playlist.</param>
    /// <param name="scenes">Draws.</param>
    public static EntryPreviews Of(IReadOnlyList<Board> boards, string entry, Func<string, ReadResult<Playlist>> check, Index place, SceneLibrary scenes)
    {
        var problems = check(entry).Problems.Where(p => p.Severity == Severity.Error).ToList();
        // What is typed as "when" may be half a date still; the letters can be drawn all the same.
        if (check(JsonEdit.Set(entry, JsonSpans.Of(entry), "when", "{ \"always\": true }")).Value?.Entries[place] is not { Slogan: not null } drawn)
            return new EntryPreviews([], 0, problems);
        var kinds = ApprovalProblems.Alike([.. boards]);
        return new EntryPreviews([.. kinds.Take(Most).Select(alike => Of(alike, drawn, scenes))], kinds.Skip(Most).Sum(alike => alike.Count), problems);
    }

    private static BoardPreview Of(IReadOnlyList<Board> alike, Entry entry, SceneLibrary scenes)
    {
        var prepared = scenes.Of(alike[0], entry);
        var findings = prepared.Findings.Select(f => f.Message).Distinct().ToList();
        if (prepared.Rendered.Scene is not { } scene)
            return new BoardPreview(alike, [], EditTexts.CannotShow, findings);
        return new BoardPreview(alike, [.. prepared.ScenesOfATurn.SelectMany(PreviewPicture.Of)], How(scene), findings);
    }

    private static Bilingual How(Scene scene)
    {
        if (scene.Frames.Count > 1)
            return new($"{scene.Frames.Count} {EditTexts.Pages.En}", $"{scene.Frames.Count} {EditTexts.Pages.Vi}");
        return scene.Kind == SceneKind.Scroll ? EditTexts.Scrolls : EditTexts.Fits;
    }
}
