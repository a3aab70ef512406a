using System.Text;
using NodaTime;
using SignageHub.Push.BoardSide;
using SignageHub.Push.Messages;
using SignageHub.Push.Plays;

namespace SignageHub.Push.Tests.BoardSide;

public sealed class PlayJournalTests
{
    private readonly BoardBench _bench = new();

    [Fact]
    public void TornEndOfTheJournal_IsPassedOver()
    {
        _bench.Take(_bench.Showing(1));
        _bench.Watch(Duration.FromMinutes(61));
        _bench.Watch(Duration.FromMinutes(60));
        var (name, bytes) = _bench.Disk.List("plays")[0];
        _bench.Disk.Files[name] = _bench.Disk.Files[name][..((int)bytes - 7)];

        _bench.Restart();
        _bench.Connect();

        Assert.Equal([1L], _bench.Batches.First().Plays.Select(p => p.Number));
    }

    [Fact]
    public void LineOfTheJournalThatRots_CostsItsRow_AndThoseBehindItAreHandedIn()
    {
        _bench.Take(_bench.Showing(1));
        _bench.Watch(Duration.FromMinutes(241));
        var boot = _bench.Board.Boot;
        var name = _bench.Disk.List("plays")[0].Name;
        var rotten = Rot(name, line: 2);

        _bench.Restart();
        _bench.Connect();

        var batch = _bench.Batches.First(its => its.Boot == boot);
        Assert.Equal([1L, 3L, 4L], batch.Plays.Select(p => p.Number).Take(3));
        Assert.Equal(rotten, _bench.Disk.Files[name.Replace("plays/", "plays-damaged/", StringComparison.Ordinal)]);
        Assert.Contains("disk", _bench.State.Troubles);
    }

    /// <summary>The rows of an hour are written in one call, and a power cut leaves out the block of the first: the second stands there whole, and neither is lost.</summary>
    [Fact]
    public void BlockOfTheJournalThatAPowerCutLeftOut_CostsNothingThatWasOpen()
    {
        _bench.Take(_bench.Showing(1));
        _bench.Watch(Duration.FromMinutes(30));
        _bench.Order(1, dark: true);
        _bench.Watch(Duration.FromMinutes(29));
        var open = _bench.Disk.Files["plays-open"];
        _bench.Watch(Duration.FromMinutes(2));
        var boot = _bench.Board.Boot;
        var (name, _) = Assert.Single(_bench.Disk.List("plays"));
        var journal = _bench.Disk.Files[name];
        journal.AsSpan(Array.IndexOf(journal, (byte)'\n') + 12, 20).Clear();
        _bench.Disk.Files["plays-open"] = open;

        _bench.Restart();
        _bench.Connect();

        Assert.Equal([1L, 2L], _bench.Batches.First(its => its.Boot == boot).Plays.Select(p => p.Number));
    }

    [Fact]
    public void LastLineOfABootThatRots_IsAGapThatTheHubCounts()
    {
        _bench.Take(_bench.Showing(1));
        _bench.Watch(Duration.FromMinutes(181));
        var boot = _bench.Board.Boot;
        _bench.Board.Stop(_bench.Clock);
        var name = _bench.Disk.List("plays")[0].Name;
        Rot(name, line: 4);

        _bench.Restart();
        _bench.Connect();
        var table = new PlayTable(BoardBench.Lobby, new MemoryDisk());
        var through = table.Take(_bench.Batches.First(its => its.Boot == boot), _bench.Wall);

        Assert.Equal(4, through);
        Assert.Equal([(1L, 0L), (2L, 0L), (3L, 0L), (4L, 1L)], table.Rows().Select(row => (row.Number, row.Missing)));
    }

    [Fact]
    public void FileOfTheJournalThatCannotBeRead_IsNotDeleted()
    {
        _bench.Take(_bench.Showing(1));
        _bench.Watch(Duration.FromMinutes(61));
        var (boot, name) = (_bench.Board.Boot, _bench.Disk.List("plays")[0].Name);
        _bench.Disk.Unreadable = name;
        _bench.Restart();
        Assert.Contains(name, _bench.Disk.Files.Keys);

        _bench.Disk.Unreadable = null;
        _bench.Restart();
        _bench.Connect();

        Assert.Equal((boot, 1L), (_bench.Batches.First().Boot, _bench.Batches.First().Plays[0].Number));
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
        _bench.Watch(Duration.FromMinutes(61));
        Assert.NotEmpty(_bench.Disk.List("plays"));
    }

    private byte[] Rot(string name, int line)
    {
        var text = System.Text.Encoding.UTF8.GetString(_bench.Disk.Files[name]).Split('\n');
        text[line] = text[line].Replace("\"reason\":\"n", "\"reason\":\"m", StringComparison.Ordinal);
        return _bench.Disk.Files[name] = System.Text.Encoding.UTF8.GetBytes(string.Join('\n', text));
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
}
