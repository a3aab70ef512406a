using System.Text.RegularExpressions;

namespace SignageHub.Documents.Plans.Dates;

/// <summary>A lunar year by its name: <c>năm Giáp Thìn</c> is 2024.</summary>
internal static partial class LunarYear
{
    /// <summary>A Giáp Tý year: the names of sixty years are read as those from it on.</summary>
    private const int First = 1984;

    private static readonly string[] Stems = ["giáp", "ất", "bính", "đinh", "mậu", "kỷ|kỉ", "canh", "tân", "nhâm", "quý|quí"];

    private static readonly string[] Branches = ["tý|tí", "sửu", "dần", "mão|mẹo", "thìn", "tỵ|tị", "ngọ", "mùi", "thân", "dậu", "tuất", "hợi"];

    /// <returns>The year, and where its name ends; null where none stands there, or where the two halves of the name never meet.</returns>
    public static (int Year, int End)? After(string text, int at)
    {
        var m = Name().Match(text, at);
        if (!m.Success)
            return null;
        var (stem, branch) = (IndexOf(Stems, m.Groups["stem"].Value), IndexOf(Branches, m.Groups["branch"].Value));
        var year = Enumerable.Range(First, 60).FirstOrDefault(y => (y - 4) % 10 == stem && (y - 4) % 12 == branch);
        return year == 0 ? null : (year, m.Index + m.Length);
    }

    private static int IndexOf(string[] names, string written) => Array.FindIndex(names, name => name.Split('|').Contains(written.ToLowerInvariant(), StringComparer.Ordinal));

    [GeneratedRegex(
        @"\G\s*,?\s*(?:âm\s+lịch\s+)?(?:năm\s+)?(?<stem>giáp|ất|bính|đinh|mậu|kỷ|kỉ|canh|tân|nhâm|quý|quí)\s+(?<branch>tý|tí|sửu|dần|mão|mẹo|thìn|tỵ|tị|ngọ|mùi|thân|dậu|tuất|hợi)(?!\p{L})",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        Patience.Milliseconds)]
    private static partial Regex Name();
}
