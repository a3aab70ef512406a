using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Player.Service;
using SignageHub.Push.Keys;
using SignageHub.Push.Messages;
using SignageHub.Testing;

namespace SignageHub.Player.Tests.Service;

public sealed class InstallTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("signage-player-");
    private readonly string _secret;

    public InstallTests()
    {
        using var key = SigningKey.Create();
        _secret = Path.Combine(_folder.FullName, "lobby 100%.json");
        File.WriteAllBytes(_secret, WireJson.Write(new Enrolment(BoardId.Parse("lobby"), "secret", [key.Public], null)));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("terminal")]
    [InlineData("ddp:127.0.0.1")]
    [InlineData("fb:/dev/fb0:10,20")]
    public async Task Unit_OfEachKindOfDisplay_IsOneThatSystemdTakes(string display)
    {
        var path = Path.Combine(_folder.FullName, ServiceUnit.Name);
        await File.WriteAllTextAsync(path, Unit(display), TestContext.Current.CancellationToken);

        if (RealPart.Find("systemd-analyze") is { } analyze)
        {
            var (exit, lines) = await ExternalProcess.Run(analyze, "verify", "--man=no", path);
            Assert.True(exit == 0 && !lines.Any(l => l.Contains(ServiceUnit.Name, StringComparison.Ordinal)), string.Join('\n', lines));
        }

        Assert.All(Directives(display), d => Assert.Matches("^[A-Z][A-Za-z]+$", d.Key));
    }

    [Fact]
    public void Unit_LetsThePlayerDoNothingButPlay()
    {
        var unit = Directives("ddp:127.0.0.1").ToDictionary();

        Assert.Equal(("notify", "30", "always", "yes", "yes", "strict", "yes", ""), (
            unit["Type"], unit["WatchdogSec"], unit["Restart"], unit["DynamicUser"], unit["NoNewPrivileges"], unit["ProtectSystem"], unit["PrivateDevices"], unit["CapabilityBoundingSet"]));
        Assert.Equal($"board:{_secret.Replace("%", "%%", StringComparison.Ordinal)}", unit["LoadCredential"]);
        Assert.DoesNotContain(_secret, unit["ExecStart"], StringComparison.Ordinal);
    }

    [Fact]
    public void Unit_OfAFramebuffer_OpensThatDeviceAlone()
    {
        var unit = Directives("fb:/dev/fb1:10,20").ToDictionary();

        Assert.Equal(("closed", "/dev/fb1 rw", "video"), (unit["DevicePolicy"], unit["DeviceAllow"], unit["SupplementaryGroups"]));
        Assert.False(unit.ContainsKey("PrivateDevices"));
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("50%", "50%%")]
    [InlineData("$HOME", "$$HOME")]
    [InlineData("two words", "\"two words\"")]
    [InlineData("a\"b\\c;d", "\"a\\\"b\\\\c;d\"")]
    [InlineData("", "\"\"")]
    public void Word_OfTheCommandLine_IsReadBySystemdAsItWasMeant(string word, string quoted) => Assert.Equal(quoted, ServiceUnit.Quoted(word));

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData(@"C:\Program Files\x", @"""C:\Program Files\x""")]
    [InlineData(@"ends with\ ", @"""ends with\ """)]
    [InlineData(@"a b\", @"""a b\\""")]
    [InlineData("a\"b", "\"a\\\"b\"")]
    [InlineData("", "\"\"")]
    public void Word_OfTheCommandLine_IsReadByWindowsAsItWasMeant(string word, string quoted) => Assert.Equal(quoted, WindowsService.Quoted(word));

    [Fact]
    public void Service_OfWindows_StartsWithTheMachineUnderItsOwnAccount_AndAgainWheneverItEnds()
    {
        var steps = WindowsService.Steps(
            [@"C:\Program Files\signage\signage-player.exe"], ["--hub", "mqtts://hub:8883", "--display", "ddp:10.0.0.7"], @"C:\R&D\lobby 1.json", @"C:\ProgramData\signage-player", "lobby", isThere: false);

        Assert.Equal(
            [
                @"sc.exe create signage-player binPath= ""\""C:\Program Files\signage\signage-player.exe\"" service --hub mqtts://hub:8883 --display ddp:10.0.0.7 --secret-file \""C:\R&D\lobby 1.json\"" --data C:\ProgramData\signage-player"" type= own start= delayed-auto obj= ""NT SERVICE\signage-player"" DisplayName= ""SignageHub: lobby""",
                @"sc.exe description signage-player ""Shows the slogans of the office on the board, also without the network.""",
                "sc.exe failure signage-player reset= 86400 actions= restart/1000/restart/5000/restart/60000",
                "sc.exe failureflag signage-player 1",
                @"icacls.exe C:\ProgramData\signage-player /grant ""NT SERVICE\signage-player:(OI)(CI)M""",
                @"icacls.exe ""C:\R&D\lobby 1.json"" /grant ""NT SERVICE\signage-player:R""",
                "sc.exe start signage-player",
            ],
            steps.Select(step => step.ToString()));
    }

    [Fact]
    public void Service_ThatIsThere_GetsTheNewSettings()
    {
        var first = WindowsService.Steps(["signage-player.exe"], [], "lobby.json", "data", "lobby", isThere: true)[0];

        Assert.Equal(["config", "signage-player", "binPath=", "signage-player.exe service --secret-file lobby.json --data data"], first.Arguments.Take(4));
    }

    [Theory]
    [InlineData("terminal", "has no desktop")]
    [InlineData("raw", "let the helper's own service")]
    [InlineData("ddp:127.0.0.1", null)]
    [InlineData("null", null)]
    public void Service_OfWindows_TakesNoDisplayThatNeedsADesktop(string display, string? why)
    {
        var problem = WindowsService.Problem(display)?.En;

        if (why is null)
            Assert.Null(problem);
        else
            Assert.Contains(why, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void ServiceLog_GrowsToAMegabyte_AndKeepsTheOneBefore()
    {
        var log = Path.Combine(_folder.FullName, "player.log");
        File.WriteAllBytes(log, new byte[(1024 * 1024) + 1]);

        using (var writer = ServiceLog.Of(["--display", "null", "--data", _folder.FullName]))
            new Messages(Language.English, writer).Tell(new Bilingual("Connected.", "Đã nối."));

        Assert.EndsWith("Connected." + Environment.NewLine, File.ReadAllText(log), StringComparison.Ordinal);
        Assert.Equal((1024 * 1024) + 1, new FileInfo(log + ".1").Length);
    }

    [Fact]
    public void Print_ShowsTheUnitOrTheService_AndDoesNothing()
    {
        var (output, error) = (new StringWriter(), new StringWriter());

        var exit = InstallCommand.Install(["--secret-file", _secret, "--display", "null", "--print"], new Messages(Language.English, error), output);

        Assert.Equal((0, ""), (exit, error.ToString()));
        Assert.Contains(OperatingSystem.IsWindows() ? "sc.exe create" : "ExecStart=", output.ToString(), StringComparison.Ordinal);
        Assert.Single(_folder.GetFiles());
    }

    [Fact]
    public void Install_OfADisplayThatNeedsAHelper_SaysWhatToDo()
    {
        var error = new StringWriter();

        var exit = InstallCommand.Install(["--secret-file", _secret, "--display", "raw"], new Messages(Language.English, error), TextWriter.Null);

        Assert.Equal(2, exit);
        Assert.Contains("let the helper's own service start signage-player run", error.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Unit(string display) =>
        ServiceUnit.Text([Environment.ProcessPath!], _secret, "lobby", ["--hub", "mqtts://hub:8883", "--display", display, "--blank-file", "/run/a switch"], display);

    private IEnumerable<KeyValuePair<string, string>> Directives(string display) => Unit(display).Split('\n')
        .Where(line => line.Contains('=', StringComparison.Ordinal))
        .Select(line => line.Split('=', 2))
        .Select(parts => KeyValuePair.Create(parts[0], parts[1]));
}
