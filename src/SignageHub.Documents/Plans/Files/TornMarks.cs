using System.Text;
using System.Text.RegularExpressions;
using SignageHub.Core;

namespace SignageHub.Documents.Plans.Files;

/// <summary>Repairs tone marks that a PDF tore off their vowel: <c>giư g ̃ ìn</c> is <c>giữ gìn</c>. Always told, never silent.</summary>
internal static partial class TornMarks
{
    private const string Vowels = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY";

    /// <returns>The text in NFC, and how many marks were moved.</returns>
    public static (string Text, int Moved) Repair(string text)
    {
        text = text.Normalize(NormalizationForm.FormC);
        var moved = 0;
        var repaired = Torn().Replace(text, m =>
        {
            if (Join(m.Groups["before"].Value, m.Groups["next"].Value, m.Groups["mark"].Value) is not { } joined)
                return m.Value;
            moved++;
            return joined;
        });
        return (repaired.Normalize(NormalizationForm.FormC), moved);
    }

    public static PlanWarning Warning(int moved) => new("torn-marks", new Bilingual(
        $"{moved} tone marks stood apart from their letters and were put back; compare the slogans with the document.",
        $"Có {moved} dấu thanh tách rời chữ, đã ghép lại; hãy đối chiếu khẩu hiệu với bản gốc."));

    /// <summary>The syllable before with its mark, and the beginning of the next word, which lost its gap.</summary>
    private static string? Join(string before, string next, string mark)
    {
        foreach (var i in Enumerable.Range(0, before.Length).Reverse().Where(i => Vowels.Contains(before[i], StringComparison.Ordinal)))
        {
            var whole = before.Insert(i + 1, mark).Normalize(NormalizationForm.FormC);
            if (Syllables.IsOne(whole))
                return next.Length > 0 ? $"{whole} {next}" : whole;
        }

        return null;
    }

    // A syllable, a blank, perhaps the torn beginning of the next word, then a mark that stands alone.
    [GeneratedRegex(@"(?<before>\p{L}+) (?<next>\p{L}{0,3}) ?\s?(?<mark>[\u0300\u0301\u0303\u0309\u0323])\s(?=\p{L}|\s|\z|[.,;!])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Torn();
}
