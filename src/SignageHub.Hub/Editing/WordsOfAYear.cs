using System.Globalization;
using System.Text.RegularExpressions;
using SignageHub.Core;
using SignageHub.Core.Coverage;
using SignageHub.Core.Observances;
using SignageHub.Hub.Web;

namespace SignageHub.Hub.Editing;

/// <summary>What in an entry's words belongs to its year: years, counts of anniversaries, names of lunar years.</summary>
/// <param name="First">The year of its first day.</param>
/// <param name="Last">The last year that its words may be about: that of its last day, and in November and December the coming one, which slogans greet then.</param>
/// <param name="Since">Years of the events that it is about, as far as the library of observances knows them.</param>
internal sealed partial record WordsOfAYear(int First, int Last, IReadOnlyList<int> Since)
{
    /// <summary>Years after which a lunar name comes again.</summary>
    private const int Cycle = 60;

    /// <summary>The same words a year later. What is not understood stays.</summary>
    public string Later(string text)
    {
        foreach (var (match, said) in Changes(text).OrderByDescending(change => change.Match.Index))
            text = string.Concat(text.AsSpan(0, match.Index), said, text.AsSpan(match.Index + match.Length));
        return text;
    }

    /// <summary>What does not fit the year, or what nobody but a person can tell of: as it stands in the text.</summary>
    public IEnumerable<string> Doubtful(string text)
    {
        var counts = Counts(text);
        return Ranges().Matches(text).Where(range => Number(range, "last") is var last && last >= First - SloganYears.Back && last < First).Cast<Capture>()
            .Concat(Alone(text).Where(year => Value(year) >= First - SloganYears.Back && Value(year) < First))
            .Concat(CountsIn(text).Where(count => !counts.Contains(Value(count.Number)) && (counts.Count > 0 || !count.IsJubilee)).Select(count => (Capture)count.Match))
            .Concat(LunarNames(text).Where(name => !IsNow(name.Year)).Select(name => (Capture)name.Match))
            .OrderBy(found => found.Index).Select(found => found.Value.Trim());
    }

    /// <summary>When Tết is, for words that name its year: an entry's fixed days do not move with it.</summary>
    public Bilingual? Tet(string text) =>
        LunarNames(text).Select(name => name.Year).FirstOrDefault(IsNow) is > 0 and var year && LunarCalendar.Find(new LunarDate(year, 1, 1)) is { } day
            ? new($"Tết {LunarCalendar.NameOf(year)} is on {WallTime.Day(day, Language.English)}", $"Tết {LunarCalendar.NameOf(year)} là ngày {WallTime.Day(day, Language.Vietnamese)}")
            : null;

    private bool IsNow(int year) => year >= First && year <= Last;

    private IEnumerable<(Capture Match, string Said)> Changes(string text)
    {
        foreach (var range in Ranges().Matches(text).Where(range => IsOurs(text, range)))
        {
            yield return Next(range.Groups["last"]);
            if (IsSeason(range))
                yield return Next(range.Groups["from"]);
        }

        foreach (var year in Alone(text).Where(year => IsNow(Value(year))))
            yield return Next(year);
        var counts = Counts(text);
        // Beside dates of another year a count is that year's.
        var isOld = Ranges().Matches(text).Any(range => range.Groups["day"].Success && !IsNow(Number(range, "last")));
        foreach (var (match, number, isJubilee) in CountsIn(text).Where(count => counts.Contains(Value(count.Number)) || (count.IsJubilee && !isOld)))
        {
            yield return match.Groups["ending"].Success
                ? (match, $"{Said(Value(number) + 1)}{Ending(Value(number) + 1, match.Groups["ending"].Value)}")
                : Next(number);
        }

        foreach (var (match, year) in LunarNames(text).Where(name => IsNow(name.Year)))
        {
            var next = LunarCalendar.NameOf(year + 1);
            var pair = match.Groups["pair"];
            yield return (pair, !pair.Value.Any(char.IsLower) ? next.ToUpperInvariant() : next);
        }
    }

    /// <summary>How many years it is since what the text is about.</summary>
    private HashSet<int> Counts(string text) =>
    [
        .. Ranges().Matches(text).Where(range => IsOurs(text, range) && !IsSeason(range)).Select(Length),
        .. Since.SelectMany(since => new[] { First - since, Last - since }),
    ];

    /// <summary>A range of years that goes on with the year: from an event to its anniversary, a year of school. A term of office does not, nor a plan of five years.</summary>
    private bool IsOurs(string text, Match range) => IsNow(Number(range, "last"))
        ? range.Groups["day"].Success || (!Terms().IsMatch(SloganYears.ClauseBefore(text, range.Index)) && (IsSeason(range) || CountsIn(text).Any(count => Value(count.Number) == Length(range))))
        : IsSeason(range) && IsNow(Number(range, "from"));

    /// <summary>Within a year, or from one to the next.</summary>
    private static bool IsSeason(Match range) => Length(range) is 0 or 1;

    private static int Length(Match range) => Number(range, "last") - Number(range, "from");

