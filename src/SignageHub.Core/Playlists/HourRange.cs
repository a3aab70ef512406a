using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using NodaTime;

namespace SignageHub.Core.Playlists;

/// <summary>A stretch of wall-clock time within a day, written <c>06:30-21:00</c>.</summary>
/// <remarks>
/// Half-open. An end at or before the start lies on the next day: 22:00-06:00 is one night, 08:00-08:00 a day and a night.
/// <c>24:00</c> is allowed as an end and means midnight at the end of the day. It belongs to the day on which it starts.
/// </remarks>
public readonly record struct HourRange(LocalTime Start, LocalTime End)
{
    public bool EndsNextDay => End <= Start;

    /// <summary>Reads <c>HH:MM-HH:MM</c>, also with an en dash.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out HourRange range)
    {
        range = default;
        var dash = text?.IndexOfAny(['-', '–']) ?? -1;
        if (dash < 0
            || !TryParseTime(text.AsSpan(0, dash).Trim(), isEnd: false, out var start)
            || !TryParseTime(text.AsSpan(dash + 1).Trim(), isEnd: true, out var end))
            return false;
        range = new HourRange(start, end);
        return true;
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Start.Hour:00}:{Start.Minute:00}-{(End == LocalTime.Midnight ? 24 : End.Hour):00}:{End.Minute:00}");

    private static bool TryParseTime(ReadOnlySpan<char> text, bool isEnd, out LocalTime time)
    {
        time = default;
        if (text.Length != 5 || text[2] != ':'
            || !int.TryParse(text[..2], NumberStyles.None, CultureInfo.InvariantCulture, out var hour)
            || !int.TryParse(text[3..], NumberStyles.None, CultureInfo.InvariantCulture, out var minute)
            || minute > 59)
            return false;
        if (isEnd && hour == 24 && minute == 0)
            hour = 0;
        if (hour > 23)
            return false;
        time = new LocalTime(hour, minute);
        return true;
    }
}
