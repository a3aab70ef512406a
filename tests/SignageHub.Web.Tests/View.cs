using System.Collections.Concurrent;
using Microsoft.Playwright;
using SignageHub.Core.Frames;

namespace SignageHub.Web.Tests;

/// <summary>An open page, with what it complained about.</summary>
internal sealed class View : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _complaints = new();

    public View(IPage page)
    {
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                _complaints.Enqueue(message.Text);
        };
        page.PageError += (_, error) => _complaints.Enqueue(error);
    }

    public IPage Page { get; }

    /// <summary>Errors and warnings of the console, violations of the content policy among them.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    public ILocator Board(string id) => Page.Locator($"led-board[board={id}]");

    /// <summary>Waits until the board's element says so: <c>data-{name}</c> has this value.</summary>
    public Task WaitFor(string board, string name, string value) =>
        Assertions.Expect(Board(board)).ToHaveAttributeAsync($"data-{name}", value);

    /// <summary>The LEDs that the board lights at this moment, read back from its canvas.</summary>
    public async Task<Frame> Lit(string board)
    {
        var lit = await Board(board).EvaluateAsync<LitPixels>(
            """
            view => {
              const { width, height, data } = view.pixels();
              let text = '';
              for (let i = 0; i < data.length; i += 4) text += String.fromCharCode(data[i], data[i + 1], data[i + 2]);
              return { Width: width, Height: height, Rgb: btoa(text) };
            }
            """);
        return Frame.Rgb24(new PixelSize(lit.Width, lit.Height), Convert.FromBase64String(lit.Rgb));
    }

    /// <summary>Keeps a picture of the page among the artefacts, for people.</summary>
    public Task Keep(string name, bool fullPage = true) =>
        Page.ScreenshotAsync(new() { Path = Path.Combine(Artifacts.Folder, name + ".png"), FullPage = fullPage });

    /// <summary>The window as people see it.</summary>
    public async Task<Frame> Screen() => PngReader.Decode(await Page.ScreenshotAsync(), new PixelSize(4000, 4000)).Frame!;

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();

    private sealed record LitPixels
    {
        public int Width { get; init; }

        public int Height { get; init; }

        public string Rgb { get; init; } = "";
    }
}
