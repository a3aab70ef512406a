using System.Security.Cryptography;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Push.Keys;
using SignageHub.Push.Messages;

namespace SignageHub.Push.Enrolling;

/// <summary>How a claim or a confirmation went.</summary>
public enum EnrolVerdict
{
    Fine,

    /// <summary>No board shows this code (any more).</summary>
    Unknown,

    /// <summary>Someone has claimed it already.</summary>
    Claimed,

    /// <summary>The board has not opened its commitment yet.</summary>
    TooEarly,

    /// <summary>The board shows other digits: someone sits between. The code is void.</summary>
    OtherDigits,

    /// <summary>Too many codes that no board shows were typed; wait some minutes.</summary>
    TooManyTries,
}

/// <summary>The boards that ask to be claimed, at the hub. A state machine: the host hands in the time and the messages, one call at a time.</summary>
/// <remarks>
/// Bounded: at most <see cref="Most"/> codes, <see cref="MostOfOne"/> from one address; more are refused, and those that are there stay. A code is used once:
/// it stays in the table, void, for as long as it would have been good, so that nobody can offer it again with other keys.
/// </remarks>
public sealed class EnrolDesk(SigningKey key)
{
    public const int Most = 64;
    public const int MostOfOne = 8;
    public const int MostWrongCodes = 10;

    public static readonly Duration GoodFor = Duration.FromMinutes(10);

    private readonly List<Entry> _entries = [];
    private readonly Queue<Instant> _wrong = [];

    /// <summary>Takes up a board that asks.</summary>
    /// <param name="begin">What it says.</param>
    /// <param name="from">Its address.</param>
    /// <param name="now">The time of a clock that is not set.</param>
    /// <returns>Null when the table is full, the code is in use, or the message is none.</returns>
    public EnrolTicket? Begin(EnrolBegin begin, string from, Instant now)
    {
        Forget(now);
        if (_entries.Count >= Most || _entries.Count(e => e.From == from) >= MostOfOne)
            return null;
        if (EnrolCode.Parse(begin.Code) != begin.Code || !EnrolCeremony.IsNonce(begin.Commitment) || begin.Sign.Point() is null || begin.Agree.Point() is null)
            return null;
        if (Find(begin.Code) is not null)
            return null;
        var entry = new Entry(begin, from, EnrolCeremony.NewNonce(), now + GoodFor);
        _entries.Add(entry);
        return new EnrolTicket(entry.Ticket, (int)GoodFor.TotalSeconds);
    }

    public EnrolAnswer Ask(string ticket, Instant now)
    {
        Forget(now);
        return ByTicket(ticket) is { } entry ? AnswerOf(entry) : new EnrolAnswer(EnrolStep.Void);
    }

    /// <summary>The board opens its commitment; one that does not open is void.</summary>
    public EnrolAnswer Reveal(string ticket, string nonce, Instant now)
    {
        Forget(now);
        if (ByTicket(ticket) is not { } entry)
            return new EnrolAnswer(EnrolStep.Void);
        if (entry.Step == EnrolStep.Claimed)
        {
            var opens = EnrolCeremony.IsNonce(nonce)
                && EnrolCode.AreSame(EnrolCeremony.CommitmentOf(entry.Begin.Code, entry.Begin.Sign, entry.Begin.Agree, nonce), entry.Begin.Commitment);
            entry.Transcript = EnrolCeremony.Transcript(entry.Begin, nonce, key.Public, EnrolCeremony.PublicOf(entry.Agree!), entry.Nonce!);
            entry.Step = opens ? EnrolStep.Compare : EnrolStep.Void;
        }

        return AnswerOf(entry);
    }

