namespace SignageHub.Core.Frames;

/// <summary>All of a scene in one picture: the strip, or the pages one under the other.</summary>
public static class WholeScene
{
    /// <exception cref="ArgumentException">The pages together have more than <see cref="PixelSize.Maximum"/> rows.</exception>
    public static Frame Of(Scene scene)
    {
        var first = scene.Frames[0];
        if (scene.Frames.Count == 1)
            return first;
        var rows = scene.Frames.Sum(f => f.Size.Height);
        if (rows > PixelSize.Maximum)
            throw new ArgumentException($"{scene.Frames.Count} pages of {first.Size} have {rows} rows, more than {PixelSize.Maximum}.", nameof(scene));
        var pixels = new byte[first.Stride * rows];
        for (var i = 0; i < scene.Frames.Count; i++)
            scene.Frames[i].Pixels.CopyTo(pixels.AsSpan(i * first.Pixels.Length));
        var size = new PixelSize(first.Size.Width, rows);
        return first.Format == PixelFormat.OneBit ? Frame.OneBit(size, first.Ink, pixels) : Frame.Rgb24(size, pixels);
    }
}
