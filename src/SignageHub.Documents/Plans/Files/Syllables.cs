using System.Text;
using System.Text.RegularExpressions;

namespace SignageHub.Documents.Plans.Files;

/// <summary>Whether a word is a Vietnamese syllable by its build: initial, vowels, final, at most one tone; and where its tone stands.</summary>
internal static partial class Syllables
{
    private const string Vowels = "aăâeêioôơuưy";

    private const string Hatted = "ăâêôơư";

    private const char Acute = '\u0301';

    private const char DotBelow = '\u0323';

    public static bool IsOne(string word)
    {
        var (bare, tones) = Parts(word);
        return tones.Length <= 1 && Form().IsMatch(bare) && (tones.Length == 0 || tones[0] is Acute or DotBelow || !IsStopped(bare));
    }

    public static bool HasVowel(string word) => Parts(word).Bare.Any(c => Vowels.Contains(c, StringComparison.Ordinal));

    /// <summary>A syllable that ends in p, t, c or ch has a tone, always: <c>tiêt</c> lost its own.</summary>
    public static bool LacksTone(string word) => Parts(word) is { Tones.Length: 0 } parts && IsStopped(parts.Bare) && Form().IsMatch(parts.Bare);

    /// <summary>Whether a letter of the word bears the mark.</summary>
    public static bool Has(string word, char mark) => word.Normalize(NormalizationForm.FormD).Contains(mark, StringComparison.Ordinal);

    /// <summary>The word with a mark where Vietnamese sets it; null where that makes no syllable.</summary>
    /// <param name="word">NFC.</param>
    /// <param name="mark">A combining tone, or the hat, bowl or horn of a letter.</param>
    public static string? WithMark(string word, char mark)
    {
        if (word.Length == 0)
            return null;
        if (!IsTone(mark))
            return Lettered(word, mark);
        var (bare, tones) = Parts(word);
        if (tones.Length > 0 || ToneAt(bare) is not { } at)
            return null;
        var whole = word.Insert(at + 1, mark.ToString()).Normalize(NormalizationForm.FormC);
        return IsOne(whole) ? whole : null;
    }

    /// <summary>The same syllable with its tone on the right vowel, after letters came to its end.</summary>
    public static string Restored(string word)
    {
        var tone = Parts(word).Tones;
        return tone.Length == 1 ? WithMark(WithoutTone(word), tone[0]) ?? word : word;
    }

    /// <summary>Hats, bowls and horns make another letter: the last vowel that becomes one.</summary>
    private static string? Lettered(string word, char mark)
    {
        for (var i = word.Length - 1; i >= 0; i--)
        {
            var letter = $"{word[i]}{mark}".Normalize(NormalizationForm.FormC);
            if (letter.Length == 1 && $"{word[..i]}{letter}{word[(i + 1)..]}" is var whole && IsOne(whole))
                return whole;
        }

        return null;
    }

    /// <summary>The vowel that bears the tone: the last one with a mark of its own; else the last before a final; else the first, of three the middle one.</summary>
    private static int? ToneAt(string bare)
    {
        var start = Enumerable.Range(0, bare.Length).FirstOrDefault(i => IsVowel(bare, i), -1);
        if (start < 0)
            return null;
        // The u of qu and the i of gi belong to the initial where another vowel follows.
        if (start == 1 && IsVowel(bare, 2) && (bare.StartsWith("qu", StringComparison.Ordinal) || bare.StartsWith("gi", StringComparison.Ordinal)))
            start = 2;
        var end = start;
        while (IsVowel(bare, end))
            end++;
        for (var i = end - 1; i >= start; i--)
        {
            if (Hatted.Contains(bare[i], StringComparison.Ordinal))
                return i;
        }

        return end < bare.Length ? end - 1 : end - start >= 3 ? start + 1 : start;
    }

    private static bool IsVowel(string bare, int at) => at < bare.Length && Vowels.Contains(bare[at], StringComparison.Ordinal);

    private static bool IsStopped(string bare) => bare.Length > 1 && (bare[^1] is 'p' or 't' or 'c' || bare.EndsWith("ch", StringComparison.Ordinal)) && bare.Any(c => Vowels.Contains(c, StringComparison.Ordinal));

    private static bool IsTone(char c) => c is '\u0300' or Acute or '\u0303' or '\u0309' or DotBelow;

    private static string WithoutTone(string word) => string.Concat(word.Normalize(NormalizationForm.FormD).Where(c => !IsTone(c))).Normalize(NormalizationForm.FormC);

    /// <summary>In lower case, letter for letter as the word has them: the letters without tone, and the tones.</summary>
    private static (string Bare, string Tones) Parts(string word)
    {
        var lower = word.ToLowerInvariant();
        return (WithoutTone(lower), string.Concat(lower.Normalize(NormalizationForm.FormD).Where(IsTone)));
    }

    [GeneratedRegex(
        @"\A(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?(?:iêu|yêu|oai|oay|uây|uôi|ươi|ươu|oeo|uya|uyê|iê|yê|ia|ya|oa|oă|oe|oo|ua|uâ|uê|uô|uơ|uy|ưa|ươ|ưu|ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|uyu|[aăâeêioôơuưy])(?:ch|ng|nh|[cmnpt])?\z",
        RegexOptions.CultureInvariant,
        Patience.Milliseconds)]
    private static partial Regex Form();
}
