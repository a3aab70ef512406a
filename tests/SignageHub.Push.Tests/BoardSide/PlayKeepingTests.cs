using System.Text;
using NodaTime;
using SignageHub.Push.Keys;
using SignageHub.Push.Messages;
using SignageHub.Push.Plays;
using SignageHub.Push.Topics;

namespace SignageHub.Push.Tests.BoardSide;

public sealed class PlayKeepingTests
{
    private readonly BoardBench _bench = new();

    [Fact]
    public void Hour_ThatIsOver_IsOneRowForTheSceneAndOneForTheDark()
    {
        _bench.Take(_bench.Showing(1));
        _bench.Watch(Duration.FromMinutes(30));
        _bench.Order(1, dark: true);
        _bench.Watch(Duration.FromMinutes(31));
        _bench.Connect();

        var plays = Assert.Single(_bench.Batches).Plays;

        Assert.Equal([("s1", "normal", 1L), (null, "blank", 2L)], plays.Select(p => (p.Scene, p.Reason, p.Number)));
        Assert.Equal((ManifestSample.Issued, 180, "plan/1", 1L), (plays[0].From, plays[0].Count, plays[0].Entry, plays[0].Version));
        Assert.Equal(Duration.FromMinutes(30).TotalMilliseconds, plays[0].Lit, 1000.0);
    }

    [Fact]
    public void TurnThatGoesOnOverTheHour_IsCountedOnce_AndNothingOfItIsLost()
    {
        // Given looks every three seconds, none of them at the turn of an hour, and turns of seven seconds, which lie across it.
        var manifest = _bench.Showing(1);
        _bench.Take(manifest with { Scenes = [manifest.Scenes[0] with { Seconds = [7m] }] });
        _bench.Pass(Duration.FromSeconds(4));
        var first = _bench.Wall.ToUnixTimeSeconds() / 7;

        // When two hours are over.
        _bench.Watch(Duration.FromMinutes(125), Duration.FromSeconds(3));
        _bench.Connect();

        // Then each hour's row has all of its hour, and each turn is counted once.
        var plays = _bench.Batches.Last().Plays;
        var hours = (ManifestSample.Issued + Duration.FromHours(1), ManifestSample.Issued + Duration.FromHours(2));
        Assert.Equal([3_596_000, 3_600_000], plays.Select(p => p.Lit));
        Assert.Equal(hours, (plays[0].Until, plays[1].Until));
        Assert.Equal(hours.Item1, plays[1].From);
        Assert.Equal(((hours.Item2.ToUnixTimeSeconds() - 1) / 7) - first + 1, plays.Sum(p => p.Count));
    }

    [Fact]
    public void Clock_ThatIsPutBack_GoesThroughMinutesTwice_ButNoRowClaimsMoreThanItsTime()
    {
        // Half an hour, then the clock is put back to the tenth minute, and on to the next hour.
        _bench.Take(_bench.Showing(1));
        _bench.Watch(Duration.FromMinutes(30));
        var back = Duration.FromMinutes(20);
        for (var left = Duration.FromMinutes(51); left > Duration.Zero; left -= Duration.FromSeconds(1))
        {
            _bench.Board.Displayed(_bench.Shown, _bench.Board.Lit.Version, _bench.Board.Now(_bench.Clock) - back, _bench.Clock);
            _bench.Pass(Duration.FromSeconds(1));
        }

        _bench.Connect();

        var play = Assert.Single(_bench.Batches.Last().Plays);
        Assert.Equal((play.Until - play.From).TotalMilliseconds, play.Lit, 1000.0);
        Assert.Null(PlayLimits.Broken(play));
    }

    [Fact]
    public void Plays_AreRepeatedUntilTheHubAcknowledges_AndThenLeaveTheDisk()
    {
        _bench.Connect();
        _bench.Take(_bench.Showing(1));
        _bench.Watch(Duration.FromMinutes(61));
        Assert.True(_bench.Batches.Count() > 1);
        Assert.All(_bench.Batches, batch => Assert.Equal(1, batch.Plays[0].Number));

        _bench.Acknowledge(_bench.Board.Boot, 1);

        Assert.Empty(_bench.Disk.List("plays"));
        _bench.Sent.Clear();
        _bench.Pass(Duration.FromMinutes(5));
        Assert.Empty(_bench.Batches);
    }

    [Fact]
    public void Hour_UnderAHubWhoseClockWasSet_IsNoPlay()
    {
        _bench.Take(_bench.Showing(1) with { Trial = true });
        _bench.Watch(Duration.FromMinutes(61));
        _bench.Connect();

        Assert.Equal(BoardBench.Id(1), _bench.Frame);
        Assert.Empty(_bench.Batches);
    }

    /// <summary>The time of a trial comes before its manifest: what the ordinary one lights by it was never lit on that day.</summary>
    [Fact]
    public void Hour_ByTheTimeOfAHubWhoseClockWasSet_IsNoPlay()
    {
        _bench.Take(_bench.Showing(1));
        _bench.Connect();
        _bench.Receive(
            new Topic.OfBoard(BoardBench.Lobby, BoardChannel.Command),
            WireJson.Sign(new BoardCommand(BoardBench.Lobby, "time", _bench.Wall + Duration.FromHours(3), _bench.Board.Boot, _bench.State.Asks, Trial: true), Jws.CommandType, _bench.Key));
        _bench.Watch(Duration.FromMinutes(61));

        Assert.Equal(BoardBench.Id(1), _bench.Frame);
        Assert.Empty(_bench.Batches);
    }

