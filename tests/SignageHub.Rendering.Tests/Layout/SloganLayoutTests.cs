using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Rendering.Fonts;
using SignageHub.Rendering.Fonts.Pixel;
using SignageHub.Rendering.Layout;

namespace SignageHub.Rendering.Tests.Layout;

/// <summary>The rules of layout, over all slogans on the usual boards, in mixed case and in capitals.</summary>
public sealed class SloganLayoutTests
{
    private static readonly FontCache Fonts = new(LedFont.Default);

    public static TheoryData<string> Boards => ["96x16", "128x32", "192x32", "320x32", "128x64", "320x160"];

    [Theory]
    [MemberData(nameof(Boards))]
    public void Line_WhereverItEnds_EndsWellIfAnyWayDoes(string board)
    {
        var bad = new List<string>();
        foreach (var laid in All(board).Where(laid => laid.Kind != SceneKind.Scroll))
        {
            foreach (var page in laid.Lines.GroupBy(line => line.Page))
            {
                var lines = page.ToList();
                if (lines.SkipLast(1).Any(line => laid.Slogan.Penalty(line.End - 1) >= BreakRules.Bad) && CanEndWell(laid, lines))
                    bad.Add($"{laid.Em}: " + string.Join(" | ", lines.Select(line => string.Join(' ', laid.Words[line.First..line.End]))));
            }
        }
        Assert.Equal("", string.Join('\n', bad));
    }

    [Theory]
    [MemberData(nameof(Boards))]
    public void Line_OnEveryFrame_StandsInTheMiddleAndInside(string board)
    {
        foreach (var laid in All(board).Where(laid => laid.Kind != SceneKind.Scroll))
        {
            Assert.All(laid.Lines, line => Assert.InRange(line.Left - (laid.Size.Width - line.Left - line.Width), -1, 1));
            Assert.All(laid.Lines, line => Assert.InRange(line.Left, 0, laid.Size.Width - line.Width));
        }
    }

    [Theory]
    [MemberData(nameof(Boards))]
    public void Lines_OfAScene_HoldEveryWordOnceInOrder(string board)
    {
        foreach (var laid in All(board).Where(laid => laid.Kind != SceneKind.Scroll))
        {
            Assert.Equal([0, .. laid.Lines.SkipLast(1).Select(line => line.End)], laid.Lines.Select(line => line.First));
            Assert.Equal(laid.Words.Length, laid.Lines[^1].End);
            Assert.Equal(laid.Scene.Frames.Count, laid.Lines.Select(line => line.Page).Distinct().Count());
        }
    }

    [Theory]
    [MemberData(nameof(Boards))]
    public void Line_OnEveryFrame_BeginsWithNoMarkThatClosesAndEndsWithNoneThatOpens(string board)
    {
        foreach (var laid in All(board).Where(laid => laid.Kind != SceneKind.Scroll))
        {
            Assert.All(laid.Lines, line => Assert.DoesNotContain(laid.Words[line.First][0], "!?,.;:)”’»…–—"));
            Assert.All(laid.Lines, line => Assert.DoesNotContain(laid.Words[line.End - 1][^1], "(“‘«"));
        }
    }

    [Theory]
    [MemberData(nameof(Boards))]
    public void Number_ThatHasItsUnitBesideIt_IsPartedFromItOnlyWhereNothingElseFits(string board)
    {
        foreach (var laid in All(board).Where(laid => laid.Kind != SceneKind.Scroll))
        {
            foreach (var line in laid.Lines.Where(line => line.End < laid.Words.Length && int.TryParse(laid.Words[line.End - 1], out _)))
                Assert.True(line.End - line.First == 1 || laid.Measure.Width(line.First, line.End + 1) > laid.Size.Width, string.Join(' ', laid.Words[line.First..(line.End + 1)]));
        }
    }

    [Theory]
    [MemberData(nameof(Boards))]
    public void Scene_OfEverySlogan_IsStaticElsePagesElseAStripAtTheLargestSizeThatFits(string board)
    {
        foreach (var laid in All(board))
        {
            var layout = new SceneLayout();
            Assert.True(layout.Slogan.Read(new Wording(string.Join(' ', laid.Words), []), Fonts));
            Assert.True(BoardColor.TryParse("red", out var red));
            layout.Begin(new SceneRequest(string.Join(' ', laid.Words), laid.Size, red), Fonts);
            if (laid.Kind != SceneKind.Static)
                Assert.Null(layout.Static(layout.LegibleEm));
            if (laid.Kind == SceneKind.Scroll)
                Assert.Null(layout.Pages(layout.LegibleEm, Legible.Pages));
            Assert.True(laid.Kind == SceneKind.Scroll || laid.Em >= layout.LegibleEm);
        }
    }

