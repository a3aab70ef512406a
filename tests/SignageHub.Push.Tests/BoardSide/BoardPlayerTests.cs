using System.Text;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Push.BoardSide;
using SignageHub.Push.Topics;
using SignageHub.Testing;

namespace SignageHub.Push.Tests.BoardSide;

public sealed class BoardPlayerTests
{
    private readonly BoardBench _bench = new();

    [Fact]
    public void DisplayThatStandsStillAgainAndAgain_GetsTheFallbackForTenMinutes()
    {
        var bench = new BoardBench();
        bench.Take(bench.Showing(1, fallback: 2));

        bench.Board.Stalled(bench.Clock);
        Assert.Equal((BoardBench.Id(2), ShownReason.Stalled), (bench.Frame, bench.Shown.Reason));
        bench.Pass(Duration.FromMinutes(10) - Duration.FromSeconds(1));
        Assert.Equal(BoardBench.Id(2), bench.Frame);
        bench.Pass(Duration.FromSeconds(1));

        Assert.Equal((BoardBench.Id(1), "normal"), (bench.Frame, bench.Shown.Reason));
    }

    [Fact]
    public void DisplayThatStandsStill_StaysDarkWhereItIsToBe()
    {
        var bench = new BoardBench();
        var manifest = bench.Showing(1, fallback: 2);
        bench.Take(manifest with { Segments = [manifest.Segments[0] with { State = "off", Scenes = [] }] });

        bench.Board.Stalled(bench.Clock);

        Assert.Equal((null, "off"), (bench.Frame, bench.Shown.Reason));
    }

    [Fact]
    public void Board_WithoutAManifest_ShowsItsOwnNameAndSaysSo()
    {
        _bench.Connect();

        Assert.Equal("identity", _bench.Shown.Scene!.Id);
        Assert.Equal((ShownReason.Waiting, 0L), (_bench.State.Reason, _bench.State.Version));
    }

    [Fact]
    public void Identity_IsReadable() => Snapshot.Match(
        string.Concat(new[] { "lobby-1", "abcdefghijklmnopqrs", "tuvwxyz-0123456789" }.Select(name =>
            FrameText.Of(IdentityCard.Of(BoardId.Parse(name), new PixelSize(80, 12)).Scene.Frames[0]) + "\n")));

    [Fact]
    public void Manifest_WithItsFrames_IsLitAndReported()
    {
        _bench.Connect();

        _bench.Take(_bench.Showing(1, version: 7));
        _bench.Pass(Duration.FromSeconds(1));

        Assert.Equal(BoardBench.Id(1), _bench.Frame);
        var state = _bench.State;
        Assert.Equal((7L, "normal", BoardBench.Id(1), 0), (state.Version, state.Reason, state.Frame, state.Missing.Count));
    }

    [Fact]
    public void Manifest_WhoseFramesAreMissing_LeavesTheOldOneLitAndAsks()
    {
        _bench.Connect();
        _bench.Take(_bench.Showing(1));

        _bench.Take(_bench.Showing(2, version: 2), withFrames: false);
        _bench.Pass(Duration.FromSeconds(1));

        Assert.Equal(BoardBench.Id(1), _bench.Frame);
        Assert.Equal([BoardBench.Id(2)], _bench.Wants);
        Assert.Equal([BoardBench.Id(2)], _bench.State.Missing);
        _bench.TakeFrame(2);
        Assert.Equal(BoardBench.Id(2), _bench.Frame);
    }

    [Fact]
    public void Manifest_ThatWaitsForFramesNobodyHas_GivesWayToAnotherOfItsVersion()
    {
        _bench.Connect();
        _bench.Take(_bench.Showing(1));
        _bench.Take(_bench.Showing(2, version: 2), withFrames: false);
        _bench.Pass(Duration.FromSeconds(1));
        Assert.Equal((1L, 2L), (_bench.State.Version, _bench.State.Pending));

        _bench.Take(_bench.Showing(3, version: 2), withFrames: false);
        _bench.TakeFrame(3);

        Assert.Equal(BoardBench.Id(3), _bench.Frame);
    }

    [Fact]
    public void Frame_ThatANewManifestDoesNotName_IsDeleted()
    {
        _bench.Take(_bench.Showing(1));

        _bench.Take(_bench.Showing(2, version: 2));

        Assert.Equal([$"frames/{BoardBench.Id(2)}.png"], _bench.Disk.List("frames").Select(f => f.Name));
    }

    [Fact]
    public void Board_StartedAgainWithoutTheHub_LightsWhatItKept()
    {
        _bench.Take(_bench.Showing(1, version: 7));

        _bench.Restart();

        Assert.Equal(BoardBench.Id(1), _bench.Frame);
        _bench.Take(_bench.Showing(2, version: 6));
        Assert.Equal(BoardBench.Id(1), _bench.Frame);
        _bench.Connect();
        Assert.Equal(("older", 7L), (_bench.State.Refused, _bench.State.Version));
    }

