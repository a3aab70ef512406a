using NodaTime;
using SignageHub.Core.Frames;
using SignageHub.Push.HubSide;
using SignageHub.Push.Keys;
using SignageHub.Push.Messages;

namespace SignageHub.Push.Tests.HubSide;

public sealed class BoardAlarmTests
{
    private static readonly Instant Now = ManifestSample.Issued;
    private static readonly FrameId Frame = FrameId.Of("frame"u8);
    private static readonly Wanted Wanted = new(CompactJws.Of("compact"), 7, new HashSet<FrameId> { Frame });

    /// <summary>A hub that starts anew knows what the last one told.</summary>
    [Fact]
    public void Alarm_ToldByAnEarlierRun_IsNotToldAgain_AndItsEndIs()
    {
        var book = new AlarmBook([BoardAlarm.Silent], Now);

        Assert.Empty(book.Take(new HashSet<BoardAlarm> { BoardAlarm.Silent }, Now + Duration.FromMinutes(1)));
        Assert.Equal([(BoardAlarm.Silent, false)], book.Take(new HashSet<BoardAlarm>(), Now + Duration.FromMinutes(2)));
    }

    private static readonly BoardState Well = new()
    {
        Board = ManifestSample.Lobby,
        Boot = "boot",
        Number = 1,
        Version = 7,
        Digest = Wanted.Digest,
        Pending = 0,
        Frame = Frame,
        Reason = "normal",
        LeaseUntil = Now + Duration.FromDays(13),
        Time = Now,
        ClockOffset = 4_999,
        Blank = 0,
        Missing = [],
        LastPlay = 0,
        PlaysWaiting = 0,
        Troubles = [],
        Asks = 0,
    };

    public static TheoryData<BoardAlarm> All => [.. Enum.GetValues<BoardAlarm>()];

    [Fact]
    public void Board_ThatIsWell_HasNoAlarm() => Assert.Empty(BoardAlarms.Of(Well, Now, Wanted, Now + Duration.FromSeconds(90)));

    [Theory]
    [MemberData(nameof(All))]
    public void Board_ThatIsNotWell_HasTheAlarm(BoardAlarm alarm)
    {
        var state = alarm switch
        {
            BoardAlarm.ShowsOther => Well with { Frame = FrameId.Of("other"u8) },
            BoardAlarm.ClockOff => Well with { ClockOffset = -5_001 },
            BoardAlarm.LeaseLow => Well with { LeaseUntil = Now + Duration.FromDays(4) },
            BoardAlarm.FramesMissing => Well with { Missing = [Frame] },
            BoardAlarm.Disk => Well with { Troubles = ["disk"] },
            _ => Well,
        };

        var alarms = BoardAlarms.Of(state, Now, Wanted, alarm == BoardAlarm.Silent ? Now + Duration.FromSeconds(91) : Now);

        Assert.Equal([alarm], alarms);
        Assert.NotEqual(BoardAlarms.Words(alarm).En, BoardAlarms.Words(alarm).Vi);
    }

    [Fact]
    public void Alarm_IsToldOnce_WhenItHasLasted_AndOnceWhenItIsOver()
    {
        var book = new AlarmBook();
        var disk = new HashSet<BoardAlarm> { BoardAlarm.Disk };

        Assert.Empty(book.Take(disk, Now));
        Assert.Equal([(BoardAlarm.Disk, true)], book.Take(disk, Now + Duration.FromSeconds(15)));
        Assert.Empty(book.Take(disk, Now + Duration.FromSeconds(30)));
        Assert.Equal([(BoardAlarm.Disk, false)], book.Take(new HashSet<BoardAlarm>(), Now + Duration.FromSeconds(45)));
        Assert.Empty(book.Take(new HashSet<BoardAlarm>(), Now + Duration.FromSeconds(60)));
    }

    [Fact]
    public void Alarm_ThatIsOverSoon_IsNoNews()
    {
        var book = new AlarmBook();

        Assert.Empty(book.Take(new HashSet<BoardAlarm> { BoardAlarm.FramesMissing }, Now));
        Assert.Empty(book.Take(new HashSet<BoardAlarm>(), Now + Duration.FromSeconds(5)));
        Assert.Empty(book.Take(new HashSet<BoardAlarm> { BoardAlarm.FramesMissing }, Now + Duration.FromSeconds(16)));
    }
}
