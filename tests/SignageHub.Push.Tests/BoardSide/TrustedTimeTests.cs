using NodaTime;
using SignageHub.Push.Keys;
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
    public void Question_IsAskedUntilItIsAnswered_AndAgainAnHourLater()
    {
        _bench.Connect();
        Assert.Equal(1, _bench.State.Asks);

        Answer(ManifestSample.Issued, _bench.Board.Boot, 1);
        _bench.Pass(Duration.FromSeconds(1));
        Assert.Equal(0, _bench.State.Asks);
        _bench.Pass(Duration.FromHours(1));
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

    private void Answer(Instant time, string boot, long asks) => _bench.Receive(
        new Topic.OfBoard(BoardBench.Lobby, BoardChannel.Command),
        WireJson.Sign(new BoardCommand(BoardBench.Lobby, "time", time, boot, asks), Jws.CommandType, _bench.Key));
}
