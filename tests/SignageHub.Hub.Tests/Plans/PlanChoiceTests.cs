using SignageHub.Documents.Plans;
using SignageHub.Hub.Cli;
using SignageHub.Hub.Plans;

namespace SignageHub.Hub.Tests.Plans;

/// <summary>What people type at <c>--accept</c> and <c>--fix</c>.</summary>
public sealed class PlanChoiceTests
{
    private static readonly Proposal[] Four =
        [.. Enumerable.Range(1, 4).Select(n => new Proposal { Slogan = n == 4 ? null : $"Khẩu hiệu {n}", Dark = n == 4, Source = new PlanSource(n, "") })];

    [Theory]
    [InlineData("1,3", "1 3")]
    [InlineData("2-4", "2 3 4")]
    [InlineData("3–4, 1", "1 3 4")]
    public void Accept_OfNumbersAndRanges_TakesThem(string accept, string numbers) =>
        Assert.Equal(numbers, string.Join(' ', PlanChoice.Of(Four, accept, []).Select(c => c.Number)));

    [Theory]
    [InlineData("2023-04-07", "2023-04-07")]
    [InlineData("07/4/2023", "2023-04-07")]
    [InlineData("7.4.2023", "2023-04-07")]
    [InlineData("7/4/2023 8:30", "2023-04-07T08:30")]
    public void Fix_OfADay_ReadsItAsPeopleWriteIt(string written, string day)
    {
        var chosen = PlanChoice.Of(Four, "2", ["2:from=" + written])[0];

        Assert.Equal((day, true), (chosen.Proposal.From.ToString(), chosen.IsDated));
    }

    [Theory]
    [InlineData("x", null, "'x' is no number of a proposal")]
    [InlineData("9", null, "There is no proposal 9: the document has 4")]
    [InlineData("3-1", null, "'3-1' runs backwards; write 1-3")]
    [InlineData("1", "2:from=2023-04-07", "corrects proposal 2, which --accept does not take")]
    [InlineData("1", "1from", "'1from' is no correction")]
    [InlineData("1", "1:color=red", "'color' is nothing that can be corrected")]
    [InlineData("1", "1:from=31/2/2023", "'31/2/2023' is no day")]
    [InlineData("4", "4:slogan=x", "proposal 4 is a dark time")]
    [InlineData("1", "1:slogan=", "the text is empty")]
    public void Choice_ThatMakesNoSense_IsToldWhy(string accept, string? fix, string why) =>
        Assert.Contains(why, Assert.Throws<InputProblemException>(() => PlanChoice.Of(Four, accept, fix is null ? [] : [fix])).Words.En, StringComparison.Ordinal);
}
