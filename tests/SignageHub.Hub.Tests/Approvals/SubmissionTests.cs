using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using NodaTime;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Approvals;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Editing;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Tests.Accounts;

namespace SignageHub.Hub.Tests.Approvals;

/// <summary>A draft goes from its author to who approves it, and not before its author says so.</summary>
public sealed class SubmissionTests : IAsyncLifetime
{
    private const string Two = """{ "name": "Nước", "entries": [ { "slogan": "Một", "when": { "always": true }, "draft": true }, { "slogan": "Hai", "when": { "always": true }, "draft": true } ] }""";

    private WebHub _hub = null!;
    private HttpClient _author = null!;
    private HttpClient _approver = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _hub = await WebHub.Start(new OfficeFolder(), Instant.FromUtc(2027, 2, 1, 1, 0), before: office => office.Playlist("nuoc", Two));
        _author = _hub.Program(_hub.Person("lan", new Grant(Role.Editor)), mayWrite: true);
        _approver = _hub.Program(_hub.Person("minh", new Grant(Role.Approver)), mayWrite: true);
    }

    public async ValueTask DisposeAsync()
    {
        _author.Dispose();
        _approver.Dispose();
        await _hub.DisposeAsync();
    }

    [Fact]
    public async Task Draft_IsWithItsAuthor_UntilItIsSubmitted_AndAgainWhenItIsChanged()
    {
        var before = await List();
        Assert.Empty(before["waiting"]!.AsArray());
        Assert.Equal(("nuoc", 2), (before["drafts"]![0]!["playlist"]!.GetValue<string>(), before["drafts"]![0]!["entries"]!.GetValue<int>()));
        // Whoever knows the pictures may not approve them either: their author may be in the midst of a word.
        using (var early = await Approve(SeenOf("Một"), "1"))
        {
            Assert.Equal(HttpStatusCode.Conflict, early.StatusCode);
            Assert.Contains("has not submitted it", await early.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }

        Assert.Equal(2, await Submit());
        Assert.Equal(0, await Submit());

        var waiting = (await List())["waiting"]!.AsArray();
        Assert.Equal(["Một", "Hai"], waiting.Select(w => w!["slogan"]!.GetValue<string>()));
        Assert.All(waiting, w => Assert.Equal(("submitted", "lan (lan)"), (w!["step"]!.GetValue<string>(), w["by"]!.GetValue<string>())));
        using var approved = await Approve(waiting[0]!["seen"]!.GetValue<string>(), "1");
        Assert.Equal(HttpStatusCode.OK, approved.StatusCode);
        Assert.Equal(["approval.submit", "approval.approve"], _hub.Get<AuditLog>().Read().Select(l => l.Deed));

        _hub.Office.Playlist("nuoc", Two.Replace("Hai", "Ba", StringComparison.Ordinal));
        await _hub.Until(signage => signage.Playlists.Single(p => p.Id == "nuoc").Entries.Any(e => e.Slogan == "Ba"));
        var after = await List();
        Assert.Empty(after["waiting"]!.AsArray());
        Assert.Equal(1, after["drafts"]![0]!["entries"]!.GetValue<int>());
    }

    /// <summary>An approval is of so many turns of one entry: more of either take another.</summary>
    [Fact]
    public async Task ApprovedEntry_GivenMoreTurnsByItsAuthor_WaitsAgain_AndIsNotDoubled()
    {
        await Submit();
        using (await Approve(SeenOf("Một"), "1"))
        {
        }

        Assert.DoesNotContain("Một", WhatWaits());
        using var author = _hub.As(_hub.Person("thu", new Grant(Role.Editor)));
        var copied = await Change(("do", "add"), ("slogan", "Một"), ("rule", "always"));
        var weighted = await Change(("do", "save"), ("entry", "1"), ("slogan", "Một"), ("rule", "always"), ("weight", "9"));

        Assert.Equal(HttpStatusCode.Forbidden, copied.Status);
        Assert.Contains("twice as often as was approved", copied.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, weighted.Status);
        Assert.Contains("Một", WhatWaits());

        Task<(HttpStatusCode Status, string Text, string? To)> Change(params (string, string)[] fields) =>
            author.Send("/playlists/nuoc", "/playlists/nuoc", [("mark", _hub.Get<PlaylistEditor>().Read("nuoc")!.Value.Mark), .. fields]);

        List<string?> WhatWaits()
        {
            var signage = _hub.Get<SignageStore>().Current;
            var playlist = signage.Playlists.Single(p => p.Id == "nuoc");
            return [.. playlist.Entries.Where(e => signage.Approvals.Missing(signage.Office.Boards[0], new(playlist, e)) is not null).Select(e => e.Slogan)];
        }
    }

    [Fact]
    public async Task ApprovedEntry_ThatABoardWouldLightOtherwise_WaitsForTheApprover_WithoutItsAuthor()
    {
        await Submit();
        foreach (var waiting in (await List())["waiting"]!.AsArray())
            (await Approve(waiting!["seen"]!.GetValue<string>(), waiting["entry"]!.GetValue<string>())).Dispose();
        Assert.Empty((await List())["waiting"]!.AsArray());

        _hub.Office.Playlist("nuoc", Two.Replace("\"name\": \"Nước\",", "\"name\": \"Nước\", \"style\": { \"capitals\": true },", StringComparison.Ordinal));
        await _hub.Until(signage => signage.Playlists.Single(p => p.Id == "nuoc").Style?.Capitals == true);

        var reopened = await List();
        Assert.Equal(["reopened", "reopened"], reopened["waiting"]!.AsArray().Select(w => w!["step"]!.GetValue<string>()));
        Assert.Empty(reopened["drafts"]!.AsArray());
    }

    [Fact]
    public async Task Page_SubmitsWhatItShows_AndNothingThatSomebodyElseHasWrittenSince()
    {
        using var browser = _hub.As(_hub.Person("thu", new Grant(Role.Editor)));
        var page = (await browser.Get("/playlists/nuoc")).Text;
        Assert.Contains("Submit 2 entries for approval", page, StringComparison.Ordinal);
        var mark = _hub.Get<PlaylistEditor>().Read("nuoc")!.Value.Mark;
        _hub.Office.Playlist("nuoc", Two.Replace("Hai", "Ba", StringComparison.Ordinal));

        var late = await browser.Send("/playlists/nuoc", "/playlists/nuoc", ("do", "submit"), ("mark", mark));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Empty(_hub.Get<AuditLog>().Read());

        mark = _hub.Get<PlaylistEditor>().Read("nuoc")!.Value.Mark;
        await browser.Send("/playlists/nuoc", "/playlists/nuoc", ("do", "submit"), ("mark", mark));
        page = (await browser.Get("/playlists/nuoc")).Text;
        Assert.Contains("Submitted by thu (thu)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("for approval", page, StringComparison.Ordinal);
    }

    /// <summary>The guide to a first slogan does not send anybody to a board that shows nothing yet.</summary>
    [Fact]
    public async Task Guide_OnAPlaylistOfDrafts_LeadsToSubmittingThem()
    {
        using var browser = _hub.As(_hub.Person("thu", new Grant(Role.Editor)));
        await browser.Get("/?tour=1");
        await browser.Send("/playlists/nuoc", "/playlists/nuoc", ("do", "add"), ("mark", _hub.Get<PlaylistEditor>().Read("nuoc")!.Value.Mark), ("slogan", "Ba"), ("rule", "always"));

        Assert.Contains("Press “Submit for approval” on this page", WebUtility.HtmlDecode((await browser.Get("/playlists/nuoc")).Text), StringComparison.Ordinal);
        await Submit();
        Assert.Contains("It is submitted.", (await browser.Get("/playlists/nuoc")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Submission_BehindABreakOfTheRecord_IsNoLostApproval()
    {
        await Submit();
        await Task.WhenAll((await List())["waiting"]!.AsArray().Take(1).Select(async w => (await Approve(w!["seen"]!.GetValue<string>(), "1")).Dispose()));
        var log = _hub.Get<ApprovalLog>();
        var lines = await File.ReadAllLinesAsync(log.File, Cancel);
        await File.WriteAllLinesAsync(log.File, [lines[0].Replace("Một", "Mọt", StringComparison.Ordinal), .. lines[1..]], Cancel);

        var reading = log.Read();

        Assert.Empty(reading.Records);
        Assert.Equal("Một", Assert.Single(reading.Break!.Lost).Slogan);
    }

    private async Task<JsonNode> List() => JsonNode.Parse(await _approver.GetStringAsync("api/v1/approvals", Cancel))!;

    private async Task<int> Submit()
    {
        using var answer = await _author.PostAsync("api/v1/playlists/nuoc/submit", content: null, Cancel);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!["submitted"]!.GetValue<int>();
    }

    private Task<HttpResponseMessage> Approve(string seen, string entry) =>
        _approver.PostAsJsonAsync("api/v1/approvals", new { playlist = "nuoc", entry, @do = "approve", seen }, Cancel);

    private string SeenOf(string slogan)
    {
        var signage = _hub.Get<SignageStore>().Current;
        return ApprovalPages.SeenOf(Assert.Single(_hub.Get<ApprovalDesk>().Sheets(signage, e => e.Entry.Slogan == slogan)));
    }
}
