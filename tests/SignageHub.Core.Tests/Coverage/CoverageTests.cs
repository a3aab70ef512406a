using System.Text;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Coverage;
using SignageHub.Core.Observances;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;
using SignageHub.Core.Tests.Programmes;

namespace SignageHub.Core.Tests.Coverage;

public sealed class CoverageTests
{
    [Theory]
    [InlineData("\"slogan\": \"A\", \"when\": { \"on\": \"2023-05-02\", \"hours\": \"23:00-23:30\" }", FindingKind.NeverShows, "outside the hours of every board")]
    [InlineData("\"dark\": true, \"when\": { \"observance\": \"dem\" , \"hours\": \"20:30-21:30\" }", FindingKind.NeverShows, "only proposed (2023-05-06)")]
    [InlineData("\"slogan\": \"A\", \"level\": \"filler\", \"when\": { \"on\": \"2023-03-25\" }", FindingKind.Hidden, "on lobby a higher level wins each time")]
    [InlineData("\"slogan\": \"Kỷ niệm ngày sinh Bác 19/5\", \"when\": { \"from\": \"2023-05-20\", \"to\": \"2023-05-25\" }", FindingKind.DateOutsideWindow, "names 2023-05-19, but shows from 2023-05-20")]
    [InlineData("\"slogan\": \"Chào mừng kỷ niệm 48 năm (30/4/1975 - 30/4/2022)\", \"when\": { \"on\": \"2023-04-30\" }", FindingKind.Arithmetic, "says 48 years, but from 1975 to 2022 it is 47")]
    [InlineData("\"slogan\": \"Chào mừng kỷ niệm 47 năm (30/4/1975 - 30/4/2022)\", \"when\": { \"on\": \"2023-04-30\" }", FindingKind.Arithmetic, "counts to 2022, but shows in 2023")]
    [InlineData("\"slogan\": \"Kỷ niệm 47 năm\", \"when\": { \"observance\": \"30-4\" }", FindingKind.Arithmetic, "from 1975 to 2023 it is 48")]
    [InlineData("\"slogan\": \"Chào mừng 50 năm Ngày Giải phóng miền Nam, thống nhất đất nước\", \"when\": { \"observance\": \"30-4\" }", FindingKind.Arithmetic, "says 50 years, but from 1975 to 2023 it is 48")]
    [InlineData("\"slogan\": \"Kỷ niệm lần thứ 130 Ngày sinh Chủ tịch Hồ Chí Minh\", \"when\": { \"observance\": \"bac-ho\" }", FindingKind.Arithmetic, "from 1890 to 2023 it is 133")]
    [InlineData("\"slogan\": \"Ngày Thương binh - Liệt sĩ (27.7.1947 - 27.7.2022)\", \"when\": { \"yearly\": \"07-27\" }", FindingKind.Arithmetic, "counts to 2022, but shows in 2023")]
    [InlineData("\"slogan\": \"Kỷ niệm 40 năm Ngày Nhà giáo Việt Nam\", \"when\": { \"observance\": \"nha-giao\" }", FindingKind.Arithmetic, "from 1982 to 2023 it is 41")]
    [InlineData("\"slogan\": \"Mừng ngày sinh Bác 19-5\", \"when\": { \"from\": \"2023-05-20\", \"to\": \"2023-05-25\" }", FindingKind.DateOutsideWindow, "names 2023-05-19")]
    [InlineData("\"slogan\": \"19.5, mừng ngày sinh Bác\", \"when\": { \"from\": \"2023-05-20\", \"to\": \"2023-05-25\" }", FindingKind.DateOutsideWindow, "names 2023-05-19")]
    [InlineData("\"slogan\": \"Nước cho hòa bình\", \"when\": { \"observance\": \"nuoc\" }", FindingKind.OldTheme, "official theme of 2024, so it does not show in 2023")]
    [InlineData("\"slogan\": \"Hưởng ứng Giờ Trái đất năm 2022\", \"when\": { \"on\": \"2023-03-25\" }", FindingKind.DateOutsideWindow, "the slogan says “năm 2022”, but shows in 2023")]
    [InlineData("\"slogan\": \"Hưởng ứng Giờ Trái đất 2022\", \"when\": { \"yearly\": \"03-25\" }", FindingKind.DateOutsideWindow, "says “2022”")]
    [InlineData("\"slogan\": \"Tháng 6 năm 2022: vì môi trường\", \"when\": { \"yearly\": \"06-01/06-30\" }", FindingKind.DateOutsideWindow, "says “năm 2022”")]
    [InlineData("\"slogan\": \"Mừng Xuân Nhâm Dần\", \"when\": { \"lunarYearly\": \"12-20/01-10\" }", FindingKind.DateOutsideWindow, "says “Xuân Nhâm Dần”")]
    [InlineData("\"slogan\": \"MỪNG XUÂN NHÂM DẦN\", \"when\": { \"on\": \"2023-01-22\" }", FindingKind.DateOutsideWindow, "says “XUÂN NHÂM DẦN”")]
    [InlineData("\"slogan\": \"Kỷ niệm 90 năm thành lập Đảng Cộng sản Việt Nam\", \"when\": { \"yearly\": \"02-03\" }", FindingKind.Arithmetic, "from 1930 to 2023 it is 93")]
    [InlineData("\"slogan\": \"A\", \"when\": { \"lunarYearly\": \"06n-15\" }", FindingKind.NeverShows, "2023 has no leap month 6; the next is in 2025")]
    public void Entry_WithAFlaw_IsFound(string entry, FindingKind kind, string message)
    {
        var finding = Assert.Single(Of(entry).Findings, f => f.Entry == "a/1");

        Assert.Equal(kind, finding.Kind);
        Assert.Contains(message, finding.Message.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"slogan\": \"Chào mừng kỷ niệm 48 năm Ngày giải phóng miền Nam (30/4/1975 - 30/4/2023)\", \"when\": { \"from\": \"2023-04-25\", \"to\": \"2023-05-05\" }")]
    [InlineData("\"slogan\": \"Hoàn thành kế hoạch giai đoạn 5 năm (2026-2030)\", \"when\": { \"on\": \"2023-05-02\" }")]
    [InlineData("\"slogan\": \"Tiết kiệm 5-10 % điện năng, giảm 1.5 triệu kWh, 3.5°C\", \"when\": { \"on\": \"2023-06-02\" }")]
    [InlineData("\"slogan\": \"Trực 24/7, gọi 111\", \"when\": { \"on\": \"2023-05-02\" }")]
    [InlineData("\"slogan\": \"Hưởng ứng Ngày Môi trường thế giới 5/6\", \"when\": { \"from\": \"2023-06-01\", \"to\": \"2023-06-04\" }")]
    [InlineData("\"slogan\": \"A\", \"when\": { \"on\": \"2022-05-02\" }")]
    [InlineData("\"slogan\": \"Luật Bảo vệ môi trường năm 2020: mọi người cùng làm\", \"when\": { \"on\": \"2023-05-02\" }")]
    [InlineData("\"slogan\": \"Biểu dương thành tích năm 2022\", \"when\": { \"on\": \"2023-01-05\" }")]
    [InlineData("\"slogan\": \"Chiến lược giai đoạn 2021-2025, tầm nhìn đến năm 2030\", \"when\": { \"on\": \"2023-05-02\" }")]
    [InlineData("\"slogan\": \"Chào mừng năm 2023\", \"when\": { \"from\": \"2022-12-25\", \"to\": \"2023-01-05\" }")]
    [InlineData("\"slogan\": \"Chào xuân Quí Mão\", \"when\": { \"lunarYearly\": \"12-20/01-10\" }")]
    [InlineData("\"slogan\": \"Chào xuân Giáp Thìn\", \"when\": { \"from\": \"2023-12-20\", \"to\": \"2023-12-31\" }")]
    [InlineData("\"slogan\": \"Kỷ niệm 55 năm Tổng tiến công Xuân Mậu Thân 1968\", \"when\": { \"on\": \"2023-01-30\" }")]
    [InlineData("\"slogan\": \"Tết đến xuân về, năm mới thắng lợi\", \"when\": { \"on\": \"2023-01-22\" }")]
    public void Entry_InOrderOrOfAnotherYear_IsNoFinding(string entry) => Assert.DoesNotContain(Of(entry).Findings, f => f.Entry == "a/1");

