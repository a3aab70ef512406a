using Microsoft.Extensions.Logging;

namespace SignageHub.Mqtt.Client;

/// <summary>What the client says of itself. Event ids 4200 to 4299. MQTT 5.0 §3.2 and §3.14.</summary>
internal static partial class ClientLog
{
    [LoggerMessage(4200, LogLevel.Information, "Connected to {Broker} as {ClientId}; session present: {SessionPresent}")]
    public static partial void Connected(ILogger logger, Uri broker, string clientId, bool sessionPresent);

    [LoggerMessage(4201, LogLevel.Warning, "No connection to {Broker} ({Reason}): {Error}; next attempt in {RetryIn}")]
    public static partial void Disconnected(ILogger logger, Uri broker, ReasonCode reason, string error, TimeSpan retryIn);

    [LoggerMessage(4202, LogLevel.Warning, "The broker refused the subscription to {Filter}: {Reason}")]
    public static partial void SubscriptionRefused(ILogger logger, string filter, ReasonCode reason);

    [LoggerMessage(4203, LogLevel.Error, "A handler failed on a message to {Topic}")]
    public static partial void HandlerFailed(ILogger logger, Exception exception, string topic);

    [LoggerMessage(4204, LogLevel.Error, "A listener to the state of the connection failed")]
    public static partial void ListenerFailed(ILogger logger, Exception exception);

    [LoggerMessage(4205, LogLevel.Error, "The connection to {Broker} ended for a reason that nobody foresaw")]
    public static partial void Failed(ILogger logger, Exception exception, Uri broker);
}
