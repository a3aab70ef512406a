using SignageHub.Mqtt.Broker.Storage;
using SignageHub.Mqtt.Packets;

namespace SignageHub.Mqtt.Broker;

/// <summary>
/// The one writer of a connection: MQTT 5.0 §4.6. Answers first, then what the session has waiting. It runs only while there is something
/// to write and holds nothing in between; a peer that does not read stops it, and the session's queue grows to its cap.
/// </summary>
internal sealed class ConnectionWriter(ClientConnection connection, Transport transport, BrokerCounters counters, StateLog? log) : IThreadPoolWorkItem
{
    /// <summary>Answers that may wait before the reader of the same connection is held up.</summary>
    private const int MaximumAnswers = 256;

    private const int FlushAtBytes = 64 * 1024;

    /// <summary>Flushes of one connection in a row before others on the same thread get their turn.</summary>
    private const int Turn = 16;

    private readonly Lock _gate = new();
    private HeldAnswers _answers;
    private TaskCompletionSource? _drained;
    private TaskCompletionSource? _finished;
    private TopicAliasesToPeer? _aliases;
    private int _wakes;
    private Session? _session;
    private Action? _whenEmpty;
    private bool _ending;
    private bool _ended;

    private long SessionPosition => Volatile.Read(ref _session)?.Log?.Position ?? 0;

    /// <summary>Set when CONNECT was accepted, before anything but its answer is written.</summary>
    public void Begin(Session session, int topicAliases)
    {
        if (topicAliases > 0) _aliases = new TopicAliasesToPeer(topicAliases);
        Volatile.Write(ref _session, session);
    }

    /// <summary>Puts an acknowledgement in line. <see cref="Wake"/> or <see cref="Run"/> sends it.</summary>
    public void Answer(PacketType kind, ushort id) => Answer(new Answer(kind, id, Packet: null));

    public void Answer(Packet packet) => Answer(new Answer(packet.Type, Id: 0, packet));

    /// <summary>Sends a last packet, if any, and then lets the reader of the connection end. Whatever else waits stays in the session.</summary>
    public void End(Packet? last)
    {
        lock (_gate)
        {
            if (_ended) return;
            if (last is not null) _answers.AddPassing(new Answer(last.Type, Id: 0, last));
            _answers.AddPassing(default);
        }

        Wake();
    }

    /// <summary>Does something once the messages that wait now are written, or the client's receive maximum keeps them back.</summary>
    public void WhenEmpty(Action action)
    {
        Volatile.Write(ref _whenEmpty, action);
        Wake();
    }

