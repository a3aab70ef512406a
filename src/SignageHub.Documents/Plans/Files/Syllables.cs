using System.Text;
using System.Text.RegularExpressions;

namespace SignageHub.Documents.Plans.Files;

/// <summary>Whether a word is a Vietnamese syllable by its build: initial, vowels, final, at most one tone.</summary>
internal static partial class Syllables
{
    public static bool IsOne(string word)
    {
        var bare = new StringBuilder();
        var tones = 0;
        foreach (var c in word.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (c is '\u0300' or '\u0301' or '\u0303' or '\u0309' or '\u0323')
                tones++;
            else
                bare.Append(c);
        }

        return tones <= 1 && Form().IsMatch(bare.ToString().Normalize(NormalizationForm.FormC));
    }

    [GeneratedRegex(
        @"\A(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?(?:iêu|yêu|oai|oay|uây|uôi|ươi|ươu|oeo|uya|uyê|iê|yê|ia|ya|oa|oă|oe|oo|ua|uâ|uê|uô|uơ|uy|ưa|ươ|ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|[aăâeêioôơuưy])(?:ch|ng|nh|[cmnpt])?\z",
        RegexOptions.CultureInvariant,
        1000)]
    private static partial Regex Form();
}
