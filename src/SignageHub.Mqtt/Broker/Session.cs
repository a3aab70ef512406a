using SignageHub.Mqtt.Broker.Storage;
using SignageHub.Mqtt.Packets;

namespace SignageHub.Mqtt.Broker;

/// <summary>What the broker knows of one client, connected or absent: MQTT 5.0 §4.1. <see cref="Gate"/> guards all of it.</summary>
internal sealed class Session(string clientId, MqttIdentity identity, MqttBrokerOptions options, BrokerCounters counters)
{
    private readonly OutgoingQueue _queue = new(options.MaximumQueuedMessages, options.MaximumQueuedBytes, clientId);
    private readonly InflightWindow _inflight = new();
    private HashSet<ushort>? _received;
    private CrowdedSession? _crowd;
    private ClientConnection? _connection;

    public Lock Gate { get; } = new();

    public string ClientId { get; } = clientId;

    /// <summary>It stands for the program that the broker is part of.</summary>
    public bool IsHost => ClientId.Length == 0;

    public MqttIdentity Identity { get; set; } = identity;

    /// <summary>By the filter as it was subscribed to, <c>$share/name/</c> included.</summary>
    public Dictionary<string, Subscription> Subscriptions { get; } = new(StringComparer.Ordinal);

    /// <summary>The will of the connection that is, or of the last one while its delay runs: MQTT 5.0 §3.1.2.5.</summary>
    public Will? Will { get; set; }

    /// <summary>Null when nothing of it is written down: it ends with its connection, or the broker keeps nothing.</summary>
    public SessionLog? Log { get; set; }

    /// <summary>Seconds it outlives its connection: MQTT 5.0 §3.1.2.11.2.</summary>
    public uint ExpirySeconds { get; set; }

    /// <summary>The clock's timestamp at which it ends unless the client returns; <see cref="long.MaxValue"/> while connected.</summary>
    public long EndsAt { get; set; } = long.MaxValue;

    /// <summary>It is no more; nothing is delivered to it.</summary>
    public bool Ended { get; private set; }

    public ClientConnection? Connection => Volatile.Read(ref _connection);

    public bool IsConnected => Connection is not null;

    /// <summary>For counters: read without the gate, so that nobody waits for a figure.</summary>
    public int Waiting => _queue.Count + _inflight.Count;

    /// <summary>Completes when a publisher that found the queue half full may go on.</summary>
    /// <param name="allowance">The publisher's.</param>
    public ValueTask Relief(WaitAllowance allowance)
    {
        if (!_queue.IsHalfFull) return ValueTask.CompletedTask;
        lock (Gate) _crowd ??= new CrowdedSession(options.MaximumQueuedMessages / 2.0, options.MaximumQueuedBytes / 2.0);
        return _crowd.Wait(() => IsConnected && _queue.IsHalfFull, allowance);
    }

    public void Attach(ClientConnection connection)
    {
        lock (Gate)
        {
            _connection = connection;
            EndsAt = long.MaxValue;
            _inflight.BeginResend();
            _crowd?.Reset();
        }
    }

    /// <summary>False when another connection has taken over already.</summary>
    public bool Detach(ClientConnection connection)
    {
        lock (Gate)
        {
            if (_connection != connection) return false;
            _connection = null;
            _crowd?.Reset();
            return true;
        }
    }

    /// <summary>Takes up what was written down. Under the gate.</summary>
    public void Restore(StoredSession stored)
    {
        foreach (var (id, item) in stored.Inflight) _inflight.Restore(id, item ?? default, released: item is null);
        _inflight.Restore(stored.LastId);
        foreach (var item in stored.Queue.Values)
        {
            if (!_queue.TryAdd(item)) Drop(item);
        }

        if (stored.Received.Count > 0) _received = [.. stored.Received];
    }

    public void End()
    {
        lock (Gate)
        {
            Ended = true;
            _connection = null;
            _crowd?.Reset();
            while (_queue.TryTake(out _))
            {
                // Dropping the references is all there is to do.
            }
        }
    }

    /// <summary>Puts a message in the queue. The rule for a full queue stands at <see cref="MqttBrokerOptions.MaximumQueuedMessages"/>.</summary>
    /// <param name="item">The message.</param>
    /// <param name="woken">Gets the connection's writer, if it has to be started.</param>
    /// <param name="now">The clock's timestamp.</param>
    /// <returns>Whether whoever publishes should wait for it: see <see cref="CrowdedSession"/>.</returns>
    public bool Deliver(in Outgoing item, List<ConnectionWriter> woken, long now)
    {
        ClientConnection? connection;
        bool fits;
        lock (Gate)
        {
            connection = _connection;
            if (Ended || (connection is null && item.Qos == QualityOfService.AtMostOnce)) return false;
            fits = Enqueue(item, now);
        }

        if (connection is null) return false;
        if (!fits)
        {
            connection.CloseForFullQueue(ClientId, "a message did not fit");
            return false;
        }

        if (connection.Writer.TryClaim()) woken.Add(connection.Writer);
        return _queue.IsHalfFull && _crowd is not { IsSlow: true };
    }

