using System.Collections.Frozen;

namespace SignageHub.Rendering.Layout;

/// <summary>Where a Vietnamese line had better end and where not. A blank parts syllables, not words, so grammar must help.</summary>
/// <remarks>
/// Costs are on the scale of <see cref="LineBreaker"/>, where one wholly filled line costs 1,000,000: two even lines against
/// lines of 60 and 100 per cent differ by 80,000. Bad ends cost more than any imbalance that people see: two lines of 20 and 100
/// per cent against two of 60 differ by 320,000.
/// </remarks>
internal static class BreakRules
{
    /// <summary>A break that costs this much or more reads badly.</summary>
    public const int Bad = 100_000;

    /// <summary>A line goes on beyond the dash between two halves: no bad break, but on a tall board a better one is worth a little less size.</summary>
    public const int BeyondHalf = 50_000;

    /// <summary>The last line holds a single syllable.</summary>
    public const int LoneSyllable = 700_000;

    private const int Never = 5_000_000;
    private const int InsideNumber = 1_000_000;
    private const int InsideCompound = 500_000;
    private const int AfterLinkWord = 600_000;
    private const int AfterComma = -40_000;
    private const int AfterDash = -90_000;

    /// <summary>Words that lean on what follows; no line ends with one.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> LinkWords = Set(
        "và", "là", "của", "cho", "vì", "với", "các", "những", "một", "để", "trong", "về", "từ", "đến", "tới", "mọi", "không",
        "hãy", "được", "do", "tại", "theo", "hoặc", "mỗi", "bằng", "trên", "ở", "như", "sẽ", "đang", "cùng");

    /// <summary>Words after which a number belongs: số 111, tháng 6, lần thứ X.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NumberLeads = Set(
        "số", "ngày", "tháng", "năm", "thứ", "lần", "khóa", "khoá", "quý", "điều", "kỳ", "giờ", "tuổi", "cấp", "quận");

    /// <summary>What it costs to leave a word alone on the last line. A date or a year is spoken in several syllables and can stand there: "Quốc khánh / 2/9".</summary>
    public static int Alone(ReadOnlySpan<char> word) => IsDateOrYear(word) ? 0 : LoneSyllable;

    /// <summary>Whether a word's end is the dash between two halves, the best place to break.</summary>
    public static bool IsHalf(int penalty) => penalty == AfterDash;

    /// <param name="earlier">The word before <paramref name="before"/>; empty when there is none.</param>
    /// <param name="before">The word that would end a line.</param>
    /// <param name="after">The word that would begin the next.</param>
    public static int Penalty(ReadOnlySpan<char> earlier, ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        // From year to year, from day to day: 30/4/1975 - 30/4/2027.
        if (IsDash(before) && !earlier.IsEmpty && IsNumber(earlier) && IsNumber(after))
            return InsideNumber;
        if (IsDash(after) || after[0] is '!' or '?' or ',' or '.' or ';' or ':' or ')' or '”' or '’' or '»' or '…')
            return Never;
        if (IsDash(before))
            return AfterDash;
        if (IsNumber(before) ? !IsDash(after) : IsNumber(after) && NumberLeads.Contains(before))
            return before[^1] is ',' or ';' or ':' ? AfterComma : InsideNumber;
        switch (before[^1])
        {
            case ',' or ';' or ':' or '!' or '?' or '…':
                return AfterComma;
            case '.':
                return before.Length <= 4 && char.IsUpper(before[0]) ? InsideNumber : AfterComma;
            case '(' or '“' or '‘' or '«':
                return Never;
        }
        if (LinkWords.Contains(before))
            return AfterLinkWord;
        return Compounds.Contains(before, after) ? InsideCompound : 0;
    }

    private static bool IsDash(ReadOnlySpan<char> word) => word is "-" or "–" or "—";

    private static bool IsDateOrYear(ReadOnlySpan<char> word) =>
        char.IsAsciiDigit(word[0]) && (word.Contains('/') || (word.Length >= 4 && !word[..4].ContainsAnyExceptInRange('0', '9')));

    /// <summary>Digits, or a Roman number of capitals (X, XII) as in "lần thứ XII".</summary>
    private static bool IsNumber(ReadOnlySpan<char> word) =>
        char.IsAsciiDigit(word[0]) || (char.IsAsciiDigit(word[^1]) && !char.IsLetter(word[0])) || word.IndexOfAnyExcept("IVXLC") < 0;

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(params string[] words) =>
        words.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
