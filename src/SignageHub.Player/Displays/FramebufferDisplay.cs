using System.Globalization;
using SignageHub.Core.Frames;

namespace SignageHub.Player.Displays;

/// <summary>How a framebuffer's memory is laid out, as Linux tells it under /sys/class/graphics.</summary>
/// <param name="Width">Columns of the screen.</param>
/// <param name="Height">Rows of the screen.</param>
/// <param name="BitsPerPixel">16 (RGB 5-6-5), 24 or 32 (blue in the lowest byte).</param>
/// <param name="Stride">Bytes from one row to the next.</param>
internal sealed record FramebufferShape(int Width, int Height, int BitsPerPixel, int Stride)
{
    /// <summary>Reads <c>virtual_size</c>, <c>bits_per_pixel</c> and <c>stride</c>; null when they are not there or not of a kind that is known.</summary>
    public static FramebufferShape? Of(string device)
    {
        try
        {
            var folder = Path.Combine("/sys/class/graphics", Path.GetFileName(device));
            var size = Read("virtual_size").Split(',');
            var shape = new FramebufferShape(Number(size[0]), Number(size[1]), Number(Read("bits_per_pixel")), Number(Read("stride")));
            return shape.BitsPerPixel is 16 or 24 or 32 ? shape : null;

            string Read(string name) => File.ReadAllText(Path.Combine(folder, name)).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}

/// <summary>A Linux framebuffer; the board's pixels stand one to one at an offset, where an LED sending card picks them up.</summary>
internal sealed class FramebufferDisplay(Stream device, FramebufferShape shape, int left, int top) : IDisplay
{
    private byte[] _row = [];

    public TimeSpan? RepeatAfter => null;

    public void Show(ReadOnlySpan<byte> pixels, PixelSize size)
    {
        var bytes = shape.BitsPerPixel / 8;
        var columns = Math.Clamp(shape.Width - left, 0, size.Width);
        if (_row.Length != columns * bytes)
            _row = new byte[columns * bytes];
        for (var y = 0; y < size.Height && top + y < shape.Height; y++)
        {
            for (var x = 0; x < columns; x++)
                Put(_row.AsSpan(x * bytes, bytes), pixels.Slice(((y * size.Width) + x) * 3, 3));
            device.Position = ((long)(top + y) * shape.Stride) + (left * bytes);
            device.Write(_row);
        }

        device.Flush();
    }

    public void Dispose() => device.Dispose();

    private static void Put(Span<byte> to, ReadOnlySpan<byte> rgb)
    {
        if (to.Length == 2)
        {
            var packed = ((rgb[0] >> 3) << 11) | ((rgb[1] >> 2) << 5) | (rgb[2] >> 3);
            (to[0], to[1]) = ((byte)packed, (byte)(packed >> 8));
            return;
        }

        (to[0], to[1], to[2]) = (rgb[2], rgb[1], rgb[0]);
        if (to.Length == 4)
            to[3] = 0xFF;
    }
}
