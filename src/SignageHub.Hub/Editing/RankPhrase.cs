using SignageHub.Core;
using SignageHub.Core.Playlists;

namespace SignageHub.Hub.Editing;

/// <summary>How an entry stands among others, for whoever reads a playlist or signs an entry: what it puts off the boards, and how often it comes.</summary>
internal static class RankPhrase
{
    /// <returns>Null for an entry like any other. Dark hours say it by their name.</returns>
    public static Bilingual? Of(Entry entry) => (LevelOf(entry), TurnsOf(entry)) switch
    {
        (null, null) => null,
        ({ } level, null) => level,
        (null, { } turns) => turns,
        ({ } level, { } turns) => new($"{level.En} · {turns.En}", $"{level.Vi} · {turns.Vi}"),
    };

    private static Bilingual? LevelOf(Entry entry) => entry.Level switch
    {
        Level.Alert when !entry.Dark => new("alert: alone, before everything else, dark hours too", "khẩn: chỉ hiện mục này, trước mọi thứ, kể cả giờ tắt bảng"),
        Level.Exclusive when !entry.Dark => new("exclusive: every other slogan waits meanwhile", "chiếu riêng: mọi khẩu hiệu khác tạm ngừng"),
        Level.Filler => new("filler: when nothing else is on", "nền: khi không có gì khác"),
        _ => null,
    };

    private static Bilingual? TurnsOf(Entry entry) => entry.Weight > 1 ? new($"{entry.Weight} turns a round", $"{entry.Weight} lượt mỗi vòng") : null;
}
