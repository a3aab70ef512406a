using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Programmes;
using SignageHub.Push.BoardSide;
using SignageHub.Push.Messages;

namespace SignageHub.Hub.Reports;

/// <summary>What a board's plays prove about some days.</summary>
internal sealed class BoardProof
{
    /// <summary>A power cut costs at most the last minute, and a look at the display a few seconds.</summary>
    public static readonly Duration Tolerance = Duration.FromMinutes(2);

    private readonly ILookup<string?, Play> _byEntry;

    /// <param name="board">The board.</param>
    /// <param name="journals">What boards have handed in.</param>
    /// <param name="from">Plays before are left out.</param>
    /// <param name="until">Plays from then on, likewise.</param>
    public BoardProof(Board board, PlayJournals journals, Instant from, Instant until)
    {
        var journal = journals.Of(board);
        Board = board;
        IsWhole = journal.IsWhole;
        Lost = journal.Lost;
        LastKnown = journal.LastKnown;
        Plays = journal.Between(from, until);
        _byEntry = Plays.ToLookup(play => play.Entry, StringComparer.Ordinal);
    }

    public Board Board { get; }

    /// <summary>In order of time, within the days asked for; those of one scene that follow each other on one day are one.</summary>
    public IReadOnlyList<Play> Plays { get; }

    /// <summary>Every line fits the one before it.</summary>
    public bool IsWhole { get; }

    /// <summary>Numbers that never came, at any time.</summary>
    public long Lost { get; }

    /// <summary>The board has handed in something, at any time.</summary>
    public bool HasAny => LastKnown is not null;

    public Instant? LastKnown { get; }

    public IEnumerable<Play> Of(string entry) => _byEntry[entry];

    /// <summary>What of the stretches in which an entry had its turns nothing proves.</summary>
    public IEnumerable<Window> Unproved(string entry, IEnumerable<Segment> planned)
    {
        var own = Stretches.Union(Of(entry).Select(Whole), Tolerance);
        foreach (var segment in planned)
        {
            var whole = new Window(segment.From, segment.Until);
            // Where its turns come is a matter of seconds; that the board followed this programme is what counts.
            var covered = own.Any(play => Stretches.Overlap(play, whole.Start, whole.End) > Duration.Zero)
                ? Stretches.Union(Plays.Where(play => play.Reason == ReasonOf(segment.Showing)).Select(Whole), Tolerance)
                : [];
            foreach (var piece in Stretches.Minus(whole, covered, Tolerance))
                yield return piece;
        }
    }

    /// <summary>What the board did instead, in a few words.</summary>
    public Bilingual Instead(Window missed)
    {
        var reason = Plays.Where(play => Stretches.Overlap(Whole(play), missed.Start, missed.End) > Duration.Zero)
            .GroupBy(play => play.Reason, StringComparer.Ordinal)
            .OrderByDescending(alike => alike.Sum(play => Stretches.Overlap(Whole(play), missed.Start, missed.End).BclCompatibleTicks))
            .FirstOrDefault()?.Key;
        return reason switch
        {
            null when !HasAny => new("the board has never handed in a journal", "bảng chưa gửi nhật ký nào"),
            null when LastKnown <= missed.Start => new("the board's journal has not come yet", "nhật ký của bảng chưa gửi về đến thời gian này"),
            null => new("no journal of this time: the board was off or without power", "không có nhật ký: bảng tắt hoặc mất điện"),
            ShownReason.Blank or ShownReason.BlankUnreadable => new("ordered dark by the red button", "bảng bị tắt theo lệnh khẩn (nút đỏ)"),
            ShownReason.LocalBlank => new("made dark by hand at the board", "bảng bị tắt tại chỗ"),
            ShownReason.LeaseOver => new("cut off from the hub for too long", "bảng mất liên lạc với trung tâm quá lâu"),
            ShownReason.FramesMissing => new("the board lacked the frames", "bảng chưa nhận đủ hình"),
            ShownReason.Waiting => new("the board had no programme yet", "bảng chưa nhận chương trình"),
            "alert" => new("an alert came first", "nhường cho thông báo khẩn"),
            "exclusive" => new("other content came first", "nhường cho nội dung ưu tiên khác"),
            "dark" => new("the board was ordered dark", "bảng tắt theo kế hoạch khác"),
            _ => new("the board's programme did not hold it then", "lúc đó chương trình của bảng chưa có nội dung này"),
        };
    }

    /// <summary>How long the board says it was dark within a stretch.</summary>
    public Duration Dark(Instant from, Instant until) => Duration.FromTicks(Plays
        .Where(play => play is { Scene: null, Reason: "dark" })
        .Sum(play => Duration.Min(Stretches.Overlap(Whole(play), from, until), Duration.FromMilliseconds(play.Lit)).BclCompatibleTicks));

    private static Window Whole(Play play) => new(play.From, play.Until);

    private static string ReasonOf(Showing showing) => showing.Level?.ToString().ToLowerInvariant() ?? "";
}
