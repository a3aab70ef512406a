using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;
using SignageHub.Hub.Programmes;

namespace SignageHub.Web.Tests;

/// <summary>Boards, and what is on, for tests.</summary>
internal static class Office
{
    /// <summary>Saturday, 25 March 2023, 20:00:00 in Vietnam. Its milliseconds since 1970 divide by every cycle up to 10 s, so that rotations begin here.</summary>
    public static readonly Instant Evening = Instant.FromUtc(2023, 3, 25, 13, 0);

    public static Board Board(string id, string name, int width, int height, string color) => new()
    {
        Id = BoardId.Parse(id),
        Name = name,
        Size = new PixelSize(width, height),
        Color = BoardColor.TryParse(color, out var known) ? known : throw new ArgumentException($"There is no colour {color}.", nameof(color)),
        TimeZone = DateTimeZoneProviders.Tzdb["Asia/Ho_Chi_Minh"],
    };

    public static Showing Slogans(params string[] slogans) => Slogans(Level.Normal, slogans);

    public static Showing Slogans(Level level, params string[] slogans)
    {
        var playlist = new Playlist { Id = "647-KH-SCT", Name = "Giờ Trái đất", Entries = [.. slogans.Select(Entry)] };
        var reason = new Bilingual(
            $"{slogans.Length} entries from 647-KH-SCT; filler hidden", $"{slogans.Length} mục của 647-KH-SCT; ẩn mức nền");
        return new Showing(ShowingState.Slogans, level, [.. playlist.Entries.Select(e => new ScheduledEntry(playlist, e))], reason);

        Entry Entry(string slogan, int index) => new() { Number = index + 1, Slogan = slogan, Level = level, When = new When(new DayRule.Always()) };
    }

    public static Showing Dark() => new(
        ShowingState.Dark, Level.Dark, [], new Bilingual("dark: Earth Hour, 647-KH-SCT/3", "tắt: Giờ Trái đất, 647-KH-SCT/3"));

    public static Showing Off() => new(
        ShowingState.Off, null, [], new Bilingual("outside hours of operation (06:30-21:00)", "ngoài giờ hoạt động (06:30-21:00)"));

    public static Showing Idle() => new(ShowingState.Idle, null, [], new Bilingual("nothing is planned", "không có mục nào trong kế hoạch"));

    public static BoardOverview On(this Board board, Showing now, Instant? until = null, Showing? next = null) => new(board, now, until, next);
}