    [Fact]
    public void Observances_OfAYear_AreCoveredByNameByDateOrNot()
    {
        var report = Of("\"slogan\": \"Sạch và xanh\", \"when\": { \"observance\": \"nuoc\", \"daysAfter\": 1 }");

        Assert.Equal(CoverageState.Covered, StateOf("nuoc"));
        Assert.Equal(CoverageState.ByDateOnly, StateOf("khi-tuong"));
        Assert.Equal(CoverageState.None, StateOf("gio-to"));
        Assert.Equal(CoverageState.Unconfirmed, StateOf("dem"));

        CoverageState StateOf(string id) => report.Observances.Single(o => o.Observance.Id == id).State;
    }

    /// <summary>"tuý" and "túy", "hoá" and "hóa", a comma: the same name. They fell under "nothing names them".</summary>
    [Theory]
    [InlineData("Hưởng ứng Tháng hành động phòng chống ma tuý", "06-05", "ma-tuy")]
    [InlineData("Ngày Văn hoá các dân tộc Việt Nam", "04-19", "vh-dan-toc")]
    public void Observance_NamedInAnotherSpelling_IsCovered(string slogan, string day, string id)
    {
        var report = Of($"\"slogan\": \"{slogan}\", \"when\": {{ \"yearly\": \"{day}\" }}");

        Assert.Equal(CoverageState.Covered, report.Observances.First(o => o.Observance.Id == id).State);
    }

