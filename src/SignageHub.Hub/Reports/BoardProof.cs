using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Programmes;
using SignageHub.Push.BoardSide;

namespace SignageHub.Hub.Reports;

/// <summary>What a board's plays prove about some days.</summary>
internal sealed class BoardProof
{
    /// <summary>A power cut costs at most the last minute, and a look at the display a few seconds.</summary>
    public static readonly Duration Tolerance = Duration.FromMinutes(2);

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
        Broken = journal.Broken;
        SetAside = journal.SetAside;
        (FirstKnown, LastKnown) = (journal.FirstKnown, journal.LastKnown);
        Plays = journal.Between(from, until);
    }

    public Board Board { get; }

    /// <summary>In order of time, within the days asked for; those of one scene that follow each other on one day are one.</summary>
    public IReadOnlyList<JournalPlay> Plays { get; }

    /// <summary>Every line fits the one before it.</summary>
    public bool IsWhole { get; }

    /// <summary>Numbers that never came, at any time.</summary>
    public long Lost { get; }

    /// <summary>Lines that did not fit and were set aside, at any time.</summary>
    public long SetAside { get; }

    /// <summary>Rows that cannot be true, at any time.</summary>
    public long Broken { get; }

    /// <summary>The board has handed in something, at any time.</summary>
    public bool HasAny => LastKnown is not null;

    /// <summary>When its journal begins; since when the board is there, nothing tells.</summary>
    public Instant? FirstKnown { get; }

    public Instant? LastKnown { get; }

    /// <summary>What the board did instead, in a few words.</summary>
    public Bilingual Instead(Window missed)
    {
        var at = Plays.Where(play => Stretches.Overlap(play.Whole, missed.Start, missed.End) > Duration.Zero).ToList();
        if (at.Count > 0 && !at.Exists(play => play.IsProved))
            return new("its journal of this time stands behind a line that does not fit", "nhật ký của thời gian này nằm sau dòng không khớp nên không làm chứng cứ");
        var reason = at.Where(play => play.IsProved)
            .GroupBy(play => play.Reason, StringComparer.Ordinal)
            .OrderByDescending(alike => alike.Sum(play => Stretches.Overlap(play.Whole, missed.Start, missed.End).BclCompatibleTicks))
            .FirstOrDefault()?.Key;
        return reason switch
        {
            null when !HasAny => new("the board has never handed in a journal", "bảng chưa gửi nhật ký nào"),
            null when FirstKnown >= missed.End => new("the board's journal begins only later", "nhật ký của bảng chỉ bắt đầu sau thời gian này"),
            null when LastKnown <= missed.Start => new("the board's journal has not come yet", "nhật ký của bảng chưa gửi về đến thời gian này"),
            null => new("no journal of this time, from a cause that is not known", "không có nhật ký của thời gian này, chưa rõ nguyên nhân"),
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
        .Where(play => play is { Scene: null, IsProved: true, Reason: "dark" or ShownReason.Blank or ShownReason.BlankUnreadable or ShownReason.LocalBlank })
        .Sum(play => Duration.Min(Stretches.Overlap(play.Whole, from, until), play.Lit).BclCompatibleTicks));

    /// <summary>How long the board says that something was lit within a stretch.</summary>
    public Duration Lit(Instant from, Instant until)
    {
        var dark = Stretches.Union(Plays.Where(play => play.Scene is null).Select(play => play.Whole), Duration.Zero);
        return Duration.FromTicks(Stretches.Union(Plays.Where(play => play is { Scene: not null, IsProved: true }).Select(play => play.Whole), Tolerance)
            .SelectMany(lit => Stretches.Minus(lit, dark, Duration.Zero))
            .Sum(lit => Stretches.Overlap(lit, from, until).BclCompatibleTicks));
    }
}
