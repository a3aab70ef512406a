using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Hub.Boards;
using SignageHub.Hub.DarkHours;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Publishing;
using SignageHub.Hub.Storage;
using SignageHub.Hub.Tests.Publishing;
using SignageHub.Mqtt;
using SignageHub.Push.BoardSide;
using SignageHub.Push.Keys;
using SignageHub.Push.Storage;
using SignageHub.Push.Topics;
using SignageHub.Rendering;
using SignageHub.Testing;

namespace SignageHub.Hub.Tests.Reports;

/// <summary>
/// An office's days played in seconds: the product's publisher, board side and play tables under one clock that the test moves. Only the network between
/// them is missing. What lies in the data folder afterwards is what such days would have left there.
/// </summary>
internal sealed class PlayedOffice : IDisposable
{
    /// <summary>A display looks several times a second; up to five seconds between looks count as lit.</summary>
    private static readonly Duration Step = Duration.FromSeconds(4);

    private readonly SigningKey _key = SigningKey.Create();
    private readonly RecordingBus _bus = new();
    private readonly ManualTime _clock;
    private readonly BoardConversations _conversations;
    private readonly Publisher _publisher;
    private readonly DarkHourBook _dark;
    private readonly Signage _signage;
    private readonly Dictionary<BoardId, Machine> _machines;

    public PlayedOffice(HubSettings settings, Instant start)
    {
        var data = DataFolder.Open(settings.DataFolder);
        var scenes = new SceneLibrary(new SceneRenderer());
        _clock = new ManualTime(start.ToDateTimeOffset());
        _signage = new SignageFiles(settings, scenes: scenes).Load().Signage!;
        var (published, records) = (new PublishedBoards(), new PublishedRecords(data, NullLogger<PublishedRecords>.Instance));
        _conversations = new BoardConversations(data, _key, new BoardKeys(data), new NoNotices(), published, _clock, NullLogger<BoardConversations>.Instance);
        _publisher = new Publisher(scenes, published, records, _conversations, _key, _bus, new KeyRing(data), _clock, NullLogger<Publisher>.Instance);
        _dark = new DarkHourBook(data, records, NullLogger<DarkHourBook>.Instance);
        _machines = _signage.Office.Boards.ToDictionary(board => board.Id, board => new Machine(board, [_key.Public], message => _conversations.Hear(message), FrameOf));
    }

    private Instant Now => _clock.Now();

    /// <summary>Plays on until an instant.</summary>
    /// <param name="until">When to stop.</param>
    /// <param name="without">Boards that have no power meanwhile.</param>
    public async Task PlayUntil(Instant until, params string[] without)
    {
        foreach (var machine in _machines.Values)
            machine.Power(!without.Contains(machine.Board.Value, StringComparer.Ordinal), Now);
        while (Now < until)
        {
            if (Now.ToUnixTimeSeconds() % 60 == 0)
                await Hub();
            foreach (var machine in _machines.Values)
                machine.Look(Now);
            _clock.Advance(Step.ToTimeSpan());
        }
    }

    public void Dispose() => _key.Dispose();

    /// <summary>What the running hub does at change-overs and ticks.</summary>
    private async Task Hub()
    {
        var known = _bus.Messages.Count;
        if (Now.ToUnixTimeSeconds() % 3600 == 0)
            await _publisher.Publish(_signage, Now, TestContext.Current.CancellationToken);
        foreach (var message in _bus.Messages.Skip(known).ToList())
            Deliver(message);
        while (_conversations.Out.TryRead(out var message))
            Deliver(message);
        foreach (var board in _signage.Office.Boards)
        {
            var programme = _signage.ProgrammeOf(board);
            _dark.See(programme, programme.At(Now), Now);
        }
    }

    private void Deliver(MqttMessage message)
    {
        if (Topic.TryParse(message.Topic) is Topic.OfBoard of && _machines.TryGetValue(of.Board, out var machine))
            machine.Receive(message.Topic, message.Payload.ToArray(), Now);
    }

    private byte[]? FrameOf(FrameId id) => _bus.Retained.TryGetValue(new Topic.FrameContent(id).ToString(), out var message) ? message.Payload.ToArray() : null;

    /// <summary>A board's machine; the board in it is the product's.</summary>
    private sealed class Machine(Board board, IReadOnlyList<VerificationKey> keys, Action<MqttMessage> toHub, Func<FrameId, byte[]?> frames) : IBoardLink
    {
        private readonly Disk _disk = new();
        private readonly Queue<FrameId> _asked = new();
        private BoardPlayer? _player;
        private Instant _bootedAt;
        private (string Topic, byte[] Payload)? _desired;

        public BoardId Board => board.Id;

        public void Power(bool isOn, Instant now)
        {
            if (isOn == _player is not null)
                return;
            _player = isOn ? new BoardPlayer(new BoardIdentity(board.Id, keys, board.Size, "test", "none"), _disk, this, random: 7) : null;
            _bootedAt = now;
            _player?.Start(Reading(now));
            _player?.Connected(Reading(now));
            if (_desired is { } desired)
                Receive(desired.Topic, desired.Payload, now);
        }

        public void Receive(string topic, byte[] payload, Instant now)
        {
            if (Topic.TryParse(topic) is Topic.OfBoard { Channel: BoardChannel.Desired })
                _desired = (topic, payload);
            _player?.Receive(topic, payload, Reading(now));
            while (_player is not null && _asked.TryDequeue(out var id))
            {
                if (frames(id) is { } png)
                    _player.Receive(new Topic.FrameContent(id).ToString(), png, Reading(now));
            }
        }

        public void Look(Instant now)
        {
            if (_player is not { } player)
                return;
            var reading = Reading(now);
            player.Tick(reading);
            player.Displayed(player.Lit.At(now), player.Lit.Version, now, reading);
        }

        public void Publish(Topic topic, byte[] payload) => toHub(new MqttMessage { Topic = topic.ToString(), Payload = payload });

        public void Want(IReadOnlySet<FrameId> wanted)
        {
            foreach (var id in wanted)
                _asked.Enqueue(id);
        }

        private ClockReading Reading(Instant now) => new(now, now - _bootedAt);
    }

    private sealed class Disk : IDurableDisk
    {
        private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);

        public byte[]? Read(string name) => _files.GetValueOrDefault(name);

        public void Replace(string name, ReadOnlySpan<byte> content) => _files[name] = content.ToArray();

        public void Append(string name, ReadOnlySpan<byte> bytes) => _files[name] = [.. _files.GetValueOrDefault(name) ?? [], .. bytes];

        public void Delete(string name) => _files.Remove(name);

        public IReadOnlyList<(string Name, long Bytes)> List(string folder) =>
            [.. _files.Where(f => f.Key.StartsWith(folder + "/", StringComparison.Ordinal)).Select(f => (f.Key, (long)f.Value.Length))];
    }
}
