using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using SignageHub.Mqtt.Packets;

namespace SignageHub.Mqtt.Broker.Storage;

/// <summary>
/// Writes down what must outlive the broker: MQTT 5.0 §4.1. Whoever changes something appends a record and goes on; one loop writes what has gathered,
/// flushes it once for all, and then lets the acknowledgements go that waited for it.
/// </summary>
/// <remarks>
/// However long the disk takes, memory is bounded: those who publish wait for <see cref="Room"/>, and what nobody can be made to wait with is folded into the
/// state, which is bounded itself and is then written anew as a whole.
/// </remarks>
internal sealed class StateLog(IMqttJournal journal, BrokerClock clock, ILogger logger)
{
    /// <summary>Records that may wait before those who publish have to.</summary>
    internal const int MaximumPending = 10_000;

    /// <summary>The same in bytes.</summary>
    internal const long MaximumPendingBytes = 16 * 1024 * 1024;

    /// <summary>How many times as much may wait of those who cannot: clients that come, go and acknowledge.</summary>
    internal const int Overflow = 4;

    /// <summary>A journal smaller than this is left to grow.</summary>
    private const long SmallJournal = 4 * 1024 * 1024;

    /// <summary>How often the bytes of the state itself the journal may grow to.</summary>
    private const int Slack = 4;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Of the last record that this thread appended.</summary>
    [ThreadStatic]
    private static long t_lastHere;

    /// <summary>Of the last record that the message caused which this thread published, until its acknowledgement asks.</summary>
    [ThreadStatic]
    private static long t_caused;

    private readonly Lock _gate = new();

    /// <summary>Guards the state. Taken after <see cref="_gate"/> where both are, so that records get into the state in their order.</summary>
    private readonly Lock _stateGate = new();
    private readonly Channel<bool> _news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private readonly StoredState _state = new();
    private readonly TaskCompletionSource _stopping = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PendingRecords _pending = new();
    private readonly HashSet<ConnectionWriter> _waiting = [];
    private TaskCompletionSource? _room;
    private RecordWriter _writer = new(clock);
    private long _end;
    private long _onDisk;
    private long _writingBytes;
    private long _compactAt = SmallJournal;

    /// <summary>The journal cannot be continued: its end may be half a record, or records were folded into the state that it does not have.</summary>
    private bool _isBroken;

    /// <summary>The state is the log's own; until then what is taken up from it must not change under its reader.</summary>
    private bool _hasBegun;
    private string? _told;
    private Task _loop = Task.CompletedTask;

    public BrokerClock Clock => clock;

    /// <summary>Records that wait to be written, and connections that wait for the disk.</summary>
    internal (int Records, int Connections) Waiting
    {
        get
        {
            lock (_gate) return (_pending.Count, _waiting.Count);
        }
    }

    private bool IsBehind => Volatile.Read(ref _end) != Volatile.Read(ref _onDisk);

    /// <summary>Reads what was written down.</summary>
    public StoredState Load()
    {
        var reader = new RecordReader(clock);
        var isWhole = journal.Load(bytes =>
        {
            try
            {
                if (reader.Read(bytes) is { } record) _state.Apply(record);
                return true;
            }
            catch (MqttProtocolException)
            {
                return false;
            }
        });
        _isBroken = !isWhole || reader.HasNumberTwice;
        _writer = new RecordWriter(clock, reader.LastNumber);
        _state.Forget(clock.Now);
        return _state;
    }

    /// <summary>Begins to write. The state that <see cref="Load"/> gave belongs to the loop from here on.</summary>
    public void Begin()
    {
        lock (_gate) _hasBegun = true;

        // What was rescued from a damaged journal is in memory only. Before anyone is served it is on disk again; if the disk refuses, the loop goes on trying.
        if (_isBroken && !TryWrite()) _news.Writer.TryWrite(true);
        _loop = Task.Run(Run);
    }

    /// <returns>How many have been appended, this one among them: what waits for it waits for so many to be on disk.</returns>
    public long Append(StateRecord record)
    {
        lock (_gate)
        {
            _pending.Add(record);
            t_lastHere = ++_end;
            if (_pending.Count == 1) _news.Writer.TryWrite(true);
            if (_hasBegun && (_pending.Count > MaximumPending * Overflow || _pending.Bytes > MaximumPendingBytes * Overflow)) Fold();
            return _end;
        }
    }

    /// <summary>A session that outlives its connection begins.</summary>
    public SessionLog Begin(string clientId, string owner)
    {
        Append(new StateRecord.Began(clientId, owner));
        return new SessionLog(this, clientId, lastNumber: 0);
    }

    /// <summary>A client says what is to be published should it be lost.</summary>
    public void Will(string clientId, string owner, Will will) => Append(new StateRecord.Willed(clientId, owner, new EncodedMessage(will.Message), will.DelaySeconds));

    /// <summary>It is not to be published any more.</summary>
    public void NoWill(string clientId) => Append(new StateRecord.NotWilled(clientId));

    /// <summary>A topic's retained message has changed.</summary>
    /// <param name="message">With an empty payload when there is none any more.</param>
    /// <param name="byHost">What the host publishes is the host's to keep: it publishes it again after a start.</param>
    public void Retain(EncodedMessage message, bool byHost) => Append(byHost || message.Message.Payload.IsEmpty
        ? new StateRecord.NotRetained(message.Message.Topic)
        : new StateRecord.Retained(message));

