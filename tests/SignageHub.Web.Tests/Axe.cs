using Microsoft.Playwright;
using SignageHub.Testing;

namespace SignageHub.Web.Tests;

/// <summary>axe-core, which looks for what people with a screen reader or a keyboard could not use. It is a part of tests alone and lies where npm puts it.</summary>
internal static class Axe
{
    /// <summary>The rules of WCAG 2.2 A and AA, and what axe calls good practice.</summary>
    private const string Run = """
        async () => (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })).violations
          .flatMap(v => v.nodes.map(n => `${v.id}: ${n.target.join(' ')} ${n.html.slice(0, 160)}`))
        """;

    /// <summary>What it finds on the page as it is now; nothing is expected.</summary>
    public static async Task<string[]> Findings(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("typeof axe === 'object'"))
            await page.EvaluateAsync(await File.ReadAllTextAsync(Script()));
        return await page.EvaluateAsync<string[]>(Run);
    }

    private static string Script()
    {
        var path = Environment.GetEnvironmentVariable("SIGNAGEHUB_AXE") ?? Repository.PathOf("node_modules", "axe-core", "axe.min.js");
        if (!File.Exists(path))
        {
            const string message = "axe-core is not installed; install it with: npm install --no-save axe-core@4, or say where axe.min.js is in SIGNAGEHUB_AXE";
            if (Environment.GetEnvironmentVariable(RealPart.RequireVariable) == "1")
                Assert.Fail(message);
            Assert.Skip(message);
        }

        return path;
    }
}
