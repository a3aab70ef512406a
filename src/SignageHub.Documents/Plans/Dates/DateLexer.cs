using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace SignageHub.Documents.Plans.Dates;

/// <summary>Finds every piece of a date that a text holds, whatever it may be good for.</summary>
/// <remarks>
/// Reads 25/3/2023, 18-8-2022, 12.3.2024, ngày 22 tháng 3 năm 2022, 25/9, ngày 01, 25-31/5/2024 (two pieces), tháng 6/2022, 20h30,
/// 20 giờ 30 phút, mùng 10 tháng Giêng, rằm tháng Tám, 10/3 âm lịch, từ nay. A number between 2 and 5 digits in the place of a year is
/// taken for one, so that slips such as 30/8/219 are seen.
/// </remarks>
internal static partial class DateLexer
{
    private const string MonthName = "Giêng|Chạp|Một|Hai|Ba|Tư|Năm|Sáu|Bảy|Bẩy|Tám|Chín|Mười(?:\\s+(?:Một|Hai))?";

    private const string Number = "\\d{1,2}";

    private const string DayName = "một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười";

    public static IReadOnlyList<DateToken> Read(string text)
    {
        var tokens = new List<DateToken>();
        if (!MayHold(text))
            return tokens;
        foreach (Match match in Forms().Matches(text))
        {
            if (Token(match, text) is { } token)
                tokens.Add(token);
        }

        return tokens;
    }

    /// <summary>Most sentences of a long document hold no date: a look for digits and for the words without any is far quicker than all the forms.</summary>
    private static bool MayHold(string text) => text.AsSpan().ContainsAnyInRange('0', '9') || WithoutDigits().IsMatch(text);

    private static DateToken? Token(Match m, string text)
    {
        var groups = m.Groups;
        if (groups["now"].Success)
            return new DateToken(m.Index, m.Index + m.Length, DateTokenKind.Now);
        if (groups["hour"].Success)
            return Hour(m, Whole(groups["hour"]), groups["minute"].Success ? Whole(groups["minute"]) : 0);
        if (groups["wholeMonth"].Success)
            return Checked(m, text, new DateToken(m.Index, m.Index + m.Length, DateTokenKind.Month) { Month = Whole(groups["wholeMonth"]) }, groups["year"]);
        var named = groups["named"].Success;
        var day = groups["ram"].Success ? 15 : groups["day"].Success ? Days(groups["day"].Value) : 0;
        var month = groups["month"].Success ? Months(groups["month"].Value) : groups["tet"].Success ? 1 : 0;
        var lunar = named || (groups["month"].Success && groups["month"].Value.ToLowerInvariant() is "giêng" or "chạp");
        var token = new DateToken(m.Index, m.Index + m.Length, DateTokenKind.Day) { Day = day, Month = month, IsLunar = lunar };
        if (lunar && LunarYear.After(text, token.End) is var (year, end))
            token = token with { Year = month >= 11 ? year + 1 : year, End = end };
        return Checked(m, text, token, groups["year"]);
    }

    private static DateToken? Hour(Match m, int hour, int minute) => hour > 24 || minute > 59
        ? null
        : new DateToken(m.Index, m.Index + m.Length, DateTokenKind.Hour) { Hour = new LocalTime(hour % 24, minute) };

    private static DateToken? Checked(Match m, string text, DateToken token, Group year)
    {
        if (token.Month > 12 || token.Day > 31 || (token.Kind == DateTokenKind.Day && token.Day == 0))
            return null;
        var lunar = LunarMark().Match(text, m.Index + m.Length);
        if (lunar.Success)
            token = token with { IsLunar = true, End = lunar.Index + lunar.Length };
        if (!year.Success)
            return token;
        var written = year.Value;
        var number = int.Parse(written, CultureInfo.InvariantCulture);
        return written.Length == 4 && number is >= 1800 and <= 2199 ? token with { Year = number }
            : written.Length == 2 && number is >= 10 and <= 60 ? token with { Year = 2000 + number }
            : token with { WrongYear = written };
    }

