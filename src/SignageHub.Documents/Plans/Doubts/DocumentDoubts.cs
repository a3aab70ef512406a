using System.Globalization;
using System.Text.RegularExpressions;
using SignageHub.Core;
using SignageHub.Documents.Plans.Dates;
using SignageHub.Documents.Plans.Lines;
using SignageHub.Documents.Plans.Slogans;

namespace SignageHub.Documents.Plans.Doubts;

/// <summary>Doubts about the document as a whole: counts, numbers, what it says elsewhere.</summary>
internal static partial class DocumentDoubts
{
    public static PlanWarning TellsThePast() => new("past", new Bilingual(
        "The document reports what was done; nothing of it is to be scheduled.", "Văn bản báo cáo việc đã làm; không có gì để lên lịch."));

    /// <summary>Of Vietnamese text a quarter of the letters and more stand outside ASCII.</summary>
    public static bool IsForeign(IReadOnlyList<Paragraph> paragraphs)
    {
        var letters = paragraphs.SelectMany(p => p.Text).Where(char.IsLetter).Take(20_000).ToList();
        return letters.Count >= 60 && letters.Count(letter => !char.IsAscii(letter)) * 50 < letters.Count;
    }

    public static PlanWarning Foreign() => new("not-vietnamese", new Bilingual(
        "The document has hardly a Vietnamese letter: only plans written in Vietnamese, with their marks, are understood. Write the entries by hand.",
        "Văn bản hầu như không có chữ tiếng Việt có dấu: chỉ hiểu được kế hoạch viết bằng tiếng Việt có dấu. Hãy tự soạn các mục."));

    public static IEnumerable<PlanWarning> Of(
        IReadOnlyList<Paragraph> paragraphs, IReadOnlyList<IReadOnlyList<DatedUse>> uses, IReadOnlyList<FoundSlogan> found, IReadOnlyList<Proposal> proposals,
        DateContext context, IObservances observances)
    {
        var listed = found.Where(f => f.Kind == SloganKind.Listed).ToList();
        return Counts(paragraphs, listed)
            .Concat(Gaps(paragraphs))
            .Concat(SloganGaps(listed))
            .Concat(Choices(proposals))
            .Concat(Elsewhere(paragraphs))
            .Concat(Years(paragraphs, uses, proposals))
            .Concat(paragraphs.Any(p => Cues.IsTakeDown(p.Text)) ? [TakeDown()] : [])
            .Concat(paragraphs.SelectMany(p => ProposalDoubts.Jubilees(p.Text).Concat(ObservanceDates.Of(p.Text, context.Year, observances)))
                .Where(w => proposals.All(p => p.Warnings.All(x => x.Message != w.Message))));
    }

    /// <summary>A count in the text, "08 khẩu hiệu", is a free checksum.</summary>
    private static IEnumerable<PlanWarning> Counts(IReadOnlyList<Paragraph> paragraphs, List<FoundSlogan> listed)
    {
        var stated = paragraphs.Where(p => !Cues.TellsThePast(p.Text)).Select(p => Count().Match(p.Text)).Where(m => m.Success)
            .Select(m => int.Parse(m.Groups["count"].Value, CultureInfo.InvariantCulture)).Distinct().ToList();
        if (listed.Count == 0 || stated.Count != 1 || stated[0] == listed.Count || stated[0] == 0)
            yield break;
        yield return new PlanWarning("count-mismatch", new Bilingual(
            $"The text speaks of {stated[0]} slogans, {listed.Count} were found.", $"Văn bản nêu {stated[0]} khẩu hiệu, tìm thấy {listed.Count}."));
    }

    private static IEnumerable<PlanWarning> SloganGaps(List<FoundSlogan> listed)
    {
        foreach (var list in listed.Where(f => f.Number > 0).GroupBy(f => f.Intro))
        {
            // Items in paragraphs of their own are seen by Gaps.
            var numbers = list.Where(f => f.Paragraph == f.Intro).Select(f => f.Number).Distinct().ToList();
            if (numbers.Count > 1 && Missing(numbers) is { Count: > 0 } missing)
                yield return Gap(missing, "");
        }
    }

