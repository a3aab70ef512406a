using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using SignageHub.Core.Frames;
using SignageHub.Core.Playlists;
using SignageHub.Rendering.Layout;

namespace SignageHub.Rendering.Pictures;

/// <summary>A slogan with a picture beside or behind it.</summary>
/// <param name="text">Renders a request that has no picture.</param>
internal sealed class PictureScenes(Func<SceneRequest, RenderedScene> text)
{
    /// <summary>Rows of the board for each column between a picture and the text beside it; never fewer than <see cref="LeastGap"/> columns.</summary>
    private const int RowsPerGap = 12;

    private const int LeastGap = 2;

    /// <summary>A picture beside the text has at most this part of the board's columns.</summary>
    private const int WidthPart = 3;

    /// <summary>Per cent of a picture's light that is left behind white text: a contrast of some 7 : 1, as WCAG 2.2 §1.4.6 asks.</summary>
    private const int DimmedColors = 10;

    /// <summary>The same where every LED is either lit or not: a dot here and there.</summary>
    private const int DimmedDots = 20;

    /// <summary>Boards with fewer rows have a rim of one LED round text on a picture, others of two.</summary>
    private const int RowsForWideRim = 32;

    private readonly ConditionalWeakTable<Picture, ConcurrentDictionary<(PixelSize Cut, PixelSize Size), FittedPicture>> _fitted = [];

    public RenderedScene Render(SceneRequest request, Picture picture) =>
        request.Style.PicturePlace == PicturePlace.Behind ? Behind(request, picture) : Beside(request, picture);

    private RenderedScene Beside(SceneRequest request, Picture picture)
    {
        var size = Beside(picture.Size, request.Size);
        var gap = Math.Max(LeastGap, request.Size.Height / RowsPerGap);
        var alone = request with { Picture = null };
        var left = request.Size.Width - size.Width - gap;
        if (left > 0 && text(alone with { Size = new PixelSize(left, request.Size.Height) }) is { Scene: { Kind: not SceneKind.Scroll } scene } rendered)
            return rendered with { Scene = WithPicture(scene) };
        rendered = text(alone);
        if (rendered.Scene is { Kind: not SceneKind.Scroll })
            rendered = text(alone with { Kind = SceneKind.Scroll });
        return rendered.Scene is not { } strip ? rendered
            : size.Width + gap + strip.Frames[0].Size.Width > PixelSize.Maximum ? LeftOut(rendered)
            : rendered with { Scene = Along(strip) };

        Scene WithPicture(Scene narrow)
        {
            var atLeft = request.Style.PicturePlace != PicturePlace.Right;
            var shift = atLeft ? size.Width + gap : 0;
            return narrow with
            {
                Window = request.Size,
                Frames = [.. narrow.Frames.Select(frame => Together(request.Size, frame, shift, atLeft ? 0 : request.Size.Width - size.Width))],
                Slots = [.. narrow.Slots.Select(slot => Shifted(slot, shift))],
            };
        }

        Scene Along(Scene strip)
        {
            var atLeft = request.Style.PicturePlace != PicturePlace.Right;
            var whole = new PixelSize(size.Width + gap + strip.Frames[0].Size.Width, request.Size.Height);
            var shift = atLeft ? size.Width + gap : 0;
            return strip with
            {
                Frames = [Together(whole, strip.Frames[0], shift, atLeft ? 0 : whole.Width - size.Width)],
                Times = [ScreenTimes.Pass(request.Size.Width, whole.Width, strip.PixelsPerSecond)],
                Slots = [.. strip.Slots.Select(slot => Shifted(slot, shift))],
            };
        }

        Frame Together(PixelSize whole, Frame words, int column, int pictureColumn)
        {
            var canvas = new Canvas(whole, words, request.Ground);
            canvas.Put(words, column);
            canvas.Put(Fitted(picture, picture.Size, size), pictureColumn, (whole.Height - size.Height) / 2);
            return canvas.Finish();
        }
    }

    private RenderedScene Behind(SceneRequest request, Picture picture)
    {
        var rendered = text(request with { Picture = null });
        if (rendered.Scene is not { } scene)
            return rendered;
        if (scene.Kind == SceneKind.Scroll)
            return LeftOut(rendered);
        var backdrop = Fitted(picture, Cover(picture.Size, request.Size), request.Size);
        return rendered with { Scene = scene with { Frames = [.. scene.Frames.Select(On)] } };

        Frame On(Frame words)
        {
            var canvas = new Canvas(request.Size, words, request.Ground);
            canvas.Put(backdrop, 0, 0, words.Format == PixelFormat.OneBit ? DimmedDots : DimmedColors);
            canvas.PutText(words, request.Size.Height < RowsForWideRim ? 1 : 2);
            return canvas.Finish();
        }
    }

    private static RenderedScene LeftOut(RenderedScene rendered) => rendered with { Findings = [.. rendered.Findings, Findings.PictureLeftOut] };

    private static ClockSlot Shifted(ClockSlot slot, int columns) => slot with { Columns = [.. slot.Columns.Select(column => column + columns)] };

    private FittedPicture Fitted(Picture picture, PixelSize cut, PixelSize size) =>
        _fitted.GetValue(picture, _ => new()).GetOrAdd((cut, size), wanted => FittedPicture.Of(picture, wanted.Cut, wanted.Size));

    /// <summary>As large as it is, but no higher than the board and no wider than a third of it: the text is what people are to read.</summary>
    private static PixelSize Beside(PixelSize picture, PixelSize board)
    {
        var (width, height) = (Math.Max(1, board.Width / WidthPart), board.Height);
        return picture.Width <= width && picture.Height <= height ? picture
            : picture.Width * height > picture.Height * width ? new PixelSize(width, Math.Max(1, picture.Height * width / picture.Width))
            : new PixelSize(Math.Max(1, picture.Width * height / picture.Height), height);
    }

    /// <summary>The largest part of the picture that has the board's proportions.</summary>
    private static PixelSize Cover(PixelSize picture, PixelSize board) => picture.Width * board.Height > picture.Height * board.Width
        ? new PixelSize(Math.Max(1, picture.Height * board.Width / board.Height), picture.Height)
        : new PixelSize(picture.Width, Math.Max(1, picture.Width * board.Height / board.Width));
}
