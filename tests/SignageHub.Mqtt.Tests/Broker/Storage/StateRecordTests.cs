using FsCheck;
using FsCheck.Fluent;
using SignageHub.Mqtt.Broker;
using SignageHub.Mqtt.Broker.Storage;
using SignageHub.Mqtt.Packets;

namespace SignageHub.Mqtt.Tests.Broker.Storage;

/// <summary>Whatever happens to the broker's state, the records say it, the bytes say the records, and the short list says the same as the long one.</summary>
public sealed class StateRecordTests
{
    private static readonly BrokerClock Clock = new(TimeProvider.System);

    private static readonly EncodedMessage[] Messages =
    [
        new(new MqttMessage { Topic = "a", Payload = "một"u8.ToArray(), Qos = QualityOfService.AtLeastOnce, Retain = true }) { SenderId = "lobby" },
        new(new MqttMessage { Topic = "a/b", Payload = "hai"u8.ToArray(), Qos = QualityOfService.ExactlyOnce, ContentType = "text/plain", UserProperties = [new UserProperty("n", "v")] }),
        new(new MqttMessage { Topic = "c", Payload = new byte[3000], Qos = QualityOfService.AtMostOnce, Retain = true, Expiry = TimeSpan.FromHours(1) }) { ExpiresAt = Clock.After(TimeSpan.FromHours(1)) },
    ];

