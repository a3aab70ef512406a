using SignageHub.Mqtt.Packets;

namespace SignageHub.Mqtt.Client;

/// <summary>What the client has to publish, over all its connections: waiting first, then unacknowledged: MQTT 5.0 §4.4, §4.6 and §4.9.</summary>
internal sealed class PublishWindow
{
    /// <summary>The identifiers above are for SUBSCRIBE and UNSUBSCRIBE: MQTT 5.0 §2.2.1.</summary>
    public const ushort HighestId = 60_000;

    private readonly Lock _gate = new();
    private readonly LinkedList<PendingPublish> _waiting = [];
    private readonly SortedDictionary<long, PendingPublish> _sent = [];
    private readonly Dictionary<ushort, long> _orders = [];
    private readonly Queue<PendingPublish> _resend = new();
    private ushort _lastId;
    private long _lastOrder;
    private int _outstanding;
    private bool _closed;

    public void Add(PendingPublish publish)
    {
        lock (_gate)
        {
            if (_closed) throw new MqttConnectionException("The client was stopped.");
            _waiting.AddLast(publish);
        }
    }

    /// <summary>True when it had not been sent yet, and now will not be.</summary>
    public bool Withdraw(PendingPublish publish)
    {
        lock (_gate) return _waiting.Remove(publish);
    }

    /// <summary>A new connection. What was sent goes out again, as repetitions if the broker still has the session.</summary>
    public void Reconnected(bool sessionPresent)
    {
        lock (_gate)
        {
            _resend.Clear();
            _outstanding = 0;
            foreach (var (order, publish) in _sent.ToArray())
            {
                if (!sessionPresent && publish.Released)
                {
                    // The broker had it before it lost the session; there is nobody to release it to.
                    Remove(order, publish);
                    publish.Succeed();
                    continue;
                }

                publish.Duplicate = sessionPresent;
                _resend.Enqueue(publish);
            }
        }
    }

    /// <param name="maximum">The broker's receive maximum: MQTT 5.0 §3.2.2.3.3.</param>
    public PendingPublish? Next(int maximum)
    {
        lock (_gate)
        {
            if (_outstanding < maximum)
            {
                while (_resend.TryDequeue(out var again))
                {
                    if (!_orders.ContainsKey(again.Id)) continue;
                    _outstanding++;
                    return again;
                }
            }

            if (_waiting.First is not { Value: var next } || _resend.Count > 0) return null;
            if (next.Qos != QualityOfService.AtMostOnce)
            {
                if (_outstanding >= maximum || _orders.Count == HighestId) return null;
                _outstanding++;
                next.Id = NextId();
                _orders[next.Id] = ++_lastOrder;
                _sent[_lastOrder] = next;
            }

            _waiting.RemoveFirst();
            return next;
        }
    }

    /// <summary>PUBACK, PUBREC or PUBCOMP: MQTT 5.0 §4.3.2 and §4.3.3.</summary>
    /// <returns>True when PUBREL is the answer.</returns>
    public bool Acknowledge(AckPacket packet)
    {
        PendingPublish? publish;
        lock (_gate)
        {
            if (!_orders.TryGetValue(packet.PacketId, out var order)) return packet.Kind == PacketType.PubRec && !packet.Reason.IsFailure();
            publish = _sent[order];
            var expected = publish.Qos == QualityOfService.AtLeastOnce ? PacketType.PubAck : publish.Released && packet.Kind != PacketType.PubRec ? PacketType.PubComp : PacketType.PubRec;
            if (packet.Kind != expected) throw new MqttProtocolException(ReasonCode.ProtocolError, $"{packet.Kind} does not fit the message it acknowledges (MQTT 5.0 §4.3).");
            if (packet.Kind == PacketType.PubRec && !packet.Reason.IsFailure())
            {
                publish.Released = true;
                return true;
            }

            Remove(order, publish);
            _outstanding--;
        }

        if (packet.Reason.IsFailure() && packet.Kind != PacketType.PubComp)
        {
            publish.Fail(new MqttRefusedException(packet.Reason, $"The broker refused the message to '{publish.Message.Message.Topic}': {packet.Properties.ReasonString ?? packet.Reason.ToString()}."));
        }
        else
        {
            publish.Succeed();
        }

        return false;
    }

    /// <summary>It cannot be sent on this connection, nor would it be on another like it.</summary>
    public void Refuse(PendingPublish publish, ReasonCode reason, string why)
    {
        lock (_gate)
        {
            if (publish.Id != 0 && _orders.TryGetValue(publish.Id, out var order))
            {
                Remove(order, publish);
                _outstanding--;
            }
        }

        publish.Fail(new MqttRefusedException(reason, why));
    }

    public void Close()
    {
        PendingPublish[] left;
        lock (_gate)
        {
            _closed = true;
            left = [.. _waiting, .. _sent.Values];
            _waiting.Clear();
            _sent.Clear();
            _orders.Clear();
        }

        foreach (var publish in left) publish.Fail(new MqttConnectionException("The client was stopped before the message was acknowledged.") { WasHandedIn = true });
    }

    private void Remove(long order, PendingPublish publish)
    {
        _sent.Remove(order);
        _orders.Remove(publish.Id);
    }

    private ushort NextId()
    {
        do
        {
            _lastId = _lastId == HighestId ? (ushort)1 : (ushort)(_lastId + 1);
        }
        while (_orders.ContainsKey(_lastId));
        return _lastId;
    }
}
