using System.Threading.Channels;
using SignageHub.Hub.Publishing;
using SignageHub.Mqtt;
using SignageHub.Push.Topics;

namespace SignageHub.Hub.Boards;

/// <summary>Listens to the boards, sends what the conversations want sent, and looks through them once a second.</summary>
internal sealed partial class ConversationService(
    BoardConversations conversations, ChangeOver changeOver, IMqttBus bus, ILogger<ConversationService> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Channel<bool> _behind = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        conversations.FellBehind = () => _behind.Writer.TryWrite(true);
        ValueTask Hear(MqttMessage message, CancellationToken _)
        {
            conversations.Hear(message);
            return ValueTask.CompletedTask;
        }

        // Not disposed of: they end with the hub.
        await bus.Subscribe(Topic.AnyState, QualityOfService.AtLeastOnce, Hear, cancellationToken);
        await bus.Subscribe(Topic.AnyScreen, QualityOfService.AtLeastOnce, Hear, cancellationToken);
        await bus.Subscribe(Topic.AnyPlays, QualityOfService.AtLeastOnce, Hear, cancellationToken);
        await base.StartAsync(cancellationToken);
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
        await foreach (var _ in _behind.Reader.ReadAllAsync(cancellationToken))
            await ContinueAbove(cancellationToken);
    }

    internal async Task ContinueAbove(CancellationToken cancellationToken)
    {
        try
        {
            await changeOver.Run(cancellationToken);
        }
        catch (Exception e) when (ChangeOver.CanTryAgain(e))
        {
            LogNotAbove(e.Message);
        }
    }

    [LoggerMessage(417, LogLevel.Error, "The change-over for a board that has taken newer manifests failed ({Why}); it is tried again in half a minute.")]
    private partial void LogNotAbove(string why);

    [LoggerMessage(412, LogLevel.Warning, "A message to {Topic} could not be sent ({Why}); it is sent again when it is still wanted.")]
    private partial void LogNotSent(string topic, string why);
}
