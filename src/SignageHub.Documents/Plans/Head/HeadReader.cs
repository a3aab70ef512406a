using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using SignageHub.Documents.Plans.Lines;

namespace SignageHub.Documents.Plans.Head;

/// <summary>Reads what a document says about itself: number, day, office, subject.</summary>
internal static partial class HeadReader
{
    /// <summary>The head of a document stands in its first lines.</summary>
    private const int HeadParagraphs = 25;

    /// <summary>Lines of a subject; the longest seen had three.</summary>
    private const int LongestSubject = 4;

    /// <param name="stamped">The day of the earliest electronic signature.</param>
    public static PlanHead Read(IReadOnlyList<Paragraph> paragraphs, LocalDate? stamped)
    {
        var head = paragraphs.Take(HeadParagraphs).ToList();
        var spoken = paragraphs.Select(p => Spoken().Match(p.Text)).FirstOrDefault(m => m.Success);
        var issuedBy = head.Select(p => IssuedLine().Match(p.Text)).FirstOrDefault(m => m.Success);
        return new PlanHead
        {
            Number = Number(head) ?? (spoken is null ? null : Join(spoken.Groups["number"].Value)),
            Issued = (issuedBy is null ? null : Day(issuedBy)) ?? (spoken is null ? null : Day(spoken)) ?? stamped,
            Office = Office(paragraphs, head),
            Subject = Subject(head),
        };
    }

    private static string? Number(List<Paragraph> head) =>
        head.Select(p => NumberLine().Match(p.Text)).FirstOrDefault(m => m.Success) is { } m ? Join(m.Groups["number"].Value) : null;

    private static string Join(string number) => number.Replace(" ", "", StringComparison.Ordinal).TrimEnd('.', ',', ';');

    private static LocalDate? Day(Match m)
    {
        var (day, month, year) = (Whole(m, "day"), Whole(m, "month"), Whole(m, "year"));
        return month is >= 1 and <= 12 && day >= 1 && year is >= 1990 and <= 2199 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? new LocalDate(year, month, day)
            : null;
    }

    private static int Whole(Match m, string group) => int.Parse(m.Groups[group].Value, CultureInfo.InvariantCulture);

    /// <summary>Who makes the plan: said in the sentence that leads up to it, else the second line of the letterhead.</summary>
    private static string? Office(IReadOnlyList<Paragraph> paragraphs, List<Paragraph> head)
    {
        foreach (var paragraph in paragraphs.Take(HeadParagraphs * 2))
        {
            if (Maker().Matches(paragraph.Text) is { Count: > 0 } makers)
                return makers[^1].Groups["office"].Value.Trim();
        }

        var letterhead = head.TakeWhile(p => !p.Text.StartsWith("Kính gửi", StringComparison.Ordinal)).Select(p => Letterhead().Match(p.Text)).Where(m => m.Success).ToList();
        return letterhead.Count == 0 ? null : Lowest(letterhead[^1].Groups["office"].Value.Trim());
    }

    /// <summary>The parent body and the office below it may stand in one paragraph: the office is the last.</summary>
    private static string Lowest(string letterhead) => Below().Match(letterhead) is { Success: true } below ? letterhead[below.Index..] : letterhead;

    private static string? Subject(List<Paragraph> head)
    {
        if (head.Select(p => About().Match(p.Text)).FirstOrDefault(m => m.Success) is { } about)
            return about.Groups["subject"].Value.Trim();
        var kind = head.FindIndex(p => Kind().IsMatch(p.Text));
        if (kind >= 0 && kind + 1 < head.Count)
            return Whole(head, kind + 1).TrimEnd('.', ',');
        // That it is an annex is no subject; what the annex holds is.
        return head.Find(p => !Annex().IsMatch(p.Text)) is { IsEnded: false, IsRow: false, Text: { Length: > 0 and < 250 } text } && !NumberLine().IsMatch(text) && !Letterhead().IsMatch(text) && !IssuedLine().IsMatch(text) ? text : null;
    }

    /// <summary>A subject set over several lines, each a paragraph of its own as a PDF gives them: one that ends with a comma, or is gone on with in lower case.</summary>
    private static string Whole(List<Paragraph> head, int first)
    {
        var subject = head[first].Text;
        for (var i = first + 1; i < head.Count && i < first + LongestSubject; i++)
        {
            var next = head[i];
            if (next.IsItem || next.IsRow || next.Text.Length == 0 || subject.Length + next.Text.Length > 300 || !(subject[^1] == ',' || char.IsLower(next.Text[0])))
                break;
            subject = $"{subject} {next.Text}";
        }

        return subject;
    }

