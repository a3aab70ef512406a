using SignageHub.Hub.Publishing;
using SignageHub.Mqtt;
using SignageHub.Push.Topics;

namespace SignageHub.Hub.Boards;

/// <summary>Listens to the boards, sends what the conversations want sent, and looks through them once a second.</summary>
internal sealed partial class ConversationService(
    BoardConversations conversations, ChangeOver changeOver, IMqttBus bus, ILogger<ConversationService> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _behind = new(0, 1);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        conversations.FellBehind = () =>
        {
            if (_behind.CurrentCount == 0)
                _behind.Release();
        };
        ValueTask Hear(MqttMessage message, CancellationToken _)
        {
            conversations.Hear(message);
            return ValueTask.CompletedTask;
        }

        // Not disposed of: they end with the hub.
        await bus.Subscribe(Topic.AnyState, QualityOfService.AtLeastOnce, Hear, cancellationToken);
        await bus.Subscribe(Topic.AnyPlays, QualityOfService.AtLeastOnce, Hear, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _behind.Dispose();
        base.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(Send(stoppingToken), Tick(stoppingToken), GetAbove(stoppingToken));

    private async Task Send(CancellationToken cancellationToken)
    {
        await foreach (var message in conversations.Out.ReadAllAsync(cancellationToken))
        {
            try
            {
                await bus.Publish(message, cancellationToken);
            }
            catch (Exception e) when (e is MqttRefusedException or MqttConnectionException)
            {
                LogNotSent(message.Topic, e.Message);
            }
        }
    }

    private async Task Tick(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(cancellationToken))
            conversations.Check();
    }

    private async Task GetAbove(CancellationToken cancellationToken)
    {
        while (true)
        {
            await _behind.WaitAsync(cancellationToken);
            await changeOver.Run(cancellationToken);
        }
    }

    [LoggerMessage(412, LogLevel.Warning, "A message to {Topic} could not be sent ({Why}); it is sent again when it is still wanted.")]
    private partial void LogNotSent(string topic, string why);
}
