using SignageHub.Core;

namespace SignageHub.Hub.Web;

/// <summary>A problem in a file, in one language.</summary>
/// <param name="Severity"><c>error</c> or <c>warning</c>.</param>
/// <param name="Text"><c>file:line:column: path: message</c>.</param>
/// <param name="Page">The page on which it is put right; null where a file is to be mended.</param>
public sealed record ProblemView(string Severity, string Text, string? Page)
{
    public static ProblemView Of(Problem problem, Language language) =>
        new(problem.Severity == Core.Severity.Error ? "error" : "warning", problem.In(language), problem.Page);
}
