using SignageHub.Mqtt.Broker.Storage;

namespace SignageHub.Mqtt.Tests.Testing;

/// <summary>A journal whose disk is a list: what it holds at any moment is what would be found after a power cut.</summary>
internal sealed class MemoryJournal(IEnumerable<byte[]>? records = null) : IMqttJournal
{
    private readonly object _gate = new();
    private bool _isHeld;
    private List<byte[]> _records = [.. records ?? []];
    private volatile bool _isFull;
    private volatile bool _isDamaged;
    private volatile Exception? _fault;
    private int _refused;

    public long Size
    {
        get
        {
            lock (_gate) return _records.Sum(record => (long)record.Length);
        }
    }

    /// <summary>How often something was to be written and could not be.</summary>
    public int Refused => Volatile.Read(ref _refused);

    /// <summary>What is on disk.</summary>
    public IReadOnlyList<byte[]> Records
    {
        get
        {
            lock (_gate) return [.. _records];
        }
    }

    /// <summary>What a broker that starts now would find.</summary>
    public MemoryJournal AfterPowerCut()
    {
        lock (_gate) return new MemoryJournal(_records);
    }

    /// <summary>Until then nothing gets to disk.</summary>
    public void Hold()
    {
        lock (_gate) _isHeld = true;
    }

    public void LetGo()
    {
        lock (_gate)
        {
            _isHeld = false;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Whether the disk refuses what is written.</summary>
    public void SetFull(bool isFull) => _isFull = isFull;

    /// <summary>The next write fails in this way.</summary>
    public void FailOnce(Exception fault) => _fault = fault;

    /// <summary>As with a file: what has damage in it stays until it is replaced, and nothing is added to it before.</summary>
    public bool Load(Func<ReadOnlyMemory<byte>, bool> take)
    {
        lock (_gate)
        {
            if (_records.Count(record => take(record)) == _records.Count) return true;
            _isDamaged = true;
            return false;
        }
    }

    public void Append(IEnumerable<ReadOnlyMemory<byte>> records) => Write(records, replace: false);

    public void Replace(IEnumerable<ReadOnlyMemory<byte>> records) => Write(records, replace: true);

    private void Write(IEnumerable<ReadOnlyMemory<byte>> records, bool replace)
    {
        if (_isDamaged && !replace) throw new IOException("It is damaged and was not written anew yet.");
        var copies = records.Select(record => record.ToArray()).ToList();
        lock (_gate)
        {
            while (_isHeld && Monitor.Wait(_gate, TimeSpan.FromSeconds(20)))
            {
                // Let go, perhaps.
            }
        }

        if (_fault is { } fault)
        {
            _fault = null;
            Interlocked.Increment(ref _refused);
            throw fault;
        }

        if (_isFull)
        {
            Interlocked.Increment(ref _refused);
            throw new IOException("No space left on device");
        }

        lock (_gate) _records = replace ? copies : [.. _records, .. copies];
        _isDamaged = false;
    }
}