    [Fact]
    public void Dash_BetweenTwoHalves_EndsALineOnABigBoardIfALittleLessSizeAllows()
    {
        const string text = "CỘNG ĐỒNG SÁNG TẠO - QUYẾT TÂM CHẤM DỨT DỊCH BỆNH AIDS VÀO NĂM 2030";
        var layout = new SceneLayout();
        Assert.True(layout.Slogan.Read(new Wording(text, []), Fonts));
        Assert.True(BoardColor.TryParse("red", out var red));
        layout.Begin(new SceneRequest(text, new PixelSize(640, 360), red), Fonts);

        Assert.NotNull(layout.Static(layout.LegibleEm));

        var words = text.Split(' ');
        Assert.Contains(layout.PaintedLines, line => words[line.End - 1] is "-" or "–");
    }

    [Theory]
    [InlineData("640x360", "Giờ Trái đất 2026", "Trái đất")]
    [InlineData("320x160", "Giờ Trái đất 2026", "Trái đất")]
    [InlineData("256x128", "Giờ Trái đất 2026", "Trái đất")]
    [InlineData("640x360", "Ngày Môi trường thế giới 5/6/2026", "Môi trường")]
    [InlineData("640x360", "NGÀY MÔI TRƯỜNG", "MÔI TRƯỜNG")]
    [InlineData("320x160", "NGÀY MÔI TRƯỜNG", "MÔI TRƯỜNG")]
    [InlineData("640x360", "CÙNG HÀNH ĐỘNG ĐỂ THAY ĐỔI THẾ GIỚI", "THAY ĐỔI")]
    [InlineData("640x360", "Quốc khánh 2/9", "Quốc khánh")]
    [InlineData("640x360", "QUỐC KHÁNH 2/9", "QUỐC KHÁNH")]
    [InlineData("320x160", "QUỐC KHÁNH 2/9", "QUỐC KHÁNH")]
    [InlineData("640x360", "GIỜ TRÁI ĐẤT 2026", "TRÁI ĐẤT")]
    public void Name_OnATallBoard_StaysOnOneLineIfThreeTenthsLessSizeAllow(string board, string text, string name)
    {
        var layout = new SceneLayout();
        Assert.True(PixelSize.TryParse(board, out var size));
        Assert.True(layout.Slogan.Read(new Wording(text, []), Fonts));
        Assert.True(BoardColor.TryParse("rgb", out var rgb));
        layout.Begin(new SceneRequest(text, size, rgb), Fonts);

        Assert.NotNull(layout.Static(layout.LegibleEm));

        var words = text.Split(' ');
        Assert.Contains(name, string.Join(" / ", layout.PaintedLines.Select(line => string.Join(' ', words[line.First..line.End]))));
    }

    [Theory]
    [MemberData(nameof(Boards))]
    public void Page_OfEverySlogan_StaysForItsSyllables(string board)
    {
        // Half a second a syllable and one more, two at least; a dash or an exclamation mark by itself is none.
        foreach (var laid in All(board).Where(laid => laid.Kind != SceneKind.Scroll))
        {
            for (var page = 0; page < laid.Scene.Frames.Count; page++)
            {
                var words = laid.Lines.Where(line => line.Page == page).SelectMany(line => laid.Words[line.First..line.End]);
                var spoken = words.Count(word => word.Any(char.IsLetterOrDigit));
                Assert.Equal(Math.Max(2000, (500 * spoken) + 1000), laid.Scene.Times[page].TotalMilliseconds);
            }
        }
    }

    private static bool CanEndWell(Laid laid, List<TextLine> lines)
    {
        var (first, end) = (lines[0].First, lines[^1].End);
        var reach = new HashSet<int> { first };
        for (var line = 1; line <= lines.Count; line++)
        {
            var next = new HashSet<int>();
            foreach (var from in reach)
            {
                for (var to = from + 1; to <= end && laid.Measure.Width(from, to) <= laid.Size.Width; to++)
                {
                    if (line < lines.Count ? to < end && laid.Slogan.Penalty(to - 1) < BreakRules.Bad : to == end && (to - from > 1 || lines.Count == 1))
                        next.Add(to);
                }
            }
            reach = next;
        }
        return reach.Count > 0;
    }

    private static IEnumerable<Laid> All(string board)
    {
        Assert.True(PixelSize.TryParse(board, out var size));
        Assert.True(BoardColor.TryParse("red", out var red));
        foreach (var text in Vietnamese.Slogans.SelectMany(slogan => new[] { slogan, slogan.ToUpperInvariant() }))
        {
            var (layout, request) = (new SceneLayout(), new SceneRequest(text, size, red));
            Assert.True(layout.Slogan.Read(new Wording(text, []), Fonts), text);
            layout.Begin(request, Fonts);
            var laidOut = SceneRenderer.LayOut(layout, null);
            Assert.NotNull(laidOut);
            var measure = new Measure();
            measure.At(layout.Slogan, laidOut.Font, 0);
            yield return new Laid(text.Split(' ', StringSplitOptions.RemoveEmptyEntries), size, laidOut.Scene, laidOut.Font.Em, layout.Slogan, measure, [.. layout.PaintedLines]);
        }
    }

    private sealed record Laid(string[] Words, PixelSize Size, Scene Scene, int Em, Slogan Slogan, Measure Measure, IReadOnlyList<TextLine> Lines)
    {
        public SceneKind Kind => Scene.Kind;
    }
}
