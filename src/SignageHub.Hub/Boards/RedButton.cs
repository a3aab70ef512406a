using SignageHub.Hub.Playlists;

namespace SignageHub.Hub.Boards;

/// <summary>Takes up the red button's orders from <see cref="BlankOrders"/>, has them sent, and writes down which boards obey.</summary>
internal sealed partial class RedButton(BlankOrders orders, BoardConversations conversations, SignageStore signage, ILogger<RedButton> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private string? _trouble;
    private BlankReport? _reported;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        do
            Check();
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    internal void Check()
    {
        try
        {
            if (orders.Current is not { } order)
                return;
            if (conversations.Order(order))
                LogOrder(order.Everywhere ? "all boards" : order.Boards.Count == 0 ? "no board" : string.Join(", ", order.Boards), order.Reason);
            var (obey, silent) = conversations.Obedience(signage.Current.Office.Boards.Select(b => b.Id));
            if (_reported is { } last && last.Counter == order.Counter && last.Silent.SequenceEqual(silent, StringComparer.Ordinal))
                return;
            orders.Report(_reported = new BlankReport(order.Counter, obey, silent));
        }
        catch (StartProblemException e)
        {
            Tell(e.Words.En);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Tell(e.Message);
        }
    }

    private void Tell(string trouble)
    {
        if (_trouble != trouble)
            LogTrouble(trouble);
        _trouble = trouble;
    }

    [LoggerMessage(415, LogLevel.Warning, "Ordered dark: {Boards} ({Reason}).")]
    private partial void LogOrder(string boards, string reason);

    [LoggerMessage(416, LogLevel.Error, "The red button's order cannot be read or reported: {Trouble}")]
    private partial void LogTrouble(string trouble);
}
