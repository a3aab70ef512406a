using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using NodaTime.Text;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Notices;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Reports;
using SignageHub.Hub.Storage;
using SignageHub.Testing;

namespace SignageHub.Hub.Tests.Reports;

/// <summary>A plan's report is reminded of where people see it, once for each day.</summary>
public sealed class ReportReminderTests : IDisposable
{
    private readonly OfficeFolder _office = new();
    private readonly ManualTime _clock = new(At("2023-04-10").ToDateTimeOffset());
    private readonly Told _told = new();

    public ReportReminderTests() => _office.Playlist("647", """
        {
          "name": "Giờ Trái đất", "plan": { "number": "647/KH-SCT", "reportDue": "2023-04-18" },
          "entries": [ { "slogan": "Tiết kiệm điện", "when": { "on": "2023-03-25" } } ]
        }
        """);

    [Fact]
    public void Check_FromEightDaysAheadToTheDayItself_TellsOnSevenThreeOneAndTheDay()
    {
        var reminder = new ReportReminder(new SignageStore(_office.Load()), Sent(), _office.Settings(), _clock, _told, NullLogger<ReportReminder>.Instance);
        for (var day = 0; day <= 9; day++)
        {
            reminder.Check();
            reminder.Check();
            _clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(["in 7 days", "in 3 days", "tomorrow", "today"], _told.Notices.Select(n => n.Text.En.Split(" is due ")[1].Split(" (")[0]));
        Assert.All(_told.Notices, notice => Assert.Equal(("report/647", NoticeKind.Reminder), (notice.Incident, notice.Kind)));
    }

    public void Dispose() => _office.Dispose();

    private SentReports Sent()
    {
        var data = DataFolder.Open(_office.DataFolder);
        return new SentReports(data, new AuditLog(data, _clock, NullLogger<AuditLog>.Instance), NullLogger<SentReports>.Instance);
    }

    private static Instant At(string day) => LocalDatePattern.Iso.Parse(day).Value.At(new LocalTime(8, 0)).InUtc().ToInstant();

    private sealed class Told : INotices
    {
        public List<Notice> Notices { get; } = [];

        public void Tell(Notice notice) => Notices.Add(notice);
    }
}
