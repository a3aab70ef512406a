using System.Net;
using SignageHub.Core.Boards;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Boards;
using SignageHub.Hub.Playlists;
using SignageHub.Mqtt;
using SignageHub.Push.Messages;
using SignageHub.Push.Topics;

namespace SignageHub.Hub.Tests.Boards;

/// <summary>Boards that are told something on their page, or shut out.</summary>
public sealed class BoardOrdersTests : OfficeOfTwoBoards
{
    [Theory]
    [InlineData("abc")]
    [InlineData("0")]
    [InlineData("101 %")]
    [InlineData("%")]
    public async Task Brightness_ThatIsNone_IsNotTakenForAnother(string typed)
    {
        using var browser = Hub.As(Hub.Person("lan", new Grant(Role.Admin)));

        var answer = await browser.Send("/boards/lobby", "/boards/lobby", ("do", "brightness"), ("percent", typed));

        Assert.Contains("whole number from 1 to 100", answer.Text, StringComparison.Ordinal);
    }

    /// <summary>The board may have done it, whoever has waited for its answer.</summary>
    [Fact]
    public async Task Command_ThatWasSentAndNotAnswered_IsInTheAuditLog()
    {
        var account = Hub.Person("lan", new Grant(Role.Admin));
        var caller = new Caller();
        caller.Is(account, ApiToken.New("test", Role.Admin, TimeProvider.System.Now()).Token);
        var board = Hub.Get<SignageStore>().Current.Office.Boards[0];
        using var left = new CancellationTokenSource();
        await left.CancelAsync();

        var unsent = await Hub.Get<BoardDeeds>().Tell(board, CommandKind.Brightness, 30, caller, TestContext.Current.CancellationToken);
        Assert.Contains("is not reached", unsent.En, StringComparison.Ordinal);
        Assert.Empty(Hub.Get<AuditLog>().Read());
        Hear(board.Id);
        var answer = await Hub.Get<BoardDeeds>().Tell(board, CommandKind.Brightness, 30, caller, left.Token);

        Assert.False(answer.IsFine);
        var line = Assert.Single(Hub.Get<AuditLog>().Read());
        Assert.Equal(("lan", "board.brightness", "lobby", "30 %; lobby has not answered in time."), (line.Who, line.Deed, line.What, line.After));
    }

    [Fact]
    public async Task Board_ThatIsNotReached_IsToldSo_AndCommandsAreNotKept()
    {
        using var browser = Hub.As(Hub.Person("lan", new Grant(Role.Admin)));

        var answer = await browser.Send("/boards/lobby", "/boards/lobby", ("do", "test"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("lobby is not reached", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Board_Revoked_IsShutOut_AndTheLogSaysBy()
    {
        using var browser = Hub.As(Hub.Person("lan", new Grant(Role.Admin)));

        var untyped = await browser.Send("/boards/lobby", "/boards/lobby", ("do", "revoke"), ("id", "gate"));
        Assert.Equal(HttpStatusCode.BadRequest, untyped.Status);
        Assert.False(Hub.Get<BoardSecrets>().IsRevoked(BoardId.Parse("lobby")));

        var revoked = await browser.Send("/boards/lobby", "/boards/lobby", ("do", "revoke"), ("id", "lobby"));

        // The page that follows is loaded anew: F5 on it shuts nobody out again.
        Assert.Equal(HttpStatusCode.Redirect, revoked.Status);
        Assert.Contains("lobby is shut out", (await browser.Get(revoked.To!)).Text, StringComparison.Ordinal);
        using var other = Hub.As(Hub.Person("minh", new Grant(Role.Admin)));
        Assert.DoesNotContain("lobby is shut out", (await other.Get(revoked.To!)).Text, StringComparison.Ordinal);
        Assert.True(Hub.Get<BoardSecrets>().IsRevoked(BoardId.Parse("lobby")));
        Assert.Equal(("lan", "board.revoke", "lobby"), (Hub.Get<AuditLog>().Read()[^1].Who, Hub.Get<AuditLog>().Read()[^1].Deed, Hub.Get<AuditLog>().Read()[^1].What));
        Assert.Contains("shut out", (await browser.Get("/boards")).Text, StringComparison.Ordinal);
    }

    private void Hear(BoardId board) => Hub.Get<BoardConversations>().Hear(new MqttMessage
    {
        Topic = new Topic.OfBoard(board, BoardChannel.State).ToString(),
        Payload = WireJson.Write(new BoardState
        {
            Board = board,
            Boot = "000001-9f3a11c2",
            Number = 1,
            Version = 0,
            Pending = 0,
            Reason = "normal",
            Time = TimeProvider.System.Now(),
            ClockOffset = 0,
            Blank = 0,
            Missing = [],
            LastPlay = 0,
            PlaysWaiting = 0,
            Troubles = [],
            Asks = 0,
        }),
    });
}