    [Fact]
    public void Segment_ThatEnds_GivesWayToTheNextAndToTheFallback()
    {
        var first = _bench.Showing(1, fallback: 3);
        var second = first.Segments[0] with { From = first.Segments[0].Until, Until = first.Segments[0].Until + Duration.FromHours(1), Scenes = ["s2"], State = "exclusive" };
        _bench.Take(first with { Segments = [first.Segments[0], second], Scenes = [.. first.Scenes, BoardBench.Scene(2)] });

        Assert.Equal(BoardBench.Id(1), _bench.Frame);
        _bench.Pass(Duration.FromHours(12));
        Assert.Equal((BoardBench.Id(2), "exclusive"), (_bench.Frame, _bench.Shown.Reason));
        _bench.Pass(Duration.FromHours(1));
        Assert.Equal((BoardBench.Id(3), ShownReason.Gap), (_bench.Frame, _bench.Shown.Reason));
    }

    [Fact]
    public void ChangeOver_IsKnownAhead_SoThatTheDisplayCrossesItByItself()
    {
        _bench.Take(_bench.Showing(1));
        var end = ManifestSample.Issued + Duration.FromHours(12);

        var lit = _bench.Board.Lit;

        Assert.Equal(BoardBench.Id(1), lit.At(end - Duration.Epsilon).Scene!.Frames[0]);
        Assert.Equal((ShownReason.Gap, null), (lit.At(end).Reason, lit.At(end).Scene));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Lease_ThatIsOver_LeavesTheFallbackOrTheDark(bool hasFallback)
    {
        var manifest = _bench.Showing(1, fallback: hasFallback ? (byte)3 : null);
        _bench.Take(manifest with { Segments = [manifest.Segments[0] with { Until = manifest.LeaseUntil + Duration.FromDays(1) }] });
        _bench.Pass(Duration.FromDays(14) - Duration.FromSeconds(1));
        Assert.Equal(BoardBench.Id(1), _bench.Frame);

        _bench.Pass(Duration.FromSeconds(1));

        Assert.Equal(ShownReason.LeaseOver, _bench.Shown.Reason);
        Assert.Equal(hasFallback ? BoardBench.Id(3) : null, _bench.Frame);
        _bench.Restart();
        Assert.Equal(ShownReason.LeaseOver, _bench.Shown.Reason);
    }

    [Fact]
    public void Frame_WithOtherBytesThanItsName_IsNotTaken()
    {
        _bench.Take(_bench.Showing(1), withFrames: false);

        _bench.Board.Receive(new Topic.FrameContent(BoardBench.Id(1)).ToString(), BoardBench.Png(9), _bench.Clock);

        Assert.Equal([BoardBench.Id(1)], _bench.Wants);
        Assert.Empty(_bench.Disk.List("frames"));
    }

    [Fact]
    public void Frame_LargerThanTheSceneSays_OrNoPng_IsNotLit()
    {
        var large = PngWriter.Encode(Frame.Dark(new PixelSize(16, 2)));
        // A few kilobytes that unfold to megabytes.
        var bomb = PngWriter.Encode(Frame.Dark(new PixelSize(PixelSize.Maximum, PixelSize.Maximum)));
        foreach (var bytes in new[] { large, bomb, large[..^5], "no picture"u8.ToArray() })
        {
            var bench = new BoardBench();
            var manifest = bench.Showing(1, fallback: 3);

            bench.Take(manifest with { Scenes = [manifest.Scenes[0] with { Frames = [FrameId.Of(bytes)] }, manifest.Scenes[1]] });
            bench.Board.Receive(new Topic.FrameContent(FrameId.Of(bytes)).ToString(), bytes, bench.Clock);
            bench.TakeFrame(3);

            Assert.Equal((ShownReason.FramesMissing, BoardBench.Id(3)), (bench.Shown.Reason, bench.Frame));
        }
    }

    [Fact]
    public void Manifest_WithAHundredThousandSegments_IsTooLarge()
    {
        _bench.Connect();
        var one = _bench.Showing(1).Segments[0];
        var many = Enumerable.Range(0, 100_000).Select(i => one with { From = one.From + Duration.FromSeconds(i), Until = one.From + Duration.FromSeconds(i + 1) });

        _bench.Take(_bench.Showing(1) with { Segments = [.. many] });
        _bench.Pass(Duration.FromSeconds(1));

        Assert.Equal(("too-large", 0L), (_bench.State.Refused, _bench.State.Version));
    }

    [Fact]
    public void Message_OfAnyKindThatIsNone_EndsNothing()
    {
        _bench.Take(_bench.Showing(1));
        foreach (var topic in new[] { "desired", "cmd", "plays/ack" })
        {
            foreach (var payload in new[] { "", "{}", "a.b.c", "\0\0", new string('x', 5_000_000) })
                _bench.Board.Receive($"signagehub/1/boards/lobby/{topic}", Encoding.UTF8.GetBytes(payload), _bench.Clock);
        }

        _bench.Board.Receive("signagehub/1/fleet/blank", [0xff, 0xfe], _bench.Clock);
        _bench.Board.Receive("elsewhere", [1], _bench.Clock);

        Assert.Equal(BoardBench.Id(1), _bench.Frame);
    }
}
