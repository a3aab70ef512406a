namespace SignageHub.Core;

/// <summary>Where something stands in a file that people edit.</summary>
/// <param name="File">As people know it.</param>
/// <param name="Line">1-based.</param>
/// <param name="Column">1-based, in UTF-16 code units.</param>
public sealed record SourcePlace(string File, int Line, int Column);
