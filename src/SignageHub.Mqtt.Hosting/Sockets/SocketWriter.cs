using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Threading.Tasks.Sources;

namespace SignageHub.Mqtt.Hosting.Sockets;

/// <summary>
/// Hands bytes to the socket on the thread that made them: MQTT 5.0 §4.2. When the socket has no room the flush waits for the peer, and the writer with it.
/// </summary>
/// <remarks>
/// One message to a thousand boards is a thousand small sends; waking another thread for each would cost more than the send.
/// Like every pipe writer it is for one caller at a time, and it holds no memory between flushes.
/// </remarks>
internal sealed class SocketWriter(Socket socket) : PipeWriter, IValueTaskSource<FlushResult>
{
    /// <summary>Bytes; a packet that boards get every day fits.</summary>
    private const int FirstSize = 2048;

    private readonly Lock _gate = new();
    private ManualResetValueTaskSourceCore<FlushResult> _waiter;
    private byte[]? _bytes;
    private int _sent;
    private int _count;
    private volatile bool _isBehind;
    private volatile bool _hasEnded;

    public override void Advance(int bytes) => _count += bytes;

    public override Memory<byte> GetMemory(int sizeHint = 0) => Room(sizeHint).AsMemory(_count);

    public override Span<byte> GetSpan(int sizeHint = 0) => Room(sizeHint).AsSpan(_count);

    public override void CancelPendingFlush() => Relieve(isCancelled: true);

    public override void Complete(Exception? exception = null) => End();

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        if (TrySend()) return ValueTask.FromResult(new FlushResult(isCanceled: false, _hasEnded));
        lock (_gate)
        {
            _waiter.Reset();
            _isBehind = true;

            // What became free before that was told to nobody.
            Interlocked.MemoryBarrier();
            if (!TrySend()) return new ValueTask<FlushResult>(this, _waiter.Version);
            _isBehind = false;
            return ValueTask.FromResult(new FlushResult(isCanceled: false, _hasEnded));
        }
    }

    /// <summary>On the thread of the loop: a send that found no room may find some. The writer goes on elsewhere, so that a slow peer takes nothing of the loop's time.</summary>
    public void MayHaveRoom()
    {
        if (!_isBehind) return;
        lock (_gate)
        {
            if (!_isBehind || !TrySend()) return;
        }

        Relieve(isCancelled: false);
    }

    /// <summary>Nothing more goes out.</summary>
    public void End()
    {
        _hasEnded = true;
        Relieve(isCancelled: false);
    }

    FlushResult IValueTaskSource<FlushResult>.GetResult(short token) => _waiter.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<FlushResult>.GetStatus(short token) => _waiter.GetStatus(token);

    void IValueTaskSource<FlushResult>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _waiter.OnCompleted(continuation, state, token, flags);

    private void Relieve(bool isCancelled)
    {
        lock (_gate)
        {
            if (!_isBehind) return;
            _isBehind = false;
            _waiter.RunContinuationsAsynchronously = true;
            _waiter.SetResult(new FlushResult(isCancelled, _hasEnded));
        }
    }

    /// <summary>True when all is sent, or nothing ever will be.</summary>
    private bool TrySend()
    {
        try
        {
            while (_sent < _count && !_hasEnded)
            {
                var some = socket.Send(_bytes.AsSpan(_sent, _count - _sent), SocketFlags.None, out var error);
                if (error == SocketError.WouldBlock) return false;
                if (error != SocketError.Success) _hasEnded = true;
                else _sent += some;
            }
        }
        catch (ObjectDisposedException)
        {
            _hasEnded = true;
        }

        Release();
        return true;
    }

    private byte[] Room(int atLeast)
    {
        var needed = _count + Math.Max(atLeast, 1);
        if (_bytes is { } bytes && bytes.Length >= needed) return bytes;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(Math.Max(needed, FirstSize), _count * 2));
        if (_bytes is { } smaller)
        {
            smaller.AsSpan(0, _count).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(smaller);
        }

        return _bytes = larger;
    }

    private void Release()
    {
        if (_bytes is { } bytes) ArrayPool<byte>.Shared.Return(bytes);
        (_bytes, _sent, _count) = (null, 0, 0);
    }
}
