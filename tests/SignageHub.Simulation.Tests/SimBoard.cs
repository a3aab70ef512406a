using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Push.BoardSide;
using SignageHub.Push.Keys;
using SignageHub.Push.Messages;
using SignageHub.Push.Topics;

namespace SignageHub.Simulation.Tests;

/// <summary>A board's machine: power, clocks, disk and network cable; the board in it is the product's.</summary>
internal sealed class SimBoard : IBoardLink
{
    private static readonly Duration CalmAfter = Duration.FromSeconds(150);

    private readonly World _world;
    private readonly Truth _truth;
    private readonly BoardRule _rules;
    private readonly IReadOnlyList<VerificationKey> _keys;
    private readonly Func<SimBroker> _broker;
    private Duration _wallOffset = Duration.Zero;
    private Instant _bootedAt;
    private Instant? _linkedAt;
    private bool _clockWasWrong;

    public SimBoard(BoardId id, World world, Truth truth, BoardRule rules, IReadOnlyList<VerificationKey> keys, Func<SimBroker> broker)
    {
        (Id, _world, _truth, _rules, _keys, _broker) = (id, world, truth, rules, keys, broker);
        Disk = new SimDisk(world.Random)
        {
            Appended = (file, bytes) => truth.Appended(id, file, bytes, isSure: true),
            PerhapsAppended = (file, bytes) => truth.Appended(id, file, bytes, isSure: false),
            Replaced = file => Kept(file),
            Refused = _ => truth.RecordOf(id).Refused(),
        };
        Boot();
        Pulse();
        Refresh();
    }

    public BoardId Id { get; }

    public SimDisk Disk { get; }

    /// <summary>Null without power.</summary>
    public BoardPlayer? Player { get; private set; }

    public bool IsLinked { get; private set; }

    public HashSet<FrameId> Wants { get; } = [];

    private ClockReading Clock => new(_world.Now + _wallOffset, _world.Now - _bootedAt);

    /// <summary>Its own clock was never wrong in this boot, or the hub had a minute to tell the time.</summary>
    private bool ClockIsGood => !_clockWasWrong || (_linkedAt is { } at && _world.CalmSince is { } calm && _world.Now >= Instant.Max(at, calm) + CalmAfter);

    /// <summary>Its LEDs as they are now; null pixels for dark.</summary>
    public (Frame? Pixels, int Brightness) Light => (Player!.Lit.Pixels(Player.Lit.At(Time), Time), Player.Lit.Brightness);

    public Instant Time => Player!.Now(Clock);

    public void Boot()
    {
        if (Player is not null)
            return;
        _bootedAt = _world.Now;
        Turn(() =>
        {
            Player = new BoardPlayer(
                new BoardIdentity(Id, _keys, Truth.Pictures.Size, "simulated", "none"), Disk, this, (uint)_world.Random.Next(), _rules);
            Player.Start(Clock);
            _truth.Started(Id, Player.Lit);
        });
    }

    /// <summary>The power goes, at once or at one of the next writes; it comes back later, perhaps with another idea of the time.</summary>
    public void CutPower()
    {
        if (Player is null)
            return;
        if (_world.Chance(0.7))
            Disk.CutAt = _world.Random.Next(6);
        else
            Dead();
    }

    public void JumpClock(Duration by)
    {
        _wallOffset = by;
        _clockWasWrong |= by != Duration.Zero;
    }

    public void Link(bool isUp)
    {
        if (isUp == IsLinked || Player is null)
            return;
        IsLinked = isUp;
        _linkedAt = isUp ? _world.Now : null;
        if (!isUp)
        {
            Player.Disconnected();
            return;
        }

        Turn(() => Player!.Connected(Clock));
        if (IsLinked)
            _broker().Subscribed(this);
    }

    public void Receive(string topic, byte[] payload)
    {
        if (Player is null || !IsLinked)
            return;
        Turn(() => Player!.Receive(topic, payload, Clock));
        _world.After(Duration.FromMilliseconds(300), Tick);
    }

    public void Tick()
    {
        if (Player is null)
            return;
        Turn(() => Player!.Tick(Clock));
        Show();
    }

    /// <summary>A look at the display.</summary>
    public void Look()
    {
        if (Player is { } player)
            _truth.Look(Id, player.Lit, Time, ClockIsGood);
    }

    void IBoardLink.Publish(Topic topic, byte[] payload)
    {
        if (topic is Topic.OfBoard { Channel: BoardChannel.Plays })
            _truth.Sent(Id, WireJson.Read<PlayBatch>(payload)!);
        if (topic is Topic.OfBoard { Channel: BoardChannel.State } && WireJson.Read<BoardState>(payload) is { } state)
            Truth.Demand(state.Version == Player!.Lit.Version || state.Reason.StartsWith("blank", StringComparison.Ordinal), $"10 Told: {Id} reports version {state.Version} and lights {Player.Lit.Version}");
        _broker().FromBoard(this, topic, payload);
    }

    void IBoardLink.Want(IReadOnlySet<FrameId> frames)
    {
        var more = frames.Where(id => !Wants.Contains(id)).ToList();
        Wants.Clear();
        Wants.UnionWith(frames);
        foreach (var id in more)
            _broker().Asked(this, id);
    }

    /// <summary>The display and the housekeeping go on whatever happens.</summary>
    private void Pulse()
    {
        Tick();
        Look();
        // The display crosses change-overs by itself, between the board's turns.
        _world.After(_world.Between(Duration.FromSeconds(1), Duration.FromSeconds(29)), Look);
        _world.After(Duration.FromSeconds(30), Pulse);
    }

    /// <summary>The display, several times between two turns of the board; now and then it stands still for a while.</summary>
    private void Refresh()
    {
        Show();
        _world.After(_world.Between(Duration.FromSeconds(1), Duration.FromSeconds(_world.Chance(0.002) ? 40 : 4.9)), Refresh);
    }

    private void Show()
    {
        if (Player is null)
            return;
        var (time, version) = (Time, Player.Lit.Version);
        var shown = Player.Lit.At(time);
        _truth.RecordOf(Id).Shows(new LitKey(Player.Boot, time.ToUnixTimeSeconds() / 3600, shown.Scene?.Id, shown.Reason, version), time);
        Turn(() => Player.Displayed(shown, version, time, Clock));
    }

    private void Kept(string file)
    {
        if (file == "plays-open")
            _truth.RecordOf(Id).Kept();
    }

    private void Turn(Action action)
    {
        try
        {
            action();
            if (Player is not null)
                _truth.Obeyed(Id, Player.BlankCounter);
            Look();
        }
        catch (PowerCutException)
        {
            Dead();
        }
    }

    private void Dead()
    {
        _truth.RecordOf(Id).CutOff();
        (Player, IsLinked, _linkedAt) = (null, false, null);
        Disk.CutAt = null;
        Disk.IsFull = false;
        Wants.Clear();
        _world.After(_world.Between(Duration.FromSeconds(5), Duration.FromHours(_world.Chance(0.1) ? 30 : 1)), () =>
        {
            if (Player is not null)
                return;
            _clockWasWrong = false;
            JumpClock(_world.Random.Next(10) switch
            {
                0 => NodaConstants.UnixEpoch - _world.Now,
                1 => Duration.FromDays(_world.Random.Next(1, 300)),
                2 => -Duration.FromHours(_world.Random.Next(1, 100)),
                _ => Duration.Zero,
            });
            Boot();
            Link(isUp: true);
        });
    }
}
