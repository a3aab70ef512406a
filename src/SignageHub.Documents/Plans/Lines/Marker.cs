namespace SignageHub.Documents.Plans.Lines;

internal enum MarkerKind
{
    None,

    /// <summary><c>-</c> or a long dash.</summary>
    Dash,

    /// <summary>A bullet, <c>+</c> or <c>*</c>: usually a step below a dash.</summary>
    Bullet,

    /// <summary><c>1.</c> <c>1)</c> <c>(1)</c> <c>1/</c></summary>
    Number,

    /// <summary><c>1.1.</c></summary>
    Section,

    /// <summary><c>a)</c></summary>
    Letter,

    /// <summary><c>II.</c></summary>
    Roman,

    /// <summary><c>A.</c></summary>
    Capital,
}

/// <summary>What stands before the text of a list item.</summary>
/// <param name="Written">As it stands there: items of one list look alike.</param>
/// <param name="Value">Its number, from 1; 0 for dashes and bullets.</param>
internal readonly record struct Marker(MarkerKind Kind, string Written, int Value)
{
    /// <summary>The sign without its number: <c>-</c>, <c>(#)</c>, <c>#.</c>; empty where there is none.</summary>
    public string Shape => Kind is MarkerKind.None ? "" : Kind is MarkerKind.Dash or MarkerKind.Bullet ? Written.Trim() : Kind + Written.Trim().TrimStart('(')[^1..];

    /// <summary>How deep such items usually stand: Roman numbers above all, bullets below all.</summary>
    public int Depth => Kind switch
    {
        MarkerKind.Roman => 1,
        MarkerKind.Capital => 2,
        MarkerKind.Number => 3,
        MarkerKind.Section => 4,
        MarkerKind.Letter => 5,
        MarkerKind.Dash => 6,
        MarkerKind.Bullet => 7,
        _ => 8,
    };

    public bool IsHeading => Kind is MarkerKind.Roman or MarkerKind.Capital or MarkerKind.Section;
}
