using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using SignageHub.Core.Boards;
using SignageHub.Hub.Boards;

namespace SignageHub.Web.Tests;

/// <summary>A board in a frame of another site.</summary>
public sealed class EmbedTests(Chromium chromium)
{
    private const string Water = """{ "name": "Nước", "entries": [ { "slogan": "Tiết kiệm nước", "when": { "always": true } } ] }""";

    [Fact]
    public async Task Board_InAPageOfASiteThatMay_IsLive_AndDarkWhenTheOfficeSaysSo()
    {
        await using var site = await Site.Start();
        await using var hub = await RealHub.Start(change: settings => settings with { Web = settings.Web with { EmbedIn = [site.Origin] } });
        await hub.Write("water", Water);
        site.Shows(hub.Url);

        await using var view = await chromium.Open(new Uri(site.Origin));
        var board = view.Page.FrameLocator("iframe").Locator("led-board");
        await Microsoft.Playwright.Assertions.Expect(board).ToHaveAttributeAsync("data-state", "normal");
        await view.Keep("embed");

        hub.Get<BlankOrders>().Blank([BoardId.Parse("lobby")], "nội dung lạ (lan)");
        await Microsoft.Playwright.Assertions.Expect(board).ToHaveAttributeAsync("data-state", "blank");
        Assert.Empty(view.Complaints);
    }

    [Theory]
    [InlineData(true, "/embed/lobby", "frame-ancestors https://www.office.vn")]
    [InlineData(true, "/", "frame-ancestors 'none'")]
    [InlineData(true, "/play/lobby", "frame-ancestors 'none'")]
    [InlineData(false, "/embed/lobby", "frame-ancestors 'none'")]
    public async Task NothingButTheBoardAlone_MayStandInAFrame_AndThatOnlyWhereTheOfficeWants(bool wants, string path, string policy)
    {
        await using var hub = await RealHub.Start(change: settings => settings with { Web = settings.Web with { EmbedIn = wants ? ["https://www.office.vn"] : [] } });
        using var client = new HttpClient { BaseAddress = hub.Url };

        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.EndsWith(policy, answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    /// <summary>A page of somebody else, with a frame.</summary>
    private sealed class Site : IAsyncDisposable
    {
        private readonly WebApplication _app;
        private Uri? _hub;

        private Site(WebApplication app) => _app = app;

        public string Origin => _app.Urls.First();

        public static async Task<Site> Start()
        {
            var app = WebApplication.CreateSlimBuilder().Build();
            var site = new Site(app);
            app.Urls.Add("http://127.0.0.1:0");
            app.MapGet("/", () => Results.Content($"<!DOCTYPE html><title>Sở</title><link rel=icon href=data:,><iframe src=\"{site._hub}embed/lobby\" style=\"width:100%;aspect-ratio:6;border:0\"></iframe>", "text/html; charset=utf-8"));
            await app.StartAsync(TestContext.Current.CancellationToken);
            return site;
        }

        public void Shows(Uri hub) => _hub = hub;

        public ValueTask DisposeAsync() => _app.DisposeAsync();
    }
}
