using System.Buffers;
using SignageHub.Mqtt.Packets;

namespace SignageHub.Mqtt.Broker.Storage;

/// <summary>Reads what <see cref="RecordWriter"/> wrote, of one file from its beginning: the stored state of MQTT 5.0 §4.1.</summary>
internal sealed class RecordReader(BrokerClock clock)
{
    private static readonly PacketReader Packets = new(MqttVersion.V5);

    private readonly Dictionary<uint, EncodedMessage> _messages = [];

    /// <summary>The highest number of a message so far.</summary>
    public uint LastNumber { get; private set; }

    /// <summary>Two messages have one number: an old file, in which damage could put one in the place of the other.</summary>
    public bool HasNumberTwice { get; private set; }

    /// <summary>Null when it was a message, which later records name.</summary>
    /// <exception cref="MqttProtocolException">It makes no sense.</exception>
    public StateRecord? Read(ReadOnlyMemory<byte> bytes)
    {
        var reader = new WireReader(new ReadOnlySequence<byte>(bytes));
        var kind = (RecordKind)reader.Byte();
        StateRecord? record = kind switch
        {
            RecordKind.Message => Message(ref reader),
            RecordKind.Retained => new StateRecord.Retained(Find(reader.UInt32())),
            RecordKind.RetainedFrom => new StateRecord.Retained(From(Find(reader.UInt32()), reader.Text())),
            RecordKind.NotRetained => new StateRecord.NotRetained(reader.Text()),
            RecordKind.Willed => new StateRecord.Willed(reader.Text(), reader.Text(), Find(reader.UInt32()), reader.UInt32()),
            RecordKind.NotWilled => new StateRecord.NotWilled(reader.Text()),
            RecordKind.Began => new StateRecord.Began(reader.Text(), reader.Text()),
            RecordKind.Numbered => new StateRecord.Numbered(reader.Text(), reader.UInt16()),
            RecordKind.Lasts => new StateRecord.Lasts(reader.Text(), reader.UInt32(), Int64(ref reader)),
            RecordKind.Ended => new StateRecord.Ended(reader.Text()),
            RecordKind.Subscribed => Subscribed(ref reader),
            RecordKind.Unsubscribed => new StateRecord.Unsubscribed(reader.Text(), reader.Text()),
            RecordKind.Queued => Queued(ref reader),
            RecordKind.Sent => Sent(ref reader),
            RecordKind.Dropped => new StateRecord.Dropped(reader.Text(), Int64(ref reader)),
            RecordKind.Released => new StateRecord.Released(reader.Text(), reader.PacketId()),
            RecordKind.Done => new StateRecord.Done(reader.Text(), reader.PacketId()),
            RecordKind.Received => new StateRecord.Received(reader.Text(), reader.PacketId()),
            RecordKind.Completed => new StateRecord.Completed(reader.Text(), reader.PacketId()),
            _ => throw WireReader.Malformed($"There is no record of kind {(byte)kind}."),
        };
        reader.MustEnd();
        return record;
    }

    private StateRecord? Message(ref WireReader reader)
    {
        var number = reader.UInt32();
        var diesAt = Int64(ref reader);
        var packet = new ReadOnlySequence<byte>(reader.Rest());
        if (!Frame.TryRead(ref packet, PacketDirection.ToClient, int.MaxValue, out var frame) || !packet.IsEmpty || Packets.Read(frame) is not PublishPacket publish)
            throw WireReader.Malformed("A stored message is no PUBLISH packet.");
        HasNumberTwice |= _messages.ContainsKey(number);
        LastNumber = Math.Max(LastNumber, number);
        _messages[number] = new EncodedMessage(publish.Message) { ExpiresAt = diesAt == long.MaxValue ? long.MaxValue : clock.FromUnix(diesAt) };
        return null;
    }

    private static StateRecord.Subscribed Subscribed(ref WireReader reader)
    {
        var clientId = reader.Text();
        var filter = reader.Text();
        var options = reader.Byte();
        var request = new SubscriptionRequest(filter, Qos(options), (options & 4) != 0, (options & 8) != 0, (RetainHandling)((options >> 4) & 3));
        if (!TopicFilter.TryParse(filter, out _)) throw WireReader.Malformed($"'{filter}' is no topic filter.");
        return new StateRecord.Subscribed(clientId, request, reader.UInt32());
    }

    private StateRecord.Queued Queued(ref WireReader reader)
    {
        var clientId = reader.Text();
        var number = Int64(ref reader);
        var message = Find(reader.UInt32());
        var flags = reader.Byte();
        var identifiers = reader.AtEnd ? [] : new uint[reader.Remaining / sizeof(uint)];
        for (var i = 0; i < identifiers.Length; i++) identifiers[i] = reader.UInt32();
        return new StateRecord.Queued(clientId, new Outgoing(message, Qos(flags), (flags & 4) != 0, (flags & 8) != 0, identifiers) { Number = number });
    }

    private static StateRecord.Sent Sent(ref WireReader reader)
    {
        var clientId = reader.Text();
        var id = reader.PacketId();
        return new StateRecord.Sent(clientId, Int64(ref reader), id);
    }

    private static EncodedMessage From(EncodedMessage message, string sender)
    {
        message.SenderId = sender;
        return message;
    }

    private EncodedMessage Find(uint number) =>
        _messages.TryGetValue(number, out var message) ? message : throw WireReader.Malformed($"There is no message {number} before the record that names it.");

    private static QualityOfService Qos(byte flags) =>
        (flags & 3) is var qos and < 3 ? (QualityOfService)qos : throw WireReader.Malformed("The QoS is 3.");

    private static long Int64(ref WireReader reader) => unchecked((long)((ulong)reader.UInt32() << 32 | reader.UInt32()));
}
