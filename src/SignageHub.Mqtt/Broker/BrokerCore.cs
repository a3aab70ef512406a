using Microsoft.Extensions.Logging;
using SignageHub.Mqtt.Broker.Storage;

namespace SignageHub.Mqtt.Broker;

/// <summary>The parts every connection works with. MQTT 5.0 §4.1.</summary>
internal sealed class BrokerCore
{
    private volatile HostSubscription[] _hosts = [];
    private readonly Lock _hostGate = new();

    public BrokerCore(MqttBrokerOptions options, IMqttAccess access, TimeProvider time, BrokerCounters counters, ILogger logger, IMqttJournal? journal = null)
    {
        (Options, Access, Counters, Logger) = (options, access, counters, logger);
        Clock = new BrokerClock(time);
        Peers = new PeerLog(logger, Clock);
        Gate = new ConnectionGate(options);
        Retained = new RetainedStore(options.MaximumRetained, options.MaximumRetainedBytes, time);
        Topics = new TopicRules(options, access);
        Router = new Router(Subscriptions, Retained, Clock, counters);
        Sessions = new SessionRegistry(options, Clock, counters, Subscriptions, PublishWill);
        if (journal is not null) Router.Log = Sessions.Log = Log = new StateLog(journal, Clock, logger);
        counters.Queued = () => Sessions.All.Sum(session => (long)session.Waiting);
        counters.Gauges = () => (Sessions.Connected, Gate.HalfOpen, Sessions.Count, Retained.Count);
    }

    public MqttBrokerOptions Options { get; }

    public IMqttAccess Access { get; }

    public BrokerCounters Counters { get; }

    public ILogger Logger { get; }

    /// <summary>The log of what peers do that they may not.</summary>
    public PeerLog Peers { get; }

    public BrokerClock Clock { get; }

    /// <summary>Null when nothing outlives the broker.</summary>
    public StateLog? Log { get; }

    public ConnectionGate Gate { get; }

    public SubscriptionIndex Subscriptions { get; } = new();

    public RetainedStore Retained { get; }

    public Router Router { get; }

    public TopicRules Topics { get; }

    public ConnectionSet Connections { get; } = new();

    /// <summary>How long a peer may take to read why it was cut; wall time, for the peer's sake.</summary>
    public TimeSpan LastWords { get; set; } = TimeSpan.FromMilliseconds(500);

    public SessionRegistry Sessions { get; }

    /// <summary>Passes a client's message on to the sessions and the host.</summary>
    /// <param name="message">The message.</param>
    /// <param name="sender">Whose it is.</param>
    /// <param name="allowance">For receivers that are slow; null to wait for none.</param>
    /// <returns>What PUBACK says, and when host, disk and receivers have room for more.</returns>
    public (ReasonCode Reason, ValueTask Room) Publish(MqttMessage message, Session sender, WaitAllowance? allowance)
    {
        var (reason, crowded) = Route(message, sender, out var record);

        // A message that is not kept waits for no disk.
        var pending = Pending(null, record == 0 ? ValueTask.CompletedTask : Log!.Room());
        if (crowded is not null && allowance is not null) pending = Pending(pending, Relief(crowded, allowance));
        var wanted = false;
        foreach (var host in reason.IsFailure() ? [] : _hosts)
        {
            if (!host.Filter.Matches(message.Topic)) continue;
            wanted = true;
            pending = Pending(pending, host.Offer(message with { Retain = false, PublisherId = sender.ClientId }));
        }

        return (wanted ? ReasonCode.Success : reason, pending is null ? ValueTask.CompletedTask : new ValueTask(pending));
    }

    /// <summary>Passes a message of the host on to the sessions.</summary>
    public ReasonCode PublishFromHost(MqttMessage message, Session host)
    {
        var woken = WriterBatch.Collect();
        try
        {
            return Router.Publish(message, host, woken).Reason;
        }
        finally
        {
            WriterBatch.Start(woken);
        }
    }

    /// <param name="record">The last that was written down of it; 0 for none.</param>
    private Routed Route(MqttMessage message, Session sender, out long record)
    {
        record = 0;
        var woken = WriterBatch.Collect();
        try
        {
            if (Log is not null) StateLog.BeginMessage();
            var routed = Router.Publish(message, sender, woken);
            if (Log is not null) record = StateLog.EndMessage();
            return routed;
        }
        finally
        {
            WriterBatch.Start(woken);

            // What the writers wrote down, or published in their turn, is none of this message's.
            StateLog.Cause(message.Qos == QualityOfService.AtMostOnce ? 0 : record);
        }
    }

    public HostSubscription Subscribe(TopicFilter filter, MqttMessageHandler handler)
    {
        var subscription = new HostSubscription(filter, Options.MaximumHostQueue, handler, Forget, Logger);
        lock (_hostGate) _hosts = [.. _hosts, subscription];
        return subscription;
    }

    /// <summary>Completes when none of them is crowded any more, or worth the wait; while one is waited for, the others go on as well.</summary>
    private static async ValueTask Relief(IReadOnlyList<Session> crowded, WaitAllowance allowance)
    {
        foreach (var session in crowded) await session.Relief(allowance);
    }

    /// <returns>What there is to wait for; null for nothing, as nearly always.</returns>
    private static Task? Pending(Task? pending, ValueTask next) =>
        next.IsCompletedSuccessfully ? pending : pending is null ? next.AsTask() : Task.WhenAll(pending, next.AsTask());

    private void Forget(HostSubscription subscription)
    {
        lock (_hostGate) _hosts = [.. _hosts.Where(other => other != subscription)];
    }

    /// <summary>The right to it was asked for at CONNECT.</summary>
    public void PublishWill(Session session, MqttMessage will)
    {
        var room = Publish(will, session, allowance: null).Room;

        // A will is not acknowledged.
        StateLog.TakeCaused();
        if (!room.IsCompletedSuccessfully) _ = room.AsTask();
    }
}
