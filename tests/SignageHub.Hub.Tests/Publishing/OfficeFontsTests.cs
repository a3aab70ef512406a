using System.Buffers.Binary;
using System.Text;
using SignageHub.Hub.Publishing;
using SignageHub.Rendering.Fonts;
using SignageHub.Rendering.Fonts.Pixel;

namespace SignageHub.Hub.Tests.Publishing;

/// <summary>What a style's <c>font</c> may name: the embedded weights and the office's own file.</summary>
public sealed class OfficeFontsTests : IDisposable
{
    private readonly OfficeFolder _office = new();

    private OfficeFonts Fonts => new(_office.Settings());

    [Fact]
    public void Find_TheEmbeddedWeights_AreTheFontsForLeds()
    {
        Assert.Null(Fonts.Find(null));
        Assert.Null(Fonts.Find("medium"));
        Assert.Same(LedFont.Regular, Fonts.Find("regular"));
        Assert.Same(LedFont.Bold, Fonts.Find("bold"));
        Assert.All(new[] { null, "regular", "medium", "bold" }, name => Assert.Null(Fonts.Problem(name)));
    }

    [Fact]
    public void Find_AGoodFileBesideBoards_DrawsWithIt()
    {
        Write(Embedded());

        Assert.Null(Fonts.Problem("office.ttf"));
        Assert.NotEqual(0, Fonts.Find("office.ttf")!.GlyphOf(new Rune('Ẵ')));
    }

    [Fact]
    public void Find_AFileThatIsNotThere_SaysSoAndTheUsualFontStandsIn()
    {
        Assert.Null(Fonts.Find("office.ttf"));
        Assert.Equal(
            ("The font file office.ttf beside boards.json cannot be used: It is not there. The usual font stands in.",
             "Không dùng được tệp phông office.ttf cạnh boards.json: Không có tệp này. Tạm dùng phông mặc định."),
            (Fonts.Problem("office.ttf")!.En, Fonts.Problem("office.ttf")!.Vi));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(500)]
    [InlineData(60_000)]
    public void Find_AFileThatIsCutOff_SaysSoAndTheUsualFontStandsIn(int length)
    {
        Write(Embedded()[..length]);

        Assert.Null(Fonts.Find("office.ttf"));
        var problem = Fonts.Problem("office.ttf");
        Assert.StartsWith("The font file office.ttf beside boards.json cannot be used:", problem!.En, StringComparison.Ordinal);
        Assert.Contains("Tệp bị hỏng hoặc không phải phông TrueType. Tạm dùng", problem.Vi, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_AFileThatIsNoFont_SaysSo()
    {
        Write(Encoding.UTF8.GetBytes("Đây không phải phông chữ, chỉ là văn bản."));

        Assert.Contains("no font", Fonts.Problem("office.ttf")!.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_AFileWithoutSomeVietnameseLetters_NamesThem()
    {
        Write(WithoutMarkedVowels(Embedded()));

        Assert.Null(Fonts.Find("office.ttf"));
        var problem = Fonts.Problem("office.ttf")!.En;
        Assert.Contains("lacks", problem, StringComparison.Ordinal);
        Assert.All("ảạẫệỵẲỖỰ".Select(letter => letter.ToString()), letter => Assert.Contains(letter, problem, StringComparison.Ordinal));
        Assert.DoesNotContain("đ", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_AFileThatWasMended_IsReadAnew()
    {
        var fonts = Fonts;
        Write(Embedded()[..500]);
        Assert.NotNull(fonts.Problem("office.ttf"));

        Write(Embedded());
        File.SetLastWriteTimeUtc(Path.Combine(_office.Root, "office.ttf"), new DateTime(2027, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        Assert.Null(fonts.Problem("office.ttf"));
    }

    [Fact]
    public void Find_ANameWithAFolder_ReachesNoOtherFolder()
    {
        File.WriteAllBytes(Path.Combine(_office.PlaylistsFolder, "office.ttf"), Embedded());

        Assert.NotNull(Fonts.Problem("playlists/office.ttf"));
    }

    public void Dispose() => _office.Dispose();

    private void Write(byte[] file) => File.WriteAllBytes(Path.Combine(_office.Root, "office.ttf"), file);

    private static byte[] Embedded()
    {
        using var stream = typeof(BeVietnamPro).Assembly.GetManifestResourceStream("BeVietnamPro-Regular.ttf")!;
        var file = new byte[stream.Length];
        stream.ReadExactly(file);
        return file;
    }

    /// <summary>Moves what the font has from U+1EA0 to U+1EF9 by 0x80 down, in all its cmap tables of format 4.</summary>
    private static byte[] WithoutMarkedVowels(byte[] file)
    {
        var cmap = Enumerable.Range(0, Number(4)).Select(i => 12 + (16 * i)).Where(at => Encoding.ASCII.GetString(file, at, 4) == "cmap").Select(at => Number(at + 10) + (Number(at + 8) << 16)).Single();
        foreach (var at in Enumerable.Range(0, Number(cmap + 2)).Select(i => cmap + Number(cmap + 10 + (8 * i))).Where(at => Number(at) == 4).Distinct().ToList())
        {
            var twice = Number(at + 6);
            for (var segment = 0; segment < twice; segment += 2)
            {
                foreach (var place in new[] { at + 14 + segment, at + 16 + twice + segment })
                {
                    if (Number(place) is >= 0x1EA0 and <= 0x1EF9)
                        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(place), (ushort)(Number(place) - 0x80));
                }
            }
        }
        return file;

        int Number(int at) => BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at));
    }
}
