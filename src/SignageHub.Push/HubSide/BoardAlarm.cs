using NodaTime;
using SignageHub.Core;
using SignageHub.Push.BoardSide;
using SignageHub.Push.Messages;

namespace SignageHub.Push.HubSide;

/// <summary>What is wrong with a board, for the people who look after it.</summary>
public enum BoardAlarm
{
    /// <summary>Not heard for 90 seconds, since the hub began too; boards speak once a minute.</summary>
    Silent,

    /// <summary>It lights a frame that is not in the manifest which the hub wants it to have, and has had the time to take that.</summary>
    ShowsOther,

    /// <summary>It is heard, and does not take the newest manifest, which no missing frame or full disk explains.</summary>
    Behind,

    /// <summary>Its machine's clock is off by more than five seconds.</summary>
    ClockOff,

    /// <summary>Less than a third of its manifest's time is left.</summary>
    LeaseLow,

    /// <summary>Frames have been missing for a while.</summary>
    FramesMissing,

    /// <summary>Its disk is full, read-only or damaged.</summary>
    Disk,

    /// <summary>Its display stood still again and again: the fallback is lit.</summary>
    Stalled,

    /// <summary>It is dark because the order that it kept cannot be read.</summary>
    BlankUnreadable,

    /// <summary>It obeys an order of the red button that this hub, put back from a backup, does not know.</summary>
    BlankOther,

    /// <summary>Lines of its plays at the hub were damaged and set aside. What it says itself has nothing to do with it.</summary>
    Journal,
}

/// <summary>Judges what a board says of itself. Pure.</summary>
public static class BoardAlarms
{
    private static readonly Duration SilentAfter = Duration.FromSeconds(90);
    private static readonly Duration ClockTolerance = Duration.FromSeconds(5);

    /// <summary>Whoever says so long after a manifest was sent that it has another does not get it by itself.</summary>
    private static readonly Duration TimeToTake = Duration.FromSeconds(30);

    private static readonly IReadOnlySet<BoardAlarm> None = System.Collections.Frozen.FrozenSet<BoardAlarm>.Empty;

    /// <summary>A manifest carries fourteen days.</summary>
    private static readonly Duration LeastLease = Duration.FromDays(14) / 3;

    /// <summary>What is wrong with a board that was let in and has said nothing yet.</summary>
    /// <param name="awaitedSince">Since when it could have been heard; null for one that nobody waits for.</param>
    /// <param name="now">The hub's time.</param>
    /// <param name="isJournalDamaged">See <see cref="Of"/>.</param>
    public static IReadOnlySet<BoardAlarm> Unheard(Instant? awaitedSince, Instant now, bool isJournalDamaged) => now - awaitedSince > SilentAfter
        ? new HashSet<BoardAlarm> { BoardAlarm.Silent }
        : isJournalDamaged ? new HashSet<BoardAlarm> { BoardAlarm.Journal } : None;

    /// <param name="state">The newest that the board said.</param>
    /// <param name="heardAt">When.</param>
    /// <param name="wanted">What it is to have; null before the first manifest.</param>
    /// <param name="wantedSince">Since when.</param>
    /// <param name="now">The hub's time.</param>
    /// <param name="ordered">The counter of the red button's newest order; 0 for none.</param>
    /// <param name="isJournalDamaged">Whether lines of its plays at the hub were set aside, and nobody has seen to it yet.</param>
    public static IReadOnlySet<BoardAlarm> Of(
        BoardState state, Instant heardAt, Wanted? wanted, Instant wantedSince, Instant now, long ordered = long.MaxValue, bool isJournalDamaged = false)
    {
        // Every second each of thousands of boards is judged, and nearly all are well.
        HashSet<BoardAlarm>? alarms = null;
        // Of a board that is silent nothing else is known.
        if (now - heardAt > SilentAfter)
            return new HashSet<BoardAlarm> { BoardAlarm.Silent };
        // Of what it says before it can have the newest nothing follows: it may be out of reach, and then plays what it has.
        var isOther = wanted is not null && state.Digest != wanted.Digest;
        var isDue = !isOther || heardAt > wantedSince + TimeToTake;
        Add(BoardAlarm.ShowsOther, isDue && state.Frame is { } frame && wanted is not null && !wanted.Frames.Contains(frame));
        Add(BoardAlarm.Behind, isOther && isDue && state.Missing.Count == 0 && state.Troubles.Count == 0);
        Add(BoardAlarm.ClockOff, Math.Abs(state.ClockOffset) > ClockTolerance.TotalMilliseconds);
        Add(BoardAlarm.LeaseLow, state.LeaseUntil is { } lease && lease - now < LeastLease);
        // Frames that are there and are none that boards show are not asked for again, and are not lit.
        Add(BoardAlarm.FramesMissing, state.Missing.Count > 0 || state.Reason == ShownReason.FramesMissing);
        Add(BoardAlarm.Disk, state.Troubles.Contains("disk", StringComparer.Ordinal));
        Add(BoardAlarm.Stalled, state.Reason == ShownReason.Stalled);
        Add(BoardAlarm.BlankUnreadable, state.Reason == ShownReason.BlankUnreadable);
        Add(BoardAlarm.BlankOther, state.Blank > ordered);
        Add(BoardAlarm.Journal, isJournalDamaged);
        return alarms ?? None;

        void Add(BoardAlarm alarm, bool holds)
        {
            if (holds)
                (alarms ??= []).Add(alarm);
        }
    }

