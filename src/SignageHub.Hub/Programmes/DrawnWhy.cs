using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Programmes;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Publishing;

namespace SignageHub.Hub.Programmes;

/// <summary><see cref="Why"/>, with what only drawing tells: an entry whose time it is, and which the board cannot show.</summary>
public static class DrawnWhy
{
    public static Explanation Of(Board board, Signage signage, NodaTime.Instant instant, SceneLibrary scenes)
    {
        var why = Why.Of(board, signage.Playlists, instant, signage.Approvals);
        return why with { Entries = [.. why.Entries.Select(entry => Judge(board, entry, scenes)).OrderBy(entry => entry.Verdict)] };
    }

    private static EntryVerdict Judge(Board board, EntryVerdict said, SceneLibrary scenes)
    {
        if (said.Verdict != Verdict.Shows || said.Entry.Entry.Dark)
            return said;
        // One language that cannot be drawn does not keep the other from showing.
        var error = scenes.FindingsOf(board, said.Entry.Entry with { English = null }).FirstOrDefault(finding => finding.Severity == Severity.Error);
        return error is null
            ? said
            : said with
            {
                Verdict = Verdict.CannotBeDrawn,
                Because = new Bilingual($"its time, but the board cannot show it: {error.Message.En}", $"đúng lúc, nhưng bảng không hiện được: {error.Message.Vi}"),
            };
    }
}
