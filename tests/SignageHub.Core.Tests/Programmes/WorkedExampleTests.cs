using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;

namespace SignageHub.Core.Tests.Programmes;

/// <summary>Plan 647/KH-SCT of 2023: Water Day, Meteorological Day and Earth Hour, on a board of the office.</summary>
public sealed class WorkedExampleTests
{
    private static readonly Playlist Plan = Some.Playlist(
        "647-KH-SCT",
        Some.Entry(Some.On("2023-03-25")),
        Some.Entry(Some.Period("2023-04-07", "2023-04-15")),
        Some.DarkEntry(Some.On("2023-03-25", "20:30-21:30")));

    [Fact]
    public void Between_EarthHourWithinTheDay_SplitsTheSlogan()
    {
        var programme = Programme.For(Some.Board(hours: "06:30-21:00"), [Plan]);

        var segments = programme.Between(Some.At("2023-03-25 00:00"), Some.At("2023-03-26 00:00"));

        Assert.Equal(
            [
                (Some.At("2023-03-25 00:00"), ShowingState.Off, "off: outside hours 06:30-21:00"),
                (Some.At("2023-03-25 06:30"), ShowingState.Slogans, "normal: 1 entry from 647-KH-SCT"),
                (Some.At("2023-03-25 20:30"), ShowingState.Dark, "dark: 1 entry from 647-KH-SCT; normal hidden"),
                (Some.At("2023-03-25 21:00"), ShowingState.Off, "off: outside hours 06:30-21:00"),
            ],
            segments.Select(s => (s.From, s.Showing.State, s.Showing.Reason.En)));
        Assert.Equal(Some.At("2023-03-26 00:00"), segments[^1].Until);
    }

    [Fact]
    public void Between_NineDaysInApril_ShowsThroughTheLastDay()
    {
        var programme = Programme.For(Some.Board(), [Plan]);

        var segments = programme.Between(Some.At("2023-04-01 00:00"), Some.At("2023-05-01 00:00"));

        Assert.Equal(
            [
                (Some.At("2023-04-01 00:00"), ShowingState.Idle),
                (Some.At("2023-04-07 00:00"), ShowingState.Slogans),
                (Some.At("2023-04-16 00:00"), ShowingState.Idle),
            ],
            segments.Select(s => (s.From, s.Showing.State)));
    }
}
