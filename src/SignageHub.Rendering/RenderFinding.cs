using SignageHub.Core;

namespace SignageHub.Rendering;

/// <summary>Something about a slogan on a board that a person must see before it is lit.</summary>
/// <param name="Code">One of <see cref="FindingCodes"/>.</param>
/// <param name="Severity">Error: there is no scene. Warning: there is one, worth a look.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record RenderFinding(string Code, Severity Severity, Bilingual Message);

/// <summary>The words by which findings are known to programs; they do not change.</summary>
public static class FindingCodes
{
    /// <summary>Error: there is nothing to show.</summary>
    public const string EmptyText = "empty-text";

    /// <summary>Error: the text is longer than <see cref="SceneRequest.LongestText"/>.</summary>
    public const string TooLong = "too-long";

    /// <summary>Error: the text holds a line break, tab or other invisible character.</summary>
    public const string ControlCharacter = "control-character";

    /// <summary>Error: a mark stands by itself instead of on its letter; the text is not NFC.</summary>
    public const string NotComposed = "not-composed";

    /// <summary>Error: the font lacks a letter.</summary>
    public const string MissingLetter = "missing-letter";

    /// <summary>Error: a letter of a script that runs from right to left.</summary>
    public const string RightToLeft = "right-to-left";

    /// <summary>Error: the text is TCVN3 or VNI read as Latin letters.</summary>
    public const string LegacyEncoding = "legacy-encoding";

    /// <summary>Error: braces that hold no part which a board can fill in.</summary>
    public const string UnknownPart = "unknown-part";

    /// <summary>Error below 1.5 : 1, warning below 3 : 1: ink and ground of an RGB board differ too little.</summary>
    public const string LowContrast = "low-contrast";

    /// <summary>Error: a letter comes out the same as another one at the size that fits.</summary>
    public const string SameLetters = "same-letters";

    /// <summary>Warning: a strip passes faster than people read.</summary>
    public const string FastScroll = "fast-scroll";

    /// <summary>Warning: the letters can be read from near only.</summary>
    public const string NearOnly = "near-only";

    /// <summary>Error: black text on an RGB board.</summary>
    public const string BlackText = "black-text";

    /// <summary>Error: the board is too low for any line of text.</summary>
    public const string BoardTooLow = "board-too-low";

    /// <summary>Error: the kind that was asked for cannot hold the text at any size.</summary>
    public const string ForcedKindDoesNotFit = "forced-kind-does-not-fit";

    /// <summary>Error: the text fits the board in no way.</summary>
    public const string DoesNotFit = "does-not-fit";

    /// <summary>Error: ink would lie outside the board.</summary>
    public const string InkCut = "ink-cut";

    /// <summary>Warning: the kind that was asked for holds the text only in letters below the legible size.</summary>
    public const string SmallLetters = "small-letters";

    /// <summary>Warning: the picture has no place with text that scrolls.</summary>
    public const string PictureLeftOut = "picture-left-out";
}
