using System.Text;
using SignageHub.Mqtt.Packets;
using SignageHub.Mqtt.Tests.Testing;

namespace SignageHub.Mqtt.Tests.Broker;

/// <summary>The network keeps the order of bytes and nothing else: packets come in any pieces, MQTT 5.0 §4.2.</summary>
public sealed class PiecesTests
{
    /// <summary>Whole, byte by byte, and cut at random places.</summary>
    public static TheoryData<MqttVersion, int> Cuts => new(
        from version in new[] { MqttVersion.V311, MqttVersion.V5 }
        from most in new[] { int.MaxValue, 1, 2, 5, 17, 64 }
        select (version, most));

    [Theory]
    [MemberData(nameof(Cuts))]
    public async Task Conversation_InAnyPieces_IsAnsweredAlike(MqttVersion version, int longestPiece)
    {
        await using var host = await BrokerHost.Start();
        await using var client = await WireClient.Dial(host, version);
        Packet[] said =
        [
            WireClient.ConnectAs("talker", version),
            new SubscribePacket(1, [new SubscriptionRequest("news/#", QualityOfService.AtLeastOnce)]),
            new PublishPacket(new MqttMessage { Topic = "news/today", Payload = Encoding.UTF8.GetBytes("Ngày Nước thế giới"), Qos = QualityOfService.AtLeastOnce }) { PacketId = 2 },
            PingReqPacket.Instance,
            new UnsubscribePacket(3, ["news/#"]),
            PingReqPacket.Instance,
        ];

        foreach (var piece in Pieces([.. said.SelectMany(client.Bytes)], longestPiece))
            await client.Send(piece);

        var heard = new List<string>();
        // Answers may overtake the message, so their order is not looked at.
        while (heard.Count < 7)
            heard.Add((await client.Next<Packet>()).GetType().Name);
        Assert.Equal(
            [nameof(AckPacket), nameof(ConnAckPacket), nameof(PingRespPacket), nameof(PingRespPacket), nameof(PublishPacket), nameof(SubAckPacket), nameof(UnsubAckPacket)],
            heard.Order(StringComparer.Ordinal));
        Assert.Equal(nameof(ConnAckPacket), heard[0]);
    }

    private static IEnumerable<byte[]> Pieces(byte[] bytes, int longest)
    {
        var random = new Random(longest);
        for (var at = 0; at < bytes.Length;)
        {
            var length = longest == int.MaxValue ? bytes.Length : Math.Min(random.Next(1, longest + 1), bytes.Length - at);
            yield return bytes[at..(at + length)];
            at += length;
        }
    }
}
