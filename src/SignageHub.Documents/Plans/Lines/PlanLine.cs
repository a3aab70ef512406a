namespace SignageHub.Documents.Plans.Lines;

/// <summary>A line of a document as its reader found it: a line of a text file, a paragraph or a table row of a DOCX.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Text">Cells of a table are separated by tabs.</param>
public sealed record PlanLine(int Number, string Text);
