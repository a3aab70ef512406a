using NodaTime;
using SignageHub.Player.Displays;
using SignageHub.Push.BoardSide;

namespace SignageHub.Player.Playing;

/// <summary>Paints in a thread of its own, on a grid of sixty steps a second while something moves; the disk and the network never hold it up.</summary>
internal sealed class RenderLoop(Func<IDisplay> open, Func<IDisplay, Painter> paint, BoardLoop board, Action<string> tell) : IDisposable
{
    private const int StepsASecond = 60;
    private const int StillSteps = 3;
    private static readonly Duration TellEvery = Duration.FromMilliseconds(500);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly ManualResetEventSlim _stop = new();
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Thread? _thread;
    private long _beatAt;

    /// <summary>Completes when the display has taken its first picture.</summary>
    public Task FirstPicture => _first.Task;

    public void Start()
    {
        Beat();
        _thread = new Thread(Run) { Name = "render", IsBackground = true, Priority = ThreadPriority.AboveNormal };
        _thread.Start();
    }

    /// <summary>Whether nothing was painted, nor looked at, for that long.</summary>
    public bool HasStalled(Duration now, Duration after) => now.BclCompatibleTicks - Volatile.Read(ref _beatAt) > after.BclCompatibleTicks;

    /// <summary>Another loop takes over. A thread that hangs cannot be ended: this one ends itself when it comes to again, if ever.</summary>
    public void Abandon() => _stop.Set();

    /// <summary>Waits for the last picture, but not for ever.</summary>
    public void Dispose()
    {
        _stop.Set();
        _thread?.Join(Patience);
    }

    private void Beat() => Volatile.Write(ref _beatAt, board.Moment().Reading.Monotonic.BclCompatibleTicks);

    private void Run()
    {
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

                if (_stop.IsSet)
                    return;
                if (troubled || painter is null)
                    continue;
                _first.TrySetResult();
                var shown = painter.Shown;
                var isNews = (shown.Scene, shown.Reason, shown.Round) != (told.Scene, told.Reason, told.Round);
                if (!isNews && reading.Monotonic < toldAt + TellEvery)
                    continue;
                (toldAt, told) = (reading.Monotonic, shown);
                board.Displayed(shown, lit.Version, now);
            }
            while (!_stop.Wait(UntilNext(painter is { Moves: true }, troubled)));
        }
        finally
        {
            display?.Dispose();
        }
    }

    private TimeSpan UntilNext(bool moves, bool troubled)
    {
        if (troubled)
            return TimeSpan.FromSeconds(1);
        var ticks = board.Moment().Reading.Monotonic.BclCompatibleTicks;
        var step = TimeSpan.TicksPerSecond / StepsASecond * (moves ? 1 : StillSteps);
        return TimeSpan.FromTicks(step - (ticks % step));
    }
}
