using System.Text;

namespace SignageHub.Core.Observances;

/// <summary>A word of a text.</summary>
/// <param name="Folded">In small letters, the tone last: hòa and hoà become the same.</param>
/// <param name="At">Where it begins, in UTF-16 code units.</param>
/// <param name="End">After its last letter.</param>
internal readonly record struct FoldedWord(string Folded, int At, int End);

/// <summary>Takes a text apart into words that are the same however they are written: capitals, blanks and marks between them do not count.</summary>
internal static class FoldedWords
{
    /// <summary>The small letter of each character up to the last that Vietnamese writes. Asking the system word by word is most of the work on a long document.</summary>
    private static readonly string Small = new string([.. Enumerable.Range(0, 0x1F00).Select(c => (char)c)]).ToLowerInvariant();

    public static IEnumerable<FoldedWord> Of(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!IsOfWord(text[at]))
                continue;
            var start = at;
            while (at < text.Length && IsOfWord(text[at]))
                at++;
            yield return new FoldedWord(Folded(text[start..at]), start, at);
        }
    }

    // Marks belong to words too: text that is not composed.
    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || c is >= '\u0300' and <= '\u0323';

    private static string Folded(string word)
    {
        if (Ascii.IsValid(word))
            return word.ToLowerInvariant();
        var small = string.Create(word.Length, word, static (letters, from) =>
        {
            for (var i = 0; i < letters.Length; i++)
                letters[i] = from[i] < Small.Length ? Small[from[i]] : char.ToLowerInvariant(from[i]);
        });
        var apart = small.Normalize(NormalizationForm.FormD);
        return string.Concat(apart.Where(c => !IsTone(c))) + string.Concat(apart.Where(IsTone));
    }

    /// <summary>Huyền, sắc, ngã, hỏi, nặng.</summary>
    private static bool IsTone(char c) => c is '\u0300' or '\u0301' or '\u0303' or '\u0309' or '\u0323';
}
