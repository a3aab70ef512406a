using System.Text;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Push.Keys;
using SignageHub.Push.Manifests;
using SignageHub.Push.Messages;
using SignageHub.Push.Topics;

namespace SignageHub.Simulation.Tests;

/// <summary>A broker that nobody should trust: in rough times it loses, doubles, delays, repeats and forges.</summary>
internal sealed class SimBroker(World world, IReadOnlyList<SimBoard> boards)
{
    private const int MostKept = 200;
    private const int MostCommands = 40;
    private const int MostOrders = 10;

    private readonly Dictionary<string, byte[]> _retained = new(StringComparer.Ordinal);
    private readonly List<(string Topic, byte[] Payload)> _heard = [];
    private readonly SimEarlyAnswers _early = new(world);
    private readonly List<(string Topic, byte[] Payload)> _commands = [];
    private readonly List<byte[]> _orders = [];
    private readonly SigningKey _forger = SeededKey.Create(world.Random);

    /// <summary>The hub's end; null while the hub is down.</summary>
    public Action<Topic, byte[]>? ToHub { get; set; }

    /// <summary>The hub's true keys, by which the simulation tells genuine messages from forged ones.</summary>
    public List<VerificationKey> Genuine { get; } = [];

    public void FromHub(Topic topic, byte[] payload)
    {
        world.Note(topic.ToString(), payload);
        Hop(() => Spread(topic, payload));
    }

    public void FromBoard(SimBoard board, Topic topic, byte[] payload)
    {
        world.Note(topic.ToString(), payload);
        if (!board.IsLinked)
            return;
        if (world.IsRough && topic is Topic.OfBoard { Channel: BoardChannel.Plays } && world.Chance(0.2))
            ForgeAck(board, SimSpeech.Read<PlayBatch>(payload)!);
        if (world.IsRough && topic is Topic.OfBoard { Channel: BoardChannel.State } && WireJson.Read<BoardState>(payload) is { } state)
        {
            if (_early.Of(state) is { } answer)
                world.After(Duration.FromMilliseconds(1), () => board.Receive(new Topic.OfBoard(board.Id, BoardChannel.Command).ToString(), answer));
            if (_early.Ask(state) is { } early)
                Hop(() => ToHub?.Invoke(topic, early));
        }

        Hop(() => Hop(() => ToHub?.Invoke(topic, payload)));
    }

    /// <summary>A key that was stolen, and that the board was told to trust no more; null for none.</summary>
    public Func<SimBoard, SigningKey?> Stolen { get; set; } = _ => null;

    /// <summary>A board is there again: it gets what is retained for it.</summary>
    public void Subscribed(SimBoard board)
    {
        if (world.IsRough && _orders.Count > 0 && world.Chance(0.3))
        {
            world.Count(Fault.OrderReplayed);
            Deliver(board, new Topic.Blank().ToString(), _orders[world.Random.Next(_orders.Count)]);
        }

        foreach (var topic in new Topic[] { new Topic.Blank(), new Topic.OfBoard(board.Id, BoardChannel.Desired) })
        {
            if (_retained.TryGetValue(topic.ToString(), out var payload))
                Deliver(board, topic.ToString(), payload);
        }

        foreach (var id in board.Wants.ToList())
            Asked(board, id);
    }

    public void Asked(SimBoard board, FrameId id)
    {
        if (board.IsLinked && world.IsRough && world.Chance(0.1))
        {
            world.Count(Fault.WrongFrame);
            Deliver(board, new Topic.FrameContent(id).ToString(), Pictures.Png[world.Random.Next(Pictures.Png.Count)]);
        }

        if (board.IsLinked && _retained.TryGetValue(new Topic.FrameContent(id).ToString(), out var payload))
            Deliver(board, new Topic.FrameContent(id).ToString(), payload);
    }

    public void ForgetRetained()
    {
        world.Count(Fault.BrokerForgot);
        _retained.Clear();
    }

    /// <summary>Does one of the things that a lying broker can do.</summary>
    public void Lie()
    {
        var board = boards[world.Random.Next(boards.Count)];
        if (board.Player is null || !board.IsLinked)
            return;
        var (topic, payload) = world.Random.Next(8) switch
        {
            0 when _heard.Count > 0 => Counted(Fault.MessageReplayed, _heard[world.Random.Next(_heard.Count)]),
            1 => Counted(Fault.ForgedOrder, (new Topic.Blank().ToString(), Signed(new BlankOrder(long.MaxValue - world.Random.Next(100), world.Now, world.Chance(0.5), [], "forged"), Jws.BlankType))),
            2 => Counted(Fault.ForgedManifest, (new Topic.OfBoard(board.Id, BoardChannel.Desired).ToString(), ForgedManifest(board.Id, _forger))),
            3 when board.Wants.Count > 0 => Counted(Fault.WrongFrame, (new Topic.FrameContent(board.Wants.First()).ToString(), Pictures.Png[world.Random.Next(Pictures.Png.Count)])),
            4 => Counted(Fault.ForgedCommand, (CommandTo(board), ForgedCommand(board))),
            5 when Stolen(board) is { } stolen => Counted(Fault.RevokedKeyUsed, (new Topic.OfBoard(board.Id, BoardChannel.Desired).ToString(), ForgedManifest(board.Id, stolen))),
            6 when _commands.Count > 0 => CommandAgain(board),
            _ => Counted(Fault.ManifestOfAnother, OfAnother(board)),
        };
        board.Receive(topic, payload);
        // Whoever forges a manifest brings its pictures along.
        foreach (var id in board.Wants.Where(_ => topic.EndsWith("/desired", StringComparison.Ordinal)).ToList())
            board.Receive(new Topic.FrameContent(id).ToString(), Pictures.Of(id) ?? []);
    }