    /// <summary>This thread publishes a message now.</summary>
    public static void BeginMessage() => t_lastHere = 0;

    /// <summary>It has been published.</summary>
    /// <returns>The last record that was appended for it; 0 for none.</returns>
    public static long EndMessage() => t_lastHere;

    /// <summary>Somebody asks <see cref="TakeCaused"/> on this thread, next thing.</summary>
    /// <param name="record">What <see cref="EndMessage"/> gave; 0 for a message that is not acknowledged.</param>
    public static void Cause(long record) => t_caused = record;

    /// <summary>How many records must be on disk before the message that this thread published last may be acknowledged; 0 for none.</summary>
    public static long TakeCaused()
    {
        var caused = t_caused;
        t_caused = 0;
        return caused;
    }

    /// <summary>False when this many records are on disk. Otherwise the writer is woken, once, when more are than now.</summary>
    public bool MustWait(long position, ConnectionWriter writer)
    {
        if (Volatile.Read(ref _onDisk) >= position) return false;
        lock (_gate)
        {
            if (_onDisk >= position) return false;
            _waiting.Add(writer);
            return true;
        }
    }

    /// <summary>It waits for nothing any more.</summary>
    public void Forget(ConnectionWriter writer)
    {
        lock (_gate) _waiting.Remove(writer);
    }

    /// <summary>Completes at once unless the disk is behind.</summary>
    public ValueTask Room()
    {
        lock (_gate)
        {
            if (_end - _onDisk < MaximumPending && _pending.Bytes + _writingBytes < MaximumPendingBytes) return ValueTask.CompletedTask;
            return new ValueTask((_room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task);
        }
    }

    /// <summary>Writes what is left and ends.</summary>
    public Task Stop()
    {
        _stopping.TrySetResult();
        _news.Writer.TryComplete();
        return _loop;
    }

    private async Task Run()
    {
        while (await _news.Reader.WaitToReadAsync() || IsBehind)
        {
            _news.Reader.TryRead(out _);
            while (!TryWrite())
            {
                if (_stopping.Task.IsCompleted) return;
                await Task.WhenAny(Task.Delay(Pause, clock.Time), _stopping.Task);
            }
        }
    }

    /// <summary>Under the gate. Nobody can be made to wait here, and the state is no larger for being changed often.</summary>
    private void Fold()
    {
        lock (_stateGate) Apply(_pending.Take());
        _isBroken = true;
    }

    private List<StateRecord> Apply(List<StateRecord> records) => records.Where(_state.Apply).ToList();

    /// <summary>One flush of all that waits. False when the disk refused.</summary>
    private bool TryWrite()
    {
        try
        {
            var (records, end, isBroken) = TakePending();
            try
            {
                records = Apply(records);
                if (isBroken) records = Shortest();
            }
            finally
            {
                _stateGate.Exit();
            }

            if (isBroken) Replace(records);
            else if (records.Count > 0) journal.Append(records.SelectMany(_writer.Write));
            OnDisk(end);
            if (journal.Size > _compactAt) Compact();
            if (_told is not null) BrokerLog.StoredAgain(logger);
            _told = null;
            return true;
        }
#pragma warning disable CA1031 // Whatever it was: without this loop nothing is acknowledged ever again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            lock (_gate) _isBroken = true;
            Tell(e);
            return false;
        }
    }

    /// <summary>The state's gate is taken with them, for them to be applied before any that are newer.</summary>
    private (List<StateRecord> Records, long End, bool IsBroken) TakePending()
    {
        lock (_gate)
        {
            // What a refused write left is still not on disk.
            _writingBytes += _pending.Bytes;
            var taken = (_pending.Take(), _end, _isBroken);

            // Whatever is folded into the state from here on breaks it anew.
            _isBroken = false;
            _stateGate.Enter();
            return taken;
        }
    }

    /// <summary>Under the state's gate, and a copy: the state goes on changing while it is written.</summary>
    private List<StateRecord> Shortest()
    {
        var now = clock.Now;
        _state.Forget(now);
        return [.. _state.Records(now)];
    }

    private void Replace(List<StateRecord> records)
    {
        var writer = new RecordWriter(clock);
        journal.Replace(records.SelectMany(writer.Write));
        _writer = writer;
        _compactAt = Math.Max(SmallJournal, journal.Size * Slack);
    }

    /// <summary>A journal that cannot be made shorter now is only longer than it need be.</summary>
    private void Compact()
    {
        List<StateRecord> records;
        lock (_stateGate) records = Shortest();
        try
        {
            Replace(records);
        }
        catch (IOException)
        {
            // It may be the old one or the new: what follows names no message of either, and gives no number again.
            _writer = new RecordWriter(clock, Math.Max(_writer.LastNumber, (uint)records.Count));
            _compactAt = journal.Size + SmallJournal;
        }
    }

    /// <summary>Once for each reason, not once a second.</summary>
    private void Tell(Exception e)
    {
        if (_told == e.Message) return;
        _told = e.Message;
        if (e is IOException) BrokerLog.NotStored(logger, e.Message);
        else BrokerLog.StoringFailed(logger, e);
    }

    private void OnDisk(long end)
    {
        ConnectionWriter[] waiting;
        lock (_gate)
        {
            Volatile.Write(ref _onDisk, end);
            _writingBytes = 0;
            waiting = [.. _waiting];
            _waiting.Clear();
            _room?.TrySetResult();
            _room = null;
        }

        foreach (var writer in waiting) writer.Wake();
    }
}
