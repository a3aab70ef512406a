using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NodaTime;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Tests.Accounts;

namespace SignageHub.Hub.Tests.Approvals;

/// <summary>Many entries wait: forty are shown, and what is left is told.</summary>
public sealed partial class ManyDraftsTests
{
    [Fact]
    public async Task Approvals_OfManyEntries_ShowsForty_AndTellsHowManyMore()
    {
        var entries = Enumerable.Range(1, 45).Select(i => $$"""{ "slogan": "Khẩu hiệu {{i}}", "draft": true, "when": { "on": "2027-03-22" } }""");
        await using var hub = await WebHub.Start(new OfficeFolder(), Instant.FromUtc(2027, 2, 1, 1, 0), before: office =>
            office.Playlist("plan", $$"""{ "name": "Kế hoạch", "entries": [ {{string.Join(", ", entries)}} ] }"""));
        var approver = hub.Person("lan", new Grant(Role.Approver));
        using var browser = hub.As(approver);
        using var program = hub.Program(approver, mayWrite: false);

        await hub.Submit("plan");
        var page = (await browser.Get("/approvals")).Text;
        var list = JsonNode.Parse(await program.GetStringAsync("api/v1/approvals", TestContext.Current.CancellationToken))!;

        Assert.Equal(40, Sheet().Count(page));
        Assert.Contains("5 more wait", page, StringComparison.Ordinal);
        Assert.Equal((5, 40), (list["more"]!.GetValue<int>(), list["waiting"]!.AsArray().Count));
        Assert.Equal("Khẩu hiệu 1", list["waiting"]![0]!["slogan"]!.GetValue<string>());
        Assert.Contains("45 to approve", (await browser.Get("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sheet_OfManyAlikeBoards_NamesAFew_AndKeepsTheOthersBesideTheirCount()
    {
        var alike = string.Join(", ", Enumerable.Range(1, 98).Select(i => $$"""{ "id": "b{{i}}", "name": "Bảng {{i}}.", "size": "96x16", "color": "red" }"""));
        await using var hub = await WebHub.Start(new OfficeFolder(), Instant.FromUtc(2027, 2, 1, 1, 0), before: office =>
        {
            File.WriteAllText(office.BoardsFile, File.ReadAllText(office.BoardsFile).Replace("{ \"id\": \"lobby\"", alike + ", { \"id\": \"lobby\"", StringComparison.Ordinal));
            office.Playlist("plan", """{ "name": "Kế hoạch", "entries": [ { "slogan": "Khẩu hiệu", "draft": true, "when": { "on": "2027-03-22" } } ] }""");
        });
        using var browser = hub.As(hub.Person("lan", new Grant(Role.Approver)));

        await hub.Submit("plan");
        var page = (await browser.Get("/approvals")).Text;

        Assert.Contains("<b>Bảng 1., Bảng 2., Bảng 3., Bảng 4.</b>", System.Net.WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        Assert.Matches("<summary>and 9[0-9] boards like it</summary>\\s*<p>Bảng 5\\., [^<]*Bảng 98\\.", System.Net.WebUtility.HtmlDecode(page));
    }

    [GeneratedRegex("<article class=\"card sheet-card\">", RegexOptions.None, 1000)]
    private static partial Regex Sheet();
}
