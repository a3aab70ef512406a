using System.IO.Pipelines;
using SignageHub.Mqtt.Packets;

namespace SignageHub.Mqtt.Broker;

/// <summary>One network connection from its first byte to its last: MQTT 5.0 §4.1.1 and §4.13.</summary>
internal sealed class ClientConnection
{
    /// <summary>Packets of one connection in a row before others on the same thread get their turn.</summary>
    private const int Turn = 256;

    private readonly BrokerCore _core;
    private readonly Transport _transport;
    private PacketHandler? _handler;
    private Session? _session;
    private long _lastPacketAt;
    private long _closingSince = long.MaxValue;
    private long _leavingSince = long.MaxValue;
    private ReasonCode _reason;
    private bool _saysGoodbye;
    private bool _isAtGate = true;
    private bool _isHeld;

    public ClientConnection(BrokerCore core, Transport transport)
    {
        (_core, _transport) = (core, transport);
        _lastPacketAt = core.Clock.Now;
        OpenedAt = transport.EnteredAt ?? _lastPacketAt;
        Writer = new ConnectionWriter(this, transport, core.Counters, core.Log);
    }

    public ConnectionWriter Writer { get; }

    public Transport Transport => _transport;

    public long OpenedAt { get; }

    public DateTimeOffset ConnectedAt { get; private set; }

    public MqttVersion Version { get; private set; } = MqttVersion.V5;

    /// <summary>Seconds; 0 for none: MQTT 5.0 §3.1.2.10.</summary>
    public ushort KeepAlive { get; private set; }

    /// <summary>QoS 1 and 2 messages that may be on their way to the client: MQTT 5.0 §3.1.2.11.3.</summary>
    public int SendMaximum { get; private set; }

    /// <summary>Bytes of a packet the client takes: MQTT 5.0 §3.1.2.11.4.</summary>
    public uint MaximumPacketSize { get; private set; } = uint.MaxValue;

    /// <summary>Null until CONNECT was accepted.</summary>
    public Session? Session => Volatile.Read(ref _session);

    public long Now => _core.Clock.Now;

    private bool IsClosing => Volatile.Read(ref _closingSince) != long.MaxValue;

    public uint? SecondsLeft(EncodedMessage message) => message.ExpiresAt == long.MaxValue ? null : _core.Clock.SecondsUntil(message.ExpiresAt);

    /// <summary>Serves the connection until it ends. Throws nothing that the peer can cause.</summary>
    public async Task Run()
    {
        try
        {
            if (await new ConnectHandshake(this, _core).Run())
            {
                LeaveGate();
                await ReadPackets();
            }
        }
        catch (MqttProtocolException e)
        {
            _core.Counters.ProtocolError();
            _core.Peers.ProtocolError(_transport.Remote, e.Reason, e.Message);
            Close(e.Reason, e.Message);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The peer is gone; that is how connections end.
        }
#pragma warning disable CA1031 // A fault of ours must end this connection only.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Failed(e);
            Close(ReasonCode.UnspecifiedError, "The broker failed.");
        }

        Interlocked.CompareExchange(ref _closingSince, _core.Clock.Now, long.MaxValue);
        if (_session is { } session)
        {
            _core.Sessions.Leave(this, session, _handler?.WithoutWill ?? false);
            _core.Peers.Left(session.ClientId, _reason);
        }

