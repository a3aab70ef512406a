using Microsoft.Playwright;
using SignageHub.Testing;

namespace SignageHub.Web.Tests;

/// <summary>Debian's Chromium, started by the first test that opens a page.</summary>
public sealed class Chromium : IAsyncDisposable
{
    /// <summary>A name that leads to this machine over plain http, and that browsers do not trust as they trust localhost.</summary>
    public const string UntrustedHost = "hub.office.test";

    private static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", $"--host-resolver-rules=MAP {UntrustedHost} 127.0.0.1",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    internal Task<View> Open(TestHub hub, string path, BrowserNewContextOptions? options = null, Func<IPage, Task>? before = null) =>
        Open(new Uri(path.StartsWith("http", StringComparison.Ordinal) ? path : hub.Url + path), options, before);

    internal async Task<View> Open(Uri address, BrowserNewContextOptions? options = null, Func<IPage, Task>? before = null)
    {
        var executable = RealPart.RequireChromium();
        _playwright ??= await Playwright.CreateAsync();
        _browser ??= await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = executable, Args = Arguments });
        // Vietnamese unless a test says otherwise: Chromium's own default is English.
        var context = await _browser.NewContextAsync(options ?? new() { Locale = "vi-VN" });
        var view = new View(await context.NewPageAsync());
        if (before is not null)
            await before(view.Page);
        await view.Page.GotoAsync(address.AbsoluteUri, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        return view;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
