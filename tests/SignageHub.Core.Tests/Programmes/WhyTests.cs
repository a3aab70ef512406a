using System.Text;
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
    [InlineData("2023-03-25 20:00", "\"slogan\": \"A\", \"when\": { \"always\": true, \"days\": \"mon\" }", Verdict.OtherWeekday, "the weekday is not among its 'days'")]
    [InlineData("2023-03-25 20:00", "\"slogan\": \"A\", \"when\": { \"always\": true, \"except\": \"2023-03-25\" }", Verdict.Excepted, "this day stands under its 'except'")]
    [InlineData("2023-03-25 20:00", "\"slogan\": \"A\", \"when\": { \"on\": \"2023-03-27\" }", Verdict.OtherDay, "not its day; the next is 2023-03-27")]
    [InlineData("2024-03-22 20:00", "\"slogan\": \"Thúc đẩy sự thay đổi\", \"when\": { \"observance\": \"nuoc\" }", Verdict.OtherYear, "the slogan is the official theme of 2023")]
    [InlineData("2024-03-22 20:00", "\"slogan\": \"Thúc đẩy sự thay đổi\", \"reuse\": true, \"when\": { \"observance\": \"nuoc\" }", Verdict.Shows, "shows now")]
    [InlineData("2027-02-05 20:00", "\"slogan\": \"A\", \"when\": { \"lunarYearly\": \"12-30\" }", Verdict.Shows, "lunar month 12 of Bính Ngọ has 29 days, so its day 30 is the 29th")]
    [InlineData("2023-03-25 20:00", "\"slogan\": \"A\", \"draft\": true, \"when\": { \"on\": \"2023-03-25\" }", Verdict.NotApproved, "its day, but it is a draft that nobody has approved")]
    [InlineData("2023-03-25 20:00", "\"slogan\": \"A\", \"draft\": true, \"when\": { \"on\": \"2023-03-25\", \"hours\": \"08:00-09:00\" }", Verdict.NotApproved, "a draft")]
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
    }

    [Fact]
    public void Entry_OfAnotherBoard_IsToldLast()
    {
        var elsewhere = Some.Playlist("gate", Some.Entry(Some.Always())) with { Boards = [new BoardTarget.Group("outdoor")] };

        var why = Why.Of(Some.Board(), [elsewhere, Some.Playlist("mine", Some.Entry(Some.Always()))], Some.At("2023-03-25 20:00"));

        Assert.Equal([Verdict.Shows, Verdict.OtherBoard], why.Entries.Select(e => e.Verdict));
    }
}
