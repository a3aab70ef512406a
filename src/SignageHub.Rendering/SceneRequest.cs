using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Core.Playlists;
using SignageHub.Rendering.Fonts;

namespace SignageHub.Rendering;

/// <summary>A slogan and the board that shall show it.</summary>
/// <param name="Text">NFC, 1 to <see cref="LongestText"/> characters (UTF-16 code units). Blanks are where lines may break; U+00A0 is a blank where they may not.</param>
/// <param name="Size">The board's columns and rows.</param>
/// <param name="Color">What the board's LEDs can show; decides whether frames are one-bit or RGB.</param>
/// <param name="Kind">How it must play, or null to let the text and the board decide.</param>
/// <param name="TextColor">The text's colour on an RGB board, never black; null for the board's own. Boards of one colour pay no heed to it.</param>
public sealed record SceneRequest(string Text, PixelSize Size, BoardColor Color, SceneKind? Kind = null, Rgb? TextColor = null)
{
    /// <summary>How the text looks and moves, everything that the board, the playlist and the entry say put together.</summary>
    public TextStyle Style { get; init; } = TextStyle.Unset;

    /// <summary>The typeface that the style's word stands for; null for the renderer's own.</summary>
    public IFontEngine? Font { get; init; }

    /// <summary>The picture that the style's word stands for, at the style's place; null for none.</summary>
    public Picture? Picture { get; init; }

    /// <summary>The board's; null when nobody said. Only findings depend on it.</summary>
    public Pitch? Pitch { get; init; }

    /// <summary>The ink on this board.</summary>
    internal Rgb Ink => Color.IsRgb ? TextColor ?? Style.Color ?? Color.Ink : Color.Ink;

    /// <summary>The ground behind the ink on this board.</summary>
    internal Rgb Ground => Color.IsRgb ? Style.Background ?? Rgb.Black : Rgb.Black;

    /// <summary>The longest slogan that is drawn, in characters (UTF-16 code units); the longest one seen in plans has 133.</summary>
    public const int LongestText = Entry.LongestSlogan;
}
