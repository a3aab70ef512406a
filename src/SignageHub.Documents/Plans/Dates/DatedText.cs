using System.Text.RegularExpressions;
using SignageHub.Documents.Plans.Slogans;

namespace SignageHub.Documents.Plans.Dates;

/// <summary>What a date in a plan is for.</summary>
internal enum PeriodUse
{
    /// <summary>Boards, banners or slogans are named beside it.</summary>
    Board,

    /// <summary>The time of something that is not named beside it: "Thời gian: …".</summary>
    Time,

    /// <summary>Hours in which lights go off.</summary>
    Dark,

    Flags,

    Deadline,

    /// <summary>Citation, anniversary, term of office, inside a quote, or the day of an observance: never to be scheduled.</summary>
    Never,

    /// <summary>Something else: a meeting, a contest, the campaign as a whole.</summary>
    Other,
}

/// <summary>A period with what it is for.</summary>
/// <param name="Clause">The part of the sentence around it.</param>
internal sealed record DatedUse(Period Period, PeriodUse Use, string Clause);

/// <summary>Tells what each date of a text is for, by the words around it.</summary>
internal static partial class DatedText
{
    public static IReadOnlyList<DatedUse> Read(string text, DateContext context)
    {
        var periods = PeriodParser.Read(text, context);
        if (periods.Count == 0)
            return [];
        var quotes = Quotes.In(text);
        return periods.Select(p => Judge(p, text, quotes)).ToList();
    }

    private static DatedUse Judge(Period period, string text, IReadOnlyList<Quote> quotes)
    {
        var (start, end) = Clause(text, period, quotes);
        var clause = text[start..end];
        var before = text[start..period.Start];
        return new DatedUse(period, Use(period, clause, before, text[..period.Start], Quotes.Cover(quotes, period.Start)), clause);
    }

    private static PeriodUse Use(Period period, string clause, string before, string all, bool quoted)
    {
        if (quoted || period.IsJubilee || Term().IsMatch(before) || (!period.IsRange && Citation().IsMatch(before)))
            return PeriodUse.Never;
        if (Deadline().IsMatch(before) || ((!period.IsRange || period.From is null) && Report().IsMatch(before)))
            return PeriodUse.Deadline;
        if (period.FromHour is not null && Cues.IsDarkOrder(clause))
            return PeriodUse.Dark;
        if (Cues.NamesFlags(clause) && !Cues.NamesBoard(clause) && !Cues.NamesSlogans(clause))
            return PeriodUse.Flags;
        // A bare day is a period only where the text leads up to it: "Ngày Nước thế giới 22/3" is the day of the observance.
        if (!period.IsRange && period.FromHour is null && !LedUp().IsMatch(before))
            return PeriodUse.Never;
        if (Event().IsMatch(before) && !Cues.NamesBoard(before))
            return PeriodUse.Other;
        if (Cues.AsksToShow(clause) || ShowWord().IsMatch(before))
            return PeriodUse.Board;
        return TimeLabel().IsMatch(all) ? PeriodUse.Time : PeriodUse.Other;
    }

    /// <summary>From the end of the sentence or clause before to the end of this one; what stands in quotes ends nothing.</summary>
    private static (int Start, int End) Clause(string text, Period period, IReadOnlyList<Quote> quotes)
    {
        var start = 0;
        var end = text.Length;
        foreach (Match m in Boundary().Matches(text))
        {
            if (Quotes.Cover(quotes, m.Index))
                continue;
            if (m.Index + m.Length <= period.Start)
                start = m.Index + m.Length;
            else if (m.Index >= period.End)
            {
                end = m.Index;
                break;
            }
        }

        return (start, end);
    }

    [GeneratedRegex(@"[.!?]\s+(?=[\p{Lu}“""\d(])|;\s*|\t", RegexOptions.CultureInvariant, Patience.Milliseconds)]
    private static partial Regex Boundary();

    [GeneratedRegex(@"(?:nhiệm\s+kỳ|giai\s+đoạn|khóa|khoá)\s+[^,;:]{0,12}\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience.Milliseconds)]
    private static partial Regex Term();

    [GeneratedRegex(@"(?:(?:công\s+văn|văn\s+bản|kế\s+hoạch|quyết\s+định|thông\s+báo|chỉ\s+thị|nghị\s+định|nghị\s+quyết|hướng\s+dẫn|điện|luật|tờ\s+trình|thông\s+tư|giấy\s+mời|kết\s+luận|báo\s+cáo)\s+số\b[^;:]{0,60}|(?:công\s+văn|kế\s+hoạch|quyết\s+định|thông\s+báo|chỉ\s+thị|nghị\s+định|nghị\s+quyết|hướng\s+dẫn|công\s+điện|thông\s+tư)\s+(?:[^\s;:,]+\s+){0,4}?(?=ngày)|\d[\p{L}\d]*[/-][\p{Lu}][\p{L}\d/&-]*\s*,?\s*)(?:ngày\s*)?\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience.Milliseconds)]
    private static partial Regex Citation();

    [GeneratedRegex(@"(?:trước|chậm\s+nhất|muộn\s+nhất|hạn(?:\s+cuối)?|xong)\s*(?:là|vào|đến)?\s*(?:hết\s+)?(?:(?:\d{1,2}\s*(?:h|giờ)\s*(?:\d{2})?\s*(?:phút)?)\s*,?\s*)?(?:thứ\s+\S+\s*,?\s*)?(?:ngày\s*)?\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience.Milliseconds)]
    private static partial Regex Deadline();

    [GeneratedRegex(@"(?:báo\s+cáo|gửi\s+(?:kết\s+quả|về|báo)|đăng\s+ký)[^.;]{0,200}\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience.Milliseconds)]
    private static partial Regex Report();

    [GeneratedRegex(@"(?:\A\s*\(?|[:(]\s*|\bvào\s+|\btrong\s+|thời\s+gian\s*(?:treo|chạy|hiển\s+thị|tuyên\s+truyền|thực\s+hiện)?\s*:?\s*(?:là\s+)?|\btreo\s+|hiển\s+thị\s+|,\s*)(?:thứ\s+\S+\s*,?\s*|chủ\s+nhật\s*,?\s*)?(?:ngày\s*)?\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience.Milliseconds)]
    private static partial Regex LedUp();

    [GeneratedRegex(@"(?:hội\s+nghị|hội\s+thảo|mít\s*tinh|giải\s+(?:bóng|thể|cầu|chạy|việt)|thi\s+đấu|lễ\s+(?:phát|khai|kỷ|dâng|ra|trao|tổng)|ra\s+quân|diễu\s+hành|tọa\s+đàm|toạ\s+đàm|ngày\s+hội|cuộc\s+thi|hội\s+thi|văn\s+nghệ|dọn\s+vệ\s+sinh|tổng\s+vệ\s+sinh|trồng\s+cây|tập\s+huấn|tổng\s+kết)[^;]{0,120}\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience.Milliseconds)]
    private static partial Regex Event();

    [GeneratedRegex(@"(?:\btreo|hiển\s+thị|trình\s+chiếu|thời\s+gian\s+(?:treo|chạy|chiếu|phát|hiển\s+thị|tuyên\s+truyền))[^;]{0,60}\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience.Milliseconds)]
    private static partial Regex ShowWord();

    [GeneratedRegex(@"thời\s+gian[^.;]{0,80}\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience.Milliseconds)]
    private static partial Regex TimeLabel();
}
