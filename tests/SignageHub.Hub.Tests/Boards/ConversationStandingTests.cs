using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Hub.Boards;
using SignageHub.Hub.Notices;
using SignageHub.Hub.Publishing;
using SignageHub.Hub.Storage;
using SignageHub.Push.Keys;
using SignageHub.Push.Messages;
using SignageHub.Testing;

namespace SignageHub.Hub.Tests.Boards;

/// <summary>Who is heard in a board's name.</summary>
public sealed class ConversationStandingTests : IDisposable
{
    private static readonly BoardId Lobby = BoardId.Parse("lobby");

    private readonly OfficeFolder _office = new();
    private readonly ManualTime _clock = new(new DateTimeOffset(2027, 3, 1, 8, 0, 0, TimeSpan.Zero));
    private readonly SigningKey _key = SigningKey.Create();
    private readonly SigningKey _own = SigningKey.Create();
    private readonly BoardSecrets _secrets;
    private readonly BoardKeys _keys;
    private readonly BoardConversations _hub;

    public ConversationStandingTests()
    {
        var data = DataFolder.Open(_office.DataFolder);
        (_secrets, _keys) = (new BoardSecrets(data), new BoardKeys(data));
        _hub = new BoardConversations(data, _key, _keys, new NoNotices(), new PublishedBoards(), _clock, NullLogger<BoardConversations>.Instance, _secrets);
    }

    /// <summary>What was under way when the board was revoked, or is said before the broker has cut its line.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Board_ThatWasRevoked_IsHeardNoMore_UntilItIsEnrolledAnew(bool signs)
    {
        _secrets.Renew(Lobby);
        if (signs)
            _keys.Set(Lobby, _own.Public);
        var own = signs ? _own : null;
        Say(State(1), Jws.StateType, "state", own);
        Assert.Equal(1, _hub.Newest(Lobby)!.Value.State.Number);

        _secrets.Revoke(Lobby);
        Say(State(2), Jws.StateType, "state", own);
        Say(Batch(), Jws.PlaysType, "plays", own);
        Assert.False(_hub.HearSigned(Lobby, WireJson.Sign(State(3), Jws.StateType, _own)).IsBelieved);
        Assert.Equal(1, _hub.Newest(Lobby)!.Value.State.Number);
        Assert.False(Directory.Exists(Path.Combine(_office.DataFolder, "plays", "lobby")));

        _secrets.Renew(Lobby);
        Say(State(4), Jws.StateType, "state", own);
        Assert.Equal(4, _hub.Newest(Lobby)!.Value.State.Number);
    }

    [Fact]
    public void Board_ThatWasEnrolledAnew_IsNotBelievedByItsKeyOfBefore()
    {
        using var next = SigningKey.Create();
        _secrets.Renew(Lobby);
        _keys.Set(Lobby, next.Public);

        Say(State(1), Jws.StateType, "state", _own);
        Say(State(2), Jws.StateType, "state", own: null);
        Assert.Null(_hub.Newest(Lobby));

        Say(State(3), Jws.StateType, "state", next);
        Assert.Equal(3, _hub.Newest(Lobby)!.Value.State.Number);
    }

    public void Dispose()
    {
        _key.Dispose();
        _own.Dispose();
        _office.Dispose();
    }

    private void Say<T>(T message, string type, string channel, SigningKey? own)
        where T : class => _hub.Hear(new SignageHub.Mqtt.MqttMessage
        {
            Topic = $"signagehub/1/boards/lobby/{channel}",
            Payload = own is null ? WireJson.Write(message) : Encoding.ASCII.GetBytes(WireJson.Sign(message, type, own)),
        });

    private PlayBatch Batch() => new(Lobby, "000001-0a0b0c0d", [new Play
    {
        Number = 1, From = _clock.Now(), Until = _clock.Now() + Duration.FromSeconds(30), Lit = 30_000, Count = 3, Scene = "s1", Entry = "plan/1", Reason = "normal", Version = 1,
    }]);

    private BoardState State(long number) => new()
    {
        Board = Lobby,
        Boot = "000001-0a0b0c0d",
        Number = number,
        Version = 1,
        Pending = 0,
        Reason = "normal",
        Time = _clock.Now(),
        ClockOffset = 0,
        Blank = 0,
        Missing = [],
        LastPlay = 0,
        PlaysWaiting = 0,
        Troubles = [],
        Asks = 0,
    };
}
