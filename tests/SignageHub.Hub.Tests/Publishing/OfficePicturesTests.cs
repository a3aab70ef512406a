using SignageHub.Core.Frames;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Publishing;

namespace SignageHub.Hub.Tests.Publishing;

public sealed class OfficePicturesTests : IDisposable
{
    private readonly OfficeFolder _office = new();

    public OfficePicturesTests() => _office.Playlist(
        "everyday", """{ "name": "Hằng ngày", "entries": [ { "slogan": "Tiết kiệm điện", "when": { "always": true }, "style": { "picture": "logo.png" } } ] }""");

    [Fact]
    public void Picture_BesideBoardsJson_IsOnTheBoard()
    {
        File.WriteAllBytes(Path.Combine(_office.Root, "logo.png"), PngWriter.Encode(Frame.OneBit(new PixelSize(8, 8), Rgb.White, [255, 255, 255, 255, 255, 255, 255, 255])));

        var signage = _office.Load();
        var frame = SceneLibrary.With(_office.Settings()).Of(signage.Office.Boards[0], signage.Playlists[0].Entries[0]).Rendered.Scene!.Frames[0];

        Assert.All(from x in Enumerable.Range(0, 8) from y in Enumerable.Range(4, 8) select frame[x, y], led => Assert.NotEqual(Rgb.Black, led));
    }

    [Theory]
    [InlineData(null, "It is not there.")]
    [InlineData("no picture", "This is no PNG file.")]
    public void Picture_ThatCannotBeUsed_IsToldWithItsPlaceAndTheTextShowsAlone(string? content, string why)
    {
        if (content is not null)
            File.WriteAllText(Path.Combine(_office.Root, "logo.png"), content);

        var signage = DrawingCheck.Complete(_office.Load(), SceneLibrary.With(_office.Settings()), TestContext.Current.CancellationToken);

        var problem = Assert.Single(signage.Problems, p => p.Path == "style.picture");
        Assert.Equal("everyday.json", Path.GetFileName(problem.File));
        Assert.Equal(1, problem.Line);
        Assert.Contains(why, problem.Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Picture_ThatIsSavedAnew_IsNoticed()
    {
        var files = new SignageFiles(_office.Settings());
        var before = files.Stamp();

        File.WriteAllText(Path.Combine(_office.Root, "logo.png"), "new");

        Assert.NotEqual(before, files.Stamp());
    }

    public void Dispose() => _office.Dispose();
}
