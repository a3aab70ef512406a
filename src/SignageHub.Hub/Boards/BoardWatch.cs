using SignageHub.Mqtt;
using SignageHub.Mqtt.Broker;

namespace SignageHub.Hub.Boards;

/// <summary>Cuts the connections of boards that were revoked, whose secret was renewed, or that were taken out of boards.json, with their sessions.</summary>
internal sealed partial class BoardWatch(IMqttBroker broker, BoardAccess access, BoardSecrets secrets, ILogger<BoardWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private string? _toldTrouble;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            Check();
    }

    internal void Check()
    {
        foreach (var client in access.Unwelcome(broker.Clients))
        {
            if (broker.Disconnect(client.ClientId, ReasonCode.NotAuthorized, endSession: true))
                LogCut(client.Identity.Name);
        }

        if (secrets.Trouble == _toldTrouble)
            return;
        if (secrets.Trouble is { } trouble)
            LogTrouble(trouble);
        else
            LogMended();
        _toldTrouble = secrets.Trouble;
    }

    [LoggerMessage(401, LogLevel.Warning, "{Board} was cut off: it was revoked, its secret is no longer valid, or it is not in boards.json any more.")]
    private partial void LogCut(string board);

    [LoggerMessage(402, LogLevel.Error, "{Trouble} Until then the secrets that were read before stay valid.")]
    private partial void LogTrouble(string trouble);

    [LoggerMessage(403, LogLevel.Information, "The boards' secrets are in order again.")]
    private partial void LogMended();
}
