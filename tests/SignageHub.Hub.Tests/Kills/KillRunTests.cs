using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using SignageHub.Hub.Tests.Publishing;
using SignageHub.Push.Keys;
using SignageHub.Push.Messages;
using SignageHub.Testing;

namespace SignageHub.Hub.Tests.Kills;

/// <summary>Hub, broker and boards as real processes, killed with SIGKILL at random points right after a playlist was saved, and started again.</summary>
public sealed class KillRunTests(ITestOutputHelper output) : IDisposable
{
    /// <summary>How often each is killed, for example <c>SIGNAGEHUB_KILLS=200</c>.</summary>
    private const string KillsVariable = "SIGNAGEHUB_KILLS";

    /// <summary>How many boards there are, for example <c>SIGNAGEHUB_KILL_BOARDS=100</c>.</summary>
    private const string BoardsVariable = "SIGNAGEHUB_KILL_BOARDS";

    /// <summary>The hub as it is published, a file to start; null for the one that was built for the tests, which compiles itself at each start.</summary>
    private static readonly string? PublishedHub = Environment.GetEnvironmentVariable("SIGNAGEHUB_KILL_HUB");

    /// <summary>The same of the player.</summary>
    private static readonly string? PublishedPlayer = Environment.GetEnvironmentVariable("SIGNAGEHUB_KILL_PLAYER");

    private const int LongestDelay = 400;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <summary>Saved in turn. With three, whoever has missed one is told from whoever has fallen back.</summary>
    private static readonly string[] Slogans = ["Một", "Hai", "Ba"];

    private readonly OfficeFolder _office = new();
    private readonly int _kills = Number(KillsVariable, 2);
    private readonly string[] _ids = [.. Enumerable.Range(1, Number(BoardsVariable, 1)).Select(n => string.Create(CultureInfo.InvariantCulture, $"lobby-{n}"))];
    private readonly Random _random = new(20260105);
    private readonly List<WatchedBoard> _boards = [];
    private readonly Dictionary<string, List<double>> _recoveries = new(StringComparer.Ordinal);
    private int _edits;

    [Fact]
    public async Task HubWithItsOwnBrokerAndBoard_KilledAgainAndAgain_LoseNothingAndShowNothingWrong()
    {
        var port = FreePort();
        await Enrol(new Uri($"mqtt://127.0.0.1:{port}"), given => given);
        await Run(["--mqtt-port", port.ToString(CultureInfo.InvariantCulture), "--mqtts-port", "0"], broker: null);
    }

