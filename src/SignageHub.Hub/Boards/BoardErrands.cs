using System.Globalization;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Json;
using SignageHub.Hub.Errands;
using SignageHub.Hub.Playlists;
using SignageHub.Push.Messages;

namespace SignageHub.Hub.Boards;

/// <summary>Tells what boards say, and has them told what to do, for the command line.</summary>
internal sealed class BoardErrands(BoardConversations conversations, BoardReports reports, SignageStore signage) : IErrandRunner
{
    public const string List = "board-list";
    public const string Command = "board-command";

    /// <summary>A board that is there answers at once; a small machine is given more.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    public IReadOnlyList<string> Kinds => [List, Command];

    public async Task<ErrandAnswer> Run(Errand errand, CancellationToken cancellationToken)
    {
        if (errand.Kind == List)
            return ErrandAnswer.Of(isFine: true, new Bilingual("", ""), reports.All());
        if (!BoardId.TryParse(errand.Word("board"), out var board) || signage.Current.Office.Boards.All(b => b.Id != board))
            return No($"There is no board '{Say.Short(errand.Word("board"))}'.", $"Không có bảng '{Say.Short(errand.Word("board"))}'.");
        var (kind, percent) = (errand.Word("kind"), Percent(errand));
        if (!CommandKind.All.Contains(kind, StringComparer.Ordinal) || percent is < 1 or > 100)
            return No("The hub does not know this command.", "Trung tâm không biết lệnh này.");
        return reports.IsHeard(board)
            ? await Tell(board, kind, percent, cancellationToken)
            : No($"{board} is not reached. Commands are not kept for later; try again when it is.", $"Chưa liên lạc được {board}. Lệnh không được giữ lại; hãy thử lại khi bảng có kết nối.");
    }

    private async Task<ErrandAnswer> Tell(BoardId board, string kind, int? percent, CancellationToken cancellationToken)
    {
        var counter = conversations.Command(board, kind, percent);
        var begun = TimeProvider.System.GetTimestamp();
        // Whoever waited and has gone has told the board all the same.
        while (TimeProvider.System.GetElapsedTime(begun) < Patience && !cancellationToken.IsCancellationRequested)
        {
            if (conversations.Newest(board) is { } newest && newest.State.Done >= counter)
            {
                if (kind != CommandKind.Screenshot)
                    return ErrandAnswer.Of(isFine: true, new Bilingual($"{board} has done it.", $"{board} đã thực hiện."));
                if (newest.State.Screen is null)
                    return No($"{board} is too large to send its pixels.", $"{board} quá lớn nên không gửi được hình.") with { IsUncertain = true };
                if (conversations.TakeScreen(board) is { } png)
                    return ErrandAnswer.Of(isFine: true, new Bilingual($"{board} shows: {newest.State.Reason}", $"{board} đang hiện: {newest.State.Reason}"), new { Png = png, Sha256 = newest.State.Screen.Value.Hex, newest.State.Reason });
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return No($"{board} has not answered in time.", $"{board} không trả lời kịp.") with { IsUncertain = true };
    }

    private static int? Percent(Errand errand) => int.TryParse(errand.Word("percent"), NumberStyles.None, CultureInfo.InvariantCulture, out var percent) ? percent : null;

    private static ErrandAnswer No(string en, string vi) => ErrandAnswer.Of(isFine: false, new Bilingual(en, vi));
}
