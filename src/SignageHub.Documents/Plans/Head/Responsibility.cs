using System.Text.RegularExpressions;
using SignageHub.Documents.Plans.Lines;
using SignageHub.Documents.Plans.Slogans;

namespace SignageHub.Documents.Plans.Head;

/// <summary>Who sees to the boards: said after the slogans, or in the sentence about them.</summary>
internal static partial class Responsibility
{
    private const int Near = 4;

    /// <param name="lines">Where slogans stand.</param>
    public static string? Find(IReadOnlyList<Paragraph> paragraphs, IReadOnlyList<int> lines)
    {
        if (lines.Count == 0)
            return null;
        var last = Enumerable.Range(0, paragraphs.Count).LastOrDefault(i => paragraphs[i].Line == lines[^1], -1);
        for (var i = last; i >= 0 && i < paragraphs.Count && i <= last + Near; i++)
        {
            if (Assigned().Match(paragraphs[i].Text) is { Success: true } m)
                return m.Groups["who"].Value.Trim(' ', ',');
        }

        var boards = paragraphs.Where(p => Cues.NamesBoard(p.Text)).ToList();
        return (boards.Select(p => Assigned().Match(p.Text)).FirstOrDefault(m => m.Success) ?? boards.Select(p => Doing().Match(p.Text)).FirstOrDefault(m => m.Success)) is { } named
            ? named.Groups["who"].Value.Trim(' ', ',')
            : null;
    }

    /// <summary><c>Phòng Công nghệ thông tin cho chạy trên bảng điện tử …</c>: an office of the house does it.</summary>
    [GeneratedRegex(@"(?:\A|[.;]\s*)(?<who>(?:Văn phòng|Phòng|Ban|Tổ|Đoàn|Trung tâm|Bộ phận|Khoa|Công chức|Đài)\s[^.;:,]{2,80}?)\s+(?:phụ\s+trách|chịu\s+trách\s+nhiệm|cho\s+(?:chạy|treo|hiển)|vận\s+hành|cập\s+nhật|treo|chủ\s+trì|có\s+trách\s+nhiệm)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience.Milliseconds)]
    private static partial Regex Doing();

    [GeneratedRegex(@"(?:\A|[.;]\s*)(?:(?:Phân\s+công|Đơn\s+vị\s+(?:thực\s+hiện|chủ\s+trì|phụ\s+trách)|Phụ\s+trách|Thực\s+hiện)\s*:\s*(?:giao\s+)?|Giao\s+(?:cho\s+)?)(?<who>[^.;:]{3,120}?)(?=\s+(?:triển\s+khai|chủ\s+trì|thực\s+hiện|phối\s+hợp|chịu|có\s+trách\s+nhiệm|tham\s+mưu|theo\s+dõi)|\s*[.;]|\s*\z)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, Patience.Milliseconds)]
    private static partial Regex Assigned();
}
