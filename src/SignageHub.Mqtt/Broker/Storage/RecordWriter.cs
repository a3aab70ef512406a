using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using SignageHub.Mqtt.Packets;

namespace SignageHub.Mqtt.Broker.Storage;

/// <summary>Records as bytes, for one file; <see cref="RecordReader"/> reads them. Integers are big-endian, texts as in MQTT 5.0 §1.5.4.</summary>
/// <remarks>A message is written as the PUBLISH packet of MQTT 5.0 §3.3, with the instant of its death before it.</remarks>
/// <param name="lastNumber">Of the messages that the file has already. None is given twice, or a reader that lost the second would find the first.</param>
internal sealed class RecordWriter(BrokerClock clock, uint lastNumber = 0)
{
    /// <summary>Room that is kept between records; a larger one was for a rare message.</summary>
    private const int KeptBytes = 1024 * 1024;

    private readonly ConditionalWeakTable<EncodedMessage, object> _numbers = [];
    private ArrayBufferWriter<byte> _bytes = new();

    /// <summary>Of the messages written so far.</summary>
    public uint LastNumber { get; private set; } = lastNumber;

    /// <returns>One or two pieces, each valid until the next is asked for.</returns>
    public IEnumerable<ReadOnlyMemory<byte>> Write(StateRecord record)
    {
        var message = record switch
        {
            StateRecord.Retained retained => retained.Message,
            StateRecord.Queued queued => queued.Item.Message,
            StateRecord.Willed willed => willed.Message,
            _ => null,
        };
        uint number = 0;
        if (message is not null)
        {
            if (_numbers.TryGetValue(message, out var known))
            {
                number = (uint)known;
            }
            else
            {
                number = ++LastNumber;
                _numbers.Add(message, number);
                yield return Encode(number, message);
            }
        }

        yield return Encode(record, number);
    }

    private ReadOnlyMemory<byte> Encode(uint number, EncodedMessage message)
    {
        Empty();
        var writer = new WireWriter(_bytes);
        writer.Byte((byte)RecordKind.Message);
        writer.UInt32(number);
        Int64(message.ExpiresAt == long.MaxValue ? long.MaxValue : clock.ToUnix(message.ExpiresAt));
        var content = message.Message;
        var id = content.Qos == QualityOfService.AtMostOnce ? (ushort)0 : (ushort)1;
        message.Write(_bytes, new PublishHead(content.Qos, content.Retain, PacketId: id, Expiry: (uint?)content.Expiry?.TotalSeconds), MqttVersion.V5);
        return _bytes.WrittenMemory;
    }

    private ReadOnlyMemory<byte> Encode(StateRecord record, uint message)
    {
        Empty();
        var writer = new WireWriter(_bytes);
        switch (record)
        {
            case StateRecord.Retained { Message.SenderId: { Length: > 0 } sender }:
                writer.Byte((byte)RecordKind.RetainedFrom);
                writer.UInt32(message);
                writer.Text(sender);
                break;
            case StateRecord.Retained:
                writer.Byte((byte)RecordKind.Retained);
                writer.UInt32(message);
                break;
            case StateRecord.NotRetained(var topic):
                writer.Byte((byte)RecordKind.NotRetained);
                writer.Text(topic);
                break;
            case StateRecord.Willed willed:
                writer.Byte((byte)RecordKind.Willed);
                writer.Text(willed.ClientId);
                writer.Text(willed.Owner);
                writer.UInt32(message);
                writer.UInt32(willed.DelaySeconds);
                break;
            case StateRecord.NotWilled(var clientId):
                writer.Byte((byte)RecordKind.NotWilled);
                writer.Text(clientId);
                break;
            case StateRecord.Began began:
                Head(RecordKind.Began, began);
                writer.Text(began.Owner);
                break;
            case StateRecord.Numbered numbered: WithId(RecordKind.Numbered, numbered, numbered.LastId); break;
            case StateRecord.Lasts lasts:
                Head(RecordKind.Lasts, lasts);
                writer.UInt32(lasts.Seconds);
                Int64(lasts.EndsAt);
                break;
            case StateRecord.Ended ended: Head(RecordKind.Ended, ended); break;
            case StateRecord.Subscribed subscribed: Write(subscribed); break;
            case StateRecord.Unsubscribed unsubscribed:
                Head(RecordKind.Unsubscribed, unsubscribed);
                writer.Text(unsubscribed.Filter);
                break;
            case StateRecord.Queued queued: Write(queued, message); break;
            case StateRecord.Sent sent:
                WithId(RecordKind.Sent, sent, sent.Id);
                Int64(sent.Number);
                break;
            case StateRecord.Dropped dropped:
                Head(RecordKind.Dropped, dropped);
                Int64(dropped.Number);
                break;
            case StateRecord.Released released: WithId(RecordKind.Released, released, released.Id); break;
            case StateRecord.Done done: WithId(RecordKind.Done, done, done.Id); break;
            case StateRecord.Received received: WithId(RecordKind.Received, received, received.Id); break;
            case StateRecord.Completed completed: WithId(RecordKind.Completed, completed, completed.Id); break;
            default: throw new ArgumentOutOfRangeException(nameof(record), record, "There is no such record.");
        }

        return _bytes.WrittenMemory;
    }

    private void Empty()
    {
        if (_bytes.Capacity > KeptBytes) _bytes = new ArrayBufferWriter<byte>();
        else _bytes.ResetWrittenCount();
    }

    /// <summary>The options as SUBSCRIBE writes them: MQTT 5.0 §3.8.3.1.</summary>
    private void Write(StateRecord.Subscribed subscribed)
    {
        Head(RecordKind.Subscribed, subscribed);
        var writer = new WireWriter(_bytes);
        var request = subscribed.Request;
        writer.Text(request.Filter);
        writer.Byte((byte)((int)request.Qos | (request.NoLocal ? 4 : 0) | (request.RetainAsPublished ? 8 : 0) | (int)request.RetainHandling << 4));
        writer.UInt32(subscribed.Identifier);
    }

    private void Write(StateRecord.Queued queued, uint message)
    {
        Head(RecordKind.Queued, queued);
        var writer = new WireWriter(_bytes);
        var item = queued.Item;
        Int64(item.Number);
        writer.UInt32(message);
        writer.Byte((byte)((int)item.Qos | (item.Retain ? 4 : 0) | (item.FromStore ? 8 : 0)));
        foreach (var identifier in item.Identifiers.Span) writer.UInt32(identifier);
    }

    private void Head(RecordKind kind, StateRecord.OfSession record)
    {
        var writer = new WireWriter(_bytes);
        writer.Byte((byte)kind);
        writer.Text(record.ClientId);
    }

    private void WithId(RecordKind kind, StateRecord.OfSession record, ushort id)
    {
        Head(kind, record);
        new WireWriter(_bytes).UInt16(id);
    }

    private void Int64(long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(_bytes.GetSpan(sizeof(long)), value);
        _bytes.Advance(sizeof(long));
    }
}
