using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using SignageHub.Mqtt.Packets;

namespace SignageHub.Mqtt.Client;

/// <summary>
/// Received messages on their way to the handlers, one after the other; the acknowledgement goes out when the handlers have finished, so a
/// handler that writes to disk has written before the broker forgets: MQTT 5.0 §4.3 and §4.6.
/// </summary>
internal sealed class ClientInbox(MqttClientOptions options, ClientSubscriptions subscriptions, ILogger logger) : IDisposable
{
    private readonly Channel<Received> _messages = Channel.CreateUnbounded<Received>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Dictionary<ushort, Exactly> _exactlyOnce = [];
    private readonly InboxRoom _room = new(options);
    private readonly AsyncLocal<Turn?> _turn = new();
    private readonly Lock _gate = new();
    private long _dropped;

    /// <summary>QoS 0 messages dropped because the handlers were behind.</summary>
    public long Dropped => Volatile.Read(ref _dropped);

    /// <summary>The broker has forgotten its session: MQTT 5.0 §4.1.</summary>
    public void Forget()
    {
        lock (_gate) _exactlyOnce.Clear();
    }

    /// <summary>The caller is a handler of this client that has not ended.</summary>
    public bool IsHandling => _turn.Value is { HasEnded: false };

    /// <summary>
    /// Awaits an answer of the broker. A handler gets none while what waits for the handlers has no more room: the answer stands behind a message that is not
    /// read before a handler has ended, and only one is called at a time. It is told so, instead of waiting for good.
    /// </summary>
    /// <param name="wasHandedIn">Whether the answer comes when the handler has ended; else nothing was asked yet, and the handler may ask again later.</param>
    /// <exception cref="MqttConnectionException">There is no more room.</exception>
    public async ValueTask Await(Func<CancellationToken, Task> ask, bool wasHandedIn, CancellationToken cancellationToken)
    {
        if (IsHandling && await IsAnswered(ask, cancellationToken)) return;
        if (IsHandling)
        {
            // Not on the thread that reads and has just told so.
            await Task.Yield();
            var limits = $"MaximumReceived {options.MaximumReceived}, MaximumReceivedBytes {options.MaximumReceivedBytes}";
            throw new MqttConnectionException(wasHandedIn
                ? $"The broker's answer stands behind more messages than may wait for the handlers ({limits}); it is read when this handler has ended."
                : $"All {options.MaximumPending} places are taken (MaximumPending) by messages whose answers stand behind more messages than may wait for the handlers ({limits}); nothing was sent.")
            {
                WasHandedIn = wasHandedIn,
            };
        }

        // What a handler has left behind may wait.
        await ask(cancellationToken);
    }

    /// <summary>False when there is no more room.</summary>
    private async ValueTask<bool> IsAnswered(Func<CancellationToken, Task> ask, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _room.Full);
        try
        {
            await ask(either.Token);
            return true;
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Completes when the next packet may be read: while a message of QoS 1 or 2 has no room, the broker is held back by TCP.</summary>
    public async ValueTask Receive(PublishPacket packet, string topic, ClientLink link, CancellationToken cancellationToken)
    {
        var message = packet.Message.Topic.Length > 0 ? packet.Message : packet.Message with { Topic = topic };

        // Before anything is noted of it: a message that finds no room while its connection lasts was never here, and comes again.
        if (message.Qos != QualityOfService.AtMostOnce) await _room.Enter(message, cancellationToken);
        Exactly? once = null;
        switch (message.Qos)
        {
            case QualityOfService.AtMostOnce when !_room.TryEnter(message):
                Interlocked.Increment(ref _dropped);
                return;
            case QualityOfService.ExactlyOnce:
                lock (_gate)
                {
                    if (_exactlyOnce.TryGetValue(packet.PacketId, out var known))
                    {
                        known.Link = link;
                        if (known.IsHandled) link.Answer(PacketType.PubRec, packet.PacketId);
                        _room.Leave(message);
                        return;
                    }

                    once = _exactlyOnce[packet.PacketId] = new Exactly(link);
                }

                break;
        }

        _messages.Writer.TryWrite(new Received(message, packet.PacketId, link, once));
    }

    /// <summary>PUBREL: MQTT 5.0 §4.3.3.</summary>
    public bool Release(ushort id)
    {
        lock (_gate) return _exactlyOnce.Remove(id);
    }

    public void Close() => _messages.Writer.TryComplete();

    public void Dispose() => _room.Dispose();

    public async Task Run(CancellationToken cancellationToken)
    {
        await foreach (var (message, id, link, once) in _messages.Reader.ReadAllAsync(cancellationToken))
        {
            if (message.Qos == QualityOfService.AtMostOnce) _room.Leave(message);
            foreach (var handler in subscriptions.For(message)) await Handle(handler, message, cancellationToken);
            if (message.Qos != QualityOfService.AtMostOnce) _room.Leave(message);
            if (message.Qos == QualityOfService.AtLeastOnce) link.Answer(PacketType.PubAck, id);
            if (once is null) continue;
            ClientLink current;
            lock (_gate)
            {
                once.IsHandled = true;
                current = once.Link;
            }

            current.Answer(PacketType.PubRec, id);
        }
    }

    private async ValueTask Handle(MqttMessageHandler handler, MqttMessage message, CancellationToken cancellationToken)
    {
        var turn = _turn.Value = new Turn();
        try
        {
            await handler(message, cancellationToken);
        }
#pragma warning disable CA1031 // Whatever a handler throws, the next message must come.
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            ClientLog.HandlerFailed(logger, e, message.Topic);
        }
        finally
        {
            turn.HasEnded = true;
        }
    }

    /// <summary>One call of a handler. What it started and did not wait for may live on after it: MQTT 5.0 §4.6.</summary>
    private sealed class Turn
    {
        public volatile bool HasEnded;
    }

    /// <summary>A message that waits for its handlers, and where its acknowledgement goes: MQTT 5.0 §4.3.</summary>
    private readonly record struct Received(MqttMessage Message, ushort Id, ClientLink Link, Exactly? Once);

    /// <summary>A message of QoS 2 until its PUBREL; sent again over a new connection, it is answered there: MQTT 5.0 §4.3.3 and §4.4.</summary>
    private sealed class Exactly(ClientLink link)
    {
        public ClientLink Link { get; set; } = link;

        public bool IsHandled { get; set; }
    }
}
