using SignageHub.Core;
using SignageHub.Documents.Plans.Lines;

namespace SignageHub.Documents.Plans.Files;

/// <summary>The text of a document, or why there is none.</summary>
/// <param name="Lines">Null when the file cannot be read.</param>
/// <param name="Problem">Null when it can.</param>
/// <param name="Warnings">What was done to the text: decoded, repaired.</param>
public sealed record PlanText(IReadOnlyList<PlanLine>? Lines, Bilingual? Problem, IReadOnlyList<PlanWarning> Warnings)
{
    public static PlanText Of(IReadOnlyList<PlanLine> lines, params PlanWarning[] warnings) => new(lines, null, warnings);

    public static PlanText No(string en, string vi) => new(null, new Bilingual(en, vi), []);

    /// <summary>Lines of a plain text; a form feed ends a line too.</summary>
    internal static IReadOnlyList<PlanLine> Split(string text) =>
        text.ReplaceLineEndings("\n").Split('\n', '\f').Select((line, index) => new PlanLine(index + 1, line)).ToList();
}

/// <summary>Draws the text out of a PDF; another program does it.</summary>
public interface IPdfText
{
    /// <summary>The text in its layout, a form feed after each page, or a problem that says what to do.</summary>
    Task<(string? Text, Bilingual? Problem)> Read(ReadOnlyMemory<byte> pdf, CancellationToken cancellationToken);
}
