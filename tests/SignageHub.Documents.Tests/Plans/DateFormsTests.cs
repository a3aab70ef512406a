using NodaTime;
using SignageHub.Documents.Plans.Dates;

namespace SignageHub.Documents.Tests.Plans;

/// <summary>Every form of date that plans write, and what it means. The document is of 21/3/2023.</summary>
public sealed class DateFormsTests
{
    private static readonly DateContext Context = new(new LocalDate(2023, 3, 21), 2023, Documents.Plans.LibraryObservances.BuiltIn.FromLunar);

    [Theory]
    [InlineData("Ngày 25/3/2023: x", "2023-03-25", "2023-03-25")]
    [InlineData("ngày 22 tháng 3 năm 2022", "2022-03-22", "2022-03-22")]
    [InlineData("Từ ngày 07/4/2023 đến ngày 15/4/2023", "2023-04-07", "2023-04-15")]
    [InlineData("từ ngày 16/10/2020 đến hết ngày 23/10/2020", "2020-10-16", "2020-10-23")]
    [InlineData("từ ngày 25/9 đến ngày 25/10/2013", "2013-09-25", "2013-10-25")]
    [InlineData("từ ngày 01 đến ngày 10/10/2022", "2022-10-01", "2022-10-10")]
    [InlineData("từ ngày 6 - 7/12/2015", "2015-12-06", "2015-12-07")]
    [InlineData("25-31/5/2024", "2024-05-25", "2024-05-31")]
    [InlineData("25–31/5/2024", "2024-05-25", "2024-05-31")]
    [InlineData("từ ngày 12/6/2024-18/6/2024", "2024-06-12", "2024-06-18")]
    [InlineData("(11-17/8)", "2023-08-11", "2023-08-17")]
    [InlineData("18-8-2022 đến hết ngày 3-9-2022", "2022-08-18", "2022-09-03")]
    [InlineData("từ ngày 5.3 đến ngày 12.3.2024", "2024-03-05", "2024-03-12")]
    [InlineData("20/9-20/10 hàng năm", "2023-09-20", "2023-10-20")]
    [InlineData("trong tháng 6/2022", "2022-06-01", "2022-06-30")]
    [InlineData("đến hết tháng 9 năm 2024", null, "2024-09-30")]
    [InlineData("đến hết tháng 7-2024", null, "2024-07-31")]
    [InlineData("từ nay đến ngày 30/4/2023", "2023-03-21", "2023-04-30")]
    [InlineData("từ ngày 20/12/2023 đến ngày 10/01/2024", "2023-12-20", "2024-01-10")]
    [InlineData("từ 20/12 đến 10/01/2024", "2023-12-20", "2024-01-10")]
    [InlineData("Từ 20 tháng Chạp đến hết mùng 10 tháng Giêng năm 2027", "2027-01-27", "2027-02-15")]
    [InlineData("từ 23 tháng Chạp năm Giáp Thìn đến hết mùng 6 tháng Giêng năm Ất Tỵ", "2025-01-22", "2025-02-03")]
    [InlineData("từ ngày 20 tháng Chạp đến mùng 5 tháng Giêng năm Bính Ngọ", "2026-02-07", "2026-02-21")]
    [InlineData("rằm tháng Bảy năm Quí Mão", "2023-08-30", "2023-08-30")]
    [InlineData("10/3 âm lịch", "2023-04-29", "2023-04-29")]
    [InlineData("rằm tháng Tám", "2023-09-29", "2023-09-29")]
    public void Period_InEachForm_IsRead(string text, string? from, string to)
    {
        var period = Assert.Single(PeriodParser.Read(text, Context));

        Assert.Equal((from, to), (period.From?.ToString("uuuu-MM-dd", null), period.To?.ToString("uuuu-MM-dd", null)));
    }

    [Theory]
    [InlineData("Ngày 27/3/2027, từ 07h00 đến 20h30", "2027-03-27T07:00", "2027-03-27T20:30")]
    [InlineData("từ 20h30 – 21h30 ngày 25/3/2023", "2023-03-25T20:30", "2023-03-25T21:30")]
    [InlineData("từ 20 giờ 30 phút đến 21 giờ 30 phút, thứ Bảy, ngày 25/3/2023", "2023-03-25T20:30", "2023-03-25T21:30")]
    [InlineData("từ 06h30 đến 17h30 các ngày từ 01/11/2022 đến 09/11/2022", "2022-11-01T06:30", "2022-11-09T17:30")]
    [InlineData("từ 18 giờ đến 21 giờ hằng ngày, từ ngày 15 đến ngày 22/12/2024", "2024-12-15T18:00", "2024-12-22T21:00")]
    [InlineData("20g30 - 21g30 ngày 25/3/2023", "2023-03-25T20:30", "2023-03-25T21:30")]
    public void Hours_InEachForm_AreRead(string text, string from, string to)
    {
        var period = Assert.Single(PeriodParser.Read(text, Context));

        Assert.Equal(from, new Documents.Plans.PlanMoment(period.From!.Value, period.FromHour).ToString());
        Assert.Equal(to, new Documents.Plans.PlanMoment(period.To!.Value, period.ToHour).ToString());
    }

    [Theory]
    [InlineData("treo băng rôn theo công văn số 1663/BTNMT-TTTT ngày 16/3/2023", "Never")]
    [InlineData("treo khẩu hiệu kỷ niệm 48 năm (30/4/1975 - 30/4/2023)", "Never")]
    [InlineData("Báo cáo kết quả về Sở trước ngày 18 tháng 4 năm 2023", "Deadline")]
    [InlineData("treo cờ Tổ quốc từ ngày 30/4/2023 đến ngày 02/5/2023", "Flags")]
    [InlineData("khẩu hiệu “Mừng ngày 30/4/2023”", "Never")]
    [InlineData("hưởng ứng Ngày Nước thế giới 22/3/2023 trên bảng điện tử", "Never")]
    [InlineData("Tổ chức giải bóng chuyền từ ngày 02/5 đến ngày 06/5/2024", "Other")]
    [InlineData("Tuyên truyền trên màn hình từ ngày 02/5 đến ngày 06/5/2024", "Board")]
    public void Date_ByTheWordsAroundIt_IsScheduledOrNever(string text, string use) =>
        Assert.Equal(use, Assert.Single(DatedText.Read(text, Context)).Use.ToString());
}
