using System.CommandLine;
using System.Globalization;
using SignageHub.Core;

namespace SignageHub.Hub.Cli;

/// <summary>Options that several commands share, so that they have one name and one meaning.</summary>
internal static class CommonOptions
{
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

    public static readonly Option<Language> Lang = LanguageOption();

    public static HubSettings Settings(ParseResult parse) => new()
    {
        BoardsFile = parse.GetValue(Boards)!,
        PlaylistsFolder = parse.GetValue(Playlists)!,
        DataFolder = parse.GetValue(Data) ?? new HubSettings().DataFolder,
    };

    public static Output Output(ParseResult parse) => new(parse.GetValue(Lang), Console.Out, Console.Error);

    private static Option<Language> LanguageOption()
    {
        var option = new Option<Language>("--lang")
        {
            Description = "vi or en; without it the language of the system",
            HelpName = "vi|en",
            Recursive = true,
            DefaultValueFactory = _ =>
                CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "vi" ? Language.Vietnamese : Language.English,
            CustomParser = result =>
            {
                var word = result.Tokens[0].Value;
                if (word is not ("vi" or "en"))
                    result.AddError($"--lang takes vi or en, not '{word}'.");
                return word == "vi" ? Language.Vietnamese : Language.English;
            },
        };
        option.CompletionSources.Add("vi", "en");
        return option;
    }
}
