using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Mqtt;
using SignageHub.Mqtt.Client;
using SignageHub.Push.Manifests;
using SignageHub.Push.Messages;
using SignageHub.Push.Topics;

namespace SignageHub.Benchmarks.Player;

/// <summary>One real hub and many boards that do what counts for it: take the manifest and say that they have it. What boards do beyond that, verify, store and light, is not in it.</summary>
internal static class FleetFigures
{
    /// <summary>Below what the broker lets in from one address before they are authenticated.</summary>
    private const int AtOnce = 16;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task<int> Print(int boards)
    {
        var ids = Enumerable.Range(1, boards).Select(n => Text($"board-{n:D5}")).ToList();
        using var office = new MeasuredOffice(ids);
        Directory.CreateDirectory(office.Data);
        // Each board is its own password.
        await File.WriteAllTextAsync(Path.Combine(office.Data, "board-secrets.json"), JsonSerializer.Serialize(ids.ToDictionary(id => id, id => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id))))));
        var port = Ports.Free();
        await using var hub = await office.StartHub(port);
        var fleet = new Fleet(boards);
        var clients = ids.Select(id => new SimulatedBoard(BoardId.Parse(id), port, fleet)).ToList();
        var clock = Stopwatch.StartNew();
        fleet.Expect();
        await Parallel.ForEachAsync(clients, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (client, _) => await client.Connect());
        await fleet.All.WaitAsync(Patience);
        Console.WriteLine(Text($"{boards:N0} boards are there and have their manifests after {clock.Elapsed.TotalSeconds:F1} s"));
        using var process = Process.GetProcessById(hub.Id);
        var times = new List<double>();
        var processor = new List<double>();
        for (var edit = 1; edit <= 5; edit++)
        {
            await Task.Delay(TimeSpan.FromSeconds(3));
            fleet.Expect();
            var before = ProcessorOf(process);
            clock.Restart();
            office.Edit(edit);
            await fleet.All.WaitAsync(Patience);
            times.Add(clock.Elapsed.TotalSeconds);
            processor.Add((ProcessorOf(process) - before).TotalSeconds);
        }

        times.Sort();
        processor.Sort();
        Console.WriteLine(Text($"one edit for {boards:N0} boards, all acknowledged: median {times[2]:F2} s, worst {times[^1]:F2} s; processor of the hub {processor[2]:F2} s   under 2 s"));
        Console.WriteLine(Text($"the hub's resident memory then: {process.WorkingSet64 / 1e6:F0} MB   under 400 MB"));
        foreach (var client in clients)
            await client.DisposeAsync();
        return 0;
    }

    private static TimeSpan ProcessorOf(Process process)
    {
        process.Refresh();
        return process.TotalProcessorTime;
    }

    /// <summary>Counts the boards that have said they have something new.</summary>
    private sealed class Fleet(int size)
    {
        private TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _missing;

        public Task All => _all.Task;

        public int Round { get; private set; }

        public void Expect()
        {
            _all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Volatile.Write(ref _missing, size);
            Round++;
        }

        public void Said()
        {
            if (Interlocked.Decrement(ref _missing) == 0)
                _all.TrySetResult();
        }
    }

    private sealed class SimulatedBoard(BoardId board, int port, Fleet fleet) : IAsyncDisposable
    {
        private readonly MqttClient _client = new(new MqttClientOptions
        {
            Broker = new Uri(Text($"mqtt://127.0.0.1:{port}")),
            ClientId = board.Value,
            UserName = board.Value,
            Password = Encoding.UTF8.GetBytes(board.Value),
            ConnectTimeout = TimeSpan.FromSeconds(60),
        });

        private readonly string _state = new Topic.OfBoard(board, BoardChannel.State).ToString();
        private long _number;
        private int _said;

        public async Task Connect()
        {
            await _client.Subscribe(new Topic.OfBoard(board, BoardChannel.Desired).ToString(), QualityOfService.AtLeastOnce, (message, cancellation) =>
            {
                _ = Acknowledge(Encoding.ASCII.GetString(message.Payload.Span), cancellation);
                return ValueTask.CompletedTask;
            });
            _client.Start();
            await _client.WaitUntilConnected().WaitAsync(Patience);
        }

        public ValueTask DisposeAsync() => _client.DisposeAsync();

        /// <summary>Done when the hub's broker has acknowledged what the board says.</summary>
        private async Task Acknowledge(string compact, CancellationToken cancellationToken)
        {
            var round = fleet.Round;
            var state = new BoardState
            {
                Board = board,
                Boot = "000001-bench",
                Number = ++_number,
                Version = 1,
                Digest = SignedManifest.DigestOf(compact),
                Pending = 0,
                Reason = "normal",
                Time = SystemClock.Instance.GetCurrentInstant(),
                ClockOffset = 0,
                Blank = 0,
                Missing = [],
                LastPlay = 0,
                PlaysWaiting = 0,
                Troubles = [],
                Asks = 0,
            };
            await _client.Publish(new MqttMessage { Topic = _state, Payload = WireJson.Write(state), Qos = QualityOfService.AtLeastOnce, Retain = true }, cancellationToken);
            if (Interlocked.Exchange(ref _said, round) != round)
                fleet.Said();
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