    [Fact]
    public void Records_WrittenAndReadInAnyOrder_SayTheSameState() => Prop.ForAll(Arb.From(Record().ListOf()), records =>
    {
        var written = new StoredState();
        var kept = records.Where(written.Apply).ToList();

        var read = Reread(kept);

        Assert.Equal(Words(written), Words(read));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void ShortestList_ReadInThePlaceOfAll_SaysTheSameState() => Prop.ForAll(Arb.From(Record().ListOf()), records =>
    {
        var written = new StoredState();
        foreach (var record in records) written.Apply(record);

        var read = Reread(written.Records(Clock.Now));

        Assert.Equal(Words(written), Words(read));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Message_ForManySessions_StandsOnDiskOnce()
    {
        var writer = new RecordWriter(Clock);
        var item = new Outgoing(Messages[2], QualityOfService.AtLeastOnce, Retain: false, FromStore: false, default) { Number = 1 };

        var bytes = Enumerable.Range(0, 100).SelectMany(i => writer.Write(new StateRecord.Queued($"board-{i}", item))).Sum(piece => piece.Length);

        Assert.InRange(bytes, 3000, 3000 + 100 * 40);
    }

    [Fact]
    public void Bytes_CutAnywhere_AreRefusedAndNothingElse()
    {
        var writer = new RecordWriter(Clock);
        var item = new Outgoing(Messages[1], QualityOfService.AtLeastOnce, Retain: true, FromStore: false, new uint[] { 7 }) { Number = 1 };
        foreach (var piece in writer.Write(new StateRecord.Queued("lobby", item)).Select(p => p.ToArray()).ToList())
        {
            for (var length = 0; length < piece.Length - sizeof(uint); length++)
                Assert.Throws<MqttProtocolException>(() => new RecordReader(Clock).Read(piece.AsMemory(0, length)));
        }
    }

    private static StoredState Reread(IEnumerable<StateRecord> records)
    {
        var (writer, reader, state) = (new RecordWriter(Clock), new RecordReader(Clock), new StoredState());
        foreach (var piece in records.SelectMany(writer.Write))
        {
            if (reader.Read(piece.ToArray()) is { } record) state.Apply(record);
        }

        return state;
    }

    /// <summary>Everything a state says, as text.</summary>
    private static List<string> Words(StoredState state) =>
    [
        .. state.Retained.Select(m => $"{m.SenderId ?? "?"}: {Words(m)}").Order(StringComparer.Ordinal),
        .. state.Wills.Select(w => $"{w.ClientId} {w.Owner} {w.DelaySeconds} {Words(w.Message)}").Order(StringComparer.Ordinal),
        .. state.Sessions.OrderBy(s => s.ClientId, StringComparer.Ordinal).Select(s => string.Join(
            "; ",
            $"{s.ClientId} {s.Owner} {s.LastId} {s.ExpirySeconds} {s.EndsAt}",
            string.Join(',', s.Subscriptions.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Value.Request} {p.Value.Identifier}")),
            string.Join(',', s.Queue.Select(p => $"{p.Key} {Words(p.Value)}")),
            string.Join(',', s.Inflight.Select(p => $"{p.Key} {(p.Value is { } item ? Words(item) : "released")}")),
            string.Join(',', s.Received.Order()))),
    ];

    private static string Words(Outgoing item) =>
        $"{item.Number} {item.Qos} {item.Retain} {item.FromStore} [{string.Join(' ', item.Identifiers.ToArray())}] {Words(item.Message)}";

    private static string Words(EncodedMessage encoded)
    {
        var message = encoded.Message;
        var lives = encoded.ExpiresAt == long.MaxValue ? "for ever" : encoded.ExpiresAt > Clock.Now ? "a while" : "no more";
        return $"{message.Topic} {Convert.ToHexString(message.Payload.Span)} {message.Qos} {message.Retain} {message.ContentType} {string.Join(' ', message.UserProperties)} {message.Expiry} {lives}";
    }

    private static Gen<StateRecord> Record()
    {
        var client = Gen.Elements("lobby", "gate");
        var id = Gen.Choose(1, 4).Select(i => (ushort)i);
        var number = Gen.Choose(1, 6).Select(i => (long)i);
        var qos = Gen.Elements(QualityOfService.AtLeastOnce, QualityOfService.ExactlyOnce);
        var filter = Gen.Elements("a", "a/+", "$share/g/#");
        return Gen.OneOf<StateRecord>(
            Gen.Elements<StateRecord>(new StateRecord.Retained(Messages[0]), new StateRecord.Retained(Messages[2]), new StateRecord.NotRetained("a"), new StateRecord.NotRetained("x")),
            client.Select(c => (StateRecord)new StateRecord.Began(c, "owner of " + c)),
            from c in client from seconds in Gen.Choose(0, 9) from ends in Gen.Elements(1L, 1_700_000_000_000, long.MaxValue) select (StateRecord)new StateRecord.Lasts(c, (uint)seconds, ends),
            client.Select(c => (StateRecord)new StateRecord.Ended(c)),
            from c in client from m in Gen.Elements(Messages) from delay in Gen.Choose(0, 9) select (StateRecord)new StateRecord.Willed(c, "owner of " + c, m, (uint)delay),
            client.Select(c => (StateRecord)new StateRecord.NotWilled(c)),
            from c in client
            from f in filter
            from q in qos
            from flags in Gen.Choose(0, 11)
            select (StateRecord)new StateRecord.Subscribed(
                c, new SubscriptionRequest(f, q, (flags & 1) != 0, (flags & 2) != 0, (RetainHandling)(flags >> 2)), (uint)flags),
            from c in client from f in filter select (StateRecord)new StateRecord.Unsubscribed(c, f),
            from c in client
            from n in number
            from q in qos
            from m in Gen.Elements(Messages)
            from flags in Gen.Choose(0, 3)
            select (StateRecord)new StateRecord.Queued(
                c, new Outgoing(m, q, (flags & 1) != 0, (flags & 2) != 0, flags == 3 ? new uint[] { 1, 268_435_455 } : default) { Number = n }),
            from c in client from n in number from i in id select (StateRecord)new StateRecord.Sent(c, n, i),
            from c in client from n in number select (StateRecord)new StateRecord.Dropped(c, n),
            from c in client
            from i in id
            from kind in Gen.Choose(0, 3)
            select (StateRecord)(kind switch
            {
                0 => new StateRecord.Released(c, i),
                1 => new StateRecord.Done(c, i),
                2 => new StateRecord.Received(c, i),
                _ => new StateRecord.Completed(c, i),
            }));
    }
}
