using NodaTime;
using SignageHub.Core.Frames;
using SignageHub.Core.Playlists;

namespace SignageHub.Core.Boards;

/// <summary>A sign, as boards.json describes it.</summary>
public sealed record Board
{
    public required BoardId Id { get; init; }

    /// <summary>What people call it, for example "Bảng LED sảnh chính".</summary>
    public required string Name { get; init; }

    public required PixelSize Size { get; init; }

    public required BoardColor Color { get; init; }

    public required DateTimeZone TimeZone { get; init; }

    /// <summary>Hours of operation, every day; empty means around the clock. Outside them the board is off.</summary>
    public IReadOnlyList<HourRange> Hours { get; init; } = [];

    /// <summary>Percent, 1 to 100.</summary>
    public int Brightness { get; init; } = 100;

    /// <summary>Another brightness in these hours, every day; where they overlap the first counts.</summary>
    public IReadOnlyList<DimHours> Dim { get; init; } = [];

    /// <summary>Where it hangs, for people; null when nobody said.</summary>
    public string? Location { get; init; }

    /// <summary>From one LED to the next; null when nobody said.</summary>
    public Pitch? Pitch { get; init; }

    /// <summary>Of texts whose entry and playlist do not say otherwise.</summary>
    public TextStyle Style { get; init; } = TextStyle.Unset;

    public IReadOnlyList<string> Groups { get; init; } = [];
}

/// <summary>Hours in which a board lights at another brightness.</summary>
/// <param name="Hours">Every day, in the board's wall-clock time.</param>
/// <param name="Brightness">Percent, 1 to 100.</param>
public sealed record DimHours(HourRange Hours, int Brightness);

/// <summary>The office and its boards: the whole of boards.json.</summary>
public sealed record Office(string Name, DateTimeZone TimeZone, IReadOnlyList<Board> Boards);
