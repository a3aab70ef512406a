using System.Diagnostics.CodeAnalysis;

namespace SignageHub.Mqtt;

/// <summary>What a subscription asks for: MQTT 5.0 §4.7.1, and §4.8.2 for a shared one (<c>$share/name/filter</c>).</summary>
public sealed record TopicFilter
{
    private const string SharePrefix = "$share/";

    private TopicFilter(string text, string? shareName, string whole)
    {
        Text = text;
        ShareName = shareName;
        Whole = whole;
        HasWildcards = text.AsSpan().ContainsAny('+', '#');
    }

    /// <summary>The filter itself, without <c>$share/name/</c>.</summary>
    public string Text { get; }

    /// <summary>Null when the subscription is not shared.</summary>
    public string? ShareName { get; }

    /// <summary>The filter as it was subscribed to, <c>$share/name/</c> included.</summary>
    public string Whole { get; }

    public bool HasWildcards { get; }

    /// <exception cref="ArgumentException">The text is no topic filter.</exception>
    public static TopicFilter Parse(string text) =>
        TryParse(text, out var filter) ? filter : throw new ArgumentException($"'{text}' is no topic filter (MQTT 5.0 §4.7).", nameof(text));

    /// <summary>A plain or shared filter; <c>+</c> stands for one whole level and <c>#</c> for the last levels.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out TopicFilter? filter)
    {
        filter = null;
        var inner = text;
        string? share = null;
        if (text.StartsWith(SharePrefix, StringComparison.Ordinal))
        {
            var slash = text.IndexOf('/', SharePrefix.Length);
            if (slash <= SharePrefix.Length) return false;
            share = text[SharePrefix.Length..slash];
            if (share.AsSpan().ContainsAny('+', '#')) return false;
            inner = text[(slash + 1)..];
        }

        if (!IsWellFormed(inner) || !TopicText.Fits(text)) return false;
        filter = new TopicFilter(inner, share, text);
        return true;
    }

    /// <summary>Whether a topic falls under the filter; a leading wildcard does not take in topics that begin with $: MQTT 5.0 §4.7.2.</summary>
    public bool Matches(ReadOnlySpan<char> topic)
    {
        if (!HasWildcards) return topic.SequenceEqual(Text);
        return !(topic.StartsWith('$') && Text[0] is '+' or '#') && Takes(Text, topic, topicIsFilter: false);
    }

    /// <summary>Whether every topic under the other filter falls under this one too: the question a rule asks of a subscription.</summary>
    public bool Covers(TopicFilter other) =>
        !(other.Text.StartsWith('$') && Text[0] is '+' or '#') && Takes(Text, other.Text, topicIsFilter: true);

    public override string ToString() => Whole;

    private static bool IsWellFormed(string filter)
    {
        if (filter.Length == 0 || filter.Contains('\0', StringComparison.Ordinal)) return false;
        for (var i = 0; i < filter.Length; i++)
        {
            if (filter[i] is not ('+' or '#')) continue;
            if (i > 0 && filter[i - 1] != '/') return false;
            if (filter[i] == '#' ? i != filter.Length - 1 : i < filter.Length - 1 && filter[i + 1] != '/') return false;
        }

        return true;
    }

    private static bool Takes(ReadOnlySpan<char> filter, ReadOnlySpan<char> topic, bool topicIsFilter)
    {
        while (true)
        {
            var level = Next(ref filter, out var filterEnds);
            if (level is "#") return true;
            var part = Next(ref topic, out var topicEnds);
            if (topicIsFilter && part is "#") return false;
            if (level is not "+" && (!level.SequenceEqual(part) || (topicIsFilter && part is "+"))) return false;
            if (topicEnds) return filterEnds || filter is "#";
            if (filterEnds) return false;
        }
    }

    private static ReadOnlySpan<char> Next(ref ReadOnlySpan<char> text, out bool ends)
    {
        var slash = text.IndexOf('/');
        ends = slash < 0;
        var level = ends ? text : text[..slash];
        text = ends ? [] : text[(slash + 1)..];
        return level;
    }
}
