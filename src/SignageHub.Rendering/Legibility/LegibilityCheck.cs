using SignageHub.Core.Frames;
using SignageHub.Rendering.Fonts;
using SignageHub.Rendering.Layout;

namespace SignageHub.Rendering.Legibility;

/// <summary>Whether people can read what was laid out.</summary>
internal static class LegibilityCheck
{
    /// <summary>Letters and blanks a second that pass on a strip: three syllables of five (own rule; people read aloud at four to five syllables a second).</summary>
    private const int MostLettersPerSecond = 15;

    /// <summary>A lobby is crossed at some three metres (own rule), in decimetres.</summary>
    private const int NearestReader = 30;

    /// <summary>The colours, before anything is drawn.</summary>
    public static RenderFinding? Colors(SceneRequest request)
    {
        if (!request.Color.IsRgb)
            return null;
        var ratio = Contrast.Ratio(request.Ink, request.Ground);
        return ratio < Contrast.Least ? Findings.Unseen(ratio) : ratio < Contrast.Enough ? Findings.LowContrast(ratio) : null;
    }

    public static IEnumerable<RenderFinding> Find(SceneRequest request, string text, LaidOut laidOut, FontCache fonts)
    {
        if (laidOut.Font.Twins.MayBeAmong(text, fonts))
        {
            foreach (var letter in text.EnumerateRunes().Distinct())
            {
                if (laidOut.Font.Twins.Of(letter, fonts) is { } twin)
                    yield return Findings.SameLetters(letter, twin, laidOut.Font.Rows);
            }
        }
        if (laidOut.Scene.Kind == SceneKind.Scroll)
        {
            var perSecond = (int)((long)laidOut.Scene.PixelsPerSecond * text.Length / laidOut.Scene.Frames[0].Size.Width);
            if (perSecond > MostLettersPerSecond)
                yield return Findings.FastScroll(perSecond, MostLettersPerSecond);
        }
        if (request.Pitch is { } pitch && ReadingDistance.Of(laidOut.Font.CapitalRows, pitch) is { Comfortable: < NearestReader } distance)
            yield return Findings.NearOnly(laidOut.Font.CapitalRows, distance);
    }
}
