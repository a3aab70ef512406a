using System.Text.RegularExpressions;
using SignageHub.Core;
using SignageHub.Documents.Plans.Dates;
using SignageHub.Documents.Plans.Lines;

namespace SignageHub.Documents.Plans.Slogans;

/// <summary>The list that a sentence or heading about slogans leads up to.</summary>
internal sealed partial class ListSlogans(IReadOnlyList<Paragraph> paragraphs, DateContext context)
{
    private const int LongestHeading = 200;

    /// <summary>How a paragraph leads up to slogans: not at all, as a heading may, or in so many words with a colon.</summary>
    public enum Lead
    {
        None,
        Heading,
        Colon,
    }

    public Lead LeadOf(int index, bool boardNear)
    {
        var paragraph = paragraphs[index];
        var text = paragraph.Text;
        if (paragraph.IsRow || Cues.TellsThePast(text) || (Cues.NamesWeb(text) && !Cues.NamesBoard(text)))
            return Lead.None;
        if (text.EndsWith(':'))
            return Cues.NamesSlogans(text) || Cues.NamesBoard(text) || (boardNear && Content().IsMatch(text)) ? Lead.Colon : Lead.None;
        return !paragraph.IsEnded && !TimeLabel().IsMatch(text) && text.Length <= LongestHeading && Cues.NamesSlogans(text) && Quotes.In(text).Count == 0
            ? FollowingTold().IsMatch(text) ? Lead.Colon : Lead.Heading
            : Lead.None;
    }

    /// <summary>The slogans of the list after a paragraph, and the index of the first paragraph after the list.</summary>
    public (IReadOnlyList<FoundSlogan> Slogans, int Next) After(int intro, Lead lead)
    {
        var next = intro + 1;
        while (next < paragraphs.Count && (Attached().IsMatch(paragraphs[next].Text) || TellsTimeOfItems(next)))
            next++;
        if (next >= paragraphs.Count)
            return ([], next);
        if (lead == Lead.Colon && IsRound(next))
            return Rounds(next, lead);
        return paragraphs[next].IsItem ? Items(intro, next, lead) : lead == Lead.Colon ? Lines(intro, next) : ([], next);
    }

    /// <summary><c>Đợt 1: từ ngày …</c> with its own list, then <c>Đợt 2: …</c> with another: each list has the days of its own line.</summary>
    private (IReadOnlyList<FoundSlogan> Slogans, int Next) Rounds(int first, Lead lead)
    {
        var found = new List<FoundSlogan>();
        var i = first;
        while (IsRound(i))
        {
            var (slogans, next) = Items(i, i + 1, lead);
            if (slogans.Count == 0)
                break;
            found.AddRange(slogans);
            i = next;
        }

        return (found, i);
    }

    /// <summary><c>Thời gian treo: …</c> between the heading and its list.</summary>
    private bool TellsTimeOfItems(int index) => index + 1 < paragraphs.Count && paragraphs[index] is { IsItem: false, IsRow: false } line && paragraphs[index + 1].IsItem
        && line.Text[^1] != ':' && TimeLabel().IsMatch(line.Text) && !Round().IsMatch(line.Text);

    private bool IsRound(int index) => index + 1 < paragraphs.Count && paragraphs[index] is { IsItem: false, IsRow: false } line && paragraphs[index + 1].IsItem
        && Round().IsMatch(line.Text) && PeriodParser.Read(line.Text, context).Any(p => !p.IsJubilee);

    private (IReadOnlyList<FoundSlogan> Slogans, int Next) Items(int intro, int start, Lead lead)
    {
        var found = new List<FoundSlogan>();
        var first = paragraphs[start].Marker;
        var parent = paragraphs[intro].Marker;
        var value = 0;
        var i = start;
        while (i < paragraphs.Count && paragraphs[i] is { IsItem: true, IsRow: false } item && item.Marker.Shape == first.Shape
               && (item.Marker.Value == 0 || item.Marker.Value > value))
        {
            value = item.Marker.Value;
            if (i + 1 < paragraphs.Count && paragraphs[i + 1] is { IsItem: true } below && below.Marker.Depth > item.Marker.Depth && !GoesOn(parent, below.Marker))
            {
                // The item is a heading of its own: what stands below it is the list.
                if (Cues.IsTask(item.Text) && !Cues.NamesSlogans(item.Text))
                    break;
                var (inner, after) = Items(i, i + 1, lead);
                found.AddRange(inner);
                i = after > i + 1 ? after : i + 1;
                continue;
            }

            if (IsEnd(item, parent, first, found.Count, lead))
                break;
            Add(found, item, i, intro);
            i++;
        }

        return (found, i);
    }

