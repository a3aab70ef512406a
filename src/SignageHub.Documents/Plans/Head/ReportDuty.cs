using System.Text.RegularExpressions;
using NodaTime;
using SignageHub.Documents.Plans.Dates;
using SignageHub.Documents.Plans.Lines;

namespace SignageHub.Documents.Plans.Head;

/// <summary>The report that a document asks for: until when, and to whom.</summary>
/// <param name="Due">As printed; with <c>trước ngày</c> the day itself is too late.</param>
/// <param name="PassedTo">Where it goes from there.</param>
internal sealed partial record ReportDuty(LocalDate Due, string Wording, string? To, string? PassedTo, Paragraph Paragraph)
{
    public static ReportDuty? Find(IReadOnlyList<Paragraph> paragraphs, IReadOnlyList<IReadOnlyList<DatedUse>> uses)
    {
        for (var i = 0; i < paragraphs.Count; i++)
        {
            foreach (var use in uses[i].Where(u => u.Use == PeriodUse.Deadline && u.Period.To is not null))
            {
                var text = paragraphs[i].Text;
                var sentence = text[..use.Period.Start];
                if (!Report().IsMatch(sentence))
                    continue;
                var wording = Wordings().Match(sentence) is { Success: true } w ? Blanks().Replace(w.Value.Trim(), " ").ToLowerInvariant() : "ngày";
                return new ReportDuty(use.Period.To!.Value, wording, Addressee(text, use.Period), PassedOn(text, use.Period.End), paragraphs[i]);
            }
        }

        return null;
    }

    private static string? Addressee(string text, Dates.Period due)
    {
        var before = Before().Match(text[..due.Start]);
        if (before.Success)
            return before.Groups["to"].Value.Trim(' ', ',', '*');
        var after = After().Match(text, due.End);
        return after.Success ? after.Groups["to"].Value.Trim() : null;
    }

    private static string? PassedOn(string text, int after)
    {
        var passed = On().Match(text, after);
        return passed.Success ? passed.Groups["to"].Value.Trim(' ', '*', '/') : null;
    }

    /// <summary>Within the sentence: a full stop ends it, one in an abbreviation (<c>TP. Hồ Chí Minh</c>) does not matter, names of receivers have none.</summary>
    [GeneratedRegex(@"\G[^.;]{0,80}?tổng\s+hợp,?\s+(?:và\s+|để\s+)?(?:báo\s+cáo|gửi|trình)\s+(?:về\s+|cho\s+)?(?<to>\p{Lu}[^.;,(]{2,150})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience.Milliseconds)]
    private static partial Regex On();

    [GeneratedRegex(@"báo\s+cáo|gửi\s+kết\s+quả|kết\s+quả[^.;]{0,80}\s(?:gửi|nộp)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience.Milliseconds)]
    private static partial Regex Report();

    [GeneratedRegex(@"(?:trước|chậm\s+nhất|muộn\s+nhất|hạn|xong)(?:\s+(?:là|vào|đến|hết|cuối))*\s*(?:ngày\s*)?\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience.Milliseconds)]
    private static partial Regex Wordings();

    [GeneratedRegex(@"(?:\s(?:về|gửi|cho|tới|đến)|[Bb]áo\s+cáo)\s+(?<to>(?:Sở|UBND|Ủy ban|Uỷ ban|Phòng|Ban|Văn phòng|Cục|Chi cục|Bộ|Trung tâm|Công an|Đài|Liên đoàn|Tổng công ty|Công ty|Điện lực|BHXH|Bảo hiểm|Kho bạc|Tỉnh đoàn|Thành đoàn|Huyện đoàn|Đoàn|Hội|Trường|Nhà trường|Bệnh viện|Trạm|Đảng ủy|Giám đốc|Lãnh đạo|lãnh đạo|cơ quan)(?![\p{L}])[^;.]{0,150}?)\s*,?\s*(?:trước|chậm\s+nhất|muộn\s+nhất|hạn|xong|trong)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.RightToLeft, Patience.Milliseconds)]
    private static partial Regex Before();

    [GeneratedRegex(@"\G\s*,?\s*(?:về|gửi)\s+(?<to>[\p{Lu}][^;.,]{3,150})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience.Milliseconds)]
    private static partial Regex After();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, Patience.Milliseconds)]
    private static partial Regex Blanks();
}
