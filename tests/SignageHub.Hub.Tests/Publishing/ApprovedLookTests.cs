using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Hub.Approvals;
using SignageHub.Hub.Boards;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Publishing;
using SignageHub.Hub.Storage;
using SignageHub.Push.BoardSide;
using SignageHub.Push.Keys;
using SignageHub.Push.Manifests;
using SignageHub.Testing;

namespace SignageHub.Hub.Tests.Publishing;

/// <summary>An approval is of exact pixels: another file under the picture's or the font's name must light nothing that nobody has seen.</summary>
public sealed class ApprovedLookTests : IDisposable
{
    private static readonly Instant Morning = Instant.FromUtc(2023, 3, 25, 1, 0);
    private static readonly byte[] Seen = Square(0xFF);
    private static readonly byte[] Unseen = Square(0x0F);

    private readonly OfficeFolder _office = new();
    private readonly SigningKey _key = SigningKey.Create();
    private readonly RecordingBus _bus = new();
    private readonly SceneLibrary _scenes;
    private readonly SignageFiles _files;
    private readonly Publisher _publisher;

    public ApprovedLookTests()
    {
        _office.Playlist("plan", """
            { "name": "Kế hoạch", "boards": ["lobby"], "entries": [ { "slogan": "Vì Trái đất", "draft": true, "when": { "on": "2023-03-25" }, "style": { "picture": "logo.png" } } ] }
            """);
        File.WriteAllBytes(Logo, Seen);
        _scenes = SceneLibrary.With(_office.Settings());
        _files = new SignageFiles(_office.Settings(), scenes: _scenes);
        var data = DataFolder.Open(_office.DataFolder);
        var published = new PublishedBoards();
        _publisher = new Publisher(
            _scenes, published, new PublishedRecords(data, NullLogger<PublishedRecords>.Instance),
            new BoardConversations(data, _key, new BoardKeys(data), new NoNotices(), published, new ManualTime(), NullLogger<BoardConversations>.Instance),
            _key, _bus, new KeyRing(data), new ManualTime(), NullLogger<Publisher>.Instance);
    }

    private string Logo => Path.Combine(_office.Root, "logo.png");

    [Fact]
    public async Task Picture_SwappedBeforeTheFilesAreReadAgain_SendsNothing()
    {
        var signage = await Approved();
        await Publish(signage);
        var before = _bus.Retained["signagehub/1/boards/lobby/desired"];
        Assert.NotNull(Shown());

        Swap(Unseen);
        await Publish(signage);

        Assert.Same(before, _bus.Retained["signagehub/1/boards/lobby/desired"]);
    }

    [Fact]
    public async Task Picture_SwappedAndPutBack_IsOffMeanwhileAndOnAgain()
    {
        await Publish(await Approved());
        var approved = Shown();

        Swap(Unseen);
        await Publish(_files.Load().Signage!);
        Assert.Null(Shown());

        Swap(Seen);
        await Publish(_files.Load().Signage!);
        Assert.Equal(approved, Shown());
    }

    [Fact]
    public async Task Picture_TakenAway_PutsTheEntryOff()
    {
        await Publish(await Approved());

        File.Delete(Logo);
        await Publish(_files.Load().Signage!);

        Assert.Null(Shown());
    }

    [Fact]
    public async Task Board_WithoutAnEntryThatNeedsAnApproval_KeepsItsProgrammeWhenAPictureChanges()
    {
        var before = await Approved();
        var gate = before.ProgrammeOf(before.Office.Boards[1]);

        Swap(Unseen);

        Assert.Same(gate, _files.Load().Signage!.ProgrammeOf(before.Office.Boards[1]));
    }

    public void Dispose()
    {
        _key.Dispose();
        _office.Dispose();
    }

    private async Task<Signage> Approved()
    {
        var desk = new ApprovalDesk(new ApprovalLog(_office.DataFolder, NullLogger.Instance), _scenes);
        await desk.Approve(desk.Waiting(_files.Load().Signage!), "Lê Thị B", null, Morning, TestContext.Current.CancellationToken);
        return _files.Load().Signage!;
    }

    private Task<IReadOnlySet<BoardId>> Publish(Signage signage) => _publisher.Publish(signage, Morning, TestContext.Current.CancellationToken);

    /// <summary>A later time than before, as every save has.</summary>
    private void Swap(byte[] png)
    {
        var written = File.GetLastWriteTimeUtc(Logo);
        File.WriteAllBytes(Logo, png);
        File.SetLastWriteTimeUtc(Logo, written.AddSeconds(1));
    }

    /// <summary>The frames of the plan's entry in the lobby's manifest, with its approval; null when it is not in it.</summary>
    private string? Shown()
    {
        var (_, manifest) = ManifestCheck.Check(
            Encoding.ASCII.GetString(_bus.Retained["signagehub/1/boards/lobby/desired"].Payload.Span), BoardId.Parse("lobby"), [_key.Public], _ => 0, Morning);
        var now = manifest!.Segments.Single(s => s.From <= Morning && Morning < s.Until);
        return manifest.Scenes.FirstOrDefault(s => s.Entry == "plan/1" && now.Scenes.Contains(s.Id)) is { } scene ? $"{scene.Approval} {string.Join(' ', scene.Frames)}" : null;
    }

    private static byte[] Square(byte row) => PngWriter.Encode(Frame.OneBit(new PixelSize(8, 8), Rgb.White, [row, row, row, row, row, row, row, row]));
}
