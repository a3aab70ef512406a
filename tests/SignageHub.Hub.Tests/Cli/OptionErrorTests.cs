using System.CommandLine;
using SignageHub.Hub.Cli;

namespace SignageHub.Hub.Tests.Cli;

/// <summary>Slips with options, for every option of every command there is.</summary>
public sealed class OptionErrorTests
{
    public static TheoryData<string> Options => [.. Named(TakesAValue)];

    public static TheoryData<string> OptionsForOneValue => [.. Named(option => TakesAValue(option) && option.Arity.MaximumNumberOfValues == 1)];

    [Theory]
    [MemberData(nameof(Options))]
    public async Task Option_WithoutItsValue_IsToldWithCode2(string words)
    {
        string[] arguments = [.. words.Split(' ').SkipLast(1), .. Companions(words), words.Split(' ')[^1]];

        Assert.Contains(Errors(arguments), error => error.Contains(arguments[^1], StringComparison.Ordinal));
        Assert.Equal(ExitCode.WrongUsage, await CommandLine.Run(arguments));
    }

    [Theory]
    [MemberData(nameof(OptionsForOneValue))]
    public async Task Option_GivenTwice_IsToldWithCode2(string words)
    {
        string[] arguments = words.Split(' ');
        string[] twice = [.. arguments, "1", arguments[^1], "1", .. Companions(words)];

        Assert.Contains(Errors(twice), error => error.Contains(arguments[^1], StringComparison.Ordinal));
        Assert.Equal(ExitCode.WrongUsage, await CommandLine.Run(twice));
    }

    [Theory]
    [InlineData("render", "--text", "a", "--size")]
    [InlineData("broker", "--port", "1", "--user")]
    public async Task Program_WithAValueForgotten_EndsWithCode2AndNoStackTrace(params string[] arguments)
    {
        var (exitCode, lines) = await HubProgram.Run(arguments);

        Assert.Equal(2, exitCode);
        Assert.Contains(lines, line => line.Contains(arguments[^1], StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("   at ", StringComparison.Ordinal) || line.Contains("Exception", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Errors(string[] arguments) => CommandLine.Root().Parse(arguments).Errors.Select(error => error.Message);

    /// <summary>What the option goes together with, so that the slip is the only mistake of its kind.</summary>
    private static string[] Companions(string words) => words switch
    {
        "render --batch" => ["--out", "folder"],
        "render --out" => ["--batch", "file"],
        "render --bench" => [],
        "render --text" => ["--size", "96x16"],
        "render --size" => ["--text", "A"],
        "broker --user" => ["--password", "secret"],
        "broker --password" or "broker --password-file" => ["--user", "u"],
        _ when words.StartsWith("render ", StringComparison.Ordinal) => ["--text", "A", "--size", "96x16"],
        _ => [],
    };

    private static bool TakesAValue(Option option) => option.Arity.MaximumNumberOfValues > 0 && option.ValueType != typeof(bool);

    private static IEnumerable<string> Named(Func<Option, bool> which) =>
        Commands(CommandLine.Root(), []).SelectMany(c => c.Command.Options.Where(which).Select(option => string.Join(' ', [.. c.Path, option.Name])));

    private static IEnumerable<(Command Command, string[] Path)> Commands(Command command, string[] path) =>
        command.Subcommands.SelectMany(sub => Commands(sub, [.. path, sub.Name])).Prepend((command, path));
}
