using SignageHub.Testing;

namespace SignageHub.Hub.Tests.Boards;

/// <summary>Who may do what on the hub's own broker, with the real program and real clients.</summary>
public sealed class BoardAccessTests : IDisposable
{
    private const string Hello = "signagehub/1/hub";

    private readonly OfficeFolder _office = new();

    [Fact]
    public async Task RevokedBoard_IsCutOffAndStaysOut_UntilItHasANewSecret()
    {
        await using var hub = await RunningHub.Start(_office);
        var secret = await Secret("lobby");
        await using var board = Subscribe(hub, "lobby", "lobby", secret, Hello);
        await board.WaitForLine("\"online\"");

        var (exitCode, lines) = await Run("board", "revoke", "lobby");

        Assert.Equal((0, "lobby is shut out. 'signagehub board secret lobby' lets it in again, with a new secret."), (exitCode, Assert.Single(lines)));
        await hub.Process.WaitForLine("lobby was cut off");
        await using var again = Subscribe(hub, "lobby", "lobby", secret, Hello);
        await again.WaitForLine(line => line.Contains("not authori", StringComparison.OrdinalIgnoreCase) || line.Contains("bad user name", StringComparison.OrdinalIgnoreCase));
        await using var renewed = Subscribe(hub, "lobby", "lobby", await Secret("lobby"), Hello);
        await renewed.WaitForLine("\"online\"");
    }

    [Fact]
    public async Task ClientIdOfAnotherBoard_IsRefused_AndItsOwnerStaysConnected()
    {
        await using var hub = await RunningHub.Start(_office);
        await using var owner = Subscribe(hub, "lobby", "lobby", await Secret("lobby"), Hello, "signagehub/1/boards/lobby/desired");
        await owner.WaitForLine("ey");

        await using var thief = Subscribe(hub, "lobby", "gate", await Secret("gate"), Hello);
        await thief.WaitForLine("not valid");

        _office.Playlist("plan", """{ "name": "Mới", "boards": ["lobby"], "entries": [ { "slogan": "Tắt đèn", "when": { "on": "2023-03-25" } } ] }""");
        await owner.WaitForLine(_ => owner.Lines.Count(line => line.StartsWith("ey", StringComparison.Ordinal)) == 2);
        Assert.Single(owner.Lines, line => line.Contains("CONNACK (0)", StringComparison.Ordinal));
        Assert.DoesNotContain(thief.Lines, line => line.Contains("online", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_IsAnonymous()
    {
        await using var hub = await RunningHub.Start(_office);

        var (exitCode, _) = await ExternalProcess.Run(
            RealPart.Require("mosquitto_sub"), "-V", "mqttv5", "-h", "127.0.0.1", "-p", hub.MqttPort, "-i", "lobby", "-t", Hello, "-C", "1", "-W", "10");

        Assert.NotEqual(0, exitCode);
        await hub.Process.WaitForLine("CONNECT of 'lobby'");
    }

    [Theory]
    [InlineData("signagehub/1/boards/gate/state")]
    [InlineData("signagehub/1/boards/lobby/desired")]
    [InlineData("signagehub/1/fleet/blank")]
    [InlineData("$SYS/broker/uptime")]
    public async Task Publishing_WhatIsNotTheBoards_IsRefused(string topic)
    {
        await using var hub = await RunningHub.Start(_office);
        var secret = await Secret("lobby");

        var (_, refused) = await Publish(hub, secret, topic);
        var (_, allowed) = await Publish(hub, secret, "signagehub/1/boards/lobby/state");

        Assert.Contains(refused, line => line.Contains("Not authorized", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(allowed, line => line.Contains("Not authorized", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task StateOfABoard_AfterKill9OfTheHub_IsStillThere()
    {
        var secret = await Secret("lobby");
        await using (var hub = await RunningHub.Start(_office))
        {
            var (exitCode, _) = await Publish(hub, secret, "signagehub/1/boards/lobby/state");
            Assert.Equal(0, exitCode);
        }

        await using var again = await RunningHub.Start(_office);

        await again.Process.WaitForLine("Taken up again: 1 retained messages and 0 sessions");
    }

    public void Dispose() => _office.Dispose();

    private static ExternalProcess Subscribe(RunningHub hub, string id, string user, string secret, params string[] topics) => ExternalProcess.Start(
        RealPart.Require("stdbuf"),
        ["-oL", RealPart.Require("mosquitto_sub"), "-d", "-V", "mqttv5", "-h", "127.0.0.1", "-p", hub.MqttPort, "-i", id, "-u", user, "-P", secret, "-q", "1", .. topics.SelectMany(t => new[] { "-t", t })]);

    private static Task<(int ExitCode, IReadOnlyList<string> Lines)> Publish(RunningHub hub, string secret, string topic) => ExternalProcess.Run(
        RealPart.Require("mosquitto_pub"), "-d", "-V", "mqttv5", "-h", "127.0.0.1", "-p", hub.MqttPort, "-i", "lobby", "-u", "lobby", "-P", secret, "-q", "1", "-r", "-t", topic, "-m", "{}");

    private Task<(int ExitCode, IReadOnlyList<string> Lines)> Run(params string[] arguments) => HubProgram.Run([.. arguments, "--data", _office.DataFolder]);

    private async Task<string> Secret(string board)
    {
        var (exitCode, lines) = await Run(["board", "secret", board, .. HubProgram.Files(_office)]);
        Assert.Equal(0, exitCode);
        return lines.Single(l => l.StartsWith("password", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1];
    }
}
