using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Hub.Boards;
using SignageHub.Hub.Publishing;
using SignageHub.Hub.Storage;
using SignageHub.Push.BoardSide;
using SignageHub.Push.Keys;
using SignageHub.Push.Manifests;
using SignageHub.Push.Topics;
using SignageHub.Rendering;
using SignageHub.Testing;

namespace SignageHub.Hub.Tests.Publishing;

public sealed class PublisherTests : IDisposable
{
    private static readonly Instant EarthDay = Instant.FromUtc(2023, 3, 25, 1, 0);

    private readonly OfficeFolder _office = new();
    private readonly SigningKey _key = SigningKey.Create();
    private readonly PublishedBoards _published = new();
    private readonly RecordingBus _bus = new();
    private readonly Publisher _publisher;

    public PublisherTests()
    {
        _office.Playlist("plan", """{ "name": "Kế hoạch", "boards": ["lobby"], "entries": [ { "slogan": "Vì Trái đất", "when": { "on": "2023-03-25" } } ] }""");
        _publisher = NewPublisher();
    }

    [Fact]
    public async Task Boards_AtTheStart_GetManifestsThatTheyAccept()
    {
        await Publish();

        var manifest = Desired("lobby");
        var now = manifest.Segments.Single(s => s.From <= EarthDay && EarthDay < s.Until);
        Assert.Equal("normal: 1 entry from plan; filler hidden", now.Reason.En);
        Assert.Equal(["plan/1"], now.Scenes.Select(id => manifest.Scenes.Single(s => s.Id == id).Entry));
    }

    [Fact]
    public async Task Frames_AreRetainedBeforeTheManifestThatNamesThem_AndAreWhatTheirNameSays()
    {
        await Publish();

        var topics = _bus.Messages.Select(m => m.Topic).ToList();
        foreach (var frame in Desired("lobby").Scenes.SelectMany(s => s.Frames))
        {
            var topic = new Topic.FrameContent(frame).ToString();
            Assert.True(topics.IndexOf(topic) < topics.IndexOf("signagehub/1/boards/lobby/desired"));
            Assert.Equal(frame, FrameId.Of(_bus.Retained[topic].Payload.Span));
            Assert.NotNull(_published.FrameOf(frame));
        }
    }

    /// <summary>What they have in common is put together once; an approval for one of them is not the other's.</summary>
    [Fact]
    public async Task Boards_ThatAreAlike_GetManifestsOfTheirOwn()
    {
        File.WriteAllText(_office.BoardsFile, File.ReadAllText(_office.BoardsFile).Replace(
            "\"boards\": [", """ "boards": [ { "id": "yard", "name": "Sân", "size": "96x16", "color": "red", "hours": "06:30-21:00" }, { "id": "late", "name": "Muộn", "size": "96x16", "color": "red" }, """, StringComparison.Ordinal));
        _office.Playlist("plan", """{ "name": "Kế hoạch", "entries": [ { "slogan": "Vì Trái đất", "when": { "on": "2023-03-25" } } ] }""");

        await Publish();

        var (lobby, yard, late) = (Desired("lobby"), Desired("yard"), Desired("late"));
        Assert.Equal(ManifestJson.Write(lobby), ManifestJson.Write(yard with { Board = lobby.Board, Version = lobby.Version }));
        Assert.Equal(["06:30-21:00"], yard.Hours);
        Assert.Empty(late.Hours);
        Assert.Contains(late.Segments, s => s.From <= EarthDay + Duration.FromHours(14) && EarthDay + Duration.FromHours(14) < s.Until && s.State == "normal");
    }

    [Fact]
    public async Task Nothing_IsPublishedTwice_WhenNothingHasChanged()
    {
        await Publish();
        var before = _bus.Messages.Count;

        await Publish(later: Duration.FromHours(3));

        Assert.Equal(before, _bus.Messages.Count);
    }

    [Fact]
    public async Task Manifest_OfTheNextDay_RollsTheHorizonOn()
    {
        await Publish();
        var first = Desired("lobby");

        await Publish(later: Duration.FromDays(1));

        var second = Desired("lobby", Duration.FromDays(1));
        Assert.Equal(first.LeaseUntil + Duration.FromDays(1), second.LeaseUntil);
        Assert.True(second.Version > first.Version);
    }

    [Fact]
    public async Task Frames_ThatNoManifestNames_AreCleared()
    {
        await Publish();
        var old = Desired("lobby").Scenes.Single(s => s.Entry == "plan/1").Frames[0];

        _office.Playlist("plan", """{ "name": "Kế hoạch", "boards": ["lobby"], "entries": [ { "slogan": "Khác rồi", "when": { "on": "2023-03-25" } } ] }""");
        await Publish();

        Assert.DoesNotContain(new Topic.FrameContent(old).ToString(), _bus.Retained.Keys);
        Assert.Null(_published.FrameOf(old));
    }