    /// <summary>For programs: <c>silent</c>, <c>shows-other</c> …</summary>
    public static string Word(BoardAlarm alarm) => alarm switch
    {
        BoardAlarm.Silent => "silent",
        BoardAlarm.ShowsOther => "shows-other",
        BoardAlarm.ClockOff => "clock-off",
        BoardAlarm.LeaseLow => "lease-low",
        BoardAlarm.FramesMissing => "frames-missing",
        BoardAlarm.Behind => "behind",
        BoardAlarm.Stalled => "stalled",
        BoardAlarm.BlankUnreadable => "blank-unreadable",
        BoardAlarm.BlankOther => "blank-other",
        BoardAlarm.Journal => "journal",
        _ => "disk",
    };

    public static Bilingual Words(BoardAlarm alarm) => alarm switch
    {
        BoardAlarm.Silent => new("is silent: look at its power and network", "không có tín hiệu: hãy kiểm tra nguồn điện và mạng"),
        BoardAlarm.ShowsOther => new("shows a frame that nobody wants there", "đang hiện một khung hình không được giao"),
        BoardAlarm.ClockOff => new("has a clock that is off by more than 5 seconds; it plays by the hub's time", "có đồng hồ lệch quá 5 giây; bảng chạy theo giờ của trung tâm"),
        BoardAlarm.LeaseLow => new("has less than a third of its programme left", "còn chưa đến một phần ba chương trình"),
        BoardAlarm.FramesMissing => new("still misses frames", "còn thiếu khung hình"),
        BoardAlarm.Behind => new("does not take the newest programme", "không nhận chương trình mới nhất"),
        BoardAlarm.Stalled => new("has a display that stands still; its fallback is lit", "có màn hình bị treo; đang hiện nội dung dự phòng"),
        BoardAlarm.BlankUnreadable => new(
            "is dark because the red button's order on it cannot be read: press the red button for it once and lift it", "đang tắt vì không đọc được lệnh nút đỏ lưu trên bảng: hãy bấm nút đỏ cho bảng một lần rồi gỡ"),
        BoardAlarm.BlankOther => new(
            "obeys an order of the red button that this hub does not know: press the red button for it once, and lift it if it is to be lit",
            "đang theo một lệnh nút đỏ mà trung tâm này không biết: hãy bấm nút đỏ cho bảng một lần, rồi gỡ nếu bảng cần sáng"),
        BoardAlarm.Journal => new(
            "has a journal of which lines were damaged at the hub; 'signagehub check' says where", "có nhật ký bị hỏng một số dòng tại trung tâm; 'signagehub check' chỉ rõ vị trí"),
        _ => new("has trouble with its disk: full, read-only or damaged", "gặp lỗi ổ đĩa: đầy, chỉ cho đọc hoặc hỏng"),
    };
}

/// <summary>Turns what is wrong now into news: one when it has lasted a while, one when it is over.</summary>
public sealed class AlarmBook
{
    /// <summary>What mends itself sooner is no news.</summary>
    private static readonly Duration Patience = Duration.FromSeconds(15);

    private readonly Dictionary<BoardAlarm, (Instant Since, bool IsTold)> _open;

    /// <summary>Nothing is wrong as far as is known.</summary>
    public AlarmBook() => _open = [];

    /// <param name="told">What an earlier run has told, and that it is over nobody has.</param>
    /// <param name="time">Now.</param>
    public AlarmBook(IEnumerable<BoardAlarm> told, Instant time) => _open = told.ToDictionary(alarm => alarm, _ => (time, true));

    /// <summary>Alarms that were told and still hold.</summary>
    public IEnumerable<BoardAlarm> Told => _open.Where(a => a.Value.IsTold).Select(a => a.Key);

    /// <returns>Alarms that begin to be news (true) and those that are over (false).</returns>
    public IReadOnlyList<(BoardAlarm Alarm, bool Begins)> Take(IReadOnlySet<BoardAlarm> now, Instant time)
    {
        if (_open.Count == 0 && now.Count == 0)
            return [];
        var news = new List<(BoardAlarm, bool)>();
        // Of a board that is silent nothing else is known: what was wrong may be so still.
        foreach (var (alarm, (_, isTold)) in _open.Where(a => !now.Contains(a.Key) && !now.Contains(BoardAlarm.Silent)).ToList())
        {
            _open.Remove(alarm);
            if (isTold)
                news.Add((alarm, false));
        }

        foreach (var alarm in now)
        {
            var (since, isTold) = _open.GetValueOrDefault(alarm, (time, false));
            var tell = !isTold && time >= since + Patience;
            _open[alarm] = (since, isTold || tell);
            if (tell)
                news.Add((alarm, true));
        }

        return news;
    }
}
