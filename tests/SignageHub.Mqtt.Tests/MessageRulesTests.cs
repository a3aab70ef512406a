using SignageHub.Mqtt.Tests.Testing;

namespace SignageHub.Mqtt.Tests;

/// <summary>A length has two bytes: MQTT 5.0 §1.5.4 and §1.5.6.</summary>
public sealed class MessageRulesTests
{
    private static readonly string s_tooLong = new('ệ', 22_000);

    [Theory]
    [InlineData(nameof(MqttMessage.ContentType))]
    [InlineData(nameof(MqttMessage.CorrelationData))]
    [InlineData(nameof(MqttMessage.ResponseTopic))]
    [InlineData(nameof(MqttMessage.UserProperties))]
    public async Task Text_TooLong_IsAnArgumentExceptionThatNamesTheField(string field)
    {
        await using var host = await BrokerHost.Start();
        await using var client = await TestClients.Connect(host);
        var message = TooLong(field);

        foreach (var bus in new IMqttBus[] { host.Broker, client })
        {
            var fault = await Assert.ThrowsAsync<ArgumentException>(async () => await bus.Publish(message, TestContext.Current.CancellationToken));
            Assert.Contains(field, fault.Message, StringComparison.Ordinal);
        }
    }

    private static MqttMessage TooLong(string field)
    {
        var message = TestClients.Text("news", "text");
        return field switch
        {
            nameof(MqttMessage.ContentType) => message with { ContentType = s_tooLong },
            nameof(MqttMessage.CorrelationData) => message with { CorrelationData = new byte[70_000] },
            nameof(MqttMessage.ResponseTopic) => message with { ResponseTopic = s_tooLong },
            _ => message with { UserProperties = [new UserProperty(s_tooLong, "value")] },
        };
    }
}
