using System.Text;
using SignageHub.Rendering.Fonts;

namespace SignageHub.Rendering.Tests.Fonts;

public sealed class DamagedFontTests
{
    private static readonly byte[] Whole = Load();

    [Fact]
    public void TrueTypeFont_CutOffAnywhere_IsRefusedOrDraws()
    {
        for (var length = 0; length < Whole.Length; length += 1 + (length / 7))
            Use(Whole[..length]);
    }

    [Fact]
    public void TrueTypeFont_DamagedAnywhere_IsRefusedOrDraws()
    {
        var random = new Random(134);
        for (var round = 0; round < 150; round++)
        {
            var file = Whole.ToArray();
            for (var n = random.Next(1, 400); n > 0; n--)
                file[random.Next(file.Length)] = (byte)random.Next(256);

            // The directory and the small tables decide most; hit them in every other round.
            if (round % 2 == 0)
                file[random.Next(12, 300)] ^= (byte)(1 << random.Next(8));
            Use(file);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("OTTO")]
    [InlineData("not a font at all, but long enough to hold a header")]
    public void TrueTypeFont_NoFontAtAll_IsRefused(string text) =>
        Assert.Throws<FontFormatException>(() => new TrueTypeFont(Encoding.ASCII.GetBytes(text)));

    /// <summary>Anything but a <see cref="FontFormatException"/> fails the test.</summary>
    private static void Use(byte[] file)
    {
        TrueTypeFont font;
        try
        {
            font = new TrueTypeFont(file);
        }
        catch (FontFormatException)
        {
            return;
        }
        foreach (var letter in "Ẫỵ§ơđ")
        {
            try
            {
                font.Draw(font.GlyphOf(new Rune(letter)), 12, InkMode.OneBit);
                font.Draw(font.GlyphOf(new Rune(letter)), 12, InkMode.Coverage);
            }
            catch (FontFormatException)
            {
            }
        }
    }

    private static byte[] Load()
    {
        using var stream = typeof(BeVietnamPro).Assembly.GetManifestResourceStream("BeVietnamPro-Medium.ttf")!;
        var file = new byte[stream.Length];
        stream.ReadExactly(file);
        return file;
    }
}
