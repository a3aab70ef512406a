using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using SignageHub.Core;
using SignageHub.Documents.Plans.Dates;

namespace SignageHub.Documents.Plans.Doubts;

/// <summary>Doubts about one proposal: what stands in its slogan, and the weekday beside its date.</summary>
internal static partial class ProposalDoubts
{
    private static readonly char[] Marks = [',', ';', ':', '.', '!'];

    private static readonly string[] Weekdays = ["hai", "ba", "tư", "năm", "sáu", "bảy", "chủ nhật"];

    /// <param name="text">The paragraph in which the slogan stands.</param>
    /// <param name="year">For dates without one; null when the document does not tell it.</param>
    public static Proposal Add(Proposal proposal, string text, int? year, IObservances observances)
    {
        var warnings = new List<PlanWarning>(proposal.Warnings);
        // The day of a proposal of one day.
        var only = proposal.From?.Day == proposal.To?.Day ? proposal.From?.Day : null;
        if (proposal.Slogan is { } slogan)
            warnings.AddRange(OfSlogan(slogan));
        if (only is { } one && Weekday(text, one) is { } wrong)
            warnings.Add(wrong);
        foreach (var id in proposal.ObservanceIds.Where(id => proposal.From is { } f && observances.NeedsConfirming(id, f.Day.Year)))
            warnings.Add(Confirm(proposal.From!.Value.Day, observances.Days(id, proposal.From.Value.Day.Year)));
        warnings.AddRange(ObservanceDates.Of(text, proposal.From?.Day.Year ?? year, observances, only));
        if (proposal is { Slogan: { } words, To: { } to } && ExpiresInside(words, to.Day) is { } stale)
            warnings.Add(stale);
        return proposal with { Warnings = warnings };
    }

    /// <summary>Years of jubilees, names, blanks and doubled words.</summary>
    public static IEnumerable<PlanWarning> OfSlogan(string slogan) => Jubilees(slogan).Concat(Names(slogan)).Concat(Slips(slogan));

    public static IEnumerable<PlanWarning> Jubilees(string text)
    {
        foreach (Match m in Jubilee().Matches(text))
        {
            var (count, first, last) = (Whole(m, "count"), Whole(m, "first"), Whole(m, "last"));
            if (first + count == last)
                continue;
            yield return new PlanWarning(
                "anniversary",
                new Bilingual(
                    $"'{m.Value}' does not add up: {first} and {count} years make {first + count}, not {last}; from {first} to {last} it is {last - first} years.",
                    $"'{m.Value}' không khớp: {first} cộng {count} năm là {first + count}, không phải {last}; từ {first} đến {last} là {last - first} năm."),
                (last - first).ToString(CultureInfo.InvariantCulture))
            { Remedy = InPlaceOf(m, m.Groups["count"], (last - first).ToString(CultureInfo.InvariantCulture)) };
        }
    }

    public static PlanWarning ThemeOnly(string theme) => new("theme-only", new Bilingual(
        $"The document gives a theme and no slogans; the theme '{theme}' was taken.",
        $"Văn bản chỉ có chủ đề, không có khẩu hiệu; đã lấy chủ đề '{theme}'."));

    public static PlanWarning DarkHour() => new("dark-hour", new Bilingual(
        "In these hours lights go off: the boards are to be dark.", "Trong những giờ này tắt đèn: bảng phải tắt."));

    public static PlanWarning NoText(bool picture) => picture
        ? new PlanWarning("media-only", new Bilingual(
            "A picture is to be shown; the document gives no text. Type the slogan, or leave the entry out.",
            "Văn bản yêu cầu hiển thị hình ảnh, không có chữ. Hãy nhập khẩu hiệu, hoặc bỏ mục này."))
        : new PlanWarning("no-slogan", new Bilingual(
            "The document gives a period and no text. Type the slogan, or leave the entry out.",
            "Văn bản có thời gian nhưng không có nội dung. Hãy nhập khẩu hiệu, hoặc bỏ mục này."));

    public static PlanWarning UnreadTime(string written) => new("no-period", new Bilingual(
        $"The time '{written}' could not be read. Set the period.", $"Không hiểu thời gian '{written}'. Hãy điền thời gian."));

    public static PlanWarning NoPeriod() => new("no-period", new Bilingual(
        "The document gives no period. Set one.", "Văn bản không ghi thời gian. Hãy điền thời gian."));