    [Fact]
    public async Task Board_ThatIsRemoved_HasItsManifestCleared()
    {
        await Publish();

        File.WriteAllText(_office.BoardsFile, File.ReadAllText(_office.BoardsFile).Replace("\"gate\"", "\"yard\"", StringComparison.Ordinal));
        await Publish();

        Assert.DoesNotContain("signagehub/1/boards/gate/desired", _bus.Retained.Keys);
        Assert.Contains("signagehub/1/boards/yard/desired", _bus.Retained.Keys);
    }

    [Fact]
    public async Task Hub_ThatStartsAgain_SendsTheVerySameManifest()
    {
        await Publish();
        var before = _bus.Retained["signagehub/1/boards/lobby/desired"].Payload.ToArray();

        await NewPublisher().Publish(_office.Load(), EarthDay + Duration.FromHours(1), TestContext.Current.CancellationToken);

        Assert.Equal(before, _bus.Retained["signagehub/1/boards/lobby/desired"].Payload.ToArray());
    }

    /// <summary>A board's time never runs back behind its manifest: one from the future would hold it there.</summary>
    [Fact]
    public async Task Clock_SetBack_HasTheManifestMadeAnew()
    {
        await Publish(later: Duration.FromHours(12));
        var future = Desired("lobby", Duration.FromHours(12));

        await Publish();
        var running = Desired("lobby");
        await NewPublisher().Publish(_office.Load(), EarthDay - Duration.FromHours(1), TestContext.Current.CancellationToken);
        var restarted = Desired("lobby");

        Assert.Equal([EarthDay + Duration.FromHours(12), EarthDay, EarthDay - Duration.FromHours(1)], new[] { future, running, restarted }.Select(m => m.IssuedAt));
        Assert.True(future.Version < running.Version && running.Version < restarted.Version);
    }

    [Fact]
    public async Task Manifest_ThatCannotBeRecorded_StaysBackAndTheOthersGoOut()
    {
        Directory.CreateDirectory(Path.Combine(_office.DataFolder, "published", "lobby.json"));

        var heldBack = await Publish();

        Assert.Equal([BoardId.Parse("lobby")], heldBack);
        Assert.DoesNotContain("signagehub/1/boards/lobby/desired", _bus.Retained.Keys);
        Assert.Contains("signagehub/1/boards/gate/desired", _bus.Retained.Keys);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"version":3,"digest":"x","manifest":"a.b.c"}""")]
    public async Task Record_ThatIsDamaged_IsReplacedAndTheVersionStillRises(string damaged)
    {
        await Publish();
        var before = Desired("lobby").Version;
        File.WriteAllText(Path.Combine(_office.DataFolder, "published", "lobby.json"), damaged);

        await NewPublisher().Publish(_office.Load(), EarthDay, TestContext.Current.CancellationToken);

        Assert.True(Desired("lobby").Version > before);
    }

    [Fact]
    public async Task Slogan_WithALetterTheFontLacks_IsNotLitAndTheReasonSaysSo()
    {
        _office.Playlist("plan", """{ "name": "Kế hoạch", "boards": ["lobby"], "entries": [ { "slogan": "水", "when": { "on": "2023-03-25" } } ] }""");

        await Publish();

        var manifest = Desired("lobby");
        var now = manifest.Segments.Single(s => s.From <= EarthDay && EarthDay < s.Until);
        Assert.Equal([manifest.Fallback!], now.Scenes);
        Assert.Contains("1 of them cannot be drawn", now.Reason.En, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _key.Dispose();
        _office.Dispose();
    }

    private Publisher NewPublisher() => new(
        new SceneLibrary(new SceneRenderer()),
        _published,
        new PublishedRecords(DataFolder.Open(_office.DataFolder), NullLogger<PublishedRecords>.Instance),
        new BoardConversations(DataFolder.Open(_office.DataFolder), _key, new BoardKeys(DataFolder.Open(_office.DataFolder)), new NoNotices(), _published, new ManualTime(), NullLogger<BoardConversations>.Instance),
        _key,
        _bus,
        new KeyRing(DataFolder.Open(_office.DataFolder)),
        new ManualTime(),
        NullLogger<Publisher>.Instance);

    private Task<IReadOnlySet<BoardId>> Publish(Duration later = default) => _publisher.Publish(_office.Load(), EarthDay + later, TestContext.Current.CancellationToken);

    /// <summary>The retained manifest, as the board itself reads it.</summary>
    private Manifest Desired(string board, Duration later = default)
    {
        var message = _bus.Retained[$"signagehub/1/boards/{board}/desired"];
        Assert.Equal("application/jose", message.ContentType);
        var (verdict, manifest) = ManifestCheck.Check(
            Encoding.ASCII.GetString(message.Payload.Span), BoardId.Parse(board), [_key.Public], _ => 0, EarthDay + later);
        Assert.Equal(ManifestVerdict.Accepted, verdict);
        return manifest!;
    }
}
