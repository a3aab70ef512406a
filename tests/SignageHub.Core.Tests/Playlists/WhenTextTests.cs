using NodaTime;
using SignageHub.Core.Observances;
using SignageHub.Core.Playlists;
using SignageHub.Core.Tests.Programmes;

namespace SignageHub.Core.Tests.Playlists;

/// <summary>What a person signs as the time of an entry.</summary>
public sealed class WhenTextTests
{
    [Fact]
    public void Of_TheSameDaysInAnotherOrder_IsTheSame()
    {
        var one = new When(new DayRule.On([Some.Date("2023-03-25"), Some.Date("2023-03-22")])) { Hours = Some.Hours("13:00-14:00", "08:00-09:00") };
        var other = new When(new DayRule.On([Some.Date("2023-03-22"), Some.Date("2023-03-25")])) { Hours = Some.Hours("08:00-09:00", "13:00-14:00") };

        Assert.Equal("on 2023-03-22,2023-03-25; hours 08:00-09:00,13:00-14:00", WhenText.Of(one));
        Assert.Equal(WhenText.Of(one), WhenText.Of(other));
    }

    public static TheoryData<string, string> Rules => new()
    {
        { "\"always\": true", "always" },
        { "\"from\": \"2023-04-07\", \"to\": \"2023-04-15\", \"days\": [\"fri\", \"mon\"]", "from 2023-04-07 to 2023-04-15; days 1,5" },
        { "\"yearly\": \"06-01/06-30\", \"except\": \"2023-06-02\"", "yearly 06-01/06-30; except 2023-06-02" },
        { "\"lunarYearly\": \"03-10\"", "lunar 03-10/03-10" },
        { "\"observance\": \"nuoc\", \"daysBefore\": 8, \"daysAfter\": 1", "observance nuoc (yearly 03-22/03-22) -8 +1" },
        { "\"observance\": \"gio-trai-dat\"", "observance gio-trai-dat (table) -0 +0" },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void Of_ARuleOfAFile_NamesAllThatCounts(string when, string text)
    {
        var file = System.Text.Encoding.UTF8.GetBytes($$"""{ "name": "A", "entries": [ { "slogan": "A", "when": { {{when}} } } ] }""");

        Assert.Equal(text, WhenText.Of(PlaylistReader.Read("a.json", "a", file, office: null).Value!.Entries[0].When));
    }

    public static TheoryData<string> Signed =>
    [
        .. Rules.Select(rule => rule.Data.Item2),
        "yearly 03-22/03-22 in 2027,2028; hours 06:30-11:30,13:00-24:00",
        "lunar 06n-15/07-01; days 6,7; except 2027-02-06,2027-02-07",
        "on 2027-02-06",
    ];

    [Theory]
    [MemberData(nameof(Signed))]
    public void Read_OfWhatWasSigned_MeansTheSame(string text) =>
        Assert.Equal(text, WhenText.Of(WhenTextReader.Read(text, ObservanceLibrary.BuiltIn)!));

    [Theory]
    [InlineData("")]
    [InlineData("observance no-such-day (yearly 03-22/03-22) -0 +0")]
    [InlineData("from 2027-04-15 to 2027-04-07")]
    [InlineData("from 2027-04-07")]
    [InlineData("on 2027-02-30")]
    [InlineData("always; hours morning")]
    [InlineData("always; days 8")]
    [InlineData("always; moon full")]
    [InlineData("yearly 13-01/13-01")]
    public void Read_OfAnythingElse_IsNothing(string text) => Assert.Null(WhenTextReader.Read(text, ObservanceLibrary.BuiltIn));

    [Fact]
    public void Of_AnObservanceMovedByTheOffice_IsAnother()
    {
        var own = new Observance { Id = "nuoc", Name = new("Water", "Nước"), Rule = new ObservanceRule.Yearly(new AnnualDate(3, 22), new AnnualDate(3, 22)) };
        var moved = own with { Rule = new ObservanceRule.Yearly(new AnnualDate(3, 23), new AnnualDate(3, 23)) };

        Assert.NotEqual(WhenText.Of(new When(new DayRule.Observed(own, 0, 0))), WhenText.Of(new When(new DayRule.Observed(moved, 0, 0))));
    }
}
