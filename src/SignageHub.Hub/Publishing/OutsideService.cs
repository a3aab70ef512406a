using System.Threading.Channels;
using SignageHub.Mqtt;
using SignageHub.Mqtt.Client;
using SignageHub.Push.Topics;

namespace SignageHub.Hub.Publishing;

/// <summary>With a broker elsewhere: whenever a connection stands, everything is published anew, and what an earlier run left behind is cleared.</summary>
/// <remarks>Such a broker may forget everything at any moment, and may remember what nobody wants any more; the hub owns what boards are to show.</remarks>
internal sealed partial class OutsideService(ChangeOver changeOver, OutsideBus bus, IMqttClient client, ILogger<OutsideService> logger)
    : BackgroundService, IHostedLifecycleService
{
    private readonly Channel<bool> _connected = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });

    private readonly TaskCompletionSource _prepared = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The connection is made while the rest of the hub starts: the first handshake of a process takes about as long as that.</summary>
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        bus.Changed = isConnected =>
        {
            if (isConnected)
                _connected.Writer.TryWrite(true);
        };
        client.Start();
        return Task.CompletedTask;
    }

    /// <summary>The pages have their boards whether or not the broker is there.</summary>
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        await changeOver.Run(cancellationToken);
        bus.IsOpen = true;
        _prepared.SetResult();
    }

    /// <summary>Comes before anything is stopped.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await bus.Publish(HubState.Offline, cancellationToken);
        await client.Stop(cancellationToken);
    }

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await _prepared.Task.WaitAsync(stoppingToken);
        await foreach (var _ in _connected.Reader.ReadAllAsync(stoppingToken))
            await Check(stoppingToken);
    }

    private async Task Check(CancellationToken cancellationToken)
    {
        try
        {
            await changeOver.RunAnew(cancellationToken);
            await bus.Publish(HubState.Online, cancellationToken);
            await changeOver.ClearLeftovers(await Retained(cancellationToken), cancellationToken);
        }
        catch (Exception e) when (e is MqttConnectionException or MqttRefusedException || ChangeOver.CanTryAgain(e))
        {
            LogTryAgain(e.Message);
        }
    }

    /// <summary>The topics of the hub under which the broker has something. The hub's own state, sent last, comes last.</summary>
    private async Task<IReadOnlyCollection<Topic>> Retained(CancellationToken cancellationToken)
    {
        var topics = new List<Topic>();
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        ValueTask Take(MqttMessage message, CancellationToken _)
        {
            if (message.Retain && Topic.TryParse(message.Topic) is { } topic)
                topics.Add(topic);
            return ValueTask.CompletedTask;
        }

        await using var frames = await bus.Subscribe(Topic.AnyFrame, QualityOfService.AtLeastOnce, Take, cancellationToken);
        await using var manifests = await bus.Subscribe(Topic.AnyDesired, QualityOfService.AtLeastOnce, Take, cancellationToken);
        await using var last = await bus.Subscribe(new Topic.Hub().ToString(), QualityOfService.AtLeastOnce, (message, _) =>
        {
            if (message.Retain)
                all.TrySetResult();
            return ValueTask.CompletedTask;
        }, cancellationToken);
        var connection = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        bus.Changed += Ended;
        try
        {
            await Task.WhenAny(all.Task, connection.Task).WaitAsync(cancellationToken);
        }
        finally
        {
            bus.Changed -= Ended;
        }

        return all.Task.IsCompleted ? topics : [];

        void Ended(bool isConnected) => connection.TrySetResult();
    }

    [LoggerMessage(321, LogLevel.Error, "What boards are to show could not be sent to the broker ({Why}); the next connection or change sends it again.")]
    private partial void LogTryAgain(string why);
}
