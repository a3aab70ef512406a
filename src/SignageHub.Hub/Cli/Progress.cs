using Spectre.Console;

namespace SignageHub.Hub.Cli;

/// <summary>A progress bar on a terminal, nothing anywhere else.</summary>
internal static class Progress
{
    /// <param name="output">The bar goes to standard error.</param>
    /// <param name="title">What is being done.</param>
    /// <param name="steps">How many steps the work has.</param>
    /// <param name="work">Calls its argument after each step.</param>
    public static void Run(Output output, string title, int steps, Action<Action> work)
    {
        if (Console.IsErrorRedirected || !Console.IsOutputRedirected)
        {
            // With results on the same terminal a bar would be drawn over them.
            work(() => { });
            return;
        }

        output.PeopleMessages.Progress().Start(context =>
        {
            var task = context.AddTask(title, maxValue: steps);
            work(() => task.Increment(1));
        });
    }
}