        await Writer.Finish();
        if (_saysGoodbye) await LetItBeRead();
        LeaveGate();
    }

    /// <summary>A fault of ours.</summary>
    public void Failed(Exception e) => BrokerLog.ConnectionFailed(_core.Logger, e);

    /// <summary>Once, when CONNECT was accepted; a peer that was refused is a stranger until it has gone.</summary>
    private void LeaveGate()
    {
        if (_isAtGate) _core.Gate.Leave(_transport.Address);
        _isAtGate = false;
    }

    /// <summary>
    /// Reads on for a moment and throws it away. Closing a socket with unread bytes in it resets the connection, and the reset overtakes
    /// the DISCONNECT or CONNACK that says why: MQTT 5.0 §4.13.1.
    /// </summary>
    private async Task LetItBeRead()
    {
        var input = _transport.Pipe.Input;
        using var enough = new CancellationTokenSource(_core.LastWords);
        try
        {
            while (true)
            {
                var result = await input.ReadAsync(enough.Token);
                input.AdvanceTo(result.Buffer.End);
                if (result.IsCompleted) return;
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or InvalidOperationException)
        {
            // Enough, or it is gone.
        }
    }

    /// <summary>CONNECT was accepted; from here on the session may write.</summary>
    public void Begin(ConnectPacket connect, Session session, ConnAckPacket answer)
    {
        var properties = answer.Properties;
        Version = connect.Version;
        KeepAlive = properties.ServerKeepAlive ?? connect.KeepAlive;
        SendMaximum = Math.Min(connect.Properties.ReceiveMaximum ?? ushort.MaxValue, _core.Options.MaximumInflight);
        MaximumPacketSize = connect.Properties.MaximumPacketSize ?? uint.MaxValue;
        ConnectedAt = _core.Clock.Time.GetUtcNow();
        _handler = new PacketHandler(this, session, _core);
        Volatile.Write(ref _session, session);
        Writer.Answer(answer);
        Writer.Begin(session, Math.Min(connect.Properties.TopicAliasMaximum ?? 0, _core.Options.TopicAliasMaximumToClients));
        Writer.Wake();
    }

    /// <summary>Answers in the version the peer speaks, and ends.</summary>
    public void Refuse(MqttVersion version, ReasonCode reason, string? why)
    {
        Version = version;
        Interlocked.CompareExchange(ref _closingSince, _core.Clock.Now, long.MaxValue);
        _saysGoodbye = true;
        Writer.End(new ConnAckPacket(SessionPresent: false, reason) { Properties = PropertySet.Because(why) });
    }

    /// <summary>Ends the connection, telling a 5.0 client why: MQTT 5.0 §3.14. A peer that does not read even that is cut by <see cref="Sweep"/>.</summary>
    public void Close(ReasonCode reason, string why)
    {
        if (Interlocked.CompareExchange(ref _closingSince, _core.Clock.Now, long.MaxValue) != long.MaxValue) return;
        _reason = reason;
        _saysGoodbye = Session is not null && Version == MqttVersion.V5;
        Writer.End(_saysGoodbye ? new DisconnectPacket(reason) { Properties = PropertySet.Because(why) } : null);
    }

    /// <summary>Ends the connection of a client that does not take what it gets, and tells the log.</summary>
    public void CloseForFullQueue(string clientId, string why)
    {
        if (IsClosing) return;
        _core.Peers.QueueFull(clientId, why);
        Close(ReasonCode.QuotaExceeded, $"The queue for this client is full: {why}.");
    }

    /// <summary>Ends the connection without a word: there is none that the client takes.</summary>
    public void CloseSilently(ReasonCode reason)
    {
        if (Interlocked.CompareExchange(ref _closingSince, _core.Clock.Now, long.MaxValue) != long.MaxValue) return;
        _reason = reason;
        Writer.End(last: null);
    }

    /// <summary>Ends the connection because the broker stops, after the messages that wait for the client; within the closing time-out.</summary>
    public void CloseAfterMessages()
    {
        if (Interlocked.CompareExchange(ref _leavingSince, _core.Clock.Now, long.MaxValue) == long.MaxValue)
            Writer.WhenEmpty(() => Close(ReasonCode.ServerShuttingDown, "The broker stops."));
    }

    /// <summary>Cuts what has been silent or closing for too long: MQTT 5.0 §3.1.2.10.</summary>
    public void Sweep(TimeSpan closingTimeout)
    {
        var closing = Volatile.Read(ref _closingSince);
        if (closing != long.MaxValue)
        {
            if (_core.Clock.Since(closing) > closingTimeout) _transport.Abort();
        }
        else if (Volatile.Read(ref _leavingSince) is var leaving && leaving != long.MaxValue && _core.Clock.Since(leaving) > closingTimeout)
        {
            Close(ReasonCode.ServerShuttingDown, "The broker stops.");
        }
        else if (Session is null)
        {
            if (_core.Clock.Since(OpenedAt) <= _core.Options.ConnectTimeout) return;
            _core.Counters.Refuse(ReasonCode.MaximumConnectTime);
            Close(ReasonCode.MaximumConnectTime, "");
        }
        else if (KeepAlive > 0 && !Volatile.Read(ref _isHeld) && !Writer.IsHeldByDisk && _core.Clock.Since(Volatile.Read(ref _lastPacketAt)) > TimeSpan.FromSeconds(KeepAlive * 1.5))
        {
            Close(ReasonCode.KeepAliveTimeout, "Nothing came for one and a half times the keep-alive.");
        }
    }

    /// <summary>The client waits for us: what it does not send meanwhile is not its silence.</summary>
    private async Task<ReadResult> Hold(ReadAhead ahead, Task room)
    {
        Volatile.Write(ref _isHeld, true);
        try
        {
            return await ahead.Until(room, hasEnded: () => IsClosing);
        }
        finally
        {
            Volatile.Write(ref _lastPacketAt, _core.Clock.Now);
            Volatile.Write(ref _isHeld, false);
        }
    }

    private async Task ReadPackets()
    {
        var reader = new PacketReader(Version, _core.Options.MaximumPropertyBytes);
        var input = _transport.Pipe.Input;
        var handler = _handler!;
        var ahead = new ReadAhead(input, reader, handler, Writer, _core);
        ReadResult? read = null;
        while (true)
        {
            var result = read ?? await input.ReadAsync();
            var buffer = result.Buffer;
            Task? room = null;
            try
            {
                for (var turn = 1; room is null && !IsClosing; turn++)
                {
                    if (!Frame.TryRead(ref buffer, PacketDirection.ToBroker, _core.Options.MaximumPacketSize, out var frame)) break;
                    if (ahead.HasTaken(frame)) continue;
                    Volatile.Write(ref _lastPacketAt, _core.Clock.Now);
                    _core.Counters.Received(frame.Size);
                    var handling = handler.Handle(reader.Read(frame));
                    if (!handling.IsCompletedSuccessfully) room = handling.AsTask();
                    if (handler.Disconnected) return;
                    if (turn % Turn != 0) continue;
                    handler.Answered();
                    await Writer.WakeHere();
                    await Task.Yield();
                }

                if (room is not null) ahead.Take(buffer);
            }
            finally
            {
                input.AdvanceTo(buffer.Start, buffer.End);
            }

            // Whoever is held gets what is due first.
            handler.Answered();
            await Writer.WakeHere();
            read = room is null ? null : await Hold(ahead, room);
            if (room is null && (result.IsCompleted || IsClosing)) return;
        }
    }
}
