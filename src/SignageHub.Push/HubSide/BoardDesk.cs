using System.Text;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Push.Keys;
using SignageHub.Push.Manifests;
using SignageHub.Push.Messages;
using SignageHub.Push.Topics;

namespace SignageHub.Push.HubSide;

/// <summary>What the hub wants a board to have.</summary>
/// <param name="Compact">The signed manifest.</param>
/// <param name="Version">Its version.</param>
/// <param name="Frames">Every frame that it names.</param>
public sealed record Wanted(CompactJws Compact, long Version, IReadOnlySet<FrameId> Frames)
{
    public string Digest { get; } = SignedManifest.DigestOf(Compact);
}

/// <summary>The hub's conversation with one board: hears what the board says of itself and sends what it lacks, until the board says it has it.</summary>
/// <remarks>A state machine; the host hands in the time and the messages, one call at a time.</remarks>
public sealed class BoardDesk
{
    private static readonly Duration AgainAfter = Duration.FromSeconds(2);

    /// <summary>A board speaks once a minute: one that was not heard for longer is not sent to.</summary>
    private static readonly Duration HeardWithin = Duration.FromSeconds(90);

    private static readonly Duration CommandGoodFor = Duration.FromSeconds(30);

    private readonly BoardId _board;
    private readonly IHubLink _link;
    private readonly SigningKey _key;
    private readonly Func<FrameId, byte[]?> _frameOf;
    private readonly HubRule _rules;
    private readonly OrderCourier _courier;
    private readonly Dictionary<FrameId, Instant> _framesSent = [];
    private Instant? _sentAt;
    private long _commanded;

    /// <param name="board">The board.</param>
    /// <param name="link">The way to it.</param>
    /// <param name="key">Signs the answers.</param>
    /// <param name="frameOf">A frame's PNG; null for one that no manifest names.</param>
    public BoardDesk(BoardId board, IHubLink link, SigningKey key, Func<FrameId, byte[]?> frameOf)
        : this(board, link, key, frameOf, HubRule.All, new OrderCourier(link))
    {
    }

    /// <param name="board">The board.</param>
    /// <param name="link">The way to it.</param>
    /// <param name="key">Signs the answers.</param>
    /// <param name="frameOf">A frame's PNG; null for one that no manifest names.</param>
    /// <param name="courier">Sends the red button's order again, for all desks of a hub.</param>
    public BoardDesk(BoardId board, IHubLink link, SigningKey key, Func<FrameId, byte[]?> frameOf, OrderCourier courier)
        : this(board, link, key, frameOf, HubRule.All, courier)
    {
    }

    internal BoardDesk(BoardId board, IHubLink link, SigningKey key, Func<FrameId, byte[]?> frameOf, HubRule rules, OrderCourier courier) =>
        (_board, _link, _key, _frameOf, _rules, _courier) = (board, link, key, frameOf, rules, courier);

    /// <summary>Whether somebody set the hub's clock.</summary>
    public bool IsTrial { get; init; }

    /// <summary>Whose desk it is.</summary>
    public BoardId Board => _board;

    public Wanted? Wanted { get; private set; }

    /// <summary>Since when; a board that is reached has it within a second.</summary>
    public Instant WantedSince { get; private set; }

    /// <summary>The blank order in force, as it is signed, and its counter.</summary>
    public (string Compact, long Counter)? Blank { get; private set; }

    /// <summary>The newest that the board said; null before the first.</summary>
    public BoardState? State { get; private set; }

    /// <summary>When the board was last heard.</summary>
    public Instant? HeardAt { get; private set; }

    /// <summary>The highest version that the board says it has taken, whoever signed it; 0 for none.</summary>
    public long Reported { get; private set; }

    /// <summary>Whether the board has taken versions that this hub knows nothing of: the next manifest has to be above them.</summary>
    public bool IsBehind => _rules.HasFlag(HubRule.ContinueAbove) && Wanted is { } wanted && State is { } state
        && (Math.Max(state.Version, state.Pending) > wanted.Version || (state.Version == wanted.Version && state.Digest != wanted.Digest) || (state.Refused == "older" && Reported >= wanted.Version));

    /// <summary>Whether the board has said that it has what is wanted.</summary>
    public bool IsSettled => Wanted is { } wanted && State is { } state && state.Digest == wanted.Digest
        && (Blank is null || IsObeyed);

