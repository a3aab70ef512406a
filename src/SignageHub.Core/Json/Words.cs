namespace SignageHub.Core.Json;

/// <summary>A closed set of words, each with its value, and other words that people write instead.</summary>
/// <param name="kind">What they are, as in "is no level".</param>
/// <param name="words">Each word with its value.</param>
/// <param name="aliases">What people write instead, in small letters, with the word they mean.</param>
internal sealed class Words<T>(Bilingual kind, IReadOnlyList<(string Word, T Value)> words, IReadOnlyDictionary<string, string> aliases)
{
    /// <summary>Words that need an answer of their own.</summary>
    public IReadOnlyDictionary<string, Bilingual> Answers { get; init; } = new Dictionary<string, Bilingual>();

    public IReadOnlyList<string> All { get; } = [.. words.Select(w => w.Word)];

    public Outcome<T> Read(string written)
    {
        foreach (var (word, value) in words)
        {
            if (word == written)
                return value;
        }

        if (Answers.TryGetValue(written, out var answer))
            return answer;
        var list = string.Join(", ", All);
        return Say.IsNo(written, kind, Near(written), new($"choose one of: {list}", $"hãy chọn một trong các từ: {list}"));
    }

    /// <summary>The value of a word that is written wrongly or otherwise, if one is near.</summary>
    public T? Meant(string written) => Near(written) is { } near ? Read(near).Value : default;

    private string? Near(string written) =>
        aliases.GetValueOrDefault(written.Trim().ToLowerInvariant())
        ?? Suggest.Nearest(written, All)
        ?? (Suggest.Nearest(written, aliases.Keys) is { } alias ? aliases[alias] : null);
}
