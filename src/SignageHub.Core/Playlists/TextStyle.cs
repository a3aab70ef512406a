using SignageHub.Core.Frames;

namespace SignageHub.Core.Playlists;

/// <summary>How text looks and moves. What is null is not said here: the entry says it before the playlist, the playlist before the board.</summary>
public sealed record TextStyle
{
    /// <summary>Nothing said: everything is as the product thinks best.</summary>
    public static readonly TextStyle Unset = new();

    /// <summary>Speeds of a strip, LEDs a second: whole LEDs in whole refreshes at 60 Hz; other speeds double the letters' edges. Slowest first.</summary>
    public static readonly IReadOnlyList<int> Speeds = [10, 12, 15, 20, 30, 60];

    /// <summary>The most dark columns that can be added between letters.</summary>
    public const int WidestSpacing = 8;

    public TextAlign? Align { get; init; }

    /// <summary>The text's colour on RGB boards, never black; boards of one colour pay no heed.</summary>
    public Rgb? Color { get; init; }

    /// <summary>The ground behind the text on RGB boards; boards of one colour pay no heed.</summary>
    public Rgb? Background { get; init; }

    /// <summary>Whether the text is set in capitals, whatever was typed.</summary>
    public bool? Capitals { get; init; }

    /// <summary>Columns added between letters, 0 to <see cref="WidestSpacing"/>.</summary>
    public int? LetterSpacing { get; init; }

    /// <summary>One of <see cref="Speeds"/>.</summary>
    public int? Speed { get; init; }

    /// <summary><c>regular</c>, <c>medium</c> or <c>bold</c>, or a file of the office's own, ending in <c>.ttf</c>.</summary>
    public string? Font { get; init; }

    public Entrance? Transition { get; init; }

    /// <summary>A PNG file beside boards.json: a logo or a photo.</summary>
    public string? Picture { get; init; }

    public PicturePlace? PicturePlace { get; init; }

    /// <summary>This, and where it says nothing, <paramref name="beneath"/>.</summary>
    public TextStyle Over(TextStyle beneath) => new()
    {
        Align = Align ?? beneath.Align,
        Color = Color ?? beneath.Color,
        Background = Background ?? beneath.Background,
        Capitals = Capitals ?? beneath.Capitals,
        LetterSpacing = LetterSpacing ?? beneath.LetterSpacing,
        Speed = Speed ?? beneath.Speed,
        Font = Font ?? beneath.Font,
        Transition = Transition ?? beneath.Transition,
        Picture = Picture ?? beneath.Picture,
        PicturePlace = PicturePlace ?? beneath.PicturePlace,
    };
}

public enum TextAlign
{
    Left,
    Center,
    Right,
}

/// <summary>Where a picture stands to the text.</summary>
public enum PicturePlace
{
    Left,
    Right,

    /// <summary>It fills the board, dimmed, and the text stands on it with a dark rim.</summary>
    Behind,
}
