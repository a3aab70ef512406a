using NodaTime;
using SignageHub.Push.BoardSide;
using SignageHub.Push.Keys;
using SignageHub.Push.Messages;
using SignageHub.Push.Plays;
using SignageHub.Push.Topics;

namespace SignageHub.Push.Tests.BoardSide;

public sealed class PlayKeepingTests
{
    private readonly BoardBench _bench = new();

    private IEnumerable<PlayBatch> Batches => _bench.Sent.Where(m => m.Topic is Topic.OfBoard { Channel: BoardChannel.Plays }).Select(m => WireJson.Read<PlayBatch>(m.Payload)!);

    [Fact]
    public void Hour_ThatIsOver_IsOneRowForTheSceneAndOneForTheDark()
    {
        _bench.Take(_bench.Showing(1));
        Watch(Duration.FromMinutes(30));
        _bench.Order(1, dark: true);
        Watch(Duration.FromMinutes(31));
        _bench.Connect();

        var plays = Assert.Single(Batches).Plays;

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
        Watch(Duration.FromMinutes(125), Duration.FromSeconds(3));
        _bench.Connect();

        // Then each hour's row has all of its hour, and each turn is counted once.
        var plays = Batches.Last().Plays;
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
        Watch(Duration.FromMinutes(30));
        var back = Duration.FromMinutes(20);
        for (var left = Duration.FromMinutes(51); left > Duration.Zero; left -= Duration.FromSeconds(1))
        {
            _bench.Board.Displayed(_bench.Shown, _bench.Board.Lit.Version, _bench.Board.Now(_bench.Clock) - back, _bench.Clock);
            _bench.Pass(Duration.FromSeconds(1));
        }

        _bench.Connect();

        var play = Assert.Single(Batches.Last().Plays);
        Assert.Equal((play.Until - play.From).TotalMilliseconds, play.Lit, 1000.0);
        Assert.Null(PlayLimits.Broken(play));
    }

    [Fact]
    public void Plays_AreRepeatedUntilTheHubAcknowledges_AndThenLeaveTheDisk()
    {
        _bench.Connect();
        _bench.Take(_bench.Showing(1));
        Watch(Duration.FromMinutes(61));
        Assert.True(Batches.Count() > 1);
        Assert.All(Batches, batch => Assert.Equal(1, batch.Plays[0].Number));

        Acknowledge(_bench.Board.Boot, 1);

        Assert.Empty(_bench.Disk.List("plays"));
        _bench.Sent.Clear();
        _bench.Pass(Duration.FromMinutes(5));
        Assert.Empty(Batches);
    }

    [Fact]
    public void Hour_UnderAHubWhoseClockWasSet_IsNoPlay()
    {
        _bench.Take(_bench.Showing(1) with { Trial = true });
        Watch(Duration.FromMinutes(61));
        _bench.Connect();

        Assert.Equal(BoardBench.Id(1), _bench.Frame);
        Assert.Empty(Batches);
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
        Watch(Duration.FromMinutes(61));

        Assert.Equal(BoardBench.Id(1), _bench.Frame);
        Assert.Empty(Batches);
    }

    /// <summary>A trial's manifest moves the time as soon as it is taken, before it can be lit.</summary>
    [Fact]
    public void Hour_InWhichATrialsManifestWaitsForItsFrames_IsNoPlay()
    {
        _bench.Take(_bench.Showing(1));
        var trial = _bench.Showing(2, version: 2);
        _bench.Take(trial with { Trial = true, IssuedAt = trial.IssuedAt + Duration.FromHours(3) }, withFrames: false);
        Watch(Duration.FromMinutes(61));
        _bench.Connect();

        Assert.Equal(BoardBench.Id(1), _bench.Frame);
        Assert.Empty(Batches);
    }

    [Fact]
    public void BoardWithAKey_SignsItsStateAndItsPlays()
    {
        using var own = SigningKey.Create();
        _bench.Restart(own);
        _bench.Connect();
        _bench.Take(_bench.Showing(1));
        Watch(Duration.FromMinutes(61));

        var said = _bench.Sent.Where(m => m.Topic is Topic.OfBoard { Channel: BoardChannel.State or BoardChannel.Plays }).ToList();
        Assert.Contains(said, m => WireJson.Verify<PlayBatch>(System.Text.Encoding.ASCII.GetString(m.Payload), Jws.PlaysType, [own.Public]) is { Plays.Count: 1 });
        Assert.All(said, m => Assert.NotEqual((byte)'{', m.Payload[0]));
    }

    [Fact]
    public void Acknowledgement_OfAStranger_MakesNothingForgotten()
    {
        using var stranger = SigningKey.Create();
        _bench.Take(_bench.Showing(1));
        Watch(Duration.FromMinutes(61));

        Acknowledge(_bench.Board.Boot, 1, stranger);

        Assert.NotEmpty(_bench.Disk.List("plays"));
    }

