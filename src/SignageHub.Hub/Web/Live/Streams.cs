using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Hub.Programmes;
using SignageHub.Hub.Publishing;

namespace SignageHub.Hub.Web.Live;

/// <summary>The Server-Sent Events of the pages. The clock comes first and every ten seconds; it also keeps the connection alive.</summary>
internal sealed class Streams(PublishedBoards published, IBoardOverviews overviews, WallNews news)
{
    private static readonly TimeSpan Reconnect = TimeSpan.FromSeconds(2);

    /// <summary>One board: <c>clock</c>, <c>blank</c> (the red button), <c>command</c> and <c>manifest</c>, each JWS as it is.</summary>
    public async IAsyncEnumerable<SseItem<string>> OfBoard(
        BoardId board, Listener listener, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? sent = null;
        string? order = null;
        // What was ordered before anybody listened was not ordered of this listener.
        var heard = published.CommandsTo(board) is [.., var last] ? last.Number : 0;
        do
        {
            if (listener.TakeClockDue())
                yield return Clock();
            if (published.BlankOrder is { } blank && blank != order)
                yield return new SseItem<string>(order = blank, "blank");
            if (published.ManifestOf(board) is { } manifest && manifest != sent)
                yield return new SseItem<string>(sent = manifest, "manifest");
            foreach (var (number, compact) in published.CommandsTo(board).Where(command => command.Number > heard))
            {
                heard = number;
                yield return new SseItem<string>(compact, "command");
            }
        }
        while (await listener.WaitForRing(cancellationToken));
    }

    /// <summary>
    /// All boards over one connection, for a browser opens no more than six to a host: <c>clock</c>, <c>boards</c>, <c>problems</c>, and
    /// <c>manifest</c> as <c>{"board":"lobby","manifest":"eyJ…"}</c>.
    /// </summary>
    public async IAsyncEnumerable<SseItem<string>> OfWall(
        Language language, Listener listener, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        news.Refresh();
        (string? Boards, string? Problems) sent = default;
        var sentManifests = new Dictionary<BoardId, string>();
        do
        {
            if (listener.TakeClockDue())
                yield return Clock();
            var state = news.State;
            if (state.Boards.In(language) is var boards && boards != sent.Boards)
                yield return new SseItem<string>(sent.Boards = boards, "boards");
            if (state.Problems.In(language) is var problems && problems != sent.Problems)
                yield return new SseItem<string>(sent.Problems = problems, "problems");
            foreach (var board in overviews.All().Select(o => o.Board.Id))
            {
                if (published.ManifestOf(board) is { } manifest && manifest != sentManifests.GetValueOrDefault(board))
                    yield return new SseItem<string>(AddressedTo(board, sentManifests[board] = manifest), "manifest");
            }
        }
        while (await listener.WaitForRing(cancellationToken));
    }

    private SseItem<string> Clock() => new(WallTime.Iso(overviews.Now), "clock") { ReconnectionInterval = Reconnect };

    private static string AddressedTo(BoardId board, string manifest) =>
        JsonSerializer.Serialize(new { board = board.Value, manifest });
}
