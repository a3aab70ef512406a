using System.Globalization;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using SignageHub.Mqtt.Tests.Testing;
using SignageHub.Testing;

namespace SignageHub.Mqtt.Tests.Broker;

/// <summary>Each connection is an open file, and the system says how many there may be.</summary>
[Collection(nameof(Alone))]
public sealed class OpenFilesTests
{
    [Fact]
    public async Task NoFileIsLeft_IsToldAndCounted_AndWhoWaitsComesInWhenThereIsRoom()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The broker's own sockets are Linux's.");
        using var logs = new LogLines();
        await using var host = await BrokerHost.Start(logs: logs);
        using var client = new Socket(SocketType.Stream, ProtocolType.Tcp);
        var connect = WireClient.Bytes(WireClient.ConnectAs("late"), MqttVersion.V5);
        await using var limit = await FileLimit.Lower(to: 3);

        await client.ConnectAsync(host.EndPoint);
        await client.SendAsync(connect);
        await Until.Is(() => host.Broker.Counts.RefusedBy.GetValueOrDefault(ReasonCode.ServerBusy) > 1);
        Assert.Single(logs.All, line => line.Level == LogLevel.Warning && line.Text.Contains("Too many open files", StringComparison.Ordinal));
        await limit.DisposeAsync();

        var answer = new byte[1];
        Assert.Equal(1, await client.ReceiveAsync(answer).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
        Assert.Equal(0x20, answer[0]);
    }

    /// <summary>A program that cannot open a file can no longer load its own parts either, and ends.</summary>
    [Fact]
    public async Task LastFiles_AreTheHosts_AndWhoWouldTakeThemIsCut()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The broker's own sockets are Linux's.");
        using var logs = new LogLines();
        await using var host = await BrokerHost.Start(logs: logs);
        List<WireClient> clients = [];
        await using var limit = await FileLimit.Lower(to: Highest() + 90);

        while (host.Broker.Counts.RefusedBy.GetValueOrDefault(ReasonCode.ServerBusy) == 0) clients.Add(await WireClient.Dial(host, from: $"127.0.1.{clients.Count + 1}"));

        for (var i = 0; i < 5; i++) clients.Add(await WireClient.Dial(host, from: "127.0.2.1"));
        Assert.Empty(await clients[^1].UntilClosed());
        Assert.NotEmpty(await File.ReadAllTextAsync("/proc/self/stat", TestContext.Current.CancellationToken));
        Assert.Single(logs.All, line => line.Level == LogLevel.Warning && line.Text.Contains("kept for the host's own", StringComparison.Ordinal));
        foreach (var client in clients) await client.DisposeAsync();

        static int Highest() => Directory.EnumerateFileSystemEntries("/proc/self/fd").Max(path => int.Parse(Path.GetFileName(path), CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task FewerFilesThanClientsMayConnect_IsToldAtTheStart()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The broker's own sockets are Linux's.");
        using var logs = new LogLines();
        await using var limit = await FileLimit.Lower(to: 5000);

        await using var enough = await BrokerHost.Start(o => o.MaximumConnections = 4000, logs: logs);
        Assert.DoesNotContain(logs.All, line => line.Level >= LogLevel.Warning);

        // The last 256 are the host's.
        await using var host = await BrokerHost.Start(o => o.MaximumConnections = 4900, logs: logs);

        var warning = Assert.Single(logs.All, line => line.Level == LogLevel.Warning).Text;
        foreach (var word in new[] { "5000", "4900", "5156", "LimitNOFILE" }) Assert.Contains(word, warning, StringComparison.Ordinal);
    }

    /// <summary>The soft limit of this process, until it is disposed of. The program that raises it again is started before: nothing starts without a file.</summary>
    private sealed class FileLimit(ExternalProcess process) : IAsyncDisposable
    {
        private bool _isRaised;

        public static async Task<FileLimit> Lower(int to)
        {
            var id = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
            var program = RealPart.Require("prlimit");
            var process = ExternalProcess.Start(
                "/bin/sh", "-c", "old=$($0 --pid $1 --nofile --output SOFT --noheadings --raw); $0 --pid $1 --nofile=$2: && echo low; read line; $0 --pid $1 --nofile=$old: && echo high",
                program, id, to.ToString(CultureInfo.InvariantCulture));
            await process.WaitForLine("low");
            return new FileLimit(process);
        }

        public async ValueTask DisposeAsync()
        {
            if (_isRaised) return;
            _isRaised = true;
            await process.WriteLine("");
            await process.WaitForLine("high");
            await process.DisposeAsync();
        }
    }
}
