using NodaTime;

namespace SignageHub.Core.Frames;

/// <summary>The exact pixels that a scene lights at a moment.</summary>
public static class SceneFrame
{
    /// <param name="scene">The scene.</param>
    /// <param name="frame">Index of its frame.</param>
    /// <param name="elapsed">Time since the frame began.</param>
    /// <param name="clock">The board's wall clock, for what it fills in by itself.</param>
    /// <returns>A frame of the board's size. A strip is cut where it stands: see <see cref="Scene"/>.</returns>
    public static Frame At(Scene scene, int frame, Duration elapsed, LocalDateTime clock)
    {
        var milliseconds = (long)elapsed.TotalMilliseconds;
        var filled = SlotPainter.Fill(scene, frame, clock);
        if (scene.Kind == SceneKind.Scroll)
            return Window(filled, scene.Window, scene.Window.Width - (int)(milliseconds * scene.PixelsPerSecond / 1000), scene.Window.Width);
        var (left, columns) = EntranceStep.At(scene.Entrance, scene.Window.Width, milliseconds);
        return (left, columns) == (0, scene.Window.Width) ? filled : Window(filled, scene.Window, left, columns);
    }

    private static Frame Window(Frame strip, PixelSize size, int left, int columns)
    {
        var from = Math.Max(0, left);
        var until = Math.Min(columns, left + strip.Size.Width);
        return strip.Format == PixelFormat.OneBit
            ? Frame.OneBit(size, strip.Ink, Bits(strip, size, left, from, until))
            : Frame.Rgb24(size, Colors(strip, size, left, from, until));
    }

    private static byte[] Bits(Frame strip, PixelSize size, int left, int from, int until)
    {
        var stride = Frame.StrideOf(size.Width, PixelFormat.OneBit);
        var bits = new byte[stride * size.Height];
        for (var y = 0; y < size.Height; y++)
        {
            var row = strip.Pixels.Slice(y * strip.Stride, strip.Stride);
            for (var x = from; x < until; x++)
            {
                var source = x - left;
                if ((row[source >> 3] & (0x80 >> (source & 7))) != 0)
                    bits[(y * stride) + (x >> 3)] |= (byte)(0x80 >> (x & 7));
            }
        }

        return bits;
    }

    private static byte[] Colors(Frame strip, PixelSize size, int left, int from, int until)
    {
        var stride = Frame.StrideOf(size.Width, PixelFormat.Rgb24);
        var rgb = new byte[stride * size.Height];
        if (until <= from)
            return rgb;
        for (var y = 0; y < size.Height; y++)
            strip.Pixels.Slice((y * strip.Stride) + ((from - left) * 3), (until - from) * 3).CopyTo(rgb.AsSpan((y * stride) + (from * 3)));
        return rgb;
    }
}
