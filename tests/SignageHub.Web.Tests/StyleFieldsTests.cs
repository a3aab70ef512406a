using Microsoft.Playwright;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Playlists;
using static Microsoft.Playwright.Assertions;

namespace SignageHub.Web.Tests;

/// <summary>How a slogan looks, set on the page.</summary>
public sealed class StyleFieldsTests(Chromium chromium)
{
    private const string Slogan = "Vì một Việt Nam xanh, sạch, đẹp";

    [Fact]
    public async Task Slogan_MadeYellowAndCapital_IsSeenSoWhileTyping_AndStandsSoInTheFile()
    {
        await using var hub = await RealHub.Start();
        await hub.Write("green", $$"""{ "name": "Xanh", "entries": [ { "slogan": "{{Slogan}}", "when": { "always": true } } ] }""");
        await using var view = await chromium.Open(new Uri(hub.Url, "/"));
        await hub.SignIn(view.Page.Context, Role.Approver);
        await view.Page.GotoAsync(new Uri(hub.Url, "/playlists/green?entry=1").AbsoluteUri);
        var form = view.Page.Locator("#e1 form.editor");

        await form.Locator("summary", new() { HasText = "Cách hiện chữ" }).ClickAsync();
        var before = await Preview(form);
        await form.GetByLabel("Màu chữ").FillAsync("#ffcc00");
        await form.GetByLabel("Chữ hoa").SelectOptionAsync(new SelectOptionValue { Label = "toàn bộ chữ hoa" });
        await Expect(form.Locator("[data-previews] canvas")).ToHaveCountAsync(2);
        await view.Page.WaitForFunctionAsync("([before]) => { const c = document.querySelectorAll('#e1 [data-previews] canvas')[1]; return c && c.toDataURL() !== before; }", new[] { before });

        await Previews.AreLit(view.Page, 2);
        foreach (var (name, width) in new[] { ("playlist-style", 1280), ("playlist-style-phone", 390) })
        {
            await view.Page.SetViewportSizeAsync(width, 900);
            Assert.True(await view.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth") <= 0);
            await view.Keep(name);
        }

        Assert.Empty(await Axe.Findings(view.Page));
        await form.GetByRole(AriaRole.Button, new() { Name = "Lưu" }).ClickAsync();

        await Expect(view.Page.Locator("#e1")).ToContainTextAsync(Slogan);
        Assert.Equal(
            $$"""{ "name": "Xanh", "entries": [ { "slogan": "{{Slogan}}", "when": { "always": true }, "style": { "color": "#ffcc00", "capitals": true } } ] }""",
            await File.ReadAllTextAsync(Path.Combine(hub.Playlists, "green.json"), TestContext.Current.CancellationToken));
        Assert.Equal(new(255, 204, 0), hub.Get<SignageStore>().Current.Playlists.Single(p => p.Id == "green").Entries[0].Style.Color);
        Assert.Empty(view.Complaints);
    }

    private static async Task<string> Preview(ILocator form)
    {
        await Expect(form.Locator("[data-previews] canvas")).ToHaveCountAsync(2);
        return await form.Locator("[data-previews] canvas").Nth(1).EvaluateAsync<string>("canvas => canvas.toDataURL()");
    }
}
