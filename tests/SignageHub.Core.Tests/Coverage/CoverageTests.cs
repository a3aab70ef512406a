using System.Text;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Coverage;
using SignageHub.Core.Observances;
using SignageHub.Core.Playlists;
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
    [InlineData("\"slogan\": \"Nước cho hòa bình\", \"when\": { \"observance\": \"nuoc\" }", FindingKind.OldTheme, "official theme of 2024, so it does not show in 2023")]
    public void Entry_WithAFlaw_IsFound(string entry, FindingKind kind, string message)
    {
        var finding = Assert.Single(Of(entry).Findings, f => f.Entry == "a/1");

        Assert.Equal(kind, finding.Kind);
        Assert.Contains(message, finding.Message.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"slogan\": \"Chào mừng kỷ niệm 48 năm Ngày giải phóng miền Nam (30/4/1975 - 30/4/2023)\", \"when\": { \"from\": \"2023-04-25\", \"to\": \"2023-05-05\" }")]
    [InlineData("\"slogan\": \"Trực 24/7, gọi 111\", \"when\": { \"on\": \"2023-05-02\" }")]
    [InlineData("\"slogan\": \"Hưởng ứng Ngày Môi trường thế giới 5/6\", \"when\": { \"from\": \"2023-06-01\", \"to\": \"2023-06-04\" }")]
    [InlineData("\"slogan\": \"A\", \"when\": { \"on\": \"2022-05-02\" }")]
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

    [Fact]
    public void Days_OnWhichThreeTakeTurns_AreFound()
    {
        var one = "\"slogan\": \"A\", \"when\": { \"from\": \"2023-06-01\", \"to\": \"2023-06-03\" }";

        var crowd = Assert.Single(Of(one, one, one).Findings, f => f.Kind == FindingKind.Crowded);

        Assert.Equal(("a/1, a/2, a/3", new DateInterval(Some.Date("2023-06-01"), Some.Date("2023-06-03"))), (crowd.Entry, crowd.Days));
    }

    [Fact]
    public void Unconfirmed_WithinWeeks_IsToldAtItsPlace()
    {
        var playlist = Playlist("\"slogan\": \"A\", \"when\": { \"observance\": \"earth-hour\" }");

        var told = Assert.Single(Unconfirmed.Of([playlist], Some.Date("2027-02-01")));

        Assert.Equal(("a.json", 1, Severity.Warning), (told.File, told.Line, told.Severity));
        Assert.Contains("signagehub observance confirm gio-trai-dat --date 2027-03-20", told.Message.Vi, StringComparison.Ordinal);
        Assert.Empty(Unconfirmed.Of([playlist], Some.Date("2026-06-01")));
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
