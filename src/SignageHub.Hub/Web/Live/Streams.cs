using System.Runtime.CompilerServices;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Hub.Programmes;
using SignageHub.Hub.Publishing;
using SignageHub.Push.Keys;

namespace SignageHub.Hub.Web.Live;

/// <summary>The Server-Sent Events of the pages. The clock comes first and every ten seconds; it also keeps the connection alive.</summary>
internal sealed class Streams(PublishedBoards published, IBoardOverviews overviews, WallNews news)
{
    private static readonly TimeSpan Reconnect = TimeSpan.FromSeconds(2);

    /// <summary>One board: <c>clock</c>, <c>blank</c> (the red button), <c>command</c> and <c>manifest</c>, each JWS as it is.</summary>
    public async IAsyncEnumerable<LiveEvent> OfBoard(
        BoardId board, Listener listener, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        CompactJws? sent = null;
        string? order = null;
        // What was ordered before anybody listened was not ordered of this listener.
        var heard = published.CommandsTo(board) is [.., var last] ? last.Number : 0;
        do
        {
            if (listener.TakeClockDue())
                yield return Clock();
            if (published.BlankOrder is { } blank && blank != order)
                yield return new LiveEvent("blank", order = blank);
            if (published.ManifestOf(board) is { } manifest && !manifest.Equals(sent))
                yield return new LiveEvent("manifest", (sent = manifest).ToString());
            foreach (var (number, compact) in published.CommandsTo(board).Where(command => command.Number > heard))
            {
                heard = number;
                yield return new LiveEvent("command", compact);
            }
        }
        while (await listener.WaitForRing(cancellationToken));
    }

    /// <summary>
    /// All boards over one connection, for a browser opens no more than six to a host: <c>clock</c>, <c>boards</c>, <c>problems</c>,
    /// <c>manifest</c> as <c>{"board":"lobby","manifest":"eyJ…"}</c>, and <c>office</c> with another mark when the page's part for people of the office says something else.
    /// </summary>
    /// <param name="language">In which it is told.</param>
    /// <param name="listener">Its bell.</param>
    /// <param name="mayStay">Asked at each clock: whoever has lost the right to it hears no more.</param>
    /// <param name="isOfOffice">Whether whoever listens has signed in: the part for strangers changes far less often.</param>
    /// <param name="cancellationToken">The page was closed.</param>
    public async IAsyncEnumerable<LiveEvent> OfWall(
        Language language, Listener listener, Func<bool> mayStay, bool isOfOffice, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var watching = news.Watch();
        WallState? heard = null;
        do
        {
            if (listener.TakeClockDue())
            {
                if (!mayStay())
                    yield break;
                yield return Clock();
            }

            var state = news.State;
            foreach (var happened in state.Since(heard, language, isOfOffice))
                yield return happened;
            heard = state;
        }
        while (await listener.WaitForRing(cancellationToken));
    }

    private LiveEvent Clock() => new("clock", WallTime.Iso(overviews.Now), Reconnect);
}
