using Microsoft.AspNetCore.Http;
using SignageHub.Core;
using SignageHub.Core.Playlists;
using SignageHub.Hub.Editing;

namespace SignageHub.Hub.Tests.Editing;

/// <summary>What people type in other ways than the file has it.</summary>
public sealed class TypedWaysTests
{
    [Theory]
    [InlineData("vàng", "#ffcc00")]
    [InlineData("Vàng ", "#ffcc00")]
    [InlineData("va\u0300ng", "#ffcc00")]
    [InlineData("yellow", "#ffcc00")]
    [InlineData("xanh lá", "#00ff00")]
    [InlineData("ffcc00", "#ffcc00")]
    [InlineData("#fc0", "#ffcc00")]
    [InlineData("fc0", "#ffcc00")]
    [InlineData("#FFCC00", "#FFCC00")]
    [InlineData("#ffcc0", "#ffcc0")]
    [InlineData("màu gì đó", "màu gì đó")]
    [InlineData("", "")]
    public void Colour_ByNameOrDigits_IsWrittenAsTheFileHasIt(string typed, string written) => Assert.Equal(written, TypedColor.Of(typed));

    [Theory]
    [InlineData("30/4/2027", "2027-04-30")]
    [InlineData("30-4-2027", "2027-04-30")]
    [InlineData("30.04.2027", "2027-04-30")]
    [InlineData("30/4/2027,1/5/2027", "2027-04-30, 2027-05-01")]
    [InlineData("2027-04-30, 1/5/2027", "2027-04-30, 2027-05-01")]
    [InlineData("29/4/2027 - 3/5/2027", "2027-04-29/2027-05-03")]
    [InlineData("29-4-2027 đến 3-5-2027", "2027-04-29/2027-05-03")]
    [InlineData("29/4/2027–3/5/2027", "2027-04-29/2027-05-03")]
    [InlineData("2027-04-29/2027-05-03", "2027-04-29/2027-05-03")]
    [InlineData("31/4/2027", "2027-04-31")]
    [InlineData("30/4", "30/4")]
    [InlineData("30/4-2027", "30/4-2027")]
    [InlineData("", "")]
    public void Days_DayBeforeMonth_AreWrittenAsTheFileHasThem(string typed, string written) => Assert.Equal(written, TypedDays.Days(typed));

    [Theory]
    [InlineData("22/3", "03-22")]
    [InlineData("22.3", "03-22")]
    [InlineData("1/6 - 30/6", "06-01/06-30")]
    [InlineData("15/6n", "06n-15")]
    [InlineData("03-22", "03-22")]
    [InlineData("06-01/06-30", "06-01/06-30")]
    [InlineData("06n-15", "06n-15")]
    public void YearlyDay_DayBeforeMonth_IsWrittenAsTheFileHasIt(string typed, string written) => Assert.Equal(written, TypedDays.Yearly(typed));

    [Theory]
    [InlineData("2027-04-30", "30/04/2027")]
    [InlineData("2027-04-30, 2027-05-01/2027-05-03", "30/04/2027, 01/05/2027 – 03/05/2027")]
    [InlineData("03-22", "22/03")]
    [InlineData("06-01/06-30", "01/06 – 30/06")]
    [InlineData("06n-15", "15/06n")]
    [InlineData("30/4", "30/4")]
    [InlineData("2027-13", "2027-13")]
    [InlineData("", "")]
    public void Days_AreShownAsTheyAreTyped_AndReadBackAsTheFileHasThem(string written, string shown)
    {
        Assert.Equal(shown, TypedDays.Shown(written));
        if (written.Contains('-', StringComparison.Ordinal) && !written.StartsWith("2027-13", StringComparison.Ordinal))
            Assert.Equal(written, written.StartsWith("20", StringComparison.Ordinal) ? TypedDays.Days(shown) : TypedDays.Yearly(shown));
    }

    [Theory]
    [InlineData("05-06", true)]
    [InlineData("5-6", true)]
    [InlineData("05-06/07-08", true)]
    [InlineData("05-05", false)]
    [InlineData("05-19", false)]
    [InlineData("06-01/06-30", false)]
    [InlineData("5/6", false)]
    [InlineData("22/3", false)]
    public void DayWithADash_ThatIsADayAndAMonthEitherWay_IsAmbiguous(string typed, bool isSo) => Assert.Equal(isSo, TypedDays.IsAmbiguous(typed));

    [Theory]
    [InlineData("on", "on", "30/4/2027, 1/5/2027", """{ "slogan": "A", "when": { "on": ["2027-04-30", "2027-05-01"] } }""")]
    [InlineData("yearly", "yearly", "22/3", """{ "slogan": "A", "when": { "yearly": "03-22" } }""")]
    [InlineData("always", "except", "30/4/2027", """{ "slogan": "A", "when": { "always": true, "except": "2027-04-30" } }""")]
    public void Form_WithVietnameseDays_WritesThemIntoTheEntry(string rule, string field, string typed, string expected)
    {
        var form = new FormCollection(new Dictionary<string, Microsoft.Extensions.Primitives.StringValues>(StringComparer.Ordinal) { ["slogan"] = "A", ["rule"] = rule, [field] = typed });

        Assert.Equal(expected, EntryForm.Of(form).ToJson());
    }

    [Theory]
    [InlineData("yearly", "05-06", true)]
    [InlineData("lunarYearly", "05-06", true)]
    [InlineData("yearly", "5/6", false)]
    [InlineData("on", "05-06", false)]
    public void Form_WithADayThatCanBeReadInTwoWays_IsAskedAgain(string rule, string typed, bool isAsked)
    {
        var form = new FormCollection(new Dictionary<string, Microsoft.Extensions.Primitives.StringValues>(StringComparer.Ordinal) { ["slogan"] = "A", ["rule"] = rule, ["yearly"] = typed });

        Assert.Equal(isAsked, EntryForm.Of(form).IsAmbiguous);
    }

    [Theory]
    [InlineData("""{ "yearly": "06-05" }""", "hằng năm (dương lịch): 05/06")]
    [InlineData("""{ "yearly": "06-01/06-30" }""", "hằng năm (dương lịch): 01/06 – 30/06")]
    [InlineData("""{ "lunarYearly": "03-10" }""", "hằng năm (âm lịch): 10/03")]
    [InlineData("""{ "lunarYearly": "06n-15" }""", "hằng năm (âm lịch): 15/06n")]
    public void Phrase_OfADayOfEachYear_HasTheDayFirstAndOnce(string when, string phrase)
    {
        var playlist = PlaylistReader.Read("", "p", System.Text.Encoding.UTF8.GetBytes($$"""{ "name": "x", "entries": [ { "slogan": "A", "when": {{when}} } ] }"""), office: null).Value!;

        Assert.Equal(phrase, WhenPhrase.Of(playlist.Entries[0].When, Language.Vietnamese));
    }
}
