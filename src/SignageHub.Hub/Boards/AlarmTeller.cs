using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Hub.Notices;
using SignageHub.Push.HubSide;
using SignageHub.Push.Plays;

namespace SignageHub.Hub.Boards;

/// <summary>Tells what is wrong with boards: once when it begins, once when it is over.</summary>
/// <remarks>For one caller at a time.</remarks>
internal sealed partial class AlarmTeller(INotices notices, ILogger logger)
{
    private readonly Dictionary<BoardId, AlarmBook> _books = [];

    /// <summary>What is wrong with a board and was told.</summary>
    public IReadOnlyList<BoardAlarm> Of(BoardId board) => _books.TryGetValue(board, out var book) ? [.. book.Told.Order()] : [];

    /// <summary>Whether it began and is not over, as far as people were told, perhaps by an earlier run.</summary>
    public bool IsOpen(BoardId board, BoardAlarm alarm) => notices.IsOpen(IncidentOf(board, alarm));

    public void Forget(BoardId board) => _books.Remove(board);

    /// <param name="board">The board.</param>
    /// <param name="alarms">What is wrong with it now.</param>
    /// <param name="damage">Lines of its journal that were set aside.</param>
    /// <param name="now">The hub's time.</param>
    public void Tell(BoardId board, IReadOnlySet<BoardAlarm> alarms, IReadOnlyList<PlayDamage> damage, Instant now)
    {
        if (!_books.TryGetValue(board, out var book))
            _books[board] = book = new AlarmBook(Enum.GetValues<BoardAlarm>().Where(alarm => IsOpen(board, alarm)), now);
        foreach (var (alarm, begins) in book.Take(alarms, now))
        {
            var words = BoardAlarms.Words(alarm);
            notices.Tell(new Notice(
                IncidentOf(board, alarm), begins ? NoticeKind.Begins : NoticeKind.Over, new Bilingual($"{board} {words.En}", $"Bảng {board} {words.Vi}"), RemedyOf(board, alarm, begins, damage)));
            if (begins)
                LogAlarm(board, words.En);
            else
                LogOver(board, words.En);
        }
    }

    private static Bilingual RemedyOf(BoardId board, BoardAlarm alarm, bool begins, IReadOnlyList<PlayDamage> damage)
    {
        if (!begins)
            return new("It is over; nothing is left to do.", "Sự cố đã hết; không cần làm gì thêm.");
        return alarm == BoardAlarm.Journal && damage is [.., var newest]
            ? DamagedPlays.Words(newest)
            : new($"See what the board says on its page, /boards/{board}", $"Xem bảng báo gì ở trang của bảng: /boards/{board}");
    }

    private static string IncidentOf(BoardId board, BoardAlarm alarm) => $"board/{board}/{BoardAlarms.Word(alarm)}";

    [LoggerMessage(413, LogLevel.Warning, "{Board} {Alarm}.")]
    private partial void LogAlarm(BoardId board, string alarm);

    [LoggerMessage(414, LogLevel.Information, "Over: {Board} {Alarm}.")]
    private partial void LogOver(BoardId board, string alarm);
}
