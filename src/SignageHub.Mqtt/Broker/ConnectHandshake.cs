using SignageHub.Mqtt.Packets;

namespace SignageHub.Mqtt.Broker;

/// <summary>From the first byte to CONNACK: MQTT 5.0 §3.1.4 and §3.2, MQTT 3.1.1 §3.1.4.</summary>
internal sealed class ConnectHandshake(ClientConnection connection, BrokerCore core)
{
    /// <returns>True when the client was accepted. Otherwise the answer, if one is due, is on its way and the connection ends.</returns>
    public async Task<bool> Run()
    {
        if (await ReadConnect() is not { } connect) return false;
        var assigned = connect.ClientId.Length == 0;
        var clientId = assigned ? "auto-" + Guid.NewGuid().ToString("N") : connect.ClientId;
        var (reason, identity) = Check(connect, assigned) is var check && check != ReasonCode.Success
            ? (check, null)
            : await Authenticate(connect, clientId, assigned);
        if (identity is not null && connect.Will is not null && !core.Topics.MayPublish(identity, connect.Will.Topic)) reason = ReasonCode.NotAuthorized;
        if (reason != ReasonCode.Success || identity is null) return Refuse(connect.Version, clientId, reason);

        var expiry = Expiry(connect);
        var will = connect.Will is { } message ? new Will(message, connect.WillDelay) : null;
        reason = core.Sessions.Open(connection, clientId, identity, connect.CleanStart, expiry, will, out var opened);
        if (reason != ReasonCode.Success) return Refuse(connect.Version, clientId, reason);
        connection.Begin(connect, opened.Session, Accept(connect, opened.Present, assigned ? clientId : null, expiry));
        core.Peers.Connected(clientId, connection.Transport.Remote, connect.Version, identity.Name, opened.Present);
        return true;
    }

    private bool Refuse(MqttVersion version, string clientId, ReasonCode reason)
    {
        core.Counters.Refuse(reason);
        core.Peers.Refused(clientId, connection.Transport.Remote, reason);
        connection.Refuse(version, reason, why: null);
        return false;
    }

    private async Task<ConnectPacket?> ReadConnect()
    {
        var input = connection.Transport.Pipe.Input;
        while (true)
        {
            var result = await input.ReadAsync();
            if (result.IsCanceled) return null;
            var buffer = result.Buffer;
            var examined = buffer.End;
            try
            {
                if (Parse(ref buffer, out var connect))
                {
                    // Packets may come in one breath with CONNECT (MQTT 5.0 §3.1.4); they are not looked at yet.
                    examined = buffer.Start;
                    return connect;
                }
            }
            finally
            {
                input.AdvanceTo(buffer.Start, examined);
            }

            if (result.IsCompleted) return null;
        }
    }

    /// <summary>False when more bytes are needed; true with null when the answer is a refusal.</summary>
    private bool Parse(ref System.Buffers.ReadOnlySequence<byte> buffer, out ConnectPacket? connect)
    {
        connect = null;
        var version = ConnectReader.PeekVersion(buffer);
        try
        {
            if (!Frame.TryRead(ref buffer, PacketDirection.ToBroker, core.Options.MaximumConnectPacketSize, out var frame)) return false;
            if (frame.Type != PacketType.Connect) throw new MqttProtocolException(ReasonCode.ProtocolError, "The first packet is not CONNECT (MQTT 5.0 §3.1).");
            core.Counters.Received(frame.Size);
            connect = ConnectReader.Read(frame, core.Options.MaximumPropertyBytes);
        }
        catch (UnsupportedVersionException e)
        {
            core.Counters.Refuse(ReasonCode.UnsupportedProtocolVersion);
            if (e.AnswerIn is not { } answerIn) throw new MqttProtocolException(ReasonCode.UnsupportedProtocolVersion, e.Message);
            connection.Refuse(answerIn, ReasonCode.UnsupportedProtocolVersion, e.Message);
        }
        catch (MqttProtocolException e) when (version == MqttVersion.V5)
        {
            core.Counters.ProtocolError();
            core.Peers.ProtocolError(connection.Transport.Remote, e.Reason, e.Message);
            connection.Refuse(MqttVersion.V5, e.Reason, e.Message);
        }

        return true;
    }

