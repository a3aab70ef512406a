using NodaTime;
using SignageHub.Core;
using SignageHub.Documents.Reports;
using static SignageHub.Hub.Tests.Reports.JournalOffice;
using Sample = SignageHub.Documents.Tests.Reports.ReportSample;

namespace SignageHub.Hub.Tests.Reports;

/// <summary>A report claims only what the journal proves, and says what it does not.</summary>
public sealed class ReportTruthTests : IDisposable
{
    private readonly JournalOffice _office = new();

    public void Dispose() => _office.Dispose();

    [Fact]
    public void DarkHour_InWhichTheBoardWasLit_IsNotSaidToBeDark_AndIsAShortfall()
    {
        _office.Playlist("P", $$"""{{Entry(A)}}, { "dark": true, "when": { "on": "2023-04-07", "hours": "20:00-21:00" } }""");
        _office.Lit(AllDay, "P/1", A);

        var model = _office.Report();

        var dark = Assert.Single(model.Dark);
        Assert.False(dark.IsProved);
        Assert.Equal((Duration.Zero, Duration.FromHours(1)), (dark.Proved, dark.Lit));
        var lines = ReportPlain.Lines(model, Language.Vietnamese);
        Assert.DoesNotContain(lines, line => line.Contains(", đã tắt", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("a) Sảnh, giờ tắt từ 20 giờ 00 đến 21 giờ 00", StringComparison.Ordinal) && line.Contains("nhật ký ghi bảng vẫn sáng 1 giờ", StringComparison.Ordinal));
        // The hour of the slogan that was lit in the dark is beside the plan.
        Assert.Equal(Duration.FromHours(1), Assert.Single(Assert.Single(model.Lines).Outside).Length);
    }

    [Fact]
    public void DarkHour_WithoutAJournal_IsToldFromOneThatWasLit()
    {
        _office.Playlist("P", $$"""{{Entry(A)}}, { "dark": true, "when": { "on": "2023-04-07", "hours": "20:00-21:00" } }""");
        _office.Lit(Enumerable.Range(6, 14).Append(21), "P/1", A);

        var dark = Assert.Single(_office.Report().Dark);

        Assert.Equal((null, false), (dark.Proved, dark.IsProved));
        Assert.Equal("không có nhật ký của thời gian này, chưa rõ nguyên nhân", dark.Silence!.Vi);
    }

    [Fact]
    public void DarkHour_ThatTheJournalHolds_IsProved()
    {
        _office.Playlist("P", $$"""{{Entry(A)}}, { "dark": true, "when": { "on": "2023-04-07", "hours": "20:00-21:00" } }""");
        _office.Lit(Enumerable.Range(6, 14).Append(21), "P/1", A);
        _office.Dark([20]);

        Assert.True(Assert.Single(_office.Report().Dark).IsProved);
    }

    [Fact]
    public void Entry_BeforeWhichOneWasDeleted_KeepsItsOwnPlays_AndThoseOfTheOtherAreTold()
    {
        _office.Lit(AllDay, "P/1", A, count: 1000);
        _office.Lit(AllDay, "P/2", B, count: 10);
        _office.Playlist("P", Entry(B));

        var model = _office.Report();

        var line = Assert.Single(model.Lines);
        Assert.Equal((B, 160L), (line.Slogan, line.Count));
        Assert.Empty(line.Missed);
        Assert.Equal([("P/1", null, 16_000L)], model.Others.Select(other => (other.Key, other.Text, other.Count)));
        Assert.StartsWith("nội dung khác dưới mục này", model.Others[0].Why.Vi, StringComparison.Ordinal);
        Assert.Contains(model.Doubts, doubt => doubt.Vi.Contains("160 lượt ghi trong nhật ký dưới số mục khác", StringComparison.Ordinal));
    }

    [Fact]
    public void Entries_ThatWereSwapped_KeepTheirPlays()
    {
        _office.Lit(AllDay, "P/1", A, count: 1000);
        _office.Lit(AllDay, "P/2", B, count: 10);
        _office.Playlist("P", $"{Entry(B)}, {Entry(A)}");

        Assert.Equal([(B, 160L), (A, 16_000L)], _office.Report().Lines.Select(line => (line.Slogan, line.Count)));
    }

    [Fact]
    public async Task Entry_ThatWasReworded_HasNoPlaysOfTheOldText_WhichIsNamedAsItWasApproved()
    {
        _office.Playlist("P", Entry(A, more: """, "draft": true"""));
        var record = Assert.Single(await _office.Approve(Instant.FromUtc(2023, 4, 1, 0, 0)));
        _office.Lit(AllDay, "P/1", A, record.Id);
        _office.Playlist("P", Entry("Trúng thưởng lớn"));

        var model = _office.Report();

        Assert.Equal(0, Assert.Single(model.Lines).Count);
        Assert.Equal(Duration.FromHours(16), Assert.Single(model.Boards).Missed);
        Assert.Equal([("P/1", A, 2880L)], model.Others.Select(other => (other.Key, other.Text, other.Count)));
        Assert.Contains(ReportPlain.Lines(model, Language.Vietnamese), line => line.StartsWith("Nhật ký còn ghi 2.880 lượt, thời lượng 8 giờ", StringComparison.Ordinal));
    }

    [Fact]
    public void Board_ThatIsNoMore_KeepsItsPlays_InARowOfTheirOwn()
    {
        _office.Playlist("P", Entry(A));
        _office.Lit(AllDay, "P/1", A);
        _office.Boards("""{ "id": "gate", "name": "Cổng", "size": "96x16", "color": "red", "hours": "06:00-22:00" }""");

        var model = _office.Report();

        Assert.Equal([("lobby", A, 2880L, "bảng lobby không còn trong boards.json")], model.Others.Select(other => (other.Board, other.Text!, other.Count, other.Why.Vi)));
        Assert.DoesNotContain(model.Doubts, doubt => doubt.Vi.StartsWith("Chưa bảng nào gửi nhật ký", StringComparison.Ordinal));
    }

    [Fact]
    public void Board_WhoseJournalBeginsLater_SaysThatNobodyKnowsSinceWhenItIsThere()
    {
        _office.Playlist("P", Entry(A));
        _office.Lit(Enumerable.Range(14, 8), "P/1", A);

        var model = _office.Report();

        Assert.Equal("nhật ký của bảng chỉ bắt đầu sau thời gian này", Assert.Single(Assert.Single(model.Boards).Gaps).Why.Vi);
        Assert.Contains(model.Doubts, doubt => doubt.Vi.Contains("Hệ thống không ghi bảng có từ khi nào", StringComparison.Ordinal));
    }

    [Fact]
    public void Playlist_ThatWasRenamed_TellsThePlaysUnderItsOldName()
    {
        _office.Playlist("R", Entry(A));
        _office.Lit(AllDay, "P/1", A);

        var model = _office.Report("R");

        Assert.Equal(0, Assert.Single(model.Lines).Count);
        Assert.Equal([("P/1", A, "chiếu dưới danh sách P, nay không còn")], model.Others.Select(other => (other.Key, other.Text!, other.Why.Vi)));
    }

    /// <summary>What another plan showed whose file is away is none of this report's business.</summary>
    [Fact]
    public async Task Playlist_ThatIsNoMoreAndHasNothingToDoWithThis_IsNotInTheAnnex()
    {
        _office.Playlist("Q", Entry(B, more: """, "draft": true"""));
        var record = Assert.Single(await _office.Approve(Instant.FromUtc(2023, 4, 1, 0, 0)));
        File.Delete(Path.Combine(_office.Folder.PlaylistsFolder, "Q.json"));
        _office.Playlist("P", Entry(A));
        _office.Lit(AllDay, "P/1", A);
        _office.Lit(AllDay, "Q/1", B, record.Id);
        _office.Lit(AllDay, "Z/1", "Chữ chẳng ai biết");

        Assert.Empty(_office.Report().Others);
    }

    /// <summary>Pages that people look at to judge the product must not say what it never says.</summary>
    [Fact]
    public void Sample_OfTheDocumentsTests_SaysWhatTheHubSays()
    {
        var at = Instant.FromUtc(2023, 3, 25, 13, 30);
        var kept = new Hub.DarkHours.DarkHour(Core.Boards.BoardId.Parse("gate"), ["P/1"], at, at + Duration.FromHours(1), 1, at) { Ended = at + Duration.FromHours(1), SeenEnd = at + Duration.FromHours(1) };
        Assert.Equal((Hub.DarkHours.DarkVerdict.Kept, kept.Words), (kept.Verdict, Sample.Kept));

        _office.Playlist("P", Entry(A));
        _office.Lit(AllDay.Where(hour => hour is not (9 or 10)), "P/1", A);
        var model = _office.Report(now: Day.At(new LocalTime(23, 0)).InZoneStrictly(Zone).ToInstant());

        Assert.Equal(Sample.Silent, Assert.Single(Assert.Single(model.Boards).Gaps).Why);
        Assert.Contains(Sample.NotOver, model.Doubts);
    }

    [Fact]
    public void Days_OfAPlaylistWhoseEntriesAndBoardsAreNoMore_ReachToTheirPlays()
    {
        _office.Playlist("P", Entry(A, "\"on\": \"2023-04-07\""));
        _office.Lit([9], "P/gone", B, day: Day.PlusDays(-3));
        _office.Lit([9], "P/1", A, board: "old", day: Day.PlusDays(5));
        _office.Lit([9], "Q/1", B, day: Day.PlusDays(9));
        var signage = _office.Load();
        var journals = new Hub.Reports.PlayJournals(Hub.Storage.DataFolder.Open(_office.Folder.DataFolder));

        var days = Hub.Reports.ReportDays.Of(signage, signage.Playlists.Single(), journals, Instant.FromUtc(2023, 5, 1, 0, 0), null, null);

        Assert.Equal(new DateInterval(Day.PlusDays(-3), Day.PlusDays(5)), days);
    }

    [Fact]
    public async Task Command_WithAJournalThatCannotBeRead_SaysWhose_AndWritesNothing()
    {
        _office.Playlist("P", Entry(A));
        _office.Lit([9], "P/1", A);
        var csv = Path.Combine(_office.Folder.Root, "r.csv");
        using var held = new FileStream(_office.JournalOf("lobby"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        var (exitCode, lines) = await HubProgram.Run(["report", "--playlist", "P", "--csv", csv, "--data", _office.Folder.DataFolder, .. HubProgram.Files(_office.Folder)]);

        Assert.NotEqual(0, exitCode);
        Assert.Contains(lines, line => line.Contains("The journal of Sảnh (data/plays/lobby) cannot be read, so that no report is made.", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("   at ", StringComparison.Ordinal));
        Assert.False(File.Exists(csv));
    }

    /// <summary>Ten seconds of its own do not make a day of another playlist its own.</summary>
    [Fact]
    public void Hours_InWhichAnotherPlaylistTookAllTurns_AreMissed()
    {
        _office.Playlist("P", Entry(A));
        _office.Playlist("Q", Entry(B));
        _office.Lit([6], "P/1", A, count: 1, minutes: 1);
        _office.Lit(AllDay, "Q/1", B);

        var gap = Assert.Single(Assert.Single(_office.Report().Boards).Gaps);

        Assert.Equal((Day.At(new LocalTime(7, 0)), Day.At(new LocalTime(22, 0))), (gap.From, gap.Until));
    }

    [Fact]
    public void Outage_OfABoardWithTwoSlogans_CountsOnce()
    {
        _office.Playlist("P", $"{Entry(A)}, {Entry(B)}");
        var hours = AllDay.Where(hour => hour is not (8 or 9)).ToList();
        _office.Lit(hours, "P/1", A);
        _office.Lit(hours, "P/2", B);

        var model = _office.Report();

        Assert.Equal((Duration.FromHours(16), Duration.FromHours(2)), (model.Planned, model.Missed));
        var gap = Assert.Single(Assert.Single(model.Boards).Gaps);
        Assert.Equal([A, B], gap.Slogans);
        var bar = Assert.Single(Hub.Reports.ChartBar.Kept(model));
        Assert.Equal((Duration.FromHours(14), Duration.FromHours(2)), (bar.Good, bar.Bad));
    }

    [Fact]
    public async Task Approval_IsTheOneUnderWhichItWasLit_AndWhatWasLitBeforeAnyIsSaid()
    {
        _office.Playlist("P", Entry(A, more: """, "draft": true"""));
        var first = Assert.Single(await _office.Approve(Instant.FromUtc(2023, 4, 1, 0, 0)));
        _office.Lit([6, 7], "P/1", A);
        _office.Lit(Enumerable.Range(8, 14), "P/1", A, first.Id);
        // Approved anew for another time: this is what is in force now.
        _office.Playlist("P", Entry(A, "\"from\": \"2023-04-07\", \"to\": \"2023-04-20\"", """, "draft": true"""));
        var second = Assert.Single(await _office.Approve(Instant.FromUtc(2026, 11, 27, 1, 0)));

        var model = _office.Report();

        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal([(first.Id, 2520L, false), ("", 360L, false)], model.Approvals.Select(approval => (approval.Record, approval.Count, approval.IsEarlier)));
        Assert.Contains(ReportPlain.Lines(model, Language.Vietnamese), line => line.Contains("360 lượt chiếu ngày 07/4/2023 trên Sảnh không mang mã phê duyệt nào", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Approvals_GivenAtOnce_StandInTheOrderInWhichTheyWereLit()
    {
        _office.Playlist("P", $"{Entry(B, more: ", \"draft\": true")}, {Entry(A, more: ", \"draft\": true")}");
        var approved = await _office.Approve(Instant.FromUtc(2023, 4, 1, 0, 0));
        _office.Lit([8], "P/1", B, approved.Single(record => record.Slogan == B).Id);
        _office.Lit([9], "P/2", A, approved.Single(record => record.Slogan == A).Id);

        Assert.Equal([B, A], _office.Report().Approvals.Select(approval => approval.Slogan));
    }

    [Fact]
    public async Task Approval_ThatIsYoungerThanItsPlays_IsNotSaidToHaveComeFirst()
    {
        _office.Playlist("P", Entry(A, more: """, "draft": true"""));
        var record = Assert.Single(await _office.Approve(Instant.FromUtc(2026, 11, 27, 1, 0)));
        _office.Lit(AllDay, "P/1", A, record.Id);

        var model = _office.Report();

        Assert.True(Assert.Single(model.Approvals).IsEarlier);
        Assert.Contains(ReportPlain.Lines(model, Language.Vietnamese), line => line.Contains("không xác nhận là đã duyệt trước khi chiếu", StringComparison.Ordinal));
    }

    /// <summary>Whoever hands a draft in has not approved it.</summary>
    [Fact]
    public async Task Submission_IsNotSaidToBeAnApprovalThatCameLater()
    {
        _office.Playlist("P", Entry(A, more: """, "draft": true"""));
        _office.Lit(AllDay, "P/1", A);
        await _office.Submit(Instant.FromUtc(2026, 11, 27, 1, 0));

        Assert.Null(Assert.Single(_office.Report().Approvals).Later);

        await _office.Approve(Instant.FromUtc(2026, 11, 28, 1, 0));
        Assert.Equal("Lê Thị B", Assert.Single(_office.Report().Approvals).Later?.By);
    }

    [Fact]
    public void Figures_BehindALineThatDoesNotFit_AreInNoTotal()
    {
        _office.Playlist("P", Entry(A));
        _office.Lit(AllDay, "P/1", A);
        var lines = File.ReadAllLines(_office.JournalOf("lobby"));
        lines[4] = lines[4].Replace("\"count\":180", "\"count\":999", StringComparison.Ordinal);
        File.WriteAllLines(_office.JournalOf("lobby"), lines);

        var model = _office.Report();

        var line = Assert.Single(model.Lines);
        Assert.Equal((4 * 180L, (11 * 180L) + 999), (line.Count, line.DoubtfulCount));
        Assert.Equal((Duration.FromHours(2), Duration.FromHours(12)), (line.Lit, model.Missed));
        Assert.Equal("nhật ký của thời gian này nằm sau dòng không khớp nên không làm chứng cứ", Assert.Single(Assert.Single(model.Boards).Gaps).Why.Vi);
    }

    [Fact]
    public void Plays_BesideThePlan_AreSaid()
    {
        _office.Playlist("P", Entry(A, "\"on\": \"2023-04-07\""));
        _office.Lit(AllDay, "P/1", A);
        _office.Lit([9, 10], "P/1", A, day: Day.PlusDays(1));

        var model = _office.Report(to: Day.PlusDays(1));

        var outside = Assert.Single(Assert.Single(model.Lines).Outside);
        Assert.Equal((Day.PlusDays(1).At(new LocalTime(9, 0)), Duration.FromHours(2)), (outside.From, outside.Length));
        Assert.Contains("2. Chiếu ngoài kế hoạch", ReportPlain.Lines(model, Language.Vietnamese));
    }

    [Fact]
    public void Days_OfAPlanThatOnlyNamesAnObservance_AreThoseOfThePlansYear()
    {
        _office.Folder.Playlist("P", """{ "name": "Ngày Nước", "plan": { "number": "1/KH-SCT", "issued": "2023-03-01" }, "entries": [ { "slogan": "Nước", "when": { "observance": "nuoc", "daysBefore": 2, "daysAfter": 1 } } ] }""");
        var signage = _office.Load();
        var journals = new Hub.Reports.PlayJournals(Hub.Storage.DataFolder.Open(_office.Folder.DataFolder));

        var days = Hub.Reports.ReportDays.Of(signage, signage.Playlists.Single(), journals, Instant.FromUtc(2023, 5, 1, 0, 0), null, null);

        Assert.Equal(new DateInterval(new(2023, 3, 20), new(2023, 3, 23)), days);
    }
}