    /// <summary>The list that the leading paragraph is an item of goes on: after a) with 1) to 4) comes b), whatever usually stands deeper.</summary>
    private static bool GoesOn(Marker parent, Marker below) => parent.Kind != MarkerKind.None && parent.Shape == below.Shape && (parent.Value == 0 || below.Value > parent.Value);

    /// <summary>A task where slogans were: the list is over when its marks are those of the paragraph that led up to it.</summary>
    private static bool IsEnd(Paragraph item, Marker parent, Marker first, int found, Lead lead) =>
        Cues.IsTask(item.Text) && !TimeLabel().IsMatch(item.Text) && (parent.Kind != MarkerKind.None && parent.Shape == first.Shape || (found == 0 && lead == Lead.Heading) || item.Text.EndsWith(':'));

    private void Add(List<FoundSlogan> found, Paragraph item, int index, int intro)
    {
        if (TimeLabel().IsMatch(item.Text))
            return;
        if (found.Count > 0 && found[^1].Paragraph == index - 1 && IsBroken(paragraphs[index - 1], item))
        {
            found[^1] = found[^1] with
            {
                Text = SloganText.Clean($"{found[^1].Text} {item.Text}"),
                Paragraph = index,
                Warnings = [.. found[^1].Warnings, Broken(item.Text)],
            };
            return;
        }

        found.AddRange(ItemSlogans.Of(item.Text, index, intro, context).Where(s => SloganText.IsLikely(s.Text)).Select(s => s with { Number = item.Marker.Value }));
    }

    /// <summary>Lines without marks: each a slogan, as long as they look like it.</summary>
    private (IReadOnlyList<FoundSlogan> Slogans, int Next) Lines(int intro, int start)
    {
        var found = new List<FoundSlogan>();
        var i = start;
        for (; i < paragraphs.Count && paragraphs[i] is { IsItem: false, IsRow: false } line; i++)
        {
            var slogans = ItemSlogans.Of(line.Text, i, intro, context).Where(s => SloganText.IsLikely(s.Text)).ToList();
            if (slogans.Count == 0 || TimeLabel().IsMatch(line.Text) || !(IsWholeQuote(line.Text) || (line.Text.Length <= 160 && slogans.Count == 1)))
                break;
            // After slogans in quotes comes a sentence of the plan.
            if (found.Count > 0 && !IsWholeQuote(line.Text) && IsWholeQuote(paragraphs[start].Text))
                break;
            found.AddRange(slogans);
        }

        return (found, i);
    }

    private static bool IsWholeQuote(string text) => Quotes.In(text) is [{ Start: 0 }, ..];

    private static bool IsBroken(Paragraph before, Paragraph item) =>
        item.Marker.Value == 0 && !before.IsEnded && char.IsUpper(before.Text[0]) && char.IsLower(item.Text[0]) && !"”\"".Contains(before.Text[^1], StringComparison.Ordinal);

    private static PlanWarning Broken(string second) => new("broken-item", new Bilingual(
        $"One slogan stands in two items and was put together; the second begins with '{second}'.",
        $"Một khẩu hiệu bị tách thành hai gạch đầu dòng, đã ghép lại; phần sau bắt đầu bằng '{second}'."));

    [GeneratedRegex(@"nội\s+dung(?:\s+(?:sau|như\s+sau|cụ\s+thể|gồm|là))*\s*:\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience.Milliseconds)]
    private static partial Regex Content();

    /// <summary>Between the heading of an appendix and its list: which document it goes with.</summary>
    [GeneratedRegex(@"\A\(\s*(?:kèm|ban\s+hành|đính|theo|trích)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience.Milliseconds)]
    private static partial Regex Attached();

    [GeneratedRegex(@"\A(?:(?:đợt|giai\s+đoạn|lần|tuần)\s+(?:thứ\s+)?(?:\d{1,2}|[IVX]{1,3}|một|hai|ba|tư|nhất)\b|(?:bắt\s+đầu\s+)?từ\s+(?:ngày\s+)?\d[^;]{5,70}:?\z)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience.Milliseconds)]
    private static partial Regex Round();

    [GeneratedRegex(@"(?:như\s+sau|sau\s+đây|sau)\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience.Milliseconds)]
    private static partial Regex FollowingTold();

    [GeneratedRegex(@"\A(?:thời\s+gian|địa\s+điểm|vị\s+trí|hình\s+thức|đợt\s+\d)[^:]{0,60}:", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience.Milliseconds)]
    private static partial Regex TimeLabel();
}
