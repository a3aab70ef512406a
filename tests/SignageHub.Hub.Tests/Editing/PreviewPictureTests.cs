using NodaTime;
using SignageHub.Core.Frames;
using SignageHub.Hub.Editing;

namespace SignageHub.Hub.Tests.Editing;

public sealed class PreviewPictureTests
{
    /// <summary>Whoever approves has to see the last page too.</summary>
    [Fact]
    public void Pages_OfMoreRowsThanAPictureMayHave_AreAllThere_InSeveralPictures()
    {
        var size = new PixelSize(8, 3_000);
        Frame[] pages = [.. Enumerable.Range(0, 5).Select(_ => Frame.Dark(size))];
        var scene = new Scene { Window = size, Kind = SceneKind.Pages, Frames = pages, Times = [.. pages.Select(_ => Duration.FromSeconds(3))] };

        var pictures = PreviewPicture.Of(scene).ToList();

        Assert.Equal([6_000, 6_000, 3_000], pictures.Select(p => p.Size.Height));
        Assert.All(pictures, p => Assert.True(PngReader.Decode(p.Png, new PixelSize(PixelSize.Maximum, PixelSize.Maximum)).IsOk));
    }
}
