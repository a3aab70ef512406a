using System.Globalization;
using NodaTime;

namespace SignageHub.Core.Frames;

/// <summary>What a board works out by itself, from its clock.</summary>
public enum ClockPart
{
    /// <summary><c>HH:mm</c>.</summary>
    Time,

    /// <summary><c>dd/MM/yyyy</c>.</summary>
    Date,

    /// <summary>Whole days until a date: 1 on the day before, 0 on the day and ever after.</summary>
    Days,
}

/// <summary>A place in a scene's frame that the board fills by itself, with small frames for its letters; it needs no font.</summary>
public sealed record ClockSlot
{
    /// <summary>Index of the frame.</summary>
    public required int Frame { get; init; }

    public required ClockPart Part { get; init; }

    /// <summary>For <see cref="ClockPart.Days"/>, null else.</summary>
    public LocalDate? Until { get; init; }

    /// <summary>The left edge of each letter's place, columns of the frame. Fewer letters than places stand in their middle.</summary>
    public required IReadOnlyList<int> Columns { get; init; }

    /// <summary>The letters' upper edge, row of the frame.</summary>
    public required int Row { get; init; }

    /// <summary>The letters that can come, each once.</summary>
    public required string Letters { get; init; }

    /// <summary>One for each of <see cref="Letters"/>, opaque, as wide as its place.</summary>
    public required IReadOnlyList<Frame> Glyphs { get; init; }

    /// <summary>The letters to show and the left edge of each; none when the text is longer than its places: dark rather than wrong.</summary>
    public IEnumerable<(int Letter, int Column)> At(LocalDateTime now)
    {
        var text = ClockText.Of(Part, Until, now);
        if (text.Length > Columns.Count)
            yield break;
        var spare = text.Length < Columns.Count ? (Columns[Columns.Count - text.Length] - Columns[0]) / 2 : 0;
        for (var i = 0; i < text.Length; i++)
            yield return (Letters.IndexOf(text[i], StringComparison.Ordinal), Columns[i] + spare);
    }
}

/// <summary>The words of a clock part; every board says the same.</summary>
public static class ClockText
{
    /// <summary>The most days that have their places, so that text beside them need not move.</summary>
    public const int MostDays = 999;

    public static string Of(ClockPart part, LocalDate? until, LocalDateTime now) => part switch
    {
        ClockPart.Time => now.TimeOfDay.ToString("HH:mm", CultureInfo.InvariantCulture),
        ClockPart.Date => now.Date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        _ => Math.Max(0, Period.DaysBetween(now.Date, until ?? now.Date)).ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>A text of the greatest length.</summary>
    public static string Widest(ClockPart part) => part switch
    {
        ClockPart.Time => "00:00",
        ClockPart.Date => "00/00/0000",
        _ => "000",
    };
}
