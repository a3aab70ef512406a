using System.Net;
using System.Net.Sockets;
using System.Text;
using SignageHub.Mqtt.Client;
using SignageHub.Testing;

namespace SignageHub.Hub.Tests.Cli;

/// <summary><c>signagehub broker --user U --password-file F</c>: the real program, the real client.</summary>
public sealed class BrokerPasswordTests : IDisposable
{
    private readonly OfficeFolder _office = new();

    [Fact]
    public async Task PasswordFile_ItsFirstLineOpensTheDoor_AnythingElseDoesNot()
    {
        var file = Path.Combine(_office.Root, "password");
        await File.WriteAllTextAsync(file, "mở cửa\r\nnot this\n", TestContext.Current.CancellationToken);
        var port = FreePort();
        await using var broker = HubProgram.Start("broker", "--port", $"{port}", "--user", "lan", "--password-file", file);
        await broker.WaitForLine(line => line.StartsWith("MQTT broker on ", StringComparison.Ordinal));

        Assert.True(await IsLetIn(port, "mở cửa"));
        Assert.False(await IsLetIn(port, "not this"));
        Assert.False(await IsLetIn(port, ""));
        Assert.DoesNotContain(broker.Lines, line => line.Contains("Every program on this machine", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\nsecret\n", "the first line is empty; write the password there.")]
    [InlineData("", "is empty, or no file but a device or a pipe.")]
    [InlineData(null, "cannot be read")]
    public async Task PasswordFile_WithoutAPassword_IsOneClearError(string? content, string message)
    {
        var file = Path.Combine(_office.Root, "password");
        if (content is not null) await File.WriteAllTextAsync(file, content, TestContext.Current.CancellationToken);

        var (exitCode, lines) = await HubProgram.Run("broker", "--port", "0", "--user", "lan", "--password-file", file);

        Assert.Equal(1, exitCode);
        Assert.Contains(message, Assert.Single(lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--user", "lan", "--password", "a", "--password-file", "b")]
    [InlineData("--password-file", "b")]
    public async Task Passwords_OfNobodyOrTwo_EndWithCode2(params string[] options) =>
        Assert.Equal(2, (await HubProgram.Run(["broker", "--port", "0", .. options])).ExitCode);

    public void Dispose() => _office.Dispose();

    private static async Task<bool> IsLetIn(int port, string password)
    {
        var told = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var client = new MqttClient(new MqttClientOptions
        {
            Broker = new Uri($"mqtt://127.0.0.1:{port}"),
            ClientId = "lan",
            UserName = "lan",
            Password = Encoding.UTF8.GetBytes(password),
        });
        client.StateChanged = state => told.TrySetResult(state.Connected);
        client.Start();
        return await told.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
