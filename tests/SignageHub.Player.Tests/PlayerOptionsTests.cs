using SignageHub.Core.Boards;
using SignageHub.Push.Keys;
using SignageHub.Push.Messages;

namespace SignageHub.Player.Tests;

public sealed class PlayerOptionsTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public PlayerOptionsTests()
    {
        using var key = SigningKey.Create();
        File.WriteAllBytes(_file, WireJson.Write(new Enrolment(BoardId.Parse("lobby"), "secret", [key.Public], null)));
    }

    [Fact]
    public void Options_ThatAreRight_AreRead()
    {
        var (options, problems) = PlayerOptions.Read(["--secret-file", _file, "--hub", "mqtts://hub:8883", "--display", "null", "--size", "192x32"]);

        Assert.Empty(problems);
        Assert.Equal(("hub", "lobby", "192x32"), (options!.Hub.Host, options.Enrolment.Board.Value, options.Size.ToString()));
    }

    [Fact]
    public void Options_ThatAreWrong_AreAllToldAtOnce()
    {
        var (options, problems) = PlayerOptions.Read([
            "--secret-file", "/no/such/file", "--hub", "http://hub", "--display", "vga", "--size", "big", "--gamma", "9", "--dim", "perhaps", "--colour", "--data"]);

        Assert.Null(options);
        Assert.Equal(8, problems.Count);
        Assert.Contains(problems, p => p.En == "--hub takes an address as mqtts://hub.office.vn:8883 or mqtt://localhost:1883, not 'http://hub'.");
        Assert.All(problems, p => Assert.NotEqual(p.En, p.Vi));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData("""{"board":"lobby","secret":"x","keys":[],"fingerprint":null}""")]
    public void SecretFile_ThatIsNone_IsToldWithItsRemedy(string content)
    {
        File.WriteAllText(_file, content);

        var (_, problems) = PlayerOptions.Read(["--secret-file", _file, "--display", "null"]);

        Assert.Contains("signagehub board secret", Assert.Single(problems).En, StringComparison.Ordinal);
    }

    [Fact]
    public void SecretFile_OfAnotherBoard_IsTold()
    {
        var (_, problems) = PlayerOptions.Read(["--secret-file", _file, "--board", "gate", "--display", "null"]);

        Assert.Contains("is the file of board 'lobby', not of 'gate'", Assert.Single(problems).En, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(_file);
}
