using System.CommandLine;
using SignageHub.Hub.Cli;

namespace SignageHub.Hub.Tests.Cli;

public sealed class UsageErrorsTests
{
    [Theory]
    [InlineData("run")]
    [InlineData("run", "--lang", "vi")]
    [InlineData("run", "--now", "2023-03-25T08:00+07:00", "--urls", "http://127.0.0.1:0")]
    [InlineData("run", "--lang", "vi", "--mqtt-port", "0", "--boards", "boards.json")]
    public void Options_WithoutACommand_AreOptionsOfRun(params string[] arguments)
    {
        var parse = CommandLine.Read(arguments[1..]);

        Assert.Equal(("run", 0), (parse.CommandResult.Command.Name, parse.Errors.Count));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("-?")]
    [InlineData("--version")]
    [InlineData("--lang", "vi", "--help")]
    public void Help_WithoutACommand_IsThatOfTheProgram(params string[] arguments)
    {
        var parse = CommandLine.Read(arguments);

        Assert.IsType<RootCommand>(parse.CommandResult.Command);
        Assert.Empty(parse.Errors);
    }

    [Fact]
    public void Language_BeforeACommand_IsNoOptionOfRun() => Assert.Equal("check", CommandLine.Read(["--lang", "vi", "check"]).CommandResult.Command.Name);

    [Theory]
    [InlineData("Unrecognized command or argument 'bogus'.", "bogus", "--lang", "en")]
    [InlineData("Unrecognized command or argument 'bogus'.", "--lang", "en", "bogus")]
    [InlineData("Không có lệnh hay tùy chọn 'bogus'.", "bogus", "--lang", "vi")]
    [InlineData("Unrecognized command or argument 'agend'. Did you mean 'agenda'?", "agend", "--lang", "en")]
    [InlineData("Không có lệnh hay tùy chọn 'agend'. Có phải ý bạn là 'agenda'?", "agend", "--lang", "vi")]
    [InlineData("Unrecognized command or argument 'reed'. Did you mean 'read'?", "plan", "reed", "--lang", "en")]
    [InlineData("Không có lệnh hay tùy chọn '--jsn'. Có phải ý bạn là '--json'?", "check", "--jsn", "--lang", "vi")]
    [InlineData("Không có lệnh hay tùy chọn '--ulrs'. Có phải ý bạn là '--urls'?", "--ulrs", "--lang", "vi")]
    [InlineData("Required command was not provided.", "plan", "--lang", "en")]
    [InlineData("Thiếu lệnh con.", "plan", "--lang", "vi")]
    public void WordThatIsUnknown_IsOneErrorWithWhatWasMeant(string said, params string[] arguments) =>
        Assert.Equal(said, Assert.Single(UsageErrors.Of(CommandLine.Read(arguments))));
}