    /// <summary>One entry that is on all year made 72 observances look cared for.</summary>
    [Fact]
    public void Observances_UnderAnEntryThatIsOnForMonths_AreNotCoveredByIt()
    {
        var report = Of("\"slogan\": \"Kỷ cương\", \"when\": { \"always\": true }", "\"slogan\": \"Nước\", \"when\": { \"from\": \"2023-03-15\", \"to\": \"2023-03-24\" }");

        Assert.Equal(["khi-tuong", "nuoc"], report.Observances.Where(o => o.State == CoverageState.ByDateOnly).Select(o => o.Observance.Id).Intersect(["khi-tuong", "nuoc", "gio-to", "30-4"]).Order());
        Assert.Empty(report.Observances.Single(o => o.Observance.Id == "dem").Entries);
    }

    [Fact]
    public void Days_OnWhichThreeTakeTurns_AreFound()
    {
        var one = "\"slogan\": \"A\", \"when\": { \"from\": \"2023-06-01\", \"to\": \"2023-06-03\" }";

        var crowd = Assert.Single(Of(one, one, one).Findings, f => f.Kind == FindingKind.Crowded);

        Assert.Equal(("a/1, a/2, a/3", new DateInterval(Some.Date("2023-06-01"), Some.Date("2023-06-03"))), (crowd.Entry, crowd.Days));
    }

    [Fact]
    public void Observances_ThatTheOfficeDoesNotKeep_AreNotMissed_ButAWrongIdIsTold()
    {
        var own = ObservancesReader.Read("o", """{ "notOurs": [ "bien-phong", "world-water-day" ] }"""u8.ToArray()).Value!;
        var report = CoverageCheck.Of(new Office("Sở", Some.Hanoi, [Some.Board()]), [Playlist("\"slogan\": \"A\", \"when\": { \"on\": \"2023-05-02\" }")], own, 2023);

        Assert.DoesNotContain(report.Observances, o => o.Observance.Id is "bien-phong" or "nuoc");
        Assert.Contains(report.Observances, o => o.Observance.Id == "khi-tuong");
        var problem = Assert.Single(ObservancesReader.Read("o", """{ "notOurs": [ "bien-phog" ] }"""u8.ToArray()).Problems);
        Assert.Contains("did you mean 'bien-phong'?", problem.Message.En, StringComparison.Ordinal);
    }

