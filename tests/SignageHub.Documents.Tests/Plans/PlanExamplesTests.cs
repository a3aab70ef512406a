namespace SignageHub.Documents.Tests.Plans;

/// <summary>Documents as offices get them, against what a careful person reads in them.</summary>
public sealed class PlanExamplesTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("shared")]
    [InlineData("heldout")]
    public void Examples_Read_GiveTheSlogansAndDatesThatAPersonFinds(string set)
    {
        var total = new Score(0, 0, 0, 0, []);
        foreach (var plan in ExpectedPlan.All(set))
        {
            var score = Score.Of(plan);
            output.WriteLine($"{plan.Id,-12} expected {score.Wanted,2}  proposed {score.Proposed,2}  F1 {score.F1:0.00}  dates {score.Dates:0.00}");
            total += score;
        }

        foreach (var fault in total.Faults)
            output.WriteLine(fault);
        output.WriteLine($"{set,-12} expected {total.Wanted,2}  proposed {total.Proposed,2}  F1 {total.F1:0.00}  dates {total.Dates:0.00}");
        Assert.Empty(total.Faults);
    }
}
