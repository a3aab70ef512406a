using System.Text;
using System.Text.RegularExpressions;
using SignageHub.Mqtt;
using SignageHub.Mqtt.Client;
using SignageHub.Testing;

namespace SignageHub.Hub.Tests.Cli;

/// <summary>The real broker, killed with SIGKILL at the very moment of an acknowledgement.</summary>
public sealed partial class BrokerSurvivalTests : IDisposable
{
    private const int Rounds = 3;

    private readonly OfficeFolder _office = new();

    [Fact]
    public async Task EveryAcknowledgedMessage_AfterKill9_IsThere()
    {
        var acknowledged = new List<string>();
        await using (var broker = await Started())
        await using (var absent = Client(broker, "absent"))
        {
            absent.Start();
            await absent.WaitUntilConnected(TestContext.Current.CancellationToken);
            await absent.Subscribe("news", QualityOfService.AtLeastOnce, (_, _) => ValueTask.CompletedTask, TestContext.Current.CancellationToken);
        }

        for (var round = 0; round < Rounds; round++)
        {
            await using var broker = await Started();
            await using var publisher = Client(broker, "publisher");
            publisher.Start();
            for (var i = 0; i < 20; i++)
            {
                var payload = $"{round}.{i}";
                await publisher.Publish(Message("news", payload, retain: false), TestContext.Current.CancellationToken);
                await publisher.Publish(Message($"state/{payload}", payload, retain: true), TestContext.Current.CancellationToken);
                acknowledged.Add(payload);
            }

            await broker.Process.Kill();
        }

        await using var last = await Started();
        await using var back = Client(last, "absent");
        var (news, states) = (new List<string>(), new List<string>());
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await back.Subscribe("news", QualityOfService.AtLeastOnce, (message, _) => Take(news, message), TestContext.Current.CancellationToken);
        await back.Subscribe("state/+", QualityOfService.AtLeastOnce, (message, _) => Take(states, message), TestContext.Current.CancellationToken);
        back.Start();
        await all.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);

        Assert.Equal(acknowledged, news);
        Assert.Equal(acknowledged.Order(StringComparer.Ordinal), states.Order(StringComparer.Ordinal));

        ValueTask Take(List<string> to, MqttMessage message)
        {
            to.Add(Encoding.UTF8.GetString(message.Payload.Span));
            if (news.Count + states.Count == 2 * acknowledged.Count) all.TrySetResult();
            return ValueTask.CompletedTask;
        }
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("")]
    public async Task DamagedState_IsSetAsideWithAMessage_AndTheBrokerStarts(string content)
    {
        var path = Path.Combine(_office.DataFolder, "mqtt", "state.log");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);

        await using var broker = await Started();

        await broker.Process.WaitForLine($"was kept as {path}.damaged");
        Assert.Equal(content, File.ReadAllText(path + ".damaged"));
        await using var publisher = Client(broker, "publisher");
        publisher.Start();
        await publisher.Publish(Message("state/a", "a", retain: true), TestContext.Current.CancellationToken);
    }

    public void Dispose() => _office.Dispose();

    private async Task<RunningBroker> Started()
    {
        var process = HubProgram.Start("broker", "--port", "0", "--data", _office.DataFolder);
        var address = Address().Match(await process.WaitForLine(line => Address().IsMatch(line))).Groups["address"].Value;
        return new RunningBroker(process, new Uri("mqtt://" + address));
    }

    private static MqttClient Client(RunningBroker broker, string id) => new(new MqttClientOptions
    {
        Broker = broker.Address,
        ClientId = id,
        UserName = id,
        CleanStart = false,
        SessionExpiry = TimeSpan.FromHours(1),
    });

    private static MqttMessage Message(string topic, string payload, bool retain) =>
        new() { Topic = topic, Payload = Encoding.UTF8.GetBytes(payload), Qos = QualityOfService.AtLeastOnce, Retain = retain };

    [GeneratedRegex(@"^MQTT broker on (?<address>\S+:\d+)\.", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();

    private sealed record RunningBroker(ExternalProcess Process, Uri Address) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Process.DisposeAsync();
    }
}
