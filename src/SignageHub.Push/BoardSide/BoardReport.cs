using NodaTime;
using SignageHub.Push.Keys;
using SignageHub.Push.Messages;
using SignageHub.Push.Topics;

namespace SignageHub.Push.BoardSide;

/// <summary>What a board tells the hub, and how often: at each change, at most four times a second, and once a minute anyway.</summary>
/// <param name="identity">Who it is.</param>
/// <param name="link">Its way out.</param>
/// <param name="question">The number of the next question for the time, 1 to 2^53: one that nobody could know before it is asked.</param>
internal sealed class BoardReport(BoardIdentity identity, IBoardLink link, Func<long> question)
{
    public const int MostMissing = 64;
    public const int MostPlays = 100;
    private static readonly Duration AtLeastEvery = Duration.FromMinutes(1);
    private static readonly Duration AtMostEvery = Duration.FromMilliseconds(250);
    private static readonly Duration AskEvery = Duration.FromMinutes(5);
    private static readonly Duration FirstPatience = Duration.FromSeconds(5);
    private static readonly Duration MostPatience = Duration.FromMinutes(1);

    /// <summary>An answer that took longer leaves too much open: it is used, and asked again.</summary>
    private static readonly Duration GoodAnswer = Duration.FromSeconds(2);

    private BoardState? _told;
    private Duration _toldAt;
    private long _number;
    private long _asks;
    private bool _isAnswered = true;
    private Duration _askedAt;
    private Duration _patience = FirstPatience;

    /// <summary>Why the newest manifest was refused; null for none.</summary>
    public string? Refused { get; set; }

    public (Topic Topic, byte[] Payload) Online(string state, string boot) =>
        (new Topic.OfBoard(identity.Board, BoardChannel.Online), WireJson.Write(new BoardOnline(state, boot, identity.Program, identity.Display)));

    /// <summary>Puts a question for the time into the states from here on.</summary>
    public void AskForTime(Duration monotonic)
    {
        _patience = FirstPatience;
        Ask(monotonic);
    }

    /// <summary>Something speaks against the time: asks anew, unless a question is open or was answered within the last minute.</summary>
    public void Doubt(Duration monotonic)
    {
        if (_isAnswered && _asks > 0 && monotonic >= _askedAt + MostPatience)
            AskForTime(monotonic);
    }

    /// <returns>When the question left; null when it was not asked or is answered already.</returns>
    public Duration? TakeAnswer(long asks, Duration monotonic)
    {
        if (_isAnswered || asks != _asks)
            return null;
        _isAnswered = monotonic - _askedAt <= GoodAnswer;
        return _askedAt;
    }

    public void Tell(BoardState state, Duration monotonic)
    {
        if (_asks > 0 && monotonic >= _askedAt + AskEvery)
            AskForTime(monotonic);
        if (!_isAnswered && monotonic >= _askedAt + _patience)
        {
            _patience = Duration.Min(_patience * 2, MostPatience);
            Ask(monotonic);
        }

        state = state with { Refused = Refused, Asks = _isAnswered ? 0 : _asks };
        if (_told is not null && (monotonic < _toldAt + AtMostEvery || (IsSame(state, _told) && monotonic < _toldAt + AtLeastEvery)))
            return;
        (_told, _toldAt) = (state, monotonic);
        link.Publish(new Topic.OfBoard(identity.Board, BoardChannel.State), identity.Say(state with { Number = ++_number }, Jws.StateType));
    }

    private void Ask(Duration monotonic)
    {
        (_asks, _askedAt, _isAnswered) = (question(), monotonic, false);
        _told = null;
    }

    /// <summary>Which scene of a rotation has its turn is no news.</summary>
    private static bool IsSame(BoardState a, BoardState b) =>
        (a.KeyId, a.Version, a.Digest, a.Reason, a.Blank, a.Refused, a.Asks, a.LastPlay, a.LeaseUntil) == (b.KeyId, b.Version, b.Digest, b.Reason, b.Blank, b.Refused, b.Asks, b.LastPlay, b.LeaseUntil)
        && (a.Done, a.Brightness, a.Screen, a.BlankSeen) == (b.Done, b.Brightness, b.Screen, b.BlankSeen)
        && a.Missing.SequenceEqual(b.Missing) && a.Troubles.SequenceEqual(b.Troubles);
}
