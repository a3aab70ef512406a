using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace SignageHub.Core.Playlists;

/// <summary>Text of the days before Unicode whose bytes were read as Latin letters: "Th¸ng hµnh ®éng" is Tháng hành động.</summary>
/// <remarks>
/// TCVN 5712:1993 (ABC, one byte a letter) and VNI (a letter, then a byte for its marks), read as windows-1252. A decoding counts
/// only when every odd letter has its place in the table, some of them cannot stand in Vietnamese text, and the words that come
/// out are syllables; ordinary Vietnamese is never taken for it.
/// </remarks>
public static partial class LegacyText
{
    private static readonly FrozenDictionary<char, char> Tcvn = Table(
        ("A1", "ĂÂÊÔƠƯĐăâêôơưđ"), ("B5", "àảãáạ"), ("BB", "ằẳẵắ"), ("C6", "ặầẩẫấậè"), ("CE", "ẻẽéẹềểễếệìỉ"), ("DC", "ĩíịò"), ("E1", "ỏõóọồổỗốộờởỡớợù"),
        ("F1", "ủũúụừửữứựỳỷỹýỵ"));

    /// <summary>VNI's mark bytes as combining marks; the circumflex and the breve carry a tone with them.</summary>
    private static readonly FrozenDictionary<char, string> VniMarks = new Dictionary<char, string>
    {
        ['ù'] = "\u0301",
        ['ø'] = "\u0300",
        ['û'] = "\u0309",
        ['õ'] = "\u0303",
        ['ï'] = "\u0323",
        ['â'] = "\u0302",
        ['á'] = "\u0302\u0301",
        ['à'] = "\u0302\u0300",
        ['å'] = "\u0302\u0309",
        ['ã'] = "\u0302\u0303",
        ['ä'] = "\u0323\u0302",
        ['ê'] = "\u0306",
        ['é'] = "\u0306\u0301",
        ['è'] = "\u0306\u0300",
        ['ú'] = "\u0306\u0309",
        ['ü'] = "\u0306\u0303",
        ['ë'] = "\u0323\u0306",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<char, char> VniLetters = new Dictionary<char, char>
    {
        ['ñ'] = 'đ',
        ['ô'] = 'ơ',
        ['ö'] = 'ư',
        ['í'] = 'í',
        ['ì'] = 'ì',
        ['æ'] = 'ỉ',
        ['ó'] = 'ĩ',
        ['ò'] = 'ị',
        ['î'] = 'ỵ',
    }.ToFrozenDictionary();

    /// <summary>Latin-1 letters that Vietnamese uses as they are.</summary>
    private const string AlsoVietnamese = "àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ";

    /// <returns>What was meant, in NFC, or null when the text is no such text.</returns>
    public static string? Decode(string text)
    {
        // Such text holds bytes and at most some later punctuation. Halves of a pair and noncharacters cannot even be normalised.
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uFFFF') >= 0)
            return null;
        if (text.AsSpan().IndexOfAnyInRange('\u0100', '\u1FFF') >= 0 || text.AsSpan().IndexOfAnyInRange('\u00A1', '\u00FF') < 0)
            return null;
        return Best(text, DecodeTcvn(text), DecodeVni(text));
    }

    private static string? Best(string text, params string?[] decoded) => decoded
        .Where(d => d is not null && IsVietnamese(text, d))
        .OrderByDescending(d => Syllables(d!))
        .FirstOrDefault();

    private static string? DecodeTcvn(string text)
    {
        var result = new StringBuilder();
        foreach (var c in text)
        {
            if (c is < '\u00A1' or > '\u00FF')
                result.Append(c);
            else if (Tcvn.TryGetValue(c, out var letter))
                result.Append(letter);
            else
                return null;
        }

        return text.Any(IsOdd) ? result.ToString() : null;
    }

    private static string? DecodeVni(string text)
    {
        var result = new StringBuilder();
        var marks = 0;
        foreach (var c in text)
        {
            var small = char.ToLowerInvariant(c);
            var before = result.Length > 0 ? char.ToLowerInvariant(result[^1]) : ' ';
            if (c is < '\u00A1' or > '\u00FF')
            {
                result.Append(c);
            }
            else if (VniMarks.TryGetValue(small, out var mark) && "aeouyơư".Contains(before, StringComparison.Ordinal))
            {
                result.Append(mark);
                marks++;
            }
            else if (VniLetters.TryGetValue(small, out var letter))
            {
                result.Append(c == small ? letter : char.ToUpperInvariant(letter));
                marks++;
            }
            else
            {
                return null;
            }
        }

        return marks > 0 && text.Any(IsOdd) ? result.ToString().Normalize(NormalizationForm.FormC) : null;
    }

    /// <summary>Cannot stand in a Vietnamese word: ¸ µ ® ñ û … between or beside letters.</summary>
    private static bool IsOdd(char c) => c is >= '\u00A1' and <= '\u00FF' && !AlsoVietnamese.Contains(c, StringComparison.Ordinal);

    /// <summary>Most of the changed words are syllables now, more than were before, and not only one short word changed.</summary>
    private static bool IsVietnamese(string text, string decoded)
    {
        var (before, after) = (text.Split(' '), decoded.Split(' '));
        var changed = before.Zip(after).Where(w => w.First != w.Second).ToList();
        var odd = changed.Count(w => w.First.Any(IsOdd) && w.First.Any(c => char.IsAsciiLetter(c)));
        var good = changed.Count(w => IsSyllable(w.Second));
        return odd > 0 && good * 5 >= changed.Count * 4 && changed.Count(w => !w.First.Any(IsOdd) && IsSyllable(w.First)) < good;
    }

    private static int Syllables(string text) => text.Split(' ').Count(IsSyllable);

    /// <summary>Whether a word can be a Vietnamese syllable: an onset, a nucleus that the language has, an end; at most one tone.</summary>
    private static bool IsSyllable(string word)
    {
        var letters = new StringBuilder();
        var tones = 0;
        foreach (var c in word.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (c is '\u0300' or '\u0301' or '\u0303' or '\u0309' or '\u0323')
                tones++;
            else if (!char.IsPunctuation(c))
                letters.Append(c);
        }

        return tones <= 1 && Syllable().IsMatch(letters.ToString().Normalize(NormalizationForm.FormC));
    }

    private static FrozenDictionary<char, char> Table(params (string First, string Letters)[] rows) => rows
        .SelectMany(row => row.Letters.Select((letter, i) => ((char)(int.Parse(row.First, NumberStyles.HexNumber, CultureInfo.InvariantCulture) + i), letter)))
        .ToFrozenDictionary(pair => pair.Item1, pair => pair.letter);

    [System.Text.RegularExpressions.GeneratedRegex(
        @"\A(ngh|ng|nh|ch|th|tr|kh|ph|gh|gi|qu|[bcdđghklmnprstvx])?"
        + "(uyê|iêu|yêu|oai|oao|oay|oeo|uây|uôi|uya|uyu|ươi|ươu|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|ôi|ơi|oo|ua|uâ|ue|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|[aăâeêioôơuưy])"
        + @"(ng|nh|ch|[cmnpt])?\z",
        System.Text.RegularExpressions.RegexOptions.CultureInvariant | System.Text.RegularExpressions.RegexOptions.ExplicitCapture,
        1000)]
    private static partial System.Text.RegularExpressions.Regex Syllable();
}
