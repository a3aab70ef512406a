using NodaTime;

namespace SignageHub.Push.BoardSide;

/// <summary>Lets the board use its disk. What fails there is remembered, told in the state and tried again; the board goes on.</summary>
internal sealed class DiskWatch
{
    private static readonly Duration TryAgainAfter = Duration.FromSeconds(5);

    private Duration? _failedAt;

    public bool HasFailed => _failedAt is not null;

    /// <returns>Whether it was done.</returns>
    public bool Try(ClockReading reading, Action write)
    {
        try
        {
            write();
            return true;
        }
        catch (IOException)
        {
            _failedAt ??= reading.Monotonic;
            return false;
        }
    }

    /// <summary>True once when enough time has passed since it failed: the disk counts as well until it fails again.</summary>
    public bool TakeSecondTry(ClockReading reading)
    {
        if (_failedAt is not { } failed || reading.Monotonic < failed + TryAgainAfter)
            return false;
        _failedAt = null;
        return true;
    }
}
