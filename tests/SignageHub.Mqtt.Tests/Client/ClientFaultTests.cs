using SignageHub.Mqtt.Client;
using SignageHub.Mqtt.Tests.Testing;

namespace SignageHub.Mqtt.Tests.Client;

/// <summary>What the client does with what nobody foresaw.</summary>
public sealed class ClientFaultTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>A board in the field has nobody to start it again.</summary>
    [Fact]
    public async Task Fault_ThatNobodyForesaw_IsToldAndTheClientTriesAgain()
    {
        await using var host = await BrokerHost.Start();
        MqttClientOptions? options = null;
        await using var client = TestClients.Make(new Uri($"mqtt://127.0.0.1:{host.Port}"), configure: o => options = o);
        options!.UserName = new string('x', 70_000);
        var told = new TaskCompletionSource<MqttClientState>(TaskCreationOptions.RunContinuationsAsynchronously);
        client.StateChanged = state => told.TrySetResult(state);
        client.Start();

        var state = await told.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.False(state.Connected);
        Assert.NotNull(state.Error);
        Assert.NotNull(state.RetryIn);
        options.UserName = "tester";
        await client.WaitUntilConnected(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void TextsOfTheOptions_TooLong_AreNamedAllAtOnce()
    {
        var text = new string('x', 70_000);

        var fault = Assert.Throws<ArgumentException>(() => TestClients.Make(new Uri("mqtt://127.0.0.1"), configure: o =>
        {
            o.UserName = text;
            o.Will = TestClients.Text("online", "lost") with { ContentType = text, CorrelationData = new byte[70_000], UserProperties = [new("name", text)] };
        }));

        foreach (var name in new[] { "UserName", "Will.ContentType", "Will.CorrelationData", "Will.UserProperties" }) Assert.Contains(name, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(text, fault.Message, StringComparison.Ordinal);
    }
}
