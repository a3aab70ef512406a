using System.Diagnostics.CodeAnalysis;
using SignageHub.Core.Frames;

namespace SignageHub.Core.Boards;

/// <summary>What a board's LEDs can show: one colour, on or off, or RGB.</summary>
public sealed record BoardColor
{
    public static readonly BoardColor FullColor = new("rgb", Rgb.White);

    /// <summary>Every word that boards.json may use, in the order in which they are offered.</summary>
    public static readonly IReadOnlyList<BoardColor> All =
    [
        new("red", new Rgb(255, 0, 0)),
        new("green", new Rgb(0, 255, 0)),
        new("blue", new Rgb(0, 0, 255)),
        new("amber", new Rgb(255, 160, 0)),
        new("yellow", new Rgb(255, 255, 0)),
        new("white", Rgb.White),
        FullColor,
    ];

    private BoardColor(string word, Rgb ink) => (Word, Ink) = (word, ink);

    /// <summary>The word in boards.json: <c>red</c>, <c>amber</c> … or <c>rgb</c>.</summary>
    public string Word { get; }

    /// <summary>How a lit LED looks; for RGB boards the colour of text that names none.</summary>
    public Rgb Ink { get; }

    public bool IsRgb => this == FullColor;

    public static bool TryParse(string? word, [NotNullWhen(true)] out BoardColor? color)
    {
        color = All.FirstOrDefault(c => c.Word == word);
        return color is not null;
    }

    public override string ToString() => Word;
}
