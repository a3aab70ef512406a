using System.Net;
using Microsoft.Extensions.Logging;

namespace SignageHub.Mqtt.Broker;

/// <summary>What the broker says of itself. Event ids 4100 to 4199. MQTT 5.0 §5.4.8.</summary>
internal static partial class BrokerLog
{
    [LoggerMessage(4100, LogLevel.Information, "{ClientId} connected from {Remote} with MQTT {Version} as {Identity}; session present: {SessionPresent}")]
    public static partial void Connected(ILogger logger, string clientId, EndPoint? remote, MqttVersion version, string identity, bool sessionPresent);

    [LoggerMessage(4101, LogLevel.Information, "{ClientId} left: {Reason}")]
    public static partial void Left(ILogger logger, string clientId, ReasonCode reason);

    [LoggerMessage(4102, LogLevel.Warning, "CONNECT of '{ClientId}' from {Remote} refused: {Reason}")]
    public static partial void Refused(ILogger logger, string clientId, EndPoint? remote, ReasonCode reason);

    [LoggerMessage(4103, LogLevel.Warning, "Connection from {Remote} closed, {Reason}: {Fault}")]
    public static partial void ProtocolError(ILogger logger, EndPoint? remote, ReasonCode reason, string fault);

    [LoggerMessage(4104, LogLevel.Warning, "Connection from {Remote} closed at the gate: {HalfOpen} others are not authenticated yet")]
    public static partial void GateClosed(ILogger logger, EndPoint? remote, int halfOpen);

    [LoggerMessage(4105, LogLevel.Warning, "{ClientId} may not publish to {Topic}")]
    public static partial void PublishDenied(ILogger logger, string clientId, string topic);

    [LoggerMessage(4106, LogLevel.Warning, "{ClientId} may not subscribe to {Filter}")]
    public static partial void SubscribeDenied(ILogger logger, string clientId, string filter);

    [LoggerMessage(4112, LogLevel.Warning, "{Peer}, in the last minute: {Count} times more, {Deed}")]
    public static partial void More(ILogger logger, string peer, long count, string deed);

    [LoggerMessage(4115, LogLevel.Information, "{Peer}, in the last minute: {Count} times more, {Deed}")]
    public static partial void MoreOften(ILogger logger, string peer, long count, string deed);

    [LoggerMessage(4113, LogLevel.Warning, "A connection cannot be accepted: {Why}. LimitNOFILE of the unit (or ulimit -n) allows more open files, fs.epoll.max_user_watches more watches")]
    public static partial void NoRoom(ILogger logger, string why);

    [LoggerMessage(4114, LogLevel.Warning, "The system lets this program open {Limit} files, but {Clients} clients may connect (MaximumConnections): set LimitNOFILE of the unit (or ulimit -n) to {Needed}, or let fewer connect")]
    public static partial void FewFiles(ILogger logger, long limit, int clients, int needed);

    [LoggerMessage(4107, LogLevel.Error, "A handler for {Filter} failed on a message to {Topic}")]
    public static partial void HandlerFailed(ILogger logger, Exception exception, string filter, string topic);

    [LoggerMessage(4108, LogLevel.Error, "The decision on a CONNECT failed")]
    public static partial void AccessFailed(ILogger logger, Exception exception);

    [LoggerMessage(4109, LogLevel.Error, "A connection ended by a fault of the broker")]
    public static partial void ConnectionFailed(ILogger logger, Exception exception);

    [LoggerMessage(4110, LogLevel.Error, "Housekeeping failed; it goes on with the next round")]
    public static partial void HousekeepingFailed(ILogger logger, Exception exception);

    [LoggerMessage(4120, LogLevel.Information, "Taken up again: {Retained} retained messages and {Sessions} sessions")]
    public static partial void Restored(ILogger logger, int retained, int sessions);

    [LoggerMessage(4121, LogLevel.Error, "The broker's state cannot be written ({Why}). What clients send is acknowledged once it can.")]
    public static partial void NotStored(ILogger logger, string why);

    [LoggerMessage(4122, LogLevel.Information, "The broker's state is on disk again")]
    public static partial void StoredAgain(ILogger logger);

    [LoggerMessage(4123, LogLevel.Error, "Writing the broker's state failed. What clients send is acknowledged once it succeeds.")]
    public static partial void StoringFailed(ILogger logger, Exception exception);

    [LoggerMessage(4111, LogLevel.Warning, "The queue of {ClientId} is full: {Why}")]
    public static partial void Closing(ILogger logger, string clientId, string why);
}
