using System.Text.RegularExpressions;
using SignageHub.Core;
using SignageHub.Documents.Plans.Dates;

namespace SignageHub.Documents.Plans.Slogans;

/// <summary>The slogan, or slogans, of one list item: with its day before it, quoted or not, with its translation, two in one.</summary>
internal static partial class ItemSlogans
{
    public static IReadOnlyList<FoundSlogan> Of(string item, int paragraph, int intro, DateContext context)
    {
        var (text, own) = WithoutDate(item, context);
        if (Cues.TellsThePast(text))
            return [];
        var label = Label().Match(text);
        if (label.Success)
            text = text[label.Length..];
        return (Quoted(text, paragraph, intro) ?? Plain(text, paragraph, intro)).Select(s => s with { Own = own }).ToList();
    }

    /// <summary>Takes the period off that stands before the slogan (<c>Ngày 25/3/2023: x</c>) or after it (<c>“x” (từ ngày … đến ngày …)</c>).</summary>
    private static (string Text, IReadOnlyList<Period> Own) WithoutDate(string item, DateContext context)
    {
        var periods = PeriodParser.Read(item, context).Where(p => !p.IsJubilee).ToList();
        if (periods.Count == 0)
            return (item, []);
        var before = Before().Match(item);
        if (before.Success)
        {
            var leading = periods.Where(p => p.End <= before.Groups["end"].Index + 1).ToList();
            if (leading.Count > 0 && OnlyDates(item[..before.Groups["end"].Index], leading))
                return (item[(before.Groups["end"].Index + 1)..].Trim(), leading);
        }

        var after = After().Match(item);
        if (!after.Success)
            return (item, []);
        var trailing = periods.Where(p => p.Start >= after.Index).ToList();
        return trailing.Any(p => p.IsRange) || (trailing.Count > 0 && after.Groups["led"].Success) ? (item[..after.Index].Trim(), trailing) : (item, []);
    }

    private static bool OnlyDates(string text, List<Period> periods)
    {
        var rest = periods.OrderByDescending(p => p.Start).Aggregate(text, (t, p) => t.Remove(p.Start, Math.Min(p.End, t.Length) - p.Start));
        return DateWords().Replace(rest, "").Trim().Length == 0;
    }

    private static List<FoundSlogan>? Quoted(string text, int paragraph, int intro)
    {
        var quotes = Quotes.In(text);
        // Quotes that begin the item hold slogans; quotes further in belong to it: Nói “không” với xâm hại.
        if (quotes.Count == 0 || text[..quotes[0].Start].Trim().Length > 0)
            return null;
        var rest = quotes.OrderByDescending(q => q.Start).Aggregate(text, (t, q) => t.Remove(q.Start, q.End - q.Start));
        var translation = Brackets().Match(rest) is { Success: true } m && SloganText.IsForeign(m.Groups["text"].Value) ? m.Groups["text"].Value.Trim() : null;
        if (LinkingWords().Replace(Brackets().Replace(rest, ""), "").Trim().Length > 0)
            return null;
        var native = quotes.Where(q => !SloganText.IsForeign(q.Inner)).ToList();
        translation ??= quotes.Where(q => SloganText.IsForeign(q.Inner)).Select(q => q.Inner).FirstOrDefault();
        if (native.Count != 1)
            return native.Select(q => new FoundSlogan(SloganText.Clean(q.Inner), paragraph, intro, SloganKind.Listed)).ToList();
        return [new FoundSlogan(SloganText.Clean(native[0].Inner), paragraph, intro, SloganKind.Listed) { Translation = translation }];
    }

    private static List<FoundSlogan> Plain(string text, int paragraph, int intro)
    {
        var pieces = SloganText.Sentences(text);
        return pieces.Select(SloganText.Clean).Where(p => p.Length > 0).Select(p => new FoundSlogan(p, paragraph, intro, SloganKind.Listed)
        {
            Warnings = pieces.Count > 1 ? [Merged(text)] : [],
        }).ToList();
    }

    private static PlanWarning Merged(string text) => new("merged-item", new Bilingual(
        $"Several sentences stand in one item and were taken for slogans of their own: {text}",
        $"Một gạch đầu dòng có nhiều câu, đã tách thành các khẩu hiệu riêng: {text}"));

    [GeneratedRegex(@"\A.{4,90}?(?<end>:|\s[-–]\s(?=[“""\p{Lu}]))", RegexOptions.CultureInvariant, Patience.Milliseconds)]
    private static partial Regex Before();

    [GeneratedRegex(@"(?:\s*[-–,;:(]\s*|\s+|(?<=[”""])\s*)(?:(?<led>(?:thời\s+gian(?:\s+treo|\s+tuyên\s+truyền|\s+hiển\s+thị)?\s*:?|treo|hiển\s+thị|chiếu)\s*(?:từ\s+)?(?:ngày\s+)?)|từ\s+(?:ngày\s+)?)(?=\d).{1,80}\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, Patience.Milliseconds)]
    private static partial Regex After();

    [GeneratedRegex(@"\b(?:từ|ngày|đến|hết|thời\s+gian|trong|vào|thứ\s+(?:hai|ba|tư|năm|sáu|bảy)|chủ\s+nhật|hoặc|đợt\s*\d*|và|sáng|chiều|tối|treo|nội\s+dung|khẩu\s+hiệu)\b|[\s,;:()\-–]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience.Milliseconds)]
    private static partial Regex DateWords();

    [GeneratedRegex(@"\A(?:(?:(?:câu\s+)?khẩu\s+hiệu|thông\s+điệp|nội\s+dung|slogan)(?:\s+(?:số\s+)?\d{1,2})?\s*:|(?:câu|mẫu)\s+(?:số\s+)?\d{1,2}\s*[:.])\s*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience.Milliseconds)]
    private static partial Regex Label();

    [GeneratedRegex(@"\((?<text>[^()]{3,200})\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience.Milliseconds)]
    private static partial Regex Brackets();

    [GeneratedRegex(@"\b(?:và|hoặc|hay)\b|[\s.,;:/…\-–!]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience.Milliseconds)]
    private static partial Regex LinkingWords();
}
