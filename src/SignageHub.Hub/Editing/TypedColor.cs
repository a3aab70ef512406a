using System.Text;
using System.Text.RegularExpressions;

namespace SignageHub.Hub.Editing;

/// <summary>A colour as people type it: by its name in either language, or by its digits with or without #.</summary>
internal static partial class TypedColor
{
    /// <summary>The names, in both languages.</summary>
    private static readonly Dictionary<string, string> ByName = StyleTexts.Backgrounds
        .SelectMany(choice => new[] { choice.Name.En, choice.Name.Vi }.Select(name => (Name: name, choice.Word)))
        .ToDictionary(named => named.Name, named => named.Word, StringComparer.OrdinalIgnoreCase);

    /// <returns><c>#rrggbb</c>; what is no colour as it was typed: the reader says what is wrong with it.</returns>
    /// <param name="typed">Blanks around it do not count.</param>
    public static string Of(string typed)
    {
        // Some keyboards send a letter and its marks apart.
        var word = typed.Trim().Normalize(NormalizationForm.FormC);
        if (ByName.GetValueOrDefault(word) is { } named)
            return named;
        return Digits().Match(word).Groups["digits"].Value switch
        {
            "" => word,
            { Length: 3 } three => "#" + string.Concat(three.Select(digit => $"{digit}{digit}")),
            var six => "#" + six,
        };
    }

    [GeneratedRegex("^#?(?<digits>[0-9a-fA-F]{6}|[0-9a-fA-F]{3})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Digits();
}
