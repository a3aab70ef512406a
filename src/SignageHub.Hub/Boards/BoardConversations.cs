using System.Text;
using System.Threading.Channels;
using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Hub.Notices;
using SignageHub.Hub.Publishing;
using SignageHub.Hub.Storage;
using SignageHub.Mqtt;
using SignageHub.Push.HubSide;
using SignageHub.Push.Keys;
using SignageHub.Push.Manifests;
using SignageHub.Push.Messages;
using SignageHub.Push.Storage;
using SignageHub.Push.Topics;

namespace SignageHub.Hub.Boards;

/// <summary>The hub's conversation with each board: what the board says of itself, what it lacks, and the plays it hands in.</summary>
/// <remarks>Safe for use from several threads.</remarks>
public sealed partial class BoardConversations(
    DataFolder data, SigningKey key, BoardKeys boardKeys, INotices notices, PublishedBoards published, TimeProvider clock, ILogger<BoardConversations> logger,
    BoardSecrets? secrets = null) : IHubLink
{
    private readonly Lock _gate = new();
    private readonly Dictionary<BoardId, BoardDesk> _desks = [];
    private readonly PlayIntake _plays = new(data.Path, key, clock, logger);
    private readonly Dictionary<BoardId, Instant> _awaited = [];
    private readonly BoardVoices _voices = new(boardKeys, secrets, logger);
    private readonly AlarmTeller _alarms = new(notices, logger);
    private readonly Dictionary<BoardId, byte[]?> _screens = [];
    private (string Compact, long Counter)? _order;
    private OrderCourier? _courier;
    private readonly Channel<MqttMessage> _out = Channel.CreateBounded<MqttMessage>(new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>Where plays are kept; the data folder if nothing is said.</summary>
    internal IDurableDisk PlaysDisk
    {
        set => _plays.Disk = value;
    }

    /// <summary>A board has taken versions that this hub knows nothing of: it has to be sent a new one.</summary>
    public Action? FellBehind { get; set; }

    /// <summary>Messages that are to be sent, in order. What is dropped when nobody takes them is sent again.</summary>
    internal ChannelReader<MqttMessage> Out => _out.Reader;

    /// <summary>The highest version that a board says it has taken; 0 for none.</summary>
    public long ReportedBy(BoardId board)
    {
        lock (_gate)
            return Desk(board).Reported;
    }

    /// <summary>The newest that a board said of itself, and when; null before the first since the start.</summary>
    public (BoardState State, Instant HeardAt)? Newest(BoardId board)
    {
        lock (_gate)
            return Desk(board) is { State: { } state, HeardAt: { } at } ? (state, at) : null;
    }

    /// <summary>A manifest was sent.</summary>
    public void Sent(BoardId board, CompactJws manifest, long version, IReadOnlySet<FrameId> frames)
    {
        var wanted = new Wanted(manifest, version, frames);
        lock (_gate)
            Desk(board).Want(wanted, clock.Now());
    }

    /// <summary>The board is not in the office any more: what it says is of no concern.</summary>
    public void Forget(BoardId board)
    {
        lock (_gate)
        {
            _desks.Remove(board);
            _alarms.Forget(board);
            _awaited.Remove(board);
            _screens.Remove(board);
        }

        notices.Forget($"board/{board}/");
    }

    /// <summary>Whether a board has to be sent a manifest above those it has taken.</summary>
    public bool IsBehind(BoardId board)
    {
        lock (_gate)
            return Desk(board).IsBehind;
    }

    /// <summary>Has the red button's order sent to all boards; false when it is in force already.</summary>
    public bool Order(BlankOrder order)
    {
        lock (_gate)
        {
            if (_order?.Counter == order.Counter)
                return false;
            // Whoever opens a board's page can read what is signed: who pressed it and why is for the office.
            var compact = WireJson.Sign(order with { Reason = RedTexts.ByOffice.En }, Jws.BlankType, key);
            _order = (compact, order.Counter);
            published.SetBlankOrder(compact);
            ((IHubLink)this).Publish(new Topic.Blank(), Encoding.ASCII.GetBytes(compact));
            foreach (var desk in _desks.Values)
                desk.Order(compact, order.Counter, clock.Now());
            return true;
        }
    }

    /// <summary>The boards that say they obey the red button's order, this one and no other; and those that do not or are not heard.</summary>
    /// <returns>Both, and the highest counter that a board reports; 0 for none.</returns>
    public (IReadOnlyList<string> Obey, IReadOnlyList<string> Silent, long Highest) Obedience(IEnumerable<BoardId> boards)
    {
        lock (_gate)
        {
            var (desks, now) = (boards.Select(Desk).ToList(), TimeProvider.System.Now());
            var split = desks.ToLookup(desk => desk.IsObeyed);
            var reported = desks.Select(desk => desk.State?.NewestBlank ?? 0).Where(counter => Versions.IsPossible(counter, now));
            return (Ids(split[true]), Ids(split[false]), reported.DefaultIfEmpty(0).Max());
        }

        static List<string> Ids(IEnumerable<BoardDesk> desks) => [.. desks.Select(desk => desk.Board.Value)];
    }

    /// <summary>Everything is sent anew: the broker may have forgotten it.</summary>
    public void SendOrderAgain()
    {
        lock (_gate)
        {
            if (_order is { } order)
                ((IHubLink)this).Publish(new Topic.Blank(), Encoding.ASCII.GetBytes(order.Compact));
        }
    }

    /// <summary>Takes what a board published.</summary>
    public void Hear(MqttMessage message)
    {
        if (Topic.TryParse(message.Topic) is not Topic.OfBoard of)
            return;
        switch (of.Channel)
        {
            case BoardChannel.State when _voices.Hear<BoardState>(of.Board, Jws.StateType, message.Payload.Span) is { } state && state.Board == of.Board:
                HearState(state);
                break;
            case BoardChannel.Plays when _voices.Hear<PlayBatch>(of.Board, Jws.PlaysType, message.Payload.Span) is { } batch && batch.Board == of.Board:
                HearPlays(batch);
                break;
            case BoardChannel.Screen when message.Payload.Length <= ManifestLimits.ScreenBytes:
                HearScreen(of.Board, message.Payload.ToArray());
                break;
        }
    }

    /// <summary>Takes what an enrolled board says over the pages: signed with its key, or it says nothing.</summary>
    /// <returns>Whether it is believed; and the signed acknowledgement of plays that are on the disk.</returns>
    public (bool IsBelieved, string? Ack) HearSigned(BoardId board, string compact)
    {
        var payload = Encoding.UTF8.GetBytes(compact);
        if (_voices.HearSigned<BoardState>(board, Jws.StateType, payload) is { } state && state.Board == board)
        {
            HearState(state);
            return (true, null);
        }

        return _voices.HearSigned<PlayBatch>(board, Jws.PlaysType, payload) is { } batch && batch.Board == board ? (true, _plays.Take(batch)) : (false, null);
    }

    /// <summary>Tells a board to do something; see <see cref="BoardDesk.Command"/>.</summary>
    public long Command(BoardId board, string kind, int? percent)
    {
        lock (_gate)
        {
            if (kind == CommandKind.Screenshot)
                _screens[board] = null;
            return Desk(board).Command(kind, percent, clock.Now(), TimeProvider.System.Now());
        }
    }

    /// <summary>The pixels that the board said it lights, once they came.</summary>
    public byte[]? TakeScreen(BoardId board)
    {
        lock (_gate)
            return _screens.GetValueOrDefault(board) is { } png && Desk(board).State?.Screen == FrameId.Of(png) && _screens.Remove(board) ? png : null;
    }

    /// <summary>Whether the board has said that it has what is wanted.</summary>
    public bool IsSettled(BoardId board)
    {
        lock (_gate)
            return Desk(board).IsSettled;
    }

    /// <summary>What is wrong with a board and was told.</summary>
    public IReadOnlyList<BoardAlarm> AlarmsOf(BoardId board)
    {
        lock (_gate)
            return _alarms.Of(board);
    }

    /// <summary>Sends again what boards have not said they have.</summary>
    public void Check()
    {
        var now = clock.Now();
        if (_plays.Damage.IsDue(now))
            _plays.Damage.Look(Boards(), now);
        lock (_gate)
        {
            foreach (var (board, desk) in _desks)
            {
                desk.Check(now);
                var damage = _plays.Damage.Of(board);
                _alarms.Tell(
                    board,
                    desk is { State: { } state, HeardAt: { } heardAt }
                        ? BoardAlarms.Of(state, heardAt, desk.Wanted, desk.WantedSince, now, _order?.Counter ?? 0, damage.Count > 0)
                        : BoardAlarms.Unheard(AwaitedSince(board, now), now, damage.Count > 0),
                    damage,
                    now);
            }
        }
    }

    /// <summary>One that was let in, and could have been heard since the hub began or since it was let in, is awaited.</summary>
    private Instant? AwaitedSince(BoardId board, Instant now)
    {
        if (!_voices.IsLetIn(board))
        {
            _awaited.Remove(board);
            return null;
        }

        if (!_awaited.TryGetValue(board, out var since) || since > now)
            _awaited[board] = since = now;
        return since;
    }

    private List<BoardId> Boards()
    {
        lock (_gate)
            return [.. _desks.Keys];
    }

    void IHubLink.Publish(Topic topic, ReadOnlyMemory<byte> payload)
    {
        if (topic is Topic.OfBoard { Channel: BoardChannel.Command } command)
            published.AddCommand(command.Board, Encoding.ASCII.GetString(payload.Span));
        _out.Writer.TryWrite(new MqttMessage
        {
            Topic = topic.ToString(),
            Payload = payload,
            Qos = QualityOfService.AtLeastOnce,
            Retain = topic.Retained,
        });
    }

    /// <summary>Pixels that nobody asked for are not kept, and those whose hash the board does not sign are not shown.</summary>
    public void HearScreen(BoardId board, byte[] png)
    {
        lock (_gate)
        {
            if (_screens.ContainsKey(board))
                _screens[board] = png;
        }
    }

    private void HearState(BoardState state)
    {
        bool isBehind;
        string? before;
        lock (_gate)
        {
            var desk = Desk(state.Board);
            before = desk.State?.Reason;
            var now = clock.Now();
            // The broker hands out at once what a board said last, however long ago: a board that was silent before a restart is not back by that.
            var isOld = desk.State is null && state.Time < now && _alarms.IsOpen(state.Board, BoardAlarm.Silent);
            desk.Hear(state, now, isOld ? state.Time : now);
            isBehind = desk.IsBehind;
        }

        if (before != state.Reason)
            LogReports(state.Board, state.Version, state.Reason);
        if (isBehind)
            FellBehind?.Invoke();
    }

    private void HearPlays(PlayBatch batch)
    {
        if (_plays.Take(batch) is { } ack)
            ((IHubLink)this).Publish(new Topic.OfBoard(batch.Board, BoardChannel.PlaysAck), Encoding.ASCII.GetBytes(ack));
    }

    private BoardDesk Desk(BoardId board)
    {
        if (_desks.TryGetValue(board, out var known))
            return known;
        var desk = new BoardDesk(board, this, key, published.FrameOf, _courier ??= new OrderCourier(this)) { IsTrial = !clock.IsProof() };
        if (_order is { } order)
            desk.Order(order.Compact, order.Counter, clock.Now());
        return _desks[board] = desk;
    }

    [LoggerMessage(410, LogLevel.Information, "{Board} says that it has manifest {Version} and shows: {Reason}.")]
    private partial void LogReports(BoardId board, long version, string reason);
}
