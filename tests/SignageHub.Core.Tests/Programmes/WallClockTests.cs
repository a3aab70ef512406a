using NodaTime;
using SignageHub.Core.Programmes;

namespace SignageHub.Core.Tests.Programmes;

public sealed class WallClockTests
{
    [Theory]
    [InlineData("Asia/Ho_Chi_Minh", "2023-03-25 20:30", "2023-03-25 13:30")]
    [InlineData("Europe/Berlin", "2024-03-31 02:30", "2024-03-31 01:30")] // skipped: means 03:30
    [InlineData("Europe/Berlin", "2024-03-31 03:00", "2024-03-31 01:00")]
    [InlineData("Europe/Berlin", "2024-10-27 02:30", "2024-10-27 00:30")] // twice: the first
    [InlineData("Europe/Dublin", "2023-10-29 01:30", "2023-10-29 00:30")]
    [InlineData("Africa/Casablanca", "2024-04-14 02:30", "2024-04-14 02:30")] // skipped: means 03:30, +01:00
    [InlineData("Australia/Lord_Howe", "2023-10-01 02:15", "2023-09-30 15:45")] // skipped: means 02:45, +11:00
    [InlineData("America/Asuncion", "2023-10-01 00:00", "2023-10-01 04:00")] // skipped midnight: means 01:00, -03:00
    public void ToInstant_WallClockTime_FollowsThePolicy(string zone, string local, string utc) =>
        Assert.Equal(Some.Utc(utc), WallClock.ToInstant(Some.Local(local), Some.Zone(zone)));

    [Theory]
    [InlineData("America/Sao_Paulo", "2017-10-15", "2017-10-15 03:00")] // 01:00 on the wall
    [InlineData("America/Toronto", "1919-03-31", "1919-03-31 04:30")] // the clock went from 23:30 to 00:30
    [InlineData("Atlantic/Azores", "2023-10-29", "2023-10-29 00:00")] // the first of two midnights
    [InlineData("America/St_Johns", "2006-10-29", "2006-10-29 02:30")] // a minute later the clock goes back to the day before
    [InlineData("Pacific/Apia", "2011-12-29", "2011-12-29 10:00")]
    [InlineData("Pacific/Apia", "2011-12-30", "2011-12-30 10:00")] // the day that never was
    [InlineData("Pacific/Apia", "2011-12-31", "2011-12-30 10:00")]
    public void StartOfDay_OddMidnight_IsTheFirstInstantOfTheDate(string zone, string date, string utc) =>
        Assert.Equal(Some.Utc(utc), WallClock.StartOfDay(Some.Date(date), Some.Zone(zone)));
}
