using System.Text;
using SignageHub.Core.Observances;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;

namespace SignageHub.Core.Tests.Programmes;

public sealed class WhyTests
{
    [Theory]
    [InlineData("2023-03-25 20:45", "\"dark\": true, \"when\": { \"observance\": \"earth-hour\", \"hours\": \"20:30-21:30\" }", Verdict.Shows, "switches the board off now")]
    [InlineData("2023-03-25 20:00", "\"dark\": true, \"when\": { \"observance\": \"earth-hour\", \"hours\": \"20:30-21:30\" }", Verdict.OtherHours, "its day, but its hours are 20:30-21:30")]
    [InlineData("2027-03-20 20:45", "\"dark\": true, \"when\": { \"observance\": \"earth-hour\", \"hours\": \"20:30-21:30\" }", Verdict.Unconfirmed, "only proposed (2027-03-20) and nobody has confirmed it")]
    [InlineData("2023-03-25 20:00", "\"slogan\": \"A\", \"level\": \"filler\", \"when\": { \"always\": true }", Verdict.LostToLevel, "its time, but level filler gives way to normal: other/1")]
    [InlineData("2023-03-25 23:00", "\"slogan\": \"A\", \"when\": { \"always\": true }", Verdict.BoardOff, "the board is off outside its hours 06:00-22:00")]
    [InlineData("2023-03-25 20:00", "\"slogan\": \"A\", \"when\": { \"always\": true, \"days\": \"mon\" }", Verdict.OtherWeekday, "it shows on other days of the week only")]
    [InlineData("2023-03-25 20:00", "\"slogan\": \"A\", \"when\": { \"always\": true, \"except\": \"2023-03-25\" }", Verdict.Excepted, "this day is among those on which it never shows")]
    [InlineData("2023-03-25 20:00", "\"slogan\": \"A\", \"when\": { \"on\": \"2023-03-27\" }", Verdict.OtherDay, "not its day; the next is 2023-03-27")]
    [InlineData("2024-03-22 20:00", "\"slogan\": \"Thúc đẩy sự thay đổi\", \"when\": { \"observance\": \"nuoc\" }", Verdict.OtherYear, "the slogan holds the official theme of 2023")]
    [InlineData("2024-03-22 20:00", "\"slogan\": \"Thúc đẩy sự thay đổi\", \"reuse\": true, \"when\": { \"observance\": \"nuoc\" }", Verdict.Shows, "shows now")]
    [InlineData("2027-02-05 20:00", "\"slogan\": \"A\", \"when\": { \"lunarYearly\": \"12-30\" }", Verdict.Shows, "lunar month 12 of Bính Ngọ has 29 days, so its day 30 is the 29th")]
    [InlineData("2023-03-25 20:00", "\"slogan\": \"A\", \"draft\": true, \"when\": { \"on\": \"2023-03-25\" }", Verdict.NotApproved, "its day, but it is a draft that nobody has approved")]
    [InlineData("2023-03-25 20:00", "\"slogan\": \"A\", \"draft\": true, \"when\": { \"on\": \"2023-03-25\", \"hours\": \"08:00-09:00\" }", Verdict.NotApproved, "a draft")]
    [InlineData("2027-03-27 20:45", "\"dark\": true, \"when\": { \"observance\": \"earth-hour\", \"hours\": \"20:30-21:30\" }", Verdict.Unconfirmed, "only proposed (2027-03-20) and nobody has confirmed it")]
    [InlineData("2027-03-13 20:45", "\"dark\": true, \"when\": { \"observance\": \"earth-hour\", \"hours\": \"20:30-21:30\" }", Verdict.Unconfirmed, "only proposed (2027-03-20)")]
    [InlineData("2027-06-01 20:45", "\"dark\": true, \"when\": { \"observance\": \"earth-hour\", \"hours\": \"20:30-21:30\" }", Verdict.OtherDay, "the next is proposed for 2028-03-25 and must be confirmed first")]
    [InlineData("2027-03-23 20:00", "\"slogan\": \"Nước cho hòa bình\", \"when\": { \"observance\": \"nuoc\" }", Verdict.OtherDay, "not its day; the slogan holds the official theme of 2024")]
    [InlineData("2027-03-22 20:00", "\"slogan\": \"Nước cho hòa bình 2024\", \"when\": { \"observance\": \"nuoc\" }", Verdict.OtherYear, "2024")]
    [InlineData("2027-03-22 20:00", "\"slogan\": \"Chủ đề năm 2024 Nước cho hòa bình năm 2024 của Liên Hợp Quốc\", \"when\": { \"observance\": \"nuoc\" }", Verdict.OtherYear, "2024")]
    [InlineData("2027-03-22 20:00", "\"slogan\": \"Nước cho hòa bình cho mọi năm 2024\", \"when\": { \"observance\": \"nuoc\" }", Verdict.Shows, "shows now")]
    [InlineData("2027-03-22 20:00", "\"slogan\": \"Nước cho hòa bình\", \"when\": { \"yearly\": \"03-22\" }", Verdict.OtherYear, "holds the official theme of 2024")]
    [InlineData("2024-03-22 20:00", "\"slogan\": \"Nước cho hòa bình\", \"when\": { \"yearly\": \"03-22\" }", Verdict.Shows, "shows now")]
    [InlineData("2027-03-22 20:00", "\"slogan\": \"NƯỚC CHO HOÀ BÌNH!\", \"when\": { \"observance\": \"nuoc\" }", Verdict.OtherYear, "2024")]
    [InlineData("2027-03-22 20:00", "\"slogan\": \"Chủ đề: “Nước cho hòa bình”\", \"when\": { \"observance\": \"nuoc\" }", Verdict.OtherYear, "2024")]
    [InlineData("2027-03-22 20:00", "\"slogan\": \"Chủ đề Nước cho hòa bình\", \"when\": { \"always\": true }", Verdict.OtherYear, "2024")]
    [InlineData("2027-03-22 20:00", "\"slogan\": \"Giữ nước cho hòa bình lâu dài\", \"when\": { \"observance\": \"nuoc\" }", Verdict.Shows, "shows now")]
    [InlineData("2027-03-22 20:00", "\"slogan\": \"Nước cho hòa bình\", \"when\": { \"on\": \"2027-03-22\" }", Verdict.Shows, "shows now")]
    [InlineData("2027-03-22 20:00", "\"slogan\": \"A\", \"weight\": 3, \"when\": { \"on\": \"2027-03-22\" }", Verdict.Shows, "shows now, 3 of 3 turns in a round")]
    [InlineData("2027-02-07 20:00", "\"slogan\": \"A\", \"when\": { \"lunarYearly\": \"12-30\" }", Verdict.OtherDay, "not its day; the next is 2028-01-25")]
    [InlineData("2026-05-01 20:00", "\"slogan\": \"A\", \"when\": { \"lunarYearly\": \"06n-15\" }", Verdict.OtherDay, "not its day; the next is 2036-08-06")]
    [InlineData("2023-03-25 20:00", "\"slogan\": \"A\", \"draft\": true, \"when\": { \"on\": \"2023-03-27\" }", Verdict.OtherDay, "the next is 2023-03-27")]
    public void Entry_AtAnInstant_SaysWhatBecameOfIt(string at, string entry, Verdict verdict, string because)
    {
        var json = $$"""{ "name": "a", "entries": [ { {{entry}} } ] }""";
        var playlist = PlaylistReader.Read("a.json", "a", Encoding.UTF8.GetBytes(json), null).Value!;
        var other = Some.Playlist("other", Some.Entry(Some.On("2023-03-25")));

        var why = Why.Of(Some.Board(null, "06:00-22:00"), [playlist, other], Some.At(at));

        var judged = Assert.Single(why.Entries, e => e.Entry.Playlist.Id == "a");
        Assert.Equal(verdict, judged.Verdict);
        Assert.Contains(because, judged.Because.En, StringComparison.Ordinal);
        // Clerks read it, who have never seen the file: no names of its fields, none of JSON's signs.
        Assert.DoesNotMatch("'|\"|reuse", judged.Because.En + judged.Because.Vi);
    }

