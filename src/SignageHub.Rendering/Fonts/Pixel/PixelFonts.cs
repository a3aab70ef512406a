using System.Globalization;
using System.Text;
using SignageHub.Core.Json;

namespace SignageHub.Rendering.Fonts.Pixel;

/// <summary>The pixel fonts drawn for SignageHub, embedded. Each is read when its first letter is asked for.</summary>
public static class PixelFonts
{
    internal const string CompositionFile = "compositions.txt";

    /// <summary>What every pixel font can write and Be Vietnam Pro cannot.</summary>
    internal const string Signs = "Ω№←↑→↓▶★♥✓";

    /// <summary>Rows from which stems of two LEDs have room.</summary>
    private const int RoomForBold = 16;

    internal static readonly IReadOnlyList<string> Files = ["12-regular.txt", "13-regular.txt", "16-regular.txt", "16-bold.txt", "20-bold.txt", "24-regular.txt", "30-regular.txt"];

    private static readonly Lazy<IReadOnlyList<Composition>> Compositions = new(() =>
        Good(PixelFontReader.ReadCompositions(CompositionFile, Text(CompositionFile))));

    /// <summary>Every size, the lowest first; of one size the regular weight before the bold one.</summary>
    public static IReadOnlyList<PixelFont> All { get; } = [.. Files.Select(Named)];

    /// <summary>One font for each size: the bold one where there is one, for LEDs want light.</summary>
    public static IReadOnlyList<PixelFont> Sturdy { get; } = [.. All.GroupBy(font => font.Rows).Select(size => size.Last())];

    /// <summary>One font for each size: the regular one where there is one; narrower, so it shows more.</summary>
    public static IReadOnlyList<PixelFont> Slim { get; } = [.. All.GroupBy(font => font.Rows).Select(size => size.First())];

    /// <summary>As <see cref="Sturdy"/>, less those that would be thinner than a bold outline: below <see cref="RoomForBold"/> rows there is none.</summary>
    public static IReadOnlyList<PixelFont> Boldest { get; } = [.. Sturdy.Where(font => font.IsBold || font.Rows < RoomForBold)];

    /// <summary>Rows and weight are in the file's name, so that nothing is read before it is needed.</summary>
    private static PixelFont Named(string file)
    {
        var parts = Path.GetFileNameWithoutExtension(file).Split('-');
        return new PixelFont(int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1] == "bold", () => Load(file));
    }

    private static PixelLetters Load(string file) => Good(PixelFontReader.Read(file, Text(file), Compositions.Value));

    /// <summary>An embedded file as it was committed.</summary>
    internal static string Text(string file)
    {
        using var stream = typeof(PixelFonts).Assembly.GetManifestResourceStream("Pixel/" + file)
            ?? throw new InvalidOperationException($"{file} is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>Embedded files are tested; a bad one is a broken build.</summary>
    private static T Good<T>(ReadResult<T> result)
        where T : class => result.Value ?? throw new InvalidOperationException(string.Join('\n', result.Problems));
}
