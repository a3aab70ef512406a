using NodaTime;
using SignageHub.Push.BoardSide;
using SignageHub.Push.Keys;
using SignageHub.Push.Manifests;
using SignageHub.Push.Messages;
using SignageHub.Push.Topics;

namespace SignageHub.Push.Tests.BoardSide;

public sealed class TrustedTimeTests
{
    private readonly BoardBench _bench = new();

    private Instant Now => _bench.Board.Now(_bench.Clock);

    [Fact]
    public void WallClockOf1970_AfterARestart_DoesNotTakeTimeBack()
    {
        _bench.Take(_bench.Showing(1));
        _bench.Pass(Duration.FromHours(3));
        _bench.Wall = NodaConstants.UnixEpoch;

        _bench.Restart();

        Assert.InRange(Now, ManifestSample.Issued + Duration.FromHours(3) - Duration.FromMinutes(11), ManifestSample.Issued + Duration.FromHours(3));
        Assert.Equal(BoardBench.Id(1), _bench.Frame);
    }

    [Fact]
    public void WallClock_ThatJumpsBackWhileItRuns_IsHeldByTheMonotonicClock()
    {
        _bench.Take(_bench.Showing(1));
        _bench.Pass(Duration.FromHours(3));

        _bench.Wall -= Duration.FromDays(300);
        _bench.Pass(Duration.FromMinutes(1));

        Assert.Equal(ManifestSample.Issued + Duration.FromHours(3) + Duration.FromMinutes(1), Now);
    }

    [Fact]
    public void WallClock_ThatIsAhead_IsHeldByASignedAnswer_AndLeavesNoTrace()
    {
        _bench.Connect();
        _bench.Take(_bench.Showing(1));
        _bench.Wall += Duration.FromDays(300);
        _bench.Pass(Duration.FromSeconds(1));
        Assert.Null(_bench.Frame);

        Answer(ManifestSample.Issued + Duration.FromSeconds(1), _bench.Board.Boot, _bench.State.Asks);

        Assert.Equal(BoardBench.Id(1), _bench.Frame);
        Assert.InRange(Now, ManifestSample.Issued + Duration.FromSeconds(1), ManifestSample.Issued + Duration.FromSeconds(3));
    }

    [Fact]
    public void Answer_ToAnotherBootOrRepeated_DoesNotHoldTheClockBack()
    {
        _bench.Connect();
        _bench.Take(_bench.Showing(1));
        var asks = _bench.State.Asks;
        Answer(ManifestSample.Issued, "000000-00000000", asks);
        _bench.Pass(Duration.FromHours(2));
        _bench.Wall += Duration.FromHours(1);

        Assert.Equal(ManifestSample.Issued + Duration.FromHours(3), Now);
        _bench.Pass(Duration.FromHours(1));
        Answer(ManifestSample.Issued + Duration.FromHours(3), _bench.Board.Boot, _bench.State.Asks);
        var held = Now;
        Answer(ManifestSample.Issued, _bench.Board.Boot, _bench.State.Asks);
        Assert.True(Now >= held);
    }

    [Fact]
    public void Question_IsAskedUntilItIsAnswered_AndAgainFiveMinutesLater()
    {
        _bench.Connect();
        Assert.Equal(1, _bench.State.Asks);

        Answer(ManifestSample.Issued, _bench.Board.Boot, 1);
        _bench.Pass(Duration.FromSeconds(1));
        Assert.Equal(0, _bench.State.Asks);
        _bench.Pass(Duration.FromMinutes(5));
        Assert.Equal(2, _bench.State.Asks);
    }

    [Fact]
    public void Answer_ThatWasLongUnderWay_IsUsedAndAskedForAgain()
    {
        _bench.Connect();
        _bench.Take(_bench.Showing(1));
        _bench.Wall += Duration.FromDays(300);
        _bench.Pass(Duration.FromSeconds(4));

        Answer(ManifestSample.Issued + Duration.FromSeconds(1), _bench.Board.Boot, 1);
        Assert.Equal(ManifestSample.Issued + Duration.FromSeconds(5), Now);
        _bench.Pass(Duration.FromSeconds(1));
        Assert.Equal(2, _bench.State.Asks);
    }

    /// <summary>A trial is over when its hub is: what it said of the time is on no disk.</summary>
    [Fact]
    public void TrialOfADayAhead_IsFollowed_AndLeavesNoTraceOnTheDisk()
    {
        _bench.Connect();
        _bench.Take(_bench.Showing(1));

        FollowATrialOf(Ahead);
        Assert.Equal(BoardBench.Id(2), _bench.Frame);
        Assert.InRange(Now - Today, Ahead, Ahead + Duration.FromMinutes(1));

        _bench.Pass(Duration.FromHours(1));
        _bench.Restart();
        Assert.Equal(Today, Now);
    }

