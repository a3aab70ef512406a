using System.Globalization;
using System.Text;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Push.HubSide;
using SignageHub.Push.Keys;
using SignageHub.Push.Manifests;
using SignageHub.Push.Messages;
using SignageHub.Push.Plays;
using SignageHub.Push.Storage;
using SignageHub.Push.Topics;

namespace SignageHub.Simulation.Tests;

/// <summary>The hub's machine. Desks and tables are the product's; what is wanted changes by chance.</summary>
internal sealed class SimHub : IHubLink
{
    private readonly World _world;
    private readonly Truth _truth;
    private readonly HubRule _rules;
    private readonly SimBroker _broker;
    private readonly IReadOnlyList<BoardId> _boards;
    private readonly Dictionary<BoardId, BoardDesk> _desks = [];
    private readonly Dictionary<BoardId, PlayTable> _tables = [];
    private readonly Dictionary<BoardId, Instant> _leases = [];
    private SortedDictionary<string, byte[]>? _backup;
    private readonly Dictionary<BoardId, Instant> _signed = [];
    private readonly OrderCourier _courier;
    private readonly Dictionary<BoardId, BoardStanding> _standings = [];
    private Duration _clockOff;
    private int _keyPhase;

    public SimHub(World world, Truth truth, HubRule rules, SimBroker broker, IReadOnlyList<BoardId> boards)
    {
        (_world, _truth, _rules, _broker, _boards) = (world, truth, rules, broker, boards);
        Disk = new SimDisk(world.Random);
        _courier = new OrderCourier(this);
        Key = SeededKey.Create(world.Random);
        broker.Genuine.Add(Key.Public);
    }

    public SimDisk Disk { get; }

    public SigningKey Key { get; private set; }

    public SigningKey? NextKey { get; private set; }

    public VerificationKey[] Keys => NextKey is null ? [Key.Public] : [Key.Public, NextKey.Public];

    /// <summary>Keys that the hub let go; whoever has stolen one may sign with it.</summary>
    public List<SigningKey> Revoked { get; } = [];

    public bool IsUp { get; private set; }

    /// <summary>Its machine's clock; what it signs says this.</summary>
    public Instant Clock => _world.Now + _clockOff;

    public bool IsRight => _clockOff == Duration.Zero;

    /// <summary>Ahead or behind, by seconds or by years; zero puts it right.</summary>
    public void JumpClock(Duration off) => _clockOff = off;

    /// <summary>Whether it runs by a clock that somebody set, to watch another day.</summary>
    public bool IsTrial { get; private set; }

    /// <summary>The hub ends, and another with the same disk takes its place, by another clock.</summary>
    /// <param name="off">How far that is off.</param>
    public void BeginTrial(Duration off) => Follow(off, isTrial: true);

    public void EndTrial()
    {
        if (IsTrial)
            Follow(Duration.Zero, isTrial: false);
    }

    private void Follow(Duration off, bool isTrial)
    {
        var wasUp = IsUp;
        Stop();
        (_clockOff, IsTrial) = (off, isTrial);
        _truth.Trial(isTrial);
        if (wasUp)
            Start();
    }

    /// <summary>Somebody lets a board in, by the key it signs with from now on. Kept beside what a backup puts back.</summary>
    public void Enrol(BoardId board, VerificationKey key) => _standings[board] = new BoardStanding(key, IsShutOut: false);

    /// <summary>Somebody shuts a board out, whether or not the hub runs.</summary>
    public void ShutOut(BoardId board) => _standings[board] = _standings[board] with { IsShutOut = true };

    /// <summary>Until then it does not start.</summary>
    public Instant OffUntil { get; set; } = Instant.MinValue;

    public BoardDesk DeskOf(BoardId board) => _desks[board];

    public PlayTable TableOf(BoardId board) => new(board, Disk);

    /// <summary>Starts: reads what it published and sends it again.</summary>
    public void Start()
    {
        if (IsUp || _world.Now < OffUntil)
            return;
        IsUp = true;
        _truth.HubStarted();
        _broker.ToHub = (topic, payload) => Turn(() => Hear(topic, payload));
        Turn(() =>
        {
            foreach (var board in _boards)
            {
                _desks[board] = new BoardDesk(board, this, Key, Pictures.Of, _rules, _courier) { IsTrial = IsTrial };
                _tables[board] = new PlayTable(board, Disk, _rules);
            }

            SendAll();
        });
    }

    public void Stop()
    {
        IsUp = false;
        _broker.ToHub = null;
        Disk.CutAt = null;
    }

    public void CutPower() => Disk.CutAt = _world.Random.Next(4);

    public void Backup() => _backup = Disk.Copy();