    /// <summary>The next packet this connection may be sent: repetitions first, then the queue as far as the receive maximum allows: MQTT 5.0 §4.4, §4.6, §4.9.</summary>
    public bool TryNext(ClientConnection connection, out NextPacket next)
    {
        lock (Gate)
        {
            next = default;
            if (_connection != connection || Ended) return false;
            var roomInWindow = _inflight.Outstanding < connection.SendMaximum;
            if (roomInWindow && _inflight.TryResend(out var id, out var item, out var released))
            {
                next = new NextPacket(item, id, Repeated: true, released);
                return true;
            }

            while (_queue.TryPeek(out item))
            {
                if (item.Message.ExpiresAt <= connection.Now)
                {
                    _queue.TryTake(out _);
                    Drop(item);
                    continue;
                }

                if (item.Qos != QualityOfService.AtMostOnce && !roomInWindow) return false;
                _queue.TryTake(out _);
                _crowd?.Took(_queue.IsOwn(item) ? null : item.Message.Weight, _queue.IsHalfFull, isEmpty: _queue.Count == 0);
                id = item.Qos == QualityOfService.AtMostOnce ? (ushort)0 : _inflight.Add(item);
                Log?.Sent(item, id);
                next = new NextPacket(item, id, Repeated: false, Released: false);
                return true;
            }

            return false;
        }
    }

    /// <summary>Takes in PUBACK, PUBREC or PUBCOMP of the present connection.</summary>
    public AckOutcome Acknowledge(PacketType kind, ushort id, bool refused)
    {
        lock (Gate)
        {
            var outcome = _inflight.Acknowledge(kind, id, refused);
            Log?.Acknowledged(id, outcome);
            return outcome;
        }
    }

    /// <summary>A message that was never sent, because it is larger than the client takes, counts as sent: MQTT 5.0 §3.1.2.11.4.</summary>
    public void Skip(ushort id)
    {
        lock (Gate)
        {
            if (_inflight.Acknowledge(PacketType.PubAck, id, refused: false) == AckOutcome.Wrong) _inflight.Acknowledge(PacketType.PubRec, id, refused: true);
            Log?.Acknowledged(id, AckOutcome.Done);
        }
    }

    /// <summary>Notes the identifier of a QoS 2 message from the client; false when it is there already, so that the message is a repetition: MQTT 5.0 §4.3.3.</summary>
    public bool Receive(ushort id)
    {
        lock (Gate) return (_received ??= []).Add(id);
    }

    /// <summary>PUBREL came, or the message was refused.</summary>
    public bool Release(ushort id)
    {
        lock (Gate)
        {
            var known = _received?.Remove(id) ?? false;
            if (_received?.Count == 0) _received = null;
            if (known) Log?.Completed(id);
            return known;
        }
    }

    /// <summary>Under the gate. False when a connected client must be cut.</summary>
    /// <param name="item">The message.</param>
    /// <param name="now">The clock's timestamp; what has expired by then makes room.</param>
    public bool Enqueue(in Outgoing item, long now)
    {
        if (item.FromStore && !_queue.HasRoomFromStore(item.Message, options.MaximumRetained, options.MaximumRetainedBytes)) return false;
        if (TryAdd(item)) return true;
        if (!item.FromStore && item.Message.Weight > options.MaximumQueuedBytes)
        {
            // No room that could be made is enough.
            counters.Drop(1);
            return _connection is null || item.Qos == QualityOfService.AtMostOnce;
        }

        foreach (var expired in _queue.TakeExpired(now)) Drop(expired);
        if (TryAdd(item)) return true;
        if (item.Qos == QualityOfService.AtMostOnce)
        {
            counters.Drop(1);
            return true;
        }

        counters.Drop(_queue.DropQos0());
        if (TryAdd(item)) return true;
        if (_connection is not null)
        {
            counters.Drop(1);
            return false;
        }

        while (_queue.TryTake(out var oldest))
        {
            Drop(oldest);
            if (TryAdd(item)) return true;
        }

        counters.Drop(1);
        return true;
    }

    private bool TryAdd(in Outgoing item)
    {
        if (Log is null || item.Qos == QualityOfService.AtMostOnce) return _queue.TryAdd(item);
        var numbered = Log.Number(item);
        if (!_queue.TryAdd(numbered)) return false;
        Log.Queued(numbered);
        return true;
    }

    private void Drop(in Outgoing item)
    {
        counters.Drop(1);
        Log?.Dropped(item);
    }
}

/// <summary>What <see cref="Session.TryNext"/> hands out. MQTT 5.0 §4.4.</summary>
/// <param name="Id">0 with QoS 0.</param>
/// <param name="Released">It is a PUBREL.</param>
internal readonly record struct NextPacket(Outgoing Item, ushort Id, bool Repeated, bool Released);

/// <summary>A will and when it is due: MQTT 5.0 §3.1.2.5 and §3.1.3.2.2.</summary>
/// <param name="DelaySeconds">Counted from the end of the connection; the end of the session cuts it short.</param>
internal sealed record Will(MqttMessage Message, uint DelaySeconds)
{
    /// <summary>The clock's timestamp; <see cref="long.MaxValue"/> while the connection stands.</summary>
    public long DueAt { get; set; } = long.MaxValue;
}
