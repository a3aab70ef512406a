using SignageHub.Mqtt.Client;
using SignageHub.Mqtt.Tests.Testing;

namespace SignageHub.Mqtt.Tests.Client;

/// <summary>What waits for handlers is bounded in messages and in bytes.</summary>
public sealed class InboxRoomTests : IDisposable
{
    private const int Bytes = 10_000;

    private readonly InboxRoom _room = new(new MqttClientOptions
    {
        Broker = new Uri("mqtt://127.0.0.1"),
        ClientId = "room",
        ReceiveMaximum = 2,
        MaximumReceived = 3,
        MaximumReceivedBytes = Bytes,
    });

    [Theory]
    [InlineData(QualityOfService.AtMostOnce, 3)]
    [InlineData(QualityOfService.AtLeastOnce, 5)]
    [InlineData(QualityOfService.ExactlyOnce, 5)]
    public void SmallMessages_AreCounted(QualityOfService qos, int places)
    {
        for (var i = 0; i < places; i++) Assert.True(_room.TryEnter(Of(1, qos)));

        Assert.False(_room.TryEnter(Of(1, qos)));
        _room.Leave(Of(1, qos));
        Assert.True(_room.TryEnter(Of(1, qos)));
    }

    [Theory]
    [InlineData(QualityOfService.AtMostOnce)]
    [InlineData(QualityOfService.AtLeastOnce)]
    public void LargeMessages_AreWeighed(QualityOfService qos)
    {
        Assert.True(_room.TryEnter(Of(Bytes / 2, QualityOfService.AtLeastOnce)));

        Assert.False(_room.TryEnter(Of(Bytes / 2, qos)));
        _room.Leave(Of(Bytes / 2, QualityOfService.AtLeastOnce));
        Assert.True(_room.TryEnter(Of(Bytes / 2, qos)));
    }

    [Fact]
    public void LargerThanAll_FitsAlone()
    {
        var large = Of(3 * Bytes);
        Assert.True(_room.TryEnter(large));
        Assert.False(_room.TryEnter(Of(1)));
        _room.Leave(large);
        Assert.True(_room.TryEnter(Of(1)));
        Assert.False(_room.TryEnter(large));
    }

    [Fact]
    public async Task Room_ThatIsFull_SaysSoWhileSomebodyWaits()
    {
        var token = TestContext.Current.CancellationToken;
        await _room.Enter(Of(Bytes / 2), token);
        Assert.False(_room.Full.IsCancellationRequested);

        var waiting = _room.Enter(Of(Bytes / 2), token).AsTask();
        await Until.Is(() => _room.Full.IsCancellationRequested);
        Assert.False(waiting.IsCompleted);
        _room.Leave(Of(Bytes / 2));

        // Before whoever waits has come round: the next handler would be told for nothing.
        Assert.False(_room.Full.IsCancellationRequested);
        await waiting.WaitAsync(TimeSpan.FromSeconds(20), token);
        Assert.False(_room.Full.IsCancellationRequested);
    }

    [Fact]
    public async Task Room_ThatIsNotEnough_IsStillFull()
    {
        var token = TestContext.Current.CancellationToken;
        for (var i = 0; i < 4; i++) Assert.True(_room.TryEnter(Of(Bytes / 5)));
        var waiting = _room.Enter(Of(Bytes / 2), token).AsTask();
        await Until.Is(() => _room.Full.IsCancellationRequested);

        _room.Leave(Of(Bytes / 5));
        Assert.True(_room.Full.IsCancellationRequested);
        _room.Leave(Of(Bytes / 5));

        await waiting.WaitAsync(TimeSpan.FromSeconds(20), token);
        Assert.False(_room.Full.IsCancellationRequested);
    }

    [Fact]
    public void UserProperties_HoweverEmpty_AreWeighed()
    {
        var message = Of(1) with { UserProperties = [.. Enumerable.Repeat(new UserProperty("", ""), Bytes)] };

        Assert.True(_room.TryEnter(message));

        Assert.False(_room.TryEnter(Of(1)));
    }

    public void Dispose() => _room.Dispose();

    private static MqttMessage Of(int bytes, QualityOfService qos = QualityOfService.AtLeastOnce) => new() { Topic = "a", Payload = new byte[bytes], Qos = qos };
}