    /// <summary>Ends, and completes when nothing is being written any more.</summary>
    public Task Finish()
    {
        End(last: null);
        lock (_gate)
        {
            return _ended ? Task.CompletedTask : (_finished ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    /// <summary>Answers wait for the disk, and not for the peer.</summary>
    public bool IsHeldByDisk
    {
        get
        {
            lock (_gate) return _answers.IsHeld;
        }
    }

    /// <summary>Messages of QoS 1 whose acknowledgement waits here: they count for the receive maximum (MQTT 5.0 §4.9).</summary>
    public int UnsentPubAcks
    {
        get
        {
            lock (_gate) return _answers.PubAcks;
        }
    }

    /// <summary>Has everything that waits written by a thread of the pool.</summary>
    public void Wake()
    {
        if (TryClaim()) ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>True for a caller that must now see to it that this work item is executed; false when it is running, and will look once more.</summary>
    public bool TryClaim() => Interlocked.Increment(ref _wakes) == 1;

    /// <summary>The same on this thread; completes at once unless too many answers wait for a peer that does not read.</summary>
    public Task WakeHere()
    {
        if (TryClaim()) _ = Run();
        lock (_gate)
        {
            if (_ended || _answers.Count <= MaximumAnswers) return Task.CompletedTask;
            return (_drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    void IThreadPoolWorkItem.Execute() => _ = Run();

    private async Task Run()
    {
        try
        {
            int seen;
            var turn = 0;
            do
            {
                seen = Volatile.Read(ref _wakes);
                while (!_ended && Fill())
                {
                    var result = await transport.Pipe.Output.FlushAsync();
                    if (result.IsCompleted || _ending) Ended();
                    if (++turn % Turn == 0) await Task.Yield();
                }

                if (_ending && !_ended) Ended();
            }
            while (Interlocked.Add(ref _wakes, -seen) != 0);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            Ended();
            transport.Abort();
        }
#pragma warning disable CA1031 // A fault of ours must end this connection, or it would hang with its session for good.
        catch (Exception e)
#pragma warning restore CA1031
        {
            connection.Failed(e);
            Ended();
            transport.Abort();
        }
    }

    /// <summary>Nothing is written any more; the reader wakes and leaves.</summary>
    private void Ended()
    {
        lock (_gate)
        {
            _ended = true;
            _answers = default;
            _drained?.TrySetResult();
            _drained = null;
            _finished?.TrySetResult();
        }

        log?.Forget(this);
        transport.Pipe.Input.CancelPendingRead();
    }

    /// <summary>Writes into the pipe's buffer; false when there was nothing.</summary>
    private bool Fill()
    {
        long bytes = 0;
        long messages = 0;
        while (bytes < FlushAtBytes && !_ending)
        {
            bytes += WriteAnswers();
            if (_ending || Volatile.Read(ref _session) is not { } session) break;
            if (!session.TryNext(connection, out var next))
            {
                if (Interlocked.Exchange(ref _whenEmpty, null) is not { } action) break;
                action();
                continue;
            }

            // An answer given before the message was queued, such as SUBACK, goes out before it.
            bytes += WriteAnswers();
            if (_ending) break;
            var written = Write(session, next);
            bytes += written;
            if (written > 0 && !next.Released) messages++;
        }

        if (bytes > 0) counters.Sent(messages, bytes);
        return bytes > 0;
    }

    private int WriteAnswers()
    {
        var bytes = 0;
        while (true)
        {
            Answer answer;
            lock (_gate)
            {
                if (!_answers.TryTake(log, this, out answer))
                {
                    if (_answers.Count > 0) return bytes;
                    _drained?.TrySetResult();
                    _drained = null;
                    return bytes;
                }
            }

            if (answer.Kind == PacketType.Reserved)
            {
                _ending = true;
                return bytes;
            }

            bytes += answer.Packet is { } packet ? Write(packet) : PacketWriter.WriteAck(transport.Pipe.Output, answer.Kind, answer.Id);
        }
    }

    /// <summary>Nothing larger than the client takes: MQTT 5.0 §3.1.2.11.4. What may be left out is left out; where that is not enough, the connection ends.</summary>
    private int Write(Packet packet)
    {
        if (PacketLimit.Fit(packet, connection.MaximumPacketSize, connection.Version) is { } fitting) return PacketWriter.Write(transport.Pipe.Output, fitting, connection.Version);
        if (packet is DisconnectPacket) return 0;
        if (packet is ConnAckPacket)
            connection.CloseSilently(ReasonCode.PacketTooLarge);
        else
            connection.Close(ReasonCode.PacketTooLarge, "The answer is larger than the client takes.");
        return 0;
    }

    private int Write(Session session, in NextPacket next)
    {
        if (next.Released) return PacketWriter.WriteAck(transport.Pipe.Output, PacketType.PubRel, next.Id);
        var (message, qos, retain, _, identifiers) = next.Item;
        var alias = default(TopicAlias);
        if (connection.Version == MqttVersion.V5 && _aliases is not null) alias = _aliases.For(message.Message.Topic);
        var head = new PublishHead(qos, retain, next.Repeated, next.Id, connection.SecondsLeft(message), alias.Number, alias.IsKnown) { SubscriptionIdentifiers = identifiers };
        if (message.Size(head, connection.Version) <= connection.MaximumPacketSize)
        {
            _aliases?.Sent(alias, message.Message.Topic);
            return message.Write(transport.Pipe.Output, head, connection.Version);
        }

        counters.Drop(1);
        if (next.Id != 0) session.Skip(next.Id);
        return 0;
    }

    private void Answer(Answer answer)
    {
        var position = log is null ? 0 : PositionOf(answer.Kind);
        lock (_gate)
        {
            if (_ended) return;
            if (answer.Kind == PacketType.PingResp) _answers.AddPassing(answer);
            else _answers.Add(answer, position);
        }
    }

    /// <summary>How many records must be on disk before what the packet acknowledges is: MQTT 5.0 §4.1 and §4.3. Those of others are no concern of it.</summary>
    private long PositionOf(PacketType kind) => kind switch
    {
        PacketType.PubAck => StateLog.TakeCaused(),
        PacketType.PubRec => Math.Max(StateLog.TakeCaused(), SessionPosition),
        PacketType.PubRel or PacketType.PubComp or PacketType.SubAck or PacketType.UnsubAck => SessionPosition,
        _ => 0,
    };
}

/// <summary>A packet that answers one of the client's. A reserved one ends the connection. MQTT 5.0 §3.2, §3.4 to §3.7, §3.9, §3.11, §3.13 and §3.14.</summary>
internal readonly record struct Answer(PacketType Kind, ushort Id, Packet? Packet);
