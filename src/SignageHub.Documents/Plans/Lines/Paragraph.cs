namespace SignageHub.Documents.Plans.Lines;

/// <summary>Lines of a document put together again, without their marker.</summary>
/// <param name="Line">Of its first line, from 1.</param>
/// <param name="Text">One line, single blanks, NFC; cells of a row are separated by tabs.</param>
internal sealed record Paragraph(int Line, Marker Marker, string Text)
{
    public bool IsRow => Text.Contains('\t', StringComparison.Ordinal);

    /// <summary>Capitals all through, as titles and headings are.</summary>
    public bool IsCapitals => Text.Any(char.IsLetter) && !Text.Any(char.IsLower);

    public bool IsItem => Marker.Kind != MarkerKind.None;

    /// <summary>Nothing after it belongs to it.</summary>
    public bool IsEnded => Text.Length > 0 && ".;:!?…".Contains(Text[^1], StringComparison.Ordinal);

    public IReadOnlyList<string> Cells => Text.Split('\t', StringSplitOptions.TrimEntries);
}
