using System.Text;
using NodaTime;
using NodaTime.Text;

namespace SignageHub.Hub.Feeds;

/// <summary>Writes content lines of iCalendar (RFC 5545).</summary>
internal sealed class CalendarText
{
    /// <summary>Octets of a line without its end (section 3.1); longer ones are folded.</summary>
    private const int LongestLine = 75;

    private static readonly LocalDatePattern Date = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");
    private static readonly InstantPattern Utc = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");

    private readonly StringBuilder _text = new();

    public static string Of(Instant instant) => Utc.Format(instant);

    public static string Of(LocalDate day) => Date.Format(day);

    /// <param name="name">With its parameters: <c>DTSTART;VALUE=DATE</c>.</param>
    /// <param name="value">As it is to stand there.</param>
    public CalendarText Line(string name, string value)
    {
        var octets = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            // A letter is never cut in two: some readers join the bytes, others the characters.
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                _text.Append("\r\n ");
                octets = 1;
            }

            _text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        _text.Append("\r\n");
        return this;
    }

    /// <summary>A value of the type TEXT (section 3.3.11). Left out when there is nothing to say.</summary>
    public CalendarText Text(string name, string? value) => string.IsNullOrEmpty(value) ? this : Line(name, value
        .Replace(@"\", @"\\", StringComparison.Ordinal)
        .Replace(";", @"\;", StringComparison.Ordinal)
        .Replace(",", @"\,", StringComparison.Ordinal)
        .Replace("\n", @"\n", StringComparison.Ordinal));

    public override string ToString() => _text.ToString();
}
