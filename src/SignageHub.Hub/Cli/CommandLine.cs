using System.CommandLine;

namespace SignageHub.Hub.Cli;

/// <summary>The commands of <c>signagehub</c>. Exit codes: see <see cref="ExitCode"/>.</summary>
public static class CommandLine
{
    public static async Task<int> Run(string[] args)
    {
        var parse = Root().Parse(args.Length == 0 ? ["run"] : args);
        if (parse.Errors.Count > 0)
        {
            await parse.InvokeAsync();
            return ExitCode.WrongUsage;
        }

        try
        {
            return await parse.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
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

    private static RootCommand Root() => new("SignageHub: the right slogan on the right board on the right day. Without a command it runs the hub.")
    {
        CommonOptions.Lang,
        RunCommand.Create(),
        CheckCommand.Create(),
        AgendaCommand.Create(),
        ShowCommand.Create(),
        RenderCommand.Create(),
        BoardCommand.Create(),
        BrokerCommand.Create(),
    };
}
