using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using SignageHub.Core;
using SignageHub.Documents.Reports;
using SignageHub.Hub.Approvals;
using SignageHub.Hub.DarkHours;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Publishing;
using SignageHub.Hub.Reports;
using SignageHub.Hub.Storage;
using SignageHub.Rendering;
using SignageHub.Testing;

namespace SignageHub.Hub.Tests.Reports;

/// <summary>From approved entries through boards that play them to the report: each figure is what the boards' journals prove.</summary>
public sealed class ReportRunTests : IDisposable
{
    private const string Energy = "Sử dụng năng lượng tiết kiệm và hiệu quả vì Trái đất của chúng ta";

    private static readonly LocalDate EarthDay = new(2023, 3, 25);

    private readonly OfficeFolder _office = new();
    private readonly SceneLibrary _scenes = new(new SceneRenderer());

    public void Dispose() => _office.Dispose();

    [Fact]
    public async Task Report_OfADayWithADarkHourAndAPowerCut_SaysWhatTheJournalsProveAndWhatTheyDoNot()
    {
        _office.Playlist("plan", $$"""
            { "name": "Tổ chức hưởng ứng Giờ Trái đất năm 2023", "plan": { "number": "647/KH-SCT", "issued": "2023-03-21", "office": "Sở Công Thương", "reportTo": "Sở Tài nguyên và Môi trường" },
              "entries": [
                { "slogan": "{{Energy}}", "draft": true, "when": { "on": "2023-03-25", "hours": "08:00-22:00" } },
                { "id": "tat-den", "dark": true, "when": { "on": "2023-03-25", "hours": "20:30-21:30" } } ] }
            """);
        await Approve("Lê Thị B");
        using (var played = new PlayedOffice(_office.Settings(), At(7, 0)))
        {
            await played.PlayUntil(At(10, 0));
            await played.PlayUntil(At(11, 0), without: "gate");
            await played.PlayUntil(At(23, 10));
        }

        var model = Model(new DateInterval(EarthDay, EarthDay));

        Assert.Equal(2, model.Lines.Count);
        var (lobby, gate) = (model.Lines.Single(l => l.BoardId == "lobby"), model.Lines.Single(l => l.BoardId == "gate"));
        // The lobby is off from 21:00: 08:00 to 20:30 is left. The gate has half an hour after the dark hour.
        Assert.Equal(Duration.FromMinutes(750), lobby.Planned);
        Assert.Empty(lobby.Missed);
        Assert.InRange(lobby.Lit, Duration.FromMinutes(748), Duration.FromMinutes(750));
        Assert.Equal(Duration.FromMinutes(780), gate.Planned);
        var missed = Assert.Single(gate.Missed);
        Assert.InRange(missed.Length, Duration.FromMinutes(59), Duration.FromMinutes(62));
        Assert.Equal("no journal of this time, from a cause that is not known", missed.Why.En);
        Assert.True(lobby.Count > 100);
        var dark = model.Dark.Single(d => d.Board == "Cổng");
        Assert.True(dark.IsKept);
        Assert.InRange(dark.Proved!.Value, Duration.FromMinutes(59), Duration.FromMinutes(60));
        Assert.Equal([(Energy, "Lê Thị B", 2, false)], model.Approvals.Select(a => (a.Slogan!, a.By!, a.Boards.Count, a.IsEarlier)));
        Assert.Empty(model.Others);
        Assert.NotEmpty(model.Pictures);
        Assert.All(model.Pictures, picture => Assert.True(picture.IsProved, picture.Board));
        Assert.Equal(("SCT", "Sở Tài nguyên và Môi trường"), (model.Code, Assert.Single(model.Addressees)));
        Assert.Contains(ReportPlain.Lines(model, Language.Vietnamese), line => line.StartsWith("Ngày 25/3/2023, Sở Công Thương đã trình chiếu 01 khẩu hiệu trên 02 bảng điện tử", StringComparison.Ordinal));
    }

