using NodaTime;
using SignageHub.Player.Displays;
using SignageHub.Push.BoardSide;

namespace SignageHub.Player.Playing;

/// <summary>
/// Paints in a thread of its own: on a grid of sixty steps a second while something moves, else at the moment when another picture has its turn. The disk
/// and the network never hold it up.
/// </summary>
internal sealed class RenderLoop(Func<IDisplay> open, Func<IDisplay, Painter> paint, BoardLoop board, Action<string> tell) : IDisposable
{
    private const long Step = TimeSpan.TicksPerSecond / 60;
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);
    private static readonly Duration TellEvery = Duration.FromTimeSpan(LookEvery);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly AutoResetEvent _wake = new(initialState: false);
    private volatile bool _isStopping;
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Thread? _thread;
    private long _beatAt;

    /// <summary>Completes when the display has taken its first picture.</summary>
    public Task FirstPicture => _first.Task;

    public void Start()
    {
        Beat();
        board.Changed += Wake;
        _thread = new Thread(Run) { Name = "render", IsBackground = true, Priority = ThreadPriority.AboveNormal };
        _thread.Start();
    }

    /// <summary>Whether nothing was painted, nor looked at, for that long.</summary>
    public bool HasStalled(Duration now, Duration after) => now.BclCompatibleTicks - Volatile.Read(ref _beatAt) > after.BclCompatibleTicks;

    /// <summary>Another loop takes over. A thread that hangs cannot be ended: this one ends itself when it comes to again, if ever.</summary>
    public void Abandon()
    {
        board.Changed -= Wake;
        _isStopping = true;
        _wake.Set();
    }

    /// <summary>Waits for the last picture, but not for ever.</summary>
    public void Dispose()
    {
        Abandon();
        _thread?.Join(Patience);
    }

    private void Wake(object? sender, EventArgs e) => _wake.Set();

    private void Beat() => Volatile.Write(ref _beatAt, board.Moment().Reading.Monotonic.BclCompatibleTicks);

    private void Run()
    {
        LinuxThread.ComeFirst();
        try
        {
            PaintOn();
        }
#pragma warning disable CA1031 // A picture that cannot be painted must not take the board with it: the guard begins anew.
        catch (Exception e)
#pragma warning restore CA1031
        {
            tell(e.Message);
            Volatile.Write(ref _beatAt, long.MinValue / 2);
        }
    }

    private void PaintOn()
    {
        IDisplay? display = null;
        try
        {
            Painter? painter = null;
            var (toldAt, told, troubled) = (Duration.Zero, default(Shown), false);
            do
            {
                Beat();
                var (reading, now, lit) = board.Moment();
                try
                {
                    display ??= open();
                    painter ??= paint(display);
                    painter.Paint(lit, now, reading.Monotonic);
                    troubled = false;
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException)
                {
                    if (!troubled)
                        tell(e.Message);
                    troubled = true;
                }

                if (_isStopping)
                    return;
                if (troubled || painter is null)
                    continue;
                _first.TrySetResult();
                var shown = painter.Shown;
                var isNews = (shown.Scene, shown.Reason, shown.Round) != (told.Scene, told.Reason, told.Round);
                if (!isNews && painter.Moves && reading.Monotonic < toldAt + TellEvery)
                    continue;
                (toldAt, told) = (reading.Monotonic, shown);
                board.Displayed(shown, lit.Version, now);
            }
            while (!Wait(UntilNext(troubled ? null : painter)));
        }
        finally
        {
            display?.Dispose();
        }
    }

    /// <summary>Until the next step, or until something else is lit: a new picture does not wait for its step.</summary>
    /// <returns>Whether the loop is to end.</returns>
    private bool Wait(TimeSpan time)
    {
        // Events wait for whole milliseconds; the rest is slept, or the loop would run round and round in it.
        if (!_wake.WaitOne((int)time.TotalMilliseconds))
            LinuxThread.Sleep(TimeSpan.FromTicks(time.Ticks % TimeSpan.TicksPerMillisecond));
        return _isStopping;
    }

    private TimeSpan UntilNext(Painter? painter)
    {
        if (painter is null)
            return TimeSpan.FromSeconds(1);
        var (reading, now, _) = board.Moment();
        if (painter.Moves)
            return TimeSpan.FromTicks(Step - (reading.Monotonic.BclCompatibleTicks % Step));
        // A clock that is put right does not wake anyone, hence the look twice a second.
        var left = painter.ChangesAt - now;
        return left <= Duration.Zero ? TimeSpan.Zero : left < TellEvery ? left.ToTimeSpan() : LookEvery;
    }
}