    /// <summary>Numbers of items and sections that jump.</summary>
    private static IEnumerable<PlanWarning> Gaps(IReadOnlyList<Paragraph> paragraphs)
    {
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var paragraph in paragraphs)
        {
            if (paragraph.Marker.Kind is MarkerKind.Roman or MarkerKind.Capital || paragraph.IsCapitals)
                last.Clear();
            if (paragraph.Marker.Kind != MarkerKind.Number)
                continue;
            var shape = paragraph.Marker.Shape;
            var before = last.GetValueOrDefault(shape);
            if (before > 0 && paragraph.Marker.Value > before + 1 && paragraph.Marker.Value - before < 20)
                yield return Gap(Enumerable.Range(before + 1, paragraph.Marker.Value - before - 1).ToList(), paragraph.Text);
            last[shape] = paragraph.Marker.Value;
        }
    }

    private static List<int> Missing(List<int> numbers) => Enumerable.Range(numbers.Min(), numbers.Max() - numbers.Min() + 1).Except(numbers).Take(20).ToList();

    private static PlanWarning Gap(List<int> missing, string before)
    {
        var numbers = string.Join(", ", missing);
        var where = before.Length == 0 ? "" : $" ('{(before.Length > 40 ? before[..40] + "…" : before)}')";
        return new PlanWarning("number-gap", new Bilingual(
            $"Items are missing by their numbers: {numbers}{where}.", $"Thiếu mục theo số thứ tự: {numbers}{where}."));
    }

    private static IEnumerable<PlanWarning> Choices(IReadOnlyList<Proposal> proposals) =>
        proposals.Where(p => p.Choice is not null).GroupBy(p => p.Choice).Where(g => g.Count() > 1).Select(g => new PlanWarning("choose-one", new Bilingual(
            $"One of {g.Count()} slogans of the list is enough (line {g.First().Source.Line}).",
            $"Chỉ cần chọn một trong {g.Count()} khẩu hiệu của danh sách (dòng {g.First().Source.Line}).")));

    private static IEnumerable<PlanWarning> Elsewhere(IReadOnlyList<Paragraph> paragraphs) => paragraphs
        .Where(p => ByReference().IsMatch(p.Text))
        .Take(1)
        .Select(p => new PlanWarning("slogans-elsewhere", new Bilingual(
            $"Slogans stand in another document: '{p.Text}'", $"Khẩu hiệu nằm ở văn bản khác: '{p.Text}'")));

    /// <summary>Years that cannot be, where no proposal says it already.</summary>
    private static IEnumerable<PlanWarning> Years(IReadOnlyList<Paragraph> paragraphs, IReadOnlyList<IReadOnlyList<DatedUse>> uses, IReadOnlyList<Proposal> proposals)
    {
        for (var i = 0; i < paragraphs.Count; i++)
        {
            foreach (var use in uses[i].Where(u => u.Period.WrongYear is not null && (u.Use == PeriodUse.Flags || proposals.All(p => p.Source.Line != paragraphs[i].Line))))
                yield return PeriodDoubts.WrongYear(use.Period.WrongYear!, use.Period.From);
        }
    }

    private static PlanWarning TakeDown() => new("past", new Bilingual(
        "The document orders to take something down: after the period it must be off the boards.",
        "Văn bản yêu cầu tháo dỡ: hết thời gian, nội dung phải được gỡ khỏi bảng."));

    [GeneratedRegex(@"(?<![\d/])(?<count>\d{1,2})\s+(?:câu\s+)?(?:khẩu\s+hiệu|thông\s+điệp)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, Patience.Milliseconds)]
    private static partial Regex Count();

    [GeneratedRegex(@"khẩu\s+hiệu[^.:]{0,80}(?:kèm\s+theo|ban\s+hành\s+theo|theo\s+(?:phụ\s+lục|công\s+văn|văn\s+bản|hướng\s+dẫn)|đính\s+kèm|gửi\s+kèm|tại\s+(?:phụ\s+lục|công\s+văn|địa\s+chỉ|website))", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience.Milliseconds)]
    private static partial Regex ByReference();
}
