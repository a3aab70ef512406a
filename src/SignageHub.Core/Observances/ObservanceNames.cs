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
                Add(new Name([.. FoldedWords.Of(name).Select(w => w.Folded)], observance));
        }
    }

    private sealed record Name(IReadOnlyList<string> Words, Observance Observance);

    /// <summary>In the order of the text; names do not overlap.</summary>
    public IReadOnlyList<FoundName> In(string text)
    {
        var found = new List<FoundName>();
        var words = FoldedWords.Of(text).ToList();
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

    /// <summary>Whether a text names one observance. "Ngày thành lập Đảng" is named by "thành lập Đảng" too.</summary>
    internal static bool Mentions(string text, Observance observance)
    {
        string[] words = [.. FoldedWords.Of(text).Select(w => w.Folded)];
        return observance.Aliases.Prepend(observance.Name.Vi).Select(WordsOf)
            .SelectMany(name => name is [var day, .. { Length: >= Telling } rest] && day == Day ? [name, rest] : new[] { name })
            .Any(name => name.Length > 0 && Enumerable.Range(0, Math.Max(0, words.Length - name.Length + 1)).Any(at => words.AsSpan(at, name.Length).SequenceEqual(name)));
    }

    /// <summary>Words without which the rest of a name may be about anything.</summary>
    private const int Telling = 3;

    private static readonly string Day = FoldedWords.Of("ngày").Single().Folded;

    private static string[] WordsOf(string name) => [.. FoldedWords.Of(name).Select(w => w.Folded)];

    private void Add(Name name)
    {
        if (!_byFirstWord.TryGetValue(name.Words[0], out var same))
            _byFirstWord[name.Words[0]] = same = [];
        same.Add(name);
    }

    private Name? Longest(List<FoldedWord> words, int at) => _byFirstWord.GetValueOrDefault(words[at].Folded)?
        .Where(name => at + name.Words.Count <= words.Count && name.Words.Select((word, i) => words[at + i].Folded == word).All(same => same))
        .MaxBy(name => name.Words.Count);
}
