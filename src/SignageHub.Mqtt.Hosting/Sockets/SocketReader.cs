using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Threading.Tasks.Sources;

namespace SignageHub.Mqtt.Hosting.Sockets;

/// <summary>
/// What a peer sends, taken from the socket at the moment somebody wants it: MQTT 5.0 §4.2. Holds no memory while the peer is silent, and never more than
/// twice what has come and was not used.
/// </summary>
/// <remarks>Edge-triggered, so it keeps in mind whether there may be bytes. One reader at a time, like every pipe.</remarks>
internal sealed class SocketReader(Socket socket) : PipeReader, IValueTaskSource<ReadResult>, IThreadPoolWorkItem
{
    private const int FirstSize = 4096;

    /// <summary>Reads that find bytes at once, one after the other, before the thread turns to other connections.</summary>
    private const int Turn = 16;

    private readonly Lock _gate = new();
    private ManualResetValueTaskSourceCore<ReadResult> _waiter;
    private byte[]? _bytes;
    private int _start;
    private int _end;
    private int _inARow;
    private bool _isExamined;
    private bool _mayHaveBytes = true;
    private bool _isEnding;
    private bool _hasEnded;
    private bool _isWaiting;
    private bool _isCancelled;

    /// <summary>A first packet has been taken.</summary>
    private bool _hasBegun;

    public override ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default)
    {
        if (cancellationToken.CanBeCanceled) return ReadUntil(cancellationToken);
        lock (_gate)
        {
            if (TryTake(out var result)) return ValueTask.FromResult(result);
            var isTurnOver = ++_inARow > Turn;
            if (!isTurnOver && _mayHaveBytes && Receive() && TryTake(out result)) return ValueTask.FromResult(result);
            _inARow = 0;
            _isWaiting = true;
            _waiter.Reset();
            if (isTurnOver && _mayHaveBytes) ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            return new ValueTask<ReadResult>(this, _waiter.Version);
        }
    }

    public override bool TryRead(out ReadResult result)
    {
        lock (_gate) return TryTake(out result) || (_mayHaveBytes && Receive() && TryTake(out result));
    }

    public override void AdvanceTo(SequencePosition consumed) => AdvanceTo(consumed, consumed);

    public override void AdvanceTo(SequencePosition consumed, SequencePosition examined)
    {
        lock (_gate)
        {
            if (_bytes is null) return;
            _hasBegun |= consumed.GetInteger() > _start;
            _start = consumed.GetInteger();
            _isExamined = examined.GetInteger() == _end;
            if (_start == _end) Release();
        }
    }

    public override void CancelPendingRead()
    {
        ReadResult result;
        lock (_gate)
        {
            _isCancelled = true;
            if (!_isWaiting) return;
            TryTake(out result);
            _isWaiting = false;
        }

        Complete(result, here: false);
    }

    public override void Complete(Exception? exception = null) => End();

    /// <summary>On the thread of the loop: there is something, or an end.</summary>
    public void MayHaveBytes(bool isEnding) => Look(isEnding, here: true);

    /// <summary>Nothing more comes.</summary>
    public void End()
    {
        ReadResult result;
        lock (_gate)
        {
            _hasEnded = true;
            if (!_isWaiting) return;
            TryTake(out result);
            _isWaiting = false;
        }

        Complete(result, here: false);
    }

    /// <summary>A peer that floods has had its turn; it goes on behind the others.</summary>
    void IThreadPoolWorkItem.Execute() => Look(isEnding: false, here: true);

    ReadResult IValueTaskSource<ReadResult>.GetResult(short token) => _waiter.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<ReadResult>.GetStatus(short token) => _waiter.GetStatus(token);

    void IValueTaskSource<ReadResult>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _waiter.OnCompleted(continuation, state, token, flags);

    private void Look(bool isEnding, bool here)
    {
        ReadResult result;
        lock (_gate)
        {
            _mayHaveBytes = true;
            _isEnding |= isEnding;
            if (!_isWaiting || !Receive() || !TryTake(out result)) return;
            _isWaiting = false;

            // Whoever comes in asks for secrets and makes sessions; that does not hold up the others.
            here &= _hasBegun;
        }

        Complete(result, here);
    }

    private void Complete(in ReadResult result, bool here)
    {
        _waiter.RunContinuationsAsynchronously = !here;
        _waiter.SetResult(result);
    }

    private async ValueTask<ReadResult> ReadUntil(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await using var registration = cancellationToken.UnsafeRegister(static reader => ((SocketReader)reader!).CancelPendingRead(), this);
        var result = await ReadAsync(CancellationToken.None);
        if (result.IsCanceled) cancellationToken.ThrowIfCancellationRequested();
        return result;
    }

    /// <summary>Under the gate. What there is that was not looked at, or an end of the waiting.</summary>
    private bool TryTake(out ReadResult result)
    {
        var hasNews = _end > _start && !_isExamined;
        result = new ReadResult(_bytes is null ? default : new ReadOnlySequence<byte>(_bytes, _start, _end - _start), _isCancelled, _hasEnded);
        if (!hasNews && !_isCancelled && !_hasEnded) return false;
        _isCancelled = false;
        return true;
    }

    /// <summary>Under the gate. True when there is more than before, or nothing will ever come.</summary>
    private bool Receive()
    {
        var room = Room();
        int count;
        SocketError error;
        try
        {
            count = socket.Receive(room, SocketFlags.None, out error);
        }
        catch (ObjectDisposedException)
        {
            (count, error) = (0, SocketError.OperationAborted);
        }

        if (error == SocketError.WouldBlock)
        {
            _mayHaveBytes = _isEnding;
            if (_start == _end) Release();
            return false;
        }

        if (error != SocketError.Success || count == 0)
        {
            _hasEnded = true;
            if (_start == _end) Release();
            return true;
        }

        // A socket that filled less than the room it was given is empty; its next byte is told.
        _mayHaveBytes = count == room.Length || _isEnding;
        _end += count;
        _isExamined = false;
        return true;
    }

    private Span<byte> Room()
    {
        if (_bytes is null)
        {
            _bytes = ArrayPool<byte>.Shared.Rent(FirstSize);
        }
        else if (_end == _bytes.Length)
        {
            var held = _bytes.AsSpan(_start, _end - _start);
            var larger = held.Length > _bytes.Length / 2 ? ArrayPool<byte>.Shared.Rent(_bytes.Length * 2) : _bytes;
            held.CopyTo(larger);
            if (larger != _bytes) ArrayPool<byte>.Shared.Return(_bytes);
            (_bytes, _start, _end) = (larger, 0, held.Length);
        }

        return _bytes.AsSpan(_end);
    }

    private void Release()
    {
        if (_bytes is { } bytes) ArrayPool<byte>.Shared.Return(bytes);
        (_bytes, _start, _end, _isExamined) = (null, 0, 0, false);
    }
}
