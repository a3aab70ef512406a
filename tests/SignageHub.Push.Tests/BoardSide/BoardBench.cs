using System.Text;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Push.BoardSide;
using SignageHub.Push.Keys;
using SignageHub.Push.Manifests;
using SignageHub.Push.Messages;
using SignageHub.Push.Plays;
using SignageHub.Push.Topics;

namespace SignageHub.Push.Tests.BoardSide;

/// <summary>A board on a bench: its disk, its clocks and its link are in the test's hands.</summary>
internal sealed class BoardBench : IBoardLink
{
    public static readonly PixelSize Size = new(8, 2);

    public static readonly BoardId Lobby = ManifestSample.Lobby;

    private uint _starts;

    private readonly Func<long>? _question;
    private long _asked;

    /// <summary>Its questions for the time are numbered from 1.</summary>
    public BoardBench()
    {
        _question = () => ++_asked;
        Restart();
    }

    /// <param name="question">The numbers of its questions for the time; null for the product's own.</param>
    public BoardBench(Func<long>? question)
    {
        _question = question;
        Restart();
    }

    public SigningKey Key { get; } = SigningKey.Create();

    public MemoryDisk Disk { get; } = new();

    public BoardPlayer Board { get; private set; } = null!;

    public Instant Wall { get; set; } = ManifestSample.Issued;

    public Duration Monotonic { get; private set; } = Duration.Zero;

    public ClockReading Clock => new(Wall, Monotonic);

    public List<(Topic Topic, byte[] Payload)> Sent { get; } = [];

    /// <summary>The plays that it has handed in.</summary>
    public IEnumerable<PlayBatch> Batches => Sent.Where(m => m.Topic is Topic.OfBoard { Channel: BoardChannel.Plays }).Select(m => WireJson.Read<PlayBatch>(m.Payload)!);

    public IReadOnlySet<FrameId> Wants { get; private set; } = new HashSet<FrameId>();

    public BoardState State => WireJson.Read<BoardState>(Sent.Last(m => m.Topic is Topic.OfBoard { Channel: BoardChannel.State }).Payload)!;

    public Shown Shown => Board.Lit.At(Board.Now(Clock));

    /// <summary>The frame that is lit; null when dark.</summary>
    public FrameId? Frame => Shown.Scene is { Frames.Count: > 0 } scene ? scene.Frames[Shown.Frame] : null;

    public static byte[] Png(byte content) => PngWriter.Encode(Core.Frames.Frame.OneBit(Size, Rgb.White, [content, 0]));

    public static FrameId Id(byte content) => FrameId.Of(Png(content));

    public void Restart(SigningKey? own = null)
    {
        Monotonic = Duration.Zero;
        Board = new BoardPlayer(new BoardIdentity(Lobby, [Key.Public], Size, "test", "null", own), Disk, this, ++_starts, BoardRule.All, _question);
        Board.Start(Clock);
    }

    public void Connect() => Board.Connected(Clock);

    public void Pass(Duration time)
    {
        Monotonic += time;
        Wall += time;
        Board.Tick(Clock);
    }

    /// <summary>Offers a manifest, and its frames unless told otherwise.</summary>
    public void Take(Manifest manifest, bool withFrames = true)
    {
        Receive(new Topic.OfBoard(Lobby, BoardChannel.Desired), SignedManifest.Sign(manifest, Key));
        if (!withFrames)
            return;
        for (var content = 0; content < 16; content++)
            TakeFrame((byte)content);
    }

    public void TakeFrame(byte content) => Board.Receive(new Topic.FrameContent(Id(content)).ToString(), Png(content), Clock);

    public void Receive(Topic topic, string text) => Board.Receive(topic.ToString(), Encoding.UTF8.GetBytes(text), Clock);

    public void Order(long counter, bool dark, SigningKey? key = null) => Receive(
        new Topic.Blank(), WireJson.Sign(new BlankOrder(counter, ManifestSample.Issued, dark, [], "drill"), Jws.BlankType, key ?? Key));

    /// <summary>Looks at the display every second for that long.</summary>
    public void Watch(Duration time) => Watch(time, Duration.FromSeconds(1));

    public void Watch(Duration time, Duration step)
    {
        for (var left = time; left > Duration.Zero; left -= step)
        {
            Board.Displayed(Shown, Board.Lit.Version, Board.Now(Clock), Clock);
            Pass(step);
        }
    }

    public void Acknowledge(string boot, long through, SigningKey? key = null) => Receive(
        new Topic.OfBoard(Lobby, BoardChannel.PlaysAck), WireJson.Sign(new PlaysAck(Lobby, boot, through), Jws.AckType, key ?? Key));

    /// <summary>A manifest with one segment of twelve hours that shows one frame, and a fallback of another.</summary>
    public Manifest Showing(byte content, long version = 1, byte? fallback = null) => ManifestSample.Of(Key, version) with
    {
        Width = Size.Width,
        Height = Size.Height,
        Segments =
        [
            new ManifestSegment
            {
                From = ManifestSample.Issued, Until = ManifestSample.Issued + Duration.FromHours(12), State = "normal", Scenes = [$"s{content}"],
                Reason = new ManifestWords("normal", "thường"),
            },
        ],
        Scenes = [.. new[] { content, fallback }.OfType<byte>().Distinct().Select(Scene)],
        Fallback = fallback is { } f ? $"s{f}" : null,
    };

    public static ManifestScene Scene(byte content) => new()
    {
        Id = $"s{content}",
        Kind = SceneKind.Static,
        Frames = [Id(content)],
        Width = Size.Width,
        Height = Size.Height,
        PixelsPerSecond = 0,
        Seconds = [10m],
        Transition = "cut",
        Slots = [],
        Entry = $"plan/{content}",
    };

    void IBoardLink.Publish(Topic topic, byte[] payload) => Sent.Add((topic, payload));

    void IBoardLink.Want(IReadOnlySet<FrameId> frames) => Wants = frames.ToHashSet();
}
