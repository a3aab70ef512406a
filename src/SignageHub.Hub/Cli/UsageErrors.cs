using System.CommandLine;
using System.CommandLine.Parsing;
using SignageHub.Core;
using SignageHub.Core.Json;

namespace SignageHub.Hub.Cli;

/// <summary>What is wrong with a command line, one line for each mistake, in the language that was asked for.</summary>
internal static class UsageErrors
{
    public static IEnumerable<string> Of(ParseResult parse)
    {
        var vietnamese = CommonOptions.LanguageOf(parse) == Language.Vietnamese;
        foreach (var error in parse.Errors.Where(error => !IsOnlyTheAbsence(error, parse)))
        {
            var said = vietnamese ? HelpWords.Error(error.Message) : error.Message;
            var unknown = parse.UnmatchedTokens.FirstOrDefault(word => IsAbout(error, word));
            var meant = unknown is null ? null : Suggest.Nearest(unknown, Known(parse.CommandResult.Command, unknown));
            yield return meant is null ? said : said + (vietnamese ? $" Có phải ý bạn là '{meant}'?" : $" Did you mean '{meant}'?");
        }
    }

    /// <summary>A word that is no command was meant as one: that none was found is no second mistake.</summary>
    private static bool IsOnlyTheAbsence(ParseError error, ParseResult parse) =>
        parse.UnmatchedTokens.Count > 0
        && error.SymbolResult is CommandResult { Command.Subcommands.Count: > 0 }
        && !parse.UnmatchedTokens.Any(word => IsAbout(error, word));

    private static bool IsAbout(ParseError error, string word) => error.Message.Contains($"'{word}'", StringComparison.Ordinal);

    /// <summary>Options for what begins with a dash, commands for the rest.</summary>
    private static IEnumerable<string> Known(Command command, string word) =>
        VietnameseHelp.Shown(command)
            .Where(symbol => symbol != command && symbol is Option == word.StartsWith('-') && symbol is not Argument)
            .Select(symbol => symbol.Name);
}
