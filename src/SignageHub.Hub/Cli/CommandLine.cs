using System.CommandLine;
using System.CommandLine.Help;
using SignageHub.Core;
using SignageHub.Core.Json;

namespace SignageHub.Hub.Cli;

/// <summary>The commands of <c>signagehub</c>. Exit codes: see <see cref="ExitCode"/>.</summary>
public static class CommandLine
{
    public static async Task<int> Run(string[] args)
    {
        var parse = Read(args);
        if (parse.Errors.Count > 0)
            return await WrongUsage(parse);

        try
        {
            if (!Nfc.IsAvailable)
                throw new StartProblemException(NoIcu);
            // The host handles the signals, with its own limit for a clean stop.
            return await parse.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (InputProblemException problem)
        {
            CommonOptions.Output(parse).Error(problem.Words);
        }
        catch (StartProblemException problem)
        {
            CommonOptions.Output(parse).Error(problem.Words);
        }

        return ExitCode.Problems;
    }

    /// <summary>Options alone are options of <c>run</c>; a word that no command has is left for the list of commands.</summary>
    internal static ParseResult Read(string[] args)
    {
        var run = RunCommand.Create();
        // A hub that is started builds no other command: its boards wait.
        if (args is ["run", ..] && new RootCommand { CommonOptions.Lang, run }.Parse(args) is { Errors.Count: 0, Action: not HelpAction } started)
            return started;
        var root = Root(run);
        var parse = root.Parse(args);
        if (args.Length > 0 && !args[0].StartsWith("--", StringComparison.Ordinal))
            return parse;
        var isOwn = root.Options.Where(option => option is HelpOption or VersionOption).Any(option => parse.GetResult(option) is { Implicit: false });
        return parse.CommandResult.Command is not RootCommand || isOwn || parse.UnmatchedTokens is [[not '-', ..], ..]
            ? parse
            : root.Parse(["run", .. args]);
    }

    /// <summary>Tells what is wrong, and how the command is used.</summary>
    private static async Task<int> WrongUsage(ParseResult parse)
    {
        foreach (var error in UsageErrors.Of(parse))
            await Console.Error.WriteLineAsync(error);
        Console.WriteLine();
        var language = CommonOptions.LanguageOf(parse) == Language.Vietnamese ? "vi" : "en";
        await Root().Parse([.. PathOf(parse.CommandResult.Command), "--help", "--lang", language]).InvokeAsync();
        return ExitCode.WrongUsage;
    }

    /// <summary>The words that lead to a command, without the program's name.</summary>
    private static IEnumerable<string> PathOf(Command command) =>
        command is RootCommand ? [] : command.Parents.OfType<Command>().Take(1).SelectMany(PathOf).Append(command.Name);

    private static readonly Bilingual NoIcu = new(
        "ICU is missing on this machine, and without it letters and tone marks that were typed apart cannot be put together. Install libicu (Debian: apt-get install libicu72) and start again.",
        "Máy này thiếu ICU nên không ghép được chữ và dấu gõ tách rời. Hãy cài libicu (Debian: apt-get install libicu72) rồi chạy lại.");

    internal static RootCommand Root() => Root(RunCommand.Create());

    private static RootCommand Root(Command run)
    {
        var root = new RootCommand("SignageHub: the right slogan on the right board on the right day. Without a command it runs the hub.")
        {
            CommonOptions.Lang,
            run,
            CheckCommand.Create(),
            AgendaCommand.Create(),
            WhyCommand.Create(),
            CoverageCommand.Create(),
            ObservanceCommand.Create(),
            DarkHoursCommand.Create(),
            ShowCommand.Create(),
            RenderCommand.Create(),
            FontCommand.Create(),
            PlanCommand.Create(),
            AccountCommand.Create(),
            AuditCommand.Create(),
            ApproveCommand.Create(),
            ReportCommand.Create(),
            PackCommand.Create(),
            BoardCommand.Create(),
            KeyCommand.Create(),
            BlankCommand.Blank(),
            BlankCommand.Unblank(),
            BrokerCommand.Create(),
        };
        VietnameseHelp.AddTo(root);
        return root;
    }
}
