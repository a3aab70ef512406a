using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SignageHub.Core.Boards;
using SignageHub.Hub.Boards;
using SignageHub.Hub.Storage;
using SignageHub.Mqtt;
using SignageHub.Mqtt.Client;
using SignageHub.Testing;

namespace SignageHub.Hub.Tests.Boards;

/// <summary>The doors of the hub's own broker beside plain TCP: the real program, and our client as a board.</summary>
public sealed class DoorTests : IDisposable
{
    private readonly OfficeFolder _office = new();

    [Fact]
    public async Task Board_ThatPinsTheFingerprint_ReceivesItsManifest()
    {
        var secret = Renew("lobby");
        await using var hub = await RunningHub.Start(_office);
        var (port, fingerprint) = await hub.Tls();

        Assert.StartsWith("ey", await Manifest(Options(port, "lobby", secret, Pin(fingerprint))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Board_ThatComesOverTheWebPort_ReceivesItsManifest()
    {
        var secret = Renew("lobby");
        await using var hub = await RunningHub.Start(_office);

        var manifest = await Manifest(new MqttClientOptions
        {
            Broker = new Uri($"ws://{hub.Pages.Authority}/mqtt"),
            ClientId = "lobby",
            UserName = "lobby",
            Password = Encoding.ASCII.GetBytes(secret),
        });

        Assert.StartsWith("ey", manifest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Board_ThatSeesAnotherCertificate_DoesNotConnect()
    {
        var secret = Renew("lobby");
        await using var hub = await RunningHub.Start(_office);
        var (port, _) = await hub.Tls();

        Assert.False((await Refusal(Options(port, "lobby", secret, Pin(new string('0', 64))))).Connected);
    }

    [Fact]
    public async Task HubThatGoesAtOnce_HasMadeItsCertificateBefore()
    {
        await TestHub.Build(_office).DisposeAsync();

        Assert.True(File.Exists(Path.Combine(_office.DataFolder, "keys", "mqtt-tls.pem")));
    }

    /// <summary>MQTT 5.0 §3.2.2.3.14 and §3.2.2.2: with one board's secret nobody takes the places of all others, or keeps one for good without a word.</summary>
    [Fact]
    public async Task Looker_WithABoardsSecret_IsGivenAKeepAlive_AndTheNinthNoPlace()
    {
        var secret = Renew("lobby");
        await using var hub = await RunningHub.Start(_office);
        List<TcpClient> lookers = [];

        for (var i = 0; i < 8; i++)
        {
            var welcome = await Look(hub, secret, lookers);
            Assert.Equal(0, welcome[3]);
            Assert.Contains("130078", Convert.ToHexString(welcome), StringComparison.Ordinal);
        }

        Assert.Equal((byte)ReasonCode.QuotaExceeded, (await Look(hub, secret, lookers))[3]);
        Assert.StartsWith("ey", await Manifest(new MqttClientOptions { Broker = new Uri($"mqtt://127.0.0.1:{hub.MqttPort}"), ClientId = "lobby", UserName = "lobby", Password = Encoding.ASCII.GetBytes(secret) }), StringComparison.Ordinal);
        lookers.ForEach(looker => looker.Dispose());
    }

    /// <summary>CONNECT of MQTT 5.0 §3.1 with user and password, neither client id nor keep-alive; the CONNACK as it comes.</summary>
    private static async Task<byte[]> Look(RunningHub hub, string secret, List<TcpClient> lookers)
    {
        var looker = new TcpClient();
        lookers.Add(looker);
        await looker.ConnectAsync(IPAddress.Loopback, int.Parse(hub.MqttPort, CultureInfo.InvariantCulture));
        byte[] body = [0, 4, .. "MQTT"u8, 5, 0b1100_0010, 0, 0, 0, 0, 0, .. Text("lobby"), .. Text(secret)];
        await looker.GetStream().WriteAsync((byte[])[0x10, (byte)body.Length, .. body]);
        var answer = new byte[2];
        await looker.GetStream().ReadExactlyAsync(answer).AsTask().WaitAsync(TimeSpan.FromSeconds(20));
        var rest = new byte[answer[1]];
        await looker.GetStream().ReadExactlyAsync(rest).AsTask().WaitAsync(TimeSpan.FromSeconds(20));
        return [.. answer, .. rest];

        static byte[] Text(string text) => [0, (byte)text.Length, .. Encoding.ASCII.GetBytes(text)];
    }

    [Fact]
    public async Task Certificate_OfTheFirstStart_IsTheSameAtTheNext()
    {
        string first;
        await using (var hub = await RunningHub.Start(_office)) (_, first) = await hub.Tls();

        await using var again = await RunningHub.Start(_office);

        Assert.Equal(first, (await again.Tls()).Fingerprint);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_office.DataFolder, "keys", "mqtt-tls.pem")));
    }

    [Fact]
    public async Task Certificate_FromTheSettings_IsTheOneThatBoardsSee()
    {
        using var authority = new TestAuthority(_office.Root);
        var (certificate, _) = authority.Server("server");
        await using var hub = await RunningHub.Start(_office, "--settings", Settings("""{ "certificate": "server.crt", "key": "server.key", "port": 0 }"""));

        using var expected = X509CertificateLoader.LoadCertificateFromFile(certificate);
        Assert.Equal(expected.GetCertHashString(HashAlgorithmName.SHA256).ToLowerInvariant(), (await hub.Tls()).Fingerprint);
    }

    [Fact]
    public async Task MutualTls_LetsInWhoHasACertificateInItsName_AndNobodyElse()
    {
        using var authority = new TestAuthority(_office.Root, "boards");
        using var stranger = new TestAuthority(_office.Root, "strangers");
        await using var hub = await RunningHub.Start(_office, "--settings", Settings("""{ "clientAuthority": "boards.crt", "port": 0 }"""));
        var (port, fingerprint) = await hub.Tls();
        var lobby = Pin(fingerprint, authority.Client("lobby"));

        Assert.StartsWith("ey", await Manifest(Options(port, "lobby", secret: null, lobby)), StringComparison.Ordinal);

        Assert.Equal(ReasonCode.ClientIdentifierNotValid, (await Refusal(Options(port, "gate", secret: null, lobby, user: null))).Reason);
        Assert.Equal(ReasonCode.BadUserNameOrPassword, (await Refusal(Options(port, "gate", secret: null, lobby))).Reason);
        Assert.Equal(ReasonCode.BadUserNameOrPassword, (await Refusal(Options(port, "nobody", secret: null, Pin(fingerprint, authority.Client("nobody"))))).Reason);
        Assert.False((await Refusal(Options(port, "gate", Renew("gate"), Pin(fingerprint)))).Connected);
        Assert.False((await Refusal(Options(port, "lobby", secret: null, Pin(fingerprint, stranger.Client("lobby"))))).Connected);
        new BoardSecrets(DataFolder.Open(_office.DataFolder)).Revoke(BoardId.Parse("lobby"));
        Assert.Equal(ReasonCode.BadUserNameOrPassword, (await Refusal(Options(port, "lobby", secret: null, lobby))).Reason);
    }

    /// <summary>RFC 8446 §4.4.2: who shows a certificate sends along what leads to the authority.</summary>
    [Fact]
    public async Task MutualTls_CertificateOfAnIntermediate_IsFollowedByWhatTheBoardSends()
    {
        using var authority = new TestAuthority(_office.Root, "boards");
        using var workshop = new TestAuthority(_office.Root, "workshop", authority);
        using var stranger = new TestAuthority(_office.Root, "strangers");
        using var strangersWorkshop = new TestAuthority(_office.Root, "strangers-workshop", stranger);
        await using var hub = await RunningHub.Start(_office, "--settings", Settings("""{ "clientAuthority": "boards.crt", "port": 0 }"""));
        var (port, fingerprint) = await hub.Tls();
        var lobby = workshop.Client("lobby");

        Assert.StartsWith("ey", await Manifest(Options(port, "lobby", secret: null, Pin(fingerprint, lobby, workshop))), StringComparison.Ordinal);
        Assert.False((await Refusal(Options(port, "lobby", secret: null, Pin(fingerprint, lobby)))).Connected);
        Assert.False((await Refusal(Options(port, "lobby", secret: null, Pin(fingerprint, strangersWorkshop.Client("lobby"), strangersWorkshop)))).Connected);
    }

    [Fact]
    public async Task Board_ConnectedByCertificate_IsCutWhenItIsRevoked()
    {
        using var authority = new TestAuthority(_office.Root, "boards");
        await using var hub = await RunningHub.Start(_office, "--settings", Settings("""{ "clientAuthority": "boards.crt", "port": 0 }"""));
        var (port, fingerprint) = await hub.Tls();
        await using var board = new MqttClient(Options(port, "lobby", secret: null, Pin(fingerprint, authority.Client("lobby"))));
        board.Start();
        await board.WaitUntilConnected(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        new BoardSecrets(DataFolder.Open(_office.DataFolder)).Revoke(BoardId.Parse("lobby"));

        await hub.Process.WaitForLine("lobby was cut off");
    }

    /// <summary>A hub that can open no file can no longer load its own parts either, and ends.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task LastFiles_AreTheHubs_AndWhoeverWouldTakeThemIsCutAndTold(bool isBoard)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere the system does not say how many there may be.");
        await using var hub = await RunningHub.Start(_office);
        var port = isBoard ? (await hub.Tls()).Port : hub.Pages.Port;
        var id = hub.Process.Id.ToString(CultureInfo.InvariantCulture);
        var highest = Directory.EnumerateFileSystemEntries($"/proc/{id}/fd").Max(path => int.Parse(Path.GetFileName(path), CultureInfo.InvariantCulture));
        await ExternalProcess.Run(RealPart.Require("prlimit"), "--pid", id, $"--nofile={(highest + 90).ToString(CultureInfo.InvariantCulture)}:");

        List<TcpClient> strangers = [];
        for (var i = 1; i <= 90; i++)
        {
            var stranger = new TcpClient(new IPEndPoint(new IPAddress([127, 0, 1, (byte)i]), 0));
            strangers.Add(stranger);
            await stranger.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
        }

        await hub.Process.WaitForLine("kept for the host's own");
        foreach (var stranger in strangers) stranger.Dispose();
    }

    [Theory]
    [InlineData("""{ "certificate": "nowhere.crt", "key": "nowhere.key" }""", "mqtt.tls.certificate")]
    [InlineData("""{ "clientAuthority": "nowhere.crt" }""", "mqtt.tls.clientAuthority")]
    public async Task File_ThatCannotBeUsed_StopsTheStartByName(string tls, string name)
    {
        var (exitCode, lines) = await HubProgram.Run([
            "run", .. HubProgram.Files(_office), "--data", _office.DataFolder, "--urls", "http://127.0.0.1:0", "--settings", Settings(tls)]);

        Assert.Equal(1, exitCode);
        Assert.StartsWith(name, Assert.Single(lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SettingsWithMistakes_StopTheStartAndTellAllOfThem()
    {
        File.WriteAllText(Path.Combine(_office.Root, "settings.json"), """{ "mqtt": { "port": -1, "tsl": {} } }""");

        var (exitCode, lines) = await HubProgram.Run(["run", .. HubProgram.Files(_office), "--settings", Path.Combine(_office.Root, "settings.json"), "--data", _office.DataFolder]);

        Assert.Equal(1, exitCode);
        Assert.Equal(3, lines.Count);
        Assert.EndsWith("settings.json:1:21: mqtt.port: -1 is not a whole number from 0 to 65535", lines[0], StringComparison.Ordinal);
        Assert.Contains("did you mean 'tls'?", lines[1], StringComparison.Ordinal);
    }

    public void Dispose() => _office.Dispose();

    private string Renew(string board) => new BoardSecrets(DataFolder.Open(_office.DataFolder)).Renew(BoardId.Parse(board));

    private string Settings(string tls)
    {
        var path = Path.Combine(_office.Root, "settings.json");
        File.WriteAllText(path, $$"""{ "mqtt": { "port": 0, "tls": {{tls}} } }""");
        return path;
    }

    private static SslClientAuthenticationOptions Pin(string fingerprint, (string Certificate, string Key)? own = null) => new()
    {
        RemoteCertificateValidationCallback = (_, shown, _, _) =>
            string.Equals(((X509Certificate2)shown!).GetCertHashString(HashAlgorithmName.SHA256), fingerprint, StringComparison.OrdinalIgnoreCase),
        ClientCertificates = own is { } files ? [X509Certificate2.CreateFromPemFile(files.Certificate, files.Key)] : null,
    };

    /// <summary>Shows a certificate and, along with it, that of the authority that signed it.</summary>
    private static SslClientAuthenticationOptions Pin(string fingerprint, (string Certificate, string Key) own, TestAuthority signer)
    {
        var options = Pin(fingerprint);
        options.ClientCertificateContext = SslStreamCertificateContext.Create(
            X509Certificate2.CreateFromPemFile(own.Certificate, own.Key), [X509CertificateLoader.LoadCertificateFromFile(signer.CertificatePath)], offline: true);
        return options;
    }

    private static MqttClientOptions Options(int port, string id, string? secret, SslClientAuthenticationOptions tls, string? user = "") => new()
    {
        Broker = new Uri($"mqtts://localhost:{port}"),
        ClientId = id,
        UserName = user is "" ? id : user,
        Password = secret is null ? null : Encoding.ASCII.GetBytes(secret),
        Tls = tls,
    };

    private static async Task<string> Manifest(MqttClientOptions options)
    {
        var received = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var board = new MqttClient(options);
        await board.Subscribe($"signagehub/1/boards/{options.ClientId}/desired", QualityOfService.AtLeastOnce, (message, _) =>
        {
            received.TrySetResult(Encoding.ASCII.GetString(message.Payload.Span));
            return ValueTask.CompletedTask;
        });
        board.Start();
        return await received.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    /// <summary>What became of the first attempt.</summary>
    private static async Task<MqttClientState> Refusal(MqttClientOptions options)
    {
        var first = new TaskCompletionSource<MqttClientState>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var client = new MqttClient(options) { StateChanged = state => first.TrySetResult(state) };
        client.Start();
        return await first.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }
}
