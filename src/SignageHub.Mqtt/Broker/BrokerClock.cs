namespace SignageHub.Mqtt.Broker;

/// <summary>The broker's time: timestamps that only rise, unmoved by changes of the wall clock. The protocol counts in seconds. MQTT 5.0 §3.1.2.10 and §3.3.2.3.3.</summary>
internal sealed class BrokerClock(TimeProvider time)
{
    public TimeProvider Time { get; } = time;

    public long Now => Time.GetTimestamp();

    /// <summary>The timestamp so much later.</summary>
    public long After(TimeSpan span) => Now + (long)(span.TotalSeconds * Time.TimestampFrequency);

    public long AfterSeconds(uint seconds) => Now + seconds * Time.TimestampFrequency;

    public TimeSpan Since(long timestamp) => Time.GetElapsedTime(timestamp);

    /// <summary>A timestamp as milliseconds since 1970, for what is written down: timestamps begin anew with the machine.</summary>
    public long ToUnix(long timestamp) => Time.GetUtcNow().ToUnixTimeMilliseconds() + (timestamp - Now) / (Time.TimestampFrequency / 1000);

    /// <summary>The other way round.</summary>
    public long FromUnix(long milliseconds)
    {
        const long most = uint.MaxValue * 1000L;
        var ahead = Math.Clamp(milliseconds - Time.GetUtcNow().ToUnixTimeMilliseconds(), -most, most);
        return Now + ahead * (Time.TimestampFrequency / 1000);
    }

    /// <summary>Whole seconds that are left, a begun one counted, at least one: a message about to die is not one without an end.</summary>
    public uint SecondsUntil(long timestamp) =>
        (uint)Math.Clamp((timestamp - Now + Time.TimestampFrequency - 1) / Time.TimestampFrequency, 1, uint.MaxValue);
}
