using NodaTime;
using NodaTime.Text;
using SignageHub.Core.Observances;
using SignageHub.Core.Programmes;

namespace SignageHub.Hub.Cli;

/// <summary>Instants as people type them and as JSON shows them.</summary>
public static class InstantText
{
    private static readonly string[] Offsets = ["uuuu-MM-dd'T'HH:mmo<G>", "uuuu-MM-dd'T'HH:mm:sso<G>", "uuuu-MM-dd'T'HH:mm:ss;FFFFFFFFFo<G>"];

    private static readonly string[] Locals = ["uuuu-MM-dd'T'HH:mm", "uuuu-MM-dd'T'HH:mm:ss", "uuuu-MM-dd' 'HH:mm", "uuuu-MM-dd"];

    /// <summary>Reads ISO 8601: <c>2023-03-25T08:00+07:00</c>, or without offset in the given zone; a day alone means its start.</summary>
    public static bool TryParse(string text, DateTimeZone zone, out Instant instant)
    {
        foreach (var pattern in Offsets)
        {
            if (OffsetDateTimePattern.CreateWithInvariantCulture(pattern).Parse(text) is { Success: true } parsed && IsInRange(parsed.Value.Year))
            {
                instant = parsed.Value.ToInstant();
                return true;
            }
        }

        foreach (var pattern in Locals)
        {
            if (LocalDateTimePattern.CreateWithInvariantCulture(pattern).Parse(text) is { Success: true } parsed && IsInRange(parsed.Value.Year))
            {
                instant = WallClock.ToInstant(parsed.Value, zone);
                return true;
            }
        }

        instant = default;
        return false;
    }

    /// <summary>Programmes are worked out for these years.</summary>
    private static bool IsInRange(int year) => year is >= Occurrences.FirstYear and <= Occurrences.LastYear;

    public static bool IsDay(string text) => LocalDatePattern.Iso.Parse(text).Success;

    /// <summary><c>2023-03-25T08:00:00+07:00</c>: ISO 8601 with the offset of that zone at that instant.</summary>
    public static string Format(Instant instant, DateTimeZone zone) =>
        OffsetDateTimePattern.Rfc3339.Format(instant.InZone(zone).ToOffsetDateTime()).Replace("Z", "+00:00", StringComparison.Ordinal);
}