    public static PlanWarning PeriodOfObservance(string name, DateInterval days) => new(
        "no-period",
        new Bilingual(
            $"The document gives no period; proposed by the observance {name}: {PeriodDoubts.Text(days.Start)} to {PeriodDoubts.Text(days.End)}.",
            $"Văn bản không ghi thời gian; đề xuất theo {name}: {PeriodDoubts.Text(days.Start)} đến {PeriodDoubts.Text(days.End)}."),
        $"{PeriodDoubts.Iso(days.Start)}/{PeriodDoubts.Iso(days.End)}")
    { Remedy = new PlanRemedy(days.Start, days.End) };

    public static PlanWarning GuessedObservance(string name) => new("observance-guessed", new Bilingual(
        $"The document names no observance here; by its words and days the slogan belongs to {name}.",
        $"Văn bản không nêu sự kiện ở đây; theo từ ngữ và ngày thì khẩu hiệu thuộc {name}."));

    private static PlanWarning Confirm(LocalDate written, DateInterval? days) => new(
        "confirm-date",
        new Bilingual(
            $"The day of this observance is not certain that year{(days is { } d ? $" (the library expects {PeriodDoubts.Text(d.Start)})" : "")}; confirm {PeriodDoubts.Text(written)} with the letter of the ministry.",
            $"Ngày của sự kiện này trong năm đó chưa chắc chắn{(days is { } v ? $" (thư viện dự kiến {PeriodDoubts.Text(v.Start)})" : "")}; hãy đối chiếu {PeriodDoubts.Text(written)} với công văn."),
        days is { } day ? PeriodDoubts.Iso(day.Start) : null);

    private static IEnumerable<PlanWarning> Names(string slogan)
    {
        foreach (var (form, official) in OfficialNames.All)
        {
            foreach (Match m in form.Matches(slogan))
            {
                if (m.Value != official && m.Value.Any(char.IsLower))
                    yield return new PlanWarning(
                        "official-name",
                        new Bilingual($"'{m.Value}' is officially written '{official}'.", $"'{m.Value}' viết đúng quy định là '{official}'."),
                        official)
                    { Remedy = new PlanRemedy(Written: m.Value, Instead: official) };
            }
        }
    }

    private static IEnumerable<PlanWarning> Slips(string slogan)
    {
        foreach (Match m in NoBlank().Matches(slogan))
        {
            var words = WithRest(slogan, m);
            yield return new PlanWarning("spacing", new Bilingual($"A blank is missing at '{m.Value}'.", $"Thiếu dấu cách ở '{m.Value}'."), m.Value.Insert(m.Value.IndexOfAny(Marks) + 1, " "))
            { Remedy = new PlanRemedy(Written: words, Instead: words.Insert(words.IndexOfAny(Marks) + 1, " ")) };
        }

        foreach (Match m in BlankBefore().Matches(slogan))
            yield return new PlanWarning("spacing", new Bilingual($"A blank stands before a mark: '{m.Value}'.", $"Thừa dấu cách trước dấu câu: '{m.Value}'."), m.Value.Replace(" ", "", StringComparison.Ordinal))
            { Remedy = new PlanRemedy(Written: m.Value, Instead: m.Value.Replace(" ", "", StringComparison.Ordinal)) };
        foreach (Match m in Doubled().Matches(slogan))
        {
            // Vietnamese doubles on purpose: người người, ngành ngành, nhà nhà, xanh xanh. Linking words never double.
            if (Linking().IsMatch(m.Groups["word"].Value))
                yield return new PlanWarning("doubled-word", new Bilingual($"A word stands twice: '{m.Value}'.", $"Từ bị lặp: '{m.Value}'."), m.Groups["word"].Value)
                { Remedy = new PlanRemedy(Written: m.Value, Instead: m.Groups["word"].Value) };
        }
    }

    private static PlanWarning? Weekday(string text, LocalDate day)
    {
        foreach (Match m in NamedDay().Matches(text))
        {
            if (Whole(m, "day") != day.Day || Whole(m, "month") != day.Month)
                continue;
            var index = WeekdayIndex(m.Groups["weekday"].Value.ToLowerInvariant());
            if (index < 0 || index + 1 == (int)day.DayOfWeek)
                continue;
            var really = Weekdays[(int)day.DayOfWeek - 1];
            return new PlanWarning(
                "weekday",
                new Bilingual(
                    $"'{m.Value}': {PeriodDoubts.Text(day)} is a {day.DayOfWeek}.",
                    $"'{m.Value}': ngày {PeriodDoubts.Text(day)} là {(really == "chủ nhật" ? really : "thứ " + really)}."),
                really)
            { Remedy = InPlaceOf(m, m.Groups["weekday"], Like(m.Groups["weekday"].Value, really == "chủ nhật" ? really : "thứ " + really)) };
        }

        return null;
    }

