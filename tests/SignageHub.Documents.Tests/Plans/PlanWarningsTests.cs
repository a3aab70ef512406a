using System.Text.Json;
using SignageHub.Documents.Plans;
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

    [Theory]
    [InlineData("official-name", "Từ ngày 01/4/2023 đến ngày 05/4/2023: Học tập và làm theo Chủ tịch hồ chí minh", null, null, "Chủ tịch hồ chí minh", "Chủ tịch Hồ Chí Minh")]
    [InlineData("spacing", "Từ ngày 01/4/2023 đến ngày 05/4/2023: Tiết kiệm nước,tiết kiệm điện mỗi ngày", null, null, "nước,tiết", "nước, tiết")]
    [InlineData("doubled-word", "Từ ngày 01/4/2023 đến ngày 05/4/2023: Tiết kiệm điện vì vì tương lai chúng ta", null, null, "vì vì", "vì")]
    [InlineData("weekday", "Ngày 25/3/2023: Tắt đèn tối Thứ sáu ngày 25/3 vì Trái đất của chúng ta", null, null, "Thứ sáu ngày 25/3", "Thứ bảy ngày 25/3")]
    [InlineData("anniversary", "Từ ngày 20/4/2023 đến ngày 05/5/2023: Kỷ niệm 47 năm giải phóng miền Nam (1975 - 2023)", null, null, "47 năm giải phóng miền Nam (1975 - 2023)", "48 năm giải phóng miền Nam (1975 - 2023)")]
    [InlineData("alternative-period", "Từ ngày 01/4/2023 đến ngày 05/4/2023 hoặc từ ngày 10/4/2023 đến ngày 15/4/2023: Tiết kiệm nước mỗi ngày", "2023-04-10", "2023-04-15", null, null)]
    [InlineData("year-typo", "Từ ngày 07/4/2022 đến ngày 15/4/2023: Bảo vệ tài nguyên nước mỗi ngày", "2023-04-07", null, null, null)]
    [InlineData("expires-inside", "Từ ngày 15/3/2023 đến ngày 31/3/2023: Chào mừng hội thi nước sạch ngày 22/3/2023", null, "2023-03-22", null, null)]
    [InlineData("observance-date", "Ngày 24/4/2023: Hưởng ứng Ngày Sách và Văn hóa đọc Việt Nam 24/4", "2023-04-21", "2023-04-21", "Ngày Sách và Văn hóa đọc Việt Nam 24/4", "Ngày Sách và Văn hóa đọc Việt Nam 21/4")]
    [InlineData("observance-date", "Từ ngày 01/4/2023 đến ngày 30/4/2023: Hưởng ứng Ngày Sách và Văn hóa đọc Việt Nam 24/4", null, null, "Ngày Sách và Văn hóa đọc Việt Nam 24/4", "Ngày Sách và Văn hóa đọc Việt Nam 21/4")]
    [InlineData("event-date", "Từ ngày 20/4/2023 đến ngày 05/5/2023: Kỷ niệm Ngày giải phóng Thủ đô (30/4/1954 - 30/4/2023)", null, null, "Ngày giải phóng Thủ đô (30/4/1954 - 30/4", "Ngày giải phóng Thủ đô (10/10/1954 - 10/10")]
    public void Doubt_WithASuggestion_SaysWhatItChanges(string code, string item, string? from, string? to, string? written, string? instead)
    {
        var reading = PlanUnderstanding.Of(ExpectedPlan.Lines($"Số: 12/KH-SCT\n\nBình Thuận, ngày 21 tháng 3 năm 2023\n\nKẾ HOẠCH\nTuyên truyền năm 2023\n\n1. Tuyên truyền trên bảng điện tử, thời gian và khẩu hiệu:\n\n- {item}."), LibraryObservances.BuiltIn);

        var remedy = Assert.Single(Assert.Single(reading.Proposals).Warnings, w => w.Code == code).Remedy;

        Assert.Equal((from, to, written, instead), (remedy!.From?.ToString("uuuu-MM-dd", null), remedy.To?.ToString("uuuu-MM-dd", null), remedy.Written, remedy.Instead));
    }
}
