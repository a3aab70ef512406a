using NodaTime;
using SignageHub.Core.Frames;
using SignageHub.Player.Displays;
using SignageHub.Player.Playing;
using SignageHub.Push.BoardSide;

namespace SignageHub.Player.Tests.Playing;

public sealed class PainterTests : IDisposable
{
    private static readonly PixelSize Size = new(8, 1);
    private static readonly Instant Now = Instant.FromUtc(2026, 1, 5, 0, 0);
    private readonly Screen _screen = new();

    [Fact]
    public void StillPicture_IsPaintedOnce()
    {
        var painter = new Painter(_screen, Size, gamma: 1, dims: false);
        var lit = Showing(Static([0b1010_0000]));

        Assert.True(painter.Paint(lit, Now, Duration.Zero));
        Assert.False(painter.Paint(lit, Now + Duration.FromSeconds(5), Duration.FromSeconds(5)));

        Assert.False(painter.Moves);
        Assert.Equal([255, 0, 255, 0, 0, 0, 0, 0], Assert.Single(_screen.Pictures).Chunk(3).Select(p => p[0]));
    }

    [Fact]
    public void StillPicture_IsRepeatedForADisplayThatWantsIt()
    {
        _screen.RepeatAfter = TimeSpan.FromSeconds(1);
        var painter = new Painter(_screen, Size, gamma: 1, dims: false);
        var lit = Showing(Static([0xFF]));

        painter.Paint(lit, Now, Duration.Zero);
        painter.Paint(lit, Now, Duration.FromMilliseconds(999));
        painter.Paint(lit, Now, Duration.FromSeconds(1));

        Assert.Equal(2, _screen.Pictures.Count);
    }

    [Fact]
    public void Strip_MovesByWholePixels_InStepWithTheClock()
    {
        var painter = new Painter(_screen, Size, gamma: 1, dims: false);
        var lit = Showing(Static([0x80]) with { Kind = SceneKind.Scroll, PixelsPerSecond = 10, Times = [Duration.FromMilliseconds(1600)] });
        // The epoch and this instant are whole rounds apart: the pass begins here.
        var begin = Instant.FromUnixTimeMilliseconds(1600L * 1_000_000_000);

        for (var i = 0; i < 20; i++)
            painter.Paint(lit, begin + Duration.FromMilliseconds(50 * i), Duration.FromMilliseconds(50 * i));

        Assert.True(painter.Moves);
        Assert.Equal([-1, 7, 6, 5, 4, 3, 2, 1, 0, -1], Lit().Take(10));
    }

    [Fact]
    public void Stretch_ThatIsOver_LeavesTheDark_WithoutTheBoardsHelp()
    {
        var painter = new Painter(_screen, Size, gamma: 1, dims: false);
        var lit = Showing(Static([0xFF])) with { Stretches = [new LitStretch(Now, Now + Duration.FromSeconds(1), "normal", [new LitScene("s", null, [], Static([0xFF]))])] };

        painter.Paint(lit, Now, Duration.Zero);
        painter.Paint(lit, Now + Duration.FromSeconds(1), Duration.FromSeconds(1));

        Assert.All(_screen.Pictures[1], value => Assert.Equal(0, value));
    }

