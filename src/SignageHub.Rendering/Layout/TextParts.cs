using NodaTime;
using NodaTime.Text;
using SignageHub.Core.Frames;

namespace SignageHub.Rendering.Layout;

/// <summary>A clock part in a slogan: its letters' places in <see cref="Wording.Text"/>.</summary>
internal sealed record PlacedPart(int Start, int Length, ClockPart Part, LocalDate? Until);

/// <summary>A slogan as it is laid out.</summary>
/// <param name="Text">Each part is replaced by a text of its greatest length.</param>
/// <param name="Parts">In order.</param>
/// <param name="Unknown">What stands in braces and is no part, or a brace without its other; null when all is well.</param>
internal readonly record struct Wording(string Text, IReadOnlyList<PlacedPart> Parts, string? Unknown = null);

/// <summary>Finds <c>{time}</c>, <c>{date}</c> and <c>{days to 2027-04-30}</c> in slogans.</summary>
internal static class TextParts
{
    private const string DaysTo = "days to ";

    public static Wording Read(string text, bool capitals)
    {
        if (text.AsSpan().IndexOfAny('{', '}') < 0)
            return new Wording(capitals ? text.ToUpperInvariant() : text, []);
        var parts = new List<PlacedPart>();
        var plain = new System.Text.StringBuilder();
        var at = 0;
        while (at < text.Length)
        {
            var open = text.AsSpan(at).IndexOfAny('{', '}');
            if (open < 0)
                break;
            open += at;
            var close = text.IndexOf('}', open);
            plain.Append(text, at, open - at);
            if (text[open] == '}' || close < 0 || Part(text[(open + 1)..close]) is not var (part, until))
                return new Wording(text, [], close < open + 1 ? text[open..Math.Min(text.Length, open + 20)] : text[open..(close + 1)]);
            var widest = ClockText.Widest(part);
            parts.Add(new PlacedPart(plain.Length, widest.Length, part, until));
            plain.Append(widest);
            at = close + 1;
        }
        plain.Append(text, at, text.Length - at);
        return new Wording(capitals ? plain.ToString().ToUpperInvariant() : plain.ToString(), parts);
    }

    private static (ClockPart Part, LocalDate? Until)? Part(string words)
    {
        switch (words.Trim())
        {
            case "time":
                return (ClockPart.Time, null);
            case "date":
                return (ClockPart.Date, null);
            case var days when days.StartsWith(DaysTo, StringComparison.Ordinal)
                && LocalDatePattern.Iso.Parse(days[DaysTo.Length..].Trim()) is { Success: true, Value: var until }:
                return (ClockPart.Days, until);
            default:
                return null;
        }
    }
}
