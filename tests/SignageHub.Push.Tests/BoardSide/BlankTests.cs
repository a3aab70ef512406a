using NodaTime;
using SignageHub.Push.BoardSide;
using SignageHub.Push.Keys;
using SignageHub.Push.Messages;
using SignageHub.Push.Topics;

namespace SignageHub.Push.Tests.BoardSide;

public sealed class BlankTests
{
    private readonly BoardBench _bench = new();

    public BlankTests()
    {
        _bench.Connect();
        _bench.Take(_bench.Showing(1));
    }

    [Fact]
    public void Order_MakesDarkAtOnceAndSticksThroughARestart()
    {
        _bench.Order(5, dark: true);
        Assert.Equal((ShownReason.Blank, null), (_bench.Shown.Reason, _bench.Frame));

        _bench.Restart();
        Assert.Equal(ShownReason.Blank, _bench.Shown.Reason);
        _bench.Connect();
        Assert.Equal(5, _bench.State.Blank);
    }

    [Fact]
    public void Order_WithAHigherCounter_LightsAgain_AndALowerOneSaysNothing()
    {
        _bench.Order(5, dark: true);

        _bench.Order(4, dark: false);
        Assert.Null(_bench.Frame);
        _bench.Order(5, dark: false);
        Assert.Null(_bench.Frame);
        _bench.Order(6, dark: false);
        Assert.Equal(BoardBench.Id(1), _bench.Frame);
        _bench.Order(5, dark: true);
        Assert.Equal(BoardBench.Id(1), _bench.Frame);
    }

    [Fact]
    public void Order_OfAStranger_SaysNothing()
    {
        using var stranger = SigningKey.Create();

        _bench.Order(5, dark: true, stranger);

        Assert.Equal(BoardBench.Id(1), _bench.Frame);
    }

    [Fact]
    public void NewManifest_DoesNotLightABlankedBoard()
    {
        _bench.Order(5, dark: true);

        _bench.Take(_bench.Showing(2, version: 2));

        Assert.Null(_bench.Frame);
        _bench.Order(6, dark: false);
        Assert.Equal(BoardBench.Id(2), _bench.Frame);
    }

    [Fact]
    public void KeptOrder_ThatCannotBeRead_LeavesTheBoardDarkUntilASignedOneComes()
    {
        _bench.Order(5, dark: true);
        _bench.Disk.Files["blank"][80] ^= 1;

        _bench.Restart();
        Assert.Equal((ShownReason.BlankUnreadable, null), (_bench.Shown.Reason, _bench.Frame));

        _bench.Order(6, dark: false);
        Assert.Equal(BoardBench.Id(1), _bench.Frame);
    }

    /// <summary>Nobody needs a key to repeat a lift of last month.</summary>
    [Fact]
    public void KeptOrder_ThatCannotBeRead_IsNotLiftedByAnOlderOne()
    {
        _bench.Order(4, dark: false);
        _bench.Order(5, dark: true);
        _bench.Disk.Files["blank"][80] ^= 1;
        _bench.Restart();

        _bench.Order(4, dark: false);
        Assert.Equal(ShownReason.BlankUnreadable, _bench.Shown.Reason);
        _bench.Restart();
        _bench.Order(4, dark: false);
        Assert.Null(_bench.Frame);

        _bench.Order(5, dark: true);
        Assert.Equal(ShownReason.Blank, _bench.Shown.Reason);
        _bench.Order(6, dark: false);
        Assert.Equal(BoardBench.Id(1), _bench.Frame);
    }

    /// <summary>A hub that was put back since would go on pressing below it, and the board stay dark.</summary>
    [Fact]
    public void KeptOrder_ThatCannotBeRead_IsToldByHowNewItWas()
    {
        _bench.Order(5, dark: true);
        _bench.Disk.Files["blank"][80] ^= 1;
        _bench.Restart();
        _bench.Connect();
        Assert.Equal((0, 5, 5), (_bench.State.Blank, _bench.State.BlankSeen, _bench.State.NewestBlank));

        _bench.Order(6, dark: false);
        _bench.Pass(Duration.FromSeconds(1));
        Assert.Equal((6, 0, 6), (_bench.State.Blank, _bench.State.BlankSeen, _bench.State.NewestBlank));
    }

