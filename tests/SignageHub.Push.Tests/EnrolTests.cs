using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Push.Enrolling;
using SignageHub.Push.Keys;

namespace SignageHub.Push.Tests;

public sealed class EnrolTests : IDisposable
{
    private static readonly Instant Now = Instant.FromUtc(2027, 3, 1, 1, 0);
    private static readonly BoardId Lobby = ManifestSample.Lobby;

    private readonly SigningKey _hubKey = SigningKey.Create();
    private readonly SigningKey _boardKey = SigningKey.Create();
    private readonly EnrolDesk _hub;
    private readonly EnrolBoard _board;

    public EnrolTests() => (_hub, _board) = (new EnrolDesk(_hubKey), new EnrolBoard(_boardKey));

    private string Code => _board.Begin.Code;

    [Fact]
    public void Board_ThatIsClaimedAndConfirmed_ShowsTheHubsDigits_AndGetsItsSecret()
    {
        var ticket = Begin();
        Assert.Equal(EnrolStep.Waiting, _hub.Ask(ticket, Now).Step);
        Assert.Equal(EnrolVerdict.Fine, _hub.Claim(Code, Lobby, Now));
        var nonce = _board.Take(_hub.Ask(ticket, Now))!;
        Assert.Equal(EnrolStep.Compare, _hub.Reveal(ticket, nonce, Now).Step);

        Assert.Matches("^[0-9]{4}$", _board.Digits);
        Assert.Equal(_board.Digits, _hub.DigitsOf(Code, Now));
        var (verdict, board, sign) = _hub.Confirm(Code, _board.Digits!, Issue, Now);
        var grant = _board.Open(_hub.Ask(ticket, Now));

        Assert.Equal((EnrolVerdict.Fine, Lobby, _boardKey.Public), (verdict, board, sign));
        Assert.Equal(("secret", _hubKey.Public), (grant!.Enrolment.Secret, grant.Enrolment.Keys[0]));
    }

    [Fact]
    public void ManInTheMiddle_WhoSpeaksToBothSides_IsSeenByTheDigits()
    {
        var same = 0;
        for (var i = 0; i < 50; i++)
        {
            using var middleKey = SigningKey.Create();
            var (hub, middleHub) = (new EnrolDesk(_hubKey), new EnrolDesk(middleKey));
            using var board = new EnrolBoard(_boardKey);
            // He passes the board's code on under his own keys.
            using var middleBoard = new EnrolBoard(middleKey, board.Begin.Code);
            var begin = middleBoard.Begin;
            var (ticket, middleTicket) = (hub.Begin(begin, "he", Now)!.Ticket, middleHub.Begin(board.Begin, "board", Now)!.Ticket);
            hub.Claim(begin.Code, Lobby, Now);
            middleHub.Claim(begin.Code, Lobby, Now);
            middleHub.Reveal(middleTicket, board.Take(middleHub.Ask(middleTicket, Now))!, Now);
            var opened = hub.Reveal(ticket, middleBoard.Take(hub.Ask(ticket, Now))!, Now);
            Assert.Equal(EnrolStep.Compare, opened.Step);
            same += hub.DigitsOf(begin.Code, Now) == board.Digits ? 1 : 0;
        }

        // By chance once in 10,000.
        Assert.InRange(same, 0, 1);
    }

    [Fact]
    public void Commitment_ThatDoesNotOpen_VoidsTheCode()
    {
        var ticket = Begin();
        _hub.Claim(Code, Lobby, Now);
        _board.Take(_hub.Ask(ticket, Now));

        Assert.Equal(EnrolStep.Void, _hub.Reveal(ticket, EnrolCeremony.NewNonce(), Now).Step);
        Assert.Null(_hub.DigitsOf(Code, Now));
        Assert.Equal(EnrolVerdict.Unknown, _hub.Confirm(Code, "0000", Issue, Now).Verdict);
    }

