using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using SignageHub.Core;
using SignageHub.Core.Frames;
using SignageHub.Rendering.Fonts;
using SignageHub.Rendering.Fonts.Pixel;
using SignageHub.Rendering.Layout;
using SignageHub.Rendering.Legibility;
using SignageHub.Rendering.Pictures;

namespace SignageHub.Rendering;

/// <summary>Turns a slogan into the scene that a board shows: the exact pixels, and how long they stay.</summary>
/// <remarks>
/// A function: the same request gives the same pixels on every machine. Thread-safe; keep one for the life of the program,
/// its letters stay drawn. Text from people never throws: what is wrong with it comes back as findings.
/// </remarks>
public sealed class SceneRenderer
{
    private readonly FontCache _fonts;

    /// <summary>Typefaces that requests brought along; they go when nobody holds them any more.</summary>
    private readonly ConditionalWeakTable<IFontEngine, FontCache> _others = [];

    /// <summary>Scratch space that no call uses at the moment; never more than calls that ran at a time.</summary>
    private readonly ConcurrentBag<SceneLayout> _idle = [];

    private readonly PictureScenes _pictures;

    /// <summary>Renders with the embedded fonts.</summary>
    public SceneRenderer()
        : this(LedFont.Default)
    {
    }

    /// <exception cref="ArgumentException">The font lacks the blank or a Vietnamese letter that lines are measured by.</exception>
    public SceneRenderer(IFontEngine font)
    {
        _fonts = new FontCache(font);
        _pictures = new PictureScenes(Render);
    }

    /// <remarks>
    /// Without a kind: the whole slogan on one frame if it fits at a legible size, else pages, else one strip; of each the largest
    /// size that fits. With a kind: smaller sizes are tried too, with a warning, before it is refused.
    /// </remarks>
    public RenderedScene Render(SceneRequest request)
    {
        if (request.Picture is { } picture)
            return _pictures.Render(request, picture);
        if (!_idle.TryTake(out var layout))
            layout = new SceneLayout();
        var rendered = Render(request, layout);
        _idle.Add(layout);
        return rendered;
    }

    private RenderedScene Render(SceneRequest request, SceneLayout layout)
    {
        var fonts = request.Font is { } font ? _others.GetValue(font, engine => new FontCache(engine)) : _fonts;
        var wording = TextParts.Read(request.Text, request.Style.Capitals ?? false);
        if (TextCheck.Find(request, wording, layout.Slogan, fonts) is { Count: > 0 } errors)
            return new RenderedScene(null, 0, 0, 0, errors);
        var colors = LegibilityCheck.Colors(request);
        if (colors is { Severity: Severity.Error })
            return Nothing(colors);
        layout.Begin(request, fonts);
        if (layout.LegibleEm == 0)
            return Nothing(Findings.BoardTooLow(request.Size));
        if (LayOut(layout, request.Kind) is not { } laidOut)
            return Nothing(request.Kind is { } kind ? Findings.ForcedKindDoesNotFit(kind, request.Size) : Findings.DoesNotFit(request.Size));
        if (laidOut.InkCut)
            return Nothing(Findings.InkCut(request.Size));
        return Found(request, wording, laidOut, fonts, colors, small: laidOut.Font.Em < layout.LegibleEm);
    }

    private static RenderedScene Found(SceneRequest request, Wording wording, LaidOut laidOut, FontCache fonts, RenderFinding? colors, bool small)
    {
        List<RenderFinding>? findings = null;
        if (small)
            (findings ??= []).Add(Findings.SmallLetters(laidOut.Font.Rows));
        if (colors is not null)
            (findings ??= []).Add(colors);
        foreach (var finding in LegibilityCheck.Find(request, wording.Text, laidOut, fonts))
            (findings ??= []).Add(finding);
        if (findings is not null && findings.Exists(f => f.Severity == Severity.Error))
            return new RenderedScene(null, 0, 0, 0, findings.FindAll(f => f.Severity == Severity.Error));
        return new RenderedScene(laidOut.Scene, laidOut.Font.Em, laidOut.Font.Rows, laidOut.Lines, findings ?? (IReadOnlyList<RenderFinding>)[])
        {
            CapitalRows = laidOut.Font.CapitalRows,
        };
    }

    internal static LaidOut? LayOut(SceneLayout layout, SceneKind? kind) => kind switch
    {
        SceneKind.Static => layout.Static(layout.LeastEm),
        SceneKind.Pages => layout.Pages(layout.LegibleEm, Legible.ForcedPages) ?? layout.Pages(layout.LeastEm, Legible.ForcedPages),
        SceneKind.Scroll => layout.Strip(layout.LeastEm),
        _ => layout.Static(layout.LegibleEm) ?? layout.Pages(layout.LegibleEm, Legible.Pages) ?? layout.Strip(layout.LeastEm),
    };

    private static RenderedScene Nothing(RenderFinding error) => new(null, 0, 0, 0, [error]);
}