    [Fact]
    public void LostFileOfTheOrder_LetsNoOlderOneIn()
    {
        _bench.Order(5, dark: true);
        _bench.Disk.Files.Remove("blank");
        _bench.Restart();

        _bench.Order(4, dark: false);

        Assert.Equal((ShownReason.BlankUnreadable, null), (_bench.Shown.Reason, _bench.Frame));
    }

    /// <summary>Of the two files that an order changes, the power cut may let the first through alone.</summary>
    [Fact]
    public void Lift_BetweenWhoseTwoFilesThePowerGoes_IsTakenWhenItComesAgain()
    {
        _bench.Order(5, dark: true);
        var before = _bench.Disk.Files["blank"];
        _bench.Order(6, dark: false);
        _bench.Disk.Files["blank"] = before;
        _bench.Restart();
        Assert.Equal(ShownReason.Blank, _bench.Shown.Reason);
        _bench.Connect();
        Assert.Equal(5, _bench.State.Blank);

        _bench.Order(6, dark: false);

        Assert.Equal(BoardBench.Id(1), _bench.Frame);
    }

    /// <summary>Neither what it obeyed nor how new that was is known: a lift of last month looks like one of today.</summary>
    [Theory]
    [InlineData("blank", "blank-seen")]
    [InlineData("blank-seen")]
    public void KeptOrder_OfWhichBothFilesAreSpoilt_IsNotLiftedByWhatComesUnasked(params string[] files)
    {
        _bench.Order(4, dark: false);
        _bench.Order(5, dark: true);
        Spoil(files);

        _bench.Order(4, dark: false);

        Assert.Equal((ShownReason.BlankUnreadable, null), (_bench.Shown.Reason, _bench.Frame));
    }

    [Fact]
    public void KeptOrder_OfWhichBothFilesAreSpoilt_GivesWayToTheOneThatTheHubSaysIsInForce()
    {
        _bench.Order(4, dark: false);
        _bench.Order(5, dark: true);
        Spoil("blank", "blank-seen");

        _bench.Order(4, dark: false);
        Answer(5);
        Assert.Equal(ShownReason.BlankUnreadable, _bench.Shown.Reason);
        _bench.Restart();
        _bench.Order(4, dark: false);
        Assert.Equal(ShownReason.BlankUnreadable, _bench.Shown.Reason);

        _bench.Order(5, dark: true);
        Assert.Equal(ShownReason.Blank, _bench.Shown.Reason);
        _bench.Order(6, dark: false);
        Assert.Equal(BoardBench.Id(1), _bench.Frame);
    }

    [Fact]
    public void Order_ThatCameBeforeTheHubSaidWhichIsInForce_IsObeyedThen()
    {
        _bench.Order(5, dark: true);
        Spoil("blank", "blank-seen");

        _bench.Order(6, dark: false);
        _bench.Order(4, dark: true);
        Assert.Null(_bench.Frame);
        Answer(6);

        Assert.Equal(BoardBench.Id(1), _bench.Frame);
        _bench.Restart();
        Assert.Equal(BoardBench.Id(1), _bench.Frame);
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData(0L, 0)]
    [InlineData(6L, 1)]
    public void KeptOrder_OfWhichBothFilesAreSpoilt_IsNotSettledByAHubThatKnowsOfNone_OrByAnAnswerToAnotherQuestion(long? inForce, long offQuestion)
    {
        _bench.Order(5, dark: true);
        Spoil("blank", "blank-seen");
        _bench.Order(6, dark: false);

        Answer(inForce, offQuestion);

        Assert.Equal(ShownReason.BlankUnreadable, _bench.Shown.Reason);
    }

