using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using SignageHub.Mqtt.Packets;

namespace SignageHub.Mqtt.Broker.Storage;

/// <summary>
/// Writes down what must outlive the broker: MQTT 5.0 §4.1. Whoever changes something appends a record and goes on; one loop writes what has gathered,
/// flushes it once for all, and then lets the acknowledgements go that waited for it.
/// </summary>
internal sealed class StateLog(IMqttJournal journal, BrokerClock clock, ILogger logger)
{
    /// <summary>Records that may wait before those who publish have to.</summary>
    private const int MaximumPending = 10_000;

    /// <summary>A journal smaller than this is left to grow.</summary>
    private const long SmallJournal = 4 * 1024 * 1024;

    /// <summary>How often the bytes of the state itself the journal may grow to.</summary>
    private const int Slack = 4;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Channel<bool> _news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private readonly StoredState _state = new();
    private readonly TaskCompletionSource _stopping = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private List<StateRecord> _pending = [];
    private List<Action> _waiting = [];
    private TaskCompletionSource? _room;
    private RecordWriter _writer = new(clock);
    private long _end;
    private long _onDisk;
    private long _compactAt = SmallJournal;
    private bool _isBroken;
    private string? _told;
    private Task _loop = Task.CompletedTask;

    public BrokerClock Clock => clock;

    /// <summary>Something waits to be written.</summary>
    public bool IsBehind => Volatile.Read(ref _end) != Volatile.Read(ref _onDisk);

    private bool HasPending
    {
        get
        {
            lock (_gate) return _pending.Count > 0;
        }
    }

    /// <summary>How many records have been appended.</summary>
    public long End => Volatile.Read(ref _end);

    /// <summary>Reads what was written down.</summary>
    public StoredState Load()
    {
        var reader = new RecordReader(clock);
        _isBroken = !journal.Load(bytes =>
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
        _state.Forget(clock.Now);
        return _state;
    }

    /// <summary>Begins to write. The state that <see cref="Load"/> gave belongs to the loop from here on.</summary>
    public void Begin() => _loop = Task.Run(Run);

    public void Append(StateRecord record)
    {
        lock (_gate)
        {
            _pending.Add(record);
            _end++;
            if (_pending.Count == 1) _news.Writer.TryWrite(true);
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

    /// <summary>Calls back once, when this many records are on disk. False when they are.</summary>
    public bool Tell(long position, Action callBack)
    {
        lock (_gate)
        {
            if (_onDisk >= position) return false;
            _waiting.Add(callBack);
            return true;
        }
    }

    /// <summary>Completes at once unless the disk is behind.</summary>
    public ValueTask Room()
    {
        if (Volatile.Read(ref _end) - Volatile.Read(ref _onDisk) < MaximumPending) return ValueTask.CompletedTask;
        lock (_gate)
        {
            if (_end - _onDisk < MaximumPending) return ValueTask.CompletedTask;
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
        while (await _news.Reader.WaitToReadAsync() || HasPending)
        {
            _news.Reader.TryRead(out _);
            List<StateRecord> batch;
            long end;
            lock (_gate)
            {
                (batch, _pending) = (_pending, []);
                end = _end;
            }

            if (!await Write(batch)) return;
            OnDisk(end);
        }
    }

    /// <summary>False when the broker was stopped while the disk refused.</summary>
    private async Task<bool> Write(List<StateRecord> batch)
    {
        var changes = batch.Where(_state.Apply).ToList();
        if (changes.Count == 0) return true;
        if (!_isBroken && TryAppend(changes))
        {
            // A journal that cannot be made shorter now is only longer than it need be.
            if (journal.Size > _compactAt) TryReplace(tell: false);
            return true;
        }

        // Its end may be half a record now, so it is not continued.
        _isBroken = true;
        while (!TryReplace(tell: true))
        {
            if (_stopping.Task.IsCompleted) return false;
            await Task.WhenAny(Task.Delay(Pause, clock.Time), _stopping.Task);
        }

        _isBroken = false;
        if (_told is not null) BrokerLog.StoredAgain(logger);
        _told = null;
        return true;
    }

    private bool TryAppend(List<StateRecord> changes)
    {
        try
        {
            journal.Append(changes.SelectMany(_writer.Write));
            return true;
        }
        catch (IOException e)
        {
            Tell(e);
            return false;
        }
    }

    /// <summary>Once for each reason, not once a second.</summary>
    private void Tell(IOException e)
    {
        if (_told == e.Message) return;
        _told = e.Message;
        BrokerLog.NotStored(logger, e.Message);
    }

    private bool TryReplace(bool tell)
    {
        try
        {
            var writer = new RecordWriter(clock);
            var now = clock.Now;
            journal.Replace(_state.Records(now).SelectMany(writer.Write));
            _state.Forget(now);
            _writer = writer;
            _compactAt = Math.Max(SmallJournal, journal.Size * Slack);
            return true;
        }
        catch (IOException e)
        {
            if (tell) Tell(e);
            return false;
        }
    }

    private void OnDisk(long end)
    {
        List<Action> waiting;
        lock (_gate)
        {
            Volatile.Write(ref _onDisk, end);
            (waiting, _waiting) = (_waiting, []);
            _room?.TrySetResult();
            _room = null;
        }

        foreach (var callBack in waiting) callBack();
    }
}