    /// <summary>A trial's manifest moves the time as soon as it is taken, before it can be lit.</summary>
    [Fact]
    public void Hour_InWhichATrialsManifestWaitsForItsFrames_IsNoPlay()
    {
        _bench.Take(_bench.Showing(1));
        var trial = _bench.Showing(2, version: 2);
        _bench.Take(trial with { Trial = true, IssuedAt = trial.IssuedAt + Duration.FromHours(3) }, withFrames: false);
        _bench.Watch(Duration.FromMinutes(61));
        _bench.Connect();

        Assert.Equal(BoardBench.Id(1), _bench.Frame);
        Assert.Empty(_bench.Batches);
    }

    [Fact]
    public void BoardWithAKey_SignsItsStateAndItsPlays()
    {
        using var own = SigningKey.Create();
        _bench.Restart(own);
        _bench.Connect();
        _bench.Take(_bench.Showing(1));
        _bench.Watch(Duration.FromMinutes(61));

        var said = _bench.Sent.Where(m => m.Topic is Topic.OfBoard { Channel: BoardChannel.State or BoardChannel.Plays }).ToList();
        Assert.Contains(said, m => WireJson.Verify<PlayBatch>(System.Text.Encoding.ASCII.GetString(m.Payload), Jws.PlaysType, [own.Public]) is { Plays.Count: 1 });
        Assert.All(said, m => Assert.NotEqual((byte)'{', m.Payload[0]));
    }

    [Fact]
    public void Acknowledgement_OfAStranger_MakesNothingForgotten()
    {
        using var stranger = SigningKey.Create();
        _bench.Take(_bench.Showing(1));
        _bench.Watch(Duration.FromMinutes(61));

        _bench.Acknowledge(_bench.Board.Boot, 1, stranger);

        Assert.NotEmpty(_bench.Disk.List("plays"));
    }

    [Fact]
    public void PowerCut_WithinTheHour_CostsAtMostAMinuteOfProof()
    {
        _bench.Take(_bench.Showing(1));
        _bench.Watch(Duration.FromMinutes(20));
        var boot = _bench.Board.Boot;

        _bench.Restart();
        _bench.Connect();

        var batch = Assert.Single(_bench.Batches);
        Assert.Equal(boot, batch.Boot);
        Assert.InRange(batch.Plays[0].Lit, Duration.FromMinutes(19).TotalMilliseconds - 1000, Duration.FromMinutes(20).TotalMilliseconds);
    }

    [Fact]
    public void PowerCut_WithinTheHour_AfterAllEarlierOnesWereAcknowledged_KeepsThisHourToo()
    {
        _bench.Connect();
        _bench.Take(_bench.Showing(1));
        _bench.Watch(Duration.FromMinutes(61));
        var boot = _bench.Board.Boot;
        _bench.Acknowledge(boot, 1);
        Assert.Empty(_bench.Disk.List("plays"));
        _bench.Watch(Duration.FromMinutes(20));
        _bench.Sent.Clear();

        _bench.Restart();
        _bench.Connect();

        var batch = Assert.Single(_bench.Batches);
        Assert.Equal((boot, 2L), (batch.Boot, Assert.Single(batch.Plays).Number));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(90)]
    public void PowerCut_WhoseNextStartFindsTheDiskFull_LosesNothingOfTheHourBefore(int minutesFull)
    {
        _bench.Take(_bench.Showing(1));
        _bench.Watch(Duration.FromMinutes(20));
        var boot = _bench.Board.Boot;
        _bench.Disk.IsFull = true;
        _bench.Restart();
        _bench.Watch(Duration.FromMinutes(minutesFull));

        _bench.Disk.IsFull = false;
        _bench.Watch(Duration.FromMinutes(120));
        _bench.Connect();
        _bench.Acknowledge(_bench.Board.Boot, 1000);
        _bench.Watch(Duration.FromMinutes(1));

        var play = _bench.Batches.First(its => its.Boot == boot).Plays.Single();
        Assert.InRange(play.Lit, Duration.FromMinutes(19).TotalMilliseconds - 1000, Duration.FromMinutes(20).TotalMilliseconds);
        _bench.Restart();
        Assert.Single(_bench.Batches.Where(its => its.Boot == boot).SelectMany(its => its.Plays).DistinctBy(its => its.Number));
    }

    [Fact]
    public void Disk_ThatIsFull_LosesNoPlayOnceItIsWellAgain()
    {
        _bench.Take(_bench.Showing(1));
        _bench.Disk.IsFull = true;
        _bench.Watch(Duration.FromMinutes(61));

        _bench.Disk.IsFull = false;
        _bench.Watch(Duration.FromMinutes(60));
        _bench.Connect();

        Assert.Equal([1L, 2L], _bench.Batches.First().Plays.Select(p => p.Number));
    }
}
