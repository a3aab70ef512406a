using System.Diagnostics;
using System.Globalization;
using System.Text;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Mqtt;
using SignageHub.Mqtt.Client;
using SignageHub.Push.Keys;
using SignageHub.Push.Messages;
using SignageHub.Push.Topics;
using SignageHub.Testing;

namespace SignageHub.Benchmarks.Player;

/// <summary>Hub and boards as real processes on this machine: how soon an edit is lit, how even pictures come, how many plays are taken in.</summary>
internal static class BoardFigures
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>From the moment a playlist's new file has its name to the last byte of the new picture at the board's display.</summary>
    public static async Task<int> PrintEdits(int edits)
    {
        using var office = new MeasuredOffice("lobby");
        var enrolment = await office.Enrol("lobby");
        var port = Ports.Free();
        await using var hub = await office.StartHub(port);
        using var player = RawPlayer.Start(PlayerProgram, enrolment, Address(port), office.PathOf("board"));
        await player.Until(RawPlayer.IsRed, Patience);
        // The first report settles the two; a warm hub is what an office has.
        await Task.Delay(TimeSpan.FromSeconds(3));
        var times = new List<double>();
        // What is lit now may still lie in the pipe: it is not the first edit's.
        var last = player.Picture.ToArray();
        for (var i = 1; i <= edits; i++)
        {
            var clock = Stopwatch.StartNew();
            office.Edit(i);
            await player.Until(picture => RawPlayer.IsRed(picture) && !picture.Span.SequenceEqual(last), Patience);
            times.Add(clock.Elapsed.TotalMilliseconds);
            last = player.Picture.ToArray();
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }

        Line("a saved playlist, lit on one board", times.Skip(5), "ms", "p99 under 100 ms");
        return 0;
    }

    /// <summary>How far from the sixtieth of a second after the one before each picture of a strip comes.</summary>
    public static async Task<int> PrintPacing(TimeSpan time)
    {
        using var office = new MeasuredOffice("lobby");
        office.Write($$"""{ "name": "Chạy chữ", "entries": [ { "slogan": "{{new string('W', 90)}}", "style": { "speed": 60 }, "when": { "always": true } } ] }""");
        var enrolment = await office.Enrol("lobby");
        var port = Ports.Free();
        await using var hub = await office.StartHub(port);
        using var player = RawPlayer.Start(PlayerProgram, enrolment, Address(port), office.PathOf("board"));
        await player.Until(RawPlayer.IsRed, Patience);
        await Task.Delay(TimeSpan.FromSeconds(2));
        var clock = Stopwatch.StartNew();
        var arrivals = new List<double>();
        using var limit = new CancellationTokenSource(Patience + time);
        while (clock.Elapsed < time)
        {
            await player.Next(limit.Token);
            arrivals.Add(clock.Elapsed.TotalMilliseconds);
        }

        // What had piled up in the pipe before the first came at once.
        var steps = arrivals.Zip(arrivals.Skip(1), (a, b) => Math.Abs(b - a - (1000.0 / 60))).Skip(120).ToList();
        Line(Text($"pictures of a strip, off the grid ({steps.Count} of them)"), steps, "ms", "p99 within 2 ms");
        return 0;
    }

    /// <summary>Plays of many boards, each batch sent when the one before is acknowledged: on the hub's disk by then.</summary>
    public static async Task<int> PrintPlays(int boards, int batches)
    {
        const int perBatch = 100;
        var ids = Enumerable.Range(1, boards).Select(n => Text($"board-{n}")).ToList();
        using var office = new MeasuredOffice(ids);
        var enrolments = new List<Enrolment>();
        foreach (var id in ids)
            enrolments.Add(WireJson.Read<Enrolment>(await File.ReadAllBytesAsync(await office.Enrol(id)))!);
        var port = Ports.Free();
        await using var hub = await office.StartHub(port);
        var clients = enrolments.Select(enrolment => new PlaySender(enrolment, Address(port), perBatch)).ToList();
        await Task.WhenAll(clients.Select(client => client.Connect()));
        await Task.WhenAll(clients.Select(client => client.Send(2)));
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(clients.Select(client => client.Send(batches)));
        var rate = boards * batches * perBatch / clock.Elapsed.TotalSeconds;
        Console.WriteLine(Text($"{"plays of 100 a batch, on disk, then acknowledged",-50} {rate:N0} a second   10,000 a second"));
        foreach (var client in clients)
            await client.DisposeAsync();
        return 0;
    }

    /// <summary>A board that does nothing but hand plays in.</summary>
    private sealed class PlaySender(Enrolment enrolment, Uri hub, int perBatch) : IAsyncDisposable
    {
        private readonly MqttClient _client = new(new MqttClientOptions
        {
            Broker = hub,
            ClientId = enrolment.Board.Value,
            UserName = enrolment.Board.Value,
            Password = Encoding.UTF8.GetBytes(enrolment.Secret),
        });

        private TaskCompletionSource<long> _acknowledged = new();
        private long _number;

        public async Task Connect()
        {
            await _client.Subscribe(new Topic.OfBoard(enrolment.Board, BoardChannel.PlaysAck).ToString(), QualityOfService.AtLeastOnce, (message, _) =>
            {
                if (WireJson.Verify<PlaysAck>(Encoding.ASCII.GetString(message.Payload.Span), Jws.AckType, enrolment.Keys) is { } ack)
                    _acknowledged.TrySetResult(ack.Through);
                return ValueTask.CompletedTask;
            });
            _client.Start();
            await _client.WaitUntilConnected().WaitAsync(Patience);
        }

        public async Task Send(int batches)
        {
            var from = SystemClock.Instance.GetCurrentInstant();
            for (var i = 0; i < batches; i++)
            {
                _acknowledged = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
                var plays = Enumerable.Range(0, perBatch).Select(_ => new Play
                {
                    Number = ++_number,
                    From = from,
                    Until = from + NodaTime.Duration.FromHours(1),
                    Lit = 1_200_000,
                    Count = 120,
                    Scene = "9f2c1b7a",
                    Entry = "647-KH-SCT/2",
                    Reason = "normal",
                    Version = 1,
                }).ToList();
                await _client.Publish(new MqttMessage
                {
                    Topic = new Topic.OfBoard(enrolment.Board, BoardChannel.Plays).ToString(),
                    Payload = WireJson.Write(new PlayBatch(enrolment.Board, "1-bench", plays)),
                    Qos = QualityOfService.AtLeastOnce,
                });
                var through = await _acknowledged.Task.WaitAsync(Patience);
                if (through != _number)
                    throw new InvalidOperationException(Text($"{through} acknowledged, {_number} sent"));
            }
        }

        public ValueTask DisposeAsync() => _client.DisposeAsync();
    }

    /// <summary>The portable one that was built along with these benchmarks' own configuration.</summary>
    private static string PlayerProgram => Repository.PathOf("src", "SignageHub.Player", Path.GetRelativePath(Repository.PathOf("tests", "SignageHub.Benchmarks"), AppContext.BaseDirectory), "signage-player");

    private static Uri Address(int port) => new(Text($"mqtt://127.0.0.1:{port}"));

    private static void Line(string what, IEnumerable<double> values, string unit, string aim)
    {
        var sorted = values.Order().ToList();
        Console.WriteLine(Text($"{what,-50} median {sorted[sorted.Count / 2]:F1} {unit}, p99 {sorted[(int)(sorted.Count * 0.99)]:F1}, worst {sorted[^1]:F1}   {aim}"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