    [Fact]
    public void NextPicture_IsDueWhenTheFramesTimeIsOver_OrItsStretch_OrTheMinuteOfAClockPart()
    {
        var painter = new Painter(_screen, Size, gamma: 1, dims: false);
        var page = Frame.OneBit(Size, Rgb.White, [0xFF]);
        var pages = Static([0xFF]) with { Kind = SceneKind.Pages, Frames = [page, page], Times = [Duration.FromSeconds(3), Duration.FromSeconds(7)] };
        // Rounds of ten seconds count from the epoch: at second 1 of a round the first page has two more.
        painter.Paint(Showing(pages), Now + Duration.FromMilliseconds(1_000.5), Duration.Zero);
        Assert.Equal(Now + Duration.FromSeconds(3), painter.ChangesAt);

        painter.Paint(Showing(pages), Now + Duration.FromSeconds(3), Duration.Zero);
        Assert.Equal(Now + Duration.FromSeconds(10), painter.ChangesAt);

        var end = Now + Duration.FromSeconds(4);
        painter.Paint(Showing(pages) with { Stretches = [new LitStretch(Now, end, "normal", [new LitScene("s", null, [], pages)])] }, Now + Duration.FromSeconds(3), Duration.Zero);
        Assert.Equal(end, painter.ChangesAt);

        var hour = new ClockSlot { Frame = 0, Part = ClockPart.Time, Columns = [], Row = 0, Letters = "", Glyphs = [] };
        var clock = Static([0xFF]) with { Times = [Duration.FromHours(1)], Slots = [hour] };
        painter.Paint(Showing(clock), Now + Duration.FromSeconds(59), Duration.Zero);
        Assert.Equal(Now + Duration.FromMinutes(1), painter.ChangesAt);
    }

    [Fact]
    public void Dark_LastsUntilTheNextStretch()
    {
        var lit = Showing(Static([0xFF])) with { Stretches = [new LitStretch(Now, Now + Duration.FromHours(1), "hours", []), new LitStretch(Now + Duration.FromHours(1), Instant.MaxValue, "normal", [])] };

        Assert.Equal(Now + Duration.FromHours(1), lit.At(Now).Until);
        Assert.Equal(Now, lit.At(Now - Duration.FromMinutes(1)).Until);
        Assert.Equal(Instant.MaxValue, lit.At(Now + Duration.FromHours(2)).Until);
    }

    [Fact]
    public void GammaAndBrightness_ScaleTheValue()
    {
        var painter = new Painter(_screen, Size, gamma: 2.2, dims: true);
        byte[] half = [.. Enumerable.Repeat((byte)128, 24)];

        painter.Paint(Showing(Static([0]) with { Frames = [Frame.Rgb24(Size, half)] }) with { Brightness = 50 }, Now, Duration.Zero);

        // 255 × (128 / 255)^2.2 × 0.5 = 27.98
        Assert.All(_screen.Pictures[0], value => Assert.Equal(28, value));
    }

    [Fact]
    public void DisplayThatFails_IsGivenThePictureAgain()
    {
        var painter = new Painter(_screen, Size, gamma: 1, dims: false);
        var lit = Showing(Static([0xFF]));
        _screen.IsBroken = true;
        Assert.Throws<IOException>(() => painter.Paint(lit, Now, Duration.Zero));

        _screen.IsBroken = false;
        Assert.True(painter.Paint(lit, Now, Duration.FromSeconds(1)));
    }

    public void Dispose() => _screen.Dispose();

    private IEnumerable<int> Lit() => _screen.Pictures.Select(p => p.Chunk(3).ToList().FindIndex(pixel => pixel[0] > 0));

    private static Scene Static(byte[] bits) => new()
    {
        Window = Size,
        Kind = SceneKind.Static,
        Frames = [Frame.OneBit(Size, Rgb.White, bits)],
        Times = [Duration.FromSeconds(10)],
    };

    private static Lit Showing(Scene scene) => new(
        1, "digest", Size, DateTimeZone.Utc, 100, [new LitStretch(Instant.MinValue, Instant.MaxValue, "normal", [new LitScene("s", null, [], scene)])]);

    private sealed class Screen : IDisplay
    {
        public List<byte[]> Pictures { get; } = [];

        public bool IsBroken { get; set; }

        public TimeSpan? RepeatAfter { get; set; }

        public void Show(ReadOnlySpan<byte> pixels, PixelSize size)
        {
            if (IsBroken)
                throw new IOException("unplugged");
            Pictures.Add(pixels.ToArray());
        }

        public void Dispose()
        {
        }
    }
}
