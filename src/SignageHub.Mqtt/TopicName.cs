using System.Buffers;
using System.Text;

namespace SignageHub.Mqtt;

/// <summary>What a message is published to: MQTT 5.0 §4.7, MQTT 3.1.1 §4.7.</summary>
public static class TopicName
{
    /// <summary>Bytes of UTF-8 a topic may have: MQTT 5.0 §1.5.4.</summary>
    public const int MaximumBytes = 65_535;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create("+#\0");

    /// <summary>True for a non-empty text without wildcards, U+0000 and lone surrogates, of at most 65,535 bytes.</summary>
    public static bool IsValid(ReadOnlySpan<char> topic) =>
        !topic.IsEmpty && !topic.ContainsAny(Forbidden) && TopicText.Fits(topic);
}

/// <summary>What topics and filters have in common as text: MQTT 5.0 §1.5.4.</summary>
internal static class TopicText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Well-formed, and no longer than a length of two bytes can say: MQTT 5.0 §1.5.4.</summary>
    public static bool Fits(ReadOnlySpan<char> text)
    {
        if (text.Length > TopicName.MaximumBytes) return false;
        try
        {
            return Strict.GetByteCount(text) <= TopicName.MaximumBytes;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }
}
