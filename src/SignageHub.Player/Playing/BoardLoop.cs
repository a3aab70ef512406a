using System.Threading.Channels;
using NodaTime;
using SignageHub.Push.BoardSide;

namespace SignageHub.Player.Playing;

/// <summary>Gives the board its turn for each message, each picture, and by the clock: often after news, seldom while nothing happens.</summary>
internal sealed class BoardLoop(BoardPlayer board, TimeProvider time)
{
    private static readonly TimeSpan SoonAgain = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Seldom = TimeSpan.FromMilliseconds(500);

    /// <summary>What one message sets going (frames that are asked for, the state that is told) is over by then.</summary>
    private static readonly Duration NewsFor = Duration.FromSeconds(2);

    private readonly Channel<Action<ClockReading>> _work = Channel.CreateBounded<Action<ClockReading>>(new BoundedChannelOptions(1_000) { SingleReader = true });
    private readonly long _begun = time.GetTimestamp();
    private Duration _newsUntil = NewsFor;
    private ITimer? _timer;
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
    public ValueTask Do(Action<ClockReading> work, CancellationToken cancellationToken) => _work.Writer.WriteAsync(
        reading =>
        {
            work(reading);
            _newsUntil = reading.Monotonic + NewsFor;
            TurnAfter(SoonAgain);
        },
        cancellationToken);

    /// <summary>Left out when the board is behind.</summary>
    public void Displayed(Shown shown, long version, Instant now) => _work.Writer.TryWrite(reading => board.Displayed(shown, version, now, reading));

    public async Task Run(CancellationToken cancellationToken)
    {
        await using var timer = _timer = time.CreateTimer(_ => Wake(), state: null, SoonAgain, Timeout.InfiniteTimeSpan);
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
        // A board that is behind has its turn with what waits; the clock asks again.
        if (!_work.Writer.TryWrite(Turn))
            TurnAfter(SoonAgain);
    }

    private void Turn(ClockReading reading)
    {
        board.Tick(reading);
        TurnAfter(reading.Monotonic < _newsUntil ? SoonAgain : UntilNext(reading));
    }

    /// <summary>The next stretch begins on time, with its brightness.</summary>
    private TimeSpan UntilNext(ClockReading reading)
    {
        var left = board.Lit.Stretches[^1].From - board.Now(reading);
        return left > Duration.Zero && left < Duration.FromTimeSpan(Seldom) ? left.ToTimeSpan() + TimeSpan.FromMilliseconds(1) : Seldom;
    }

    private void TurnAfter(TimeSpan wait) => _timer!.Change(wait, Timeout.InfiniteTimeSpan);

    private ClockReading Reading() => new(Instant.FromDateTimeOffset(time.GetUtcNow()), Duration.FromTimeSpan(time.GetElapsedTime(_begun)));
}
