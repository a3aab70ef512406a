using System.Text.Json;
using SignageHub.Testing;

namespace SignageHub.Documents.Tests.Plans;

/// <summary>What an importer should point out in the shared examples, by the codes of their index.</summary>
public sealed class PlanWarningsTests
{
    [Fact]
    public void Example_WithAFault_IsDoubted()
    {
        using var index = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("tests", "SignageHub.Documents.Tests", "Documents", "shared", "index.json")));
        var missing = new List<string>();
        foreach (var plan in ExpectedPlan.All("shared"))
        {
            var reading = plan.Read();
            var found = reading.Warnings.Concat(reading.Proposals.SelectMany(p => p.Warnings)).Select(w => w.Code).ToHashSet(StringComparer.Ordinal);
            var wanted = index.RootElement.EnumerateArray().Single(e => e.GetProperty("id").GetString() == plan.Id).GetProperty("warnings").EnumerateArray()
                .Select(w => w.GetProperty("code").GetString()!);
            missing.AddRange(wanted.Where(w => !found.Contains(w)).Select(w => $"{plan.Id}: {w}"));
        }

        Assert.Empty(missing);
    }

    [Fact]
    public void OfficePlan_Read_KnowsItsReportAndWhoIsResponsible()
    {
        var head = ExpectedPlan.All("shared").Single(p => p.Id == "seed_004").Read().Document;

        Assert.Equal(("647/KH-SCT", "2023-03-21", "Sở Công Thương"), (head.Number, head.Issued?.ToString("uuuu-MM-dd", null), head.Office));
        Assert.Equal(("2023-04-18", "trước ngày", "Sở Công Thương (qua Phòng Quản lý công nghiệp)"), (head.ReportDue?.ToString("uuuu-MM-dd", null), head.ReportDueWording, head.ReportTo));
        Assert.Equal("Văn phòng Sở", head.Responsible);
    }

    [Fact]
    public void OfficePlan_Read_KnowsTheLastDayForItsReportAndWhereItGoesFromThere()
    {
        var head = ExpectedPlan.All("shared").Single(p => p.Id == "seed_004").Read().Document;

        Assert.Equal(("2023-04-17", "Sở Tài nguyên và Môi trường"), (head.LastReportDay?.ToString("uuuu-MM-dd", null), head.ReportPassedTo));
    }

    [Fact]
    public void Proposal_WithADayThatTheDocumentDoesNotHave_SaysWhich() =>
        Assert.Equal([null, "2023-04-07"], ExpectedPlan.All("shared").Single(p => p.Id == "seed_004").Read().Proposals.Select(p => p.Corrected));
}