    [Fact]
    public void Report_WithoutAnyJournal_ClaimsNothing()
    {
        _office.Playlist("plan", $$"""{ "name": "Giờ Trái đất", "entries": [ { "slogan": "{{Energy}}", "when": { "on": "2023-03-25", "hours": "08:00-20:00" } } ] }""");

        var model = Model(new DateInterval(EarthDay, EarthDay));

        Assert.Equal(0, model.Lines.Sum(line => line.Count));
        Assert.All(model.Lines, line => Assert.Equal("the board has never handed in a journal", Assert.Single(line.Missed).Why.En));
        Assert.All(model.Pictures, picture => Assert.False(picture.IsProved));
        Assert.Contains(ReportPlain.Lines(model, Language.English), line => line.Contains("the boards' journals hold no showing", StringComparison.Ordinal));
        Assert.Contains(ReportPlain.Lines(model, Language.Vietnamese), line => line.StartsWith("Chưa bảng nào gửi nhật ký, nên báo cáo này chưa chứng minh được", StringComparison.Ordinal) && line.Contains("--now", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Report_FromAChangedJournal_SaysSo()
    {
        _office.Playlist("plan", $$"""{ "name": "Giờ Trái đất", "entries": [ { "slogan": "{{Energy}}", "when": { "on": "2023-03-25" } } ] }""");
        using (var played = new PlayedOffice(_office.Settings(), At(7, 0)))
            await played.PlayUntil(At(9, 5));
        var table = Assert.Single(Directory.GetFiles(Path.Combine(_office.DataFolder, "plays", "gate")));
        File.WriteAllText(table, File.ReadAllText(table).Replace("\"count\":", "\"count\":9", StringComparison.Ordinal));

        Assert.Contains(Model(new DateInterval(EarthDay, EarthDay)).Doubts, doubt => doubt.Vi.StartsWith("Nhật ký của Cổng có dòng không khớp", StringComparison.Ordinal));
    }

    /// <summary>The whole plan of an office, its first day here; all seven weeks, which take minutes, where a folder is named for people to look at.</summary>
    [Fact]
    public async Task Plan_ImportedApprovedAndPlayed_GivesAReportThatSaysWhenItWasShown()
    {
        var named = Environment.GetEnvironmentVariable("SIGNAGEHUB_REPORT_FOLDER");
        var folder = named ?? Directory.CreateDirectory(Path.Combine(_office.Root, "report")).FullName;
        File.Copy(Repository.PathOf("boards.json"), _office.BoardsFile, overwrite: true);
        File.Delete(Path.Combine(_office.PlaylistsFolder, "everyday.json"));
        string[] files = ["--data", _office.DataFolder, .. HubProgram.Files(_office)];
        var plan = Repository.PathOf("tests", "SignageHub.Documents.Tests", "Documents", "shared", "seed_004.txt");
        Assert.Equal(0, (await HubProgram.Run(["plan", "import", plan, .. files])).ExitCode);
        // At the time that is played, as the leader would have signed: an approval of today would be younger than what it approves.
        await Approve("Nguyễn Văn A, Phó Giám đốc", new LocalDateTime(2023, 3, 22, 8, 15).InZoneStrictly(Zone).ToInstant());
        using (var played = new PlayedOffice(_office.Settings(), named is null ? At(19, 0) : new LocalDateTime(2023, 3, 1, 0, 0).InZoneStrictly(Zone).ToInstant()))
        {
            await played.PlayUntil(named is null ? At(22, 0) : new LocalDateTime(2023, 4, 10, 9, 0).InZoneStrictly(Zone).ToInstant());
            if (named is not null)
            {
                await played.PlayUntil(new LocalDateTime(2023, 4, 10, 11, 30).InZoneStrictly(Zone).ToInstant(), without: "gate");
                await played.PlayUntil(new LocalDateTime(2023, 4, 19, 0, 0).InZoneStrictly(Zone).ToInstant());
            }
        }

        await using var report = HubProgram.Start([
            "report", "--playlist", "647-KH-SCT", "--docx", Path.Combine(folder, "report.docx"), "--html", Path.Combine(folder, "report.html"), "--csv", Path.Combine(folder, "report.csv"),
            "--xlsx", Path.Combine(folder, "report.xlsx"), "--parent", "UBND tỉnh Bình Thuận", "--place", "Bình Thuận", "--addressee", "Sở Tài nguyên và Môi trường", "--signer", "KT. GIÁM ĐỐC|PHÓ GIÁM ĐỐC", "--lang", "vi", .. files]);

        // Seven weeks of journals on a busy machine.
        Assert.True(await report.WaitForExit(TimeSpan.FromMinutes(5)) == 0, string.Join('\n', report.Lines));
        var rows = File.ReadAllLines(Path.Combine(folder, "report.csv"));
        Assert.Contains(rows, row => row.StartsWith("\"lobby\",\"Bảng LED sảnh chính\",\"647-KH-SCT/su-dung-nang-luong-tiet-kiem-va\"", StringComparison.Ordinal) && !row.Contains(",\"0\",", StringComparison.Ordinal));
        var said = WebUtility.HtmlDecode(File.ReadAllText(Path.Combine(folder, "report.html")));
        Assert.Contains("Nguyễn Văn A, Phó Giám đốc duyệt lúc 08 giờ 15 ngày 22/3/2023, trước khi chiếu (hồ sơ ", said, StringComparison.Ordinal);
        Assert.DoesNotContain("không mang mã phê duyệt", said, StringComparison.Ordinal);
        Assert.DoesNotContain("đứng trước giờ duyệt", said, StringComparison.Ordinal);
        Assert.True(new FileInfo(Path.Combine(folder, "report.docx")).Length > 10_000);
    }

    [Fact]
    public async Task Command_WithVietnameseDays_TakesThem_AndLooksAtEveryPathBeforeItWrites()
    {
        _office.Playlist("plan", $$"""{ "name": "Giờ Trái đất", "entries": [ { "slogan": "{{Energy}}", "when": { "on": "2023-03-25" } } ] }""");
        string[] report = ["report", "--playlist", "plan", "--from", "25/3/2023", "--to", "25/3/2023", "--data", _office.DataFolder, .. HubProgram.Files(_office)];
        var (csv, html) = (Path.Combine(_office.Root, "r.csv"), Path.Combine(_office.Root, "r.html"));

        var printed = await HubProgram.Run(report);
        var twice = await HubProgram.Run([.. report, "--csv", csv, "--html", csv]);
        var nowhere = await HubProgram.Run([.. report, "--csv", csv, "--html", Path.Combine(_office.Root, "none", "r.html")]);
        var written = await HubProgram.Run([.. report, "--html", html, "--addressee", "UBND tỉnh", "--addressee", "Sở Nội vụ", "--signer-name", "Trần Văn C"]);

        Assert.Equal(0, printed.ExitCode);
        Assert.Contains(printed.Lines, line => line.Contains("25 Mar 2023", StringComparison.Ordinal) || line.Contains("25/3/2023", StringComparison.Ordinal));
        Assert.NotEqual(0, twice.ExitCode);
        Assert.NotEqual(0, nowhere.ExitCode);
        Assert.False(File.Exists(csv));
        Assert.Equal(0, written.ExitCode);
        Assert.Contains("- UBND tỉnh;<br>- Sở Nội vụ.", File.ReadAllText(html), StringComparison.Ordinal);
    }

    private static DateTimeZone Zone => DateTimeZoneProviders.Tzdb["Asia/Ho_Chi_Minh"];

    private static Instant At(int hour, int minute) => EarthDay.At(new LocalTime(hour, minute)).InZoneStrictly(Zone).ToInstant();

    private Signage Load() => new SignageFiles(_office.Settings(), scenes: _scenes).Load().Signage!;

    private Task Approve(string by) => Approve(by, At(6, 0));

    private async Task Approve(string by, Instant at)
    {
        var desk = new ApprovalDesk(new ApprovalLog(_office.DataFolder, NullLogger.Instance), _scenes);
        await desk.Approve(desk.Waiting(Load()), by, null, at, TestContext.Current.CancellationToken);
    }

    private ReportModel Model(DateInterval days)
    {
        var (signage, data) = (Load(), DataFolder.Open(_office.DataFolder));
        var request = new ReportRequest(signage.Playlists.Single(p => p.Id == "plan"), days);
        var collector = new ReportCollector(signage, request, new PlayJournals(data), new DarkHourBook(data, published: null, NullLogger<DarkHourBook>.Instance), _scenes, At(23, 30) + Duration.FromHours(1));
        foreach (var step in collector.Steps)
            step();
        return collector.Model();
    }
}
