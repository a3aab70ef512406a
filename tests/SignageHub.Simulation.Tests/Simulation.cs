using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Push.BoardSide;
using SignageHub.Push.HubSide;
using SignageHub.Push.Keys;
using SignageHub.Push.Messages;

namespace SignageHub.Simulation.Tests;

/// <summary>A hub, a broker and some boards in one thread under virtual time, with everything that can go wrong going wrong.</summary>
internal sealed class Simulation
{
    /// <summary>Invariant 7.</summary>
    private static readonly Duration Convergence = Duration.FromSeconds(2);

    private static readonly Duration Day = Duration.FromHours(25);

    private readonly World _world;
    private readonly Truth _truth;
    private readonly SimBroker _broker;
    private readonly SimHub _hub;
    private readonly SimThief _thief;
    private readonly List<SimBoard> _boards = [];

    public Simulation(int seed, int boards, BoardRule boardRules = BoardRule.All, HubRule hubRules = HubRule.All)
    {
        _world = new World(seed);
        _truth = new Truth(_world);
        _broker = new SimBroker(_world, _boards);
        var ids = Enumerable.Range(1, boards).Select(i => BoardId.Parse($"board-{i}")).ToList();
        _hub = new SimHub(_world, _truth, hubRules, _broker, ids);
        _broker.Stolen = Stolen;
        foreach (var id in ids)
            _boards.Add(new SimBoard(id, _world, _truth, boardRules, () => _hub.Keys, () => _broker));
        _thief = new SimThief(_world, _broker);
        LetIn(_boards[0]);
        _hub.Start();
        Everyday();
        Faults();
    }

    public long Checked => _truth.Checked;

    public string Trace => _world.Trace;

    public IReadOnlyDictionary<Fault, int> Happened => _world.Happened;

    /// <exception cref="ViolationException">An invariant did not hold.</exception>
    public void Run(Duration time)
    {
        var end = _world.Now + time;
        for (var stretch = 1; _world.Now < end; stretch++)
        {
            _world.IsRough = true;
            // Now and then a board, or the hub, is away for longer than programmes last.
            var isLong = stretch % 4 == 0;
            if (isLong)
                Away(stretch % 8 == 0);
            _world.Run(isLong ? Day + Duration.FromHours(2) : Duration.FromHours(3) - Duration.FromMinutes(20));
            Calm();
        }
    }

    private void Away(bool isHub)
    {
        if (isHub)
        {
            _hub.OffUntil = _world.Now + Day;
            _hub.Stop();
            _world.After(Day, _hub.Start);
            _world.Count(Fault.HubAway);
            return;
        }

        var board = Any();
        board.Link(isUp: false);
        board.AwayUntil = _world.Now + Day;
        _world.After(Day, () => board.Link(isUp: true));
        _world.Count(Fault.BoardAway);
    }

    /// <summary>A key that was let go, as the manifest says which the board has.</summary>
    private SigningKey? Stolen(SimBoard board) => _truth.KeysOf(board.Id, board.Player!.Lit.Digest) is { } trusted
        ? _hub.Revoked.Find(key => !trusted.Contains(key.Public))
        : null;

    /// <summary>Everything is well for some minutes, so that what is under way can arrive; then one more change is made and has to be lit in time.</summary>
    private void Calm()
    {
        _world.IsRough = false;
        _hub.Disk.CutAt = null;
        _hub.Disk.IsFull = false;
        _hub.EndTrial();
        _hub.JumpClock(Duration.Zero);
        _hub.Start();
        foreach (var board in _boards)
        {
            (board.Disk.CutAt, board.Disk.CutsAppend) = (null, false);
            board.Disk.IsFull = false;
            if (board.IsShutOut)
                LetIn(board);
            board.Boot();
            board.Link(isUp: true);
            if (board.IsDarkHere is null || _world.Chance(0.5))
                board.PressHere(dark: false);
        }

        // As people are told who read that a board cannot read its order.
        if (_boards.Any(b => b.Player!.Lit.At(b.Time).Reason == ShownReason.BlankUnreadable))
            _hub.PressBlank();
        // What was sent in rough times and is still on its way comes within five minutes.
        _world.Run(Duration.FromMinutes(7));
        Settled("after some minutes of calm");
        foreach (var board in _boards)
            board.Link(isUp: false);
        _hub.Change(_boards[0].Id);
        foreach (var board in _boards)
            board.Link(isUp: true);
        _world.Run(Convergence);
        Settled($"{Convergence.TotalSeconds} s after hub, broker and link are up");
        Commanded();
        for (var i = 0; i < 24; i++)
        {
            _world.Run(Duration.FromSeconds(10));
            RightlyLit("in calm times");
        }

        // What the full hour closed is under way for some seconds.
        if (_world.Now.InUtc().Minute < 2)
            _world.Run(Duration.FromMinutes(2));
        foreach (var board in _boards)
        {
            Truth.Demand(
                Duration.FromSeconds(5) > _world.Now - board.Time && Duration.FromSeconds(5) > board.Time - _world.Now,
                $"3 Fresh: the clock of {board.Id} is wrong although the hub is there: {board.Time} instead of {_world.Now}");
            board.Doubt(isDoubtful: false);
            _truth.Plays.Table(board.Id, _hub.TableOf(board.Id).Rows(), board.Time);
            _truth.Tidy(board.Id, _hub.DeskOf(board.Id).Wanted!.Digest, board.Disk.Files.Keys, isNew: board == _boards[0], board.MayKeepPlays);
        }
    }