    [Fact]
    public void TrialOfADayAhead_IsOver_AsSoonAsTheBoardIsAlone()
    {
        _bench.Connect();
        _bench.Take(_bench.Showing(1));
        FollowATrialOf(Ahead);

        _bench.Board.Disconnected();
        _bench.Pass(Duration.FromSeconds(1));

        Assert.Equal(Today, Now);
        Assert.Null(_bench.Frame);
    }

    /// <summary>The hub of the trial goes before its manifest, or the frames of that, have come.</summary>
    [Fact]
    public void TrialOfADayAhead_OfWhichTheBoardHasHadTheTimeAlone_IsOverAsSoonAsItIsAlone()
    {
        _bench.Connect();
        _bench.Take(_bench.Showing(1));
        Answer(Today + Ahead, _bench.Board.Boot, _bench.State.Asks, isTrial: true);
        Assert.InRange(Now - Today, Ahead, Ahead + Duration.FromMinutes(1));

        _bench.Board.Disconnected();
        _bench.Pass(Duration.FromSeconds(1));

        Assert.Equal(Today, Now);
        Assert.Equal(BoardBench.Id(1), _bench.Frame);
    }

    [Fact]
    public void TrialOfADayOfThePast_IsFollowed_AndOverAsSoonAsTheBoardIsAlone()
    {
        _bench.Connect();
        _bench.Take(_bench.Showing(1));

        FollowATrialOf(-Ahead);
        Assert.Equal(BoardBench.Id(2), _bench.Frame);

        _bench.Board.Disconnected();
        _bench.Pass(Duration.FromSeconds(1));
        Assert.Equal(Today, Now);
    }

    [Fact]
    public void TrialOfADayAhead_IsOver_WhenTheHubOfThePresentAnswers()
    {
        _bench.Connect();
        _bench.Take(_bench.Showing(1));
        FollowATrialOf(Ahead);
        var today = _bench.Showing(3, version: 3);

        _bench.Connect();
        _bench.Take(today);
        _bench.Pass(Duration.FromSeconds(1));
        Assert.Equal("expired", _bench.State.Refused);
        Answer(Today, _bench.Board.Boot, _bench.State.Asks);
        _bench.TakeFrame(3);

        Assert.Equal(Today, Now);
        Assert.Equal(BoardBench.Id(3), _bench.Frame);
    }

    /// <summary>Its battery was new, and its year was not: what it signed then does not hold its boards for good.</summary>
    [Fact]
    public void HubWhoseClockWasAhead_AndIsRightAgain_IsBelieved_AlsoByABoardThatStartsAlone()
    {
        _bench.Connect();
        _bench.Take(_bench.Showing(1));
        _bench.Take(Later(_bench.Showing(2, version: 2), Ahead));
        Answer(Today + Ahead, _bench.Board.Boot, _bench.State.Asks);
        _bench.Pass(Duration.FromHours(1));
        Assert.InRange(Now - Today, Ahead, Ahead + Duration.FromMinutes(1));

        Answer(Today, _bench.Board.Boot, _bench.State.Asks);
        _bench.Take(Later(_bench.Showing(3, version: 3), Today - ManifestSample.Issued));
        Assert.InRange(Now - Today, Duration.Zero, Duration.FromSeconds(1));
        _bench.Pass(Duration.FromMinutes(15));
        var at = Now;

        _bench.Wall = NodaConstants.UnixEpoch;
        _bench.Restart();
        Assert.InRange(at - Now, Duration.Zero, Duration.FromMinutes(11));
        Assert.Equal(BoardBench.Id(3), _bench.Frame);
    }

    [Fact]
    public void Answer_OfAHubThatWasAhead_IsNotRemembered()
    {
        _bench.Connect();
        _bench.Take(_bench.Showing(1));
        Answer(Today + Ahead, _bench.Board.Boot, _bench.State.Asks);
        _bench.Pass(Duration.FromHours(1));

        _bench.Restart();

        Assert.Equal(Today, Now);
    }

    /// <summary>Nobody needs a key to repeat what the hub said while its clock was wrong.</summary>
    [Fact]
    public void Answer_ThatTheBrokerKept_DoesNotTakeTheClockAhead()
    {
        _bench.Connect();
        _bench.Take(_bench.Showing(1));

        Answer(Today + Ahead, "000000-00000000", 1);
        Answer(Today + Ahead, _bench.Board.Boot, _bench.State.Asks + 1);
        Assert.Equal(Today, Now);

        Answer(Today, _bench.Board.Boot, _bench.State.Asks);
        Answer(Today + Ahead, _bench.Board.Boot, 1);
        Assert.Equal(Today, Now);
    }

