using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Core.Playlists;
using SignageHub.Testing;

namespace SignageHub.Rendering.Tests.Pictures;

public sealed class PictureTests
{
    private const string Hour = "Giờ Trái đất";

    private static readonly SceneRenderer Renderer = new();

    /// <summary>A white ring on nothing.</summary>
    private static readonly Picture Ring = Draw(24, 24, (x, y) =>
        Math.Sqrt(Math.Pow(x - 11.5, 2) + Math.Pow(y - 11.5, 2)) is > 7 and < 12 ? (Rgb.White, byte.MaxValue) : (Rgb.Black, (byte)0));

    private static readonly Picture Grey = Draw(64, 64, (_, _) => (new Rgb(186, 186, 186), byte.MaxValue));

    [Fact]
    public void Logo_LeftOfTheTextOnABoardOfOneColour_LooksAsAccepted() =>
        Snapshot.Match(FrameText.Of(Render(Hour, Ring, PicturePlace.Left, "96x16").Scene!.Frames[0]));

    [Theory]
    [InlineData(PicturePlace.Left)]
    [InlineData(PicturePlace.Right)]
    public void Logo_BesideTheText_KeepsTheTextAsItIsOnTheRest(PicturePlace place)
    {
        var whole = Render(Hour, Ring, place, "192x32").Scene!;

        var alone = Render(Hour, null, place, "166x32").Scene!;
        var (text, logo) = place == PicturePlace.Left ? (26, 0) : (0, 168);
        Assert.Equal(new PixelSize(192, 32), whole.Window);
        Assert.Equal(Leds(alone.Frames[0], 0, 166), Leds(whole.Frames[0], text, 166));
        Assert.Equal(Leds(whole.Frames[0], logo, 24).Count(led => led != Rgb.Black), Enumerable.Range(0, 24 * 24).Count(i => Ring.Pixels[(i * 4) + 3] > 0));
    }

    [Fact]
    public void Logo_WithTextThatScrolls_ComesBeforeIt()
    {
        var strip = Render(Hour, Ring, PicturePlace.Left, "96x16", SceneKind.Scroll).Scene!;

        var alone = Render(Hour, null, PicturePlace.Left, "96x16", SceneKind.Scroll).Scene!;
        var (with, without) = (strip.Frames[0].Size.Width, alone.Frames[0].Size.Width);
        Assert.Equal(16 + 2 + without, with);
        Assert.Equal(Leds(alone.Frames[0], 0, without), Leds(strip.Frames[0], 18, without));
        Assert.Equal((96 + with) / (double)strip.PixelsPerSecond, strip.Times[0].TotalSeconds, precision: 2);
    }

    [Fact]
    public void Picture_BehindTextThatScrolls_IsLeftOutAndToldSo()
    {
        var rendered = Render(Hour, Ring, PicturePlace.Behind, "96x16", SceneKind.Scroll);

        Assert.Contains(rendered.Findings, finding => finding.Code == FindingCodes.PictureLeftOut);
        Assert.Equal(Render(Hour, null, PicturePlace.Behind, "96x16", SceneKind.Scroll).Scene!.Frames[0], rendered.Scene!.Frames[0]);
    }

    [Theory]
    [InlineData("192x32", "red")]
    [InlineData("320x160", "rgb")]
    public void Picture_BehindTheText_LeavesItsInkAndADarkRimRoundIt(string size, string color)
    {
        var frame = Render(Hour, Grey, PicturePlace.Behind, size, color: color).Scene!.Frames[0];

        var text = Render(Hour, null, PicturePlace.Behind, size, color: color).Scene!.Frames[0];
        for (var y = 0; y < text.Size.Height; y++)
        {
            for (var x = 0; x < text.Size.Width; x++)
            {
                if (text[x, y] != Rgb.Black)
                    Assert.Equal(text[x, y], frame[x, y]);
                else if (x > 0 && text[x - 1, y] != Rgb.Black)
                    Assert.Equal(Rgb.Black, frame[x, y]);
            }
        }
        Assert.NotEqual(text, frame);
    }

    [Fact]
    public void ClockPart_BesideALogo_MovesWithItsText()
    {
        var slot = Assert.Single(Render("{time}", Ring, PicturePlace.Left, "192x32").Scene!.Slots);

        var alone = Assert.Single(Render("{time}", null, PicturePlace.Left, "166x32").Scene!.Slots);
        Assert.Equal(alone.Columns.Select(column => column + 26), slot.Columns);
    }

    [Fact]
    public void Shades_OnABoardOfOneColour_AreAsManyDotsAsLight()
    {
        // Half white, half at half of white's light (value 186 of 255 to the power 2.2).
        var picture = Draw(32, 32, (x, _) => (x < 16 ? Rgb.White : new Rgb(186, 186, 186), byte.MaxValue));

        var frame = Render(Hour, picture, PicturePlace.Left, "192x32").Scene!.Frames[0];

        Assert.Equal(16 * 32, Leds(frame, 0, 16).Count(led => led != Rgb.Black));
        Assert.InRange(Leds(frame, 16, 16).Count(led => led != Rgb.Black), 16 * 32 * 48 / 100, 16 * 32 * 52 / 100);
    }

    [Fact]
    public void Picture_MadeSmaller_KeepsItsLight()
    {
        var stripes = Draw(96, 96, (x, _) => (x % 2 == 0 ? Rgb.White : Rgb.Black, byte.MaxValue));

        var frame = Render(Hour, stripes, PicturePlace.Left, "192x32", color: "rgb").Scene!.Frames[0];

        Assert.All(Leds(frame, 0, 32), led => Assert.InRange(led.R, (byte)150, (byte)215));
        Assert.InRange(Leds(frame, 0, 32).Average(led => Math.Pow(led.R / 255.0, 2.2)), 0.49, 0.51);
    }

    private static RenderedScene Render(string text, Picture? picture, PicturePlace place, string size, SceneKind? kind = null, string color = "red")
    {
        Assert.True(PixelSize.TryParse(size, out var pixels));
        Assert.True(BoardColor.TryParse(color, out var lit));
        var rendered = Renderer.Render(new SceneRequest(text, pixels, lit, kind) { Picture = picture, Style = new TextStyle { PicturePlace = place } });
        Assert.NotNull(rendered.Scene);
        return rendered;
    }

    private static IEnumerable<Rgb> Leds(Frame frame, int column, int columns) =>
        from y in Enumerable.Range(0, frame.Size.Height) from x in Enumerable.Range(column, columns) select frame[x, y];

    private static Picture Draw(int width, int height, Func<int, int, (Rgb Color, byte Opacity)> at)
    {
        var pixels = new byte[width * height * 4];
        for (var i = 0; i < width * height; i++)
        {
            var (color, opacity) = at(i % width, i / width);
            (pixels[i * 4], pixels[(i * 4) + 1], pixels[(i * 4) + 2], pixels[(i * 4) + 3]) = (color.R, color.G, color.B, opacity);
        }
        return new Picture(new PixelSize(width, height), pixels);
    }
}
