using Microsoft.AspNetCore.Connections;
using SignageHub.Hub.Programmes;
using Spectre.Console;

namespace SignageHub.Hub.Cli;

/// <summary>Starts the hub, says where it is, and waits until it is told to stop.</summary>
internal static class HubRun
{
    /// <exception cref="StartProblemException">A port cannot be used.</exception>
    public static async Task Run(WebApplication hub, HubSettings settings, Output output, CancellationToken cancellationToken)
    {
        var mqtt = new Door([System.Net.IPAddress.Loopback], settings.MqttPort, "--mqtt-port");
        foreach (var door in Doors.Of(settings.Urls).Append(mqtt))
            door.CheckFree();
        try
        {
            await hub.StartAsync(cancellationToken);
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            throw new StartProblemException(new Core.Bilingual(e.Message, e.Message), e);
        }

        Greet(hub, output);
        await hub.WaitForShutdownAsync(cancellationToken);
    }

    private static void Greet(WebApplication hub, Output output)
    {
        var overviews = hub.Services.GetRequiredService<IBoardOverviews>();
        var addresses = HubAddresses.Of(hub);
        output.People.MarkupLineInterpolated($"[bold]{overviews.Office}[/] {ProductVersion.Text}");
        foreach (var board in overviews.All())
            output.People.WriteLine($"  {board.Board.Id,-12} {board.Board.Size,-9} {output.Say(board.Now.Reason)}");
        var pages = string.Join("  ", addresses.Pages);
        output.People.WriteLine(output.Say($"Boards: {pages}   MQTT: 127.0.0.1:{addresses.MqttPort}", $"Xem các bảng: {pages}   MQTT: 127.0.0.1:{addresses.MqttPort}"));
        output.People.WriteLine(output.Say("Stop with Ctrl+C.", "Dừng bằng Ctrl+C."));
    }
}
