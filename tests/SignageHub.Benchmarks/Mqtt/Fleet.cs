using System.Diagnostics;

namespace SignageHub.Benchmarks.Mqtt;

/// <summary>Many peers against one broker, and a publisher beside them.</summary>
internal sealed class Fleet : IDisposable
{
    /// <summary>Peers that are connecting at one time: below mosquitto's backlog of 100, which drops what is above.</summary>
    private const int AtOnce = 64;

    /// <summary>QoS 1 messages on the way to the broker at one time: the receive maximum of both brokers.</summary>
    private const int Window = 20;

    private const int Payload = 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Peer[] _peers;
    private readonly Peer _publisher = new(60_000, _ => { });
    private TaskCompletionSource _all = new();
    private int _missing;
    private int _published;

    public Fleet(int size) => _peers = [.. Enumerable.Range(0, size).Select(number => new Peer(number, _ => Received()))];

    /// <param name="filter">Of each peer; null leaves it without a subscription.</param>
    /// <returns>Until the last has its SUBACK.</returns>
    public async Task<TimeSpan> Connect(int port, Func<Peer, string?> filter)
    {
        await _publisher.Connect(port, filter: null);
        var clock = Stopwatch.StartNew();
        await Parallel.ForEachAsync(_peers, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (peer, _) => await peer.Connect(port, filter(peer)));
        return clock.Elapsed;
    }

    /// <summary>One message to each peer's own topic. Until the last peer has its own.</summary>
    public Task<TimeSpan> ToEach() => Measure(_peers.Length, async () =>
    {
        foreach (var peer in _peers) await Publish(peer.Topic);
    });

    /// <summary>One message to a topic of all. Until the last peer has it.</summary>
    public Task<TimeSpan> ToAll(string topic) => Measure(_peers.Length, async () => await Publish(topic));

    /// <summary>Messages to one peer, each when the one before has arrived.</summary>
    /// <returns>For one of them.</returns>
    public async Task<TimeSpan> ToOne(int messages)
    {
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < messages; i++) await Measure(1, async () => await Publish(_peers[0].Topic));
        return clock.Elapsed / messages;
    }

    public void Dispose()
    {
        _publisher.Dispose();
        foreach (var peer in _peers) peer.Dispose();
    }

    private async Task<TimeSpan> Measure(int expected, Func<Task> publish)
    {
        _missing = expected;
        _all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var clock = Stopwatch.StartNew();
        await publish();
        await _all.Task.WaitAsync(Patience);
        return clock.Elapsed;
    }

    private async ValueTask Publish(string topic)
    {
        while (_published - _publisher.Acknowledged >= Window) await Task.Yield();
        await _publisher.Send(Peer.PublishPacket(topic, (ushort)(1 + _published++ % ushort.MaxValue), Payload));
    }

    private void Received()
    {
        if (Interlocked.Decrement(ref _missing) == 0) _all.TrySetResult();
    }
}
