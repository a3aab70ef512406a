using System.Text;
using System.Text.RegularExpressions;

namespace SignageHub.Documents.Plans.Files;

/// <summary>TCVN3 (ABC) and VNI for Windows: Vietnamese from before Unicode.</summary>
/// <remarks>
/// A decoding is taken only when every byte above ASCII has a meaning in it and the result reads like Vietnamese. TCVN3 keeps no codes for
/// capitals with tones (they are lower case in a font of capitals), so such capitals come out in lower case.
/// </remarks>
internal static partial class LegacyEncodings
{
    private const int FewestMarks = 5;

    /// <summary>TCVN 5712:1993, the one-byte table known as TCVN3 or ABC, from 0xA1 on; blanks are unused.</summary>
    private const string Tcvn3 =
        "ĂÂÊÔƠƯĐăâêôơưđ      àảãáạ ằẳẵắ       ặầẩẫấậè ẻẽéẹềểễếệìỉ   ĩíịò ỏõóọồổỗốộờởỡớợù ủũúụừửữứựỳỷỹýỵ ";

    /// <summary>Windows-1252 where it differs from Latin-1: 0x80 to 0x9F.</summary>
    private const string Western = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    private static readonly Dictionary<string, char> Vni = VniTable();

    /// <returns>Null when neither encoding explains the bytes.</returns>
    public static (string Text, string Name)? Decode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        foreach (var b in bytes)
            text.Append(b is >= 0x80 and < 0xA0 ? Western[b - 0x80] : (char)b);
        return Best(text.ToString());
    }

    /// <summary>The same bytes as some program showed them, Th¸ng hµnh ®éng, in a text that is Unicode by its form.</summary>
    public static (string Text, string Name)? DecodeWestern(string text)
    {
        // Real Vietnamese has letters that Western European text lacks.
        if (text.Any(c => c is 'ơ' or 'ư' or 'Ơ' or 'Ư' or 'đ' or 'ă' || c is >= '\u1EA0' and <= '\u1EF9') || text.Count(c => c is >= '\u00A1' and <= '\u00FF') < FewestMarks)
            return null;
        return Best(text);
    }

    private static (string Text, string Name)? Best(string western)
    {
        var tcvn = FromTcvn3(western);
        var vni = FromVni(western);
        var (tcvnScore, vniScore) = (Score(tcvn), Score(vni));
        if (Math.Max(tcvnScore, vniScore) < 0.5)
            return null;
        return tcvnScore >= vniScore ? (tcvn!, "TCVN3 (ABC)") : (vni!, "VNI");
    }

    /// <summary>The part of the words with marks that are Vietnamese syllables.</summary>
    private static double Score(string? text)
    {
        if (text is null)
            return 0;
        var words = Words().Matches(text).Select(m => m.Value).Where(w => w.Any(c => c > 0x7F)).Take(2000).ToList();
        return words.Count == 0 ? 0 : (double)words.Count(Syllables.IsOne) / words.Count;
    }

    public static string? FromTcvn3(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var letter = c is >= '\u00A1' and <= '\u00FF' && c - 0xA1 < Tcvn3.Length ? Tcvn3[c - 0xA1] : c;
            if (letter == ' ' && c != ' ')
                return null;
            result.Append(letter);
        }

        return result.ToString();
    }

    public static string? FromVni(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && Vni.TryGetValue(text.Substring(i, 2), out var two))
            {
                result.Append(two);
                i++;
            }
            else if (Vni.TryGetValue(text[i].ToString(), out var one))
            {
                result.Append(one);
            }
            else if (text[i] is >= '\u00C0' and <= '\u00FF')
            {
                return null;
            }
            else
            {
                result.Append(text[i]);
            }
        }

        return result.ToString();
    }

    private static Dictionary<string, char> VniTable()
    {
        var table = new Dictionary<string, char>(StringComparer.Ordinal);
        Add("aAeEoOuUyY\u00F4\u00D4\u00F6\u00D6", "\u00F9\u00F8\u00FB\u00F5\u00EF", ["áàảãạ", "ÁÀẢÃẠ", "éèẻẽẹ", "ÉÈẺẼẸ", "óòỏõọ", "ÓÒỎÕỌ", "úùủũụ", "ÚÙỦŨỤ", "ýỳỷỹ ", "ÝỲỶỸ ", "ớờởỡợ", "ỚỜỞỠỢ", "ứừửữự", "ỨỪỬỮỰ"]);
        Add("aAeEoO", "\u00E2\u00E1\u00E0\u00E5\u00E3\u00E4", ["âấầẩẫậ", "ÂẤẦẨẪẬ", "êếềểễệ", "ÊẾỀỂỄỆ", "ôốồổỗộ", "ÔỐỒỔỖỘ"]);
        Add("aA", "\u00EA\u00E9\u00E8\u00FA\u00FC\u00EB", ["ăắằẳẵặ", "ĂẮẰẲẴẶ"]);
        foreach (var (code, letter) in "\u00F1\u00F4\u00F6\u00ED\u00EC\u00E6\u00F3\u00F2\u00EE".Zip("đơưíìỉĩịỵ"))
            table[code.ToString()] = letter;
        foreach (var (code, letter) in "\u00D1\u00D4\u00D6\u00CD\u00CC\u00C6\u00D3\u00D2\u00CE".Zip("ĐƠƯÍÌỈĨỊỴ"))
            table[code.ToString()] = letter;
        return table;

        void Add(string bases, string marks, string[] letters)
        {
            for (var b = 0; b < bases.Length; b++)
            {
                for (var m = 0; m < marks.Length; m++)
                {
                    if (letters[b][m] == ' ')
                        continue;
                    table[$"{bases[b]}{marks[m]}"] = letters[b][m];
                    // Capitals carry the mark 0x20 lower; some typists mixed the two.
                    table[$"{bases[b]}{(char)(marks[m] - 0x20)}"] = letters[b][m];
                }
            }
        }
    }

    [GeneratedRegex(@"\p{L}+", RegexOptions.CultureInvariant, Patience.Milliseconds)]
    private static partial Regex Words();
}
