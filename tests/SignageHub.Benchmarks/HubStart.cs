using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using SignageHub.Core.Boards;
using SignageHub.Hub.Boards;
using SignageHub.Hub.Storage;
using SignageHub.Mqtt;
using SignageHub.Mqtt.Client;
using SignageHub.Testing;

namespace SignageHub.Benchmarks;

/// <summary>From the start of the real program to the first manifest at a subscriber, and the memory it has then.</summary>
internal static class HubStart
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);

    public static async Task<int> Print(int rounds)
    {
        for (var round = 0; round < rounds; round++)
        {
            var (toManifest, processor, residentBytes) = await Measure();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"first manifest {toManifest.TotalSeconds:0.00} s, processor {processor.TotalSeconds:0.00} s, resident {residentBytes / 1e6:0} MB"));
        }
        return 0;
    }

    /// <summary>The worked example: three boards, three playlists.</summary>
    public static async Task<(TimeSpan ToManifest, TimeSpan Processor, long ResidentBytes)> Measure()
    {
        var folder = Directory.CreateTempSubdirectory("signagehub-start-");
        try
        {
            return await Measure(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(TimeSpan ToManifest, TimeSpan Processor, long ResidentBytes)> Measure(string data)
    {
        var secret = new BoardSecrets(DataFolder.Open(data)).Renew(BoardId.Parse("lobby"));
        var port = Ports.Free();
        var clock = Stopwatch.StartNew();
        await using var hub = ExternalProcess.Start(
            Path.Combine(AppContext.BaseDirectory, "signagehub"),
            "run", "--lang", "en", "--urls", "http://127.0.0.1:0", "--mqtt-port", port.ToString(CultureInfo.InvariantCulture), "--mqtts-port", "0", "--data", data,
            "--boards", Repository.PathOf("boards.json"), "--playlists", Repository.PathOf("playlists"), "--now", "2023-03-25T08:00+07:00");
        await Ports.UntilOpen(port);
        await FirstManifest(port, secret);
        var time = clock.Elapsed;
        var processor = ProcessorTime(hub.Id);
        // Memory is that of a hub which has settled: it has drawn every slogan once by then.
        await Task.Delay(Settling);
        using var process = Process.GetProcessById(hub.Id);
        return (time, processor, process.WorkingSet64);
    }

    private static TimeSpan ProcessorTime(int process)
    {
        using var running = Process.GetProcessById(process);
        return running.TotalProcessorTime;
    }

    private static async Task FirstManifest(int port, string secret)
    {
        var received = new TaskCompletionSource();
        var options = new MqttClientOptions
        {
            Broker = new Uri($"mqtt://127.0.0.1:{port}"),
            ClientId = "lobby",
            UserName = "lobby",
            Password = Encoding.ASCII.GetBytes(secret),
        };
        await using var board = new MqttClient(options, TimeProvider.System, NullLogger<MqttClient>.Instance);
        board.Start();
        await using var subscription = await board.Subscribe("signagehub/1/boards/lobby/desired", QualityOfService.AtLeastOnce, (_, _) =>
        {
            received.TrySetResult();
            return ValueTask.CompletedTask;
        });
        await received.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }
}
