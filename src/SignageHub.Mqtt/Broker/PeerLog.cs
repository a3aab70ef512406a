using System.Net;
using Microsoft.Extensions.Logging;

namespace SignageHub.Mqtt.Broker;

/// <summary>
/// What peers do, for the log: the first of its kind that one of them does in a minute, the others as a number, so that nobody fills the disk of the host.
/// What peers call themselves is shown without control characters. MQTT 5.0 §5.4.8 and §1.5.4.
/// </summary>
internal sealed class PeerLog(ILogger logger, BrokerClock clock)
{
    private const int LongestText = 200;

    /// <summary>What they may not, and what goes wrong.</summary>
    private readonly PeerTallies _faults = new(clock, most: 1000);

    /// <summary>What the admitted do all the time: a place of its own, so that no fault is lost among it.</summary>
    private readonly PeerTallies _visits = new(clock, most: 10_000);

    public void Connected(string clientId, EndPoint? remote, MqttVersion version, string identity, bool sessionPresent)
    {
        var name = Plain(clientId);
        if (_visits.IsFirst("connected", name)) BrokerLog.Connected(logger, name, remote, version, Plain(identity), sessionPresent);
    }

    public void Left(string clientId, ReasonCode reason)
    {
        var name = Plain(clientId);
        if (_visits.IsFirst($"left, {reason}", name)) BrokerLog.Left(logger, name, reason);
    }

    public void Refused(string clientId, EndPoint? remote, ReasonCode reason)
    {
        var name = Plain(clientId);
        if (_faults.IsFirst($"CONNECT refused, {reason}", $"'{name}' from {Place(remote)}", Address(remote))) BrokerLog.Refused(logger, name, remote, reason);
    }

    public void ProtocolError(EndPoint? remote, ReasonCode reason, string fault)
    {
        if (_faults.IsFirst($"connection closed, {reason}", Place(remote), Address(remote))) BrokerLog.ProtocolError(logger, remote, reason, Plain(fault));
    }

    public void GateClosed(EndPoint? remote, int halfOpen)
    {
        if (_faults.IsFirst("connection closed at the gate", Place(remote), Address(remote))) BrokerLog.GateClosed(logger, remote, halfOpen);
    }

    /// <summary>No peer's fault: the system gives no more.</summary>
    public void NoRoom(string why)
    {
        if (_faults.IsFirst($"connection not accepted, {why}", "The system")) BrokerLog.NoRoom(logger, why);
    }

    public void QueueFull(string clientId, string why)
    {
        var name = Plain(clientId);
        if (_faults.IsFirst("queue is full", name)) BrokerLog.Closing(logger, name, why);
    }

    public void PublishDenied(string clientId, string topic)
    {
        var name = Plain(clientId);
        if (_faults.IsFirst("publish that is not allowed", name)) BrokerLog.PublishDenied(logger, name, Plain(topic));
    }

    public void SubscribeDenied(string clientId, string filter)
    {
        var name = Plain(clientId);
        if (_faults.IsFirst("subscribe that is not allowed", name)) BrokerLog.SubscribeDenied(logger, name, Plain(filter));
    }

    /// <summary>Tells the numbers of the minutes that are over.</summary>
    public void Sweep()
    {
        foreach (var (deed, peer, count) in _faults.TakeEnded()) BrokerLog.More(logger, peer, count, deed);
        foreach (var (deed, peer, count) in _visits.TakeEnded()) BrokerLog.MoreOften(logger, peer, count, deed);
    }

    /// <summary>For one line of a log: nothing that controls, breaks or turns it, and not without end.</summary>
    internal static string Plain(string text)
    {
        var shown = text.Length <= LongestText ? text : $"{text.AsSpan(0, LongestText)}…";
        return shown.Any(IsUnfit) ? string.Concat(shown.Select(c => IsUnfit(c) ? '\uFFFD' : c)) : shown;
    }

    /// <summary>Control characters, the separators of lines and paragraphs, and what changes the direction of what follows (Unicode UAX #9).</summary>
    private static bool IsUnfit(char c) => char.IsControl(c) || c is (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private static IPAddress? Address(EndPoint? remote) => (remote as IPEndPoint)?.Address;

    private static string Place(EndPoint? remote) => Address(remote)?.ToString() ?? $"{remote}";
}
