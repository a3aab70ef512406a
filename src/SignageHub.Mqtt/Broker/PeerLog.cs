using System.Net;
using Microsoft.Extensions.Logging;

namespace SignageHub.Mqtt.Broker;

/// <summary>
/// What peers do that they may not, for the log: the first of its kind that one of them does in a minute, the others as a number, so that nobody fills the disk
/// of the host. What peers call themselves is shown without control characters. MQTT 5.0 §5.4.8 and §1.5.4.
/// </summary>
internal sealed class PeerLog(ILogger logger, BrokerClock clock)
{
    /// <summary>Peers and kinds that are told apart in one minute; those beyond count together.</summary>
    private const int Most = 1000;

    private const int LongestText = 200;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Dictionary<(string Deed, string Peer), Tally> _tallies = [];
    private readonly Lock _gate = new();

    public void Refused(string clientId, EndPoint? remote, ReasonCode reason)
    {
        var name = Plain(clientId);
        if (IsFirst($"CONNECT refused, {reason}", $"'{name}' from {Address(remote)}")) BrokerLog.Refused(logger, name, remote, reason);
    }

    public void ProtocolError(EndPoint? remote, ReasonCode reason, string fault)
    {
        if (IsFirst($"connection closed, {reason}", Address(remote))) BrokerLog.ProtocolError(logger, remote, reason, Plain(fault));
    }

    public void GateClosed(EndPoint? remote, int halfOpen)
    {
        if (IsFirst("connection closed at the gate", Address(remote))) BrokerLog.GateClosed(logger, remote, halfOpen);
    }

    /// <summary>No peer's fault: the system gives no more.</summary>
    public void NoRoom(string why)
    {
        if (IsFirst($"connection not accepted, {why}", "The system")) BrokerLog.NoRoom(logger, why);
    }

    public void PublishDenied(string clientId, string topic)
    {
        var name = Plain(clientId);
        if (IsFirst("publish that is not allowed", name)) BrokerLog.PublishDenied(logger, name, Plain(topic));
    }

    public void SubscribeDenied(string clientId, string filter)
    {
        var name = Plain(clientId);
        if (IsFirst("subscribe that is not allowed", name)) BrokerLog.SubscribeDenied(logger, name, Plain(filter));
    }

    /// <summary>Tells the numbers of the minutes that are over.</summary>
    public void Sweep()
    {
        foreach (var ((deed, peer), count) in TakeEnded()) BrokerLog.More(logger, peer, count, deed);
    }

    /// <summary>For one line of a log: no control characters, and not without end.</summary>
    internal static string Plain(string text)
    {
        var shown = text.Length <= LongestText ? text : $"{text.AsSpan(0, LongestText)}…";
        return shown.Any(char.IsControl) ? string.Concat(shown.Select(c => char.IsControl(c) ? '\uFFFD' : c)) : shown;
    }

    private static string Address(EndPoint? remote) => remote is IPEndPoint { Address: var address } ? address.ToString() : $"{remote}";

    private bool IsFirst(string deed, string peer)
    {
        lock (_gate)
        {
            if (!_tallies.TryGetValue((deed, peer), out var tally))
            {
                if (_tallies.Count < Most)
                {
                    _tallies[(deed, peer)] = new Tally(clock.Now);
                    return true;
                }

                if (!_tallies.TryGetValue((deed, "others"), out tally)) tally = _tallies[(deed, "others")] = new Tally(clock.Now);
            }

            tally.Untold++;
            return false;
        }
    }

    private List<((string Deed, string Peer) Key, long Count)> TakeEnded()
    {
        List<((string, string), long)> ended = [];
        lock (_gate)
        {
            foreach (var (key, tally) in _tallies)
            {
                if (clock.Since(tally.BeganAt) < Minute) continue;
                _tallies.Remove(key);
                if (tally.Untold > 0) ended.Add((key, tally.Untold));
            }
        }

        return ended;
    }

    /// <summary>What one peer did of one kind in one minute: MQTT 5.0 §5.4.8.</summary>
    private sealed class Tally(long beganAt)
    {
        public long BeganAt => beganAt;

        public long Untold { get; set; }
    }
}
