namespace SignageHub.Mqtt.Broker.Storage;

/// <summary>
/// Where the broker writes down what must outlive it: retained messages and the sessions that last longer than their connections
/// (MQTT 5.0 §4.1). A list of records that grows at its end. The host registers one and owns the disk; without one nothing outlives the broker.
/// </summary>
/// <remarks>Never called by two threads at once. What it throws is an <see cref="IOException"/>.</remarks>
public interface IMqttJournal
{
    /// <summary>Bytes it takes up now.</summary>
    long Size { get; }

    /// <summary>
    /// Reads every record that can be read, oldest first; once, before anything else. What is damaged, or refused by the reader, is passed over, kept
    /// aside and told; it is not thrown, nor is a journal that cannot be opened.
    /// </summary>
    /// <param name="take">False when the record makes no sense. The bytes are valid during the call only.</param>
    /// <returns>False when something was passed over: what was read is then to be written anew with <see cref="Replace"/> before anything is added.</returns>
    bool Load(Func<ReadOnlyMemory<byte>, bool> take);

    /// <summary>Adds records and returns when they are on disk.</summary>
    /// <param name="records">Each is valid until the next is asked for.</param>
    void Append(IEnumerable<ReadOnlyMemory<byte>> records);

    /// <summary>Puts these records in the place of all others; a reader after a power cut finds the old ones or the new, never a mixture.</summary>
    /// <param name="records">Each is valid until the next is asked for.</param>
    void Replace(IEnumerable<ReadOnlyMemory<byte>> records);
}
