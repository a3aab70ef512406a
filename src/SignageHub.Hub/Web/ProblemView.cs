using System.Globalization;
using System.Text.RegularExpressions;
using SignageHub.Core;

namespace SignageHub.Hub.Web;

/// <summary>A problem in a file, in one language.</summary>
/// <param name="Severity"><c>error</c> or <c>warning</c>.</param>
/// <param name="Text"><c>file:line:column: path: message</c>; where a page helps, the place in the file is left out.</param>
/// <param name="Page">The page on which it is put right; null where a file is to be mended.</param>
public sealed partial record ProblemView(string Severity, string Text, string? Page)
{
    public static ProblemView Of(Problem problem, Language language) =>
        new(problem.Severity == Core.Severity.Error ? "error" : "warning", TextOf(problem, language), PageOf(problem));

    private static string TextOf(Problem problem, Language language) => PageOf(problem) is null
        ? (problem with { Message = problem.OnPage ?? problem.Message }).In(language)
        : $"{PlaylistOf(problem)}: {(problem.OnPage ?? problem.Message).In(language)}";

    /// <summary>What is said for pages of an entry is put right where that stands.</summary>
    private static string? PageOf(Problem problem) => problem.Page
        ?? (problem.OnPage is not null && Entry().Match(problem.Path) is { Success: true } entry
            ? string.Create(CultureInfo.InvariantCulture, $"/playlists/{Uri.EscapeDataString(PlaylistOf(problem))}#e{int.Parse(entry.Groups["index"].ValueSpan, CultureInfo.InvariantCulture) + 1}")
            : null);

    private static string PlaylistOf(Problem problem) => Path.GetFileNameWithoutExtension(problem.File);

    [GeneratedRegex(@"^entries\[(?<index>\d{1,6})\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Entry();
}
