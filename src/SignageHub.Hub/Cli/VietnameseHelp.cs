using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using SignageHub.Core;

namespace SignageHub.Hub.Cli;

/// <summary><c>--help</c> in the language that was asked for.</summary>
/// <remarks>The library writes its page in English around our descriptions. In Vietnamese it is given other descriptions, and its own few words are put into Vietnamese afterwards.</remarks>
internal sealed class VietnameseHelp(HelpAction usual) : SynchronousCommandLineAction
{
    public static void AddTo(RootCommand root)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new VietnameseHelp((HelpAction)help.Action!);
    }

    public override int Invoke(ParseResult parseResult)
    {
        if (CommonOptions.LanguageOf(parseResult) != Language.Vietnamese)
            return usual.Invoke(parseResult);
        var (configuration, page) = (parseResult.InvocationConfiguration, new StringWriter());
        var output = configuration.Output;
        var english = Translate(parseResult.CommandResult.Command);
        try
        {
            configuration.Output = page;
            return usual.Invoke(parseResult);
        }
        finally
        {
            // The commands are the program's, not this page's.
            foreach (var (symbol, description) in english)
                symbol.Description = description;
            configuration.Output = output;
            output.Write(HelpWords.Frame(page.ToString()));
        }
    }

    /// <returns>What was there before.</returns>
    private static List<(Symbol Symbol, string? Description)> Translate(Command command)
    {
        var before = new List<(Symbol, string?)>();
        foreach (var symbol in Shown(command))
        {
            before.Add((symbol, symbol.Description));
            symbol.Description = HelpWords.Of(symbol.Description);
        }

        return before;
    }

    /// <summary>All that a command's page describes.</summary>
    internal static IEnumerable<Symbol> Shown(Command command) =>
        new Symbol[] { command }
            .Concat(command.Arguments)
            .Concat(command.Options)
            .Concat(command.Subcommands)
            .Concat(Above(command).SelectMany(parent => parent.Options.Where(o => o.Recursive)))
            .Distinct();

    private static IEnumerable<Command> Above(Command command) => command.Parents.OfType<Command>().SelectMany(parent => Above(parent).Prepend(parent));
}
