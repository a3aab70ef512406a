using System.Security.Cryptography;
using System.Text;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Push.Keys;
using SignageHub.Push.Manifests;
using SignageHub.Push.Messages;
using SignageHub.Push.Storage;
using SignageHub.Push.Topics;

namespace SignageHub.Push.BoardSide;

/// <summary>
/// A board: takes what the hub signed, keeps it, lights it by the clock, tells what it shows, and keeps the proof. A state machine: the host hands in the
/// clocks, the disk, the link and the messages, one call at a time; <see cref="Lit"/> alone may be read from elsewhere.
/// </summary>
public sealed class BoardPlayer
{
    private static readonly Duration SpareFor = Duration.FromMinutes(10);

    private readonly BoardIdentity _identity;
    private readonly IDurableDisk _disk;
    private readonly IBoardLink _link;
    private readonly BoardRule _rules;
    private readonly TrustedClock _clock;
    private readonly ManifestStore _store;
    private readonly FrameShelf _shelf;
    private readonly BlankSwitch _blank;
    private readonly CommandSwitch _commands;
    private readonly StretchPlanner _planner;
    private readonly PlayJournal _journal;
    private readonly PlayDelivery _delivery;
    private readonly BoardReport _report;
    private readonly DiskWatch _watch = new();
    private readonly uint _random;
    private readonly FrameWants _wants;
    private readonly ManifestIntake _intake;
    private readonly SelfPortrait _self;
    private readonly LitPlanner _lights;
    private readonly TimeFile _time;
    private PlayRecorder? _recorder;
    private Lit _lit;
    private bool _isDue = true;
    private bool _connected;
    private Duration? _sparedUntil;
    private FrameId? _screen;
    private long _guessable;

    /// <param name="identity">Who it is.</param>
    /// <param name="disk">Its own folder.</param>
    /// <param name="link">Its way out.</param>
    /// <param name="random">Tells this start from every other.</param>
    public BoardPlayer(BoardIdentity identity, IDurableDisk disk, IBoardLink link, uint random)
        : this(identity, disk, link, random, BoardRule.All)
    {
    }

    internal BoardPlayer(BoardIdentity identity, IDurableDisk disk, IBoardLink link, uint random, BoardRule rules, Func<long>? question = null)
    {
        (_identity, _disk, _link, _rules) = (identity, disk, link, rules);
        _clock = new TrustedClock(rules);
        _store = new ManifestStore(identity.Board, disk, rules);
        _shelf = new FrameShelf(disk, rules);
        _blank = new BlankSwitch(identity.Board, disk, rules);
        _commands = new CommandSwitch(identity.Board, disk, rules);
        _planner = new StretchPlanner(rules);
        _journal = new PlayJournal(disk, rules);
        _delivery = new PlayDelivery(identity, link, _journal, _watch, rules);
        _report = new BoardReport(identity, link, rules.HasFlag(BoardRule.SecretQuestion) ? question ?? SecretQuestion : () => ++_guessable);
        _wants = new FrameWants(link, _shelf, rules);
        _intake = new ManifestIntake(identity, _clock, _store, _shelf, _wants, _planner, _report, _watch, rules);
        _self = new SelfPortrait(identity, _store, _intake, _blank, _commands, _wants, _journal, _watch);
        _lights = new LitPlanner(identity, _store, _shelf, _blank, _commands, _planner);
        _time = new TimeFile(disk);
        _lit = _lights.Dark(ShownReason.Waiting);
        _random = random;
    }

    /// <summary>This start: a counter and some randomness.</summary>
    public string Boot { get; private set; } = "";

    /// <summary>The hub wants the program to start anew; what there is to keep is on the disk.</summary>
    public bool RestartAsked => _commands.RestartAsked;

    /// <summary>Whether someone at the board has made it dark; it stays so until lit there, whatever the hub orders and lifts.</summary>
    public bool IsDarkHere => _blank.IsLocal;

    /// <summary>Whether it is dark by the hub's order; nothing that is done at the board lifts that.</summary>
    public bool IsDarkByOrder => _blank.IsOrdered;

    /// <summary>What is lit from now on.</summary>
    public Lit Lit => Volatile.Read(ref _lit);

