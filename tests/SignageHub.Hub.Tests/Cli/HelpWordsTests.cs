using System.CommandLine;
using SignageHub.Hub.Cli;

namespace SignageHub.Hub.Tests.Cli;

public sealed class HelpWordsTests
{
    /// <summary>Whoever adds an option gives it a Vietnamese description too.</summary>
    [Fact]
    public void EveryDescription_HasItsVietnamese()
    {
        var untranslated = Commands(CommandLine.Root())
            .SelectMany(VietnameseHelp.Shown)
            .Select(symbol => symbol.Description)
            .Where(description => description is not null && HelpWords.Of(description) == description)
            .Distinct();

        Assert.Empty(untranslated);
    }

    [Fact]
    public void AnErrorOfTheLibrary_IsSaidInVietnamese() =>
        Assert.Equal("Không có lệnh hay tùy chọn '--txt'.", HelpWords.Error(CommandLine.Root().Parse(["check", "--txt"]).Errors[0].Message));

    private static IEnumerable<Command> Commands(Command command) => command.Subcommands.SelectMany(Commands).Prepend(command);
}
