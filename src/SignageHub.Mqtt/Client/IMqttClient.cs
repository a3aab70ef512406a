namespace SignageHub.Mqtt.Client;

/// <summary>
/// A client that keeps its connection: started once, it connects, and connects again with growing pauses until it is stopped.
/// Subscriptions are renewed and unacknowledged messages repeated after each new connection. MQTT 5.0 §4.4.
/// </summary>
public interface IMqttClient : IMqttBus, IAsyncDisposable
{
    bool IsConnected { get; }

    /// <summary>Called at each change of the connection, in order; set before Start. What it throws is logged.</summary>
    Action<MqttClientState>? StateChanged { get; set; }

    /// <summary>Begins to connect, in the background. Completes at once.</summary>
    /// <exception cref="InvalidOperationException">It was started before.</exception>
    void Start();

    /// <summary>Completes when a connection stands, at once if it does; cancelled when the client is stopped first.</summary>
    Task WaitUntilConnected(CancellationToken cancellationToken = default);

    /// <summary>
    /// Says goodbye (DISCONNECT 0x00, so without the will) and stays away. Publishes still waiting, for an answer or for a place, fail with
    /// <see cref="MqttConnectionException"/>.
    /// </summary>
    Task Stop(CancellationToken cancellationToken = default);
}

/// <summary>How the connection stands.</summary>
/// <param name="SessionPresent">The broker still had our session: MQTT 5.0 §3.2.2.1.1.</param>
/// <param name="Reason">Why it ended or was refused; Success while connected or when the link merely broke.</param>
/// <param name="Error">What went wrong, in words; null while connected.</param>
/// <param name="RetryIn">The pause before the next attempt; null while connected or stopped.</param>
public sealed record MqttClientState(bool Connected, bool SessionPresent, ReasonCode Reason, string? Error, TimeSpan? RetryIn);