    [Fact]
    public void OtherDigits_VoidTheCode_AndGiveNothing()
    {
        var ticket = Compared();
        var other = _board.Digits == "0000" ? "0001" : "0000";

        Assert.Equal(EnrolVerdict.OtherDigits, _hub.Confirm(Code, other, Issue, Now).Verdict);
        Assert.Equal(EnrolVerdict.Unknown, _hub.Confirm(Code, _board.Digits!, Issue, Now).Verdict);
        Assert.Null(_board.Open(_hub.Ask(ticket, Now)));
    }

    [Fact]
    public void Board_AnswersOneHubOnly()
    {
        var ticket = Begin();
        _hub.Claim(Code, Lobby, Now);
        var answer = _hub.Ask(ticket, Now);

        Assert.NotNull(_board.Take(answer));
        Assert.Null(_board.Take(answer with { Nonce = EnrolCeremony.NewNonce() }));
    }

    [Fact]
    public void SecretOfAnotherHub_IsNotOpened()
    {
        var ticket = Compared();
        _hub.Confirm(Code, _board.Digits!, Issue, Now);
        var done = _hub.Ask(ticket, Now);

        Assert.Null(_board.Open(done with { Sealed = done.Sealed![..^1] + (done.Sealed[^1] == 'A' ? 'Q' : 'A') }));
        Assert.NotNull(_board.Open(done));
    }

    [Fact]
    public void Code_IsGoodForTenMinutes_AndOnce()
    {
        Begin();
        Assert.Null(_hub.Begin(_board.Begin, "b", Now));

        Assert.Equal(EnrolVerdict.Unknown, _hub.Claim(Code, Lobby, Now + EnrolDesk.GoodFor));
        Assert.NotNull(_hub.Begin(_board.Begin, "b", Now + EnrolDesk.GoodFor));
        Assert.Equal(EnrolVerdict.Fine, _hub.Claim(Code, Lobby, Now + EnrolDesk.GoodFor));
        Assert.Equal(EnrolVerdict.Claimed, _hub.Claim(Code, Lobby, Now + EnrolDesk.GoodFor));
    }

    [Fact]
    public void CodesThatNobodyShows_MayBeTypedTenTimes()
    {
        Begin();
        for (var i = 0; i < EnrolDesk.MostWrongCodes; i++)
            Assert.Equal(EnrolVerdict.Unknown, _hub.Claim("AAAAAAAA", Lobby, Now));

        Assert.Equal(EnrolVerdict.TooManyTries, _hub.Claim(Code, Lobby, Now));
    }

    [Fact]
    public void OneAddress_MayAskForEightBoards_AndAllTogetherForSixtyFour()
    {
        var taken = 0;
        for (var i = 0; i < 200; i++)
        {
            using var board = new EnrolBoard(_boardKey);
            taken += _hub.Begin(board.Begin, i < 20 ? "one" : $"address {i}", Now) is null ? 0 : 1;
            Assert.Equal(i < 20 ? Math.Min(i + 1, EnrolDesk.MostOfOne) : taken, taken);
        }

        Assert.Equal(EnrolDesk.Most, taken);
    }

    [Theory]
    [InlineData("ac de-fghj", "ACDEFGHJ")]
    [InlineData("ACDEFGH", null)]
    [InlineData("ACDEFGHO", null)]
    [InlineData("ACDEFGH1", null)]
    public void Code_IsReadAsPeopleTypeIt(string typed, string? code) => Assert.Equal(code, EnrolCode.Parse(typed));

    public void Dispose()
    {
        _board.Dispose();
        _boardKey.Dispose();
        _hubKey.Dispose();
    }

    private string Begin() => _hub.Begin(_board.Begin, "a", Now)!.Ticket;

    private string Compared()
    {
        var ticket = Begin();
        _hub.Claim(Code, Lobby, Now);
        _hub.Reveal(ticket, _board.Take(_hub.Ask(ticket, Now))!, Now);
        return ticket;
    }

    private Grant Issue(BoardId board, VerificationKey sign) => new(new Enrolment(board, "secret", [_hubKey.Public], null), 1883, 8883);
}