    [Fact]
    public void Entry_OfAPlaylistWithAShare_SaysHowMuchItMayTake()
    {
        var why = Why.Of(Some.Board(), [Some.Playlist("mine", Some.Entry(Some.Always())) with { Share = 50 }], Some.At("2023-03-25 20:00"));

        Assert.Contains("its playlist takes at most 50 % of the airtime", Assert.Single(why.Entries).Because.En, StringComparison.Ordinal);
    }

    /// <summary>A limit makes the round another: "3 of 7 turns" was wrong where the round had 22.</summary>
    [Fact]
    public void Entry_WithAWeightBesideAShare_TellsItsWeight_NotTurns()
    {
        var heavy = Some.Playlist("mine", Some.Entry(Some.Always()) with { Weight = 3 });

        var why = Why.Of(Some.Board(), [heavy, Some.Playlist("held", Some.Entry(Some.Always())) with { Share = 30 }], Some.At("2023-03-25 20:00"));

        Assert.Equal("shows now, weight 3", why.Entries.Single(e => e.Entry.Playlist.Id == "mine").Because.En);
    }

    /// <summary>The edges of the stretch that is looked at were told as if the entry opened and closed there.</summary>
    [Fact]
    public void Entry_ThatIsAlwaysOpen_HasNoOpeningAndNoClosing()
    {
        var judged = Assert.Single(Why.Of(Some.Board(), [Some.Playlist("mine", Some.Entry(Some.Always()))], Some.At("2023-03-25 20:00")).Entries);

        Assert.Null(judged.Opens);
        Assert.Null(judged.Closes);
    }

