using System.Text;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Rendering;

namespace SignageHub.Hub.Cli;

/// <summary>What <c>render</c> takes and tells, the same for one slogan and for many.</summary>
internal static class RenderInput
{
    /// <exception cref="InputProblemException">Size, colour or kind is wrong.</exception>
    public static SceneRequest Request(string text, string size, string color, string? kind)
    {
        if (!PixelSize.TryParse(size, out var pixels))
            throw new InputProblemException(new Bilingual(
                $"'{size}' is no size: columns x rows, each from 1 to {PixelSize.Maximum}, for example 192x32.",
                $"'{size}' không phải kích thước: số cột x số hàng, mỗi số từ 1 đến {PixelSize.Maximum}, ví dụ 192x32."));
        if (!BoardColor.TryParse(color, out var lit))
            throw new InputProblemException(new Bilingual(
                $"'{color}' is no colour of a board. Colours: {string.Join(", ", BoardColor.All)}.",
                $"'{color}' không phải màu của bảng. Các màu: {string.Join(", ", BoardColor.All)}."));
        return new SceneRequest(Composed(text), pixels, lit, Kind(kind));
    }

    /// <summary>NFC, as files are read too.</summary>
    /// <exception cref="InputProblemException">Half of a character.</exception>
    public static string Composed(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            throw new InputProblemException(new Bilingual(
                "The text holds half of a character (a lone surrogate). Type it anew.",
                "Nội dung có ký tự bị hỏng (mất một nửa). Hãy gõ lại."));
        }
    }

    public static object Describe(RenderedScene rendered, string? png, Output output) => new
    {
        Png = rendered.Scene is null ? null : png,
        Kind = rendered.Scene is { } scene ? KindWord(scene.Kind) : null,
        Frames = rendered.Scene?.Frames.Count ?? 0,
        Lines = rendered.Lines,
        Rows = rendered.Rows,
        FontPixels = rendered.FontPixels,
        CapitalRows = rendered.CapitalRows,
        Seconds = rendered.Scene?.Times.Select(t => t.TotalSeconds).ToList() ?? [],
        PixelsPerSecond = rendered.Scene?.PixelsPerSecond ?? 0,
        Warnings = rendered.Findings.Select(f => new { f.Code, Severity = f.Severity.ToString().ToLowerInvariant(), Message = output.Say(f.Message) }),
    };

    /// <summary>The command's word for a kind: a scrolling scene is a strip.</summary>
    public static string KindWord(SceneKind kind) => kind switch
    {
        SceneKind.Static => "static",
        SceneKind.Pages => "pages",
        _ => "strip",
    };

    private static SceneKind? Kind(string? word) => word switch
    {
        null or "auto" => null,
        "static" => SceneKind.Static,
        "pages" => SceneKind.Pages,
        "strip" => SceneKind.Scroll,
        _ => throw new InputProblemException(new Bilingual(
            $"'{word}' is no kind of scene: auto, static, pages or strip.", $"'{word}' không phải kiểu trình bày: auto, static, pages hoặc strip.")),
    };
}
