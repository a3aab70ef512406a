using System.Globalization;
using System.Text;

namespace SignageHub.Core.Json;

/// <summary>Turns of phrase that many problems share, so that they sound alike.</summary>
internal static class Say
{
    private const int LongestQuote = 60;

    /// <summary>A quoted piece of a file within bounds, without characters that would break a line or cannot be seen.</summary>
    public static string Short(string text)
    {
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= LongestQuote)
                return shown.Append('…').ToString();
            if (Characters.IsShown(rune))
                shown.Append(rune.ToString());
            else
                shown.Append(CultureInfo.InvariantCulture, $"⟨{Characters.Name(rune)}⟩");
        }

        return shown.ToString();
    }

    /// <summary>'x' is no <paramref name="kind"/>; did you mean 'y'? Without a suggestion the remedy stands in its place.</summary>
    public static Bilingual IsNo(string written, Bilingual kind, string? suggestion, Bilingual remedy) =>
        new(
            $"'{Short(written)}' is no {kind.En}; {(suggestion is null ? remedy.En : $"did you mean '{suggestion}'?")}",
            $"'{Short(written)}' không phải là {kind.Vi}; {(suggestion is null ? remedy.Vi : $"có phải ý bạn là '{suggestion}'?")}");

    public static Bilingual DidYouMean(string? suggestion) =>
        suggestion is null ? new("", "") : new($"; did you mean '{suggestion}'?", $"; có phải ý bạn là '{suggestion}'?");

    /// <summary>'a', 'b' or 'c'.</summary>
    public static Bilingual AnyOf(IEnumerable<string> words)
    {
        var quoted = words.Select(w => $"'{w}'").ToArray();
        return quoted.Length < 2
            ? new(string.Concat(quoted), string.Concat(quoted))
            : new(
                $"{string.Join(", ", quoted[..^1])} or {quoted[^1]}",
                $"{string.Join(", ", quoted[..^1])} hoặc {quoted[^1]}");
    }

    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
