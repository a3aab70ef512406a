using System.Text;

namespace SignageHub.Core.Observances;

/// <summary>An observance that a text names.</summary>
/// <param name="Observance">Which.</param>
/// <param name="At">Where the name begins, in UTF-16 code units.</param>
/// <param name="Length">Of the name as it stands there, in UTF-16 code units.</param>
public readonly record struct FoundName(Observance Observance, int At, int Length);

/// <summary>Finds the names of observances, official ones and others, in texts.</summary>
/// <remarks>
/// Compared word by word: capitals, blanks and marks between the words do not count, and hòa equals hoà. Of names that begin at the same
/// word the longest is meant. Names without a letter (30/4) are left out: in texts they are dates.
/// </remarks>
public sealed class ObservanceNames
{
    private readonly Dictionary<string, List<Name>> _byFirstWord = new(StringComparer.Ordinal);

    public ObservanceNames(ObservanceLibrary library)
    {
        foreach (var observance in library.All)
        {
            foreach (var name in observance.Aliases.Prepend(observance.Name.Vi).Where(n => n.Any(char.IsLetter)))
                Add(new Name([.. WordsOf(name).Select(w => w.Folded)], observance));
        }
    }

    private sealed record Name(IReadOnlyList<string> Words, Observance Observance);

    private readonly record struct Word(string Folded, int At, int End);

    /// <summary>In the order of the text; names do not overlap.</summary>
    public IReadOnlyList<FoundName> In(string text)
    {
        var found = new List<FoundName>();
        var words = WordsOf(text).ToList();
        for (var i = 0; i < words.Count; i++)
        {
            if (Longest(words, i) is not { } name)
                continue;
            var last = words[i + name.Words.Count - 1];
            found.Add(new FoundName(name.Observance, words[i].At, last.End - words[i].At));
            i += name.Words.Count - 1;
        }

        return found;
    }

    private void Add(Name name)
    {
        if (!_byFirstWord.TryGetValue(name.Words[0], out var same))
            _byFirstWord[name.Words[0]] = same = [];
        same.Add(name);
    }

    private Name? Longest(List<Word> words, int at) => _byFirstWord.GetValueOrDefault(words[at].Folded)?
        .Where(name => at + name.Words.Count <= words.Count && name.Words.Select((word, i) => words[at + i].Folded == word).All(same => same))
        .MaxBy(name => name.Words.Count);

    private static IEnumerable<Word> WordsOf(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!IsOfWord(text[at]))
                continue;
            var start = at;
            while (at < text.Length && IsOfWord(text[at]))
                at++;
            yield return new Word(Folded(text[start..at]), start, at);
        }
    }

    // Marks belong to words too: text that is not composed.
    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || c is >= '\u0300' and <= '\u0323';

    /// <summary>Small letters, the tone last: hòa and hoà become the same.</summary>
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
