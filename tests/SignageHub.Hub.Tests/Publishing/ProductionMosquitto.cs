using System.Globalization;
using System.Net;
using System.Net.Sockets;
using SignageHub.Testing;

namespace SignageHub.Hub.Tests.Publishing;

/// <summary>A real mosquitto with the very configuration and rules that installations get; only its port is a free one.</summary>
internal sealed class ProductionMosquitto : IAsyncDisposable
{
    private const UnixFileMode Everybody = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private readonly string _folder;
    private readonly TestAuthority _authority;
    private ExternalProcess? _process;

    private ProductionMosquitto(string folder)
    {
        _folder = folder;
        _authority = new TestAuthority(folder);
        _authority.Server("server");
    }

    public int Port { get; } = FreePort();

    public Uri Address => new($"mqtts://localhost:{Port}");

    public string Authority => _authority.CertificatePath;

    /// <summary>Users are their own password.</summary>
    public static async Task<ProductionMosquitto> Start(params string[] users)
    {
        var broker = new ProductionMosquitto(Directory.CreateTempSubdirectory("signagehub-mosquitto-").FullName);
        await broker.Prepare(users);
        await broker.Run();
        return broker;
    }

    public async Task Run()
    {
        _process = ExternalProcess.Start("/bin/sh", "-c", $"cd '{_folder}' && exec '{RealPart.Require("mosquitto")}' -v -c mosquitto.conf");
        await _process.WaitForLine("running");
    }

    /// <summary>kill -9; its disk keeps what it has.</summary>
    public ValueTask Kill() => _process!.DisposeAsync();

    /// <summary>kill -9, and a disk that remembers nothing.</summary>
    public async Task LoseEverything()
    {
        await _process!.DisposeAsync();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(_folder, "state"))) File.Delete(file);
    }

    public ExternalProcess Subscribe(string user, string format, params string[] topics) => ExternalProcess.Start(
        RealPart.Require("stdbuf"), ["-oL", RealPart.Require("mosquitto_sub"), .. Common(user), "-F", format, "-q", "1", .. topics.SelectMany(topic => new[] { "-t", topic })]);

    public Task<(int ExitCode, IReadOnlyList<string> Lines)> Publish(string user, string topic, string payload) =>
        ExternalProcess.Run(RealPart.Require("mosquitto_pub"), [.. Common(user), "-d", "-q", "1", "-r", "-t", topic, "-m", payload]);

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
        _authority.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string[] Common(string user) =>
        ["-V", "mqttv5", "-h", "localhost", "-p", Port.ToString(CultureInfo.InvariantCulture), "--cafile", Authority, "-i", user, "-u", user, "-P", user];

    private async Task Prepare(string[] users)
    {
        var files = Repository.PathOf("src", "SignageHub.Hub", "Boards", "mosquitto");
        var configuration = await File.ReadAllTextAsync(Path.Combine(files, "mosquitto.conf"));
        Assert.Single(configuration.Split('\n'), line => line == "listener 8883");
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "mosquitto.conf"), configuration.Replace("\nlistener 8883\n", $"\nlistener {Port.ToString(CultureInfo.InvariantCulture)}\n", StringComparison.Ordinal));
        File.Copy(Path.Combine(files, "acl"), Path.Combine(_folder, "acl"));
        var passwords = Path.Combine(_folder, "passwd");
        await File.WriteAllTextAsync(passwords, "");
        foreach (var user in users)
        {
            var (exitCode, lines) = await ExternalProcess.Run(RealPart.Require("mosquitto_passwd"), "-b", passwords, user, user);
            Assert.True(exitCode == 0, string.Join('\n', lines));
        }

        // Started by root, mosquitto becomes a user of its own.
        Directory.CreateDirectory(Path.Combine(_folder, "state"));
        if (OperatingSystem.IsWindows()) return;
        foreach (var path in Directory.EnumerateFileSystemEntries(_folder).Prepend(_folder)) File.SetUnixFileMode(path, Everybody);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
