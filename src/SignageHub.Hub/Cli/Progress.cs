using Spectre.Console;

namespace SignageHub.Hub.Cli;

/// <summary>A progress bar on a terminal, nothing anywhere else.</summary>
internal static class Progress
{
    /// <summary>Does the work with a bar on standard error; results are written when the bar is done where both share one terminal.</summary>
    /// <param name="output">Where the bar and the results go.</param>
    /// <param name="title">What is being done.</param>
    /// <param name="steps">How many steps the work has.</param>
    /// <param name="step">Does the step of that number, from 0.</param>
    public static void Run(Output output, string title, int steps, Action<int> step)
    {
        if (Console.IsErrorRedirected)
        {
            for (var i = 0; i < steps; i++)
                step(i);
            return;
        }

        using var held = Console.IsOutputRedirected ? null : output.Hold();
        output.PeopleMessages.Progress().Start(context =>
        {
            var task = context.AddTask(title, maxValue: steps);
            for (var i = 0; i < steps; i++, task.Increment(1))
                step(i);
        });
    }

    /// <summary>The same for steps that wait.</summary>
    public static async Task Run(Output output, string title, int steps, Func<int, Task> step)
    {
        if (Console.IsErrorRedirected)
        {
            for (var i = 0; i < steps; i++)
                await step(i);
            return;
        }

        using var held = Console.IsOutputRedirected ? null : output.Hold();
        await output.PeopleMessages.Progress().StartAsync(async context =>
        {
            var task = context.AddTask(title, maxValue: steps);
            for (var i = 0; i < steps; i++, task.Increment(1))
                await step(i);
        });
    }
}