    private void Settled(string when)
    {
        foreach (var board in _boards)
        {
            // First of all: by a wrong clock all else is wrong as well.
            Truth.Demand(
                Duration.FromSeconds(5) > _world.Now - board.Time && Duration.FromSeconds(5) > board.Time - _world.Now,
                $"3 Fresh: the clock of {board.Id} is wrong although the hub is there: {board.Time} instead of {_world.Now}");
            var desk = _hub.DeskOf(board.Id);
            Truth.Demand(
                desk.Wanted is { } wanted && board.Player!.Lit is { } lit && desk.IsSettled && lit.Digest == wanted.Digest && desk.State!.Missing.Count == 0 && board.Wants.Count == 0,
                $"7 Convergence: {board.Id} has version {desk.State?.Version} with {board.Wants.Count} frames missing and order {desk.State?.Blank} at {board.Time} (dark: {board.Player!.Lit.At(board.Time).Reason}, counters on the disk: {SimFiles.Order(board.Disk)}; refused: {desk.State?.Refused}, told at {desk.State?.Time}), the hub wants {desk.Wanted?.Version} and {desk.Blank?.Counter}, {when}, at {_world.Now}; behind: {desk.IsBehind}");
        }

        RightlyLit(when);
    }

    /// <summary>A command that is given in calm times is done in time.</summary>
    private void Commanded()
    {
        var percent = _world.Random.Next(1, 101);
        foreach (var board in _boards)
            _hub.Command(board.Id, CommandKind.Brightness, percent);
        _world.Run(Convergence);
        foreach (var board in _boards)
            Truth.Demand(_truth.CommandsOf(board.Id).Percent == percent, $"7 Convergence: {board.Id} does not do as it was told within {Convergence.TotalSeconds} s, at {_world.Now}");
        RightlyLit("after a command");
    }

    /// <summary>Looks at the boards themselves: what they say of themselves proves nothing here.</summary>
    private void RightlyLit(string when)
    {
        foreach (var board in _boards)
        {
            board.Tick();
            _truth.Right(board.Id, _hub.DeskOf(board.Id).Wanted!.Digest, _hub.DeskOf(board.Id).Blank?.Counter ?? 0, board.IsDarkHere == true, board.Light, when);
        }
    }

    private void Everyday()
    {
        _world.Every(Duration.FromSeconds(10), _hub.Check);
        // What the hub wants changes; in calm times only when the run says so.
        Rough(Duration.FromHours(2), () => _hub.Change(Any().Id));
        Rough(Duration.FromHours(8), () =>
        {
            foreach (var board in _boards)
                _hub.Change(board.Id);
        });
        Rough(Duration.FromHours(5), _hub.PressBlank);
        Rough(Duration.FromHours(9), _hub.Backup);
        Rough(Duration.FromHours(3), _hub.StepKey);
        Rough(Duration.FromMinutes(30), () => _hub.Command(Any().Id, CommandKind.All[_world.Random.Next(CommandKind.All.Count)], _world.Random.Next(1, 101)));
        Rough(Duration.FromHours(5), () =>
        {
            var board = Any();
            board.PressHere(dark: true);
            _world.After(_world.Between(Duration.FromMinutes(1), Duration.FromHours(4)), () => board.PressHere(dark: false));
        });
    }