    /// <summary>A hundred boards that show the same are worked out once; what is said names them all, in the order of the office.</summary>
    [Fact]
    public void Boards_ThatShowTheSame_AreToldTogether()
    {
        var (one, other) = (Some.Board(), Some.Board(null, "06:00-20:00"));
        var boards = new[] { one, other with { Id = BoardId.Parse("gate") }, one with { Id = BoardId.Parse("hall") } };
        var entry = "\"slogan\": \"A\", \"when\": { \"on\": \"2023-03-03\" }";

        var report = CoverageCheck.Of(new Office("Sở", Some.Hanoi, boards), [Playlist(entry, entry, entry)], Library, 2023);

        Assert.Contains("on lobby, gate, hall;", Assert.Single(report.Findings, f => f.Kind == FindingKind.Crowded).Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Crowds_MonthsApart_AreTwo()
    {
        var one = "\"slogan\": \"A\", \"when\": { \"on\": [ \"2023-03-03\", \"2023-12-10\" ] }";

        var crowds = Of(one, one, one).Findings.Where(f => f.Kind == FindingKind.Crowded);

        Assert.Equal(["2023-03-03", "2023-12-10"], crowds.Select(c => NodaTime.Text.LocalDatePattern.Iso.Format(c.Days!.Start)));
        Assert.All(crowds, c => Assert.Equal(c.Days!.Start, c.Days.End));
    }

    [Fact]
    public void Unconfirmed_WithinWeeks_IsToldAtItsPlace()
    {
        var playlist = Playlist("\"slogan\": \"A\", \"when\": { \"observance\": \"earth-hour\" }");

        var told = Assert.Single(Unconfirmed.Of([playlist], Some.Date("2027-02-01")));

        Assert.Equal(("a.json", 1, Severity.Warning), (told.File, told.Line, told.Severity));
        Assert.Contains("/observances, hoặc dùng: signagehub observance confirm gio-trai-dat", told.Message.Vi, StringComparison.Ordinal);
        Assert.Empty(Unconfirmed.Of([playlist], Some.Date("2026-06-01")));
    }

    /// <summary>The guess is 20 March; it used to be silent from the 21st on, though the real day may be the 27th.</summary>
    [Theory]
    [InlineData("2027-03-22", true)]
    [InlineData("2027-04-17", true)]
    [InlineData("2027-04-18", false)]
    public void Unconfirmed_SomeWeeksAfterTheGuess_IsStillTold(string today, bool isTold) =>
        Assert.Equal(isTold, Unconfirmed.Of([Playlist("\"slogan\": \"A\", \"when\": { \"observance\": \"earth-hour\" }")], Some.Date(today)).Count == 1);

    [Fact]
    public void Entry_WhoseDaysAreAllPast_IsTold_ButNotAPeriodThatIsOver()
    {
        var playlist = Playlist(
            "\"slogan\": \"A\", \"when\": { \"observance\": \"dai-hoi-dang\" }",
            "\"slogan\": \"B\", \"when\": { \"on\": \"2026-01-19\" }",
            "\"slogan\": \"C\", \"when\": { \"lunarYearly\": \"06n-15\" }",
            "\"slogan\": \"D\", \"when\": { \"observance\": \"dem\" }");

        Assert.Empty(Spent.Of([playlist], Some.Date("2026-01-25")));
        var told = Assert.Single(Spent.Of([playlist], Some.Date("2026-01-26")));
        Assert.Equal("entries[0].when", told.Path);
        Assert.Contains("its last day was 2026-01-25", told.Message.En, StringComparison.Ordinal);
    }

    /// <summary>The slogan of 22 March was simply missing the year after, and "check" said that all was in order.</summary>
    [Theory]
    [InlineData("2027-01-10", false)]
    [InlineData("2027-01-11", true)]
    [InlineData("2027-03-22", true)]
    [InlineData("2027-03-23", false)]
    [InlineData("2024-03-22", false)]
    [InlineData("2024-01-20", false)]
    public void Entry_WithLastYearsTheme_IsOfferedForReviewWeeksAhead(string today, bool isTold)
    {
        var told = Spent.Of([Playlist("\"slogan\": \"Nước cho hòa bình\", \"when\": { \"observance\": \"nuoc\" }")], Some.Date(today));

        Assert.Equal(isTold, told.Count == 1);
        Assert.All(told, p => Assert.Contains("official theme of 2024 and will not show on 2027-03-22", p.Message.En, StringComparison.Ordinal));
        // The wall says it to clerks, who have never seen the file.
        Assert.All(told, p => Assert.DoesNotMatch("\"|reuse", p.OnPage!.En + p.OnPage.Vi));
    }

    /// <summary>It showed in January 2028 by the theme of 2027, and not in January 2027.</summary>
    [Theory]
    [InlineData("2027-01-05", true)]
    [InlineData("2027-12-28", true)]
    [InlineData("2026-12-28", false)]
    [InlineData("2028-01-20", false)]
    public void Theme_UnderARangeOverNewYear_ShowsInItsOwnYear(string day, bool shows)
    {
        var rule = new DayRule.Yearly(new AnnualDate(12, 25), new AnnualDate(1, 31)) { Years = new HashSet<int> { 2027 } };

        Assert.Equal(shows, Programme.For(Some.Board(), [Some.Playlist("a", Some.Entry(new When(rule)))]).At(Some.At(day + " 12:00")).Entries.Count == 1);
    }

    private static readonly ObservanceLibrary Library = ObservancesReader.Read("o", Encoding.UTF8.GetBytes(
        """{ "observances": [ { "id": "dem", "name": "Đêm xanh", "nthWeekday": { "nth": "first", "weekday": "sat", "month": 5 }, "confirm": true } ] }""")).Value!;

    private static CoverageReport Of(params string[] entries)
    {
        var board = Some.Board(null, "06:00-22:00");
        // Stands above fillers on one day.
        var other = Some.Playlist("other", Some.Entry(Some.On("2023-03-25")));
        return CoverageCheck.Of(new Office("Sở", Some.Hanoi, [board]), [Playlist(entries), other], Library, 2023);
    }

    private static Playlist Playlist(params string[] entries)
    {
        var json = $$"""{ "name": "a", "entries": [ {{string.Join(", ", entries.Select(e => "{ " + e + " }"))}} ] }""";
        var read = PlaylistReader.Read("a.json", "a", Encoding.UTF8.GetBytes(json), null, Library);
        return read.Value ?? throw new FormatException(string.Join('\n', read.Problems));
    }
}
