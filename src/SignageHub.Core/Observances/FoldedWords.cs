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
        var small = word.ToLowerInvariant();
        if (small.All(char.IsAscii))
            return small;
        var apart = small.Normalize(NormalizationForm.FormD);
        return string.Concat(apart.Where(c => !IsTone(c))) + string.Concat(apart.Where(IsTone));
    }

    /// <summary>Huyền, sắc, ngã, hỏi, nặng.</summary>
    private static bool IsTone(char c) => c is '\u0300' or '\u0301' or '\u0303' or '\u0309' or '\u0323';
}
