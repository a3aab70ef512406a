using NodaTime;
using SignageHub.Core.Frames;
using SignageHub.Push.BoardSide;
using SignageHub.Push.Keys;
using SignageHub.Push.Messages;
using SignageHub.Push.Topics;

namespace SignageHub.Push.Tests.BoardSide;

public sealed class CommandTests
{
    private readonly BoardBench _bench = new();

    public CommandTests()
    {
        _bench.Connect();
        _bench.Take(_bench.Showing(1));
        _bench.Pass(Duration.FromSeconds(1));
    }

    [Fact]
    public void Identify_ShowsTheBoardsName_AndThenTheProgrammeAgain()
    {
        Tell(CommandKind.Identify, 1);
        _bench.Pass(Duration.FromSeconds(1));

        Assert.Equal(("identify", "identity"), (_bench.Shown.Reason, _bench.Shown.Scene!.Id));
        Assert.Equal((1L, "identify"), (_bench.State.Done, _bench.State.Reason));
        _bench.Pass(Duration.FromSeconds(15));
        Assert.Equal(BoardBench.Id(1), _bench.Frame);
    }

    [Fact]
    public void Test_LightsEveryLedInTurn_ForAMinute_AndThenTheProgrammeAgain()
    {
        Tell(CommandKind.Test, 1);
        _bench.Pass(Duration.FromSeconds(1));

        Assert.Equal(("test", "test"), (_bench.Shown.Reason, _bench.Shown.Scene!.Id));
        var patterns = _bench.Shown.Scene.Scene.Frames;
        Assert.All(
            Enumerable.Range(0, BoardBench.Size.Width * BoardBench.Size.Height).Select(i => (X: i % BoardBench.Size.Width, Y: i / BoardBench.Size.Width)),
            led => Assert.Equal(2, patterns.Take(patterns.Count - 1).Count(p => p[led.X, led.Y] != default)));
        _bench.Pass(Duration.FromSeconds(60));
        Assert.Equal(BoardBench.Id(1), _bench.Frame);
    }

    [Fact]
    public void Segment_WithABrightnessOfItsOwn_IsLitAtIt_UntilItIsOver_OrAPersonSaysOtherwise()
    {
        var manifest = _bench.Showing(1, version: 2);
        var half = manifest.Segments[0].From + Duration.FromHours(1);
        _bench.Take(manifest with
        {
            Segments = [manifest.Segments[0] with { Until = half, Brightness = 30 }, manifest.Segments[0] with { From = half }],
        });
        _bench.Pass(Duration.FromSeconds(1));
        Assert.Equal(30, _bench.Board.Lit.Brightness);

        _bench.Pass(Duration.FromHours(1));
        Assert.Equal(manifest.Brightness, _bench.Board.Lit.Brightness);

        Tell(CommandKind.Brightness, 1, percent: 5);
        Assert.Equal(5, _bench.Board.Lit.Brightness);
    }

    [Fact]
    public void Identify_DoesNotLightABoardThatIsOrderedDark()
    {
        _bench.Order(1, dark: true);
        Tell(CommandKind.Identify, 1);

        Assert.Null(_bench.Shown.Scene);
        Assert.Equal("blank", _bench.Shown.Reason);
    }

    [Fact]
    public void Brightness_OutlivesARestart_UntilItIsTakenBack()
    {
        Tell(CommandKind.Brightness, 1, percent: 20);
        _bench.Restart();
        Assert.Equal(20, _bench.Board.Lit.Brightness);

        Tell(CommandKind.Brightness, 2);
        Assert.Equal(_bench.Showing(1).Brightness, _bench.Board.Lit.Brightness);
    }

    [Fact]
    public void Screenshot_IsThePixelsThatAreLit_AndTheStateNamesThem()
    {
        Tell(CommandKind.Screenshot, 1);
        _bench.Pass(Duration.FromSeconds(1));

        var png = _bench.Sent.Last(m => m.Topic is Topic.OfBoard { Channel: BoardChannel.Screen }).Payload;
        Assert.Equal(FrameId.Of(png), _bench.State.Screen);
        Assert.Equal(BoardBench.Png(1), png);
    }

    [Fact]
    public void Restart_IsAskedOfTheProgramOnce()
    {
        var said = Tell(CommandKind.Restart, 1);
        Assert.True(_bench.Board.RestartAsked);

        _bench.Restart();
        _bench.Receive(new Topic.OfBoard(BoardBench.Lobby, BoardChannel.Command), said);

        Assert.False(_bench.Board.RestartAsked);
    }

    [Fact]
    public void Command_ThatIsLate_Repeated_OfAStranger_ForAnother_OrNotKept_IsNotDone()
    {
        using var stranger = SigningKey.Create();
        Tell(CommandKind.Restart, 1, late: true);
        Tell(CommandKind.Restart, 2, key: stranger);
        Tell(CommandKind.Restart, 3, board: "gate");
        Tell("format", 4);
        Tell(CommandKind.Brightness, 5, percent: 400);
        Tell(CommandKind.Screenshot, 6);
        Tell(CommandKind.Restart, 6);
        _bench.Disk.IsFull = true;
        Tell(CommandKind.Restart, 7);

        Assert.False(_bench.Board.RestartAsked);
    }

    private string Tell(string kind, long counter, int? percent = null, bool late = false, SigningKey? key = null, string board = "lobby")
    {
        var now = _bench.Board.Now(_bench.Clock);
        var command = new BoardCommand(
            Core.Boards.BoardId.Parse(board), kind, now, "", Asks: 0, counter, late ? now : now + Duration.FromSeconds(30), percent);
        var said = WireJson.Sign(command, Jws.CommandType, key ?? _bench.Key);
        _bench.Receive(new Topic.OfBoard(BoardBench.Lobby, BoardChannel.Command), said);
        return said;
    }
}
