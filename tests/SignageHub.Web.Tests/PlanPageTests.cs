using Microsoft.Playwright;
using NodaTime;
using SignageHub.Hub.Accounts;
using SignageHub.Testing;
using static Microsoft.Playwright.Assertions;

namespace SignageHub.Web.Tests;

/// <summary>A plan brought to the page in a real browser.</summary>
public sealed class PlanPageTests(Chromium chromium)
{
    private const string Drop = """
        files => {
          const dataTransfer = new DataTransfer();
          for (const [name, text] of files) dataTransfer.items.add(new File([text], name, { type: 'text/plain' }));
          const over = new DragEvent('dragover', { bubbles: true, cancelable: true, dataTransfer });
          document.querySelector('h1').dispatchEvent(over);
          const isMarked = document.body.classList.contains('dropping');
          document.querySelector('h1').dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
          if (!over.defaultPrevented || !isMarked || document.body.classList.contains('dropping')) throw new Error('The page does not take it.');
          return document.querySelector('#plan .busy').textContent;
        }
        """;

    /// <summary>Two of them are one too many, and nothing is lost by that; one is read at once, and the page says that it is at it.</summary>
    [Fact]
    public async Task Document_DroppedAnywhere_IsRead_AndToldByItsName()
    {
        await using var hub = await RealHub.Start(Instant.FromUtc(2023, 3, 25, 1, 0));
        await using var view = await Open(hub);
        var page = view.Page;
        await Expect(page.Locator("[data-drop]")).ToBeVisibleAsync();

        Assert.Equal("Mỗi lần chỉ thả một văn bản.", await page.EvaluateAsync<string>(Drop, new[] { new[] { "một.txt", "a" }, new[] { "hai.txt", "b" } }));
        Assert.Equal("Đang đọc kế hoạch $& 647.txt…", await page.EvaluateAsync<string>(Drop, new[] { new[] { "kế hoạch $& 647.txt", await Seed() } }));

        await Expect(page.Locator(".crumbs")).ToContainTextAsync("kế hoạch $& 647.txt");
        Assert.Empty(view.Complaints);
    }

    [Fact]
    public async Task EnterInADay_Imports_AndCorrectsNothing()
    {
        await using var hub = await RealHub.Start(Instant.FromUtc(2023, 3, 25, 1, 0));
        await using var view = await Open(hub);
        await Read(view);

        await view.Page.Locator("input[name=to1]").FillAsync("26/3/2023");
        await view.Page.Keyboard.PressAsync("Enter");

        await Expect(view.Page).ToHaveURLAsync(new Uri(hub.Url, "/playlists/647-KH-SCT?saved=import").AbsoluteUri);
        var file = await File.ReadAllTextAsync(Path.Combine(hub.Playlists, "647-KH-SCT.json"), TestContext.Current.CancellationToken);
        Assert.Contains("\"to\": \"2023-03-26\"", file, StringComparison.Ordinal);
        Assert.DoesNotContain("2023-04-07", file, StringComparison.Ordinal);
    }

    /// <summary>The page comes back at the proposal that was put right, not at its top.</summary>
    [Fact]
    public async Task Correction_WithoutScripts_ComesBackToItsProposal()
    {
        await using var hub = await RealHub.Start(Instant.FromUtc(2023, 3, 25, 1, 0));
        await using var view = await Open(hub, scripts: false);
        await Read(view);

        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Dùng 07/04/2023" }).ClickAsync();

        await Expect(view.Page).ToHaveURLAsync(new Uri(hub.Url, "/plans/import#p2").AbsoluteUri);
        await Expect(view.Page.Locator("#p2 input[name=accept]")).ToBeCheckedAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Proposals_OnADeskAndAPhone_AreInOrder(ColorScheme scheme)
    {
        await using var hub = await RealHub.Start(Instant.FromUtc(2023, 3, 25, 1, 0));
        await using var view = await Open(hub, scheme: scheme);
        await Read(view);
        foreach (var (size, width, height) in new[] { ("desk", 1280, 900), ("phone", 390, 844) })
        {
            await view.Page.SetViewportSizeAsync(width, height);
            await view.Keep($"plan-{size}-{scheme.ToString().ToLowerInvariant()}");
            Assert.Equal(0, await view.Page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
            Assert.Empty(await Axe.Findings(view.Page));
        }

        Assert.Empty(view.Complaints);
    }

    private static async Task Read(View view)
    {
        await view.Page.Locator("textarea[name=text]").FillAsync(await Seed());
        await view.Page.Locator("#plan .button.primary").ClickAsync();
        await Expect(view.Page.Locator(".document")).ToBeVisibleAsync();
    }

    private static Task<string> Seed() =>
        File.ReadAllTextAsync(Repository.PathOf("tests", "SignageHub.Documents.Tests", "Documents", "shared", "seed_004.txt"), TestContext.Current.CancellationToken);

    private async Task<View> Open(RealHub hub, bool scripts = true, ColorScheme scheme = ColorScheme.Light)
    {
        var view = await chromium.Open(new Uri(hub.Url, "/why"), new() { Locale = "vi-VN", JavaScriptEnabled = scripts, ColorScheme = scheme, ViewportSize = new() { Width = 1280, Height = 900 } });
        await hub.SignIn(view.Page.Context, Role.Approver);
        await view.Page.GotoAsync(new Uri(hub.Url, "/plans").AbsoluteUri);
        return view;
    }
}
