using System.Buffers.Binary;
using SignageHub.Core.Frames;
using SignageHub.Rendering.Fonts;

namespace SignageHub.Rendering.Layout;

/// <summary>Lays glyphs on the LEDs of one frame.</summary>
internal readonly ref struct Painter
{
    private readonly PixelSize _size;
    private readonly PixelFormat _format;
    private readonly Rgb _color;
    private readonly Rgb _ground;
    private readonly byte[] _pixels;
    private readonly int _stride;

    /// <param name="size">Of the frame.</param>
    /// <param name="format">Of the frame.</param>
    /// <param name="color">The ink.</param>
    /// <param name="ground">What lies behind it; black in one-bit.</param>
    public Painter(PixelSize size, PixelFormat format, Rgb color, Rgb ground)
    {
        (_size, _format, _color, _ground) = (size, format, color, ground);
        _pixels = new byte[Frame.LengthOf(size, format)];
        if (ground != Rgb.Black)
        {
            for (var at = 0; at < _pixels.Length; at += 3)
                (_pixels[at], _pixels[at + 1], _pixels[at + 2]) = (ground.R, ground.G, ground.B);
        }
        _stride = Frame.StrideOf(size.Width, format);
    }

    /// <summary>The frame; the painter must not be used afterwards.</summary>
    public Frame Finish() => _format == PixelFormat.OneBit ? Frame.OneBit(_size, _color, _pixels) : Frame.Rgb24(_size, _pixels);

    /// <param name="measure">The words at their size.</param>
    /// <param name="first">The first word.</param>
    /// <param name="end">The last word, exclusive.</param>
    /// <param name="x">The column of the first pen.</param>
    /// <param name="baseline">The row below the letters' feet.</param>
    /// <returns>Whether all ink lies inside the frame; what does not is left out.</returns>
    public bool Line(Measure measure, int first, int end, int x, int baseline)
    {
        var (from, to) = (measure.Slogan.Start(first), measure.Slogan.End(end - 1));
        var glyphs = measure.Slogan.Glyphs;
        x -= measure.Pen(from);
        var inside = true;
        for (var i = from; i < to; i++)
        {
            if (!measure.Slogan.IsCell(i))
                inside &= Draw(measure.Font.Draw(glyphs[i]), x + measure.Pen(i), baseline);
        }
        return inside;
    }

    /// <summary>One letter by itself; what does not fit is left out.</summary>
    public void Letter(SizedFont font, int glyph, int pen, int baseline) => Draw(font.Draw(glyph), pen, baseline);

    private bool Draw(CachedGlyph glyph, int pen, int baseline)
    {
        var metrics = glyph.Metrics;
        var (x, y) = (pen + metrics.Left, baseline - metrics.Top);
        if (metrics.Width == 0)
            return true;
        if (x < 0 || y < 0 || x + metrics.Width > _size.Width || y + metrics.Height > _size.Height)
            return false;
        if (_format == PixelFormat.OneBit)
            DrawBits(glyph.Words, metrics.Height, x, y);
        else
            DrawCoverage(glyph.Coverage, metrics.Width, x, y);
        return true;
    }

    private void DrawBits(ulong[] words, int height, int x, int y)
    {
        for (var start = 0; start < words.Length; start += height, x += CachedGlyph.WordColumns)
        {
            var (at, shift) = ((y * _stride) + (x >> 3), x & 7);
            foreach (var word in words.AsSpan(start, height))
            {
                var bits = word >> shift;
                if (at <= _pixels.Length - 8)
                {
                    var eight = _pixels.AsSpan(at, 8);
                    BinaryPrimitives.WriteUInt64BigEndian(eight, BinaryPrimitives.ReadUInt64BigEndian(eight) | bits);
                }
                else
                {
                    for (var i = at; bits != 0; i++, bits <<= 8)
                        _pixels[i] |= (byte)(bits >> 56);
                }
                at += _stride;
            }
        }
    }

    /// <summary>Where two letters share a LED, the brighter one shows; on a ground that is lit, ink lies over ink.</summary>
    private void DrawCoverage(byte[] coverage, int width, int x, int y)
    {
        for (var start = 0; start < coverage.Length; start += width, y++)
        {
            var at = (y * _stride) + (3 * x);
            foreach (var share in coverage.AsSpan(start, width))
            {
                if (share != 0)
                {
                    _pixels[at] = Laid(_pixels[at], _color.R, share);
                    _pixels[at + 1] = Laid(_pixels[at + 1], _color.G, share);
                    _pixels[at + 2] = Laid(_pixels[at + 2], _color.B, share);
                }
                at += 3;
            }
        }
    }

    private byte Laid(byte under, byte color, byte covered) => _ground == Rgb.Black
        ? Math.Max(under, Lit(color, Gamma[covered]))
        : (byte)(((color * Gamma[covered]) + (under * (255 - Gamma[covered])) + 127) / 255);

    /// <summary>Frames are sRGB, and boards turn a value into light by its power of about 2.2: a LED that ink covers by half shall give half the light, not a fifth.</summary>
    private static readonly byte[] Gamma = [.. Enumerable.Range(0, 256).Select(share => (byte)Math.Round(255 * Math.Pow(share / 255.0, 1 / 2.2)))];

    private static byte Lit(byte color, byte share) => (byte)(((color * share) + 127) / 255);
}
