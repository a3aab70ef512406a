using System.Globalization;

namespace SignageHub.Mqtt.Broker;

/// <summary>The ranges that <see cref="MqttBrokerOptions"/> states, all faults at once. MQTT 5.0 §3.2.2.3.</summary>
internal static class MqttBrokerOptionsCheck
{
    /// <returns>A sentence for each; none when all is well.</returns>
    public static IReadOnlyList<string> Faults(MqttBrokerOptions options)
    {
        List<string> faults = [];
        Range(nameof(options.ConnectTimeout), options.ConnectTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
        Range(nameof(options.MaximumConnectPacketSize), options.MaximumConnectPacketSize, 256, 1024 * 1024);
        Range(nameof(options.MaximumHalfOpen), options.MaximumHalfOpen, 1, 100_000);
        Range(nameof(options.MaximumHalfOpenPerAddress), options.MaximumHalfOpenPerAddress, 1, 100_000);
        Range(nameof(options.MaximumConnections), options.MaximumConnections, 1, 1_000_000);
        Range(nameof(options.MaximumAbsentSessions), options.MaximumAbsentSessions, 0, 1_000_000);
        if (options.MaximumSessionsPerIdentity is { } sessions) Range(nameof(options.MaximumSessionsPerIdentity), sessions, 1, 1_000_000);
        Range(nameof(options.MaximumPacketSize), options.MaximumPacketSize, 1024, 268_435_455);
        Range(nameof(options.MaximumPropertyBytes), options.MaximumPropertyBytes, 0, 1024 * 1024);
        Range(nameof(options.MaximumTopicLevels), options.MaximumTopicLevels, 1, 1000);
        Range(nameof(options.ReceiveMaximum), options.ReceiveMaximum, 1, ushort.MaxValue);
        Range(nameof(options.MaximumInflight), options.MaximumInflight, 1, ushort.MaxValue);
        Range(nameof(options.TopicAliasMaximum), options.TopicAliasMaximum, 0, ushort.MaxValue);
        Range(nameof(options.TopicAliasMaximumToClients), options.TopicAliasMaximumToClients, 0, ushort.MaxValue);
        if (options.ServerKeepAlive is { } keepAlive) Range(nameof(options.ServerKeepAlive), keepAlive, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(ushort.MaxValue));
        Range(nameof(options.MaximumSessionExpiry), options.MaximumSessionExpiry, TimeSpan.Zero, TimeSpan.FromSeconds(uint.MaxValue - 1));
        Range(nameof(options.MaximumSubscriptions), options.MaximumSubscriptions, 1, 100_000);
        Range(nameof(options.MaximumQueuedMessages), options.MaximumQueuedMessages, 1, 1_000_000);
        Range(nameof(options.MaximumQueuedBytes), options.MaximumQueuedBytes, 1024, 1_073_741_824);
        Range(nameof(options.MaximumRetained), options.MaximumRetained, 0, 10_000_000);
        Range(nameof(options.MaximumRetainedBytes), options.MaximumRetainedBytes, 0, 1L << 40);
        Range(nameof(options.MaximumHostQueue), options.MaximumHostQueue, 1, 1_000_000);
        if (options.SysInterval is { } interval) Range(nameof(options.SysInterval), interval, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        if (!options.SubscriptionDenied.IsFailure()) faults.Add($"SubscriptionDenied is {options.SubscriptionDenied}; it must be a failure, 0x80 or above.");
        return faults;

        void Range<T>(string option, T value, T least, T most)
            where T : IComparable<T>
        {
            if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"{option} is {value}; it must be {least} to {most}."));
        }
    }
}
