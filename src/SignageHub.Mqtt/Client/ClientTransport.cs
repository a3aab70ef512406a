using System.IO.Pipelines;
using System.Net.Security;
using System.Net.Sockets;
using System.Net.WebSockets;

namespace SignageHub.Mqtt.Client;

/// <summary>A connection to a broker over TCP, TLS or WebSocket: MQTT 5.0 §4.2 and §6.</summary>
internal sealed class ClientTransport : IAsyncDisposable
{
    private readonly Func<ValueTask> _close;

    private ClientTransport(PipeReader input, PipeWriter output, Func<ValueTask> close) => (Input, Output, _close) = (input, output, close);

    public PipeReader Input { get; }

    public PipeWriter Output { get; }

    public static Task<ClientTransport> Open(MqttClientOptions options, CancellationToken cancellationToken) =>
        options.Broker.Scheme is "ws" or "wss" ? OpenWebSocket(options, cancellationToken) : OpenTcp(options, cancellationToken);

    public ValueTask DisposeAsync() => _close();

    private static async Task<ClientTransport> OpenTcp(MqttClientOptions options, CancellationToken cancellationToken)
    {
        var secure = options.Broker.Scheme == "mqtts";
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        Stream? stream = null;
        try
        {
            await socket.ConnectAsync(options.Broker.Host, options.Broker.Port > 0 ? options.Broker.Port : secure ? 8883 : 1883, cancellationToken);
            stream = new NetworkStream(socket, ownsSocket: true);
            if (secure)
            {
                var tls = new SslStream(stream);
                stream = tls;
                var settings = options.Tls ?? new SslClientAuthenticationOptions();
                settings.TargetHost ??= options.Broker.Host;
                await tls.AuthenticateAsClientAsync(settings, cancellationToken);
            }
        }
        catch
        {
            if (stream is not null) await stream.DisposeAsync();
            socket.Dispose();
            throw;
        }

        var leaveOpen = new StreamPipeReaderOptions(leaveOpen: true);
        return new ClientTransport(PipeReader.Create(stream, leaveOpen), PipeWriter.Create(stream, new StreamPipeWriterOptions(leaveOpen: true)), stream.DisposeAsync);
    }

    private static async Task<ClientTransport> OpenWebSocket(MqttClientOptions options, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        try
        {
            socket.Options.AddSubProtocol("mqtt");
            if (options.Tls is { } tls)
            {
                socket.Options.RemoteCertificateValidationCallback = tls.RemoteCertificateValidationCallback;
                if (tls.ClientCertificates is { } certificates) socket.Options.ClientCertificates = certificates;
            }

            await socket.ConnectAsync(options.Broker, cancellationToken);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        var pipe = new WebSocketPipe(socket);
        return new ClientTransport(pipe.Input, pipe.Output, async () =>
        {
            await pipe.DisposeAsync();
            socket.Dispose();
        });
    }
}