    /// <summary>The last will for the broker, and the birth.</summary>
    public (Topic Topic, byte[] Payload) Will => _report.Online("offline", Boot);

    /// <summary>The counter of the newest blank order that it obeys and has on its disk; 0 for none.</summary>
    internal long BlankCounter => _blank.IsKept ? _blank.Counter : 0;

    /// <summary>The counter of the last command that it has done; 0 for none.</summary>
    internal long CommandCounter => _commands.Counter;

    public Instant Now(ClockReading reading) => _clock.Now(reading);

    /// <summary>Reads what the board remembers. Nothing that it finds there can stop it.</summary>
    public void Start(ClockReading reading)
    {
        var counter = BootName.Counter(_disk);
        Boot = BootName.Of(counter, _random, _rules);
        _watch.Try(reading, () => BootName.Keep(_disk, counter));
        if (_rules.HasFlag(BoardRule.TimeKept) && _time.Read() is { } time)
            _clock.Remember(time, reading);
        _watch.Try(reading, () => _shelf.Load());
        _store.Load(_identity.Keys, _clock.Now(reading));
        // The time of a trial was its hub's; whoever starts alone has one of its own.
        if (_store.Manifest is { Trial: false } manifest)
            _clock.Signed(manifest.IssuedAt, isTrial: false, reading);
        _blank.Load(_store.Keys);
        _watch.Try(reading, _blank.KeepAgain);
        _commands.Load();
        _recorder = new PlayRecorder(_journal, _disk, Boot, _rules);
        _watch.Try(reading, () => _journal.Load(Boot));
        _watch.Try(reading, () => _recorder.Load());
        Tick(reading);
    }

    /// <summary>The link stands: says hello and asks for the time.</summary>
    public void Connected(ClockReading reading)
    {
        _connected = true;
        var (topic, payload) = _report.Online("online", Boot);
        _link.Publish(topic, payload);
        _report.AskForTime(reading.Monotonic);
        _delivery.Connected();
        _wants.AskAgain();
        Tick(reading);
    }

    public void Disconnected()
    {
        _connected = false;
        if (!IsOfATrial || !_rules.HasFlag(BoardRule.TrialTime))
            return;
        _clock.EndTrial();
        _isDue = true;
    }

    /// <summary>Takes a message. Whatever it says, it ends nothing and can only be obeyed or passed over.</summary>
    public void Receive(string topic, byte[] payload, ClockReading reading)
    {
        switch (Topic.TryParse(topic))
        {
            case Topic.OfBoard { Channel: BoardChannel.Desired }:
                _intake.Offer(Encoding.UTF8.GetString(payload), reading);
                break;
            case Topic.FrameContent frame when _wants.Ids.Contains(frame.Id):
                _watch.Try(reading, () => TakeFrame(frame.Id, payload));
                break;
            case Topic.Blank:
                // Due in any case: a disk that fails does not keep the board lit.
                _isDue = true;
                _watch.Try(reading, () => _blank.Obey(Encoding.UTF8.GetString(payload), _store.Keys));
                if (_blank.IsInDoubt)
                    _report.Doubt(reading.Monotonic);
                break;
            case Topic.OfBoard { Channel: BoardChannel.PlaysAck }:
                _delivery.Acknowledge(Encoding.UTF8.GetString(payload), _store.Keys, reading);
                break;
            case Topic.OfBoard { Channel: BoardChannel.Command }:
                Command(Encoding.UTF8.GetString(payload), reading);
                break;
        }

        Tick(reading);
    }

    /// <summary>Someone at the board makes it dark, or lets it light again.</summary>
    public void BlankHere(bool dark, ClockReading reading)
    {
        _isDue = true;
        _watch.Try(reading, () => _blank.Local(dark));
        Tick(reading);
    }

    /// <summary>The display stands still again and again: for ten minutes the fallback is lit in the place of every scene.</summary>
    public void Stalled(ClockReading reading)
    {
        _sparedUntil = reading.Monotonic + SpareFor;
        _isDue = true;
        Tick(reading);
    }

