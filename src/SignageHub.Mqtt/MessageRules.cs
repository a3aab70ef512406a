namespace SignageHub.Mqtt;

/// <summary>What a message must keep to before it is put on the wire, where a length has two bytes: MQTT 5.0 §1.5.4 and §1.5.6.</summary>
internal static class MessageRules
{
    private const string MustFit = "must be well-formed and have at most 65,535 bytes of UTF-8";

    /// <exception cref="ArgumentException">Names the first field that breaks a rule.</exception>
    public static void Check(MqttMessage message)
    {
        if (Faults(message).FirstOrDefault() is { } fault) throw new ArgumentException(fault, nameof(message));
    }

    /// <summary>Each begins with the name of its field.</summary>
    public static IEnumerable<string> Faults(MqttMessage message)
    {
        if (!TopicName.IsValid(message.Topic)) yield return $"Topic is '{Shown(message.Topic)}', which is no topic name (MQTT 5.0 §4.7).";
        if (message.ResponseTopic is { } response && !TopicName.IsValid(response)) yield return $"ResponseTopic is '{Shown(response)}', which is no topic name (MQTT 5.0 §3.3.2.3.5).";
        if (message.ContentType is { } type && !TopicText.Fits(type)) yield return $"ContentType {MustFit} (MQTT 5.0 §3.3.2.3.9).";
        if (message.CorrelationData?.Length > ushort.MaxValue) yield return "CorrelationData has more than 65,535 bytes (MQTT 5.0 §3.3.2.3.6).";
        if (!message.UserProperties.All(p => TopicText.Fits(p.Name) && TopicText.Fits(p.Value))) yield return $"UserProperties: each name and value {MustFit} (MQTT 5.0 §3.3.2.3.7).";
    }

    /// <summary>A message of an exception is read by people.</summary>
    private static string Shown(string topic) => topic.Length <= 200 ? topic : $"{topic.AsSpan(0, 200)}…";
}
