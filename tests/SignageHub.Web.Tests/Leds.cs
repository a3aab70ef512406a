using SignageHub.Core.Frames;

namespace SignageHub.Web.Tests;

/// <summary>Frames for tests, and their comparison.</summary>
internal static class Leds
{
    /// <summary>A one-colour frame that differs from every other seed's and from its own mirror images.</summary>
    public static Frame Mono(int width, int height, Rgb ink, int seed)
    {
        var size = new PixelSize(width, height);
        var stride = Frame.StrideOf(width, PixelFormat.OneBit);
        var bits = new byte[stride * height];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                if (IsLit((uint)x, (uint)y, (uint)seed))
                    bits[(y * stride) + (x >> 3)] |= (byte)(0x80 >> (x & 7));
            }
        }

        return Frame.OneBit(size, ink, bits);
    }

    /// <summary>One LED in four, without a pattern that a shift or a mirror would leave the same.</summary>
    private static bool IsLit(uint x, uint y, uint seed)
    {
        var mixed = (x * 0x9e3779b1) ^ (y * 0x85ebca77) ^ (seed * 0xc2b2ae3d);
        mixed = (mixed ^ (mixed >> 15)) * 0x2c1b3c6d;
        return ((mixed ^ (mixed >> 12)) & 3) == 0;
    }

    /// <summary>A frame in which every LED has a colour of its own: all 256 steps of each channel occur when it is large enough.</summary>
    public static Frame Colored(int width, int height, int seed)
    {
        var rgb = new byte[width * height * 3];
        for (var i = 0; i < rgb.Length; i++)
            rgb[i] = (byte)((i * 37) + (i / 256) + seed);
        return Frame.Rgb24(new PixelSize(width, height), rgb);
    }

    /// <summary>The columns of a strip whose left edge stands in column <paramref name="x"/> of a board.</summary>
    public static Frame Window(Frame strip, int x, int width)
    {
        var rgb = new byte[width * strip.Size.Height * 3];
        for (var row = 0; row < strip.Size.Height; row++)
        {
            for (var column = Math.Max(0, x); column < Math.Min(width, x + strip.Size.Width); column++)
                (rgb[At(row, column)], rgb[At(row, column) + 1], rgb[At(row, column) + 2]) = Parts(strip[column - x, row]);
        }

        return Frame.Rgb24(new PixelSize(width, strip.Size.Height), rgb);

        int At(int row, int column) => ((row * width) + column) * 3;
        static (byte, byte, byte) Parts(Rgb color) => (color.R, color.G, color.B);
    }

    /// <summary>Fails with the number of LEDs that differ and the first of them.</summary>
    public static void AreSame(Frame expected, Frame lit)
    {
        Assert.Equal(expected.Size, lit.Size);
        var wrong = (from y in Enumerable.Range(0, lit.Size.Height)
                     from x in Enumerable.Range(0, lit.Size.Width)
                     where expected[x, y] != lit[x, y]
                     select $"({x},{y}) is {lit[x, y]}, not {expected[x, y]}").ToList();
        Assert.True(wrong.Count == 0, $"{wrong.Count} LEDs differ: {string.Join("; ", wrong.Take(5))}");
    }
}