    /// <summary>Whether the board has said that it obeys the blank order in force: this one, not another that a hub before gave. False where there is none.</summary>
    public bool IsObeyed => Blank is { } blank && State?.Blank == blank.Counter;

    /// <summary>This is wanted from now on; it has just been sent.</summary>
    public void Want(Wanted wanted, Instant now)
    {
        if (Wanted?.Digest != wanted.Digest)
            WantedSince = now;
        (Wanted, _sentAt) = (wanted, now);
    }

    /// <summary>This order is in force from now on; it has just been sent.</summary>
    public void Order(string compact, long counter, Instant now)
    {
        Blank = (compact, counter);
        _courier.Sent(compact, now);
    }

    /// <summary>The board said something of itself.</summary>
    public void Hear(BoardState state, Instant now) => Hear(state, now, now);

    /// <param name="state">What it said.</param>
    /// <param name="now">The hub's time.</param>
    /// <param name="saidAt">When it said it: earlier, when a broker had kept it.</param>
    public void Hear(BoardState state, Instant now, Instant saidAt)
    {
        if (state.Board != _board || (_rules.HasFlag(HubRule.NewestState) && State is { } last && last.Boot == state.Boot && state.Number <= last.Number))
            return;
        State = state;
        HeardAt = saidAt;
        Reported = Math.Max(Reported, Math.Max(state.Version, state.Pending));
        Answer(state, now);
        SendFrames(state, now);
        Check(now);
    }

    /// <summary>Tells the board to do something, now or not at all.</summary>
    /// <param name="kind">One of <see cref="CommandKind"/>.</param>
    /// <param name="percent">With a brightness.</param>
    /// <param name="now">The hub's time.</param>
    /// <param name="machine">The time of the machine's clock, from which counters rise.</param>
    /// <returns>The command's counter, which the board's state names when it has done it.</returns>
    public long Command(string kind, int? percent, Instant now, Instant machine)
    {
        // A command is done once and not stood by: one that has the number of another is merely not done, and the board says so.
        _commanded = Versions.Next(_commanded, State?.Done ?? 0, machine, random: null);
        var command = new BoardCommand(_board, kind, now, State?.Boot ?? "", Asks: 0, _commanded, now + CommandGoodFor, percent);
        Send(new Topic.OfBoard(_board, BoardChannel.Command), WireJson.Sign(command, Jws.CommandType, _key));
        return _commanded;
    }

    /// <summary>Sends again what the board has not said it has. Called several times a minute.</summary>
    public void Check(Instant now)
    {
        if (HeardAt is not { } heard || now - heard > HeardWithin || State is not { } state || !_rules.HasFlag(HubRule.Resend))
            return;
        if (Wanted is { } wanted && !IsBehind && state.Digest != wanted.Digest && IsTime(_sentAt, now))
        {
            _sentAt = now;
            _link.Publish(new Topic.OfBoard(_board, BoardChannel.Desired), wanted.Compact.Bytes);
        }

        if (Blank is { } blank && state.Blank < blank.Counter)
            _courier.SendAgain(blank.Compact, now);
    }

    private static bool IsTime(Instant? sent, Instant now) => sent is not { } at || now >= at + AgainAfter || now < at;

    private void Answer(BoardState state, Instant now)
    {
        if (state.Asks == 0 || !_rules.HasFlag(HubRule.TellTime))
            return;
        Send(new Topic.OfBoard(_board, BoardChannel.Command), WireJson.Sign(new BoardCommand(_board, "time", now, state.Boot, state.Asks, Blank: Blank?.Counter, Trial: IsTrial), Jws.CommandType, _key));
    }

    private void SendFrames(BoardState state, Instant now)
    {
        if (!_rules.HasFlag(HubRule.ResendFrames))
            return;
        foreach (var id in state.Missing)
        {
            if (Wanted?.Frames.Contains(id) != true || (_framesSent.TryGetValue(id, out var at) && !IsTime(at, now)) || _frameOf(id) is not { } png)
                continue;
            _framesSent[id] = now;
            _link.Publish(new Topic.FrameContent(id), png);
        }

        foreach (var id in _framesSent.Keys.Where(id => Wanted?.Frames.Contains(id) != true).ToList())
            _framesSent.Remove(id);
    }

    private void Send(Topic topic, string compact) => _link.Publish(topic, Encoding.UTF8.GetBytes(compact));
}
