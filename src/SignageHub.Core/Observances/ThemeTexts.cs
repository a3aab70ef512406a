namespace SignageHub.Core.Observances;

/// <summary>Finds the official themes of all observances in slogans.</summary>
/// <remarks>
/// A slogan holds a theme when all its words stand there one after the other, and nothing but a mark, a year, the beginning or the end of the text, or the words
/// "chủ đề" stand beside them: "Chủ đề: NƯỚC CHO HOÀ BÌNH!" holds it, "giữ nước cho hòa bình lâu dài" does not.
/// </remarks>
internal sealed class ThemeTexts
{
    private readonly Dictionary<string, List<Text>> _byFirstWord = new(StringComparer.Ordinal);

    public ThemeTexts(IEnumerable<Observance> observances)
    {
        foreach (var (year, theme) in observances.SelectMany(o => o.Themes))
        {
            foreach (var text in new[] { theme.Text, theme.Original }.OfType<string>())
                Add(text, year);
        }
    }

    private sealed record Text(string[] Words, int Year);

    /// <summary>The years whose theme, of whatever observance, one of the texts holds; empty for none.</summary>
    public IReadOnlySet<int> YearsOf(params IEnumerable<string?> texts) => texts.OfType<string>().SelectMany(YearsIn).ToHashSet();

    private void Add(string text, int year)
    {
        var words = FoldedWords.Of(text).Select(w => w.Folded).ToArray();
        if (words.Length == 0)
            return;
        if (!_byFirstWord.TryGetValue(words[0], out var same))
            _byFirstWord[words[0]] = same = [];
        same.Add(new Text(words, year));
    }

    private IEnumerable<int> YearsIn(string text)
    {
        var words = FoldedWords.Of(text).ToArray();
        for (var i = 0; i < words.Length; i++)
        {
            if (!_byFirstWord.TryGetValue(words[i].Folded, out var themes) || !Begins(text, words, i))
                continue;
            foreach (var theme in themes.Where(t => Stands(t.Words, words, i) && Ends(text, words, i + t.Words.Length)))
                yield return theme.Year;
        }
    }

    private static bool Stands(string[] theme, FoldedWord[] words, int at)
    {
        if (at + theme.Length > words.Length)
            return false;
        for (var i = 0; i < theme.Length; i++)
        {
            if (words[at + i].Folded != theme[i])
                return false;
        }

        return true;
    }

    private static bool Begins(string text, FoldedWord[] words, int at) =>
        at == 0 || HasMark(text, words[at - 1].End, words[at].At) || IsYear(words[at - 1]) || IsTheWordTheme(words, at);

    private static bool Ends(string text, FoldedWord[] words, int next) =>
        next == words.Length || HasMark(text, words[next - 1].End, words[next].At) || IsYear(words[next])
        || (words[next].Folded == TheWordYear && next + 1 < words.Length && IsYear(words[next + 1]));

    private static bool IsYear(FoldedWord word) => word.Folded.Length == 4 && word.Folded.All(char.IsAsciiDigit) && word.Folded[0] is '1' or '2';

    private static readonly string TheWordYear = FoldedWords.Of("năm").Single().Folded;

    private static bool HasMark(string text, int from, int to) => text.AsSpan()[from..to].ContainsAnyExcept(' ', '\u00A0', '\t');

    private static readonly string[] TheWordTheme = [.. FoldedWords.Of("chủ đề").Select(w => w.Folded)];

    private static bool IsTheWordTheme(FoldedWord[] words, int at) =>
        words[at - 1].Folded == "theme" || (at >= TheWordTheme.Length && Stands(TheWordTheme, words, at - TheWordTheme.Length));
}
