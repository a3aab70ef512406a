using System.Text;
using NodaTime;
using SignageHub.Core.Frames;
using SignageHub.Push.BoardSide;

namespace SignageHub.Push.Tests.BoardSide;

public sealed class BoardDiskTests
{
    private readonly BoardBench _bench = new();

    [Fact]
    public void StoredManifest_WithAnyByteChanged_LightsNothingElseAndStopsNothing()
    {
        var lit = new HashSet<FrameId?>();
        _bench.Take(_bench.Showing(1));
        var next = _bench.Showing(1, version: 2);
        var memory = _bench.Disk.Read("memory")!;
        for (var i = 0; i < memory.Length; i++)
        {
            var changed = (byte[])memory.Clone();
            changed[i] ^= 1;
            _bench.Disk.Files["memory"] = changed;
            _bench.Restart();
            lit.Add(_bench.Frame);
            _bench.Take(next, withFrames: false);
            Assert.Equal(2, _bench.Board.Lit.Version);
        }

        Assert.Subset(new HashSet<FrameId?> { null, BoardBench.Id(1) }, lit);
    }

    [Fact]
    public void Frame_ChangedOnTheDisk_IsNotLitAndIsAskedForAgain()
    {
        _bench.Take(_bench.Showing(1));
        _bench.Disk.Files[$"frames/{BoardBench.Id(1)}.png"] = BoardBench.Png(9);

        _bench.Restart();
        Assert.Equal((ShownReason.FramesMissing, null), (_bench.Shown.Reason, _bench.Frame));
        Assert.Equal([BoardBench.Id(1)], _bench.Wants);

        _bench.TakeFrame(1);
        Assert.Equal(BoardBench.Id(1), _bench.Frame);
    }

    [Fact]
    public void Disk_ThatIsFull_KeepsTheOldLitSaysSoAndIsTriedAgain()
    {
        _bench.Connect();
        _bench.Take(_bench.Showing(1));
        _bench.Disk.IsFull = true;

        _bench.Take(_bench.Showing(2, version: 2));
        _bench.Pass(Duration.FromSeconds(1));
        Assert.Equal((BoardBench.Id(1), "disk"), (_bench.Frame, Assert.Single(_bench.State.Troubles)));

        _bench.Disk.IsFull = false;
        _bench.Pass(Duration.FromSeconds(5));
        _bench.TakeFrame(2);
        _bench.Pass(Duration.FromSeconds(1));
        Assert.Equal((BoardBench.Id(2), 0), (_bench.Frame, _bench.State.Troubles.Count));
    }

    [Fact]
    public void Disk_WithADamagedFile_IsTroubleUntilThatIsWrittenAnew()
    {
        _bench.Connect();
        _bench.Take(_bench.Showing(1));
        _bench.Disk.Replace("memory", "torn"u8);
        _bench.Restart();
        _bench.Connect();
        _bench.Pass(Duration.FromSeconds(1));
        Assert.Equal("disk", Assert.Single(_bench.State.Troubles));

        _bench.Take(_bench.Showing(1, version: 2));
        _bench.Pass(Duration.FromSeconds(1));

        Assert.Empty(_bench.State.Troubles);
    }

    [Fact]
    public void Disk_ThatIsReadOnlyFromTheStart_LightsWhatItHolds()
    {
        _bench.Take(_bench.Showing(1));
        _bench.Disk.IsFull = true;

        _bench.Restart();

        Assert.Equal(BoardBench.Id(1), _bench.Frame);
    }

    [Fact]
    public void Store_WithRubbishInEveryFile_LightsNothingWrong_AndTakesWhatTheHubSends()
    {
        _bench.Take(_bench.Showing(1));
        _bench.Board.BlankHere(dark: true, _bench.Clock);
        _bench.Board.BlankHere(dark: false, _bench.Clock);
        foreach (var rubbish in new[] { Array.Empty<byte>(), [0], Encoding.ASCII.GetBytes(new string('9', 5_000)), [.. Enumerable.Repeat((byte)0xFF, 5_000)] })
        {
            foreach (var name in _bench.Disk.Files.Keys.ToList())
                _bench.Disk.Files[name] = rubbish;

            _bench.Restart();
            Assert.Null(_bench.Frame);
            _bench.Take(_bench.Showing(2, version: 2));
            Assert.Equal(BoardBench.Id(2), _bench.Frame);
        }
    }
}
