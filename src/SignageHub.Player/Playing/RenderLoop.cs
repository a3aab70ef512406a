using NodaTime;
using SignageHub.Push.BoardSide;

namespace SignageHub.Player.Playing;

/// <summary>Paints in a thread of its own, on a grid of sixty steps a second while something moves; the disk and the network never hold it up.</summary>
internal sealed class RenderLoop(Painter painter, BoardLoop board, Action<string> tell) : IDisposable
{
    private const int StepsASecond = 60;
    private const int StillSteps = 3;
    private static readonly Duration TellEvery = Duration.FromMilliseconds(500);

    private readonly ManualResetEventSlim _stop = new();
    private Thread? _thread;

    public void Start()
    {
        _thread = new Thread(Run) { Name = "render", IsBackground = true, Priority = ThreadPriority.AboveNormal };
        _thread.Start();
    }

    public void Dispose()
    {
        _stop.Set();
        _thread?.Join();
        _stop.Dispose();
    }

    private void Run()
    {
        var (toldAt, told, troubled) = (Duration.Zero, default(Shown), false);
        do
        {
            var (reading, now, lit) = board.Moment();
            try
            {
                painter.Paint(lit, now, reading.Monotonic);
                troubled = false;
            }
            catch (IOException e)
            {
                if (!troubled)
                    tell(e.Message);
                troubled = true;
            }

            var isNews = (painter.Shown.Scene, painter.Shown.Reason, painter.Shown.Round) != (told.Scene, told.Reason, told.Round);
            if (!troubled && (isNews || reading.Monotonic >= toldAt + TellEvery))
            {
                (toldAt, told) = (reading.Monotonic, painter.Shown);
                board.Displayed(painter.Shown, lit.Version, now);
            }
        }
        while (!_stop.Wait(UntilNext(troubled)));
    }

    private TimeSpan UntilNext(bool troubled)
    {
        if (troubled)
            return TimeSpan.FromSeconds(1);
        var ticks = board.Moment().Reading.Monotonic.BclCompatibleTicks;
        var step = TimeSpan.TicksPerSecond / StepsASecond * (painter.Moves ? 1 : StillSteps);
        return TimeSpan.FromTicks(step - (ticks % step));
    }
}