    /// <summary>Years outside of ranges; those of laws are theirs.</summary>
    private static IEnumerable<Group> Alone(string text)
    {
        var ranges = Ranges().Matches(text);
        return Years().Matches(text).Select(match => match.Groups["year"])
            .Where(year => !ranges.Any(range => year.Index >= range.Index && year.Index < range.Index + range.Length) && !Laws().IsMatch(SloganYears.ClauseBefore(text, year.Index)));
    }

    private static IEnumerable<(Match Match, Group Number, bool IsJubilee)> CountsIn(string text) =>
        CountedYears().Matches(text).Where(match => !Terms().IsMatch(SloganYears.ClauseBefore(text, match.Index))).Select(match => (match, match.Groups["count"], match.Groups["jubilee"].Success))
            .Concat(Ordinals().Matches(text).Select(match => (match, match.Groups["count"], true)));

    /// <summary>With the year that lies nearest; history has its year beside the name.</summary>
    private IEnumerable<(Match Match, int Year)> LunarNames(string text)
    {
        if (Last is < LunarCalendar.FirstYear + Cycle or > LunarCalendar.LastYear - Cycle)
            yield break;
        foreach (Match match in SpokenNames().Matches(text))
        {
            var name = Folded(match.Groups["pair"].Value);
            var near = Enumerable.Range(0, Cycle).Select(i => Last + (i % 2 == 0 ? -i / 2 : (i + 1) / 2)).FirstOrDefault(year => Folded(LunarCalendar.NameOf(year)) == name);
            if (near > 0)
                yield return (match, near);
        }
    }

    /// <summary>Tý and Tí, Tỵ and Tị, Quý and Quí, Kỷ and Kỉ, Mão and Mẹo are the same.</summary>
    private static string Folded(string name) => Blanks().Replace(name, " ").ToUpperInvariant()
        .Replace('Ý', 'Í').Replace('Ỵ', 'Ị').Replace('Ỷ', 'Ỉ').Replace("MẸO", "MÃO", StringComparison.Ordinal);

    private static (Capture Match, string Said) Next(Group number) => (number, Said(Value(number) + 1));

    private static string Said(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Value(Capture number) => int.Parse(number.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    private static int Number(Match match, string group) => Value(match.Groups[group]);

    private static string Ending(int number, string before)
    {
        var ending = (number % 100 is >= 11 and <= 13 ? 0 : number % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" };
        return !before.Any(char.IsLower) ? ending.ToUpperInvariant() : ending;
    }

    // 1945 - 2026, 2/9/1945 - 2/9/2026, 8/1945–8/2026.
    [GeneratedRegex(@"(?<![\d/.-])(?<day>([0-9]{1,2}[/.-]){1,2})?(?<from>(1[0-9]|20)[0-9]{2})\s*[-–]\s*([0-9]{1,2}[/.-]){0,2}(?<last>(19|20|21)[0-9]{2})(?![0-9/])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Ranges();

    // Alone, or at the end of a date. Not within the number of a document.
    [GeneratedRegex(@"(?<![\d/.-])([0-9]{1,2}[/.-]){0,2}(?<year>(19|20|21)[0-9]{2})(?![0-9/]|[.,-][0-9])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Years();

    // 81 năm, lần thứ 136; a jubilee is one that is called so, or a count of something that began.
    [GeneratedRegex(
        @"(?<jubilee>(?<=\b(k[ỷỉ]\s+niệm|mừng)\s+))?(?<![\d/.,-])(?<count>[0-9]{1,3})\s+năm\b(?<jubilee>(?=\s+(ngày|thành\s+lập|truyền\s+thống|giải\s+phóng|thống\s+nhất|cách\s+mạng|quốc\s+khánh|chiến\s+thắng|khởi\s+nghĩa|toàn\s+quốc|xây\s+dựng)\b))?"
        + @"|(?<jubilee>(?<=\b(k[ỷỉ]\s+niệm|mừng)\s+))?lần\s+thứ\s+(?<count>[0-9]{1,3})(?![\d/.,-])"
        + @"|(?<![\d/.,-])(?<count>[0-9]{1,3})\s+years\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        10_000)]
    private static partial Regex CountedYears();

    [GeneratedRegex(@"(?<![\d/.,-])(?<count>[0-9]{1,3})(?<ending>st|nd|rd|th)\b(?=(\s+[\p{L}'’-]+){0,3}?\s+(anniversary|birthday|birth|jubilee)\b)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Ordinals();

    [GeneratedRegex(@"\b(xuân|tết|năm|year)\s+((nguyên\s+đán|mới|of)\s+)?(?<pair>(giáp|ất|bính|đinh|mậu|k[ỷỉ]|canh|tân|nhâm|qu[ýí])\s+(t[ýí]|sửu|dần|mão|mẹo|thìn|t[ỵị]|ngọ|mùi|thân|dậu|tuất|hợi))\b(?!\s*[,(-]?\s*(18|19)[0-9]{2})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex SpokenNames();

    [GeneratedRegex(@"luật|nghị quyết|nghị định|hiến pháp|chỉ thị|quyết định|thông tư|pháp lệnh|\b(law|decree|resolution)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Laws();

    [GeneratedRegex(@"giai đoạn|nhiệm k[ỳì]|kế hoạch|chiến lược|khóa|khoá|\b(term|plan|period)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Terms();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Blanks();
}
