using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;

namespace SignageHub.Mqtt.Hosting;

/// <summary>
/// Hands bytes to the socket on the thread that made them, as long as the peer keeps up: MQTT 5.0 §4.2. From the first time on that the
/// socket has no room, everything goes through the server's own pipe, which waits for the peer and holds up the writer.
/// </summary>
/// <remarks>
/// One message to a thousand boards is a thousand small sends. Through the pipe each of them wakes another thread first, which costs more
/// than the send. The pipe is never used before the first send that finds no room, so nothing can overtake.
/// Like every pipe writer it is for one caller at a time, and it holds no memory between flushes.
/// </remarks>
internal sealed class SocketWriter : PipeWriter
{
    /// <summary>Bytes; a packet that boards get every day fits.</summary>
    private const int FirstSize = 2048;

    private readonly PipeWriter _pipe;
    private readonly Socket _socket;
    private byte[]? _bytes;
    private int _count;
    private bool _isBehind;

    /// <param name="pipe">The server's own.</param>
    /// <param name="socket">Under it, without TLS between.</param>
    public SocketWriter(PipeWriter pipe, Socket socket)
    {
        (_pipe, _socket) = (pipe, socket);
        // A send that finds no room says so instead of waiting; what the server does with the socket never waits anyway.
        _socket.Blocking = false;
    }

    public override void Advance(int bytes) => _count += bytes;

    public override Memory<byte> GetMemory(int sizeHint = 0) => Room(sizeHint).AsMemory(_count);

    public override Span<byte> GetSpan(int sizeHint = 0) => Room(sizeHint).AsSpan(_count);

    public override void CancelPendingFlush() => _pipe.CancelPendingFlush();

    public override void Complete(Exception? exception = null)
    {
        Empty();
        _pipe.Complete(exception);
    }

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        var sent = 0;
        try
        {
            var bytes = _bytes.AsSpan(0, _count);
            if (!_isBehind) sent = Send(bytes);
            if (sent == bytes.Length && !_isBehind) return ValueTask.FromResult(new FlushResult(isCanceled: false, isCompleted: false));
            _pipe.Write(bytes[sent..]);
        }
        finally
        {
            Empty();
        }

        return _pipe.FlushAsync(cancellationToken);
    }

    /// <summary>How many bytes the socket took. A peer that is gone is the pipe's to find out.</summary>
    private int Send(ReadOnlySpan<byte> bytes)
    {
        var sent = 0;
        while (sent < bytes.Length)
        {
            var some = _socket.Send(bytes[sent..], SocketFlags.None, out var error);
            if (error != SocketError.Success || some == 0)
            {
                _isBehind = true;
                break;
            }

            sent += some;
        }

        return sent;
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

    private void Empty()
    {
        if (_bytes is { } bytes) ArrayPool<byte>.Shared.Return(bytes);
        (_bytes, _count) = (null, 0);
    }
}
