namespace SignageHub.Mqtt.Broker;

/// <summary>The writers that one message has woken. MQTT 5.0 §4.6 orders nothing between connections, so they may share a thread.</summary>
/// <remarks>
/// Handing each writer to the pool by itself costs about as much as what it then does, and lets the acknowledgements of the first receivers
/// overtake the message to the last ones.
/// </remarks>
internal sealed class WriterBatch : IThreadPoolWorkItem
{
    /// <summary>Writers that one thread takes in a row: some milliseconds, for which whatever else the broker has to do waits.</summary>
    private const int MaximumSize = 512;

    /// <summary>Fewer are not worth a second thread.</summary>
    private const int MinimumSize = 32;

    [ThreadStatic]
    private static List<ConnectionWriter>? t_woken;

    private readonly ConnectionWriter[] _writers;

    private WriterBatch(ConnectionWriter[] writers) => _writers = writers;

    /// <summary>An empty list of this thread, to be given back by <see cref="Start"/>.</summary>
    public static List<ConnectionWriter> Collect() => t_woken ??= [];

    /// <summary>Has them all written, by as many threads as can work at a time. Clears the list.</summary>
    public static void Start(List<ConnectionWriter> woken)
    {
        var size = Math.Clamp((woken.Count + Environment.ProcessorCount - 1) / Environment.ProcessorCount, MinimumSize, MaximumSize);
        for (var from = 0; from < woken.Count; from += size)
        {
            var count = Math.Min(size, woken.Count - from);
            IThreadPoolWorkItem work = count == 1 ? woken[from] : new WriterBatch([.. woken.Slice(from, count)]);
            ThreadPool.UnsafeQueueUserWorkItem(work, preferLocal: false);
        }

        woken.Clear();
        if (woken.Capacity > MaximumSize) woken.Capacity = MaximumSize;
    }

    void IThreadPoolWorkItem.Execute()
    {
        foreach (var writer in _writers) ((IThreadPoolWorkItem)writer).Execute();
    }
}
