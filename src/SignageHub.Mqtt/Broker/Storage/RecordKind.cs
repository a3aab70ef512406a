namespace SignageHub.Mqtt.Broker.Storage;

/// <summary>The first byte of a record on disk, one of the changes of <see cref="StateRecord"/> (MQTT 5.0 §4.1). The numbers are for good: files hold them.</summary>
internal enum RecordKind : byte
{
    /// <summary>A message that later records name by its number, so that it stands in the file once however many wait for it.</summary>
    Message = 1,
    Retained = 2,
    NotRetained = 3,
    Began = 4,
    Numbered = 5,
    Lasts = 6,
    Ended = 7,
    Subscribed = 8,
    Unsubscribed = 9,
    Queued = 10,
    Sent = 11,
    Dropped = 12,
    Released = 13,
    Done = 14,
    Received = 15,
    Completed = 16,
    Willed = 17,
    NotWilled = 18,

    /// <summary>As <see cref="Retained"/>, with the client that published it: MQTT 5.0 §3.8.3.1 (No Local). Files of before have none.</summary>
    RetainedFrom = 19,
}