    private ReasonCode Check(ConnectPacket connect, bool assigned)
    {
        if (assigned && (!core.Options.AssignClientIds || (connect.Version == MqttVersion.V311 && !connect.CleanStart))) return ReasonCode.ClientIdentifierNotValid;
        if (connect.Properties.AuthenticationMethod is not null) return ReasonCode.BadAuthenticationMethod;
        if (connect.Will is { } will && !core.Topics.IsWithinLevels(will.Topic)) return ReasonCode.TopicNameInvalid;
        return core.Sessions.Connected < core.Options.MaximumConnections || Replaces(connect.ClientId) ? ReasonCode.Success : ReasonCode.QuotaExceeded;
    }

    /// <summary>It takes no further place, but that of a connection which ends for it, if it is its own: MQTT 5.0 §3.1.4-3.</summary>
    private bool Replaces(string clientId) => core.Sessions.Find(clientId)?.Connection is not null;

    private async Task<(ReasonCode, MqttIdentity?)> Authenticate(ConnectPacket connect, string clientId, bool assigned)
    {
        var request = new MqttConnectRequest(
            clientId, assigned, connect.UserName, connect.Password, connect.Version, connection.Transport.Remote, connection.Transport.Certificate);
        try
        {
            var decision = await core.Access.Authenticate(request, CancellationToken.None);
            return (decision.Reason, decision.Identity);
        }
#pragma warning disable CA1031 // The host's decision may fail in any way; it must not become an acceptance, nor end the broker.
        catch (Exception e)
#pragma warning restore CA1031
        {
            BrokerLog.AccessFailed(core.Logger, e);
            return (ReasonCode.UnspecifiedError, null);
        }
    }

    /// <summary>3.1.1 knows only "ends with the connection" and "does not end": MQTT 3.1.1 §3.1.2.4.</summary>
    private uint Expiry(ConnectPacket connect)
    {
        var maximum = (uint)core.Options.MaximumSessionExpiry.TotalSeconds;
        if (connect.Version == MqttVersion.V311) return connect.CleanStart ? 0 : maximum;
        return Math.Min(connect.Properties.SessionExpiryInterval ?? 0, maximum);
    }

    /// <summary>MQTT 5.0 §3.2.2.3; what is not said has the default of the standard.</summary>
    private ConnAckPacket Accept(ConnectPacket connect, bool present, string? assignedId, uint expiry)
    {
        var options = core.Options;
        if (connect.Version == MqttVersion.V311) return new ConnAckPacket(present, ReasonCode.Success);
        var keepAlive = options.ServerKeepAlive is { } own ? (ushort?)own.TotalSeconds : null;
        return new ConnAckPacket(present, ReasonCode.Success)
        {
            Properties = new PropertySet
            {
                SessionExpiryInterval = expiry == (connect.Properties.SessionExpiryInterval ?? 0) ? null : expiry,
                ReceiveMaximum = options.ReceiveMaximum == ushort.MaxValue ? null : (ushort)options.ReceiveMaximum,
                MaximumPacketSize = (uint)options.MaximumPacketSize,
                AssignedClientIdentifier = assignedId,
                TopicAliasMaximum = options.TopicAliasMaximum == 0 ? null : (ushort)options.TopicAliasMaximum,
                SharedSubscriptionAvailable = options.SharedSubscriptions ? null : false,
                ServerKeepAlive = keepAlive is { } seconds && (connect.KeepAlive == 0 || connect.KeepAlive > seconds) ? seconds : null,
            },
        };
    }
}
