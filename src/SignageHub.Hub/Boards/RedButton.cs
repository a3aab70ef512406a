using SignageHub.Core.Boards;
using SignageHub.Hub.Playlists;
using SignageHub.Push.Messages;

namespace SignageHub.Hub.Boards;

/// <summary>Takes up the red button's orders from <see cref="BlankOrders"/>, has them sent, and writes down which boards obey.</summary>
internal sealed partial class RedButton(BlankOrders orders, BoardConversations conversations, SignageStore signage, ILogger<RedButton> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private string? _trouble;
    private BlankReport? _reported;
    private BlankOrder? _order;

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
            var order = orders.Current;
            var boards = signage.Current.Office.Boards.Select(b => b.Id).ToList();
            if (order is not null && conversations.Order(order))
            {
                Log(order, boards);
                _order = order;
            }

            // Also before the first order: it counts above what boards have of a hub before.
            var (obey, silent, highest) = conversations.Obedience(boards);
            var report = new BlankReport(order?.Counter ?? 0, obey, silent, highest);
            if (report.Counter == 0 && highest == 0)
                return;
            if (_reported is { } last && (last.Counter, last.Highest) == (report.Counter, highest) && last.Silent.SequenceEqual(silent, StringComparer.Ordinal))
                return;
            orders.Report(_reported = report);
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

    /// <summary>One order replaces the one before as a whole, so what was lifted is what is missing from it.</summary>
    private void Log(BlankOrder order, IReadOnlyList<BoardId> boards)
    {
        var dark = order.Everywhere ? "all boards" : order.Boards.Count == 0 ? "no board" : string.Join(", ", order.Boards);
        var lit = boards.Where(board => _order is { } before && before.Blanks(board) && !order.Blanks(board)).ToList();
        if (lit.Count > 0)
            LogLifted(string.Join(", ", lit), order.Reason, dark);
        else if (order.Everywhere || order.Boards.Count > 0)
            LogOrder(dark, order.Reason);
        else
            LogNoneDark(order.Reason);
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

    [LoggerMessage(419, LogLevel.Warning, "Lit again: {Boards} ({Reason}). Still ordered dark: {Dark}.")]
    private partial void LogLifted(string boards, string reason, string dark);

    [LoggerMessage(418, LogLevel.Information, "No board is ordered dark ({Reason}).")]
    private partial void LogNoneDark(string reason);
}
