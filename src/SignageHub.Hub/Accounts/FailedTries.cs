using System.Net;
using NodaTime;

namespace SignageHub.Hub.Accounts;

/// <summary>How many tries of strangers are written into the audit log: enough to see them, too few to fill it.</summary>
internal sealed class FailedTries(TimeProvider clock)
{
    /// <summary>Of one address, in an hour.</summary>
    public const int MostOfOne = 10;

    /// <summary>Of all, in an hour.</summary>
    public const int MostOfAll = 200;

    private static readonly Duration Hour = Duration.FromHours(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _written = new(StringComparer.Ordinal);
    private Instant _begun = Instant.MinValue;
    private int _all;

    /// <returns>Whether this one is written, and whether it is the last of its address for this hour.</returns>
    /// <param name="address">Where from; null counts as one.</param>
    public (bool IsWritten, bool IsLast) Count(string? address)
    {
        var key = AddressKey.Of(IPAddress.TryParse(address, out var parsed) ? parsed : null);
        lock (_gate)
        {
            var now = clock.Now();
            if (_begun == Instant.MinValue || now - _begun >= Hour || now < _begun)
            {
                _written.Clear();
                (_begun, _all) = (now, 0);
            }

            var before = _written.GetValueOrDefault(key);
            if (before >= MostOfOne || _all >= MostOfAll)
                return (false, false);
            _written[key] = before + 1;
            _all++;
            return (true, before + 1 == MostOfOne || _all == MostOfAll);
        }
    }
}
