using SignageHub.Core.Playlists;

namespace SignageHub.Core.Programmes;

/// <summary>Why a board shows what it shows, in a sentence.</summary>
internal static class Reasons
{
    // From so many playlists on, the first two are named and the others counted.
    private const int TooManyToName = 4;

    public static readonly Bilingual Idle = new("idle: no entry has an open window", "chờ: không mục nào đang trong thời gian hiển thị");

    public static Bilingual Off(IReadOnlyList<HourRange> hours)
    {
        var ranges = string.Join(", ", hours);
        return new($"off: outside hours {ranges}", $"tắt: ngoài giờ hoạt động {ranges}");
    }

    public static Bilingual Won(Level level, IReadOnlyList<ScheduledEntry> entries, LevelMask hidden)
    {
        var words = LevelWords.Of(level);
        var from = Sources(entries);
        var below = Hidden(hidden);
        return new(
            $"{words.En}: {entries.Count} {(entries.Count == 1 ? "entry" : "entries")} from {from.En}{below.En}",
            $"{words.Vi}: {entries.Count} mục từ {from.Vi}{below.Vi}");
    }

    /// <remarks>Entries come playlist by playlist, so each id shows up in one run.</remarks>
    private static Bilingual Sources(IReadOnlyList<ScheduledEntry> entries)
    {
        var ids = new List<string>();
        foreach (var entry in entries)
        {
            if (ids.Count == 0 || ids[^1] != entry.Playlist.Id)
                ids.Add(entry.Playlist.Id);
        }

        if (ids.Count < TooManyToName)
            return new(string.Join(", ", ids), string.Join(", ", ids));
        var more = ids.Count - 2;
        return new($"{ids[0]}, {ids[1]} and {more} more", $"{ids[0]}, {ids[1]} và {more} danh sách khác");
    }

    private static Bilingual Hidden(LevelMask hidden)
    {
        var words = LevelWords.HighestFirst.Where(hidden.Has).Select(LevelWords.Of).ToList();
        return words.Count == 0
            ? new("", "")
            : new(
                $"; {string.Join(", ", words.Select(w => w.En))} hidden",
                $"; ẩn {(words.Count == 1 ? "mức" : "các mức")} {string.Join(", ", words.Select(w => w.Vi))}");
    }
}
