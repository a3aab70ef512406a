using System.Threading.Channels;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Hub.Publishing;
using SignageHub.Hub.Storage;
using SignageHub.Mqtt;
using SignageHub.Push.HubSide;
using SignageHub.Push.Keys;
using SignageHub.Push.Messages;
using SignageHub.Push.Plays;
using SignageHub.Push.Topics;

namespace SignageHub.Hub.Boards;

/// <summary>The hub's conversation with each board: what the board says of itself, what it lacks, and the plays it hands in.</summary>
/// <remarks>Safe for use from several threads.</remarks>
public sealed partial class BoardConversations(
    DataFolder data, SigningKey key, PublishedBoards published, TimeProvider clock, ILogger<BoardConversations> logger) : IHubLink
{
    private readonly Lock _gate = new();
    private readonly Dictionary<BoardId, BoardDesk> _desks = [];
    private readonly Dictionary<BoardId, PlayTable> _tables = [];
    private readonly Channel<MqttMessage> _out = Channel.CreateBounded<MqttMessage>(new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest });

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
    public void Sent(BoardId board, string compact, long version, IReadOnlySet<FrameId> frames)
    {
        lock (_gate)
            Desk(board).Want(new Wanted(compact, version, frames), clock.Now());
    }

    /// <summary>Whether a board has to be sent a manifest above those it has taken.</summary>
    public bool IsBehind(BoardId board)
    {
        lock (_gate)
            return Desk(board).IsBehind;
    }

    /// <summary>Takes what a board published.</summary>
    public void Hear(MqttMessage message)
    {
        if (Topic.TryParse(message.Topic) is not Topic.OfBoard of)
            return;
        switch (of.Channel)
        {
            case BoardChannel.State when WireJson.Read<BoardState>(message.Payload.Span) is { } state && state.Board == of.Board:
                HearState(state);
                break;
            case BoardChannel.Plays when WireJson.Read<PlayBatch>(message.Payload.Span) is { } batch && batch.Board == of.Board:
                HearPlays(batch);
                break;
        }
    }

    /// <summary>Sends again what boards have not said they have.</summary>
    public void Check()
    {
        lock (_gate)
        {
            foreach (var desk in _desks.Values)
                desk.Check(clock.Now());
        }
    }

    void IHubLink.Publish(Topic topic, byte[] payload) => _out.Writer.TryWrite(new MqttMessage
    {
        Topic = topic.ToString(),
        Payload = payload,
        Qos = QualityOfService.AtLeastOnce,
        Retain = topic.Retained,
    });

    private void HearState(BoardState state)
    {
        bool isBehind;
        string? before;
        lock (_gate)
        {
            var desk = Desk(state.Board);
            before = desk.State?.Reason;
            desk.Hear(state, clock.Now());
            isBehind = desk.IsBehind;
        }

        if (before != state.Reason)
            LogReports(state.Board, state.Version, state.Reason);
        if (isBehind)
            FellBehind?.Invoke();
    }

    /// <summary>The acknowledgement follows the flush to disk: what the board hears of, the hub never loses.</summary>
    private void HearPlays(PlayBatch batch)
    {
        long? through;
        lock (_gate)
        {
            if (!_tables.TryGetValue(batch.Board, out var table))
                _tables[batch.Board] = table = new PlayTable(batch.Board, new FolderDisk(data.Path));
            try
            {
                through = table.Take(batch, clock.Now());
            }
            catch (IOException e)
            {
                LogNotTaken(batch.Board, e.Message);
                return;
            }
        }

        if (through is { } number)
            ((IHubLink)this).Publish(
                new Topic.OfBoard(batch.Board, BoardChannel.PlaysAck),
                System.Text.Encoding.ASCII.GetBytes(WireJson.Sign(new PlaysAck(batch.Board, batch.Boot, number), Jws.AckType, key)));
    }

    private BoardDesk Desk(BoardId board) => _desks.TryGetValue(board, out var desk) ? desk : _desks[board] = new BoardDesk(board, this, key, published.FrameOf);

    [LoggerMessage(410, LogLevel.Information, "{Board} says that it has manifest {Version} and shows: {Reason}.")]
    private partial void LogReports(BoardId board, long version, string reason);

    [LoggerMessage(411, LogLevel.Error, "The plays of {Board} cannot be kept ({Why}); the board keeps them and sends them again.")]
    private partial void LogNotTaken(BoardId board, string why);
}
