namespace SignageHub.Documents.Reports;

/// <summary>A report in words, before any file format.</summary>
internal sealed record ReportContent
{
    public required string StateName { get; init; }

    public required string Motto { get; init; }

    public string? Parent { get; init; }

    public required string Office { get; init; }

    /// <summary>With room for the number, which the clerk fills in.</summary>
    public required string Number { get; init; }

    /// <summary>With room for the day.</summary>
    public required string PlaceAndDay { get; init; }

    public required string Kind { get; init; }

    public required string Subject { get; init; }

    /// <summary>One line, or a head and a line for each.</summary>
    public required IReadOnlyList<string> Addressees { get; init; }

    public required IReadOnlyList<ReportBlock> Body { get; init; }

    public required IReadOnlyList<string> Signer { get; init; }

    /// <summary>Below the room for the signature.</summary>
    public string? SignerName { get; init; }

    public required string RecipientsHead { get; init; }

    public required IReadOnlyList<string> Recipients { get; init; }

    public required IReadOnlyList<ReportAnnex> Annexes { get; init; }
}

/// <summary>A piece of the body.</summary>
internal sealed record ReportBlock(BlockKind Kind, string Text);

internal enum BlockKind
{
    /// <summary><c>I. …</c></summary>
    Section,

    /// <summary><c>1. …</c> with a title.</summary>
    Heading,

    /// <summary>Running text, also <c>a) …</c>.</summary>
    Text,
}

/// <summary>An annex with a page of its own.</summary>
/// <param name="Name">Phụ lục I.</param>
/// <param name="Title">What it holds.</param>
/// <param name="With">Which document it belongs to.</param>
internal sealed record ReportAnnex(string Name, string Title, string With)
{
    /// <summary>Null for text and pictures.</summary>
    public ReportTable? Table { get; init; }

    /// <summary>Paragraphs; empty for a table and pictures.</summary>
    public IReadOnlyList<string> Text { get; init; } = [];

    /// <summary>Empty for a table and text.</summary>
    public IReadOnlyList<(string Caption, ReportPicture Picture)> Pictures { get; init; } = [];
}

/// <param name="Head">One a column.</param>
/// <param name="Shares">How wide each column is, in parts of the whole.</param>
/// <param name="Rows">As many cells a row as there are columns.</param>
/// <param name="Total">The last row, bold; null for none.</param>
internal sealed record ReportTable(IReadOnlyList<string> Head, IReadOnlyList<int> Shares, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<string>? Total)
{
    /// <summary>What stands below it, a line each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
