namespace SignageHub.Core.Frames;

/// <summary>How a frame of a static or paged scene comes onto a board that is dark.</summary>
public enum Entrance
{
    /// <summary>All at once.</summary>
    Cut,

    /// <summary>Column by column from the left.</summary>
    Wipe,

    /// <summary>From the right edge, as a strip comes in, until it stands.</summary>
    ScrollIn,
}

/// <summary>Where a frame stands while it comes in, and how much of it is lit. Whole LEDs only; every board does the same sum.</summary>
public static class EntranceStep
{
    /// <summary>The time that an entrance takes, in milliseconds; below the two seconds that the shortest page has.</summary>
    public const int Milliseconds = 500;

    /// <param name="entrance">The way in.</param>
    /// <param name="width">Columns of the board.</param>
    /// <param name="elapsed">Milliseconds since the frame began, at least 0.</param>
    /// <returns>The column of the frame's left edge, and the columns of the board that are lit so far, from the left.</returns>
    public static (int Left, int Columns) At(Entrance entrance, int width, long elapsed)
    {
        if (entrance == Entrance.Cut || elapsed >= Milliseconds)
            return (0, width);
        var done = (int)(width * elapsed / Milliseconds);
        return entrance == Entrance.Wipe ? (0, done) : (width - done, width);
    }
}