    /// <summary>Something was lit, or dark; the display says so several times a second.</summary>
    public void Displayed(Shown shown, long version, Instant now, ClockReading reading) => _watch.Try(reading, () =>
    {
        // What is lit by a clock that somebody set proves nothing, now or later.
        if (_rules.HasFlag(BoardRule.TrialNoProof) && IsOfATrial)
            _recorder?.Close(now);
        else
            _recorder?.Lit(shown, version, now);
    });

    /// <summary>A clean end: what is open goes into the journal.</summary>
    public void Stop(ClockReading reading) => _watch.Try(reading, () => _recorder?.Close(_clock.Now(reading)));

    /// <summary>Does what is due. Called after each message, and several times a second.</summary>
    public void Tick(ClockReading reading)
    {
        var now = _clock.Now(reading);
        if (_watch.TakeSecondTry(reading))
        {
            _watch.Try(reading, _blank.KeepAgain);
            _watch.Try(reading, _journal.Flush);
            _watch.Try(reading, () => _recorder?.CloseEarlier());
        }

        _isDue |= _intake.Commit(now, reading);
        if (_sparedUntil is { } until && reading.Monotonic >= until)
            (_sparedUntil, _isDue) = (null, true);
        if (_isDue || now < _lit.Stretches[0].From || (_lit.Stretches.Count > 1 && now >= _lit.Stretches[^1].From))
            Plan(now, reading.Monotonic);
        KeepTime(reading);
        if (!_connected)
            return;
        _delivery.Send(reading);
        SendScreen(now);
        _report.Tell(_self.At(_lit, Boot, _screen, now, reading), reading.Monotonic);
    }

    private void TakeFrame(FrameId id, byte[] png)
    {
        if (_wants.Take(id, png))
            _isDue = true;
    }

    private void Plan(Instant now, Duration monotonic)
    {
        _isDue = false;
        Volatile.Write(ref _lit, _lights.At(now, monotonic, isSpared: _sparedUntil is not null));
        _shelf.KeepPixelsOf(_lit.Stretches.SelectMany(s => s.Scenes).SelectMany(s => s.Frames).ToHashSet());
        _intake.Ask();
    }

    private void Command(string compact, ClockReading reading)
    {
        var command = WireJson.VerifyUnless<BoardCommand>(!_rules.HasFlag(BoardRule.CommandSignature), compact, Jws.CommandType, _store.Keys);
        if (command is null || (command.Board != _identity.Board && _rules.HasFlag(BoardRule.CommandAddressee)))
            return;
        _isDue = true;
        if (command.Kind != "time")
        {
            _watch.Try(reading, () => _commands.Obey(command, _clock.Now(reading), reading.Monotonic));
            return;
        }

        var asked = command.Boot == Boot ? _report.TakeAnswer(command.Asks, reading.Monotonic) : null;
        if (asked is null && _rules.HasFlag(BoardRule.TimeAsked))
            return;
        _clock.Answered(command.IssuedAt, asked ?? reading.Monotonic, command.Trial, reading);
        _watch.Try(reading, () => _blank.Settle(command.Blank));
        _intake.OfferAgain(reading);
    }

    /// <summary>The pixels as they are lit, or dark; too large a board answers without them.</summary>
    private void SendScreen(Instant now)
    {
        if (!_commands.ScreenAsked)
            return;
        _commands.ScreenAsked = false;
        var png = PngWriter.Encode(_lit.Pixels(_lit.At(now), now) ?? Core.Frames.Frame.Dark(_lit.Size ?? _identity.Size));
        _screen = png.Length <= ManifestLimits.ScreenBytes ? FrameId.Of(png) : null;
        if (_screen is not null)
            _link.Publish(new Topic.OfBoard(_identity.Board, BoardChannel.Screen), png);
    }

    private void KeepTime(ClockReading reading)
    {
        if (!_watch.HasFailed && _clock.Kept(reading) is { } time && _time.IsDue(time, reading.Monotonic))
            _watch.Try(reading, () => _time.Keep(time, reading.Monotonic));
    }

    /// <summary>Whether what it lights, or its time, is of a hub whose clock somebody set.</summary>
    internal bool IsOfATrial => _clock.IsOfATrial || _store.Manifest is { Trial: true };

    private static long SecretQuestion() => 1 + (long)(BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong))) >> 12);
}
