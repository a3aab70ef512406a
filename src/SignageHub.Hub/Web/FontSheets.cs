using System.Collections.Concurrent;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Rendering;
using SignageHub.Rendering.Fonts.Pixel;

namespace SignageHub.Hub.Web;

/// <summary>The pictures of the fonts page, each drawn when it is first asked for.</summary>
internal sealed class FontSheets
{
    private readonly Lazy<SceneRenderer> _renderer = new(() => new SceneRenderer());

    private static readonly int[] Rows = [12, 13, 16, 20, 24, 32];

    private readonly ConcurrentDictionary<string, FontSheetPicture> _drawn = new(StringComparer.Ordinal);

    /// <summary>What there is, in the order of the page.</summary>
    public IEnumerable<(string Name, string Weight, int Rows)> All { get; } =
        from weight in new[] { "medium", "regular", "bold" }
        from color in new[] { "red", "rgb" }
        from rows in Rows
        where (weight == "medium" || rows > 13) && (color == "red" || rows > 13)
        select ($"{weight}-{rows}-{color}", color == "rgb" ? $"{weight} RGB" : weight, rows);

    /// <returns>A PNG, or null when there is no such sheet.</returns>
    public byte[]? Find(string name) => All.Any(sheet => sheet.Name == name) ? Picture(name).Png : null;

    public PixelSize SizeOf(string name) => Picture(name).Size;

    private FontSheetPicture Picture(string name) => _drawn.GetOrAdd(name, Draw);

    private FontSheetPicture Draw(string name)
    {
        var (_, _, rows) = All.First(sheet => sheet.Name == name);
        var color = BoardColor.TryParse(name.Split('-')[2], out var found) ? found : BoardColor.FullColor;
        var font = name.Split('-')[0] switch
        {
            "regular" => LedFont.Regular,
            "bold" => LedFont.Bold,
            _ => LedFont.Default,
        };
        var sheet = FontSheet.Draw(_renderer.Value, font, rows, color);
        return new FontSheetPicture(PngWriter.Encode(sheet), sheet.Size);
    }

    private sealed record FontSheetPicture(byte[] Png, PixelSize Size);
}
