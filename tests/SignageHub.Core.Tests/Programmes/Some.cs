using NodaTime;
using NodaTime.Text;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;

namespace SignageHub.Core.Tests.Programmes;

/// <summary>Short words for the things that these tests are about.</summary>
internal static class Some
{
    public static readonly DateTimeZone Hanoi = Zone("Asia/Ho_Chi_Minh");

    public static DateTimeZone Zone(string id) => DateTimeZoneProviders.Tzdb[id];

    public static Board Board(DateTimeZone? zone = null, params string[] hours) => new()
    {
        Id = BoardId.Parse("lobby"),
        Name = "Bảng LED sảnh chính",
        Size = new PixelSize(192, 32),
        Color = BoardColor.All[0],
        TimeZone = zone ?? Hanoi,
        Hours = Hours(hours),
        Groups = ["indoor"],
    };

    public static Playlist Playlist(string id, params Entry[] entries) => new()
    {
        Id = id,
        Name = id,
        Entries = [.. entries.Select((e, i) => e with { Number = i + 1 })],
    };

    public static Entry Entry(When when, Level level = Level.Normal) => new() { Number = 1, Slogan = "Tiết kiệm điện", When = when, Level = level };

    public static Entry DarkEntry(When when) => new() { Number = 1, Dark = true, When = when };

    public static When Always(params string[] hours) => new(new DayRule.Always()) { Hours = Hours(hours) };

    public static When On(string date, params string[] hours) => new(new DayRule.On([Date(date)])) { Hours = Hours(hours) };

    public static When Period(string from, string to, params string[] hours) =>
        new(new DayRule.Period(new DateInterval(Date(from), Date(to)))) { Hours = Hours(hours) };

    /// <param name="start">MM-DD.</param>
    /// <param name="end">MM-DD.</param>
    /// <param name="hours">HH:MM-HH:MM.</param>
    public static When Yearly(string start, string end, params string[] hours) =>
        new(new DayRule.Yearly(AnnualDate(start), AnnualDate(end))) { Hours = Hours(hours) };

    public static IReadOnlyList<HourRange> Hours(params string[] ranges) =>
        [.. ranges.Select(r => HourRange.TryParse(r, out var range) ? range : throw new FormatException(r))];

    public static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;

    public static AnnualDate AnnualDate(string text) => AnnualDatePattern.Iso.Parse(text).Value;

    public static LocalDateTime Local(string text) => LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm").Parse(text).Value;

    /// <param name="text">yyyy-MM-dd HH:mm on the wall; must exist exactly once.</param>
    /// <param name="zone">Hanoi when left out.</param>
    public static Instant At(string text, DateTimeZone? zone = null) => Local(text).InZoneStrictly(zone ?? Hanoi).ToInstant();

    public static Instant Utc(string text) => Local(text).InUtc().ToInstant();

    public static Programme Programme(params Entry[] entries) =>
        SignageHub.Core.Programmes.Programme.For(Board(), [Playlist("647-KH-SCT", entries)]);
}
