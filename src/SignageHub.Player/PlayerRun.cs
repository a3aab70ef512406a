using System.Net.Security;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SignageHub.Core;
using SignageHub.Hub.Storage;
using SignageHub.Mqtt.Client;
using SignageHub.Player.Displays;
using SignageHub.Player.Playing;
using SignageHub.Player.Service;
using SignageHub.Push.BoardSide;
using SignageHub.Push.Keys;

namespace SignageHub.Player;

/// <summary>The player itself, until it is told to stop.</summary>
internal static class PlayerRun
{
    /// <summary>SIGUSR1 on Linux: makes the board dark, or lets it light again, for whoever is at the machine.</summary>
    private const PosixSignal BlankHere = (PosixSignal)10;

    /// <summary>From this many stalls in ten minutes on it is the scene that is to blame.</summary>
    private const int MostStalls = 3;

    private static readonly TimeSpan CareEvery = TimeSpan.FromSeconds(1);

    /// <summary>A switch beside the board is looked at more often: whoever turns it watches the board.</summary>
    private const int LooksACare = 5;

    public static async Task<int> Run(PlayerOptions options, Messages messages, CancellationToken stop)
    {
        while (true)
        {
            var (exit, again) = await RunOnce(options, messages, stop);
            if (!again)
                return exit;
            messages.Tell(new Bilingual("The hub told this board to start anew.", "Trung tâm yêu cầu bảng khởi động lại."));
        }
    }