    [Fact]
    public async Task HubMosquittoAndBoard_KilledAgainAndAgain_LoseNothingAndShowNothingWrong()
    {
        await using var broker = await ProductionMosquitto.Start(["hub", .. _ids]);
        var settings = Path.Combine(_office.Root, "settings.json");
        await File.WriteAllTextAsync(
            settings, $$"""{ "mqtt": { "broker": "{{broker.Address}}", "authority": "{{broker.Authority}}", "password": "hub" } }""", TestContext.Current.CancellationToken);
        // Mosquitto's certificate and passwords in the place of those of the hub's own broker.
        using var certificate = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(Path.GetDirectoryName(broker.Authority)!, "server.crt"));
        var fingerprint = certificate.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256);
        await Enrol(broker.Address, given => given with { Secret = given.Board.Value, Fingerprint = fingerprint });
        await Run(["--settings", settings], broker);
    }

    public void Dispose() => _office.Dispose();

    private async Task Run(string[] more, ProductionMosquitto? broker)
    {
        var hub = StartHub(more);
        try
        {
            var pictures = await LearnPictures(_boards[0].Start());
            foreach (var board in _boards)
            {
                if (board != _boards[0]) await StartUntil(board, pictures[^1]);
                board.Watch(pictures, _edits);
            }

            var victims = Enumerable.Range(0, _kills).SelectMany(_ => broker is null ? new[] { "hub", "board" } : ["hub", "broker", "board"]).ToArray();
            _random.Shuffle(victims);
            foreach (var victim in victims)
            {
                Edit();
                // The point of the blow: anywhere in what the edit set going.
                await Task.Delay(_random.Next(LongestDelay), TestContext.Current.CancellationToken);
                if (victim == "hub")
                {
                    await hub.DisposeAsync();
                    hub = await Recovery(victim, _boards, () => Task.FromResult(StartHub(more)));
                }
                else if (victim == "broker")
                {
                    await broker!.Kill();
                    await Recovery(victim, _boards, async () =>
                    {
                        await broker.Run();
                        return broker;
                    });
                }
                else
                {
                    var board = _boards[_random.Next(_boards.Count)];
                    await board.Kill();
                    await Recovery(victim, [board], () => Task.FromResult(board.Start()));
                    await AllRight(_boards);
                }
            }

            // Their books are closed, and handed in by the next start.
            foreach (var board in _boards) await board.Stop();
            foreach (var board in _boards) await StartUntil(board, pictures[_edits % pictures.Length]);
            await UntilHandedIn();
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"A board was not right again in time. The hub said:\n{string.Join('\n', hub.Lines)}");
        }
        finally
        {
            await hub.DisposeAsync();
            foreach (var board in _boards) await board.DisposeAsync();
        }

        Tell();
        Assert.All(_boards, board => Assert.Empty(board.Wrong));
        Assert.All(_boards, board => Assert.Equal(
            board.Made.Where(boot => boot.Value > 0).OrderBy(boot => boot.Key, StringComparer.Ordinal), HandedIn(board).OrderBy(boot => boot.Key, StringComparer.Ordinal)));
    }

    /// <summary>One after the other: a hundred programs that start at once hold each other up for longer than anybody's patience.</summary>
    private static Task StartUntil(WatchedBoard board, string lit) => board.Start().Until(picture => picture == lit, Patience);

    /// <summary>While it is down the playlist is saved again; right again is who lights that.</summary>
    private async Task<T> Recovery<T>(string victim, IReadOnlyList<WatchedBoard> boards, Func<Task<T>> start)
    {
        Edit();
        var clock = Stopwatch.StartNew();
        var started = await start();
        var times = await AllRight(boards, clock);
        if (!_recoveries.TryGetValue(victim, out var all))
            _recoveries[victim] = all = [];
        all.AddRange(times);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{victim}: the first right after {times.Min():0} ms, the last after {times.Max():0}"));
        return started;
    }

    private static async Task<IReadOnlyList<double>> AllRight(IReadOnlyList<WatchedBoard> boards, Stopwatch? clock = null) => await Task.WhenAll(boards.Select(async board =>
    {
        await board.UntilRight(Patience);
        return clock?.Elapsed.TotalMilliseconds ?? 0;
    }));

    /// <summary>Lights each slogan once at that board, before anything is killed.</summary>
    private async Task<string[]> LearnPictures(WatchedBoard first)
    {
        // The board's card comes first, then whatever the hub has; then the slogans, each until it stands.
        await first.Until(picture => picture.Length > 0, Patience);
        var seen = new List<string> { first.Last };
        await first.Until(picture => !seen.Contains(picture), Patience);
        seen.Add(first.Last);
        for (_edits = 0; _edits < Slogans.Length; _edits++)
        {
            Save(Slogans[_edits]);
            await first.Until(picture => !seen.Contains(picture), Patience);
            seen.Add(first.Last);
        }

        _edits--;
        return [.. seen.TakeLast(Slogans.Length)];
    }

    private void Edit()
    {
        _edits++;
        foreach (var board in _boards) board.Edited(_edits);
        Save(Slogans[_edits % Slogans.Length]);
    }

    private void Save(string slogan)
    {
        var path = Path.Combine(_office.PlaylistsFolder, "everyday.json");
        File.WriteAllText(path + ".new", $$"""{ "name": "Hằng ngày", "entries": [ { "slogan": "{{slogan}}", "when": { "always": true } } ] }""");
        File.Move(path + ".new", path, overwrite: true);
    }

    private async Task Enrol(Uri hub, Func<Enrolment, Enrolment> change)
    {
        var boards = string.Join(", ", _ids.Select(id => $$"""{ "id": "{{id}}", "name": "Sảnh", "size": "96x16", "color": "red" }"""));
        await File.WriteAllTextAsync(_office.BoardsFile, $$"""{ "office": "Sở", "timeZone": "Asia/Ho_Chi_Minh", "boards": [ {{boards}} ] }""", TestContext.Current.CancellationToken);
        foreach (var id in _ids)
        {
            var file = Path.Combine(_office.Root, id + ".json");
            var (exit, lines) = await HubProgram.Run(["board", "secret", id, "--file", file, .. HubProgram.Files(_office), "--data", _office.DataFolder]);
            Assert.True(exit == 0, string.Join('\n', lines));
            var given = WireJson.Read<Enrolment>(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken))!;
            await File.WriteAllBytesAsync(file, WireJson.Write(change(given)), TestContext.Current.CancellationToken);
            _boards.Add(new WatchedBoard(id, file, hub, Path.Combine(_office.Root, "board-" + id), PublishedPlayer));
        }
    }

    private ExternalProcess StartHub(string[] more)
    {
        string[] arguments = ["run", .. HubProgram.Files(_office), "--data", _office.DataFolder, "--urls", "http://127.0.0.1:0", .. more];
        return PublishedHub is { } program ? ExternalProcess.Start(program, arguments) : HubProgram.Start(arguments);
    }

    private void Tell()
    {
        foreach (var (victim, times) in _recoveries)
        {
            times.Sort();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{victim} killed {_kills} times, {_boards.Count} boards: right again after {At(times, 0.5):F0} ms (median), {At(times, 0.99):F0} (p99), {times[^1]:F0} (worst)"));
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{_boards.Sum(b => b.Pictures)} pictures after {_edits} edits, {_boards.Sum(b => b.Wrong.Count)} of them wrong; {_boards.Sum(b => b.Made.Values.Sum())} plays of {_boards.Sum(b => b.Made.Count)} starts"));

        static double At(List<double> sorted, double share) => sorted[(int)((sorted.Count - 1) * share)];
    }

    /// <summary>A board's file of plays goes when the hub has acknowledged all in it.</summary>
    private async Task UntilHandedIn()
    {
        using var patience = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (_boards.Any(board => Directory.EnumerateFiles(Path.Combine(board.Data, "plays")).Any()))
            await timer.WaitForNextTickAsync(patience.Token);
    }

    /// <summary>The hub's table: how many plays of each boot, none doubled, none missing.</summary>
    private Dictionary<string, long> HandedIn(WatchedBoard board)
    {
        var through = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var line in Directory.EnumerateFiles(Path.Combine(_office.DataFolder, "plays", board.Id), "*.jsonl").Order(StringComparer.Ordinal).SelectMany(File.ReadLines))
        {
            using var json = JsonDocument.Parse(line);
            var row = json.RootElement.GetProperty("row");
            var (boot, number) = (row.GetProperty("boot").GetString()!, row.GetProperty("number").GetInt64());
            Assert.Equal((0, through.GetValueOrDefault(boot) + 1), (row.GetProperty("missing").GetInt64(), number));
            through[boot] = number;
        }

        return through;
    }

    private static int Number(string variable, int otherwise) => Environment.GetEnvironmentVariable(variable) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