    private void Spread(Topic topic, byte[] payload)
    {
        if (topic.Retained)
            _retained[topic.ToString()] = payload;
        Keep(topic.ToString(), payload);
        _early.Heard(topic, payload);
        foreach (var board in boards.Where(b => Listens(b, topic)))
            Deliver(board, topic.ToString(), payload);
        if (topic is Topic.OfBoard { Channel: BoardChannel.Command } && world.IsRough && world.Chance(0.3))
            Misdeliver(boards[world.Random.Next(boards.Count)], topic, payload);
    }

    private void Misdeliver(SimBoard board, Topic topic, byte[] payload)
    {
        if (CommandTo(board) == topic.ToString())
            return;
        world.Count(Fault.CommandOfAnother);
        Deliver(board, CommandTo(board), payload);
    }

    private static bool Listens(SimBoard board, Topic topic) => topic switch
    {
        Topic.Blank => true,
        Topic.FrameContent frame => board.Wants.Contains(frame.Id),
        Topic.OfBoard of => of.Board == board.Id,
        _ => false,
    };

    /// <summary>Another board's manifest, or an old message, on this board's topic, perhaps with a bit turned over.</summary>
    private (string Topic, byte[] Payload) OfAnother(SimBoard board)
    {
        var desired = _heard.Where(m => m.Topic.EndsWith("/desired", StringComparison.Ordinal)).ToList();
        if (desired.Count == 0)
            return ("elsewhere", []);
        var payload = desired[world.Random.Next(desired.Count)].Payload.ToArray();
        if (world.Chance(0.3))
            payload[world.Random.Next(payload.Length)] ^= (byte)(1 << world.Random.Next(8));
        return (new Topic.OfBoard(board.Id, BoardChannel.Desired).ToString(), payload);
    }

    private (string Topic, byte[] Payload) Counted(Fault fault, (string Topic, byte[] Payload) lie)
    {
        world.Count(fault);
        return lie;
    }

    /// <summary>A command, or a time that was told, of late: to the board it was for, or to another.</summary>
    private (string Topic, byte[] Payload) CommandAgain(SimBoard board)
    {
        var (topic, payload) = _commands[world.Random.Next(_commands.Count)];
        return Counted(topic == CommandTo(board) ? Fault.CommandReplayed : Fault.CommandOfAnother, (CommandTo(board), payload));
    }

    private byte[] ForgedCommand(SimBoard board)
    {
        var kind = CommandKind.All[world.Random.Next(CommandKind.All.Count)];
        return Signed(new BoardCommand(board.Id, kind, world.Now, "", Asks: 0, long.MaxValue - world.Random.Next(100), world.Now + Duration.FromMinutes(1), 7), Jws.CommandType);
    }

    private static string CommandTo(SimBoard board) => new Topic.OfBoard(board.Id, BoardChannel.Command).ToString();

    private byte[] ForgedManifest(BoardId board, SigningKey key)
    {
        var manifest = ChanceManifest.Of(world, board, world.Now, long.MaxValue >> 12) with { KeyId = key.Public.KeyId };
        return Encoding.ASCII.GetBytes(SignedManifest.Sign(manifest, key));
    }

    private void ForgeAck(SimBoard board, PlayBatch batch)
    {
        world.Count(Fault.ForgedAck);
        board.Receive(new Topic.OfBoard(board.Id, BoardChannel.PlaysAck).ToString(), Signed(new PlaysAck(board.Id, batch.Boot, batch.Plays[^1].Number), Jws.AckType));
    }

    private byte[] Signed<T>(T message, string type)
        where T : class => Encoding.ASCII.GetBytes(WireJson.Sign(message, type, _forger));

    private void Deliver(SimBoard board, string topic, byte[] payload) => Hop(() => board.Receive(topic, payload));

    private void Keep(string topic, byte[] payload)
    {
        if (topic.EndsWith("/cmd", StringComparison.Ordinal))
        {
            _commands.Add((topic, payload));
            if (_commands.Count > MostCommands)
                _commands.RemoveAt(0);
        }

        if (topic == new Topic.Blank().ToString() && !_orders.Any(order => order.AsSpan().SequenceEqual(payload)))
        {
            _orders.Add(payload);
            if (_orders.Count > MostOrders)
                _orders.RemoveAt(0);
        }

        if (_heard.Count < MostKept)
            _heard.Add((topic, payload));
        else
            _heard[world.Random.Next(MostKept)] = (topic, payload);
    }

    /// <summary>One stretch of the way.</summary>
    private void Hop(Action arrive)
    {
        if (!world.IsRough)
        {
            world.After(world.Between(Duration.FromMilliseconds(1), Duration.FromMilliseconds(20)), arrive);
            return;
        }

        if (world.Chance(0.15))
        {
            world.Count(Fault.MessageLost);
            return;
        }

        var isLate = world.Chance(0.1);
        if (isLate)
            world.Count(Fault.MessageLate);
        world.After(world.Between(Duration.FromMilliseconds(1), isLate ? Duration.FromMinutes(5) : Duration.FromMilliseconds(500)), arrive);
        if (!world.Chance(0.1))
            return;
        world.Count(Fault.MessageDoubled);
        world.After(world.Between(Duration.FromMilliseconds(1), Duration.FromMinutes(1)), arrive);
    }
}
