using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Hub.Boards;
using SignageHub.Hub.Notices;
using SignageHub.Hub.Publishing;
using SignageHub.Hub.Storage;
using SignageHub.Push.HubSide;
using SignageHub.Push.Keys;
using SignageHub.Push.Messages;
using SignageHub.Testing;

namespace SignageHub.Hub.Tests.Boards;

/// <summary>What people hear of boards that say nothing, and of journals that rotted at the hub.</summary>
public sealed class ConversationAlarmTests : IDisposable
{
    private static readonly BoardId Lobby = BoardId.Parse("lobby");

    private readonly OfficeFolder _office = new();
    private readonly ManualTime _clock = new(new DateTimeOffset(2027, 3, 1, 8, 0, 0, TimeSpan.Zero));
    private readonly SigningKey _key = SigningKey.Create();
    private readonly HeardNotices _notices = new();
    private readonly DataFolder _data;
    private readonly BoardSecrets _secrets;

    public ConversationAlarmTests() => (_data, _secrets) = (DataFolder.Open(_office.DataFolder), new BoardSecrets(DataFolder.Open(_office.DataFolder)));

    [Fact]
    public void EnrolledBoard_NeverHeardSinceTheStart_IsToldAsSilentOnce()
    {
        _secrets.Renew(Lobby);
        var hub = Hub();

        Pass(hub, 89);
        Assert.Empty(_notices.Told);
        Pass(hub, 200);

        Assert.Equal("board/lobby/silent", Assert.Single(_notices.Told).Incident);
        Assert.Equal([BoardAlarm.Silent], hub.AlarmsOf(Lobby));
    }

    [Fact]
    public void BoardThatIsNotEnrolled_OrWasRevoked_IsNotAwaited()
    {
        var hub = Hub();
        Pass(hub, 200);
        _secrets.Renew(Lobby);
        Pass(hub, 60);
        _secrets.Revoke(Lobby);
        Pass(hub, 200);

        Assert.Empty(_notices.Told);
    }

    [Fact]
    public void BoardEnrolledLater_IsAwaitedFromThenOn()
    {
        var hub = Hub();
        Pass(hub, 200);
        _secrets.Renew(Lobby);

        Pass(hub, 80);
        Assert.Empty(_notices.Told);
        Pass(hub, 40);

        Assert.Single(_notices.Told);
    }

    [Fact]
    public void JournalThatRotted_IsOneMessageWithItsFileAndPlace_UntilSomebodyHasSeenToIt()
    {
        // Given a journal of two months of which the first has a rotten byte, and a hub that starts.
        Hand(Hub(), 1, 2, 3);
        var march = Path.Combine(_office.DataFolder, "plays", "lobby", "2027-03.jsonl");
        _clock.Advance(TimeSpan.FromDays(31));
        Hand(Hub(), 4, 5);
        var bytes = File.ReadAllBytes(march);
        bytes[Encoding.UTF8.GetString(bytes).IndexOf('\n', StringComparison.Ordinal) + 100] ^= 1;
        File.WriteAllBytes(march, bytes);
        var hub = Hub();
        Assert.Empty(DamagedPlays.Problems(_office.DataFolder, [Lobby]));

        // When the board hands in more.
        Hand(hub, 6);
        Pass(hub, 200);

        // Then one message says where and what to do, and 'check' does, too.
        var told = Assert.Single(_notices.Told);
        Assert.Equal("board/lobby/journal", told.Incident);
        Assert.Contains(march + ".damaged", told.Text.En, StringComparison.Ordinal);
        Assert.Contains(march + ".damaged", told.Text.Vi, StringComparison.Ordinal);
        Assert.Contains(BoardAlarm.Journal, hub.AlarmsOf(Lobby));
        var problem = Assert.Single(DamagedPlays.Problems(_office.DataFolder, [Lobby]));
        Assert.StartsWith($"{march}:3:1: 1 line", problem.ToString(), StringComparison.Ordinal);

        // And it is over when the file was deleted, also for a hub that starts anew.
        File.Delete(march + ".damaged");
        Pass(Hub(), 100);
        Assert.Equal([NoticeKind.Begins, NoticeKind.Over], _notices.Told.Select(notice => notice.Kind));
    }

    public void Dispose()
    {
        _key.Dispose();
        _office.Dispose();
    }

    /// <summary>A hub that starts, with a board that was sent a manifest.</summary>
    private BoardConversations Hub()
    {
        var hub = new BoardConversations(_data, _key, new BoardKeys(_data), _notices, new PublishedBoards(), _clock, NullLogger<BoardConversations>.Instance, _secrets);
        Assert.Null(hub.Newest(Lobby));
        return hub;
    }

    private void Pass(BoardConversations hub, int seconds)
    {
        for (var i = 0; i < seconds; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            hub.Check();
        }
    }

    private void Hand(BoardConversations hub, params long[] numbers)
    {
        var now = _clock.Now();
        var batch = new PlayBatch(Lobby, "000001-0a0b0c0d", [.. numbers.Select(number => new Play
        {
            Number = number, From = now, Until = now + Duration.FromSeconds(30), Lit = 30_000, Count = 3, Scene = "s1", Entry = "plan/1", Reason = "normal", Version = 1,
        })]);
        hub.Hear(new SignageHub.Mqtt.MqttMessage { Topic = "signagehub/1/boards/lobby/plays", Payload = WireJson.Write(batch) });
    }

    private sealed class HeardNotices : INotices
    {
        private readonly HashSet<string> _open = [];

        public List<Notice> Told { get; } = [];

        public void Tell(Notice notice)
        {
            if (notice.Kind == NoticeKind.Begins ? _open.Add(notice.Incident) : _open.Remove(notice.Incident))
                Told.Add(notice);
        }

        public bool IsOpen(string incident) => _open.Contains(incident);
    }
}
