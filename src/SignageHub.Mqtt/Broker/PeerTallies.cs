using System.Net;

namespace SignageHub.Mqtt.Broker;

/// <summary>What peers do of one kind in a minute: the first time is told, the others are counted. Bounded, whatever peers there are: MQTT 5.0 §5.4.8.</summary>
/// <param name="most">Peers and deeds that are told apart in one minute; those beyond count together.</param>
internal sealed class PeerTallies(BrokerClock clock, int most)
{
    /// <summary>Of them, those of strangers from one line: one that has ever new names leaves room for the others.</summary>
    private const int Share = 10;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Dictionary<(string Deed, string Peer), Tally> _tallies = [];
    private readonly Dictionary<IPAddress, int> _shares = [];
    private readonly Lock _gate = new();

    /// <summary>Whether it is to be told. If not, it is counted.</summary>
    /// <param name="stranger">Where it comes from, if all that is known of it is what it says of itself.</param>
    public bool IsFirst(string deed, string peer, IPAddress? stranger = null)
    {
        lock (_gate)
        {
            if (!_tallies.TryGetValue((deed, peer), out var tally))
            {
                var line = ConnectionGate.Line(stranger);
                var hasShare = line is null || _shares.GetValueOrDefault(line) < Share;
                if (hasShare && _tallies.Count < most)
                {
                    _tallies[(deed, peer)] = new Tally(clock.Now, line);
                    if (line is not null) _shares[line] = _shares.GetValueOrDefault(line) + 1;
                    return true;
                }

                tally = Others(deed, hasShare ? "others" : $"others from {line}");
            }

            tally.Untold++;
            return false;
        }
    }

    /// <summary>The numbers of the minutes that are over.</summary>
    public IReadOnlyList<(string Deed, string Peer, long Count)> TakeEnded()
    {
        List<(string, string, long)> ended = [];
        lock (_gate)
        {
            foreach (var (key, tally) in _tallies)
            {
                if (clock.Since(tally.BeganAt) < Minute) continue;
                _tallies.Remove(key);
                if (tally.Line is { } line && --_shares[line] == 0) _shares.Remove(line);
                if (tally.Untold > 0) ended.Add((key.Deed, key.Peer, tally.Untold));
            }
        }

        return ended;
    }

    private Tally Others(string deed, string name)
    {
        if (!_tallies.TryGetValue((deed, name), out var tally)) tally = _tallies[(deed, name)] = new Tally(clock.Now, line: null);
        return tally;
    }

    /// <summary>What one peer did of one kind in one minute: MQTT 5.0 §5.4.8.</summary>
    private sealed class Tally(long beganAt, IPAddress? line)
    {
        public long BeganAt => beganAt;

        /// <summary>Of whose share it is.</summary>
        public IPAddress? Line => line;

        public long Untold { get; set; }
    }
}