    [Fact]
    public void PowerCut_WithinTheHour_CostsAtMostAMinuteOfProof()
    {
        _bench.Take(_bench.Showing(1));
        Watch(Duration.FromMinutes(20));
        var boot = _bench.Board.Boot;

        _bench.Restart();
        _bench.Connect();

        var batch = Assert.Single(Batches);
        Assert.Equal(boot, batch.Boot);
        Assert.InRange(batch.Plays[0].Lit, Duration.FromMinutes(19).TotalMilliseconds - 1000, Duration.FromMinutes(20).TotalMilliseconds);
    }

    [Fact]
    public void PowerCut_WithinTheHour_AfterAllEarlierOnesWereAcknowledged_KeepsThisHourToo()
    {
        _bench.Connect();
        _bench.Take(_bench.Showing(1));
        Watch(Duration.FromMinutes(61));
        var boot = _bench.Board.Boot;
        Acknowledge(boot, 1);
        Assert.Empty(_bench.Disk.List("plays"));
        Watch(Duration.FromMinutes(20));
        _bench.Sent.Clear();

        _bench.Restart();
        _bench.Connect();

        var batch = Assert.Single(Batches);
        Assert.Equal((boot, 2L), (batch.Boot, Assert.Single(batch.Plays).Number));
    }

    [Fact]
    public void TornEndOfTheJournal_IsPassedOver()
    {
        _bench.Take(_bench.Showing(1));
        Watch(Duration.FromMinutes(61));
        Watch(Duration.FromMinutes(60));
        var (name, bytes) = _bench.Disk.List("plays")[0];
        _bench.Disk.Files[name] = _bench.Disk.Files[name][..((int)bytes - 7)];

        _bench.Restart();
        _bench.Connect();

        Assert.Equal([1L], Batches.First().Plays.Select(p => p.Number));
    }

    [Fact]
    public void LineOfTheJournalThatRots_CostsItsRow_AndThoseBehindItAreHandedIn()
    {
        _bench.Take(_bench.Showing(1));
        Watch(Duration.FromMinutes(241));
        var boot = _bench.Board.Boot;
        var name = _bench.Disk.List("plays")[0].Name;
        var rotten = Rot(name, line: 2);

        _bench.Restart();
        _bench.Connect();

        var batch = Batches.First(its => its.Boot == boot);
        Assert.Equal([1L, 3L, 4L], batch.Plays.Select(p => p.Number).Take(3));
        Assert.Equal(rotten, _bench.Disk.Files[name.Replace("plays/", "plays-damaged/", StringComparison.Ordinal)]);
        Assert.Contains("disk", _bench.State.Troubles);
    }

    /// <summary>The rows of an hour are written in one call, and a power cut leaves out the block of the first: the second stands there whole, and neither is lost.</summary>
    [Fact]
    public void BlockOfTheJournalThatAPowerCutLeftOut_CostsNothingThatWasOpen()
    {
        _bench.Take(_bench.Showing(1));
        Watch(Duration.FromMinutes(30));
        _bench.Order(1, dark: true);
        Watch(Duration.FromMinutes(29));
        var open = _bench.Disk.Files["plays-open"];
        Watch(Duration.FromMinutes(2));
        var boot = _bench.Board.Boot;
        var (name, _) = Assert.Single(_bench.Disk.List("plays"));
        var journal = _bench.Disk.Files[name];
        journal.AsSpan(Array.IndexOf(journal, (byte)'\n') + 12, 20).Clear();
        _bench.Disk.Files["plays-open"] = open;

        _bench.Restart();
        _bench.Connect();

        Assert.Equal([1L, 2L], Batches.First(its => its.Boot == boot).Plays.Select(p => p.Number));
    }

    [Fact]
    public void LastLineOfABootThatRots_IsAGapThatTheHubCounts()
    {
        _bench.Take(_bench.Showing(1));
        Watch(Duration.FromMinutes(181));
        var boot = _bench.Board.Boot;
        _bench.Board.Stop(_bench.Clock);
        var name = _bench.Disk.List("plays")[0].Name;
        Rot(name, line: 4);

        _bench.Restart();
        _bench.Connect();
        var table = new PlayTable(BoardBench.Lobby, new MemoryDisk());
        var through = table.Take(Batches.First(its => its.Boot == boot), _bench.Wall);

        Assert.Equal(4, through);
        Assert.Equal([(1L, 0L), (2L, 0L), (3L, 0L), (4L, 1L)], table.Rows().Select(row => (row.Number, row.Missing)));
    }

    [Fact]
    public void FileOfTheJournalThatCannotBeRead_IsNotDeleted()
    {
        _bench.Take(_bench.Showing(1));
        Watch(Duration.FromMinutes(61));
        var (boot, name) = (_bench.Board.Boot, _bench.Disk.List("plays")[0].Name);
        _bench.Disk.Unreadable = name;
        _bench.Restart();
        Assert.Contains(name, _bench.Disk.Files.Keys);

        _bench.Disk.Unreadable = null;
        _bench.Restart();
        _bench.Connect();

        Assert.Equal((boot, 1L), (Batches.First().Boot, Batches.First().Plays[0].Number));
    }