    /// <summary>Whoever presses the button anew need not wait for the next question that is due.</summary>
    [Fact]
    public void Order_ToABoardThatCannotJudgeIt_MakesThatAskAgain()
    {
        _bench.Order(5, dark: true);
        Spoil("blank", "blank-seen");
        Answer(null);
        _bench.Pass(Duration.FromMinutes(1));
        Assert.Equal(0, _bench.State.Asks);

        _bench.Order(6, dark: false);
        _bench.Pass(Duration.FromSeconds(1));
        Answer(6);

        Assert.Equal(BoardBench.Id(1), _bench.Frame);
    }

    [Fact]
    public void SomeoneAtTheBoard_UnderTheHubsOrder_StaysDarkWhenThatIsLifted_UntilLitThere()
    {
        _bench.Order(5, dark: true);
        _bench.Board.BlankHere(dark: true, _bench.Clock);
        Assert.Equal((ShownReason.Blank, true, true), (_bench.Shown.Reason, _bench.Board.IsDarkHere, _bench.Board.IsDarkByOrder));

        _bench.Order(6, dark: false);
        Assert.Equal((ShownReason.LocalBlank, true, false), (_bench.Shown.Reason, _bench.Board.IsDarkHere, _bench.Board.IsDarkByOrder));

        _bench.Board.BlankHere(dark: false, _bench.Clock);
        Assert.Equal(BoardBench.Id(1), _bench.Frame);
    }

    [Fact]
    public void SomeoneAtTheBoard_WhoLightsItUnderTheHubsOrder_DoesNotLiftThat()
    {
        _bench.Board.BlankHere(dark: true, _bench.Clock);
        _bench.Order(5, dark: true);

        _bench.Board.BlankHere(dark: false, _bench.Clock);

        Assert.Equal((ShownReason.Blank, false, true), (_bench.Shown.Reason, _bench.Board.IsDarkHere, _bench.Board.IsDarkByOrder));
    }

    [Fact]
    public void OrderToBeDark_OnADiskThatIsFull_IsObeyedAllTheSame()
    {
        _bench.Disk.IsFull = true;

        _bench.Order(5, dark: true);

        Assert.Equal(ShownReason.Blank, _bench.Shown.Reason);
    }

    [Fact]
    public void OrderToBeDark_ThatTheDiskDidNotTake_IsKeptAsSoonAsItDoes()
    {
        _bench.Disk.IsFull = true;
        _bench.Order(5, dark: true);
        _bench.Disk.IsFull = false;

        _bench.Pass(Duration.FromSeconds(5));
        _bench.Restart();

        Assert.Equal(ShownReason.Blank, _bench.Shown.Reason);
    }

    [Fact]
    public void SomeoneAtTheBoard_MakesItDark_AndItStaysSo()
    {
        _bench.Board.BlankHere(dark: true, _bench.Clock);
        Assert.Equal(ShownReason.LocalBlank, _bench.Shown.Reason);
        _bench.Restart();
        Assert.Equal(ShownReason.LocalBlank, _bench.Shown.Reason);

        _bench.Board.BlankHere(dark: false, _bench.Clock);
        Assert.Equal(BoardBench.Id(1), _bench.Frame);
    }

    private void Answer(long? inForce, long offQuestion = 0) => _bench.Receive(
        new Topic.OfBoard(BoardBench.Lobby, BoardChannel.Command),
        WireJson.Sign(new BoardCommand(BoardBench.Lobby, "time", _bench.Wall, _bench.Board.Boot, _bench.State.Asks + offQuestion, Blank: inForce), Jws.CommandType, _bench.Key));

    /// <summary>The other of the two is lost.</summary>
    private void Spoil(params string[] files)
    {
        foreach (var lost in new[] { "blank", "blank-seen" }.Except(files))
            _bench.Disk.Files.Remove(lost);
        foreach (var file in files)
            _bench.Disk.Files[file][^1] ^= 1;
        _bench.Restart();
        _bench.Connect();
    }
}
