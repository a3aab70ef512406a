using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SignageHub.Core;

namespace SignageHub.Hub.Web;

/// <summary>Instants as people read them: in a board's zone, day before month, 24 hours.</summary>
public static class WallTime
{
    private static readonly CultureInfo VietnameseCulture = CultureInfo.GetCultureInfo("vi-VN");
    private static readonly LocalDateTimePattern Vietnamese = LocalDateTimePattern.CreateWithInvariantCulture("dd'/'MM'/'uuuu HH':'mm");
    private static readonly LocalDateTimePattern English = LocalDateTimePattern.Create("d MMM uuuu, HH':'mm", CultureInfo.InvariantCulture);

    /// <summary>Of what belongs to the hub and to no board: who signed in when, what was sent.</summary>
    public static DateTimeZone HubZone { get; } = DateTimeZoneProviders.Tzdb["Asia/Ho_Chi_Minh"];

    /// <summary><c>16/04/2023 00:00</c> or <c>16 Apr 2023, 00:00</c>.</summary>
    public static string Text(Instant instant, DateTimeZone zone, Language language) =>
        (language == Language.Vietnamese ? Vietnamese : English).Format(instant.InZone(zone).LocalDateTime);

    /// <summary><c>08:05</c>.</summary>
    public static string Clock(Instant instant, DateTimeZone zone) =>
        instant.InZone(zone).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary><c>Thứ Sáu, 20/11/2026</c> or <c>Friday, 20 Nov 2026</c>.</summary>
    public static string Day(Instant instant, DateTimeZone zone, Language language) => language == Language.Vietnamese
        ? instant.InZone(zone).ToString("dddd', 'dd'/'MM'/'uuuu", VietnameseCulture)
        : instant.InZone(zone).ToString("dddd', 'd MMM uuuu", CultureInfo.InvariantCulture);

    /// <summary><c>27/03/2027</c> or <c>27 Mar 2027</c>.</summary>
    public static string Day(LocalDate day, Language language) => language == Language.Vietnamese
        ? day.ToString("dd'/'MM'/'uuuu", CultureInfo.InvariantCulture)
        : day.ToString("d MMM uuuu", CultureInfo.InvariantCulture);

    /// <summary>ISO 8601 in UTC, for machines.</summary>
    public static string Iso(Instant instant) => InstantPattern.ExtendedIso.Format(instant);
}
