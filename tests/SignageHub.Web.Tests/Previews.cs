using Microsoft.Playwright;

namespace SignageHub.Web.Tests;

/// <summary>The pictures beside a form, looked at as a person does: how large they are, and whether something is lit.</summary>
internal static class Previews
{
    /// <summary>One line a picture: its width on the page and whether an LED is lit.</summary>
    private const string Look = """
        () => [...document.querySelectorAll('[data-previews] .leds > *')].map((picture) => {
          const width = Math.round(picture.getBoundingClientRect().width);
          const view = Object.assign(document.createElement('canvas'), { width: picture.naturalWidth ?? picture.width, height: picture.naturalHeight ?? picture.height });
          if (view.width === 0 || view.height === 0) return `${width} empty`;
          const drawing = view.getContext('2d');
          drawing.drawImage(picture, 0, 0);
          const bytes = drawing.getImageData(0, 0, view.width, view.height).data;
          return `${width} ${bytes.some((value, i) => i % 4 !== 3 && value > 150) ? 'lit' : 'dark'}`;
        })
        """;

    public static Task<string[]> Seen(IPage page) => page.EvaluateAsync<string[]>(Look);

    /// <summary>Waits until so many pictures are there, each lit and wide enough to be read.</summary>
    public static async Task AreLit(IPage page, int count)
    {
        string[] seen = [];
        for (var i = 0; i < 100 && !Are(seen, count); i++)
        {
            await page.WaitForTimeoutAsync(100);
            seen = await Seen(page);
        }

        Assert.True(Are(seen, count), $"pictures: {string.Join(", ", seen)}");
    }

    private static bool Are(string[] seen, int count) => seen.Length == count && seen.All(one => one.Split(' ') is [{ Length: >= 3 }, "lit"]);
}
