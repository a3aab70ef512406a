using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SignageHub.Mqtt.Broker;
using SignageHub.Mqtt.Broker.Storage;
using SignageHub.Mqtt.Hosting;
using SignageHub.Mqtt.Hosting.Sockets;

namespace SignageHub.Mqtt.Tests.Testing;

/// <summary>The broker in a real host on loopback: TCP and WebSocket, each on a free port.</summary>
internal sealed class BrokerHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private BrokerHost(WebApplication app)
    {
        _app = app;
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(a => new Uri(a)).ToArray();
        (Port, WebPort) = (addresses[0].Port, addresses[1].Port);
    }

    public int Port { get; }

    public int WebPort { get; }

    public IMqttBroker Broker => _app.Services.GetRequiredService<IMqttBroker>();

    public MqttBroker Inside => _app.Services.GetRequiredService<MqttBroker>();

    /// <summary>Tells the meters of this host from those of others.</summary>
    public object Meters => _app.Services.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>();

    /// <summary>The sockets of plain MQTT; null where the web server's own serve.</summary>
    public SocketTransport? Sockets => _app.Services.GetServices<IConnectionListenerFactory>().OfType<SocketTransport>().SingleOrDefault();

    public IPEndPoint EndPoint => new(IPAddress.Loopback, Port);

    public static async Task<BrokerHost> Start(
        Action<MqttBrokerOptions>? configure = null, IMqttAccess? access = null, TimeProvider? time = null, IMqttJournal? journal = null, int port = 0, ILoggerProvider? logs = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        if (logs is not null) builder.Logging.AddProvider(logs);
        builder.Services.AddSingleton(access ?? new TestAccess());
        if (time is not null) builder.Services.AddSingleton(time);
        builder.Services.AddMqttBroker(configure);
        if (journal is not null) builder.Services.AddSingleton(journal);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.ListenMqtt(IPAddress.Loopback, port);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
        });
        var app = builder.Build();
        app.UseWebSockets();
        app.MapMqttWebSocket();
        await app.StartAsync();

        // On loopback there is no way between the two, and what a peer sent in one piece was read in one piece.
        app.Services.GetRequiredService<MqttBroker>().Core.LastWords = TimeSpan.FromMilliseconds(20);
        return new BrokerHost(app);
    }

    /// <summary>As a service is stopped.</summary>
    public Task Stop() => _app.StopAsync();

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}

/// <summary>Users are their own password; topics under "forbidden/" are nobody's; "readonly/" may be read and "writeonly/" written.</summary>
internal sealed class TestAccess : IMqttAccess
{
    public ValueTask<MqttAccessDecision> Authenticate(MqttConnectRequest request, CancellationToken cancellationToken)
    {
        if (request.UserName is null) return ValueTask.FromResult(MqttAccessDecision.Refuse(ReasonCode.NotAuthorized));
        return ValueTask.FromResult(request.Password is { } password && System.Text.Encoding.UTF8.GetString(password.Span) == request.UserName
            ? MqttAccessDecision.Accept(new MqttIdentity(request.UserName))
            : MqttAccessDecision.Refuse(ReasonCode.BadUserNameOrPassword));
    }

    public bool MaySubscribe(MqttIdentity identity, TopicFilter filter) => !Is(filter.Text, "forbidden/") && !Is(filter.Text, "writeonly/");

    public bool MayPublish(MqttIdentity identity, string topic) => !Is(topic, "forbidden/") && !Is(topic, "readonly/");

    private static bool Is(string text, string prefix) => text.StartsWith(prefix, StringComparison.Ordinal);
}
