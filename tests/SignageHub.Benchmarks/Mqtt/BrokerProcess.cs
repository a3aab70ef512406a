using System.Diagnostics;
using System.Globalization;
using SignageHub.Testing;

namespace SignageHub.Benchmarks.Mqtt;

/// <summary>A broker in a process of its own on loopback: ours, or Debian's mosquitto beside it.</summary>
internal sealed class BrokerProcess : IAsyncDisposable
{
    private readonly ExternalProcess _process;
    private readonly string? _folder;

    private BrokerProcess(ExternalProcess process, int port, string? folder) => (_process, Port, _folder) = (process, port, folder);

    public int Port { get; }

    /// <summary>Resident memory, in bytes.</summary>
    public long Resident
    {
        get
        {
            using var process = Process.GetProcessById(_process.Id);
            return process.WorkingSet64;
        }
    }

    public static async Task<BrokerProcess> StartOurs()
    {
        var port = Ports.Free();
        var process = ExternalProcess.Start(Path.Combine(AppContext.BaseDirectory, "signagehub"), "broker", "--lang", "en", "--port", port.ToString(CultureInfo.InvariantCulture));
        await process.WaitForLine("MQTT broker on");
        return new BrokerProcess(process, port, folder: null);
    }

    /// <summary>As it comes from Debian, but with TCP_NODELAY as ours has, and without its disk.</summary>
    public static async Task<BrokerProcess> StartMosquitto()
    {
        var program = RealPart.Find("mosquitto") ?? throw new FileNotFoundException("mosquitto is not installed; install it with: apt-get install mosquitto");
        var port = Ports.Free();
        var folder = Directory.CreateTempSubdirectory("signagehub-mosquitto-").FullName;
        var settings = Path.Combine(folder, "mosquitto.conf");
        await File.WriteAllTextAsync(settings, $"listener {port.ToString(CultureInfo.InvariantCulture)} 127.0.0.1\nallow_anonymous true\nset_tcp_nodelay true\npersistence false\n");
        var process = ExternalProcess.Start(program, "-c", settings);
        await Ports.UntilOpen(port);
        return new BrokerProcess(process, port, folder);
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        if (_folder is not null) Directory.Delete(_folder, recursive: true);
    }
}
