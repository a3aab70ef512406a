using NodaTime;
using SignageHub.Player.Displays;

namespace SignageHub.Player.Playing;

/// <summary>Sees to it that pictures keep coming: a render loop that stands still is left to itself and another takes over, with the display opened anew.</summary>
/// <param name="open">Opens the display.</param>
/// <param name="paint">A painter for a display.</param>
/// <param name="board">Whose pictures they are.</param>
/// <param name="tell">Says why a display does not take the picture.</param>
/// <param name="stalled">A loop stood still; with how often that was in the last ten minutes.</param>
internal sealed class RenderGuard(Func<IDisplay> open, Func<IDisplay, Painter> paint, BoardLoop board, Action<string> tell, Action<int> stalled) : IDisposable
{
    /// <summary>A picture takes milliseconds; a display that is away says so.</summary>
    public static readonly Duration Stall = Duration.FromSeconds(5);

    /// <summary>Stalls are counted over this long.</summary>
    public static readonly Duration Memory = Duration.FromMinutes(10);

    private readonly Queue<Duration> _stalls = new();
    private RenderLoop _loop = new(open, paint, board, tell);

    /// <summary>Whether pictures come; what the watchdog of the system is told.</summary>
    public bool IsAlive => !_loop.HasStalled(board.Moment().Reading.Monotonic, Stall);

    /// <summary>Completes with the first picture.</summary>
    public Task FirstPicture => _loop.FirstPicture;

    public void Start() => _loop.Start();

    /// <summary>Called about once a second.</summary>
    public void Check()
    {
        var now = board.Moment().Reading.Monotonic;
        if (!_loop.HasStalled(now, Stall))
            return;
        _loop.Abandon();
        while (_stalls.TryPeek(out var oldest) && oldest + Memory <= now)
            _stalls.Dequeue();
        _stalls.Enqueue(now);
        stalled(_stalls.Count);
        _loop = new RenderLoop(open, paint, board, tell);
        _loop.Start();
    }

    public void Dispose() => _loop.Dispose();
}
