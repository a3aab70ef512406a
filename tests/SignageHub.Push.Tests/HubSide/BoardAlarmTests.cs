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
    public void Board_ThatObeysAnOrderWhichTheHubDoesNotKnow_IsToldOf()
    {
        Assert.Equal([BoardAlarm.BlankOther], BoardAlarms.Of(Well with { Blank = 9 }, Now, Wanted, Now, Now, ordered: 4));
        Assert.Empty(BoardAlarms.Of(Well with { Blank = 4 }, Now, Wanted, Now, Now, ordered: 4));
    }

    [Fact]
    public void Board_ThatIsWell_HasNoAlarm() => Assert.Empty(BoardAlarms.Of(Well, Now, Wanted, Now, Now + Duration.FromSeconds(90)));

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
            BoardAlarm.Behind => Well with { Digest = "another", Refused = "malformed" },
            BoardAlarm.Stalled => Well with { Reason = "render-stalled" },
            BoardAlarm.BlankUnreadable => Well with { Reason = "blank-unreadable", Frame = null },
            BoardAlarm.BlankOther => Well with { Blank = 9 },
            _ => Well,
        };

        var alarms = BoardAlarms.Of(state, Now, Wanted, Now - Duration.FromMinutes(1), alarm == BoardAlarm.Silent ? Now + Duration.FromSeconds(91) : Now, ordered: 4, isJournalDamaged: alarm == BoardAlarm.Journal);

        Assert.Equal([alarm], alarms);
        Assert.NotEqual(BoardAlarms.Words(alarm).En, BoardAlarms.Words(alarm).Vi);
    }

    /// <summary>Out of reach it plays what it has; heard long after the newest was sent, it does not get it by itself: a withdrawn slogan would hang there for days.</summary>
    [Fact]
    public void Board_ThatLightsAnOlderManifest_IsToldOf_OnceItHadTheTimeToTakeTheNewest()
    {
        var stuck = Well with { Digest = "older", Frame = FrameId.Of("withdrawn"u8), Missing = [Frame] };

        Assert.Equal([BoardAlarm.FramesMissing], BoardAlarms.Of(stuck, Now, Wanted, Now - Duration.FromSeconds(29), Now));
        Assert.Equal([BoardAlarm.ShowsOther, BoardAlarm.FramesMissing], BoardAlarms.Of(stuck, Now, Wanted, Now - Duration.FromSeconds(31), Now).Order());
        // It was heard before, and not since: nobody knows.
        Assert.Equal([BoardAlarm.FramesMissing], BoardAlarms.Of(stuck, Now - Duration.FromSeconds(60), Wanted, Now - Duration.FromSeconds(50), Now));
    }

    [Fact]
    public void Frames_ThatAreThereAndCannotBeLit_AreMissingToo() =>
        Assert.Equal([BoardAlarm.FramesMissing], BoardAlarms.Of(Well with { Reason = "frames-missing" }, Now, Wanted, Now, Now));

    /// <summary>A board with a full disk that loses its power has its disk's trouble still.</summary>
    [Fact]
    public void Silence_EndsNoOtherAlarm()
    {
        var book = new AlarmBook([BoardAlarm.Disk], Now);

        var silent = book.Take(new HashSet<BoardAlarm> { BoardAlarm.Silent }, Now + Duration.FromMinutes(2));
        var news = book.Take(new HashSet<BoardAlarm> { BoardAlarm.Silent }, Now + Duration.FromMinutes(3));
        var back = book.Take(new HashSet<BoardAlarm> { BoardAlarm.Disk }, Now + Duration.FromMinutes(4));
        var mended = book.Take(new HashSet<BoardAlarm>(), Now + Duration.FromMinutes(5));

        Assert.Empty(silent);
        Assert.Equal([(BoardAlarm.Silent, true)], news);
        Assert.Equal([(BoardAlarm.Silent, false)], back);
        Assert.Equal([(BoardAlarm.Disk, false)], mended);
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
