using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Push.BoardSide;
using SignageHub.Push.HubSide;

namespace SignageHub.Simulation.Tests;

/// <summary>A hub, a broker and some boards in one thread under virtual time, with everything that can go wrong going wrong.</summary>
internal sealed class Simulation
{
    /// <summary>Invariant 7.</summary>
    private static readonly Duration Convergence = Duration.FromSeconds(2);

    private readonly World _world;
    private readonly Truth _truth;
    private readonly SimBroker _broker;
    private readonly SimHub _hub;
    private readonly List<SimBoard> _boards = [];

    public Simulation(int seed, int boards, BoardRule boardRules = BoardRule.All, HubRule hubRules = HubRule.All)
    {
        _world = new World(seed);
        _truth = new Truth(_world);
        _broker = new SimBroker(_world, _boards);
        var ids = Enumerable.Range(1, boards).Select(i => BoardId.Parse($"board-{i}")).ToList();
        _hub = new SimHub(_world, _truth, hubRules, _broker, ids);
        var keys = new[] { _hub.Key.Public };
        foreach (var id in ids)
            _boards.Add(new SimBoard(id, _world, _truth, boardRules, keys, () => _broker));
        _hub.Start();
        Everyday();
        Faults();
    }

    public long Checked => _truth.Checked;

    public string Trace => _world.Trace;

    /// <exception cref="ViolationException">An invariant did not hold.</exception>
    public void Run(Duration time)
    {
        for (var left = time; left > Duration.Zero; left -= Duration.FromHours(3))
        {
            _world.IsRough = true;
            _world.Run(Duration.FromHours(3) - Duration.FromMinutes(20));
            Calm();
        }
    }

    /// <summary>Everything is well for some minutes, so that what is under way can arrive; then one more change is made and has to be lit in time.</summary>
    private void Calm()
    {
        _world.IsRough = false;
        _hub.Disk.CutAt = null;
        _hub.Disk.IsFull = false;
        _hub.Start();
        foreach (var board in _boards)
        {
            board.Disk.CutAt = null;
            board.Disk.IsFull = false;
            board.Boot();
            board.Link(isUp: true);
        }

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
            _truth.Table(board.Id, _hub.TableOf(board.Id).Rows(), board.Time);
            Truth.Demand(board.Disk.Files.Count < 300, $"11 Bounded: {board.Id} has {board.Disk.Files.Count} files");
        }
    }

    private void Settled(string when)
    {
        foreach (var board in _boards)
        {
            var desk = _hub.DeskOf(board.Id);
            Truth.Demand(
                desk.Wanted is { } wanted && board.Player!.Lit is { } lit && desk.IsSettled && lit.Digest == wanted.Digest && desk.State!.Missing.Count == 0 && board.Wants.Count == 0,
                $"7 Convergence: {board.Id} has version {desk.State?.Version} with {board.Wants.Count} frames missing and order {desk.State?.Blank} at {board.Time} (refused: {desk.State?.Refused}, told at {desk.State?.Time}), the hub wants {desk.Wanted?.Version} and {desk.Blank?.Counter}, {when}, at {_world.Now}; behind: {desk.IsBehind}");
        }

        RightlyLit(when);
    }

    /// <summary>Looks at the boards themselves: what they say of themselves proves nothing here.</summary>
    private void RightlyLit(string when)
    {
        foreach (var board in _boards)
        {
            board.Tick();
            _truth.Right(board.Id, _hub.DeskOf(board.Id).Wanted!.Digest, _hub.DeskOf(board.Id).Blank?.Counter ?? 0, board.Light, when);
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
        Rough(Duration.FromHours(10), _hub.StepKey);
    }

    private void Faults()
    {
        Rough(Duration.FromHours(2), () => Any().CutPower());
        Rough(Duration.FromHours(5), _hub.CutPower);
        Rough(Duration.FromHours(17), () =>
        {
            _hub.Restore();
            _hub.Start();
        });
        Rough(Duration.FromHours(4), () =>
        {
            var board = Any();
            board.Link(isUp: false);
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
        Rough(Duration.FromHours(8), () => Any().JumpClock(Duration.FromHours(_world.Random.Next(-50, 50))));
        Rough(Duration.FromHours(7), () =>
        {
            var board = Any();
            // It fills up while the board runs.
            var disk = _world.Chance(0.7) && board.Player is not null ? board.Disk : _hub.Disk;
            disk.IsFull = true;
            _world.After(_world.Between(Duration.FromMinutes(1), Duration.FromHours(3)), () => disk.IsFull = false);
        });
    }

    private void Rough(Duration mean, Action fault) => _world.Every(mean, () =>
    {
        if (_world.IsRough)
            fault();
    });

    private SimBoard Any() => _boards[_world.Random.Next(_boards.Count)];
}