    private static int Whole(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    private static int Days(string word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : Array.IndexOf(DayName.Split('|'), word.ToLowerInvariant()) + 1;

    private static int Months(string word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : Blanks().Replace(word.ToLowerInvariant(), " ") switch
        {
            "giêng" => 1,
            "hai" => 2,
            "ba" => 3,
            "tư" => 4,
            "năm" => 5,
            "sáu" => 6,
            "bảy" or "bẩy" => 7,
            "tám" => 8,
            "chín" => 9,
            "mười" => 10,
            "một" or "mười một" => 11,
            _ => 12,
        };

    // Order matters: the longest form first at each place.
    [GeneratedRegex(
        @"(?<now>(?:kể\s+)?từ\s+nay\b|kể\s+từ\s+ngày\s+(?:ký|ban\s+hành))"
        + @"|(?<![\d-])(?<year>20\d\d)-(?<month>\d\d)-(?<day>\d\d)(?![\dT])"
        + @"|(?<!\d)(?<!\d[/.])(?<day>" + Number + @")\s?(?<sep>[/.\-])\s?(?<month>" + Number + @")\s?\k<sep>\s?(?<year>\d{2,5})(?![\d/])"
        + @"|(?<![\d/.\-])(?<hour>" + Number + @")\s*(?:(?:h|giờ)(?:\s*(?<minute>\d{2})(?:\s*(?:phút|p)\b)?)?|[g:](?<minute>\d{2}))(?![\p{L}\d])"
        + @"|(?<!\d)(?<day>" + Number + @")\s+tháng\s+(?<month>" + Number + "|" + MonthName + @")(?![\p{L}\d])(?:\s*,?\s+năm\s+(?<year>\d{2,5})(?!\d)|\s*[/-]\s*(?<year>\d{4})(?!\d))?"
        + @"|(?<named>(?:mùng|mồng)\s+(?<day>" + Number + "|" + DayName + @")(?:\s+tháng\s+(?<month>" + Number + "|" + MonthName + @")(?![\p{L}\d])|/(?<month>" + Number + @")|\s+(?<tet>Tết))?)(?:\s+năm\s+(?<year>\d{4}))?"
        + @"|(?<named>(?<ram>rằm)\s+tháng\s+(?<month>" + Number + "|" + MonthName + @")(?![\p{L}\d]))(?:\s+năm\s+(?<year>\d{4}))?"
        + @"|(?<!\d)(?<!\d[/.])(?<day>" + Number + @")/(?<month>" + Number + @")(?![\d/]|\.\d)"
        + @"|(?<=(?:ngày|từ|đến|hết)\s{1,3})(?<day>" + Number + @")[.\-](?<month>" + Number + @")(?!\s*[/–—]|\d|[.\-]\d|\s+tháng)"
        + @"|tháng\s+(?<wholeMonth>" + Number + @")(?:\s*[/.\-]\s*(?<year>\d{4})|\s+năm\s+(?<year>\d{4}))?(?![\d/])"
        + @"|(?<!\d)(?<!\d[/.])(?<day>" + Number + @")(?=\s*[-–—]\s*" + Number + @"\s*(?:[/.]\s*\d|\s+tháng\s))"
        + @"|(?<=(?:ngày|từ)\s{1,3})(?<day>" + Number + @")(?=\s*,?\s*(?:đến|tới|cho\s+đến)\s)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        Patience.Milliseconds)]
    private static partial Regex Forms();

    [GeneratedRegex("nay|ngày|mùng|mồng|rằm", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience.Milliseconds)]
    private static partial Regex WithoutDigits();

    [GeneratedRegex(@"\G\s*\(?\s*(?:âm\s+lịch|ÂL)\b\)?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience.Milliseconds)]
    private static partial Regex LunarMark();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, Patience.Milliseconds)]
    private static partial Regex Blanks();
}
