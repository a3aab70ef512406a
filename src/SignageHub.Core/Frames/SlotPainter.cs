using NodaTime;

namespace SignageHub.Core.Frames;

/// <summary>Fills a scene's clock parts in, as a board does.</summary>
internal static class SlotPainter
{
    public static Frame Fill(Scene scene, int frame, LocalDateTime clock)
    {
        var under = scene.Frames[frame];
        if (!scene.Slots.Any(slot => slot.Frame == frame))
            return under;
        var pixels = under.Pixels.ToArray();
        foreach (var slot in scene.Slots.Where(slot => slot.Frame == frame))
        {
            foreach (var (letter, column) in slot.At(clock))
                Lay(slot.Glyphs[letter], under, pixels, column, slot.Row);
        }

        return under.Format == PixelFormat.OneBit ? Frame.OneBit(under.Size, under.Ink, pixels) : Frame.Rgb24(under.Size, pixels);
    }

    private static void Lay(Frame glyph, Frame under, byte[] pixels, int left, int top)
    {
        for (var y = 0; y < glyph.Size.Height; y++)
        {
            for (var x = 0; x < glyph.Size.Width; x++)
            {
                var (column, row) = (left + x, top + y);
                if (column < 0 || row < 0 || column >= under.Size.Width || row >= under.Size.Height)
                    continue;
                var lit = glyph[x, y];
                if (under.Format == PixelFormat.OneBit)
                {
                    var (at, bit) = ((row * under.Stride) + (column >> 3), (byte)(0x80 >> (column & 7)));
                    pixels[at] = lit == Rgb.Black ? (byte)(pixels[at] & ~bit) : (byte)(pixels[at] | bit);
                }
                else
                {
                    var at = (row * under.Stride) + (3 * column);
                    (pixels[at], pixels[at + 1], pixels[at + 2]) = (lit.R, lit.G, lit.B);
                }
            }
        }
    }
}