    [GeneratedRegex(@"(?:(?:\A|\s)Số\s*:\s*|\ASố\s+(?=\d{1,5}\s?-))(?<number>\d{1,5}\s*(?:/{1,2}|-(?=\s?\p{Lu}{2,4}\s?/))\s*[\p{Lu}][\p{L}\d&]*(?:\s?[-/]\s?[\p{Lu}][\p{L}\d&]*)*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience.Milliseconds)]
    private static partial Regex NumberLine();

    [GeneratedRegex(@"[\p{Lu}][\p{L} .\-]{1,40},\s*ngày\s+(?<day>\d{1,2})\s+tháng\s+(?<month>\d{1,2})\s+năm\s+(?<year>\d{4})\s*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience.Milliseconds)]
    private static partial Regex IssuedLine();

    /// <summary>A notice that tells of the document: "UBND tỉnh có Thông báo số 302/TB-UBND ngày 15/10/2020".</summary>
    [GeneratedRegex(@"(?:\bcó|ban\s+hành)\s+(?:Thông\s+báo|Kế\s+hoạch|Công\s+văn|Văn\s+bản|Hướng\s+dẫn)\s+số\s+(?<number>\d{1,5}\s*/[\p{L}\d&/-]+)\s*,?\s+ngày\s+(?<day>\d{1,2})[/.\-](?<month>\d{1,2})[/.\-](?<year>\d{4})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, Patience.Milliseconds)]
    private static partial Regex Spoken();

    [GeneratedRegex(@"(?:\A|[;.,:]\s*)(?<office>(?:Tỉnh đoàn|Thành đoàn|Huyện đoàn|(?:Sở|UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Phòng|Ban|Cục|Chi cục|Trung tâm|Trường|Bệnh viện|Công an|Bộ|Tổng cục|Tổng công ty|Công ty|Điện lực|BHXH|Bảo hiểm xã hội|Kho bạc|Hội(?=\s(?:\p{Lu}|nông|phụ|cựu|liên))|Liên đoàn|Đảng ủy)(?:\s+(?:[-–]|và|\p{Ll}+|[\p{Lu}][\p{L}&]*)){1,12}?))\s+(?:xây dựng|ban hành|đề nghị|yêu cầu|thông báo|triển khai|phát động|hướng dẫn)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience.Milliseconds)]
    private static partial Regex Maker();

    [GeneratedRegex(@"\A(?<office>(?:SỞ|PHÒNG|BAN|CỤC|CHI CỤC|TRUNG TÂM|TRƯỜNG|BỆNH VIỆN|CÔNG AN|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND|BỘ|TỔNG CÔNG TY|CÔNG TY|BẢO HIỂM XÃ HỘI|KHO BẠC|HỘI|LIÊN ĐOÀN|TỈNH ĐOÀN|ĐOÀN|ĐẢNG ỦY)(?:\s[\p{Lu}\d,&-]+){1,20}?)(?=\s*\z|\s{2,}|\s+CỘNG|\s+Độc|\t)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience.Milliseconds)]
    private static partial Regex Letterhead();

    // "ỦY BAN", "TỔNG CÔNG TY", "VĂN PHÒNG", "MÔI TRƯỜNG" are no beginnings of another office.
    [GeneratedRegex(@"(?<=\S\s)(?:SỞ\s(?!HỮU)|(?<!ỦY\s|UỶ\s)BAN\s(?=AN|CHỈ|DÂN|QUẢN|TUYÊN|TỔ)|CHI\sCỤC\s|(?<!CHI\s|TỔNG\s)CỤC\s|TRUNG\sTÂM\s|TRƯỜNG\s(?=THPT|THCS|TIỂU|MẦM|ĐẠI|CAO|TRUNG|PHỔ)|BỆNH\sVIỆN\s|TRẠM\sY|PHÒNG\s(?=GIÁO|VĂN|Y\s|LAO|NỘI|TÀI|TƯ|KINH|GD)|(?<!TỔNG\s)CÔNG\sTY\s|ĐIỆN\sLỰC\s(?=HUYỆN|THÀNH)|BẢO\sHIỂM\sXÃ\sHỘI\s(?=TỈNH|THÀNH|HUYỆN)|BHXH\s|UBND\s|ỦY\sBAN\sNHÂN\sDÂN\s(?=XÃ|PHƯỜNG|HUYỆN|THỊ|QUẬN|THÀNH))", RegexOptions.CultureInvariant | RegexOptions.RightToLeft, Patience.Milliseconds)]
    private static partial Regex Below();

    [GeneratedRegex(@"\A(?:V/v|Về việc)\s*:?\s*(?<subject>.{5,300})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience.Milliseconds)]
    private static partial Regex About();

    [GeneratedRegex(@"\A(?:PHỤ LỤC|Phụ lục)(?:\s+(?:[IVX]{1,4}|\d{1,2}))?[\s.:]*\z", RegexOptions.CultureInvariant, Patience.Milliseconds)]
    private static partial Regex Annex();

    [GeneratedRegex(@"\A(?:KẾ HOẠCH|THÔNG BÁO|HƯỚNG DẪN|CÔNG VĂN|CÔNG ĐIỆN|QUYẾT ĐỊNH|CHỈ THỊ|BÁO CÁO|CHƯƠNG TRÌNH)\s*\z", RegexOptions.CultureInvariant, Patience.Milliseconds)]
    private static partial Regex Kind();
}
