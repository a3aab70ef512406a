using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using SignageHub.Core.Frames;
using SignageHub.Core.Playlists;

namespace SignageHub.Hub.Cli;

/// <summary>The fields of <c>style</c> as options of <c>render</c>; what is not given is not said.</summary>
internal static class StyleOptions
{
    private static readonly Option<TextAlign?> Align = Word("--align", "Where lines stand: left, center or right", "left|center|right", ("left", TextAlign.Left), ("center", TextAlign.Center), ("right", TextAlign.Right));

    private static readonly Option<Rgb?> TextColor = Color("--text-color", "The text's colour on an RGB board");

    private static readonly Option<Rgb?> Background = Color("--background", "The ground behind the text on an RGB board");

    private static readonly Option<bool> Capitals = new("--capitals") { Description = "Set the text in capitals" };

    private static readonly Option<int?> LetterSpacing = Whole("--letter-spacing", $"Dark columns added between letters, 0 to {TextStyle.WidestSpacing}", value => value is >= 0 and <= TextStyle.WidestSpacing);

    private static readonly Option<int?> Speed = Whole("--speed", $"LEDs a second of a strip: {string.Join(", ", TextStyle.Speeds)}", TextStyle.Speeds.Contains);

    private static readonly Option<string?> Font = new("--font") { Description = "regular, medium, bold, or a .ttf file beside boards.json", HelpName = "FONT" };

    private static readonly Option<Entrance?> Transition = Word("--transition", "How pages come: cut, wipe or scroll-in", "cut|wipe|scroll-in", ("cut", Entrance.Cut), ("wipe", Entrance.Wipe), ("scroll-in", Entrance.ScrollIn));

    private static readonly Option<string?> Picture = new("--picture") { Description = "A logo or a photo: a PNG file", HelpName = "FILE" };

    private static readonly Option<PicturePlace?> Place = Word(
        "--picture-place", "Where the picture stands: left, right or behind", "left|right|behind", ("left", PicturePlace.Left), ("right", PicturePlace.Right), ("behind", PicturePlace.Behind));

    public static void AddTo(Command command)
    {
        CommonOptions.NeverEmpty(Font);
        CommonOptions.NeverEmpty(Picture);
        foreach (var option in (Option[])[Align, TextColor, Background, Capitals, LetterSpacing, Speed, Font, Transition, Picture, Place])
            command.Options.Add(option);
    }

    public static TextStyle Read(ParseResult parse) => new()
    {
        Align = parse.GetValue(Align),
        Color = parse.GetValue(TextColor),
        Background = parse.GetValue(Background),
        Capitals = parse.GetValue(Capitals) ? true : null,
        LetterSpacing = parse.GetValue(LetterSpacing),
        Speed = parse.GetValue(Speed),
        Font = parse.GetValue(Font),
        Transition = parse.GetValue(Transition),
        Picture = parse.GetValue(Picture),
        PicturePlace = parse.GetValue(Place),
    };

    private static Option<T?> Word<T>(string name, string description, string help, params (string Word, T Value)[] words)
        where T : struct => Parsed<T>(name, description, help, text =>
        {
            var at = Array.FindIndex(words, word => word.Word == text);
            return at < 0 ? null : words[at].Value;
        });

    private static Option<Rgb?> Color(string name, string description) =>
        Parsed<Rgb>(name, description, "#rrggbb", text => Rgb.TryParse(text, out var color) ? color : null);

    private static Option<int?> Whole(string name, string description, Func<int, bool> allowed) =>
        Parsed<int>(name, description, "N", text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && allowed(value) ? value : null);

    private static Option<T?> Parsed<T>(string name, string description, string help, Func<string, T?> read)
        where T : struct => new(name)
        {
            Description = description,
            HelpName = help,
            CustomParser = result =>
            {
                if (read(result.Tokens[0].Value) is { } value)
                    return value;
                result.AddError(CommonOptions.Say(
                    result, $"{name} takes {help}, not '{result.Tokens[0].Value}'. {description}.", $"{name} cần {help}, không phải '{result.Tokens[0].Value}'. {HelpWords.Of(description)}."));
                return null;
            },
        };
}
