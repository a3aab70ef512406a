using FsCheck;
using FsCheck.Fluent;
using SignageHub.Core.Frames;

namespace SignageHub.Core.Tests.Frames;

/// <summary>Frames for tests: noise, text-like runs, repeated rows, wholly dark ones.</summary>
internal static class SampleFrames
{
    public static readonly PixelSize Largest = new(PixelSize.Maximum, PixelSize.Maximum);

    public static Arbitrary<Frame> Any { get; } = (
        from width in Gen.Choose(1, 300)
        from height in Gen.Choose(1, 48)
        from oneBit in Gen.Elements(true, false)
        from texture in Gen.Choose(0, 3)
        from seed in Gen.Choose(0, int.MaxValue)
        select Make(new PixelSize(width, height), oneBit, texture, seed)).ToArbitrary();

    /// <param name="size">Columns and rows.</param>
    /// <param name="oneBit">Or else RGB.</param>
    /// <param name="texture">0 noise, 1 runs, 2 rows like the one above with a few changes, 3 dark.</param>
    /// <param name="seed">The same seed gives the same frame.</param>
    public static Frame Make(PixelSize size, bool oneBit, int texture, int seed)
    {
        var random = new Random(seed);
        var format = oneBit ? PixelFormat.OneBit : PixelFormat.Rgb24;
        var pixels = new byte[Frame.LengthOf(size, format)];
        var stride = Frame.StrideOf(size.Width, format);
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = texture switch
            {
                0 => (byte)random.Next(256),
                1 => i > 0 && random.Next(12) > 0 ? pixels[i - 1] : (byte)random.Next(256),
                2 => i >= stride && random.Next(20) > 0 ? pixels[i - stride] : (byte)random.Next(256),
                _ => 0,
            };
        }
        if (!oneBit)
            return Frame.Rgb24(size, pixels);
        for (var i = stride - 1; i < pixels.Length; i += stride)
            pixels[i] &= (byte)(0xFF << ((stride * 8) - size.Width));
        return Frame.OneBit(size, new Rgb((byte)random.Next(256), (byte)random.Next(1, 256), (byte)random.Next(256)), pixels);
    }
}
