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

        return paragraphs;
    }

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

    [GeneratedRegex(@"\A(?:Kính gửi|Nơi nhận|Số\s*:|V/v|KẾ HOẠCH\z|THÔNG BÁO\z|BÁO CÁO\z|Phân công|Căn cứ\b)", RegexOptions.CultureInvariant, Patience.Milliseconds)]
    private static partial Regex AlwaysFirst();

    [GeneratedRegex(@"(?<=[.!;”""]\s)(?<number>\d{1,2})\.\s+(?=\S)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience.Milliseconds)]
    private static partial Regex NextItem();

    // A line that ends in such a word goes on.
    [GeneratedRegex(@"\s(?:và|của|các|những|cho|với|về|tại|là|theo|trên|từ|đến|ngày|số)\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience.Milliseconds)]
    private static partial Regex LinkingEnd();
}
