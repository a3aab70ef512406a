using FsCheck;
using FsCheck.Fluent;
using SignageHub.Rendering.Fonts;
using SignageHub.Rendering.Layout;

namespace SignageHub.Rendering.Tests.Layout;

public sealed class LineBreakTests
{
    private static readonly FontCache Fonts = new(BeVietnamPro.Medium);

    [Theory]
    [InlineData(Vietnamese.Saving, 250, "Sử dụng năng lượng tiết kiệm|và hiệu quả vì Trái đất của chúng ta")]
    [InlineData("Chào mừng 48 năm ngày giải phóng", 180, "Chào mừng 48 năm|ngày giải phóng")]
    [InlineData("Giờ Trái đất - Tắt đèn bật tương lai", 140, "Giờ Trái đất -|Tắt đèn bật tương lai")]
    [InlineData("Toàn dân phòng cháy, chữa cháy", 150, "Toàn dân phòng cháy,|chữa cháy")]
    [InlineData("Hãy chung tay bảo vệ trái đất", 120, "Hãy chung tay|bảo vệ trái đất")]
    [InlineData("Chuyển dịch xanh - Tương lai xanh", 120, "Chuyển dịch|xanh -|Tương lai xanh")]
    [InlineData("Chào mừng Quốc khánh 2/9/1945 - 2/9/2027, vui đón năm mới", 150, "Chào mừng Quốc khánh|2/9/1945 - 2/9/2027,|vui đón năm mới")]
    public void Break_ASlogan_EndsLinesWhereVietnameseAllows(string text, int columns, string expected)
    {
        var measure = At(text, 11);
        var ends = new int[expected.Count(c => c == '|') + 1];

        new LineBreaker().Break(measure, 0, measure.Slogan.WordCount, columns, ends);

        Assert.Equal(expected, Lines(text, ends));
    }

    [Fact]
    public void Break_AnyWords_CostsNoMoreThanAnyOtherWay()
    {
        var words = Gen.ArrayOf(Gen.Elements("và", "của", "an", "nghiêng", "48", "năm", "-", "Việt", "Nam", "đất,", "ơ", "PHƯỜNG"));
        var cases = (from text in words where text.Length is > 1 and < 10 from lines in Gen.Choose(1, 4) select (text, lines)).ToArbitrary();

        Check.QuickThrowOnFailure(Prop.ForAll(cases, each =>
        {
            var measure = At(string.Join(' ', each.text), 11);
            var (count, lines) = (measure.Slogan.WordCount, Math.Min(each.lines, each.text.Length));
            var columns = 40 + (measure.Width(0, count) * 2 / (lines + 1));
            var best = AllWays(count, lines).Select(ends => Cost(measure, ends, columns)).Min();
            if (best == long.MaxValue)
                return true;
            var found = new int[lines];
            new LineBreaker().Break(measure, 0, count, columns, found);
            return lines == 1 || Cost(measure, found, columns) == best;
        }));
    }

    /// <summary>Every way to end that many lines, none empty: the oracle's search.</summary>
    private static IEnumerable<int[]> AllWays(int words, int lines) =>
        lines == 1
            ? [[words]]
            : from end in Enumerable.Range(lines - 1, words - lines + 1)
              from before in AllWays(end, lines - 1)
              select (int[])[.. before, words];

    private static long Cost(Measure measure, int[] ends, int columns)
    {
        var (cost, first) = (0L, 0);
        foreach (var end in ends)
        {
            var width = measure.Width(first, end);
            if (width > columns)
                return long.MaxValue;
            var share = 1000L * width / columns;
            cost += (share * share) + (end < measure.Slogan.WordCount ? measure.Slogan.Penalty(end - 1) : end - first == 1 ? measure.Slogan.Alone(first) : 0);
            first = end;
        }
        return cost;
    }

    private static Measure At(string text, int em)
    {
        var (slogan, measure) = (new Slogan(), new Measure());
        Assert.True(slogan.Read(new Wording(text, []), Fonts));
        measure.At(slogan, Fonts.At(em, InkMode.OneBit), 0);
        return measure;
    }

    private static string Lines(string text, int[] ends)
    {
        var words = text.Split(' ');
        return string.Join('|', ends.Select((end, i) => string.Join(' ', words[(i == 0 ? 0 : ends[i - 1])..end])));
    }
}