    private void Faults()
    {
        Rough(Duration.FromHours(2), () => Any().CutPower());
        Rough(Duration.FromHours(5), _hub.CutPower);
        Rough(Duration.FromHours(6), () => Any().SpoilOrder());
        Rough(Duration.FromHours(17), () =>
        {
            _hub.Restore();
            _hub.Start();
        });
        Rough(Duration.FromHours(4), () =>
        {
            var board = Any();
            board.Link(isUp: false);
            _world.Count(Fault.LinkLost);
            _world.After(_world.Between(Duration.FromSeconds(1), Duration.FromHours(_world.Chance(0.1) ? 60 : 1)), () => board.Link(isUp: true));
        });
        Rough(Duration.FromHours(6), () =>
        {
            // The broker is gone for a moment, with or without what it had retained; the hub sends everything again.
            if (_world.Chance(0.5))
                _broker.ForgetRetained();
            foreach (var board in _boards.Where(b => b.IsLinked).ToList())
            {
                board.Link(isUp: false);
                _world.After(Duration.FromSeconds(_world.Random.Next(1, 10)), () => board.Link(isUp: true));
            }

            if (_hub.IsUp)
                _hub.SendAll();
        });
        Rough(Duration.FromMinutes(10), _broker.Lie);
        Rough(Duration.FromHours(8), () =>
        {
            _world.Count(Fault.ClockJumped);
            Any().JumpClock(Duration.FromHours(_world.Random.Next(-50, 50)));
        });
        Rough(Duration.FromHours(12), () =>
        {
            if (_hub.IsTrial)
                return;
            // By minutes, hours or days, ahead or behind, or right again.
            _world.Count(Fault.HubClockJumped);
            _hub.JumpClock(_world.Random.Next(4) switch
            {
                0 => Duration.Zero,
                1 => Duration.FromSeconds(_world.Random.Next(-600, 600)),
                2 => Duration.FromHours(_world.Random.Next(-50, 50)),
                _ => Duration.FromDays(_world.Random.Next(-300, 300)),
            });
            foreach (var board in _boards)
                board.Doubt(isDoubtful: true);
        });
        Rough(Duration.FromHours(6), Trial);
        Rough(Duration.FromHours(14), () => ShutOut(_boards[0]));
        Rough(Duration.FromMinutes(20), _thief.Speak);
        Rough(Duration.FromHours(7), () =>
        {
            var board = Any();
            // It fills up while the board runs.
            var disk = _world.Chance(0.7) && board.Player is not null ? board.Disk : _hub.Disk;
            disk.IsFull = true;
            _world.Count(disk == _hub.Disk ? Fault.HubDiskFull : Fault.BoardDiskFull);
            _world.After(_world.Between(Duration.FromMinutes(1), Duration.FromHours(3)), () => disk.IsFull = false);
        });
    }

    /// <summary>A board's key was stolen: it is shut out, and some minutes or hours later enrolled anew. One board is enough: signatures take most of the time that a run has.</summary>
    private void ShutOut(SimBoard board)
    {
        if (board.IsShutOut)
            return;
        _world.Count(Fault.BoardShutOut);
        _thief.Steal(board.Id, board.Own!);
        _hub.ShutOut(board.Id);
        board.ShutOut();
        _world.After(_world.Between(Duration.FromMinutes(5), Duration.FromHours(_world.Chance(0.2) ? 20 : 3)), () => EnrolAnew(board));
    }

    /// <summary>A board whose disk is full has no room for its new key.</summary>
    private void EnrolAnew(SimBoard board)
    {
        if (!board.IsShutOut)
            return;
        if (board.Disk.IsFull)
        {
            _world.After(Duration.FromMinutes(10), () => EnrolAnew(board));
            return;
        }

        _world.Count(Fault.BoardEnrolledAnew);
        LetIn(board);
    }

    private void LetIn(SimBoard board)
    {
        var own = SeededKey.Create(_world.Random);
        _hub.Enrol(board.Id, own.Public);
        board.Enrol(own);
    }

    /// <summary>Somebody wants to see another day: for some minutes or hours a hub with a clock that was set has the boards, and they see it come and go, or not.</summary>
    private void Trial()
    {
        if (_hub.IsTrial || !_hub.IsUp || !_hub.IsRight)
            return;
        _world.Count(Fault.TrialBegun);
        var off = _world.Chance(0.5) ? Duration.FromHours(_world.Random.Next(-50, 50)) : Duration.FromDays(_world.Random.Next(-300, 300));
        _hub.BeginTrial(off);
        Replug();
        _world.After(_world.Between(Duration.FromSeconds(5), Duration.FromHours(_world.Chance(0.5) ? 0.1 : 3)), () =>
        {
            _hub.EndTrial();
            Replug();
        });
    }

    /// <summary>The broker comes and goes with its hub; one of its own stays.</summary>
    private void Replug()
    {
        if (_world.Chance(0.3))
            return;
        foreach (var board in _boards)
        {
            board.Link(isUp: false);
            _world.After(_world.Between(Duration.FromSeconds(1), Duration.FromMinutes(_world.Chance(0.5) ? 1 : 60)), () => board.Link(isUp: true));
        }
    }

    private void Rough(Duration mean, Action fault) => _world.Every(mean, () =>
    {
        if (_world.IsRough)
            fault();
    });

    private SimBoard Any() => _boards[_world.Random.Next(_boards.Count)];
}
