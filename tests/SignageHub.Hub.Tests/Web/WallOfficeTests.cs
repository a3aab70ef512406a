using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Boards;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Programmes;
using SignageHub.Hub.Reports;
using SignageHub.Hub.Storage;
using SignageHub.Hub.Tests.Accounts;

namespace SignageHub.Hub.Tests.Web;

/// <summary>What the wall tells beside the boards, on the real hub.</summary>
public sealed class WallOfficeTests
{
    private const string WithHours = """
        {
          "office": "Sở Công Thương", "timeZone": "Asia/Ho_Chi_Minh",
          "boards": [
            { "id": "lobby", "name": "Sảnh", "size": "96x16", "color": "red", "hours": "06:30-21:00", "groups": ["indoor"] },
            { "id": "gate", "name": "Cổng", "size": "128x32", "color": "rgb", "hours": "05:30-22:30" }
          ]
        }
        """;

    private static readonly Instant Morning = Instant.FromUtc(2027, 3, 22, 2, 0);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tour_OverItsPages_GoesAlong_AndEndsWhereItIsEnded()
    {
        await using var hub = await WebHub.Start(new OfficeFolder(), Morning);
        using var browser = hub.As(hub.Person("lan", new Grant(Role.Admin)));

        Assert.DoesNotContain("four steps", (await browser.Get("/")).Text, StringComparison.Ordinal);
        var begun = await browser.Get("/?tour=1");
        var playlists = await browser.Get("/playlists");
        var ofOthers = await browser.Get("/playlists/everyday");
        var document = await browser.Get("/playlists/everyday/document");
        var made = await browser.Get((await browser.Send("/playlists", "/playlists", ("name", "Nước"), ("boards", "*"), ("slogan", "Nước là sự sống"), ("rule", "always"))).To!);
        var elsewhere = await browser.Get("/boards");
        var ended = await browser.Get("/?tour=0");
        var after = await browser.Get("/playlists");

        Assert.Contains("href=\"/play/lobby\" target=\"_blank\" rel=\"noopener\"", begun.Text, StringComparison.Ordinal);
        Assert.Contains("within a second the slogan is on the board", begun.Text, StringComparison.Ordinal);
        Assert.Contains("four steps", playlists.Text, StringComparison.Ordinal);
        Assert.Contains("href=\"#add\"", ofOthers.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("It is made.", ofOthers.Text, StringComparison.Ordinal);
        Assert.Contains("It is made. Look at the board:", made.Text, StringComparison.Ordinal);
        Assert.All([document, elsewhere, ended, after], page => Assert.DoesNotContain("four steps", page.Text, StringComparison.Ordinal));
        Assert.Contains("href=\"/?tour=1\"", ended.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tour_AtNight_SaysWhenTheBoardLights_AndPromisesNothingElse()
    {
        await using var hub = await WebHub.Start(new OfficeFolder(), Instant.FromUtc(2027, 3, 22, 16, 0), before: office => File.WriteAllText(office.BoardsFile, WithHours));
        using var admin = hub.As(hub.Person("lan", new Grant(Role.Admin)));
        using var editor = hub.As(hub.Person("minh", new Grant(Role.Editor)));

        var page = (await admin.Get("/?tour=1")).Text;
        var draft = (await editor.Get("/?tour=1")).Text;

        // The gate lights before the lobby.
        Assert.Contains("No board takes a slogan just now. Cổng: outside hours, until 23 Mar 2027, 05:30", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/boards/gate#about\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("within a second the slogan", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/boards/gate#about", draft, StringComparison.Ordinal);
        Assert.Contains("then “Submit for approval”", draft, StringComparison.Ordinal);
    }

    /// <summary>22 March: Ngày Nước thế giới.</summary>
    [Fact]
    public async Task Today_IsNamedToEverybody_WithItsTheme()
    {
        await using var hub = await WebHub.Start(new OfficeFolder(), Morning, before: office => office.Playlist("observances", """
            {
              "observances": [ { "id": "ngay-cua-so", "name": "Ngày thành lập Sở", "yearly": "03-22" } ],
              "themes": [ { "observance": "nuoc", "year": 2027, "text": "Nước cho mọi người", "source": "1/CV" } ]
            }
            """));
        using var browser = hub.Open();

        var wall = (await browser.Get("/?lang=vi")).Text;

        Assert.Contains("Hôm nay", wall, StringComparison.Ordinal);
        Assert.Contains("Ngày Nước thế giới", wall, StringComparison.Ordinal);
        Assert.Contains("“Nước cho mọi người”", wall, StringComparison.Ordinal);
        Assert.Contains("Ngày thành lập Sở", wall, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gaps_OfTheNextTwoWeeks_WaitForThoseWhoWrite()
    {
        await using var hub = await WebHub.Start(new OfficeFolder(), Morning);
        using var editor = hub.As(hub.Person("lan", new Grant(Role.Editor)));
        using var viewer = hub.As(hub.Person("xem", new Grant(Role.Viewer)));

        var wall = (await editor.Get("/")).Text;

        Assert.Matches("<a href=\"/year\">[1-9][0-9]* observances in the next 14 days have no slogan yet</a>", wall);
        Assert.DoesNotContain("no slogan yet", (await viewer.Get("/")).Text, StringComparison.Ordinal);
        hub.Office.Playlist("all", """{ "name": "Mọi ngày", "entries": [ { "slogan": "Nước", "when": { "observance": "nuoc" } } ] }""");
        await hub.Loaded("all");
        var before = Count(wall);
        Assert.Equal(before - 1, Count((await editor.Get("/")).Text));

        static int Count(string page) => int.Parse(page.Split(" observances in the next")[0].Split('>')[^1], System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task Board_ThatWasNeverEnrolled_DoesNotLookHealthy()
    {
        await using var hub = await WebHub.Start(new OfficeFolder(), Morning);
        hub.Get<BoardSecrets>().Renew(BoardId.Parse("gate"));
        using var browser = hub.Open();
        using var program = hub.Program(hub.Person("lan", new Grant(Role.Viewer)), mayWrite: false);

        var wall = (await browser.Get("/")).Text;
        var boards = await program.GetFromJsonAsync<JsonElement>("api/v1/boards", Cancel);

        Assert.Contains("data-field=\"linkText\" data-mark=\"none\">not enrolled yet</span>", wall, StringComparison.Ordinal);
        Assert.Contains("data-field=\"linkText\" data-mark=\"none\">not heard yet</span>", wall, StringComparison.Ordinal);
        Assert.Equal(("none", "chưa đăng ký"), (boards[0].GetProperty("link").GetString(), boards[0].GetProperty("linkText").GetString()));
    }

    [Theory]
    [InlineData(true, "2027-03-22T01:59:30Z", "good", "online")]
    [InlineData(false, "2027-03-22T01:50:00Z", "bad", "silent since 22 Mar 2027, 08:50")]
    public void Board_OnceHeard_IsOnlineOrSilentSince(bool isHeard, string heardAt, string mark, string words)
    {
        var link = BoardLink.Of(new BoardReportView(
            "lobby", "Sảnh", "96x16", isHeard, heardAt, "normal", null, 1, true, 60, null, 0, 0, 0, null, true, false, [], [])
        {
            Zone = DateTimeZoneProviders.Tzdb["Asia/Ho_Chi_Minh"],
        });

        Assert.Equal((mark, words), (link.Mark, link.Text.En));
    }

    [Fact]
    public async Task Report_Overdue_StaysUntilItIsSent_AndComesBackWithUndo()
    {
        await using var hub = await WebHub.Start(new OfficeFolder(), Instant.FromUtc(2023, 4, 25, 2, 0), before: office =>
        {
            File.WriteAllText(office.BoardsFile, WithHours);
            office.Playlist("water", """
                { "name": "Nước", "boards": ["gate"], "plan": { "number": "647/KH-SCT", "reportDue": "2023-04-18" },
                  "entries": [ { "slogan": "Nước là sự sống", "when": { "on": "2023-03-22" } } ] }
                """);
        });
        using var editor = hub.As(hub.Person("lan", new Grant(Role.Editor)));
        using var viewer = hub.As(hub.Person("xem", new Grant(Role.Viewer)));
        using var foreign = hub.As(hub.Person("minh", new Grant(Role.Editor, "indoor")));
        using var program = hub.Program(hub.Person("may", new Grant(Role.Editor)), mayWrite: true);
        using var stranger = hub.Open();
        const string Asked = "<a href=\"/reports/water\">The report for 647/KH-SCT is overdue since 18 Apr 2023</a>";
        var before = hub.Get<IBoardOverviews>().OfficeMark;

        Assert.Contains(Asked, (await editor.Get("/")).Text, StringComparison.Ordinal);
        Assert.Contains(Asked, (await viewer.Get("/office")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("647/KH-SCT", (await foreign.Get("/")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("647/KH-SCT", (await stranger.Get("/")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await viewer.Send("/account", "/reports/water/sent", ("do", "sent"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.Send("/account", "/reports/water/sent", ("do", "sent"))).Status);

        Assert.Equal("/reports", (await editor.Send("/reports", "/reports/water/sent", ("do", "sent"))).To);
        Assert.Contains("sent, says lan", (await viewer.Get("/reports")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("647/KH-SCT", (await editor.Get("/")).Text, StringComparison.Ordinal);
        Assert.NotEqual(before, hub.Get<IBoardOverviews>().OfficeMark);
        Assert.Equal(("lan", "report.sent", "water"), (hub.Get<AuditLog>().Read()[^1].Who, hub.Get<AuditLog>().Read()[^1].Deed, hub.Get<AuditLog>().Read()[^1].What));

        await editor.Send("/reports", "/reports/water/sent", ("do", "undo"));
        Assert.Contains(Asked, (await editor.Get("/")).Text, StringComparison.Ordinal);

        using var marked = await program.PostAsJsonAsync("api/v1/reports/water/sent", new { sent = true }, Cancel);
        using var without = await program.PostAsJsonAsync("api/v1/reports/everyday/sent", new { sent = true }, Cancel);
        using var unsaid = await program.PostAsJsonAsync("api/v1/reports/water/sent", new { }, Cancel);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.BadRequest), (marked.StatusCode, without.StatusCode, unsaid.StatusCode));
        var list = await program.GetFromJsonAsync<JsonElement>("api/v1/reports", Cancel);
        Assert.Equal("may", list.EnumerateArray().Single(p => p.GetProperty("id").GetString() == "water").GetProperty("sent").GetProperty("by").GetString());
    }

    /// <summary>Marked for one deadline, the next one is asked for all the same; and the mark outlives the hub.</summary>
    [Fact]
    public async Task Mark_IsForItsDeadline_AndIsKept()
    {
        await using var hub = await WebHub.Start(new OfficeFolder(), Morning, before: office => office.Playlist("water", """
            { "name": "Nước", "plan": { "number": "1/KH", "reportDue": "2027-03-23" }, "entries": [ { "slogan": "Nước", "when": { "always": true } } ] }
            """));
        using var editor = hub.As(hub.Person("lan", new Grant(Role.Editor)));
        await editor.Send("/reports", "/reports/water/sent", ("do", "sent"));
        var playlist = hub.Get<SignageStore>().Current.Playlists.Single(p => p.Id == "water");
        var again = new SentReports(DataFolder.Open(hub.Office.DataFolder), hub.Get<AuditLog>(), Microsoft.Extensions.Logging.Abstractions.NullLogger<SentReports>.Instance);

        Assert.Equal("lan", again.Of(playlist)!.By);
        Assert.Null(again.Of(playlist with { Plan = playlist.Plan! with { ReportDue = new LocalDate(2028, 3, 23) } }));
    }

    /// <summary>Every wrong password would have had all the office's open walls ask anew, and told strangers that somebody is at work.</summary>
    [Fact]
    public async Task Deed_OfSomebody_IsNothingToStrangers_WhatIsSaidOfTheDayIs()
    {
        await using var hub = await WebHub.Start(new OfficeFolder(), Morning);
        var overviews = hub.Get<IBoardOverviews>();
        var (office, strangers) = (overviews.OfficeMark, overviews.StrangersMark);
        using var stranger = hub.Open();
        using var person = hub.As(hub.Person("lan", new Grant(Role.Viewer)));

        hub.Get<AuditLog>().Write("lan", "sign-in.failed", "lan");

        Assert.NotEqual(office, overviews.OfficeMark);
        Assert.Equal(strangers, overviews.StrangersMark);
        Assert.Contains($"data-mark=\"{strangers}\"", (await stranger.Get("/")).Text, StringComparison.Ordinal);
        Assert.Contains($"data-mark=\"{overviews.OfficeMark}\"", (await person.Get("/")).Text, StringComparison.Ordinal);

        hub.Office.Playlist("water", """{ "name": "Nước", "entries": [ { "slogan": "Nước", "when": { "always": true } } ] }""");
        await hub.Loaded("water");
        Assert.Equal(strangers, overviews.StrangersMark);

        hub.Office.Playlist("observances", """{ "observances": [ { "id": "ngay-cua-so", "name": "Ngày thành lập Sở", "yearly": "03-22" } ] }""");
        hub.Office.Playlist("wind", """{ "name": "Gió", "entries": [ { "slogan": "Gió", "when": { "always": true } } ] }""");
        await hub.Loaded("wind");
        Assert.NotEqual(strangers, overviews.StrangersMark);
    }

    [Fact]
    public async Task RedButton_SomebodyWantsItLifted_TheSecondPersonsOpenWallIsToldSo_WithNamesOfBoards()
    {
        await using var hub = await WebHub.Start(new OfficeFolder(), Morning);
        using var first = hub.As(hub.Person("lan", new Grant(Role.Approver)));
        using var second = hub.As(hub.Person("minh", new Grant(Role.Approver)));
        var overviews = hub.Get<IBoardOverviews>();
        var told = 0;
        overviews.Changed += (_, _) => Interlocked.Increment(ref told);
        await first.Send("/", "/red-button", ("board", "lobby"), ("reason", "nội dung lạ"));
        var (pressed, tolds) = (overviews.OfficeMark, told);

        await first.Send("/", "/red-button/lift");

        Assert.NotEqual(pressed, overviews.OfficeMark);
        Assert.True(told > tolds);
        var part = (await second.Get("/office")).Text;
        Assert.Contains("lan (lan) asks to let boards light again", part, StringComparison.Ordinal);
        Assert.Contains("Ordered dark: Sảnh.", part, StringComparison.Ordinal);
        Assert.DoesNotContain("<html", part, StringComparison.Ordinal);
    }
}