    /// <summary>A person says which board shows the code.</summary>
    public EnrolVerdict Claim(string code, BoardId board, Instant now)
    {
        Forget(now);
        if (_wrong.Count >= MostWrongCodes)
            return EnrolVerdict.TooManyTries;
        if (Find(code) is not { } entry)
        {
            _wrong.Enqueue(now);
            return EnrolVerdict.Unknown;
        }

        if (entry.Step != EnrolStep.Waiting)
            return entry.Step == EnrolStep.Void ? EnrolVerdict.Unknown : EnrolVerdict.Claimed;
        (entry.Board, entry.Step) = (board, EnrolStep.Claimed);
        (entry.Agree, entry.Nonce) = (ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256), EnrolCeremony.NewNonce());
        return EnrolVerdict.Fine;
    }

    /// <summary>The digits that the hub shows; null before the board has opened its commitment.</summary>
    public string? DigitsOf(string code, Instant now)
    {
        Forget(now);
        return Find(code) is { Step: EnrolStep.Compare or EnrolStep.Done, Transcript: { } transcript } ? EnrolCeremony.DigitsOf(transcript) : null;
    }

    /// <summary>Whether the board of this code is on its way, or why not.</summary>
    public EnrolStep StepOf(string code, Instant now)
    {
        Forget(now);
        return Find(code)?.Step ?? EnrolStep.Void;
    }

    /// <summary>The board for which a code was claimed; null for none.</summary>
    public BoardId? BoardOf(string code, Instant now)
    {
        Forget(now);
        return Find(code)?.Board;
    }

    /// <summary>A person says which digits the board shows. One try: others void the code.</summary>
    /// <param name="code">The code.</param>
    /// <param name="digits">As the board shows them.</param>
    /// <param name="issue">Gives the board its secret.</param>
    /// <param name="now">The time.</param>
    /// <returns>With <see cref="EnrolVerdict.Fine"/>, or other digits: which board it is, and its key.</returns>
    public (EnrolVerdict Verdict, BoardId? Board, VerificationKey? Sign) Confirm(string code, string digits, Func<BoardId, VerificationKey, Grant> issue, Instant now)
    {
        Forget(now);
        if (Find(code) is not { } entry || entry.Step == EnrolStep.Void)
            return (EnrolVerdict.Unknown, null, null);
        if (entry.Step != EnrolStep.Compare || entry.Board is not { } board)
            return (entry.Step == EnrolStep.Done ? EnrolVerdict.Claimed : EnrolVerdict.TooEarly, null, null);
        if (!EnrolCode.AreSame(digits, EnrolCeremony.DigitsOf(entry.Transcript!)))
        {
            entry.Step = EnrolStep.Void;
            return (EnrolVerdict.OtherDigits, board, entry.Begin.Sign);
        }

        entry.Sealed = EnrolCeremony.Seal(WireJson.Write(issue(board, entry.Begin.Sign)), entry.Agree!, entry.Begin.Agree, entry.Transcript!);
        entry.Step = entry.Sealed is null ? EnrolStep.Void : EnrolStep.Done;
        entry.Until = Instant.Max(entry.Until, now + Duration.FromMinutes(2));
        return (entry.Sealed is null ? EnrolVerdict.Unknown : EnrolVerdict.Fine, board, entry.Begin.Sign);
    }

    private EnrolAnswer AnswerOf(Entry entry) => entry.Step is EnrolStep.Waiting or EnrolStep.Void
        ? new EnrolAnswer(entry.Step)
        : new EnrolAnswer(entry.Step, key.Public, EnrolCeremony.PublicOf(entry.Agree!), entry.Nonce, entry.Sealed);

    /// <summary>Looks at every entry, whichever it is.</summary>
    private Entry? Find(string code) => _entries.Where(e => EnrolCode.AreSame(e.Begin.Code, code)).ToList().FirstOrDefault();

    private Entry? ByTicket(string ticket) => _entries.Where(e => EnrolCode.AreSame(e.Ticket, ticket)).ToList().FirstOrDefault();

    private void Forget(Instant now)
    {
        foreach (var entry in _entries.Where(e => now >= e.Until))
            entry.Agree?.Dispose();
        _entries.RemoveAll(e => now >= e.Until);
        while (_wrong.TryPeek(out var first) && now >= first + GoodFor)
            _wrong.Dequeue();
    }

    private sealed class Entry(EnrolBegin begin, string from, string ticket, Instant until)
    {
        public EnrolBegin Begin => begin;

        public string From => from;

        public string Ticket => ticket;

        public Instant Until { get; set; } = until;

        public EnrolStep Step { get; set; }

        public BoardId? Board { get; set; }

        public ECDiffieHellman? Agree { get; set; }

        public string? Nonce { get; set; }

        public byte[]? Transcript { get; set; }

        public string? Sealed { get; set; }
    }
}
