using System.Collections.Concurrent;
using System.Text;
using SignageHub.Core;
using SignageHub.Hub.Storage;
using SignageHub.Rendering.Fonts;
using SignageHub.Rendering.Fonts.Pixel;

namespace SignageHub.Hub.Publishing;

/// <summary>The typefaces that styles name: the embedded weights, and font files beside boards.json. Thread-safe.</summary>
/// <remarks>A file is read again when it has changed; a name has no folder in it, so nothing else can be reached.</remarks>
public sealed class OfficeFonts(HubSettings settings)
{
    /// <summary>The most bytes of a font file: large Vietnamese ones have some 500,000.</summary>
    private const int LargestFile = 8 * 1024 * 1024;

    /// <summary>What a slogan in Vietnamese needs; a font that lacks some of it is named with what it lacks.</summary>
    private static readonly IReadOnlyList<Rune> Vietnamese = [.. Letters().EnumerateRunes()];

    private readonly ConcurrentDictionary<(string File, DateTime Written), (IFontEngine? Font, Bilingual? Problem)> _files = new();

    /// <summary>Null for the default, and for a file that cannot be used: then the default stands in, and <see cref="Problem"/> says so.</summary>
    public IFontEngine? Find(string? name) => name switch
    {
        null or "medium" => null,
        "regular" => LedFont.Regular,
        "bold" => LedFont.Bold,
        _ => File(name).Font,
    };

    /// <summary>What is wrong with the font of that name; null when nothing is.</summary>
    public Bilingual? Problem(string? name) => name is null or "regular" or "medium" or "bold" ? null : File(name).Problem;

    private (IFontEngine? Font, Bilingual? Problem) File(string name)
    {
        var path = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(settings.BoardsFile)) ?? ".", Path.GetFileName(name));
        var written = System.IO.File.GetLastWriteTimeUtc(path);
        return _files.GetOrAdd((path, written), _ => Read(path, name));
    }

    private static (IFontEngine? Font, Bilingual? Problem) Read(string path, string name)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > LargestFile })
            {
                return (null, new Bilingual(
                    $"The font file {name} is larger than {LargestFile / 1024 / 1024} MB; use a smaller one. The usual font stands in.",
                    $"Tệp phông {name} lớn hơn {LargestFile / 1024 / 1024} MB; hãy dùng tệp nhỏ hơn. Tạm dùng phông mặc định."));
            }

            var font = new TrueTypeFont(System.IO.File.ReadAllBytes(path));
            var missing = string.Concat(Vietnamese.Where(letter => font.GlyphOf(letter) == 0));
            if (missing.Length > 0)
            {
                return (null, new Bilingual(
                    $"The font {name} lacks {missing}; use a font for Vietnamese. The usual font stands in.",
                    $"Phông {name} thiếu {missing}; hãy dùng phông có đủ chữ tiếng Việt. Tạm dùng phông mặc định."));
            }

            foreach (var letter in Vietnamese)
                font.Measure(font.GlyphOf(letter), 32, InkMode.OneBit);
            return (font, null);
        }
        catch (Exception e) when (e is FontFormatException or IOException or UnauthorizedAccessException)
        {
            var why = e is FontFormatException ? new Bilingual(e.Message, "Tệp bị hỏng hoặc không phải phông TrueType.") : FileTrouble.Of(e, path);
            return (null, new Bilingual(
                $"The font file {name} beside boards.json cannot be used: {why.En} The usual font stands in.",
                $"Không dùng được tệp phông {name} cạnh boards.json: {why.Vi} Tạm dùng phông mặc định."));
        }
    }

    private static string Letters()
    {
        string[] tones = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"];
        var vowels = "aăâeêioôơuưy".SelectMany(vowel => tones.Select(tone => (vowel + tone).Normalize(NormalizationForm.FormC)));
        var small = string.Concat(vowels) + "đbcdfghjklmnpqrstvwxz";
        return " 0123456789" + small + small.ToUpperInvariant();
    }
}
