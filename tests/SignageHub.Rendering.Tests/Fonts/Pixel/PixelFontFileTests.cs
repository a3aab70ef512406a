using System.Text;
using SignageHub.Rendering.Fonts.Pixel;

namespace SignageHub.Rendering.Tests.Fonts.Pixel;

public sealed class PixelFontFileTests
{
    public static TheoryData<string> Files => [.. PixelFonts.Files];

    [Theory]
    [MemberData(nameof(Files))]
    public void EmbeddedFile_AsCommitted_HasNoProblem(string file)
    {
        var compositions = PixelFontReader.ReadCompositions(PixelFonts.CompositionFile, PixelFonts.Text(PixelFonts.CompositionFile));
        Assert.Empty(compositions.Problems);

        var font = PixelFontReader.Read(file, PixelFonts.Text(file), compositions.Value!);

        Assert.Empty(font.Problems);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void EmbeddedFile_EveryMarkedVietnameseLetter_IsThere(string file)
    {
        var font = PixelFonts.All[PixelFonts.Files.ToList().IndexOf(file)];

        Assert.All(Vietnamese.Marked, letter => Assert.NotNull(font.GlyphOf(new Rune(letter))));
    }
}
