using SignageHub.Mqtt;
using SignageHub.Mqtt.Client;

namespace SignageHub.Hub.Publishing;

/// <summary>A broker elsewhere, to publishing: what cannot be sent now is let go, because each new connection sends everything again.</summary>
/// <remarks>So the hub starts, serves its pages and reads its files whether or not that broker is there. See <see cref="OutsideService"/>.</remarks>
internal sealed partial class OutsideBus : IMqttBus, IDisposable
{
    private readonly IMqttClient _client;
    private readonly ILogger<OutsideBus> _logger;
    private readonly HashSet<string> _refused = new(StringComparer.Ordinal);
    private volatile CancellationTokenSource _connection = new();

    /// <param name="client">Not started yet.</param>
    /// <param name="logger">Told what the broker refuses.</param>
    public OutsideBus(IMqttClient client, ILogger<OutsideBus> logger)
    {
        (_client, _logger) = (client, logger);
        client.StateChanged = state =>
        {
            if (state.Connected)
                // The one before is not disposed of: somebody may be about to ask for its token.
                _connection = new CancellationTokenSource();
            else
                _connection.Cancel();
            Changed?.Invoke(state.Connected);
        };
    }

    /// <summary>Until the hub knows what its boards are to show, nothing is sent, as if there were no connection: boards would get all of it twice.</summary>
    public bool IsOpen { get; set; }

    /// <summary>Told when the connection stands and when it is gone. Set before the client is started.</summary>
    public Action<bool>? Changed { get; set; }

    public async ValueTask Publish(MqttMessage message, CancellationToken cancellationToken = default)
    {
        if (!IsOpen || !_client.IsConnected)
            return;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_connection.Token, cancellationToken);
        try
        {
            await _client.Publish(message, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The connection broke; the next one sends everything again.
        }
        catch (MqttConnectionException)
        {
            // The hub is being stopped.
        }
        catch (MqttRefusedException e)
        {
            // Once a topic: a rule that is missing at the broker would otherwise fill the log.
            lock (_refused)
            {
                if (!_refused.Add(message.Topic))
                    return;
            }

            LogRefused(message.Topic, e.Reason);
        }
    }

    public ValueTask<IAsyncDisposable> Subscribe(string filter, QualityOfService qos, MqttMessageHandler handler, CancellationToken cancellationToken = default) =>
        _client.Subscribe(filter, qos, handler, cancellationToken);

    public void Dispose() => _connection.Dispose();

    [LoggerMessage(320, LogLevel.Error, "The broker refuses what the hub publishes to {Topic}: {Reason}. Look at the rules for the hub's user there.")]
    private partial void LogRefused(string topic, ReasonCode reason);
}
