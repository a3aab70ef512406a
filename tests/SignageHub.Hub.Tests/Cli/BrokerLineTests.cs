using SignageHub.Hub.Cli;
using SignageHub.Mqtt;
using SignageHub.Mqtt.Broker;

namespace SignageHub.Hub.Tests.Cli;

public sealed class BrokerLineTests
{
    [Fact]
    public void Words_OfASecond_TellItsRatesAndTheTotals()
    {
        var before = new MqttBrokerCounts(Connected: 2, Sessions: 3, Retained: 4, MessagesReceived: 10, MessagesSent: 20, BytesReceived: 1000, BytesSent: 2000, Dropped: 0, Refused: 0, ProtocolErrors: 0);
        var now = before with
        {
            Connected = 3,
            MessagesReceived = 15,
            MessagesSent = 120,
            BytesReceived = 1500,
            BytesSent = 34_000,
            Dropped = 7,
            Refused = 2,
            Queued = 9,
            RefusedBy = new Dictionary<ReasonCode, long> { [ReasonCode.BadUserNameOrPassword] = 2 },
        };

        var words = BrokerLine.Words(before, now);

        Assert.Equal("3 clients, 4 retained; in 5/s 500 B/s, out 100/s 32 kB/s; queued 9, dropped 7, refused 2 (BadUserNameOrPassword 2)", words.En);
        Assert.Equal("3 máy khách, 4 tin giữ lại; vào 5/s 500 B/s, ra 100/s 32 kB/s; đang chờ 9, bỏ 7, từ chối 2 (BadUserNameOrPassword 2)", words.Vi);
    }
}
