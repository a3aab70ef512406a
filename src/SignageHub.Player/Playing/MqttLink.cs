using SignageHub.Core.Frames;
using SignageHub.Mqtt;
using SignageHub.Mqtt.Client;
using SignageHub.Push.BoardSide;
using SignageHub.Push.Topics;

namespace SignageHub.Player.Playing;

/// <summary>The board's link over MQTT. What cannot be sent now is let go: the board says everything anew with each connection.</summary>
internal sealed class MqttLink : IBoardLink
{
    /// <summary>Frames that are asked for at the same time.</summary>
    private const int MostAtATime = 50;

    private readonly Dictionary<FrameId, Task<IAsyncDisposable>> _asked = [];
    private IMqttClient? _client;
    private MqttMessageHandler? _handler;

    /// <summary>The topics that a board listens to all the time.</summary>
    public static IEnumerable<string> Always(BoardIdentity identity) =>
    [
        new Topic.Blank().ToString(),
        .. new[] { BoardChannel.Desired, BoardChannel.PlaysAck, BoardChannel.Command }.Select(channel => new Topic.OfBoard(identity.Board, channel).ToString()),
    ];

    public void Use(IMqttClient client, MqttMessageHandler handler) => (_client, _handler) = (client, handler);

    public static MqttMessage Message(Topic topic, byte[] payload) => new()
    {
        Topic = topic.ToString(),
        Payload = payload,
        Qos = QualityOfService.AtLeastOnce,
        Retain = topic.Retained,
        // A board that was enrolled with a key of its own signs what it says.
        ContentType = IsPicture(topic) ? "image/png" : payload is [(byte)'{', ..] ? "application/json" : "application/jose",
        PayloadIsText = !IsPicture(topic),
    };

    private static bool IsPicture(Topic topic) => topic is Topic.OfBoard { Channel: BoardChannel.Screen };

    public void Publish(Topic topic, byte[] payload)
    {
        if (_client is { IsConnected: true } client)
            _ = Send(client, Message(topic, payload));
    }

    public void Want(IReadOnlySet<FrameId> frames)
    {
        if (_client is not { } client || _handler is not { } handler)
            return;
        foreach (var id in _asked.Keys.Where(id => !frames.Contains(id)).ToList())
        {
            _ = Leave(_asked[id]);
            _asked.Remove(id);
        }

        foreach (var id in frames.Where(id => !_asked.ContainsKey(id)).Take(MostAtATime - _asked.Count).ToList())
            _asked[id] = client.Subscribe(new Topic.FrameContent(id).ToString(), QualityOfService.AtLeastOnce, handler).AsTask();
    }

    private static async Task Send(IMqttClient client, MqttMessage message)
    {
        try
        {
            // Not for ever: what waits over a broken connection is said anew by the next.
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            await client.Publish(message, patience.Token);
        }
        catch (Exception e) when (e is MqttConnectionException or MqttRefusedException or OperationCanceledException)
        {
            // Lost on the way, as any message may be.
        }
    }

    private static async Task Leave(Task<IAsyncDisposable> asked)
    {
        try
        {
            await (await asked).DisposeAsync();
        }
        catch (Exception e) when (e is MqttConnectionException or MqttRefusedException or OperationCanceledException)
        {
            // Gone already.
        }
    }
}
