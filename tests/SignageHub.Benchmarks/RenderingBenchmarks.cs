using BenchmarkDotNet.Attributes;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Rendering;

namespace SignageHub.Benchmarks;

/// <summary>One slogan of median length, with every letter drawn before.</summary>
[MemoryDiagnoser]
public class RenderingBenchmarks
{
    private readonly SceneRenderer _renderer = new();
    private SceneRequest _static = null!;
    private SceneRequest _strip = null!;
    private SceneRequest _screen = null!;
    private Frame _frame = null!;

    [GlobalSetup]
    public void Warm()
    {
        const string text = "Sử dụng năng lượng tiết kiệm và hiệu quả vì Trái đất của chúng ta";
        var red = BoardColor.TryParse("red", out var color) ? color : throw new InvalidOperationException("There is no red.");
        _static = new SceneRequest(text, new PixelSize(192, 32), red, SceneKind.Static);
        _strip = _static with { Kind = SceneKind.Scroll };
        _screen = new SceneRequest(text, new PixelSize(640, 360), BoardColor.FullColor);
        _frame = Static().Scene!.Frames[0];
    }

    [Benchmark]
    public RenderedScene Static() => _renderer.Render(_static);

    [Benchmark]
    public RenderedScene Strip() => _renderer.Render(_strip);

    [Benchmark]
    public RenderedScene RgbScreen() => _renderer.Render(_screen);

    [Benchmark]
    public byte[] Png() => PngWriter.Encode(_frame);
}
