using NodaTime;

namespace SignageHub.Hub.Boards;

/// <summary>That somebody wants the red button lifted; another person must want it too. Kept for half an hour, and gone with the hub.</summary>
internal sealed class LiftRequests
{
    private static readonly Duration Lasts = Duration.FromMinutes(30);

    private readonly Lock _gate = new();
    private (long Counter, string Account, string Display, Instant Until)? _asked;

    /// <summary>Who has asked for this order to be lifted; null for nobody.</summary>
    public (string Account, string Display)? Of(long counter)
    {
        lock (_gate)
            return _asked is { } asked && asked.Counter == counter && asked.Until > TimeProvider.System.Now() ? (asked.Account, asked.Display) : null;
    }

    /// <summary>One who asks.</summary>
    /// <returns>True when another one has asked before: then it is to be lifted.</returns>
    public bool Ask(long counter, string account, string display)
    {
        lock (_gate)
        {
            if (Of(counter) is { } other && other.Account != account)
            {
                _asked = null;
                return true;
            }

            _asked = (counter, account, display, TimeProvider.System.Now() + Lasts);
            return false;
        }
    }
}
