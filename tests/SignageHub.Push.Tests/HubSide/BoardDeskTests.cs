using System.Text;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Push.HubSide;
using SignageHub.Push.Keys;
using SignageHub.Push.Manifests;
using SignageHub.Push.Messages;
using SignageHub.Push.Topics;

namespace SignageHub.Push.Tests.HubSide;

public sealed class BoardDeskTests : IHubLink
{
    private static readonly SigningKey Key = SigningKey.Create();
    private static readonly FrameId Frame = FrameId.Of("frame"u8);
    private readonly List<(Topic Topic, byte[] Payload)> _sent = [];
    private readonly BoardDesk _desk;
    private Instant _now = ManifestSample.Issued;
    private long _number;

    public BoardDeskTests()
    {
        _desk = new BoardDesk(ManifestSample.Lobby, this, Key, id => id == Frame ? "frame"u8.ToArray() : null);
        _desk.Want(new Wanted(CompactJws.Of("compact"), 7, new HashSet<FrameId> { Frame }), _now);
    }

    [Fact]
    public void Manifest_ThatTheBoardHasNotGot_IsSentAgainUntilItSaysSo()
    {
        Hear(State(version: 6));
        Assert.Empty(_sent);

        Pass(Duration.FromSeconds(2));
        Pass(Duration.FromSeconds(2));
        Assert.Equal(["compact", "compact"], _sent.Select(m => Encoding.UTF8.GetString(m.Payload)));

        Hear(State(version: 7));
        _sent.Clear();
        Pass(Duration.FromSeconds(10));
        Assert.True(_desk.IsSettled);
        Assert.Empty(_sent);
    }

    [Fact]
    public void Board_ThatIsNotHeard_IsNotSentTo()
    {
        Hear(State(version: 6));
        Pass(Duration.FromMinutes(2));

        Assert.Empty(_sent);
    }

    [Fact]
    public void MissingFrame_IsSentOnceInTwoSeconds()
    {
        Hear(State(7) with { Missing = [Frame, FrameId.Of("stranger"u8)] });
        Hear(State(7) with { Missing = [Frame] });
        Assert.Equal(new Topic.FrameContent(Frame), Assert.Single(_sent).Topic);

        _now += Duration.FromSeconds(2);
        Hear(State(7) with { Missing = [Frame] });
        Assert.Equal(2, _sent.Count);
    }

    [Fact]
    public void Board_ThatIsAboveTheHub_IsNotSentWhatItWouldRefuse_AndTheNextVersionIsAboveIt()
    {
        Hear(State(version: 9));
        Pass(Duration.FromSeconds(5));

        Assert.True(_desk.IsBehind);
        Assert.Empty(_sent);
        Assert.Equal(10, Versions.Next(7, _desk.Reported, NodaConstants.UnixEpoch, random: null));
    }

    [Fact]
    public void Board_WithAnotherManifestOfTheSameVersion_GetsOneAboveIt()
    {
        Hear(State(7) with { Digest = "other" });

        Assert.True(_desk.IsBehind);
        Assert.False(_desk.IsSettled);
    }

    [Fact]
    public void Question_IsAnsweredWithTheSignedTime()
    {
        Hear(State(7) with { Asks = 3 });

        var command = WireJson.Verify<BoardCommand>(Encoding.UTF8.GetString(Assert.Single(_sent).Payload), Jws.CommandType, [Key.Public]);
        Assert.Equal(new BoardCommand(ManifestSample.Lobby, "time", _now, "boot", 3), command);
    }

    [Fact]
    public void Answer_SaysWhichBlankOrderIsInForce()
    {
        _desk.Order("order", 4, _now);
        _sent.Clear();

        Hear(State(7) with { Asks = 3, Blank = 4 });

        var command = WireJson.Verify<BoardCommand>(Encoding.UTF8.GetString(Assert.Single(_sent).Payload), Jws.CommandType, [Key.Public]);
        Assert.Equal(4, command!.Blank);
    }

    [Fact]
    public void Answer_OfAHubWhoseClockWasSet_SaysSo()
    {
        var desk = new BoardDesk(ManifestSample.Lobby, this, Key, _ => null) { IsTrial = true };

        desk.Hear(State(7) with { Asks = 3 }, _now);

        var command = WireJson.Verify<BoardCommand>(Encoding.UTF8.GetString(Assert.Single(_sent).Payload), Jws.CommandType, [Key.Public]);
        Assert.True(command!.Trial);
    }

    [Fact]
    public void BlankOrder_IsSentAgainUntilTheBoardObeys()
    {
        _desk.Order("order", 4, _now);
        Hear(State(7));
        Pass(Duration.FromSeconds(2));
        Assert.Equal(new Topic.Blank(), Assert.Single(_sent).Topic);

        Hear(State(7) with { Blank = 4 });
        Pass(Duration.FromSeconds(2));
        Assert.Single(_sent);
    }

    /// <summary>A hub that was put back knows an order that its boards have left behind.</summary>
    [Fact]
    public void Board_ThatObeysAnOrderWhichThisHubDoesNotKnow_DoesNotObeyThisOne()
    {
        _desk.Order("order", 4, _now);
        Hear(State(7) with { Blank = 9 });

        Assert.False(_desk.IsSettled);
        Assert.False(_desk.IsObeyed);
    }

    /// <summary>Each sending goes to every board: one for each that has not obeyed would be ten thousand times ten thousand messages.</summary>
    [Fact]
    public void BlankOrder_ThatTenThousandBoardsHaveNotObeyed_IsSentAgainOnceForAll()
    {
        const int boards = 10_000;
        var courier = new OrderCourier(this);
        var desks = Enumerable.Range(0, boards).Select(i => new BoardDesk(BoardId.Parse($"board-{i}"), this, Key, _ => null, courier)).ToList();
        foreach (var desk in desks)
        {
            desk.Order("order", 4, _now);
            desk.Hear(State(7) with { Board = desk.Board }, _now);
        }

        for (var second = 0; second < 60; second++)
        {
            _now += Duration.FromSeconds(1);
            foreach (var desk in desks)
                desk.Check(_now);
        }

        var received = _sent.Count(m => m.Topic is Topic.Blank) * (long)boards;
        // After 2 seconds, and then at growing distances up to half a minute.
        Assert.InRange(received, 4L * boards, 6L * boards);
    }

    [Fact]
    public void LateCopyOfAState_SaysNothing()
    {
        var early = State(6);
        Hear(State(7));

        _desk.Hear(early, _now);

        Assert.Equal(7, _desk.State!.Version);
    }

    void IHubLink.Publish(Topic topic, ReadOnlyMemory<byte> payload) => _sent.Add((topic, payload.ToArray()));

    private void Hear(BoardState state) => _desk.Hear(state, _now);

    private void Pass(Duration time)
    {
        _now += time;
        _desk.Check(_now);
    }

    private BoardState State(long version) => new()
    {
        Board = ManifestSample.Lobby,
        Boot = "boot",
        Number = ++_number,
        KeyId = Key.Public.KeyId,
        Version = version,
        Digest = version == 7 ? SignedManifest.DigestOf("compact") : "other",
        Pending = 0,
        Reason = "normal",
        Time = _now,
        ClockOffset = 0,
        Blank = 0,
        Missing = [],
        LastPlay = 0,
        PlaysWaiting = 0,
        Troubles = [],
        Asks = 0,
    };
}
