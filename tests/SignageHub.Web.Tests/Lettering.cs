using Microsoft.Playwright;
using SignageHub.Core.Frames;

namespace SignageHub.Web.Tests;

/// <summary>Slogans as LEDs for pictures that people look at; the hub's own renderer is tested elsewhere.</summary>
internal static class Lettering
{
    private const string Script =
        """
        ([text, width, height, size, weight, grounds, ink]) => {
          const canvas = document.createElement('canvas');
          canvas.width = width;
          canvas.height = height;
          const context = canvas.getContext('2d');
          context.fillStyle = grounds;
          context.fillRect(0, 0, width, height);
          context.fillStyle = ink;
          context.font = `${weight} ${size}px "DejaVu Sans Condensed", "DejaVu Sans", sans-serif`;
          context.textAlign = 'center';
          context.textBaseline = 'middle';
          const lines = text.split('\n');
          lines.forEach((line, i) => context.fillText(line, width / 2, height * (i + .5) / lines.length));
          let rgb = '';
          const { data } = context.getImageData(0, 0, width, height);
          for (let i = 0; i < data.length; i += 4) rgb += String.fromCharCode(data[i], data[i + 1], data[i + 2]);
          return btoa(rgb);
        }
        """;

    public static async Task<Frame> Draw(IPage page, string text, int width, int height, int size, string ink, string ground = "#000")
    {
        object[] arguments = [text, width, height, size, "bold", ground, ink];
        return Frame.Rgb24(new PixelSize(width, height), Convert.FromBase64String(await page.EvaluateAsync<string>(Script, arguments)));
    }

    /// <summary>One colour: what is half lit or more is lit.</summary>
    public static async Task<Frame> DrawMono(IPage page, string text, int width, int height, int size, Rgb ink)
    {
        var drawn = await Draw(page, text, width, height, size, "#fff");
        var stride = Frame.StrideOf(width, PixelFormat.OneBit);
        var bits = new byte[stride * height];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                if (drawn[x, y].G >= 120)
                    bits[(y * stride) + (x >> 3)] |= (byte)(0x80 >> (x & 7));
            }
        }

        return Frame.OneBit(new PixelSize(width, height), ink, bits);
    }
}
