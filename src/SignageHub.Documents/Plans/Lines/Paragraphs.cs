using System.Text.RegularExpressions;

namespace SignageHub.Documents.Plans.Lines;

/// <summary>Puts hard-wrapped lines together to paragraphs and items.</summary>
/// <remarks>
/// A line continues the one before unless it has a marker, or that one ended, or a blank line stands between. In text drawn from a PDF
/// a blank line after every line says nothing. Where lines are wrapped at a width, a line well short of it ends its paragraph, unless the
/// next begins in lower case.
/// </remarks>
internal static partial class Paragraphs
{
    /// <summary>Lines longer than this are whole paragraphs: nobody wraps there.</summary>
    private const int WidestWrap = 130;

    /// <summary>A paragraph of more characters is broken: no sentence is as long, and the work for each stays bounded.</summary>
    private const int Longest = 8000;

    private const int LongestTimeHeading = 80;

    public static IReadOnlyList<Paragraph> Of(IReadOnlyList<PlanLine> lines)
    {
        var layout = Layout.Of(lines);
        var paragraphs = new List<Paragraph>();
        var lastLength = 0;
        var blank = true;
        foreach (var line in lines)
        {
            var text = line.Text.Trim(' ', '\u00A0');
            if (string.IsNullOrWhiteSpace(text))
            {
                blank = blank || !layout.BlankAfterEveryLine;
                continue;
            }

            var last = paragraphs.Count > 0 ? paragraphs[^1] : null;
            var fresh = Start(line.Number, text, last);
            if (last is not null && !blank && Continues(fresh, last, lastLength, layout))
                paragraphs[^1] = last with { Text = $"{last.Text} {fresh.Text}" };
            else
                paragraphs.AddRange(Split(fresh));
            lastLength = text.Length;
            blank = false;
        }

        return WithTimes(paragraphs);
    }

    /// <summary>A heading that says only "Thời gian treo", and the days in the paragraph below it, are one sentence.</summary>
    private static List<Paragraph> WithTimes(List<Paragraph> paragraphs)
    {
        var joined = new List<Paragraph>(paragraphs.Count);
        for (var i = 0; i < paragraphs.Count; i++)
        {
            var heading = paragraphs[i];
            if (heading.Text.Length > LongestTimeHeading || heading.IsRow || !TimeHeading().IsMatch(heading.Text) || !TellsWhen(paragraphs, i + 1))
            {
                joined.Add(heading);
                continue;
            }

            joined.Add(heading with { Text = $"{heading.Text.TrimEnd(':', ' ')}: {paragraphs[i + 1].Text}" });
            i++;
        }

        return joined;
    }

    /// <summary>Days at the start of a paragraph that is no list of its own: several dashes below the heading each tell of something else.</summary>
    private static bool TellsWhen(List<Paragraph> paragraphs, int index) =>
        index < paragraphs.Count && paragraphs[index] is { IsRow: false, Marker.Kind: MarkerKind.None or MarkerKind.Dash or MarkerKind.Bullet } below && DaysFirst().IsMatch(below.Text)
        && !(below.IsItem && index + 1 < paragraphs.Count && paragraphs[index + 1].Marker.Shape == below.Marker.Shape && DaysFirst().IsMatch(paragraphs[index + 1].Text));

    private static Paragraph Start(int number, string text, Paragraph? last)
    {
        var (marker, at) = Markers.Read(text);
        if (marker.Kind == MarkerKind.None && !text.Contains('\t', StringComparison.Ordinal)
            && last?.Marker is { Kind: MarkerKind.Number } before && Markers.Undotted(text) is { } undotted && undotted.Number == before.Value + 1)
            (marker, at) = (before with { Value = undotted.Number }, undotted.TextAt);
        return new Paragraph(number, marker, Blanks().Replace(text[at..], " ").Trim(' '));
    }

    private static bool Continues(Paragraph next, Paragraph last, int lastLength, Layout layout)
    {
        if (next.IsItem || next.IsRow || last.IsRow || last.IsEnded || last.Text.Length + next.Text.Length > Longest || AlwaysFirst().IsMatch(next.Text))
            return false;
        if (Kind().IsMatch(last.Text))
            return false;
        if (char.IsLower(next.Text[0]) || next.Text[0] is ')' or '”')
            return true;
        if (last.IsCapitals != next.IsCapitals)
            return false;
        return (layout.Width is { } width && lastLength >= width * 0.6) || last.Text[^1] is ',' or '(' || last.IsCapitals || LinkingEnd().IsMatch(last.Text);
    }

