using SignageHub.Core.Frames;

namespace SignageHub.Documents.Reports;

/// <summary>A frame made larger for paper: each LED becomes a square, none is blended with its neighbour.</summary>
internal static class LedPicture
{
    /// <summary>Columns of the picture that are enough for print.</summary>
    private const int Enough = 1_200;

    public static byte[] Png(Frame frame)
    {
        var size = frame.Size;
        var times = Math.Max(1, Math.Min(Enough / size.Width, PixelSize.Maximum / Math.Max(size.Width, size.Height)));
        if (times == 1)
            return PngWriter.Encode(frame);
        var large = new PixelSize(size.Width * times, size.Height * times);
        var rgb = new byte[large.Width * large.Height * 3];
        for (var y = 0; y < large.Height; y++)
        {
            for (var x = 0; x < large.Width; x++)
            {
                var color = frame[x / times, y / times];
                var at = ((y * large.Width) + x) * 3;
                (rgb[at], rgb[at + 1], rgb[at + 2]) = (color.R, color.G, color.B);
            }
        }

        return PngWriter.Encode(Frame.Rgb24(large, rgb));
    }
}
