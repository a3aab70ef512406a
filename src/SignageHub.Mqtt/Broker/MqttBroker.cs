using System.Net;
using Microsoft.Extensions.Logging;
using SignageHub.Mqtt.Broker.Storage;

namespace SignageHub.Mqtt.Broker;

/// <summary>The embedded broker: MQTT 5.0 and MQTT 3.1.1, §4.</summary>
internal sealed class MqttBroker : IMqttBroker, IDisposable
{
    /// <summary>How long a connection may take to close before it is cut.</summary>
    private static readonly TimeSpan ClosingTimeout = TimeSpan.FromSeconds(2);

    private readonly BrokerCounters _counters;
    private readonly Session _host;
    private bool _isLeaving;

    public MqttBroker(MqttBrokerOptions options, IMqttAccess access, TimeProvider time, BrokerCounters counters, ILogger<MqttBroker> logger, IMqttJournal? journal = null)
    {
        _counters = counters;
        Core = new BrokerCore(options, access, time, counters, logger, journal);
        _host = new Session("", new MqttIdentity(""), options, counters);
    }

    internal BrokerCore Core { get; }

    public IReadOnlyCollection<MqttClientInfo> Clients => [.. Core.Sessions.All.Select(Describe).OfType<MqttClientInfo>()];

    public MqttBrokerCounts Counts => _counters.Snapshot();

    public ValueTask Publish(MqttMessage message, CancellationToken cancellationToken = default)
    {
        MessageRules.Check(message);
        if (!Core.Topics.IsWithinLevels(message.Topic))
            throw new ArgumentException($"Topic '{message.Topic}' has more than {Core.Options.MaximumTopicLevels} levels.", nameof(message));
        var reason = Core.PublishFromHost(message, _host);
        return reason.IsFailure()
            ? ValueTask.FromException(new MqttRefusedException(reason, $"The message to '{message.Topic}' was refused: {reason}."))
            : ValueTask.CompletedTask;
    }

    public ValueTask<IAsyncDisposable> Subscribe(string filter, QualityOfService qos, MqttMessageHandler handler, CancellationToken cancellationToken = default)
    {
        var subscription = Core.Subscribe(TopicFilter.Parse(filter), handler);
        subscription.Start(Retained(filter));
        return ValueTask.FromResult<IAsyncDisposable>(subscription);
    }

    public IReadOnlyList<MqttMessage> Retained(string filter)
    {
        var matches = new List<Packets.EncodedMessage>();
        Core.Retained.Match(TopicFilter.Parse(filter), matches);
        return [.. matches.Select(match => match.Message with { Retain = true })];
    }

    public bool Disconnect(string clientId, ReasonCode reason, bool endSession = false)
    {
        if (endSession) return Core.Sessions.Remove(clientId, reason);
        if (Core.Sessions.Find(clientId)?.Connection is not { } connection) return false;
        connection.Close(reason, "The host ended the connection.");
        return true;
    }

    public void SayGoodbye()
    {
        Volatile.Write(ref _isLeaving, true);
        foreach (var connection in Core.Connections.Snapshot()) connection.CloseAfterMessages();
    }

    /// <summary>Takes up what outlived the last run.</summary>
    internal void Restore()
    {
        if (Core.Log is not { } log) return;
        var (retained, sessions) = StateRestore.Into(Core, log, log.Load());
        log.Begin();
        if (retained + sessions > 0) BrokerLog.Restored(Core.Logger, retained, sessions);
    }

    /// <summary>One round of what must happen without a packet: time-outs, wills, expiries.</summary>
    internal void Sweep()
    {
        foreach (var connection in Core.Connections.Snapshot()) Try(connection, static c => c.Sweep(ClosingTimeout));
        foreach (var abort in Core.Connections.TakeLingering(Core.Clock, ClosingTimeout)) Try(abort, static end => end());
        Try(Core.Sessions, static sessions => sessions.Sweep());
        Try(Core.Retained, static retained => retained.Sweep());
        Try(Core.Peers, static peers => peers.Sweep());
    }

    private void Try<T>(T part, Action<T> sweep)
    {
        try
        {
            sweep(part);
        }
#pragma warning disable CA1031 // A part that fails must not keep the others from their time-outs, wills and expiries.
        catch (Exception e)
#pragma warning restore CA1031
        {
            BrokerLog.HousekeepingFailed(Core.Logger, e);
        }
    }

    /// <summary>False when the gate is closed to the address.</summary>
    internal bool TryEnter(IPAddress? address, EndPoint? remote)
    {
        if (Core.Gate.TryEnter(address)) return true;
        _counters.Refuse(ReasonCode.ConnectionRateExceeded);
        Core.Peers.GateClosed(remote, Core.Gate.HalfOpen);
        return false;
    }

    /// <summary>The system gives no file, or no watch, to another connection. Who waits at the door is counted each time that it is tried.</summary>
    internal void FindNoRoom(string why)
    {
        _counters.Refuse(ReasonCode.ServerBusy);
        Core.Peers.NoRoom(why);
    }

    /// <summary>Serves one connection until it ends.</summary>
    internal async Task Serve(Transport transport)
    {
        if (transport.EnteredAt is null && !TryEnter(transport.Address, transport.Remote))
        {
            transport.Abort();
            return;
        }

        var connection = new ClientConnection(Core, transport);
        Core.Connections.Add(connection);
        if (Volatile.Read(ref _isLeaving)) connection.CloseAfterMessages();
        try
        {
            await connection.Run();
        }
        finally
        {
            Core.Connections.Remove(connection, Core.Clock.Now);
        }
    }

    /// <summary>Tells every client that the broker goes: MQTT 5.0 §3.14.2.1.</summary>
    internal void Shutdown()
    {
        foreach (var connection in Core.Connections.Snapshot()) connection.Close(ReasonCode.ServerShuttingDown, "The broker goes down.");
    }

    public void Dispose() => _counters.Dispose();

    private static MqttClientInfo? Describe(Session session)
    {
        if (session.Connection is not { } connection) return null;
        EndPoint? remote = connection.Transport.Remote;
        return new MqttClientInfo(
            session.ClientId, session.Identity, connection.Version, remote, connection.ConnectedAt, session.Subscriptions.Count, session.Waiting);
    }
}
