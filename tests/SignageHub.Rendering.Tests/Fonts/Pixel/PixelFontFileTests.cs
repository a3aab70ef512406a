using System.Text;
using SignageHub.Rendering.Fonts;
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
    public void EmbeddedFile_Name_TellsTheRowsAndTheWeightOfTheHead(string file)
    {
        var compositions = PixelFontReader.ReadCompositions(PixelFonts.CompositionFile, PixelFonts.Text(PixelFonts.CompositionFile));

        var letters = PixelFontReader.Read(file, PixelFonts.Text(file), compositions.Value!).Value!;

        Assert.Equal((letters.Rows, letters.IsBold), (Font(file).Rows, Font(file).IsBold));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void EmbeddedFile_WhatBeVietnamProLacks_IsTheSigns(string file)
    {
        var lacking = Font(file).Letters.Where(letter => BeVietnamPro.Medium.GlyphOf(letter) == 0);

        Assert.Equal(PixelFonts.Signs, string.Concat(lacking));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void EmbeddedFile_EveryMarkedVietnameseLetter_IsThere(string file)
    {
        Assert.All(Vietnamese.Marked, letter => Assert.NotNull(Font(file).GlyphOf(new Rune(letter))));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void EmbeddedFile_PlainTextAndSigns_AreThere(string file)
    {
        var ascii = string.Concat(Enumerable.Range(' ', 95).Select(code => (char)code));

        Assert.All(ascii + "–—…“”‘’«»•°%₫№→€£©®±×÷½", letter => Assert.NotNull(Font(file).GlyphOf(new Rune(letter))));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void EmbeddedFile_AnyTwoLetters_DifferInTwoLedsAtLeast(string file)
    {
        var letters = Vietnamese.Marked + "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
        var dots = letters.Distinct().Select(letter => (letter, Dots: Dots(Font(file), letter))).ToList();

        var near = from i in Enumerable.Range(0, dots.Count)
                   from j in Enumerable.Range(i + 1, dots.Count - i - 1)
                   where Apart(dots[i].Dots, dots[j].Dots) < 2
                   select $"{dots[i].letter}{dots[j].letter}";

        Assert.Equal("", string.Join(' ', near));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void EmbeddedFile_EveryVietnameseLetter_FillsTheRowsThatTheHeadTells(string file)
    {
        var font = Font(file);

        var metrics = Vietnamese.Marked.Select(letter => font.GlyphOf(new Rune(letter))!.Metrics).ToList();

        Assert.Equal(font.Ascent, metrics.Max(m => m.Top));
        Assert.Equal(font.Rows - font.Ascent, metrics.Max(m => m.Bottom));
    }

    private static PixelFont Font(string file) => PixelFonts.All[PixelFonts.Files.ToList().IndexOf(file)];

    private static HashSet<(int X, int Y)> Dots(PixelFont font, char letter)
    {
        var glyph = font.GlyphOf(new Rune(letter))!;
        return [.. Places(glyph, -glyph.Metrics.Left)];
    }

    /// <summary>Lit dots by column from the first pen and row from the baseline down.</summary>
    private static IEnumerable<(int X, int Y)> Places(Glyph glyph, int pen)
    {
        for (var y = 0; y < glyph.Metrics.Height; y++)
        {
            for (var x = 0; x < glyph.Metrics.Width; x++)
            {
                if ((glyph.Ink[(y * glyph.Stride) + (x >> 3)] & (0x80 >> (x & 7))) != 0)
                    yield return (pen + glyph.Metrics.Left + x, y - glyph.Metrics.Top);
            }
        }
    }

    /// <summary>The fewest dots that differ when one letter is moved sideways by up to two columns: bearings do not make letters differ.</summary>
    private static int Apart(HashSet<(int X, int Y)> one, HashSet<(int X, int Y)> other) => Enumerable.Range(-2, 5).Min(shift =>
    {
        var common = other.Count(dot => one.Contains((dot.X + shift, dot.Y)));
        return one.Count + other.Count - (2 * common);
    });
}
