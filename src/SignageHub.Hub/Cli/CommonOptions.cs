using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using SignageHub.Core;

namespace SignageHub.Hub.Cli;

/// <summary>Options that several commands share, so that they have one name and one meaning.</summary>
internal static class CommonOptions
{
    private const string Vietnamese = "vi";

    private const string English = "en";

    public static readonly Option<string> Boards = new("--boards")
    {
        Description = "The file that describes the boards",
        HelpName = "FILE",
        DefaultValueFactory = _ => new HubSettings().BoardsFile,
    };

    public static readonly Option<string> Playlists = new("--playlists")
    {
        Description = "The folder of playlists",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => new HubSettings().PlaylistsFolder,
    };

    public static readonly Option<string> Data = new("--data")
    {
        Description = "The folder that the hub owns: keys, secrets, what it published",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => new HubSettings().DataFolder,
    };

    public static readonly Option<bool> Json = new("--json") { Description = "Print JSON, for programs" };

    public static readonly Option<string> Lang = LanguageOption();

    static CommonOptions()
    {
        foreach (var option in (Option<string>[])[Boards, Playlists, Data])
            NeverEmpty(option);
    }

    /// <summary>An empty path or address would be taken for the folder one stands in.</summary>
    public static void NeverEmpty(Option option) => option.Validators.Add(result =>
    {
        if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
            result.AddError(Say(result, $"{option.Name} takes {option.HelpName}, not an empty text.", $"{option.Name} cần {option.HelpName}, không được để trống."));
    });

    /// <summary>A port, 0 for any free one.</summary>
    public static Option<int> Port(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "PORT",
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65535)
                return port;
            result.AddError(Say(result, $"{name} takes a port, 0 to 65535, not '{result.Tokens[0].Value}'.", $"{name} cần số cổng, 0 đến 65535, không phải '{result.Tokens[0].Value}'."));
            return 0;
        },
    };

    public static HubSettings Settings(ParseResult parse) => new()
    {
        BoardsFile = parse.GetValue(Boards)!,
        PlaylistsFolder = parse.GetValue(Playlists)!,
        DataFolder = parse.GetValue(Data) ?? new HubSettings().DataFolder,
        Language = LanguageOf(parse),
    };

    public static Output Output(ParseResult parse) =>
        new(LanguageOf(parse), Console.Out, Console.Error);

    public static Language LanguageOf(ParseResult parse) => LanguageOf(parse.GetResult(Lang));

    /// <summary>A message about an option, in the language that was asked for.</summary>
    public static string Say(SymbolResult about, string en, string vi) => LanguageOf(about.GetResult(Lang)) == Language.Vietnamese ? vi : en;

    /// <summary>A language that there is none of is an error of its own, told in the system's.</summary>
    private static Language LanguageOf(OptionResult? lang) =>
        (lang?.Tokens is [{ Value: Vietnamese or English } said] ? said.Value : SystemLanguage) == Vietnamese ? Language.Vietnamese : Language.English;

    private static string SystemLanguage => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == Vietnamese ? Vietnamese : English;

    private static Option<string> LanguageOption()
    {
        var option = new Option<string>("--lang")
        {
            Description = "vi or en; the default is the language of the system",
            HelpName = "vi|en",
            Recursive = true,
            DefaultValueFactory = _ => SystemLanguage,
        };
        option.AcceptOnlyFromAmong(Vietnamese, English);
        return option;
    }
}
