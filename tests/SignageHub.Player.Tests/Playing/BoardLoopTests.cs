using System.Threading.Channels;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Player.Playing;
using SignageHub.Push.BoardSide;
using SignageHub.Push.Keys;
using SignageHub.Push.Topics;
using SignageHub.Testing;

namespace SignageHub.Player.Tests.Playing;

public sealed class BoardLoopTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task BoardThatNothingHappensTo_StillHasItsTurn_AgainAndAgain()
    {
        var time = new ManualTime();
        var link = new StatesOnly();
        using var key = SigningKey.Create();
        using var stopping = new CancellationTokenSource();
        var board = new BoardPlayer(new BoardIdentity(BoardId.Parse("lobby"), [key.Public], new PixelSize(96, 32), "test", "test"), new NoDisk(), link, 1);
        var loop = new BoardLoop(board, time);
        board.Start(loop.Moment().Reading);
        var run = loop.Run(stopping.Token);
        await loop.Do(board.Connected, TestContext.Current.CancellationToken);
        await link.Next();

        // It tells its state once a minute, whatever happens; only its own clock can make it.
        for (var i = 0; i < 5; i++)
        {
            time.Advance(TimeSpan.FromSeconds(61));
            await link.Next();
        }

        await stopping.CancelAsync();
        await run.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    private sealed class StatesOnly : IBoardLink
    {
        private readonly Channel<byte[]> _states = Channel.CreateUnbounded<byte[]>();

        public async Task Next() => await _states.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience);

        public void Publish(Topic topic, byte[] payload)
        {
            if (topic is Topic.OfBoard { Channel: BoardChannel.State })
                _states.Writer.TryWrite(payload);
        }

        public void Want(IReadOnlySet<FrameId> frames)
        {
        }
    }
}
