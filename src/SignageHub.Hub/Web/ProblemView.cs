using SignageHub.Core;

namespace SignageHub.Hub.Web;

/// <summary>A problem in a file, in one language.</summary>
/// <param name="Severity"><c>error</c> or <c>warning</c>.</param>
/// <param name="Text"><c>file:line:column: path: message</c>; where a page helps, the place in the file is left out.</param>
/// <param name="Page">The page on which it is put right; null where a file is to be mended.</param>
public sealed record ProblemView(string Severity, string Text, string? Page)
{
    public static ProblemView Of(Problem problem, Language language) =>
        new(problem.Severity == Core.Severity.Error ? "error" : "warning", TextOf(problem, language), problem.Page);

    private static string TextOf(Problem problem, Language language)
    {
        var said = problem with { Message = problem.OnPage ?? problem.Message };
        return said.Page is null ? said.In(language) : $"{Path.GetFileNameWithoutExtension(said.File)}: {said.Message.In(language)}";
    }
}
