using SignageHub.Core.Frames;

namespace SignageHub.Player.Displays;

/// <summary>Raw RGB24 to standard output, one picture after the other without anything between: what rpi-rgb-led-matrix's ledcat and ffmpeg's rawvideo read.</summary>
/// <remarks>A picture is written as a whole: a part would shift all that follow.</remarks>
internal sealed class RawDisplay(Stream output) : IDisplay
{
    public TimeSpan? RepeatAfter => null;

    public void Show(ReadOnlySpan<byte> pixels, PixelSize size)
    {
        output.Write(pixels);
        output.Flush();
    }

    public void Dispose() => output.Dispose();
}
