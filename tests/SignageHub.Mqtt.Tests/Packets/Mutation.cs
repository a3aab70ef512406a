using System.Buffers;
using SignageHub.Mqtt.Packets;

namespace SignageHub.Mqtt.Tests.Packets;

/// <summary>Valid packets of every kind, and what becomes of them when bytes are changed, lost, doubled or spliced. The same seed gives the same bytes.</summary>
internal sealed class Mutation(int seed)
{
    private static readonly byte[] Interesting = [0x00, 0x01, 0x02, 0x7F, 0x80, 0x81, 0xC0, 0xED, 0xFF, (byte)'#', (byte)'+', (byte)'/', (byte)'$'];

    private static readonly byte[][] Seeds = [.. Encode(MqttVersion.V5), .. Encode(MqttVersion.V311)];

    private readonly Random _random = new(seed);

    /// <summary>The next packet, or what is left of one.</summary>
    public byte[] Next()
    {
        var bytes = new List<byte>(Pick(Seeds));
        for (var changes = _random.Next(1, 6); changes > 0 && bytes.Count > 0; changes--) Change(bytes);

        // Half of them with a length that fits again, so that the change is seen by what reads the contents.
        if (_random.Next(2) == 0 && bytes.Count is >= 2 and < 130) bytes[1] = (byte)(bytes.Count - 2);
        return [.. bytes];
    }

    private void Change(List<byte> bytes)
    {
        var at = _random.Next(bytes.Count);
        switch (_random.Next(7))
        {
            case 0: bytes[at] ^= (byte)(1 << _random.Next(8)); break;
            case 1: bytes[at] = Interesting[_random.Next(Interesting.Length)]; break;
            case 2: bytes[at] = (byte)_random.Next(256); break;
            case 3: bytes.Insert(at, Interesting[_random.Next(Interesting.Length)]); break;
            case 4: bytes.RemoveRange(at, _random.Next(1, Math.Min(8, bytes.Count - at) + 1)); break;
            case 5: bytes.InsertRange(at, bytes.GetRange(at, _random.Next(1, Math.Min(16, bytes.Count - at) + 1))); break;
            default:
                var other = Pick(Seeds);
                bytes.RemoveRange(at, bytes.Count - at);
                bytes.AddRange(other[_random.Next(other.Length)..]);
                break;
        }
    }

    private byte[] Pick(byte[][] from) => from[_random.Next(from.Length)];

    private static IEnumerable<byte[]> Encode(MqttVersion version)
    {
        foreach (var packet in Samples(version))
        {
            var bytes = new ArrayBufferWriter<byte>();
            PacketWriter.Write(bytes, packet, version);
            yield return bytes.WrittenSpan.ToArray();
        }
    }

    private static IEnumerable<Packet> Samples(MqttVersion version)
    {
        var message = new MqttMessage
        {
            Topic = "boards/lobby/state",
            Payload = "Xin chào"u8.ToArray(),
            Qos = QualityOfService.AtLeastOnce,
            Retain = true,
            PayloadIsText = true,
            ContentType = "text/plain",
            ResponseTopic = "answers",
            CorrelationData = "42"u8.ToArray(),
            Expiry = TimeSpan.FromSeconds(60),
            UserProperties = [new("a", "1"), new("a", "2")],
        };
        yield return new ConnectPacket
        {
            Version = version,
            ClientId = "lobby",
            CleanStart = true,
            KeepAlive = 20,
            Will = message,
            WillDelay = 5,
            UserName = "lobby",
            Password = "secret"u8.ToArray(),
            Properties = new PropertySet { SessionExpiryInterval = 60, ReceiveMaximum = 20, MaximumPacketSize = 4096, TopicAliasMaximum = 5, UserProperties = message.UserProperties },
        };
        yield return new ConnAckPacket(SessionPresent: true, ReasonCode.Success)
        {
            Properties = new PropertySet { ReceiveMaximum = 20, MaximumQos = 1, RetainAvailable = true, AssignedClientIdentifier = "x", ServerKeepAlive = 60, ReasonString = "why" },
        };
        yield return new PublishPacket(message) { PacketId = 7, TopicAlias = 3 };
        yield return new PublishPacket(new MqttMessage { Topic = "a" });
        foreach (var kind in (PacketType[])[PacketType.PubAck, PacketType.PubRec, PacketType.PubRel, PacketType.PubComp])
        {
            yield return new AckPacket(kind, 7);
            yield return new AckPacket(kind, 7) { Properties = PropertySet.Because("why") };
        }

        yield return new SubscribePacket(8, [new SubscriptionRequest("boards/+/state", QualityOfService.ExactlyOnce, NoLocal: true, RetainHandling: RetainHandling.SendIfNew), new SubscriptionRequest("$share/a/#", QualityOfService.AtMostOnce)])
        {
            Properties = new PropertySet { SubscriptionIdentifiers = [1234] },
        };
        yield return new SubAckPacket(8, [ReasonCode.GrantedQos1, ReasonCode.NotAuthorized]);
        yield return new UnsubscribePacket(9, ["boards/+/state", "#"]);
        yield return new UnsubAckPacket(9, [ReasonCode.Success, ReasonCode.NoSubscriptionExisted]);
        yield return PingReqPacket.Instance;
        yield return PingRespPacket.Instance;
        yield return new DisconnectPacket(ReasonCode.DisconnectWithWill) { Properties = new PropertySet { SessionExpiryInterval = 5, ReasonString = "why" } };
        if (version == MqttVersion.V5) yield return new AuthPacket(ReasonCode.ContinueAuthentication) { Properties = new PropertySet { AuthenticationMethod = "m", AuthenticationData = "d"u8.ToArray() } };
    }
}
