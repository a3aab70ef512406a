using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Core.Playlists;
using SignageHub.Rendering.Fonts;

namespace SignageHub.Rendering.Tests;

public sealed class StyleTests
{
    private static readonly SceneRenderer Renderer = new();

    private static Scene Render(string text, TextStyle style, int width = 192, int height = 32, string color = "red", SceneKind? kind = null, IFontEngine? font = null)
    {
        Assert.True(BoardColor.TryParse(color, out var boardColor));
        var rendered = Renderer.Render(new SceneRequest(text, new PixelSize(width, height), boardColor, kind) { Style = style, Font = font });
        Assert.NotNull(rendered.Scene);
        return rendered.Scene;
    }

    private static (int First, int Last) Ink(Frame frame)
    {
        var lit = (from x in Enumerable.Range(0, frame.Size.Width) from y in Enumerable.Range(0, frame.Size.Height) where frame[x, y] != Rgb.Black select x).ToList();
        return (lit.Min(), lit.Max());
    }

    [Fact]
    public void Align_LeftAndRight_TouchTheirEdgeAndCenterIsBetween()
    {
        var left = Ink(Render("Chào", new TextStyle { Align = TextAlign.Left }).Frames[0]);
        var right = Ink(Render("Chào", new TextStyle { Align = TextAlign.Right }).Frames[0]);
        var centre = Ink(Render("Chào", TextStyle.Unset).Frames[0]);

        Assert.Equal(0, left.First);
        Assert.Equal(191, right.Last);
        Assert.InRange(centre.First - (191 - centre.Last), -1, 1);
    }

    [Fact]
    public void Capitals_AreTheSameAsTypedCapitals() =>
        Assert.Equal(Render(Vietnamese.Water.ToUpperInvariant(), TextStyle.Unset).Frames[0], Render(Vietnamese.Water, new TextStyle { Capitals = true }).Frames[0]);

    [Fact]
    public void LetterSpacing_OnAStrip_AddsItsColumnsBetweenLetters()
    {
        var tight = Render("Tiết kiệm", TextStyle.Unset, kind: SceneKind.Scroll).Frames[0].Size.Width;
        var wide = Render("Tiết kiệm", new TextStyle { LetterSpacing = 3 }, kind: SceneKind.Scroll).Frames[0].Size.Width;

        Assert.Equal(tight + (3 * ("Tiết kiệm".Length - 1)), wide);
    }

    [Fact]
    public void Speed_OfAStrip_IsTheOneAskedForAndItsPassFollows()
    {
        var scene = Render(Vietnamese.Saving, new TextStyle { Speed = 30 }, kind: SceneKind.Scroll);

        Assert.Equal(30, scene.PixelsPerSecond);
        Assert.Equal(Math.Ceiling((192 + scene.Frames[0].Size.Width) * 1000 / 30d), scene.Times[0].TotalMilliseconds);
    }

    [Fact]
    public void Background_OnAnRgbBoard_FillsWhatIsNotInk()
    {
        var frame = Render("Chào", new TextStyle { Color = new Rgb(255, 255, 0), Background = new Rgb(128, 0, 0) }, color: "rgb").Frames[0];

        Assert.Equal(new Rgb(128, 0, 0), frame[0, 0]);
        Assert.Contains(new Rgb(255, 255, 0), from x in Enumerable.Range(0, 192) from y in Enumerable.Range(0, 32) select frame[x, y]);
        Assert.All(from x in Enumerable.Range(0, 192) from y in Enumerable.Range(0, 32) select frame[x, y], led => Assert.True(led.R >= 128 && led.B == 0));
    }

    [Fact]
    public void Background_OnABoardOfOneColour_ChangesNothing() =>
        Assert.Equal(Render("Chào", TextStyle.Unset).Frames[0], Render("Chào", new TextStyle { Background = Rgb.White }).Frames[0]);

    [Fact]
    public void Font_OfTheRequest_DrawsTheText() =>
        Assert.NotEqual(Render("Chào", TextStyle.Unset, height: 64).Frames[0], Render("Chào", TextStyle.Unset, height: 64, font: BeVietnamPro.Bold).Frames[0]);

    [Theory]
    [InlineData("{time}", ClockPart.Time, 5, "0123456789:")]
    [InlineData("{date}", ClockPart.Date, 10, "0123456789/")]
    [InlineData("{days to 2027-04-30}", ClockPart.Days, 3, "0123456789")]
    public void Part_InASlogan_IsAPlaceForItsLetters(string written, ClockPart part, int places, string letters)
    {
        var scene = Render($"A {written} b", TextStyle.Unset);

        var slot = Assert.Single(scene.Slots);
        Assert.Equal((part, places, letters), (slot.Part, slot.Columns.Count, slot.Letters));
        Assert.Equal(letters.Length, slot.Glyphs.Count);
        Assert.Equal(slot.Columns.Order(), slot.Columns);
        Assert.All(slot.Glyphs, glyph => Assert.InRange(slot.Row + glyph.Size.Height, 1, 32));
        Assert.Equal(letters.Length, slot.Glyphs.Distinct().Count());
    }

    /// <summary>The board's letters never touch the drawn ones: filling in adds LEDs and takes none away.</summary>
    [Theory]
    [InlineData("Bây giờ là {time}, ngày {date}", 320, 32)]
    [InlineData("Còn {days to 2027-04-30} ngày", 192, 32)]
    [InlineData("Còn {days to 2027-04-30} ngày nữa là đến Đại hội", 96, 16)]
    public void Part_FilledIn_AddsItsLettersBesideTheText(string text, int width, int height)
    {
        var scene = Render(text, TextStyle.Unset, width, height);

        foreach (var (frame, index) in scene.Frames.Select((frame, index) => (frame, index)))
        {
            var filled = SceneFrame.At(scene, index, Duration.Zero, new LocalDateTime(2027, 1, 22, 8, 5));
            var (before, after) = (Lit(frame), Lit(filled));
            if (scene.Kind == SceneKind.Scroll)
                continue;
            Assert.Empty(before.Except(after));
            Assert.Equal(scene.Slots.Any(slot => slot.Frame == index), after.Count > before.Count);
        }

        static HashSet<(int, int)> Lit(Frame frame) =>
            [.. from x in Enumerable.Range(0, frame.Size.Width) from y in Enumerable.Range(0, frame.Size.Height) where frame[x, y] != Rgb.Black select (x, y)];
    }

    [Theory]
    [InlineData("2027-04-29T23:59:59", "1")]
    [InlineData("2027-04-30T00:00:00", "0")]
    [InlineData("2027-05-01T00:00:00", "0")]
    [InlineData("2027-01-20T12:00:00", "100")]
    public void Days_UntilADate_AreWholeDaysOfTheBoard(string now, string days) => Assert.Equal(
        days, ClockText.Of(ClockPart.Days, new LocalDate(2027, 4, 30), NodaTime.Text.LocalDateTimePattern.ExtendedIso.Parse(now).Value));

    [Fact]
    public void Slot_WithMoreLettersThanPlaces_StaysDark()
    {
        var slot = Assert.Single(Render("{days to 2099-12-31}", TextStyle.Unset).Slots);

        Assert.Empty(slot.At(new LocalDateTime(2023, 3, 25, 8, 0)));
        Assert.Equal(3, slot.At(new LocalDateTime(2099, 1, 1, 8, 0)).Count());
    }
}
