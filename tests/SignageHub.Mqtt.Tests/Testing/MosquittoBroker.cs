using System.Globalization;
using System.Net;
using System.Net.Sockets;
using SignageHub.Testing;

namespace SignageHub.Mqtt.Tests.Testing;

/// <summary>A real mosquitto on loopback that can be killed and started again on the same port, with its sessions kept on disk.</summary>
internal sealed class MosquittoBroker : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("signagehub-mosquitto-").FullName;
    private ExternalProcess? _process;

    private MosquittoBroker(int port) => Port = port;

    public int Port { get; }

    public static async Task<MosquittoBroker> Start()
    {
        var broker = new MosquittoBroker(FreePort());
        await File.WriteAllTextAsync(Path.Combine(broker._folder, "mosquitto.conf"), $"""
            listener {broker.Port.ToString(CultureInfo.InvariantCulture)} 127.0.0.1
            allow_anonymous true
            persistence true
            persistence_location {broker._folder}/
            autosave_on_changes true
            autosave_interval 1
            user {Environment.UserName}
            """);
        await broker.Run();
        return broker;
    }

    public async Task Run()
    {
        _process = ExternalProcess.Start(RealPart.Require("mosquitto"), "-v", "-c", Path.Combine(_folder, "mosquitto.conf"));
        await _process.WaitForLine("running");
    }

    /// <summary>kill -9.</summary>
    public async Task Kill()
    {
        if (_process is not null) await _process.DisposeAsync();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await Kill();
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
