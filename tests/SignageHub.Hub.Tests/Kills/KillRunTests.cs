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

/// <summary>Hub, broker and board as real processes, killed with SIGKILL at random points right after a playlist was saved, and started again.</summary>
public sealed class KillRunTests(ITestOutputHelper output) : IDisposable
{
    /// <summary>How often each is killed, for example <c>SIGNAGEHUB_KILLS=200</c>.</summary>
    private const string KillsVariable = "SIGNAGEHUB_KILLS";

    private const int LongestDelay = 400;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly OfficeFolder _office = new();
    private readonly int _kills = int.Parse(Environment.GetEnvironmentVariable(KillsVariable) ?? "2", CultureInfo.InvariantCulture);
    private readonly Dictionary<string, List<double>> _recoveries = new(StringComparer.Ordinal);

    [Fact]
    public async Task HubWithItsOwnBrokerAndBoard_KilledAgainAndAgain_LoseNothingAndShowNothingWrong()
    {
        var port = FreePort();
        var enrolment = await Enrol();
        await Run(enrolment, new Uri($"mqtt://127.0.0.1:{port}"), ["--mqtt-port", port.ToString(CultureInfo.InvariantCulture), "--mqtts-port", "0"], broker: null);
    }

    [Fact]
    public async Task HubMosquittoAndBoard_KilledAgainAndAgain_LoseNothingAndShowNothingWrong()
    {
        await using var broker = await ProductionMosquitto.Start("hub", "lobby");
        var settings = Path.Combine(_office.Root, "settings.json");
        await File.WriteAllTextAsync(
            settings, $$"""{ "mqtt": { "broker": "{{broker.Address}}", "authority": "{{broker.Authority}}", "password": "hub" } }""", TestContext.Current.CancellationToken);
        var enrolment = await Enrol();
        // Mosquitto's certificate and password in the place of those of the hub's own broker.
        using var certificate = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(Path.GetDirectoryName(broker.Authority)!, "server.crt"));
        var given = WireJson.Read<Enrolment>(await File.ReadAllBytesAsync(enrolment, TestContext.Current.CancellationToken))!;
        var changed = given with { Secret = "lobby", Fingerprint = certificate.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256) };
        await File.WriteAllBytesAsync(enrolment, WireJson.Write(changed), TestContext.Current.CancellationToken);
        await Run(enrolment, broker.Address, ["--settings", settings], broker);
    }

    public void Dispose() => _office.Dispose();

    private async Task Run(string enrolment, Uri address, string[] more, ProductionMosquitto? broker)
    {
        var random = new Random(20260105);
        await using var board = new WatchedBoard(enrolment, address, Path.Combine(_office.Root, "board"));
        var hub = StartHub(more);
        try
        {
            board.Start();
            var (first, second) = await LearnPictures(board);
            var victims = Enumerable.Range(0, _kills).SelectMany(_ => broker is null ? new[] { "hub", "board" } : ["hub", "broker", "board"]).ToArray();
            random.Shuffle(victims);
            foreach (var (i, victim) in victims.Index())
            {
                var wanted = i % 2 == 0 ? first : second;
                board.Want(wanted);
                Save(i % 2 == 0 ? "Một" : "Hai");
                // The point of the blow: anywhere in what the edit set going.
                await Task.Delay(random.Next(LongestDelay), TestContext.Current.CancellationToken);
                Stopwatch clock;
                switch (victim)
                {
                    case "hub":
                        await hub.DisposeAsync();
                        clock = Stopwatch.StartNew();
                        hub = StartHub(more);
                        break;
                    case "broker":
                        await broker!.Kill();
                        clock = Stopwatch.StartNew();
                        await broker.Run();
                        break;
                    default:
                        await board.Kill();
                        clock = Stopwatch.StartNew();
                        board.Start();
                        break;
                }

                await board.Until(picture => picture == wanted, Patience);
                Add(victim, clock.Elapsed.TotalMilliseconds);
            }

            // Its books are closed, and handed in by the next start.
            await board.Stop();
            board.Start();
            await UntilHandedIn();
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"The board was not right again in time. The hub said:\n{string.Join('\n', hub.Lines)}");
        }
        finally
        {
            await hub.DisposeAsync();
        }

        foreach (var (victim, times) in _recoveries)
        {
            times.Sort();
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{victim} killed {times.Count} times: right again after {times[times.Count / 2]:F0} ms (median), {times[(int)(times.Count * 0.99)]:F0} (p99), {times[^1]:F0} (worst)"));
        }

        Assert.Empty(board.Wrong);
        Assert.Equal(board.Made.Where(boot => boot.Value > 0).OrderBy(boot => boot.Key, StringComparer.Ordinal), HandedIn().OrderBy(boot => boot.Key, StringComparer.Ordinal));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{board.Made.Values.Sum()} plays of {board.Made.Count} starts, each once at the hub; 0 wrong pictures"));
    }

    /// <summary>Lights the two slogans once, before anything is killed.</summary>
    private async Task<(string First, string Second)> LearnPictures(WatchedBoard board)
    {
        // The board's card comes first, then whatever the hub has; then the two, each until it has stood for a moment.
        await board.Until(picture => picture.Length > 0, Patience);
        var card = board.Last;
        await board.Until(picture => picture.Length > 0 && picture != card, Patience);
        var before = board.Last;
        Save("Hai");
        await board.Until(picture => picture != before, Patience);
        var second = board.Last;
        Save("Một");
        await board.Until(picture => picture != second, Patience);
        var first = board.Last;
        Save("Hai");
        await board.Until(picture => picture == second, Patience);
        board.Allow(first, second);
        return (first, second);
    }

    private void Save(string slogan)
    {
        var path = Path.Combine(_office.PlaylistsFolder, "everyday.json");
        File.WriteAllText(path + ".new", $$"""{ "name": "Hằng ngày", "entries": [ { "slogan": "{{slogan}}", "when": { "always": true } } ] }""");
        File.Move(path + ".new", path, overwrite: true);
    }

    private async Task<string> Enrol()
    {
        await File.WriteAllTextAsync(
            _office.BoardsFile, """{ "office": "Sở", "timeZone": "Asia/Ho_Chi_Minh", "boards": [ { "id": "lobby", "name": "Sảnh", "size": "96x16", "color": "red" } ] }""", TestContext.Current.CancellationToken);
        var file = Path.Combine(_office.Root, "lobby.json");
        var (exit, lines) = await HubProgram.Run(["board", "secret", "lobby", "--file", file, .. HubProgram.Files(_office), "--data", _office.DataFolder]);
        Assert.True(exit == 0, string.Join('\n', lines));
        return file;
    }

    private ExternalProcess StartHub(string[] more) =>
        HubProgram.Start(["run", .. HubProgram.Files(_office), "--data", _office.DataFolder, "--urls", "http://127.0.0.1:0", .. more]);

    private void Add(string victim, double milliseconds)
    {
        if (!_recoveries.TryGetValue(victim, out var times))
            _recoveries[victim] = times = [];
        times.Add(milliseconds);
    }

    /// <summary>A board's file of plays goes when the hub has acknowledged all in it.</summary>
    private async Task UntilHandedIn()
    {
        using var patience = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (Directory.EnumerateFiles(Path.Combine(_office.Root, "board", "plays")).Any())
            await timer.WaitForNextTickAsync(patience.Token);
    }

    /// <summary>The hub's table: how many plays of each boot, none doubled, none missing.</summary>
    private Dictionary<string, long> HandedIn()
    {
        var through = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var line in Directory.EnumerateFiles(Path.Combine(_office.DataFolder, "plays", "lobby"), "*.jsonl").Order(StringComparer.Ordinal).SelectMany(File.ReadLines))
        {
            using var json = JsonDocument.Parse(line);
            var row = json.RootElement.GetProperty("row");
            var (boot, number) = (row.GetProperty("boot").GetString()!, row.GetProperty("number").GetInt64());
            Assert.Equal((0, through.GetValueOrDefault(boot) + 1), (row.GetProperty("missing").GetInt64(), number));
            through[boot] = number;
        }

        return through;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
