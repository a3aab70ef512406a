using SignageHub.Mqtt.Broker;
using SignageHub.Mqtt.Packets;

namespace SignageHub.Mqtt.Tests.Broker;

/// <summary>What has expired makes room, and what has not costs no search. MQTT 5.0 §3.3.2.3.3.</summary>
public sealed class OutgoingQueueTests
{
    private readonly OutgoingQueue _queue = new(maximumMessages: 1000, maximumBytes: 1_000_000);

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(100)]
    public void Full_AndNothingIsDue_IsNotSearched(long expiresAt)
    {
        while (_queue.TryAdd(Expiring(expiresAt)))
        {
            // Until it is full.
        }

        _queue.TakeExpired(now: 1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var found = 0;
        for (var i = 0; i < 100; i++) found += _queue.TakeExpired(now: 1).Count;

        // A search would make something each time: an enumerator, or a list of what it found.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 99);
        Assert.Equal(0, found);
    }

    [Fact]
    public void Expired_AreTakenWhateverLeftBeforeThem()
    {
        foreach (var expiresAt in new long[] { 5, 30, 10, long.MaxValue, 20 }) _queue.TryAdd(Expiring(expiresAt));
        _queue.TryTake(out _);

        Assert.Empty(_queue.TakeExpired(now: 9));
        Assert.Equal([10], _queue.TakeExpired(now: 15).Select(item => item.Message.ExpiresAt));
        Assert.Equal([30, 20], _queue.TakeExpired(now: 30).Select(item => item.Message.ExpiresAt));
        _queue.TryAdd(Expiring(40));
        Assert.Equal([40], _queue.TakeExpired(now: 40).Select(item => item.Message.ExpiresAt));
        Assert.Equal(1, _queue.Count);
    }

    [Fact]
    public void Expired_WhenQos0WasDroppedBefore_AreTaken()
    {
        _queue.TryAdd(Expiring(5) with { Qos = QualityOfService.AtMostOnce });
        _queue.TryAdd(Expiring(10));

        Assert.Equal(1, _queue.DropQos0());

        Assert.Equal([10], _queue.TakeExpired(now: 10).Select(item => item.Message.ExpiresAt));
        Assert.Equal(0, _queue.Count);
    }

    private static Outgoing Expiring(long expiresAt) =>
        new(new EncodedMessage(new MqttMessage { Topic = "news" }) { ExpiresAt = expiresAt }, QualityOfService.AtLeastOnce, Retain: false, FromStore: false, default);
}
