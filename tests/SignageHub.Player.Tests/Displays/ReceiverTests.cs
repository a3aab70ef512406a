using System.Globalization;
using System.Net;
using System.Net.Sockets;
using SignageHub.Core.Frames;
using SignageHub.Player.Displays;
using SignageHub.Testing;

namespace SignageHub.Player.Tests.Displays;

/// <summary>What receivers that others wrote make of the player's datagrams.</summary>
public sealed class ReceiverTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("signage-player-");

    [Fact]
    public async Task Olad_HasTheChannelsOfThePicture()
    {
        var (olad, setpriv) = (RealPart.Require("olad"), RealPart.Require("setpriv"));
        var (web, rpc) = (FreePort(), FreePort());
        await using var server = StartOlad(olad, setpriv, web, rpc);
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{web}") };
        await UntilItListens(http, server);
        await http.PostAsync(
            "/new_universe", new FormUrlEncodedContent([new("id", "1"), new("name", "board"), new("add_ports", await InputPort(http))]), TestContext.Current.CancellationToken);
        var (open, problem) = DisplayChoice.Parse("e131:127.0.0.1:1");
        Assert.Null(problem);
        using var display = open!();
        byte[] picture = [.. Enumerable.Range(1, 30).Select(i => (byte)(i * 7))];

        var channels = await UntilSeen(http, display, picture);

        Assert.Equal(picture, channels.Take(30));
    }

    [Fact]
    public async Task Tshark_DissectsTheUniversesOfAPicture()
    {
        RealPart.Require("text2pcap");
        byte[] picture = [.. Enumerable.Range(0, 192 * 3).Select(i => (byte)i)];
        var packets = E131.Datagrams(picture, universe: 7, sequence: 1, Guid.NewGuid(), "SignageHub").ToList();

        var lines = new List<string>();
        foreach (var packet in packets)
            lines.Add(await Dissect(packet));

        Assert.Equal(["7\t100\tSignageHub\t1", "8\t100\tSignageHub\t1"], lines);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>It does not run as root, so root lends it the user that its package made.</summary>
    private ExternalProcess StartOlad(string olad, string setpriv, int web, int rpc)
    {
        string[] port = ["--http-port", web.ToString(CultureInfo.InvariantCulture), "--rpc-port", rpc.ToString(CultureInfo.InvariantCulture)];
        string[] run = ["--config-dir", _folder.FullName, "--no-register-with-dns-sd", .. port];
        foreach (var plugin in new[]
        {
            "artnet", "dummy", "espnet", "gpio", "karate", "kinet", "milinst", "nanoleaf", "openpixelcontrol", "osc", "pathport", "renard", "sandnet", "shownet", "spi", "stageprofi",
            "usbserial", "usbdmx", "usbpro", "opendmx", "ftdidmx", "uartdmx",
        })
            File.WriteAllText(Path.Combine(_folder.FullName, $"ola-{plugin}.conf"), "enabled = false\n");
        File.WriteAllText(Path.Combine(_folder.FullName, "ola-e131.conf"), "enabled = true\ninput_ports = 1\noutput_ports = 0\n");
        if (Environment.UserName != "root")
            return ExternalProcess.Start(olad, run);
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode everyone = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupWrite
                | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
            File.SetUnixFileMode(_folder.FullName, everyone);
            foreach (var file in _folder.GetFiles())
                File.SetUnixFileMode(file.FullName, everyone);
        }

        return ExternalProcess.Start(setpriv, ["--reuid=olad", "--regid=nogroup", "--clear-groups", olad, .. run]);
    }

    private static async Task UntilItListens(HttpClient http, ExternalProcess server)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            try
            {
                await http.GetStringAsync(new Uri("/json/server_stats", UriKind.Relative), patience.Token);
                return;
            }
            catch (HttpRequestException)
            {
                Assert.False(patience.IsCancellationRequested, string.Join('\n', server.Lines));
                await timer.WaitForNextTickAsync(patience.Token);
            }
        }
    }

    /// <summary>The id of the one E1.31 input, for example <c>1-I-0</c>.</summary>
    private static async Task<string> InputPort(HttpClient http)
    {
        using var ports = System.Text.Json.JsonDocument.Parse(await http.GetStringAsync(new Uri("/json/get_ports", UriKind.Relative), TestContext.Current.CancellationToken));
        return ports.RootElement.EnumerateArray().First(p => p.GetProperty("device").GetString()!.StartsWith("E1.31", StringComparison.Ordinal)).GetProperty("id").GetString()!;
    }

    /// <summary>Datagrams get lost until the receiver has opened its ear: sent until it hears them.</summary>
    private static async Task<byte[]> UntilSeen(HttpClient http, IDisplay display, byte[] picture)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            display.Show(picture, new PixelSize(picture.Length / 3, 1));
            using var answer = System.Text.Json.JsonDocument.Parse(await http.GetStringAsync(new Uri("/get_dmx?u=1", UriKind.Relative), patience.Token));
            byte[] channels = [.. answer.RootElement.GetProperty("dmx").EnumerateArray().Select(c => c.GetByte())];
            if (channels.Any(c => c > 0))
                return channels;
            await timer.WaitForNextTickAsync(patience.Token);
        }
    }

    /// <summary>Universe, priority, source and sequence, as tshark reads them.</summary>
    private async Task<string> Dissect(byte[] packet)
    {
        var (text, capture) = (Path.Combine(_folder.FullName, "packet.txt"), Path.Combine(_folder.FullName, "packet.pcap"));
        var lines = packet.Chunk(16).Select((row, i) => $"{i * 16:x6} {string.Join(' ', row.Select(b => b.ToString("x2", CultureInfo.InvariantCulture)))}");
        await File.WriteAllLinesAsync(text, lines, TestContext.Current.CancellationToken);
        Assert.Equal(0, (await ExternalProcess.Run(RealPart.Require("text2pcap"), "-q", "-u", "40000,5568", text, capture)).ExitCode);
        var (_, read) = await ExternalProcess.Run(
            RealPart.Require("tshark"), "-r", capture, "--enable-heuristic", "acn", "-o", "acn.dmx_enable:TRUE", "-T", "fields",
            "-e", "acn.dmx.universe", "-e", "acn.dmx.priority", "-e", "acn.dmx.source_name", "-e", "acn.dmx.seq_number");
        return read.Last(line => line.Contains('\t', StringComparison.Ordinal));
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
