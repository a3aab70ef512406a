using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SignageHub.Hub.Accounts;
using SignageHub.Testing;

namespace SignageHub.Web.Tests;

/// <summary>Pages stay light: an office's line and an old PC in a hall are slow.</summary>
public sealed class PageWeightTests
{
    private const int MostBytes = 60_000;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>With all that comes when it is wanted: a browser that is a board of the office has loaded that, too.</summary>
    [Fact]
    public async Task Scripts_OfEveryPage_TogetherStayUnder60KB()
    {
        await using var hub = await RealHub.Start();
        await hub.Write("slogans", """{ "name": "Hằng ngày", "entries": [ { "slogan": "Tiết kiệm điện", "when": { "always": true } } ] }""");
        using var client = hub.SignedIn(Role.Admin);

        var heavy = new List<string>();
        var pages = 0;
        foreach (var path in PagesOf(hub))
        {
            using var answer = await client.GetAsync(path, HttpCompletionOption.ResponseHeadersRead, Cancel);
            if (answer.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            pages++;
            var scripts = await PageScripts.Of(client, await answer.Content.ReadAsStringAsync(Cancel), Cancel);
            var all = scripts.AtOnce.Concat(scripts.OnDemand).ToList();
            if (all.Sum(script => script.Value) >= MostBytes)
                heavy.Add($"{path}: {all.Sum(script => script.Value)} bytes, {string.Join(", ", all.OrderByDescending(s => s.Value).Select(s => $"{s.Key} {s.Value}"))}");
        }

        Assert.Empty(heavy);
        Assert.InRange(pages, 20, 1000);
    }

    [Fact]
    public async Task Scripts_OfABrowserBoard_BringWhatIsForBoardsOfTheOfficeOnlyWhenItIsWanted()
    {
        await using var hub = await RealHub.Start();
        using var client = new HttpClient { BaseAddress = hub.Url };

        var scripts = await PageScripts.Of(client, await client.GetStringAsync("/play/lobby", Cancel), Cancel);

        Assert.Contains("led-board.js", scripts.AtOnce.Keys);
        Assert.DoesNotContain("led-glow.js", scripts.AtOnce.Keys);
        foreach (var later in (string[])["board-report.js", "play-journal.js", "board-commands.js", "claim.js", "enrol.js"])
        {
            Assert.DoesNotContain(later, scripts.AtOnce.Keys);
            Assert.Contains(later, scripts.OnDemand.Keys);
        }
    }

    /// <summary>Every address that is asked for with GET; of what has a name in it, one.</summary>
    private static IEnumerable<Uri> PagesOf(RealHub hub) =>
        from endpoint in hub.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") == true
        let path = "/" + endpoint.RoutePattern.RawText!.TrimStart('/').Replace("{board}", "lobby", StringComparison.Ordinal).Replace("{id}", endpoint.RoutePattern.RawText.Contains("boards/", StringComparison.Ordinal) ? "lobby" : "slogans", StringComparison.Ordinal)
        where !path.Contains('{', StringComparison.Ordinal) && !path.EndsWith("/events", StringComparison.Ordinal)
        select new Uri(path, UriKind.Relative);
}
