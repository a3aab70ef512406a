using System.IO.Pipelines;
using System.Net.WebSockets;

namespace SignageHub.Mqtt;

/// <summary>The bytes of a WebSocket's binary messages as one stream, their borders meaning nothing: MQTT 5.0 §6. A text message ends it.</summary>
internal sealed class WebSocketPipe : IDuplexPipe, IAsyncDisposable
{
    private static readonly TimeSpan ClosingTimeout = TimeSpan.FromSeconds(2);

    private readonly WebSocket _socket;
    private readonly Pipe _input = new(new PipeOptions(useSynchronizationContext: false));
    private readonly Task _receiving;

    public WebSocketPipe(WebSocket socket)
    {
        _socket = socket;
        Output = PipeWriter.Create(new SendStream(socket));
        _receiving = Receive();
    }

    public PipeReader Input => _input.Reader;

    public PipeWriter Output { get; }

    /// <summary>Closes both ways; a peer that does not answer is cut after two seconds.</summary>
    public async ValueTask DisposeAsync()
    {
        using var timeout = new CancellationTokenSource(ClosingTimeout);
        try
        {
            if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, timeout.Token);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // It is closed one way or the other.
        }

        await _input.Reader.CompleteAsync();
        await _receiving.WaitAsync(ClosingTimeout).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _socket.Abort();
        await _receiving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task Receive()
    {
        Exception? fault = null;
        try
        {
            while (true)
            {
                // Nothing is held while the peer is silent.
                var waited = await _socket.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None);
                if (waited.MessageType == WebSocketMessageType.Close) break;
                var received = await _socket.ReceiveAsync(_input.Writer.GetMemory(), CancellationToken.None);
                if (received.MessageType == WebSocketMessageType.Close) break;
                if (received.MessageType == WebSocketMessageType.Text) throw new IOException("A text message came; MQTT wants binary ones (MQTT 5.0 §6).");
                _input.Writer.Advance(received.Count);
                var flushed = await _input.Writer.FlushAsync();
                if (flushed.IsCompleted) break;
            }
        }
        catch (Exception e) when (e is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            fault = e as IOException ?? new IOException("The WebSocket broke.", e);
        }

        await _input.Writer.CompleteAsync(fault);
    }

    /// <summary>Each write as one binary message: MQTT 5.0 §6.</summary>
    private sealed class SendStream(WebSocket socket) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            try
            {
                await socket.SendAsync(buffer, WebSocketMessageType.Binary, endOfMessage: true, cancellationToken);
            }
            catch (Exception e) when (e is WebSocketException or InvalidOperationException)
            {
                throw new IOException("The WebSocket broke.", e);
            }
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Flush()
        {
            // Every write goes out at once.
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
