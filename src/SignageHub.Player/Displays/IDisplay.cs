using SignageHub.Core.Frames;

namespace SignageHub.Player.Displays;

/// <summary>Where a board's pixels go. One caller at a time.</summary>
internal interface IDisplay : IDisposable
{
    /// <summary>How long a picture that does not change may stand before it has to be sent again; null where it stays by itself.</summary>
    TimeSpan? RepeatAfter { get; }

    /// <param name="pixels">Rows × columns × RGB, 0–255, row-major, top-left origin; valid during the call only.</param>
    /// <param name="size">Columns and rows.</param>
    /// <exception cref="IOException">The display is not there (any more); tried again with the next picture.</exception>
    void Show(ReadOnlySpan<byte> pixels, PixelSize size);
}

/// <summary>Shows nothing: for boards whose only proof is wanted, and for tests.</summary>
internal sealed class NullDisplay : IDisplay
{
    public TimeSpan? RepeatAfter => null;

    public void Show(ReadOnlySpan<byte> pixels, PixelSize size)
    {
    }

    public void Dispose()
    {
    }
}
