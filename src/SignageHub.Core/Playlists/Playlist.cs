using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;

namespace SignageHub.Core.Playlists;

/// <summary>One file in playlists/: where its slogans come from, which boards they are for, and the entries.</summary>
public sealed record Playlist
{
    /// <summary>The file's name without <c>.json</c>, for example <c>647-KH-SCT</c>.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The plan that ordered it; null for an office's own.</summary>
    public PlanOrigin? Plan { get; init; }

    /// <summary>Empty means every board.</summary>
    public IReadOnlyList<BoardTarget> Boards { get; init; } = [];

    /// <summary>For entries that do not say otherwise.</summary>
    public TextStyle Style { get; init; } = TextStyle.Unset;

    /// <summary>The most of the airtime that this playlist may take on a board, percent, 1 to 100; null for no limit. Alerts are exempt.</summary>
    public int? Share { get; init; }

    public required IReadOnlyList<Entry> Entries { get; init; }
}

/// <summary>The plan (kế hoạch) behind a playlist.</summary>
public sealed record PlanOrigin
{
    /// <summary>As printed, for example <c>647/KH-SCT</c>.</summary>
    public required string Number { get; init; }

    public LocalDate? Issued { get; init; }

    public string? Office { get; init; }

    public string? Responsible { get; init; }

    /// <summary>The last day on which the report may leave; see the plan's wording.</summary>
    public LocalDate? ReportDue { get; init; }

    /// <summary>Whom the report is for.</summary>
    public string? ReportTo { get; init; }
}

/// <summary>A board or a group of boards, as playlists name them: <c>lobby</c> or <c>group:indoor</c>.</summary>
public abstract record BoardTarget
{
    private BoardTarget()
    {
    }

    public sealed record One(BoardId Id) : BoardTarget;

    public sealed record Group(string Name) : BoardTarget;

    public bool Matches(Board board) => this switch
    {
        One one => one.Id == board.Id,
        Group group => board.Groups.Contains(group.Name, StringComparer.Ordinal),
        _ => false,
    };
}

/// <summary>A slogan with its when and how; or dark, which switches the boards off for its time.</summary>
public sealed record Entry
{
    /// <summary>The most characters (UTF-16 code units, in NFC) of a slogan.</summary>
    public const int LongestSlogan = 500;

    public const int HeaviestWeight = 10;

    /// <summary>From 1, in file order.</summary>
    public required int Number { get; init; }

    /// <summary>A name of its own within the playlist, if the file gives one.</summary>
    public string? Id { get; init; }

    /// <summary>NFC, no control characters, 1 to <see cref="LongestSlogan"/>; null exactly when <see cref="Dark"/>.</summary>
    public string? Slogan { get; init; }

    /// <summary>Where the slogan (or "dark") stands, for messages that come later than reading; null for entries that come from no file.</summary>
    public SourcePlace? Place { get; init; }

    public bool Dark { get; init; }

    /// <summary>Shows only with an approval.</summary>
    public bool Draft { get; init; }

    public required When When { get; init; }

    /// <summary>Dark entries are at level dark, always.</summary>
    public Level Level { get; init; } = Level.Normal;

    /// <summary>How often it comes in each round of its level, 1 to <see cref="HeaviestWeight"/>.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>The colour of the text on RGB boards; null for the board's own.</summary>
    public Rgb? Color { get; init; }

    /// <summary>How the text looks, playlist's style included, the board's not; <see cref="Color"/> is in it.</summary>
    public TextStyle Style { get; init; } = TextStyle.Unset;

    /// <summary>The slogan in a second language, shown in turn with the first; like <see cref="Slogan"/>. Null for none.</summary>
    public string? English { get; init; }

    /// <summary>For people; shown beside the entry, never on a board.</summary>
    public string? Note { get; init; }
}

/// <summary>What wins when several windows are open: the highest level that has one wins alone.</summary>
public enum Level
{
    Filler,
    Normal,
    Exclusive,
    Dark,
    Alert,
}
