using System.Text.Json;
using System.Text.RegularExpressions;
using SignageHub.Core;
using SignageHub.Core.Frames;
using SignageHub.Hub.Cli;

namespace SignageHub.Hub.Tests.Cli;

/// <summary>What <c>render</c> takes beside the slogan.</summary>
public sealed partial class RenderCommandTests : IDisposable
{
    private readonly OfficeFolder _office = new();

    [Fact]
    public async Task Render_WithAStyle_ShowsItInThePixels()
    {
        string[] style = ["--color", "rgb", "--align", "left", "--text-color", "#ffff00", "--background", "#800000", "--letter-spacing", "2", "--font", "bold"];

        var frame = await Draw("Vì Trái đất", [.. style, "--capitals"]);
        var capitals = await Draw("VÌ TRÁI ĐẤT", style);
        var plain = await Draw("Vì Trái đất", "--color", "rgb");

        Assert.Equal(new Rgb(0x80, 0, 0), frame[95, 0]);
        Assert.Equal(capitals, frame);
        Assert.NotEqual(plain, frame);
    }

    [Fact]
    public async Task Render_AKindAndASpeed_AreTaken()
    {
        var (exitCode, lines) = await HubProgram.Run("render", "--text", "Vì Trái đất", "--size", "192x16", "--kind", "strip", "--speed", "12", "--json");

        var told = JsonDocument.Parse(string.Join('\n', lines)).RootElement;
        Assert.Equal((0, "strip", 12), (exitCode, told.GetProperty("kind").GetString(), told.GetProperty("pixelsPerSecond").GetInt32()));
    }

    [Fact]
    public async Task Render_WithAFinePitch_TellsFromHowNearItCanBeRead()
    {
        var (_, fine) = await HubProgram.Run("render", "--text", "Vì Trái đất", "--size", "96x16", "--pitch", "P1", "--json");
        var (_, coarse) = await HubProgram.Run("render", "--text", "Vì Trái đất", "--size", "96x16", "--pitch", "P10", "--json");

        Assert.Contains("near-only", string.Concat(fine), StringComparison.Ordinal);
        Assert.DoesNotContain("near-only", string.Concat(coarse), StringComparison.Ordinal);
    }

    [Fact]
    public void Bench_OfEachWork_EndsWithItsRate()
    {
        foreach (var work in RenderBench.Works)
        {
            using var result = new StringWriter();

            var exitCode = RenderBench.Run(work, 1, new StringReader("Vì Trái đất\n\nGiờ Trái đất\n"), new Output(Language.English, result, result));

            var lines = result.ToString().TrimEnd().Split('\n');
            Assert.Equal(0, exitCode);
            Assert.StartsWith($"{work}: 2 slogans, 2 of them drawn, 1.00 frames", lines[0], StringComparison.Ordinal);
            Assert.Matches(Rate(), lines[^1].TrimEnd());
        }
    }

    [Fact]
    public void Bench_WithoutASlogan_SaysSo()
    {
        var problem = Assert.Throws<InputProblemException>(() => RenderBench.Run("raw", 1, new StringReader(" \n"), new Output(Language.English, TextWriter.Null, TextWriter.Null)));

        Assert.Equal("There is no slogan on standard input; give one a line.", problem.Words.En);
    }

    public void Dispose() => _office.Dispose();

    private async Task<Frame> Draw(string text, params string[] options)
    {
        var png = Path.Combine(_office.Root, "drawn.png");
        var (exitCode, _) = await HubProgram.Run(["render", "--text", text, "--size", "96x16", "--png", png, .. options]);
        Assert.Equal(0, exitCode);
        return PngReader.Decode(File.ReadAllBytes(png), new PixelSize(96, 16)).Frame!;
    }

    [GeneratedRegex(@"\A[0-9]+ slogans/s\z", RegexOptions.None, 1000)]
    private static partial Regex Rate();
}
