using NodaTime;
using SignageHub.Core.Frames;

namespace SignageHub.Push.BoardSide;

/// <summary>Patterns by which whoever stands before a board sees LEDs that do not light, or always do: all of them, both halves of a chequer, and on RGB boards each colour alone.</summary>
public static class TestCard
{
    private static readonly Duration Each = Duration.FromSeconds(2);

    private static readonly Rgb[] Colors = [new(255, 0, 0), new(0, 255, 0), new(0, 0, 255)];

    public static LitScene Of(PixelSize size, bool isRgb)
    {
        IReadOnlyList<Frame> frames =
        [
            Pattern(size, Rgb.White, (_, _) => true),
            .. isRgb ? Colors.Select(color => Pattern(size, color, (_, _) => true)) : [],
            Pattern(size, Rgb.White, (x, y) => ((x + y) & 1) == 0),
            Pattern(size, Rgb.White, (x, y) => ((x + y) & 1) == 1),
            // Rows and columns of a module's eighth, and the rim: what is wired the wrong way round shows here.
            Pattern(size, Rgb.White, (x, y) => x % 8 == 0 || y % 8 == 0 || x == size.Width - 1 || y == size.Height - 1),
        ];
        return new LitScene("test", Entry: null, [], new Scene
        {
            Window = size,
            Kind = SceneKind.Pages,
            Frames = frames,
            Times = [.. frames.Select(_ => Each)],
        });
    }

    private static Frame Pattern(PixelSize size, Rgb ink, Func<int, int, bool> isLit)
    {
        var stride = Frame.StrideOf(size.Width, PixelFormat.OneBit);
        var bits = new byte[stride * size.Height];
        for (var y = 0; y < size.Height; y++)
        {
            for (var x = 0; x < size.Width; x++)
            {
                if (isLit(x, y))
                    bits[(y * stride) + (x >> 3)] |= (byte)(0x80 >> (x & 7));
            }
        }

        return Frame.OneBit(size, ink, bits);
    }
}
