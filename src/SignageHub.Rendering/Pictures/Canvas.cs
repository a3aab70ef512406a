using SignageHub.Core.Frames;

namespace SignageHub.Rendering.Pictures;

/// <summary>A frame in the making: text and pictures put together.</summary>
internal sealed class Canvas
{
    private readonly PixelSize _size;
    private readonly PixelFormat _format;
    private readonly Rgb _ink;
    private readonly Rgb _ground;
    private readonly byte[] _pixels;

    /// <param name="size">Columns and rows.</param>
    /// <param name="like">Its format and ink are taken over.</param>
    /// <param name="ground">What is lit where nothing else is.</param>
    public Canvas(PixelSize size, Frame like, Rgb ground)
    {
        (_size, _format, _ink, _ground) = (size, like.Format, like.Ink, ground);
        _pixels = new byte[Frame.LengthOf(size, _format)];
        if (_format != PixelFormat.Rgb24 || ground == Rgb.Black)
            return;
        for (var y = 0; y < size.Height; y++)
        {
            for (var x = 0; x < size.Width; x++)
                Set(x, y, ground);
        }
    }

    /// <summary>Puts a frame of the same height at a column.</summary>
    public void Put(Frame frame, int column)
    {
        for (var y = 0; y < frame.Size.Height; y++)
        {
            for (var x = 0; x < frame.Size.Width; x++)
                Set(column + x, y, frame[x, y]);
        }
    }

    /// <summary>Puts a picture with its top left corner there.</summary>
    /// <param name="picture">At its size on the board.</param>
    /// <param name="column">Of its left edge.</param>
    /// <param name="row">Of its upper edge.</param>
    /// <param name="percent">Of its light, 1 to 100.</param>
    public void Put(FittedPicture picture, int column, int row, int percent = 100)
    {
        var lit = _format == PixelFormat.OneBit ? Dither.Lit(picture, percent) : null;
        for (var y = 0; y < picture.Size.Height; y++)
        {
            for (var x = 0; x < picture.Size.Width; x++)
            {
                if (lit is not null)
                {
                    Set(column + x, row + y, lit[(y * picture.Size.Width) + x] ? _ink : Rgb.Black);
                    continue;
                }
                var (red, green, blue) = picture.At(x, y, _ground);
                Set(column + x, row + y, new Rgb(Value(red), Value(green), Value(blue)));
            }
        }

        byte Value(int light) => Light.Value(Math.Min(Light.Full, light) * percent / 100);
    }

    /// <summary>Puts text over what is there, with a rim of the ground round its ink.</summary>
    /// <param name="text">A frame of the canvas' size.</param>
    /// <param name="rim">LEDs.</param>
    public void PutText(Frame text, int rim)
    {
        for (var y = 0; y < _size.Height; y++)
        {
            for (var x = 0; x < _size.Width; x++)
            {
                if (text[x, y] is var led && led != _ground)
                    Set(x, y, led);
                else if (IsNearInk(text, x, y, rim))
                    Set(x, y, _ground);
            }
        }
    }

    public Frame Finish() => _format == PixelFormat.OneBit ? Frame.OneBit(_size, _ink, _pixels) : Frame.Rgb24(_size, _pixels);

    private bool IsNearInk(Frame text, int column, int row, int rim)
    {
        for (var y = Math.Max(0, row - rim); y <= Math.Min(_size.Height - 1, row + rim); y++)
        {
            for (var x = Math.Max(0, column - rim); x <= Math.Min(_size.Width - 1, column + rim); x++)
            {
                if (text[x, y] != _ground)
                    return true;
            }
        }
        return false;
    }

    private void Set(int x, int y, Rgb color)
    {
        var row = y * Frame.StrideOf(_size.Width, _format);
        if (_format == PixelFormat.OneBit)
        {
            var bit = (byte)(0x80 >> (x & 7));
            if (color == Rgb.Black)
                _pixels[row + (x >> 3)] &= (byte)~bit;
            else
                _pixels[row + (x >> 3)] |= bit;
            return;
        }
        (_pixels[row + (x * 3)], _pixels[row + (x * 3) + 1], _pixels[row + (x * 3) + 2]) = (color.R, color.G, color.B);
    }
}
