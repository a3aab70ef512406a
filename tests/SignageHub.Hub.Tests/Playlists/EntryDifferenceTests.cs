using SignageHub.Core;
using SignageHub.Core.Frames;
using SignageHub.Core.Playlists;
using SignageHub.Hub.Playlists;

namespace SignageHub.Hub.Tests.Playlists;

/// <summary>Two versions of a playlist side by side: a line always tells what is another in it.</summary>
public sealed class EntryDifferenceTests
{
    private static readonly Entry Water = new() { Number = 1, Slogan = "Nước", When = new When(new DayRule.Always()) };

    public static TheoryData<string, string, string> Changes => new()
    {
        { "draft", "[no draft]", "[draft]" },
        { "weight", "[1 turn in a round]", "[3 turns in a round]" },
        { "color", "[colour: not said]", "[colour: red]" },
        { "align", "[alignment: not said]", "[alignment: left]" },
        { "all", "[no draft; 1 turn in a round; capitals: not said; font: not said]", "[draft; 2 turns in a round; capitals: all in capitals; font: bold]" },
        { "years", "[years: not said]", "[years: 2027, 2028]" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Entry_OfWhichOnlyThatIsAnother_TellsIt(string what, string was, string now)
    {
        var changed = what switch
        {
            "draft" => Water with { Draft = true },
            "weight" => Water with { Weight = 3 },
            "color" => Water with { Style = new TextStyle { Color = new Rgb(255, 0, 0) } },
            "align" => Water with { Style = new TextStyle { Align = TextAlign.Left } },
            "all" => Water with { Draft = true, Weight = 2, Style = new TextStyle { Capitals = true, Font = "bold" } },
            _ => Water with { When = new When(new DayRule.Always { Years = new HashSet<int> { 2028, 2027 } }) },
        };

        var lines = EntryDifference.Of(Of(Water), Of(changed), Language.English);

        Assert.Equal([('-', $"Nước: every day {was}"), ('+', $"Nước: every day {now}")], lines.Select(line => (line.Sign, line.Text)));
    }

    [Fact]
    public void Facts_OfTwoPlans_AreNamed_AndWhatIsAlikeIsNot()
    {
        var before = Of(Water) with { Plan = new PlanOrigin { Number = "1/KH-SCT", Office = "Sở Công Thương" } };
        var after = before with { Boards = [new BoardTarget.Group("indoor")], Plan = before.Plan with { ReportDue = new(2023, 4, 17) } };

        Assert.Equal(
            [('-', "hạn báo cáo: không ghi"), ('+', "hạn báo cáo: 17/04/2023"), ('-', "bảng: mọi bảng"), ('+', "bảng: group:indoor")],
            EntryDifference.Facts(before, after, Language.Vietnamese).Select(line => (line.Sign, line.Text)));
    }

    private static Playlist Of(Entry entry) => new() { Id = "p", Name = "Nước", Entries = [entry] };
}