    /// <summary>Two numbered items on one line, <c>2. x.  3. y.</c>, are two; what is longer than any paragraph is broken.</summary>
    private static IEnumerable<Paragraph> Split(Paragraph paragraph)
    {
        if (paragraph.Marker.Kind == MarkerKind.Number && paragraph.Marker.Written.Trim()[^1] == '.')
        {
            var following = (paragraph.Marker.Value + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (NextItem().Matches(paragraph.Text).FirstOrDefault(m => m.Groups["number"].Value == following) is { } next)
            {
                yield return paragraph with { Text = paragraph.Text[..next.Index].Trim() };
                var rest = paragraph with
                {
                    Marker = paragraph.Marker with { Value = paragraph.Marker.Value + 1 },
                    Text = paragraph.Text[(next.Index + next.Length)..],
                };
                foreach (var piece in Split(rest))
                    yield return piece;
                yield break;
            }
        }

        for (var at = 0; at < paragraph.Text.Length || at == 0; at += Longest)
            yield return at == 0 && paragraph.Text.Length <= Longest ? paragraph : paragraph with { Text = paragraph.Text[at..Math.Min(at + Longest, paragraph.Text.Length)] };
    }

    /// <param name="BlankAfterEveryLine">Blank lines stand where no paragraph ends.</param>
    /// <param name="Width">Where lines are wrapped, in characters; null where each line is a paragraph.</param>
    private readonly record struct Layout(bool BlankAfterEveryLine, int? Width)
    {
        public static Layout Of(IReadOnlyList<PlanLine> lines)
        {
            var (full, followed) = (0, 0);
            var lengths = new List<int>();
            for (var i = 0; i < lines.Count; i++)
            {
                if (string.IsNullOrWhiteSpace(lines[i].Text))
                    continue;
                full++;
                if (i + 1 < lines.Count && string.IsNullOrWhiteSpace(lines[i + 1].Text))
                    followed++;
                if (!lines[i].Text.Contains('\t', StringComparison.Ordinal))
                    lengths.Add(lines[i].Text.Trim().Length);
            }

            lengths.Sort();
            var width = lengths.Count == 0 ? 0 : lengths[(int)((lengths.Count - 1) * 0.95)];
            return new Layout(full > 3 && followed >= full * 0.85 && width <= WidestWrap, width is > 30 and <= WidestWrap ? width : null);
        }
    }

    [GeneratedRegex(@"[ \u00A0\u2007\u202F\u200B\uFEFF]+", RegexOptions.CultureInvariant, Patience.Milliseconds)]
    private static partial Regex Blanks();

    // Items by name ("Câu 1:", "Đợt 2:") and the line of place and day begin something of their own, too.
    [GeneratedRegex(@"\A(?:Kính gửi|Nơi nhận|Số\s*:|V/v|KẾ HOẠCH\z|THÔNG BÁO\z|BÁO CÁO\z|QUYẾT ĐỊNH\z|CHỈ THỊ\z|HƯỚNG DẪN\z|CỘNG HÒA XÃ HỘI|CỘNG HOÀ XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM\z|Độc lập\s*-|Phân công|Căn cứ\b|(?:Thời gian|Thời điểm|Địa điểm|Vị trí|Hình thức|Khẩu hiệu|Chủ đề|Đối tượng)[^:.;]{0,40}:|(?:Câu|Khẩu hiệu|Thông điệp|Nội dung|Đợt)\s+(?:số\s+)?(?:\d{1,2}|[IVX]{1,3})\s*[:.(]|\p{Lu}[\p{L} .\-]{1,40},\s*ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}\z)", RegexOptions.CultureInvariant, Patience.Milliseconds)]
    private static partial Regex AlwaysFirst();

    /// <summary>What a document is, on a line of its own: its subject stands below.</summary>
    [GeneratedRegex(@"\A(?:KẾ HOẠCH|THÔNG BÁO|BÁO CÁO|QUYẾT ĐỊNH|CHỈ THỊ|HƯỚNG DẪN|CÔNG ĐIỆN|CHƯƠNG TRÌNH)\z", RegexOptions.CultureInvariant, Patience.Milliseconds)]
    private static partial Regex Kind();

    [GeneratedRegex(@"(?<=[.!;”""]\s)(?<number>\d{1,2})\.\s+(?=\S)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience.Milliseconds)]
    private static partial Regex NextItem();

    [GeneratedRegex(@"\A(?:về\s+)?thời\s+(?:gian|điểm)\b[^\d:.;]*:?\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience.Milliseconds)]
    private static partial Regex TimeHeading();

    [GeneratedRegex(@"\A(?:(?:bắt\s+đầu|kể|dự\s+kiến)\s+)?(?:(?:từ|trong|vào|đến)\s+)?(?:hết\s+)?(?:ngày\s+|tháng\s+)?(?:\d{1,2}\b|mùng|mồng|rằm|nay\b)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience.Milliseconds)]
    private static partial Regex DaysFirst();

    // A line that ends in such a word goes on.
    [GeneratedRegex(@"\s(?:và|của|các|những|cho|với|về|tại|là|theo|trên|từ|đến|ngày|số)\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience.Milliseconds)]
    private static partial Regex LinkingEnd();
}
