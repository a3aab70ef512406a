namespace SignageHub.Mqtt.Broker;

/// <summary>The writers that one message has woken. MQTT 5.0 §4.6 orders nothing between connections, so they may share a thread.</summary>
/// <remarks>
/// Whoever published writes its share at once: handing a writer to another thread costs about as much as what it then does, and lets the acknowledgements
/// of the first receivers overtake the message to the last ones. A socket without room keeps nobody; its writer goes on when there is some.
/// </remarks>
internal sealed class WriterBatch : IThreadPoolWorkItem
{
    /// <summary>Writers that one thread takes in a row: some milliseconds, for which whatever else it has to do waits.</summary>
    private const int MaximumSize = 512;

    /// <summary>Fewer are not worth a second thread.</summary>
    private const int MinimumSize = 32;

    [ThreadStatic]
    private static List<ConnectionWriter>? t_woken;

    [ThreadStatic]
    private static bool t_isWriting;

    private readonly ConnectionWriter[] _writers;

    private WriterBatch(ConnectionWriter[] writers) => _writers = writers;

    /// <summary>An empty list, to be given back by <see cref="Start"/>.</summary>
    public static List<ConnectionWriter> Collect()
    {
        var woken = t_woken ?? [];
        t_woken = null;
        return woken;
    }

    /// <summary>Has them all written, by as many threads as can work at a time, this one among them. Call it outside every lock. Clears the list.</summary>
    public static void Start(List<ConnectionWriter> woken)
    {
        var size = Math.Clamp((woken.Count + Environment.ProcessorCount - 1) / Environment.ProcessorCount, MinimumSize, MaximumSize);

        // What a writer brings about, such as the will of a client that is gone, may publish in its turn.
        var here = t_isWriting ? 0 : Math.Min(size, woken.Count);
        for (var from = here; from < woken.Count; from += size)
            ThreadPool.UnsafeQueueUserWorkItem(new WriterBatch([.. woken.Slice(from, Math.Min(size, woken.Count - from))]), preferLocal: false);
        if (here > 0) Write(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(woken)[..here]);
        woken.Clear();
        if (woken.Capacity > MaximumSize) woken.Capacity = MaximumSize;
        t_woken = woken;
    }

    void IThreadPoolWorkItem.Execute() => Write(_writers);

    private static void Write(ReadOnlySpan<ConnectionWriter> writers)
    {
        t_isWriting = true;
        try
        {
            foreach (var writer in writers) ((IThreadPoolWorkItem)writer).Execute();
        }
        finally
        {
            t_isWriting = false;
        }
    }
}
