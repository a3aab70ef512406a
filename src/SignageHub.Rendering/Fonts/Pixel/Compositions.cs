namespace SignageHub.Rendering.Fonts.Pixel;

/// <summary>What a marked letter is made of: <c>ẫ = a circumflex-tilde</c>, <c>ậ = a circumflex dot</c>.</summary>
/// <param name="Letter">The marked letter.</param>
/// <param name="Base">The drawn letter that carries the marks.</param>
/// <param name="Marks">One mark above, one below, or both. Two marks above are one drawing, so that they keep clear of each other.</param>
/// <param name="Line">In the file of compositions, 1-based.</param>
internal sealed record Composition(string Letter, string Base, IReadOnlyList<string> Marks, int Line)
{
    public bool IsCapital => char.IsUpper(Letter, 0);
}