    /// <summary>From 0 for Monday: thứ Hai, thứ 2.</summary>
    private static int WeekdayIndex(string name) => char.IsAsciiDigit(name[^1])
        ? name[^1] - '2'
        : Array.FindIndex(Weekdays, w => name.Replace("bẩy", "bảy", StringComparison.Ordinal).EndsWith(w, StringComparison.Ordinal));

    /// <summary>A slogan that names a day in the year of the period, before its end: from then on it is stale.</summary>
    private static PlanWarning? ExpiresInside(string slogan, LocalDate end)
    {
        var context = new DateContext(null, null, (_, _, _) => null);
        var named = PeriodParser.Read(slogan, context).Where(p => !p.IsJubilee && p.To is { } d && d.Year == end.Year && d < end).Select(p => p.To!.Value).ToList();
        return named.Count == 0 ? null : new PlanWarning(
            "expires-inside",
            new Bilingual(
                $"The slogan names {PeriodDoubts.Text(named.Max())}, but shows until {PeriodDoubts.Text(end)}: after that day it is stale.",
                $"Khẩu hiệu nêu ngày {PeriodDoubts.Text(named.Max())} nhưng hiện đến {PeriodDoubts.Text(end)}: sau ngày đó nội dung đã cũ."),
            PeriodDoubts.Iso(named.Max()))
        { Remedy = new PlanRemedy(To: named.Max()) };
    }

    /// <summary>The words that were found, with a part of them replaced.</summary>
    private static PlanRemedy InPlaceOf(Match words, Group part, string instead) =>
        new(Written: words.Value, Instead: string.Concat(words.Value.AsSpan(0, part.Index - words.Index), instead, words.Value.AsSpan(part.Index - words.Index + part.Length)));

    /// <summary>With a capital where the other has one.</summary>
    private static string Like(string other, string words) => char.IsUpper(other[0]) ? char.ToUpperInvariant(words[0]) + words[1..] : words;

    /// <summary>What was found, with the rest of the words at its ends: the same two letters may stand elsewhere.</summary>
    private static string WithRest(string text, Match found)
    {
        var (start, end) = (found.Index, found.Index + found.Length);
        while (start > 0 && char.IsLetter(text[start - 1]))
            start--;
        while (end < text.Length && char.IsLetter(text[end]))
            end++;
        return text[start..end];
    }

    private static int Whole(Match m, string group) => int.Parse(m.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<count>\d{1,4})\s+năm[^()]{0,120}?\(\s*(?:\d{1,2}/\d{1,2}/)?(?<first>\d{4})\s*[-–]\s*(?:\d{1,2}/\d{1,2}/)?(?<last>\d{4})\s*\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patience.Milliseconds)]
    private static partial Regex Jubilee();

    [GeneratedRegex(@"\p{L}[,;:!]\p{L}", RegexOptions.CultureInvariant, Patience.Milliseconds)]
    private static partial Regex NoBlank();

    [GeneratedRegex(@"\p{L}+ [,;](?=\s)", RegexOptions.CultureInvariant, Patience.Milliseconds)]
    private static partial Regex BlankBefore();

    [GeneratedRegex(@"(?<![\p{L}])(?<word>\p{L}+)\s+\k<word>(?![\p{L}])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience.Milliseconds)]
    private static partial Regex Doubled();

    [GeneratedRegex(@"\A(?:và|là|của|cho|vì|với|các|những|trong|về|từ|đến|được|do|tại|theo|hoặc|để|bảo|vệ|môi|trường|phòng|chống)\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience.Milliseconds)]
    private static partial Regex Linking();

    [GeneratedRegex(@"(?<weekday>thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s+nhật)[\s,(]*(?:ngày\s+)?(?<day>\d{1,2})[/.\-](?<month>\d{1,2})|(?<day>\d{1,2})[/.\-](?<month>\d{1,2})(?:[/.\-]\d{4})?\s*\(\s*(?<weekday>thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s+nhật)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, Patience.Milliseconds)]
    private static partial Regex NamedDay();
}
