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

    private readonly Dictionary<string, byte[]> _retained = new(StringComparer.Ordinal);
    private readonly List<(string Topic, byte[] Payload)> _heard = [];
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
            ForgeAck(board, WireJson.Read<PlayBatch>(payload)!);
        Hop(() => Hop(() => ToHub?.Invoke(topic, payload)));
    }

    /// <summary>A board is there again: it gets what is retained for it.</summary>
    public void Subscribed(SimBoard board)
    {
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
            Deliver(board, new Topic.FrameContent(id).ToString(), Truth.Pictures.Png[world.Random.Next(Truth.Pictures.Png.Count)]);
        if (board.IsLinked && _retained.TryGetValue(new Topic.FrameContent(id).ToString(), out var payload))
            Deliver(board, new Topic.FrameContent(id).ToString(), payload);
    }

    public void ForgetRetained() => _retained.Clear();

    /// <summary>Does one of the things that a lying broker can do.</summary>
    public void Lie()
    {
        var board = boards[world.Random.Next(boards.Count)];
        if (board.Player is null || !board.IsLinked)
            return;
        var (topic, payload) = world.Random.Next(5) switch
        {
            0 when _heard.Count > 0 => _heard[world.Random.Next(_heard.Count)],
            1 => (new Topic.Blank().ToString(), Signed(new BlankOrder(long.MaxValue - world.Random.Next(100), world.Now, world.Chance(0.5), [], "forged"), Jws.BlankType)),
            2 => (new Topic.OfBoard(board.Id, BoardChannel.Desired).ToString(), ForgedManifest(board.Id)),
            3 when board.Wants.Count > 0 => (new Topic.FrameContent(board.Wants.First()).ToString(), Truth.Pictures.Png[world.Random.Next(Truth.Pictures.Png.Count)]),
            _ => OfAnother(board),
        };
        board.Receive(topic, payload);
        // Whoever forges a manifest brings its pictures along.
        foreach (var id in board.Wants.Where(_ => topic.EndsWith("/desired", StringComparison.Ordinal)).ToList())
            board.Receive(new Topic.FrameContent(id).ToString(), Truth.Pictures.Of(id) ?? []);
    }

    private void Spread(Topic topic, byte[] payload)
    {
        if (topic.Retained)
            _retained[topic.ToString()] = payload;
        Keep(topic.ToString(), payload);
        foreach (var board in boards.Where(b => Listens(b, topic)))
            Deliver(board, topic.ToString(), payload);
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

    private byte[] ForgedManifest(BoardId board)
    {
        var manifest = SimHub.Draft(world, board, world.Now, long.MaxValue >> 12) with { KeyId = _forger.Public.KeyId };
        return Encoding.ASCII.GetBytes(SignedManifest.Sign(manifest, _forger));
    }

    private void ForgeAck(SimBoard board, PlayBatch batch) => board.Receive(
        new Topic.OfBoard(board.Id, BoardChannel.PlaysAck).ToString(), Signed(new PlaysAck(board.Id, batch.Boot, batch.Plays[^1].Number), Jws.AckType));

    private byte[] Signed<T>(T message, string type)
        where T : class => Encoding.ASCII.GetBytes(WireJson.Sign(message, type, _forger));

    private void Deliver(SimBoard board, string topic, byte[] payload) => Hop(() => board.Receive(topic, payload));

    private void Keep(string topic, byte[] payload)
    {
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
            return;
        var slow = world.Chance(0.1) ? Duration.FromMinutes(5) : Duration.FromMilliseconds(500);
        world.After(world.Between(Duration.FromMilliseconds(1), slow), arrive);
        if (world.Chance(0.1))
            world.After(world.Between(Duration.FromMilliseconds(1), Duration.FromMinutes(1)), arrive);
    }
}
