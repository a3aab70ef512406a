using System.Threading.Channels;
using NodaTime;
using SignageHub.Push.BoardSide;

namespace SignageHub.Player.Playing;

/// <summary>Gives the board its turn for each message, each picture and twenty times a second, one after the other.</summary>
internal sealed class BoardLoop(BoardPlayer board, TimeProvider time)
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);

    private readonly Channel<Action<ClockReading>> _work = Channel.CreateBounded<Action<ClockReading>>(new BoundedChannelOptions(1_000) { SingleReader = true });
    private readonly long _begun = time.GetTimestamp();
    private int _ticks;
    private Lit? _lit;

    /// <summary>Something else is lit from now on; raised on the board's thread.</summary>
    public event EventHandler? Changed;

    /// <summary>The clocks, the board's time and what it lights; from any thread.</summary>
    public (ClockReading Reading, Instant Now, Lit Lit) Moment()
    {
        var reading = Reading();
        return (reading, board.Now(reading), board.Lit);
    }

    /// <summary>Waits for its place when the board is behind: so a flood slows down who makes it.</summary>
    public ValueTask Do(Action<ClockReading> work, CancellationToken cancellationToken) => _work.Writer.WriteAsync(work, cancellationToken);

    /// <summary>Left out when the board is behind.</summary>
    public void Displayed(Shown shown, long version, Instant now) => _work.Writer.TryWrite(reading => board.Displayed(shown, version, now, reading));

    public async Task Run(CancellationToken cancellationToken)
    {
        await using var timer = time.CreateTimer(_ => Wake(), state: null, Tick, Tick);
        try
        {
            await foreach (var work in _work.Reader.ReadAllAsync(cancellationToken))
            {
                work(Reading());
                TellChange();
                if (board.RestartAsked)
                    break;
            }
        }
        catch (OperationCanceledException)
        {
            // Told to stop.
        }

        board.Stop(Reading());
    }

    private void TellChange()
    {
        if (ReferenceEquals(_lit, board.Lit))
            return;
        _lit = board.Lit;
        Changed?.Invoke(this, EventArgs.Empty);
    }

    private void Wake()
    {
        // One tick at a time waits: more would say the same.
        if (Interlocked.Exchange(ref _ticks, 1) == 0 && !_work.Writer.TryWrite(Turn))
            Volatile.Write(ref _ticks, 0);
    }

    private void Turn(ClockReading reading)
    {
        Volatile.Write(ref _ticks, 0);
        board.Tick(reading);
    }

    private ClockReading Reading() => new(Instant.FromDateTimeOffset(time.GetUtcNow()), Duration.FromTimeSpan(time.GetElapsedTime(_begun)));
}
