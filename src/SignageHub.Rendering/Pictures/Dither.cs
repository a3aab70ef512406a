using SignageHub.Core.Frames;

namespace SignageHub.Rendering.Pictures;

/// <summary>Shades as dots, for boards of one colour.</summary>
internal static class Dither
{
    /// <summary>
    /// Error diffusion in serpentine rows: R. W. Floyd and L. Steinberg, An Adaptive Algorithm for Spatial Grey Scale, Proc. SID 17/2 (1976).
    /// The brightest LED of the picture becomes full light, so that a red logo is not a dark one.
    /// </summary>
    /// <param name="picture">What is transparent is dark.</param>
    /// <param name="percent">Of the light, 1 to 100.</param>
    /// <returns>Row-major: which LEDs are lit.</returns>
    public static bool[] Lit(FittedPicture picture, int percent)
    {
        var (width, height) = (picture.Size.Width, picture.Size.Height);
        var light = new int[width * height];
        for (var i = 0; i < light.Length; i++)
        {
            var (red, green, blue) = picture.At(i % width, i / width, Rgb.Black);
            light[i] = Light.Luminance(red, green, blue);
        }
        var brightest = Math.Max(1, light.Max());
        for (var i = 0; i < light.Length; i++)
            light[i] = (int)((long)light[i] * Light.Full * percent / brightest / 100);

        var lit = new bool[light.Length];
        for (var y = 0; y < height; y++)
        {
            var step = y % 2 == 0 ? 1 : -1;
            for (var n = 0; n < width; n++)
            {
                var x = step > 0 ? n : width - 1 - n;
                var at = (y * width) + x;
                lit[at] = light[at] > Light.Full / 2;
                var rest = light[at] - (lit[at] ? Light.Full : 0);
                Spread(x + step, y, rest * 7 / 16);
                Spread(x - step, y + 1, rest * 3 / 16);
                Spread(x, y + 1, rest * 5 / 16);
                Spread(x + step, y + 1, rest / 16);
            }
        }
        return lit;

        void Spread(int x, int y, int rest)
        {
            if (x >= 0 && x < width && y < height)
                light[(y * width) + x] += rest;
        }
    }
}
