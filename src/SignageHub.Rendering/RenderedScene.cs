using SignageHub.Core;
using SignageHub.Core.Frames;

namespace SignageHub.Rendering;

/// <summary>What came of rendering a slogan for a board.</summary>
/// <param name="Scene">The exact pixels and times; null when a finding is an error: nothing wrong is ever lit.</param>
/// <param name="FontPixels">The em in LEDs; 0 without a scene.</param>
/// <param name="Rows">LEDs from the top of Ẫ to the bottom of ỵ at this size: the rows that one line of text has; 0 without a scene.</param>
/// <param name="Lines">The most lines of text on one frame; 0 without a scene.</param>
/// <param name="Findings">Errors or else warnings, in the order of the text.</param>
public sealed record RenderedScene(Scene? Scene, int FontPixels, int Rows, int Lines, IReadOnlyList<RenderFinding> Findings)
{
    /// <summary>Rows of a capital without marks; 0 without a scene.</summary>
    public int CapitalRows { get; init; }

    public bool HasErrors => Findings.Any(f => f.Severity == Severity.Error);
}
