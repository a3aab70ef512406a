using SignageHub.Core.Boards;
using SignageHub.Hub.Boards;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Tests.Boards;

public sealed class BlankOrdersTests : IDisposable
{
    private static readonly BoardId Lobby = BoardId.Parse("lobby");
    private static readonly BoardId Gate = BoardId.Parse("gate");
    private static readonly BoardId Hall = BoardId.Parse("hall");
    private static readonly BoardId[] All = [Lobby, Gate, Hall];

    private readonly OfficeFolder _office = new();
    private readonly BlankOrders _orders;

    public BlankOrdersTests() => _orders = new BlankOrders(DataFolder.Open(_office.DataFolder));

    [Fact]
    public void Blank_OfEverything_HoldsForBoardsMadeLater()
    {
        _orders.Blank(boards: null, "drill");

        Assert.True(_orders.Current!.Blanks(BoardId.Parse("new")));
    }

    /// <summary>Somebody else's lock, as one that root has left behind, keeps nobody from the red button; lifting it waits.</summary>
    [Fact]
    public void Lock_ThatCannotBeOpened_KeepsNobodyFromPressing_AndIsSaidToWhoeverLifts()
    {
        Directory.CreateDirectory(Path.Combine(_office.DataFolder, "blank.json.lock"));

        var order = _orders.Blank([Lobby], "fire");

        Assert.True(_orders.Current!.Blanks(Lobby));
        var refused = Assert.Throws<StartProblemException>(() => _orders.TryUnblank(order.Counter, "unblank"));
        Assert.Contains("cannot be read or kept", refused.Words.En, StringComparison.Ordinal);
        Assert.True(_orders.Current!.Blanks(Lobby));
    }

    [Fact]
    public async Task Blank_PressedByManyAtOnce_HoldsForAllOfThem()
    {
        var other = new BlankOrders(DataFolder.Open(_office.DataFolder));
        var boards = Enumerable.Range(0, 20).Select(i => BoardId.Parse($"board-{i}")).ToList();

        await Parallel.ForEachAsync(boards, TestContext.Current.CancellationToken, (board, _) =>
        {
            (board.Value.EndsWith('1') ? other : _orders).Blank([board], "at once");
            return ValueTask.CompletedTask;
        });

        Assert.All(boards, board => Assert.True(_orders.Current!.Blanks(board)));
    }

    [Fact]
    public void TryUnblank_OfAnOrderThatAnotherHasFollowed_LeavesAllDark()
    {
        var agreed = _orders.Blank([Lobby], "drill");
        var later = _orders.Blank([Gate], "fire");

        Assert.Null(_orders.TryUnblank(agreed.Counter, "unblank"));
        Assert.True(_orders.Current!.Blanks(Lobby) && _orders.Current.Blanks(Gate));

        Assert.NotNull(_orders.TryUnblank(later.Counter, "unblank"));
        Assert.False(_orders.Current!.Blanks(Lobby) || _orders.Current.Blanks(Gate));
    }

    [Fact]
    public void Blank_OfOneAndThenAnother_HoldsForBoth()
    {
        var first = _orders.Blank([Lobby], "a");
        var second = _orders.Blank([Gate], "b");

        Assert.True(second.Counter > first.Counter);
        Assert.Equal([Lobby, Gate], _orders.Current!.Boards);
        Assert.False(_orders.Current.Blanks(Hall));
    }

    [Fact]
    public void Unblank_OfOne_LeavesTheOthersDark()
    {
        _orders.Blank(boards: null, "drill");

        _orders.Unblank([Gate], All, "gate is needed");

        Assert.Equal([Lobby, Hall], _orders.Current!.Boards);
        Assert.False(_orders.Current.Everywhere);
    }

    [Fact]
    public void Unblank_OfEverything_LightsAll()
    {
        _orders.Blank(boards: null, "drill");

        _orders.Unblank(boards: null, All, "over");

        Assert.DoesNotContain(All, _orders.Current!.Blanks);
    }

    [Fact]
    public void File_ThatIsDamaged_IsToldWithItsRemedy()
    {
        File.WriteAllText(Path.Combine(_office.DataFolder, "blank.json"), "{");

        Assert.Contains("press the red button for all boards", Assert.Throws<StartProblemException>(() => _orders.Current).Words.En, StringComparison.Ordinal);
    }

    [Fact]
    public void File_ThatIsDamaged_IsSetAsideByAPressForAll_AboveWhatBoardsHaveHeard()
    {
        var before = _orders.Blank([Lobby], "drill");
        // As after a night in which the machine's clock was years ahead.
        var ahead = before.Counter + 200_000_000_000;
        _orders.Report(new BlankReport(ahead, ["lobby"], []));
        File.WriteAllText(Path.Combine(_office.DataFolder, "blank.json"), "{");

        Assert.Throws<StartProblemException>(() => _orders.Blank([Gate], "one board of which nobody knows the others"));
        Assert.Throws<StartProblemException>(() => _orders.Unblank([Gate], All, "likewise"));
        var order = _orders.Blank(boards: null, "fire");

        Assert.True(order.Everywhere);
        Assert.True(order.Counter > ahead);
        Assert.Equal("{", File.ReadAllText(Path.Combine(_office.DataFolder, "blank.json.damaged")));
        Assert.Equal(order.Counter, _orders.Current!.Counter);
    }

    [Fact]
    public void Unblank_OfOne_KeepsTheReasonOfThoseThatStayDark()
    {
        _orders.Blank(boards: null, "drill");

        Assert.Equal("drill", _orders.Unblank([Gate], All, "gate is needed").Reason);
    }

    public void Dispose() => _office.Dispose();
}
