using SignageHub.Core;

namespace SignageHub.Documents.Reports;

/// <summary>The report's subject and body as plain lines, for a terminal or a page.</summary>
public static class ReportPlain
{
    public static IReadOnlyList<string> Lines(ReportModel model, Language language)
    {
        var content = ReportText.Of(model, language);
        return [content.Kind, content.Subject, .. content.Body.Select(block => block.Text)];
    }
}