    /// <summary>The disk as it was at the last backup. Plays that were acknowledged since are lost, and counted where a later one of their boot comes.</summary>
    public void Restore()
    {
        if (_backup is null)
            return;
        Stop();
        var before = _boards.ToDictionary(b => b, b => Rows(b));
        if (!Disk.Read("order").AsSpan().SequenceEqual(_backup.GetValueOrDefault("order")) || _boards.Any(b => !Disk.Read($"record/{b}").AsSpan().SequenceEqual(_backup.GetValueOrDefault($"record/{b}"))))
            _world.Count(Fault.HubRestored);
        Disk.Restore(_backup);
        _truth.ForgotOrders(OrderOnDisk());
        foreach (var board in _boards)
        {
            _truth.Forgot(board, VersionOf(RecordOf(board)));
            var after = Rows(board).Select(r => (r.Boot, r.Number)).ToHashSet();
            _truth.Plays.Lost(board, [.. before[board].Where(r => !after.Contains((r.Boot, r.Number)))]);
        }
    }

    /// <summary>Everything goes out again: a broker may have forgotten it.</summary>
    public void SendAll() => Turn(() =>
    {
        foreach (var board in _boards)
            Want(board, anew: false);
        if (Disk.Read("order") is { } order)
            Order(Encoding.UTF8.GetString(order));
    });

    public void Change(BoardId board) => Turn(() => Want(board, anew: true));

    public void Check() => Turn(() =>
    {
        foreach (var board in _boards)
        {
            // Held back while the disk was full, as the real hub's slow tick finds.
            // A manifest from the future is made anew as well: the clock was set back since.
            var isOld = (_leases.TryGetValue(board, out var lease) && Clock >= lease - Duration.FromMinutes(30)) || (_signed.TryGetValue(board, out var signed) && signed > Clock);
            if (_desks[board].Wanted is null || _desks[board].IsBehind || isOld)
                Want(board, anew: _desks[board].IsBehind || isOld);
            _desks[board].Check(Clock);
        }

        PressAnew();
    });

    /// <summary>A board obeys an order that this hub, put back from a backup, does not know: somebody sees the alarm and presses anew.</summary>
    private void PressAnew()
    {
        if (_desks.Values.Any(d => d.State?.NewestBlank > (d.Blank?.Counter ?? 0)))
            PressBlank();
    }

    /// <summary>Someone presses the red button, for some boards or all, or lifts it.</summary>
    public void PressBlank() => Turn(() =>
    {
        var last = OrderOnDisk();
        var reported = _desks.Values.Max(d => d.State?.NewestBlank ?? 0);
        var some = _boards.Where(_ => _world.Chance(0.3)).ToList();
        var order = new BlankOrder(Versions.Next(last, reported, NodaConstants.UnixEpoch, _world.Random), Clock, _world.Chance(0.2), some, "drill");
        _world.Count(order.Everywhere || some.Count > 0 ? Fault.OrderedDark : Fault.OrderLifted);
        foreach (var board in _boards)
            _truth.Ordered(board, order.Counter, order.Blanks(board));
        var compact = WireJson.Sign(order, Jws.BlankType, Key);
        Disk.Replace("order", Encoding.UTF8.GetBytes(compact));
        Order(compact);
    });

    /// <summary>The counter of the newest order that the hub knows of; 0 for none.</summary>
    private long OrderOnDisk() => Disk.Read("order") is { } order ? WireJson.Verify<BlankOrder>(Encoding.UTF8.GetString(order), Jws.BlankType, _broker.Genuine)!.Counter : 0;

    /// <summary>Someone tells a board to do something.</summary>
    public void Command(BoardId board, string kind, int? percent) => Turn(() =>
        _truth.Commanded(board, _desks[board].Command(kind, percent, Clock, Clock), kind, percent));

    /// <summary>Goes on to a new key, step by step; a step is taken when all boards have the one before.</summary>
    public void StepKey() => Turn(() =>
    {
        if (_desks.Values.Any(d => !d.IsSettled))
            return;
        var missed = _boards.Where(b => !Keys.SequenceEqual(Read(_desks[b].Wanted!.Compact.ToString()).Keys!)).ToList();
        foreach (var board in missed)
            Want(board, anew: true);
        if (missed.Count > 0)
            return;
        switch (_keyPhase++ % 3)
        {
            case 0:
                _world.Count(Fault.KeyMadeKnown);
                NextKey = SeededKey.Create(_world.Random);
                _broker.Genuine.Add(NextKey.Public);
                break;
            case 1:
                _world.Count(Fault.KeyChanged);
                (Key, NextKey) = (NextKey!, Key);
                break;
            default:
                _world.Count(Fault.KeyRevoked);
                Revoked.Add(NextKey!);
                NextKey = null;
                break;
        }

        foreach (var board in _boards)
        {
            var reported = _desks[board].State;
            _desks[board] = new BoardDesk(board, this, Key, Pictures.Of, _rules, _courier) { IsTrial = IsTrial };
            if (reported is not null)
                _desks[board].Hear(reported, Clock);
            Want(board, anew: true);
        }
    });

    public void Publish(Topic topic, ReadOnlyMemory<byte> payload) => _broker.FromHub(topic, payload.ToArray());

