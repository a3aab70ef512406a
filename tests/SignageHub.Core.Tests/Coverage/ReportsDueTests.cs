using NodaTime;
using SignageHub.Core.Coverage;
using SignageHub.Core.Playlists;
using SignageHub.Core.Tests.Programmes;

namespace SignageHub.Core.Tests.Coverage;

/// <summary>The deadline of a plan's report: shown within a week, reminded 7, 3 and 1 days ahead.</summary>
public sealed class ReportsDueTests
{
    private static readonly Playlist Plan = Some.Playlist("647-KH-SCT", Some.Entry(Some.On("2023-03-25"))) with
    {
        Plan = new PlanOrigin { Number = "647/KH-SCT", ReportDue = new LocalDate(2023, 4, 18), ReportTo = "Sở Tài nguyên và Môi trường" },
    };

    [Theory]
    [InlineData("2023-04-10", false, false)]
    [InlineData("2023-04-11", true, true)]
    [InlineData("2023-04-12", true, false)]
    [InlineData("2023-04-15", true, true)]
    [InlineData("2023-04-17", true, true)]
    [InlineData("2023-04-18", true, true)]
    [InlineData("2023-04-19", false, false)]
    public void Deadline_DaysAhead_IsShownWithinAWeekAndRemindedOnSomeDays(string today, bool shown, bool reminded)
    {
        Assert.Equal(shown, ReportsDue.Of([Plan], Some.Date(today)).Count == 1);
        Assert.Equal(reminded, ReportsDue.ToRemind([Plan], Some.Date(today)).Count == 1);
    }

    [Theory]
    [InlineData("2023-04-10", false)]
    [InlineData("2023-04-11", true)]
    [InlineData("2023-04-18", true)]
    [InlineData("2023-04-19", true)]
    [InlineData("2023-05-18", true)]
    [InlineData("2023-05-19", false)]
    public void Report_ThatNobodyHasSent_IsAskedForUntilAMonthAfterItsDay(string today, bool isAsked) =>
        Assert.Equal(isAsked, ReportsDue.IsAskedFor(Plan, Some.Date(today)));

    [Fact]
    public void OnPages_NoCommandIsTold_AndTheWayIsToTheReport()
    {
        var due = Assert.Single(ReportsDue.Of([Plan], Some.Date("2023-04-15")));

        Assert.Equal("/reports/647-KH-SCT", due.Page);
        Assert.Equal("báo cáo kết quả 647/KH-SCT gửi Sở Tài nguyên và Môi trường đến hạn sau 3 ngày nữa (18/04/2023)", due.OnPage!.Vi);
    }

    [Fact]
    public void Reminder_ThreeDaysAhead_SaysWhatToDo()
    {
        var message = Assert.Single(ReportsDue.ToRemind([Plan], Some.Date("2023-04-15"))).Message;

        Assert.Equal("the report on 647/KH-SCT to Sở Tài nguyên và Môi trường is due in 3 days (2023-04-18): signagehub report --playlist 647-KH-SCT --docx …", message.En);
        Assert.Equal("báo cáo kết quả 647/KH-SCT gửi Sở Tài nguyên và Môi trường đến hạn sau 3 ngày nữa (18/04/2023): signagehub report --playlist 647-KH-SCT --docx …", message.Vi);
    }

    [Fact]
    public void Playlist_WithoutADeadline_RemindsOfNothing() => Assert.Empty(ReportsDue.Of([Plan with { Plan = null }], Some.Date("2023-04-15")));
}
