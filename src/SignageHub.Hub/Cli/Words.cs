using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SignageHub.Core.Programmes;

namespace SignageHub.Hub.Cli;

/// <summary>How commands write states and times.</summary>
internal static class Words
{
    /// <summary><c>off</c>, <c>idle</c>, or the level that won.</summary>
    public static string Level(Showing showing) => showing.Level?.ToString().ToLowerInvariant() ?? showing.State.ToString().ToLowerInvariant();

    /// <summary>The Vietnamese way, in the board's zone: <c>25/03/2023 08:00</c>.</summary>
    public static string Day(Instant instant, DateTimeZone zone) =>
        instant.InZone(zone).ToString("dd/MM/uuuu HH:mm", CultureInfo.InvariantCulture);

    /// <summary><c>22/03</c>, or <c>01/06–30/06</c>.</summary>
    public static string Days(LocalDate first, LocalDate last) =>
        first == last ? DayAndMonth(first) : $"{DayAndMonth(first)}–{DayAndMonth(last)}";

    /// <summary><c>2023-03-22</c>, for programs.</summary>
    public static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);

    private static string DayAndMonth(LocalDate day) => day.ToString("dd'/'MM", CultureInfo.InvariantCulture);
}
