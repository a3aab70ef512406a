using System.Globalization;
using System.Text.RegularExpressions;
using SignageHub.Core;
using SignageHub.Hub.Editing;

namespace SignageHub.Hub.Web;

/// <summary>A problem in a file, in one language.</summary>
/// <param name="Severity"><c>error</c> or <c>warning</c>.</param>
/// <param name="Text"><c>file:line:column: path: message</c>; where a page helps, the place in the file is left out.</param>
/// <param name="Page">The page on which it is put right; null where a file is to be mended.</param>
public sealed partial record ProblemView(string Severity, string Text, string? Page)
{
    public static ProblemView Of(Problem problem, Language language) =>
        new(problem.Severity == Core.Severity.Error ? "error" : "warning", TextOf(problem, language), PageOf(problem));

    private static string TextOf(Problem problem, Language language)
    {
        if (problem.Page is not null)
            return $"{PlaylistOf(problem)}: {(problem.OnPage ?? problem.Message).In(language)}";
        if (EntryOf(problem) is not { } number)
            return (problem with { Message = problem.OnPage ?? problem.Message }).In(language);
        var words = problem.OnPage ?? ProblemWords.WithField(problem);
        return new Bilingual($"{PlaylistOf(problem)}, entry {number}: {words.En}", $"{PlaylistOf(problem)}, mục {number}: {words.Vi}").In(language);
    }

    private static string? PageOf(Problem problem) => problem.Page
        ?? (EntryOf(problem) is { } number ? string.Create(CultureInfo.InvariantCulture, $"/playlists/{Uri.EscapeDataString(PlaylistOf(problem))}?entry={number}#e{number}") : null);

    /// <summary>What is wrong with an entry is put right where that stands; a file that is not used as it stands has no such place.</summary>
    private static int? EntryOf(Problem problem) => (problem.OnPage is not null || problem.Severity == Core.Severity.Warning) && Entry().Match(problem.Path) is { Success: true } entry
        ? int.Parse(entry.Groups["index"].ValueSpan, CultureInfo.InvariantCulture) + 1
        : null;

    private static string PlaylistOf(Problem problem) => Path.GetFileNameWithoutExtension(problem.File);

    [GeneratedRegex(@"^entries\[(?<index>\d{1,6})\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Entry();
}