    /// <summary>The stamp of a manifest says when it was signed by the hub's clock of then; the answer says what that clock says now.</summary>
    [Fact]
    public void Manifest_OfAHubThatWasAhead_ThatComesLate_DoesNotTakeAProvenClockAlong()
    {
        _bench.Connect();
        _bench.Take(_bench.Showing(1));
        Answer(Today, _bench.Board.Boot, _bench.State.Asks);
        _bench.Pass(Duration.FromMinutes(2));
        Assert.Equal(0, _bench.State.Asks);

        _bench.Take(Later(_bench.Showing(2, version: 2), Ahead));

        Assert.InRange(Now - Today, Duration.Zero, Duration.FromSeconds(1));
        _bench.Pass(Duration.FromSeconds(1));
        Assert.NotEqual(0, _bench.State.Asks);
    }

    [Fact]
    public void ManifestThatIsExpiredByTheBoardsTime_IsReasonToAskForTheTime_OnceAMinute()
    {
        _bench.Connect();
        _bench.Take(_bench.Showing(1));
        Answer(Today, _bench.Board.Boot, _bench.State.Asks);
        _bench.Pass(Duration.FromMinutes(2));
        var past = Later(_bench.Showing(2, version: 2), -Ahead);

        _bench.Take(past);
        _bench.Pass(Duration.FromSeconds(1));
        var asks = _bench.State.Asks;
        Assert.NotEqual(0, asks);
        Answer(Today, _bench.Board.Boot, asks);
        _bench.Take(past);
        _bench.Pass(Duration.FromSeconds(1));

        Assert.Equal(0, _bench.State.Asks);
    }

    /// <summary>Whoever could guess it could have the hub answer today what is handed to the board next week.</summary>
    [Fact]
    public void Question_CannotBeGuessed()
    {
        var (first, second) = (Asked(), Asked());

        Assert.NotEqual(first, second);
        Assert.InRange(Math.Min(first, second), 1_000, (1L << 53) - 1);

        long Asked()
        {
            var bench = new BoardBench(question: null);
            bench.Connect();
            return bench.State.Asks;
        }
    }

    [Fact]
    public void Identify_UnderAClockThatWasAhead_DoesNotLastUntilThen()
    {
        _bench.Connect();
        _bench.Take(_bench.Showing(1));
        Answer(Today + Ahead, _bench.Board.Boot, _bench.State.Asks);
        _bench.Receive(
            new Topic.OfBoard(BoardBench.Lobby, BoardChannel.Command),
            WireJson.Sign(new BoardCommand(BoardBench.Lobby, CommandKind.Identify, Now, "", 0, 1, Now + Duration.FromSeconds(30)), Jws.CommandType, _bench.Key));
        Assert.Equal(ShownReason.Identify, _bench.Shown.Reason);

        _bench.Connect();
        Answer(Today, _bench.Board.Boot, _bench.State.Asks);
        Assert.Equal(ShownReason.Identify, _bench.Shown.Reason);
        _bench.Pass(Duration.FromSeconds(16));

        Assert.Equal("normal", _bench.Shown.Reason);
    }

    private static readonly Duration Ahead = Duration.FromDays(300);

    /// <summary>The true time.</summary>
    private Instant Today => _bench.Wall;

    /// <summary>The same as it is signed that much later.</summary>
    private static Manifest Later(Manifest manifest, Duration by) => manifest with
    {
        IssuedAt = manifest.IssuedAt + by,
        LeaseUntil = manifest.LeaseUntil + by,
        Segments = [.. manifest.Segments.Select(s => s with { From = s.From + by, Until = s.Until + by })],
    };

    /// <summary>A hub with <c>--now</c> has taken the place of the other: its answer comes before its manifest, as it does to a board that has just got its link back.</summary>
    private void FollowATrialOf(Duration by)
    {
        _bench.Connect();
        Answer(Today + by, _bench.Board.Boot, _bench.State.Asks);
        _bench.Take(Later(_bench.Showing(2, version: 2), by) with { Trial = true });
    }

    private void Answer(Instant time, string boot, long asks, bool isTrial = false) => _bench.Receive(
        new Topic.OfBoard(BoardBench.Lobby, BoardChannel.Command),
        WireJson.Sign(new BoardCommand(BoardBench.Lobby, "time", time, boot, asks, Trial: isTrial), Jws.CommandType, _bench.Key));
}
