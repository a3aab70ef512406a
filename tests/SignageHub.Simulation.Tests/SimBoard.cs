using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Push.BoardSide;
using SignageHub.Push.Keys;
using SignageHub.Push.Manifests;
using SignageHub.Push.Messages;

namespace SignageHub.Simulation.Tests;

/// <summary>A board's machine: power, clocks, disk and network cable; the board in it is the product's.</summary>
internal sealed class SimBoard
{
    private readonly World _world;
    private readonly Truth _truth;
    private readonly BoardRule _rules;
    private IReadOnlyList<VerificationKey> _keys;
    private readonly Func<SimBroker> _broker;
    private readonly Func<IReadOnlyList<VerificationKey>> _enrolKeys;
    private readonly SimClocks _clocks;
    private readonly SimCable _cable;
    private bool _keysAreSpoilt;
    private SigningKey? _own;

    public SimBoard(BoardId id, World world, Truth truth, BoardRule rules, Func<IReadOnlyList<VerificationKey>> keys, Func<SimBroker> broker)
    {
        (Id, _world, _truth, _rules, _enrolKeys, _broker) = (id, world, truth, rules, keys, broker);
        (_keys, _clocks, _cable) = (keys(), new SimClocks(world), new SimCable(this, truth, broker));
        Disk = new SimDisk(world.Random)
        {
            MayTear = true,
            Spoilt = Spoilt,
            Appended = (file, bytes) => truth.Plays.Appended(id, file, bytes, isSure: true),
            PerhapsAppended = (file, bytes) =>
            {
                world.Count(Fault.AppendTorn);
                truth.Plays.Appended(id, file, bytes, isSure: false);
            },
            Replaced = file => Kept(file),
            Refused = Refused,
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

    /// <summary>The frames that it lacks.</summary>
    public IReadOnlySet<FrameId> Wants => _cable.Wants;

    /// <summary>Whether someone at the board made it dark; null when the power or the disk went over it and nobody can tell.</summary>
    public bool? IsDarkHere { get; private set; } = false;

    /// <summary>Whether the disk did not let go of plays that the hub has: they go after the next start.</summary>
    public bool MayKeepPlays { get; private set; }

    /// <summary>The key of its own with which it signs; null for a board whose file was carried to it.</summary>
    public SigningKey? Own => _own;

    /// <summary>Whether it is let in nowhere any more; it does not know, and goes on with what it has.</summary>
    public bool IsShutOut { get; private set; }

    /// <summary>Until then nobody is reached, whatever is plugged in.</summary>
    public Instant AwayUntil { get; set; } = Instant.MinValue;

    /// <inheritdoc cref="SimClocks.IsGood"/>
    public bool ClockIsGood => _clocks.IsGood;

    private ClockReading Clock => _clocks.Reading;

    /// <summary>Its LEDs as they are now; null pixels for dark.</summary>
    public (Frame? Pixels, int Brightness) Light => (Player!.Lit.Pixels(Player.Lit.At(Time), Time), Player.Lit.Brightness);

    public Instant Time => Player!.Now(Clock);

    public void Boot()
    {
        if (Player is not null)
            return;
        _clocks.Boot();
        MayKeepPlays = false;
        // Without keys it waits for someone who enrols it anew.
        if (_keysAreSpoilt)
            _keys = _enrolKeys();
        _keysAreSpoilt = false;
        var kept = SimFiles.Time(Disk);
        Turn(() =>
        {
            Player = new BoardPlayer(
                new BoardIdentity(Id, _keys, Pictures.Size, "simulated", "none", _own), Disk, _cable, (uint)_world.Random.Next(), _rules, () => _world.Random.NextInt64(1, 1L << 53));
            Player.Start(Clock);
            // What the power cut short may have been done: that it is known is all that can be said of when.
            _truth.CommandsOf(Id).Did(Player.CommandCounter, clockIsGood: false);
            _truth.Started(Id, Player.Lit, Player.Now(Clock), kept);
        });
    }

    /// <summary>The power goes, at once or at one of the next writes; it comes back later, perhaps with another idea of the time.</summary>
    public void CutPower()
    {
        if (Player is null)
            return;
        if (_world.Chance(0.2))
            Disk.CutsAppend = true;
        else if (_world.Chance(0.7))
            Disk.CutAt = _world.Random.Next(6);
        else
            Dead();
    }

    /// <summary>Its line is cut, and nobody lets it in.</summary>
    public void ShutOut()
    {
        Link(isUp: false);
        IsShutOut = true;
    }

    /// <summary>Someone enrols it: from now on it signs with this key.</summary>
    public void Enrol(SigningKey own)
    {
        (_own, IsShutOut, _keys) = (own, false, _enrolKeys());
        if (Player is null)
            return;
        Turn(() => Player.Stop(Clock));
        if (Player is null)
            return;
        Leave();
        Boot();
        Link(isUp: true);
    }

    /// <summary>The power goes, and of what the card held of the blank order nothing can be read any more.</summary>
    public void SpoilOrder()
    {
        if (Player is null || !Disk.Files.ContainsKey("blank"))
            return;
        Dead();
        Disk.Damage("blank");
        Disk.Damage("blank-seen");
        _truth.OrderSpoilt(Id);
    }

    public void JumpClock(Duration by) => _clocks.Jump(by);

    /// <inheritdoc cref="SimClocks.Doubt"/>
    public void Doubt(bool isDoubtful) => _clocks.Doubt(isDoubtful);

    public void Link(bool isUp)
    {
        if (isUp == IsLinked || Player is null || (isUp && (_world.Now < AwayUntil || IsShutOut)))
            return;
        IsLinked = isUp;
        _clocks.LinkedAt = isUp ? _world.Now : null;
        if (!isUp)
        {
            Alone();
            return;
        }

        Turn(() => Player!.Connected(Clock));
        if (IsLinked)
            _broker().Subscribed(this);
    }

    /// <summary>Nobody is heard any more; the time of a trial goes with its hub.</summary>
    private void Alone()
    {
        var isOfATrial = Player!.IsOfATrial;
        Player.Disconnected();
        if (!isOfATrial)
            return;
        _world.Count(Fault.TrialLeft);
        _clocks.TrialLeft();
        var off = Time - _world.Now;
        Truth.Demand(
            _clocks.IsDoubtful || _clocks.WasWrong || (off < Duration.FromSeconds(3) && off > -Duration.FromSeconds(3)),
            $"3 Fresh: {Id} lives by the time of a trial, {off}, although its hub is gone");
        Turn(() => Player!.Tick(Clock));
    }

    /// <summary>Someone at the board makes it dark, or lets it light again.</summary>
    public void PressHere(bool dark)
    {
        if (Player is null)
            return;
        _world.Count(dark ? Fault.DarkByHand : Fault.LitByHand);
        // Neither the one nor the other while it is being pressed.
        IsDarkHere = null;
        Turn(() => Player.BlankHere(dark, Clock));
        if (Player is not null && (dark || !Disk.IsFull))
            IsDarkHere = dark;
    }

    public void Receive(string topic, byte[] payload)
    {
        if (Player is null || !IsLinked)
            return;
        _clocks.Heard(_truth.IsOfATrial(topic, payload), _truth.IsTrialAbout, _truth.IsOfTheFuture(topic, payload));
        Turn(() => Player!.Receive(topic, payload, Clock));
        _world.After(Duration.FromMilliseconds(300), Tick);
    }

    public void Tick()
    {
        if (Player is null)
            return;
        Turn(() => Player!.Tick(Clock));
        Show();
        if (Player?.RestartAsked == true)
            Restart();
    }

    /// <summary>A look at the display.</summary>
    public void Look()
    {
        if (Player is not { } player)
            return;
        _truth.Look(Id, player.Lit, Time, _clocks.IsGood, _clocks.IsOpen);
        Truth.Demand(IsDarkHere != true || player.Lit.At(Time).Scene is null, $"6 Blank: {Id} is lit although someone at it made it dark");
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
        var isStill = _world.Chance(0.002);
        if (isStill)
            _world.Count(Fault.DisplayStoodStill);
        _world.After(_world.Between(Duration.FromSeconds(1), Duration.FromSeconds(isStill ? 40 : 4.9)), Refresh);
    }

    private void Show()
    {
        if (Player is null)
            return;
        var (time, version) = (Time, Player.Lit.Version);
        var shown = Player.Lit.At(time);
        if (Player.IsOfATrial)
            _truth.RecordOf(Id).Pauses();
        else
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
            {
                _truth.Obeyed(Id, Player.BlankCounter);
                _truth.CommandsOf(Id).Did(Player.CommandCounter, _clocks.IsGood);
            }

            Look();
        }
        catch (PowerCutException)
        {
            Dead();
        }
    }

    private void Refused(string file)
    {
        _truth.RecordOf(Id).Refused();
        MayKeepPlays |= file.StartsWith("plays/", StringComparison.Ordinal);
    }

    private void Spoilt(string file)
    {
        _keysAreSpoilt |= file == "keys";
        _truth.Spoilt(Id, file);
    }

    /// <summary>The program ends cleanly, and the machine starts it again.</summary>
    private void Restart()
    {
        _truth.CommandsOf(Id).Seen(CommandKind.Restart);
        Turn(() => Player!.Stop(Clock));
        if (Player is null)
            return;
        Leave();
        _world.After(Duration.FromSeconds(3), () =>
        {
            Boot();
            Link(isUp: true);
        });
    }

    /// <summary>The program runs no more.</summary>
    private void Leave()
    {
        (Player, IsLinked, _clocks.LinkedAt) = (null, false, null);
        if (IsDarkHere == true && !Disk.Files.ContainsKey("local-blank"))
            IsDarkHere = null;
        _cable.Unplugged();
    }

    private void Dead()
    {
        if (Player is null)
            return;
        _world.Count(Fault.BoardPowerCut);
        _truth.RecordOf(Id).CutOff();
        if (SimFiles.Manifest(Disk) is { } compact)
            _truth.PowerWent(Id, SignedManifest.DigestOf(compact), Disk.Files, Time);
        Leave();
        (Disk.CutAt, Disk.CutsAppend) = (null, false);
        Disk.IsFull = false;
        _world.After(_world.Between(Duration.FromSeconds(5), Duration.FromHours(_world.Chance(0.1) ? 30 : 1)), () =>
        {
            if (Player is not null)
                return;
            var how = _world.Random.Next(10);
            if (how == 0)
                _world.Count(Fault.ClockDead);
            _clocks.JumpInTheDark(how switch
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
