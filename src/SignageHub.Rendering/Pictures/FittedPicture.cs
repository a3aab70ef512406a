using SignageHub.Core.Frames;

namespace SignageHub.Rendering.Pictures;

/// <summary>A picture, or a cut-out of it, at a size in LEDs.</summary>
internal sealed class FittedPicture
{
    private const int Samples = 4;

    /// <summary>Red, green, blue, each multiplied by the opacity, and the opacity: 0–<see cref="Light.Full"/>.</summary>
    private readonly ushort[] _light;

    private FittedPicture(PixelSize size, ushort[] light) => (Size, _light) = (size, light);

    public PixelSize Size { get; }

    /// <summary>Each LED gets the mean light of the part of the picture that it covers.</summary>
    /// <param name="picture">The whole picture.</param>
    /// <param name="cut">Columns and rows of the cut-out from its middle.</param>
    /// <param name="size">Columns and rows that it shall have.</param>
    public static FittedPicture Of(Picture picture, PixelSize cut, PixelSize size)
    {
        var light = new ushort[size.Width * size.Height * Samples];
        var (left, top) = ((picture.Size.Width - cut.Width) / 2, (picture.Size.Height - cut.Height) / 2);
        var weight = (long)cut.Width * cut.Height;
        Span<long> sums = stackalloc long[Samples];
        for (var y = 0; y < size.Height; y++)
        {
            for (var x = 0; x < size.Width; x++)
            {
                sums.Clear();
                // In parts of a pixel: a pixel of the picture is size.Width by size.Height of them, an LED cut.Width by cut.Height.
                for (var fromY = y * cut.Height / size.Height; fromY * size.Height < (y + 1) * cut.Height; fromY++)
                {
                    var rows = Overlap(fromY, size.Height, y, cut.Height);
                    for (var fromX = x * cut.Width / size.Width; fromX * size.Width < (x + 1) * cut.Width; fromX++)
                        Add(picture.Pixels.Slice((((top + fromY) * picture.Size.Width) + left + fromX) * Samples, Samples), rows * Overlap(fromX, size.Width, x, cut.Width), sums);
                }
                var at = ((y * size.Width) + x) * Samples;
                for (var i = 0; i < Samples; i++)
                    light[at + i] = (ushort)(sums[i] / weight / byte.MaxValue);
            }
        }
        return new FittedPicture(size, light);
    }

    /// <summary>The light of an LED, with the ground where the picture is transparent.</summary>
    public (int Red, int Green, int Blue) At(int x, int y, Rgb ground)
    {
        var led = _light.AsSpan(((y * Size.Width) + x) * Samples, Samples);
        var clear = Light.Full - led[3];
        return (led[0] + Through(ground.R, clear), led[1] + Through(ground.G, clear), led[2] + Through(ground.B, clear));
    }

    private static int Through(byte ground, int clear) => (int)((long)Light.Of(ground) * clear / Light.Full);

    private static long Overlap(int pixel, int pixelSize, int led, int ledSize) =>
        Math.Min((pixel + 1) * pixelSize, (led + 1) * ledSize) - Math.Max(pixel * pixelSize, led * ledSize);

    private static void Add(ReadOnlySpan<byte> pixel, long weight, Span<long> sums)
    {
        var opacity = pixel[3];
        for (var i = 0; i < 3; i++)
            sums[i] += weight * opacity * Light.Of(pixel[i]);
        sums[3] += weight * opacity * Light.Full;
    }
}
