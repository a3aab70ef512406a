namespace SignageHub.Rendering.Layout;

/// <summary>What can be read on LEDs.</summary>
internal static class Legible
{
    /// <summary>Rows that a line of Vietnamese text needs, Ẫ to ỵ: 13 are cramped, 16 are the recommended least (measured over 134 letters of five fonts).</summary>
    public const int Rows = 16;

    /// <summary>Rows below which nobody reads stacked marks: at 8 they melt into their letters (measured).</summary>
    public const int LeastRows = 9;

    /// <summary>Columns of a board in ems of a strip, at least: some seven letters are in sight at a time.</summary>
    public const int StripEms = 4;

    /// <summary>Pages of a scene that nobody asked to be paged; people do not wait for more (own rule).</summary>
    public const int Pages = 6;

    /// <summary>Pages of a scene that was asked to be paged.</summary>
    public const int ForcedPages = 20;

    /// <summary>Boards of this many rows and more are looked at from near and get a margin; lower ones have no LED to spare (own rule).</summary>
    public const int MarginFromRows = 128;

    /// <summary>The margin at each side, as a part of the board's columns.</summary>
    public const int MarginPart = 32;
}