    /// <summary>On a disk that is full the manifest stays back, as the real hub's does; the next check tries again.</summary>
    private void Want(BoardId board, bool anew)
    {
        try
        {
            WantOrThrow(board, anew);
        }
        catch (IOException)
        {
            return;
        }
    }

    /// <summary>The version and the manifest that stand for a board on the disk.</summary>
    private string[]? RecordOf(BoardId board) => Disk.Read($"record/{board}") is { } stored ? Encoding.UTF8.GetString(stored).Split('\n') : null;

    private static long VersionOf(string[]? record) => record is null ? 0 : long.Parse(record[0], CultureInfo.InvariantCulture);

    private void WantOrThrow(BoardId board, bool anew)
    {
        var desk = _desks[board];
        var record = RecordOf(board);
        var last = VersionOf(record);
        // A manifest of the key before is made anew as well, and one of a trial when that is over.
        if (record is null || anew || Jws.Verify(record[1], Jws.ManifestType, [Key.Public]).Payload is null || Read(record[1]).Trial != IsTrial)
        {
            var reported = _rules.HasFlag(HubRule.ContinueAbove) ? desk.Reported : 0;
            // No clock helps here: a hub that was restored may have lost that too.
            var manifest = ChanceManifest.Of(_world, board, Clock, Versions.Next(last, reported, NodaConstants.UnixEpoch, _world.Random)) with
            {
                KeyId = Key.Public.KeyId,
                Keys = Keys,
                Trial = IsTrial,
            };
            record = [manifest.Version.ToString(CultureInfo.InvariantCulture), SignedManifest.Sign(manifest, Key)];
            // Before the write: the power may go when it is on the disk already.
            _truth.Issued(manifest, SignedManifest.DigestOf(record[1]));
            Disk.Replace($"record/{board}", Encoding.UTF8.GetBytes(string.Join('\n', record)));
        }

        var read = Read(record[1]);
        (_leases[board], _signed[board]) = (read.LeaseUntil, read.IssuedAt);
        var frames = read.Scenes.SelectMany(s => s.AllFrames).ToHashSet();
        foreach (var id in frames)
            Publish(new Topic.FrameContent(id), Pictures.Of(id)!);
        Publish(new Topic.OfBoard(board, BoardChannel.Desired), Encoding.UTF8.GetBytes(record[1]));
        desk.Want(new Wanted(CompactJws.Of(record[1]), read.Version, frames), Clock);
    }

    private Manifest Read(string compact) => ManifestJson.Read(Jws.Verify(compact, Jws.ManifestType, [Key.Public]).Payload!)!;

    private void Order(string compact)
    {
        var order = WireJson.Verify<BlankOrder>(compact, Jws.BlankType, _broker.Genuine)!;
        // Signed anew when the key has changed since.
        compact = WireJson.Sign(order, Jws.BlankType, Key);
        Publish(new Topic.Blank(), Encoding.UTF8.GetBytes(compact));
        foreach (var desk in _desks.Values)
            desk.Order(compact, order.Counter, Clock);
    }

    private void Hear(Topic topic, byte[] payload)
    {
        if (topic is not Topic.OfBoard of)
            return;
        var standing = _standings.GetValueOrDefault(of.Board);
        if (of.Channel == BoardChannel.State && standing.Hear<BoardState>(payload, Jws.StateType, _rules) is { } state)
        {
            if (standing.Key is not null)
                _truth.Heard(of.Board, standing.IsShutOut, state);
            _desks[of.Board].Hear(state, Clock);
            _truth.Believed(of.Board, _desks[of.Board].State!);
            if (_desks[of.Board].IsBehind)
                Want(of.Board, anew: true);
        }
        else if (of.Channel == BoardChannel.Plays && !IsTrial && standing.Hear<PlayBatch>(payload, Jws.PlaysType, _rules) is { } batch)
        {
            if (standing.Key is not null)
                _truth.Heard(of.Board, standing.IsShutOut, state: null);
            try
            {
                if (_tables[of.Board].Take(batch, Clock) is { } through)
                    Publish(new Topic.OfBoard(of.Board, BoardChannel.PlaysAck), Encoding.UTF8.GetBytes(WireJson.Sign(new PlaysAck(of.Board, batch.Boot, through), Jws.AckType, Key)));
            }
            catch (IOException)
            {
                // The disk is full: the board sends again.
            }
        }
    }

    private List<PlayRow> Rows(BoardId board) => [.. TableOf(board).Rows().Where(r => r.Play is not null)];

    private void Turn(Action action)
    {
        if (!IsUp)
            return;
        try
        {
            action();
        }
        catch (PowerCutException)
        {
            _world.Count(Fault.HubPowerCut);
            Stop();
            _world.After(_world.Between(Duration.FromSeconds(5), Duration.FromHours(2)), Start);
        }
        catch (IOException)
        {
            // The disk is full: what could not be recorded did not leave.
        }
    }
}
