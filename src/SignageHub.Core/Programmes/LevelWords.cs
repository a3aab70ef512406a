using SignageHub.Core.Playlists;

namespace SignageHub.Core.Programmes;

/// <summary>What people call the levels: the words in playlists (English) and on Vietnamese pages.</summary>
public static class LevelWords
{
    /// <summary>Highest first: the order in which they win and in which they are named.</summary>
    public static readonly IReadOnlyList<Level> HighestFirst = [Level.Alert, Level.Dark, Level.Exclusive, Level.Normal, Level.Filler];

    public static Bilingual Of(Level level) => level switch
    {
        Level.Alert => new("alert", "khẩn cấp"),
        Level.Dark => new("dark", "tắt bảng"),
        Level.Exclusive => new("exclusive", "độc quyền"),
        Level.Normal => new("normal", "thường"),
        Level.Filler => new("filler", "nền"),
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "No such level."),
    };
}
