using SignageHub.Core.Frames;

namespace SignageHub.Hub.Tests.Cli;

public sealed class FontCommandTests : IDisposable
{
    private readonly OfficeFolder _office = new();

    [Fact]
    public async Task Font_WithoutAFile_ShowsEveryLetterOnTheTerminal()
    {
        var (exitCode, lines) = await HubProgram.Run("font", "--rows", "12", "--boards", _office.BoardsFile);

        Assert.Equal(0, exitCode);
        Assert.True(lines.Count >= 8 * 12 / 2);
        Assert.Contains(lines, line => line.Contains('█', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("16", "medium", "red", PixelFormat.OneBit)]
    [InlineData("24", "bold", "rgb", PixelFormat.Rgb24)]
    public async Task Font_WithAFile_WritesTheSheet(string rows, string font, string color, PixelFormat format)
    {
        var png = Path.Combine(_office.Root, "sheet.png");

        var (exitCode, _) = await HubProgram.Run("font", "--rows", rows, "--font", font, "--color", color, "--png", png, "--boards", _office.BoardsFile);

        var sheet = PngReader.Decode(File.ReadAllBytes(png), new PixelSize(2000, 2000)).Frame!;
        Assert.Equal((0, format), (exitCode, sheet.Format));
        Assert.True(sheet.Size.Height > 8 * 16);
    }

    [Theory]
    [InlineData(2, "--rows", "11")]
    [InlineData(2, "--rows", "129")]
    [InlineData(2, "--rows", "x")]
    [InlineData(2, "--font", "")]
    [InlineData(1, "--font", "missing.ttf")]
    [InlineData(1, "--color", "mauve")]
    public async Task Font_OfWrongInput_SaysSo(int exitCode, params string[] options) =>
        Assert.Equal(exitCode, (await HubProgram.Run(["font", .. options, "--boards", _office.BoardsFile])).ExitCode);

    public void Dispose() => _office.Dispose();
}
