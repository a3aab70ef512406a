using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Player.Displays;
using SignageHub.Player.Playing;
using SignageHub.Push.BoardSide;
using SignageHub.Push.Keys;
using SignageHub.Push.Storage;
using SignageHub.Push.Topics;
using SignageHub.Testing;

namespace SignageHub.Player.Tests.Playing;

public sealed class RenderGuardTests : IDisposable
{
    private static readonly PixelSize Size = new(96, 32);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ManualTime _time = new();
    private readonly SigningKey _key = SigningKey.Create();
    private readonly BlockingCollectionOfDisplays _displays = new();
    private readonly List<int> _stalls = [];
    private readonly RenderGuard _guard;

    public RenderGuardTests()
    {
        var board = new BoardPlayer(new BoardIdentity(BoardId.Parse("lobby"), [_key.Public], Size, "test", "test"), new NoDisk(), new NoLink(), 1);
        var loop = new BoardLoop(board, _time);
        board.Start(loop.Moment().Reading);
        _guard = new RenderGuard(_displays.Open, display => new Painter(display, Size, 1, dims: false), loop, _ => { }, _stalls.Add);
    }

    [Fact]
    public async Task DisplayThatTakesThePictures_IsLeftAlone()
    {
        _displays.Hangs = false;
        _guard.Start();
        await _guard.FirstPicture.WaitAsync(Patience, TestContext.Current.CancellationToken);

        _guard.Check();

        Assert.True(_guard.IsAlive);
        Assert.Empty(_stalls);
    }

    [Fact]
    public async Task LoopThatStandsStill_IsReplaced_AndEachTimeOfTheLastTenMinutesIsCounted()
    {
        _guard.Start();
        for (var i = 0; i < 3; i++)
            await StallOnce();
        _time.Advance(TimeSpan.FromMinutes(11));
        _displays.Hangs = false;
        await StallOnce();
        await _guard.FirstPicture.WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.Equal([1, 2, 3, 1], _stalls);
        Assert.True(_guard.IsAlive);
    }

    [Fact]
    public async Task PictureThatCannotBePainted_CountsAsAStall_AndDoesNotEndTheProgram()
    {
        (_displays.Hangs, _displays.Throws) = (false, true);
        _guard.Start();
        await _displays.Entered.WaitAsync(TestContext.Current.CancellationToken);
        await _displays.Closed.WaitAsync(Patience, TestContext.Current.CancellationToken);
        _displays.Throws = false;

        // The thread has closed its display; the moment until its end is marked is not ours to see.
        while (_stalls.Count == 0)
        {
            _guard.Check();
            await Task.Yield();
        }

        await _guard.FirstPicture.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Equal([1], _stalls);
    }

    public void Dispose()
    {
        _displays.Release();
        _guard.Dispose();
        _displays.Dispose();
        _key.Dispose();
    }

    private async Task StallOnce()
    {
        await _displays.Entered.WaitAsync(TestContext.Current.CancellationToken);
        _time.Advance(TimeSpan.FromSeconds(6));
        _guard.Check();
    }

    /// <summary>Displays that hang in their first picture until they are let go.</summary>
    private sealed class BlockingCollectionOfDisplays : IDisposable
    {
        private readonly ManualResetEventSlim _released = new();

        public volatile bool Hangs = true;

        public volatile bool Throws;

        /// <summary>One for each display's first picture.</summary>
        public SemaphoreSlim Entered { get; } = new(0);

        public SemaphoreSlim Closed { get; } = new(0);

        public IDisplay Open() => new Display(this);

        public void Release() => _released.Set();

        public void Dispose()
        {
            // Threads that were let go may still look at it.
            Entered.Dispose();
        }

        private sealed class Display(BlockingCollectionOfDisplays all) : IDisplay
        {
            private bool _wasShown;

            public TimeSpan? RepeatAfter => null;

            public void Show(ReadOnlySpan<byte> pixels, PixelSize size)
            {
                if (_wasShown)
                    return;
                _wasShown = true;
                all.Entered.Release();
                if (all.Throws)
                    throw new InvalidOperationException("a fault of ours");
                if (all.Hangs)
                    all._released.Wait();
            }

            public void Dispose() => all.Closed.Release();
        }
    }

    private sealed class NoLink : IBoardLink
    {
        public void Publish(Topic topic, byte[] payload)
        {
        }

        public void Want(IReadOnlySet<FrameId> frames)
        {
        }
    }
}