    [Fact]
    public void FileOfTheJournalWithoutAGoodLine_IsSetAside_AndThoseAreBounded()
    {
        _bench.Take(_bench.Showing(1));
        for (var i = 1; i <= PlayJournal.MostAside + 4; i++)
        {
            _bench.Disk.Files[$"plays/{i:D10}"] = "garbage\nand more\n"u8.ToArray();
            _bench.Disk.Files["plays/lost+found"] = [];
            _bench.Restart();
        }

        Assert.DoesNotContain(_bench.Disk.List("plays"), file => file.Bytes > 0 && _bench.Disk.Files[file.Name][0] == (byte)'g');
        Assert.Equal(PlayJournal.MostAside, _bench.Disk.List("plays-damaged").Count);
        Watch(Duration.FromMinutes(61));
        Assert.NotEmpty(_bench.Disk.List("plays"));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(90)]
    public void PowerCut_WhoseNextStartFindsTheDiskFull_LosesNothingOfTheHourBefore(int minutesFull)
    {
        _bench.Take(_bench.Showing(1));
        Watch(Duration.FromMinutes(20));
        var boot = _bench.Board.Boot;
        _bench.Disk.IsFull = true;
        _bench.Restart();
        Watch(Duration.FromMinutes(minutesFull));

        _bench.Disk.IsFull = false;
        Watch(Duration.FromMinutes(120));
        _bench.Connect();
        Acknowledge(_bench.Board.Boot, 1000);
        Watch(Duration.FromMinutes(1));

        var play = Batches.First(its => its.Boot == boot).Plays.Single();
        Assert.InRange(play.Lit, Duration.FromMinutes(19).TotalMilliseconds - 1000, Duration.FromMinutes(20).TotalMilliseconds);
        _bench.Restart();
        Assert.Single(Batches.Where(its => its.Boot == boot).SelectMany(its => its.Plays).DistinctBy(its => its.Number));
    }

    private byte[] Rot(string name, int line)
    {
        var text = System.Text.Encoding.UTF8.GetString(_bench.Disk.Files[name]).Split('\n');
        text[line] = text[line].Replace("\"reason\":\"n", "\"reason\":\"m", StringComparison.Ordinal);
        return _bench.Disk.Files[name] = System.Text.Encoding.UTF8.GetBytes(string.Join('\n', text));
    }

    [Fact]
    public void Disk_ThatIsFull_LosesNoPlayOnceItIsWellAgain()
    {
        _bench.Take(_bench.Showing(1));
        _bench.Disk.IsFull = true;
        Watch(Duration.FromMinutes(61));

        _bench.Disk.IsFull = false;
        Watch(Duration.FromMinutes(60));
        _bench.Connect();

        Assert.Equal([1L, 2L], Batches.First().Plays.Select(p => p.Number));
    }

    [Fact]
    public void NinetyDaysOffline_WithTwentyScenes_FitIntoThirtyTwoMegabytes()
    {
        var journal = new PlayJournal(_bench.Disk, BoardRule.All);
        journal.Load("000001-00000001");
        var row = new Play
        {
            Number = 0,
            From = ManifestSample.Issued,
            Until = ManifestSample.Issued,
            Lit = 3_599_123,
            Count = 360,
            Scene = "0123456789abcdef",
            Entry = "647-KH-SCT-ngay-nuoc-the-gioi/12",
            Reason = "exclusive",
            Version = 1_700_000_000_000,
        };
        for (var hour = 0; hour < 90 * 24; hour++)
            journal.Add(Enumerable.Repeat(row, 20));

        Assert.InRange(journal.Bytes, 1, PlayJournal.MostBytes);
        Assert.Equal(1, journal.Next(1)!.Value.Plays[0].Number);
    }

    [Fact]
    public void Journal_ThatIsFull_DropsTheOldest()
    {
        var journal = new PlayJournal(_bench.Disk, BoardRule.All);
        journal.Load("000001-00000001");
        var row = new Play { Number = 0, From = ManifestSample.Issued, Until = ManifestSample.Issued, Lit = 0, Count = 1, Entry = new string('x', 30_000), Reason = "normal", Version = 1 };
        for (var i = 0; i < 1200; i++)
            journal.Add([row]);

        Assert.InRange(journal.Bytes, 1, PlayJournal.MostBytes);
        Assert.InRange(journal.Next(1)!.Value.Plays[0].Number, 2, 1200);
    }

    private void Watch(Duration time) => Watch(time, Duration.FromSeconds(1));

    private void Watch(Duration time, Duration step)
    {
        for (var left = time; left > Duration.Zero; left -= step)
        {
            _bench.Board.Displayed(_bench.Shown, _bench.Board.Lit.Version, _bench.Board.Now(_bench.Clock), _bench.Clock);
            _bench.Pass(step);
        }
    }

    private void Acknowledge(string boot, long through, SigningKey? key = null) => _bench.Receive(
        new Topic.OfBoard(BoardBench.Lobby, BoardChannel.PlaysAck), WireJson.Sign(new PlaysAck(BoardBench.Lobby, boot, through), Jws.AckType, key ?? _bench.Key));
}