    /// <summary>It used to be said all year, also beside "not its day", and not of what counts from a lunar day.</summary>
    [Fact]
    public void Day30OfAShortMonth_IsToldOnTheDaysThatItMoves_AlsoAroundThem()
    {
        var eve = new Observance { Id = "dem", Name = new("Eve", "Đêm"), Rule = new ObservanceRule.Lunar(new LunarDay(12, 30), new LunarDay(12, 30)) };
        var after = new Observance { Id = "sau", Name = new("After", "Sau"), Rule = new ObservanceRule.Offset(eve, 2) };

        Assert.Contains("29 days", Because(eve, 3, "2027-02-03"), StringComparison.Ordinal);
        Assert.DoesNotContain("29 days", Because(eve, 3, "2027-02-01"), StringComparison.Ordinal);
        Assert.Contains("29 days", Because(after, 0, "2027-02-07"), StringComparison.Ordinal);
        Assert.DoesNotContain("29 days", Because(after, 0, "2027-02-08"), StringComparison.Ordinal);

        static string Because(Observance observance, int before, string day) => Assert.Single(
            Why.Of(Some.Board(), [Some.Playlist("a", Some.Entry(new When(new DayRule.Observed(observance, before, 0))))], Some.At(day + " 20:00")).Entries).Because.En;
    }

    [Fact]
    public void Entry_OfAnotherBoard_IsToldLast()
    {
        var elsewhere = Some.Playlist("gate", Some.Entry(Some.Always())) with { Boards = [new BoardTarget.Group("outdoor")] };

        var why = Why.Of(Some.Board(), [elsewhere, Some.Playlist("mine", Some.Entry(Some.Always()))], Some.At("2023-03-25 20:00"));

        Assert.Equal([Verdict.Shows, Verdict.OtherBoard], why.Entries.Select(e => e.Verdict));
    }
}