    private static async Task<(int Exit, bool Again)> RunOnce(PlayerOptions options, Messages messages, CancellationToken stop)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var alone = Own(options.Data, messages);
        if (alone is null)
            return (1, false);
        using var signKey = options.Enrolment.SignKey is { } pem ? SigningKey.FromPem(pem) : null;
        var identity = new BoardIdentity(options.Enrolment.Board, options.Enrolment.Keys, options.Size, $"signage-player {Version}", options.DisplayName, signKey);
        var link = new MqttLink();
        var board = new BoardPlayer(identity, new FolderDisk(options.Data), link, BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(4)));
        var loop = new BoardLoop(board, TimeProvider.System);
        var local = new LocalSwitch(board, messages);
        board.Start(loop.Moment().Reading);

        // The first picture before everything else: the network may take as long as it likes.
        using var render = new RenderGuard(
            options.Display, display => new Painter(display, options.Size, options.Gamma, options.Dims), loop, messages.DisplayTrouble, times => Stalled(times, board, loop, messages));
        render.Start();
        if (alone is FileLock)
            AsideFile.Sweep(options.Data, deep: true);
        var run = loop.Run(stopping.Token);
        using var interrupt = Stop(PosixSignal.SIGINT, stopping);
        using var terminate = Stop(PosixSignal.SIGTERM, stopping);
        using var blank = OperatingSystem.IsWindows() ? null : PosixSignalRegistration.Create(BlankHere, context =>
        {
            context.Cancel = true;
            Press(local, loop);
        });
        var systemd = SystemdNotice.OfThisProcess();
        var care = Care(options, render, local, loop, systemd, stopping.Token);
        if (options.HasKeys)
            LocalKey.Listen(() => Press(local, loop));

        await using var client = Client(options, board);
        Join(client, link, loop, board, messages, stopping.Token, out var handler);
        foreach (var topic in MqttLink.Always(identity))
            await client.Subscribe(topic, Mqtt.QualityOfService.AtLeastOnce, handler, stopping.Token);
        client.Start();
        await run;
        var again = board.RestartAsked && !stopping.IsCancellationRequested;
        // A board that starts anew in the same process is not stopping for systemd.
        if (!again)
            systemd.Stopping();
        await stopping.CancelAsync();
        await care;
        var (will, payload) = board.Will;
        link.Publish(will, payload);
        await client.Stop(CancellationToken.None);
        return (0, again);
    }

    private static void Press(LocalSwitch local, BoardLoop loop) => _ = loop.Do(local.Toggle, CancellationToken.None).AsTask();

    private static void Stalled(int times, BoardPlayer board, BoardLoop loop, Messages messages)
    {
        messages.RenderStalled(times);
        if (times >= MostStalls)
            _ = loop.Do(board.Stalled, CancellationToken.None).AsTask();
    }

    /// <summary>Looks after the pictures and the switch beside the board, and tells systemd that all is well.</summary>
    private static async Task Care(PlayerOptions options, RenderGuard render, LocalSwitch local, BoardLoop loop, SystemdNotice systemd, CancellationToken stopping)
    {
        var file = options.BlankFile is { } path ? new BlankFile(path) : null;
        var looks = file is null ? 1 : LooksACare;
        using var timer = new PeriodicTimer(CareEvery / looks);
        var (isReady, turns) = (false, 0);
        try
        {
            await render.FirstPicture.WaitAsync(CareEvery, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            do
            {
                if (file?.Turned() is { } dark)
                    await loop.Do(reading => local.Turn(dark, reading), stopping);
                if (!isReady && (isReady = render.FirstPicture.IsCompleted))
                    systemd.Ready();
                if (turns++ % looks != 0)
                    continue;
                render.Check();
                if (render.IsAlive)
                    systemd.Alive();
            }
            while (await timer.WaitForNextTickAsync(stopping));
        }
        catch (OperationCanceledException)
        {
            // Told to stop.
        }
    }

    private static string Version { get; } = typeof(PlayerRun).Assembly.GetName().Version!.ToString(3);

    private static void Join(
        MqttClient client, MqttLink link, BoardLoop loop, BoardPlayer board, Messages messages, CancellationToken stopping, out Mqtt.MqttMessageHandler handler)
    {
        handler = (message, token) => loop.Do(reading => board.Receive(message.Topic, message.Payload.ToArray(), reading), token);
        link.Use(client, handler);
        client.StateChanged = state =>
        {
            messages.Connection(state);
            _ = loop.Do(reading =>
            {
                if (state.Connected)
                    board.Connected(reading);
                else
                    board.Disconnected();
            }, stopping).AsTask();
        };
    }

    private static MqttClient Client(PlayerOptions options, BoardPlayer board)
    {
        var (will, payload) = board.Will;
        return new MqttClient(new MqttClientOptions
        {
            Broker = options.Hub,
            ClientId = options.Enrolment.Board.Value,
            UserName = options.Enrolment.Board.Value,
            Password = Encoding.UTF8.GetBytes(options.Enrolment.Secret),
            Will = MqttLink.Message(will, payload),
            // A hub that starts anew is back within a second or two, and being refused until then costs next to nothing.
            FirstRetry = TimeSpan.FromMilliseconds(250),
            SteadyRetry = TimeSpan.FromSeconds(6),
            LongestRetry = TimeSpan.FromSeconds(15),
            Tls = options.Hub.Scheme == "mqtts" && options.Enrolment.Fingerprint is { } pinned ? Pinned(pinned) : null,
        });
    }

    private static SslClientAuthenticationOptions Pinned(string fingerprint) => new()
    {
        RemoteCertificateValidationCallback = (_, certificate, _, _) =>
            certificate is X509Certificate2 shown && string.Equals(shown.GetCertHashString(HashAlgorithmName.SHA256), fingerprint, StringComparison.OrdinalIgnoreCase),
    };

    private static PosixSignalRegistration Stop(PosixSignal signal, CancellationTokenSource stopping) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;
        stopping.Cancel();
    });

    /// <summary>Null when the folder cannot be used; what is wrong was told. A disk that is read-only is told and borne: the board plays what it has.</summary>
    private static IDisposable? Own(string folder, Messages messages)
    {
        try
        {
            Directory.CreateDirectory(folder);
            if (FileLock.TryTake(Path.Combine(folder, ".lock")) is { } alone)
                return alone;
            messages.Error(new Bilingual(
                $"Another player runs on the data folder {folder}. Stop it, or give this one a folder of its own with --data.",
                $"Một trình phát khác đang chạy trên thư mục dữ liệu {folder}. Hãy dừng trình đó, hoặc cho trình này thư mục riêng bằng --data."));
            return null;
        }
        catch (UnauthorizedAccessException e)
        {
            messages.Error(new Bilingual(
                $"The data folder {folder} cannot be written: {e.Message} Give the user that runs signage-player the right to write there, or choose another with --data.",
                $"Không ghi được vào thư mục dữ liệu {folder}: {e.Message} Hãy cấp quyền ghi cho người dùng chạy signage-player, hoặc chọn thư mục khác bằng --data."));
            return null;
        }
        catch (IOException e)
        {
            messages.Error(new Bilingual(
                $"The data folder {folder} cannot be written ({e.Message}); what it holds is played all the same.",
                $"Không ghi được vào thư mục dữ liệu {folder} ({e.Message}); bảng vẫn phát những gì đã lưu."));
            return new MemoryStream();
        }
    }
}
