using NodaTime;
using SignageHub.Core.Observances;
using SignageHub.Documents.Plans;

namespace SignageHub.Documents.Tests.Plans;

/// <summary>What plans learn from the library of observances.</summary>
public sealed class PlanObservancesTests
{
    [Theory]
    [InlineData("shared")]
    [InlineData("heldout")]
    public void Examples_Read_NameTheObservancesThatAPersonNames(string set)
    {
        var missing = new List<string>();
        foreach (var plan in ExpectedPlan.All(set))
        {
            var proposals = plan.Read().Proposals;
            foreach (var entry in plan.Entries.Where(e => e.Observance is not null))
            {
                var wanted = entry.Observance!.Split("; ").Select(IdOf).OfType<string>().ToList();
                var found = proposals.Where(p => (p.Slogan ?? "") == entry.Key).SelectMany(p => p.ObservanceIds).ToHashSet(StringComparer.Ordinal);
                if (wanted.Count > 0 && !wanted.Exists(found.Contains))
                    missing.Add($"{plan.Id}: '{entry.Slogan}' {entry.Observance}, found {string.Join(", ", found)}");
            }
        }

        Assert.Empty(missing);
    }

    [Fact]
    public void SloganWithoutAPeriod_OfAnObservanceWithAWindow_IsProposedForThatWindowAndSaysSo()
    {
        var proposal = Assert.Single(Read("Khẩu hiệu tuyên truyền Ngày Chuyển đổi số quốc gia năm 2025:", "- Chuyển đổi số là nhiệm vụ của mọi người").Proposals);

        Assert.Equal(("2025-10-01", "2025-10-10"), (proposal.From.ToString(), proposal.To.ToString()));
        var warning = Assert.Single(proposal.Warnings, w => w.Code == "no-period");
        Assert.Equal("2025-10-01/2025-10-10", warning.Suggestion);
        Assert.Contains("Ngày Chuyển đổi số quốc gia: 01/10/2025 đến 10/10/2025", warning.Message.Vi, StringComparison.Ordinal);
    }

    [Fact]
    public void SloganWithoutAPeriod_OfTet_GetsTheLunarDaysAroundIt()
    {
        var proposal = Assert.Single(Read("Khẩu hiệu mừng Tết Nguyên đán năm 2027:", "- Mừng Đảng quang vinh, mừng Xuân Đinh Mùi").Proposals);

        // 20 tháng Chạp Bính Ngọ to mùng 10 tháng Giêng Đinh Mùi, as in the shared table of the first quarter of 2027.
        Assert.Equal(("2027-01-27", "2027-02-15"), (proposal.From.ToString(), proposal.To.ToString()));
    }

    [Fact]
    public void EarthHour_OfAYearWithoutALetter_IsToBeConfirmed()
    {
        var proposal = Assert.Single(Read("Khẩu hiệu hưởng ứng Giờ Trái đất ngày 27/3/2027, hiển thị trên bảng điện tử từ ngày 20/3/2027 đến ngày 27/3/2027:", "- Tắt đèn để ngôi nhà chung tỏa sáng").Proposals);

        Assert.Equal("Giờ Trái đất", proposal.Observance);
        Assert.Contains(proposal.Warnings, w => w is { Code: "confirm-date", Suggestion: "2027-03-20" });
    }

    [Theory]
    [InlineData("Hưởng ứng Ngày Sách và Văn hóa đọc Việt Nam 24/4/2023", "observance-date", "2023-04-21")]
    [InlineData("Hưởng ứng Ngày Sách và Văn hoá đọc Việt Nam (ngày 24 tháng 4)", "observance-date", "2023-04-21")]
    [InlineData("Ngày Khoa học và Công nghệ Việt Nam 18/6", "observance-date", "2023-05-18")]
    [InlineData("Chào mừng 30/4 là ngày giải phóng Thủ đô", "event-date", "2023-10-10")]
    [InlineData("Kỷ niệm Ngày giải phóng Thủ đô (30/4/1954 - 30/4/2023)", "event-date", "1954-10-10")]
    public void DateBesideAnObservance_ThatIsNotItsDay_IsDoubted(string text, string code, string right)
    {
        var warning = Assert.Single(Read("Kế hoạch tuyên truyền năm 2023", text).Warnings, w => w.Code is "observance-date" or "event-date");

        Assert.Equal((code, right), (warning.Code, warning.Suggestion));
    }

    [Theory]
    [InlineData("Hưởng ứng Ngày Sách và Văn hóa đọc Việt Nam 21/4/2023")]
    [InlineData("Ngày Nước thế giới 22/3, Ngày Khí tượng thế giới 23/3")]
    [InlineData("22/3 - Ngày Nước thế giới; 23/3 - Ngày Khí tượng thế giới")]
    [InlineData("Ngày 09/11 hằng năm là Ngày Pháp luật")]
    [InlineData("Giỗ Tổ Hùng Vương (10/3 âm lịch)")]
    [InlineData("Giỗ Tổ Hùng Vương - 10/3")]
    [InlineData("Kỷ niệm 48 năm Ngày Giải phóng miền Nam, thống nhất đất nước (30/4/1975 - 30/4/2023)")]
    [InlineData("Tuần lễ Quốc gia không thuốc lá 25-31/5/2024")]
    [InlineData("Tháng hành động vì môi trường, 5/6")]
    [InlineData("Ngày Nước thế giới (15/3 - 25/3/2023)")]
    [InlineData("Giờ Trái đất 27/3/2027")]
    public void DateBesideAnObservance_ThatIsItsDayOrNobodyKnows_IsNotDoubted(string text) =>
        Assert.DoesNotContain(Read("Kế hoạch tuyên truyền năm 2023", text).Warnings, w => w.Code is "observance-date" or "event-date");

    [Theory]
    [InlineData("Ngày toàn dân phòng, cháy và chữa cháy", "pccc")]
    [InlineData("NGÀY NƯỚC THẾ GIỚI", "nuoc")]
    [InlineData("ngày Di sản văn hoá Việt Nam", "di-san")]
    [InlineData("Tuần lễ quốc gia không thuốc lá và Ngày Thế giới không thuốc lá", "thuoc-la, thuoc-la-ngay")]
    [InlineData("Ngày Pháp luật nước Cộng hòa xã hội chủ nghĩa Việt Nam", "phap-luat")]
    [InlineData("từ nay đến 30/4", "")]
    [InlineData("nước thế giới", "")]
    public void Names_InRunningText_AreFoundWhateverTheirCapitalsAndTones(string text, string ids) =>
        Assert.Equal(ids, string.Join(", ", LibraryObservances.BuiltIn.In(text).Select(n => n.Id)));

    private static string? IdOf(string name) => ObservanceLibrary.BuiltIn.All.FirstOrDefault(o => o.Aliases.Prepend(o.Name.Vi).Contains(name, StringComparer.OrdinalIgnoreCase))?.Id;

    private static PlanReading Read(params string[] lines) => PlanUnderstanding.Of(ExpectedPlan.Lines(string.Join('\n', lines)), LibraryObservances.BuiltIn);
}
