using NodaTime;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Tests.Accounts;

namespace SignageHub.Hub.Tests.Approvals;

/// <summary>The wall is open to everybody: what waits for an approval is told to those who approve, and nobody is told a command to type.</summary>
public sealed class WallOfDraftsTests
{
    /// <summary>An id as the import of plans makes it: words of the slogan.</summary>
    private const string Draft = """{ "name": "Kế hoạch", "entries": [ { "id": "bao-ve-tai-nguyen-nuoc", "draft": true, "slogan": "Bảo vệ tài nguyên nước", "when": { "always": true } } ] }""";

    private const string EarthHour = """{ "name": "Giờ Trái đất", "entries": [ { "slogan": "Tắt đèn", "when": { "observance": "gio-trai-dat" } } ] }""";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stranger_HearsNothingOfADraft_OnTheWallAndOnItsStream()
    {
        await using var hub = await Start();
        using var browser = hub.Open();
        using var client = new HttpClient { BaseAddress = hub.Url };

        var wall = (await browser.Get("/")).Text;
        var told = await Problems(client);

        Assert.All([wall, told], text =>
        {
            Assert.DoesNotContain("bao-ve", text, StringComparison.Ordinal);
            Assert.DoesNotContain("approve", text, StringComparison.Ordinal);
            Assert.DoesNotContain("plan.json", text, StringComparison.Ordinal);
            // What is no draft is still told, by what to do and not by what to type.
            Assert.Contains("earth: ", text, StringComparison.Ordinal);
            Assert.DoesNotContain("signagehub observance", text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Approver_IsToldOnce_HowManyWait()
    {
        await using var hub = await Start();
        using var browser = hub.As(hub.Person("lan", new Grant(Role.Approver)));
        await hub.Submit("plan");

        var wall = (await browser.Get("/")).Text;

        Assert.Contains("1 to approve", wall, StringComparison.Ordinal);
        Assert.DoesNotContain("signagehub approve", wall, StringComparison.Ordinal);
        Assert.DoesNotContain("bao-ve", wall, StringComparison.Ordinal);
    }

    private static Task<WebHub> Start() => WebHub.Start(new OfficeFolder(), Instant.FromUtc(2027, 2, 1, 1, 0), before: office =>
    {
        office.Playlist("plan", Draft);
        office.Playlist("earth", EarthHour);
    });

    /// <summary>The data of the first <c>problems</c> event.</summary>
    private static async Task<string> Problems(HttpClient client)
    {
        using var lines = new StreamReader(await client.GetStreamAsync("events?lang=en", Cancel));
        while (await lines.ReadLineAsync(Cancel) != "event: problems")
        {
        }

        return (await lines.ReadLineAsync(Cancel))!;
    }
}
