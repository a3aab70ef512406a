using System.Globalization;

namespace SignageHub.Mqtt.Client;

/// <summary>The ranges that <see cref="MqttClientOptions"/> states, all faults at once. MQTT 5.0 §3.1.</summary>
internal static class MqttClientOptionsCheck
{
    /// <exception cref="ArgumentException">Names every option that is out of range.</exception>
    public static void Check(MqttClientOptions options)
    {
        List<string> faults = [];
        if (options.Broker is not { IsAbsoluteUri: true, Scheme: "mqtt" or "mqtts" or "ws" or "wss" })
            faults.Add($"Broker is {options.Broker}; it must be mqtt://, mqtts://, ws:// or wss:// and a host.");
        if (options.ClientId.Length == 0 || !TopicText.Fits(options.ClientId)) faults.Add("ClientId must have 1 to 65,535 bytes of UTF-8.");
        if (options.UserName is { } user && !TopicText.Fits(user)) faults.Add("UserName must be well-formed and have at most 65,535 bytes of UTF-8.");
        if (options.Password?.Length > ushort.MaxValue) faults.Add("Password has more than 65,535 bytes.");
        if (options.Will is { } will) faults.AddRange(MessageRules.Faults(will).Select(fault => $"Will.{fault}"));
        if (options.Will?.Payload.Length > ushort.MaxValue) faults.Add("Will has a payload of more than 65,535 bytes.");
        if (options.Version is not (MqttVersion.V311 or MqttVersion.V5)) faults.Add($"Version is {options.Version}; it must be V311 or V5.");
        var seconds = TimeSpan.FromSeconds(uint.MaxValue);
        Range(nameof(options.SessionExpiry), options.SessionExpiry, TimeSpan.Zero, seconds);
        Range(nameof(options.KeepAlive), options.KeepAlive, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(ushort.MaxValue));
        Range(nameof(options.WillDelay), options.WillDelay, TimeSpan.Zero, seconds);
        Range(nameof(options.ConnectTimeout), options.ConnectTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));
        Range(nameof(options.FirstRetry), options.FirstRetry, TimeSpan.FromMilliseconds(10), TimeSpan.FromSeconds(60));
        Range(nameof(options.SteadyRetry), options.SteadyRetry, TimeSpan.Zero, TimeSpan.FromSeconds(60));
        Range(nameof(options.LongestRetry), options.LongestRetry, options.FirstRetry, TimeSpan.FromSeconds(60));
        Range(nameof(options.MaximumPending), options.MaximumPending, 1, ushort.MaxValue);
        Range(nameof(options.MaximumReceived), options.MaximumReceived, 1, 1_000_000);
        Range(nameof(options.MaximumReceivedBytes), options.MaximumReceivedBytes, 1024, 1_073_741_824);
        Range(nameof(options.ReceiveMaximum), options.ReceiveMaximum, 1, ushort.MaxValue);
        Range(nameof(options.MaximumPacketSize), options.MaximumPacketSize, 1024, 268_435_455);
        if (faults.Count > 0) throw new ArgumentException(string.Join(' ', faults), nameof(options));

        void Range<T>(string option, T value, T least, T most)
            where T : IComparable<T>
        {
            if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"{option} is {value}; it must be {least} to {most}."));
        }
    }
}
