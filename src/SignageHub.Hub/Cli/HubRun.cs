using Microsoft.AspNetCore.Connections;
using SignageHub.Core;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Boards;
using SignageHub.Hub.Programmes;
using SignageHub.Hub.Storage;
using Spectre.Console;

namespace SignageHub.Hub.Cli;

/// <summary>Starts the hub, says where it is, and waits until it is told to stop.</summary>
internal static class HubRun
{
    private static readonly Bilingual NoProof = new(
        "The clock was set with --now: what boards show is no proof, so neither dark hours nor plays are recorded.",
        "Đồng hồ được đặt bằng --now: những gì bảng hiển thị không phải bằng chứng nên giờ tắt đèn và lượt phát không được ghi lại.");

    /// <returns>The exit code: whoever supervises the program restarts it when a part of it has failed.</returns>
    /// <exception cref="StartProblemException">A port cannot be used.</exception>
    public static async Task<int> Run(WebApplication hub, HubSettings settings, Output output, CancellationToken cancellationToken)
    {
        var broker = hub.Services.GetService<BrokerDoors>();
        try
        {
            await hub.StartAsync(cancellationToken);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            // Someone took the port since it was looked at.
            throw new StartProblemException(new Bilingual(
                $"A port was taken while the hub started: {e.Message} Start again, or choose other ports with --urls, --mqtt-port and --mqtts-port.",
                $"Một cổng vừa bị chương trình khác chiếm: {e.Message} Hãy chạy lại, hoặc chọn cổng khác bằng --urls, --mqtt-port và --mqtts-port."), e);
        }

        Greet(hub, settings, broker is null ? null : await broker.Certificate, output);
        await hub.WaitForShutdownAsync(cancellationToken);
        var failed = hub.Services.GetServices<IHostedService>().OfType<BackgroundService>().Any(s => s.ExecuteTask is { IsFaulted: true });
        return failed ? ExitCode.Problems : ExitCode.Fine;
    }

    /// <summary>The code stands here and nowhere else: whoever reads it sits at this machine.</summary>
    private static void TellFirstAccount(WebApplication hub, HubAddresses addresses, Output output)
    {
        try
        {
            if (hub.Services.GetRequiredService<SignIn>().SetupCode is { } code)
                output.People.WriteLine(output.Say(
                    $"No accounts yet. Make the first one at {addresses.Pages[0]}setup with the code {code}",
                    $"Chưa có tài khoản. Hãy tạo tài khoản đầu tiên tại {addresses.Pages[0]}setup với mã {code}"));
        }
        catch (StartProblemException e)
        {
            output.Error(e.Words);
        }
    }

    private static void Greet(WebApplication hub, HubSettings settings, ServerCertificate? certificate, Output output)
    {
        var overviews = hub.Services.GetRequiredService<IBoardOverviews>();
        var addresses = HubAddresses.Of(hub, ownBroker: certificate is not null);
        output.People.MarkupLineInterpolated($"[bold]{overviews.Office}[/] {ProductVersion.Text}");
        foreach (var board in overviews.All())
            output.People.WriteLine($"  {board.Board.Id,-12} {board.Board.Size,-9} {output.Say(board.Now.Reason)}");
        var pages = string.Join("  ", addresses.Pages);
        var mqtt = addresses.Mqtt is { } plain ? plain.Authority : settings.Mqtt.Broker!.Address.ToString();
        output.People.WriteLine(output.Say($"Boards: {pages}   MQTT: {mqtt}", $"Xem các bảng: {pages}   MQTT: {mqtt}"));
        if (certificate is not null)
            output.People.WriteLine(output.Say(
                $"MQTT over TLS: {addresses.MqttTls!.Authority}   certificate SHA-256 {certificate.Fingerprint}",
                $"MQTT qua TLS: {addresses.MqttTls!.Authority}   SHA-256 của chứng chỉ {certificate.Fingerprint}"));
        if (settings.StartAt is not null)
            output.People.WriteLine(output.Say(NoProof));
        TellFirstAccount(hub, addresses, output);
        output.People.WriteLine(output.Say("Stop with Ctrl+C.", "Dừng bằng Ctrl+C."));
    }
}
