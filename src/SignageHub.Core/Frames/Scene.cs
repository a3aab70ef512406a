using NodaTime;

namespace SignageHub.Core.Frames;

public enum SceneKind
{
    /// <summary>One frame of the board's size.</summary>
    Static,

    /// <summary>Several frames of the board's size, one after the other.</summary>
    Pages,

    /// <summary>One strip as high as the board that passes from right to left in whole pixels.</summary>
    Scroll,
}

/// <summary>How one slogan plays on one board: its frames and how long each stays.</summary>
/// <remarks>
/// A strip enters at the right edge and leaves at the left one: at time t of its pass its left edge stands in column
/// <c>Window.Width − ⌊t × PixelsPerSecond⌋</c>.
/// </remarks>
public sealed record Scene
{
    /// <summary>The board's size. Frames of a static or paged scene have it; a strip has its height.</summary>
    public required PixelSize Window { get; init; }

    public required SceneKind Kind { get; init; }

    /// <summary>At least one; exactly one for a static scene and a strip.</summary>
    public required IReadOnlyList<Frame> Frames { get; init; }

    /// <summary>How long each frame stays, one value a frame; for a strip the time of one whole pass. Positive, whole milliseconds.</summary>
    public required IReadOnlyList<Duration> Times { get; init; }

    /// <summary>Whole pixels a second of a strip; 0 for the other kinds.</summary>
    public int PixelsPerSecond { get; init; }

    /// <summary>What the board fills in by itself.</summary>
    public IReadOnlyList<ClockSlot> Slots { get; init; } = [];

    /// <summary>How each frame comes onto the board; a strip, which comes in anyway, has <see cref="Entrance.Cut"/>.</summary>
    public Entrance Entrance { get; init; }
}
