using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;

namespace SignageHub.Core.Tests.Programmes;

public sealed class ProgrammeTests
{
    private static readonly Instant Noon = Some.At("2023-05-01 12:00");

    /// <remarks>In Nuuk the hour from 23:00 to midnight of 2024-03-30 is skipped: the board's 23:30-23:45 comes at 00:30, after the new day has begun at 00:00.</remarks>
    [Fact]
    public void Hours_PushedOverMidnightByAClockChange_DoNotHoldUpTheNextDay()
    {
        var board = Some.Board(Some.Zone("America/Nuuk"), "00:00-22:15", "23:30-23:45");
        var programme = Programme.For(board, []);

        var segments = programme.Between(Some.Utc("2024-03-30 12:00"), Some.Utc("2024-03-31 12:00"));

        Assert.Equal(
            [(Some.Utc("2024-03-30 12:00"), ShowingState.Idle), (Some.Utc("2024-03-31 00:15"), ShowingState.Off), (Some.Utc("2024-03-31 01:00"), ShowingState.Idle)],
            segments.Select(s => (s.From, s.Showing.State)));
    }

    [Fact]
    public void For_Playlists_AreTakenInOrderOfIdAndEntriesInFileOrder()
    {
        var programme = Programme.For(Some.Board(), [List("b"), List("a"), List("B")]);

        Assert.Equal(["B/1", "B/2", "a/1", "a/2", "b/1", "b/2"], programme.At(Noon).Entries.Select(e => e.Key));

        static Playlist List(string id) => Some.Playlist(id, Some.Entry(Some.Always()), Some.Entry(Some.Always()));
    }

    [Fact]
    public void For_PlaylistsWithTargets_TakesThoseThatMeanTheBoard()
    {
        var any = Some.Playlist("any", Some.Entry(Some.Always()));
        Playlist[] playlists =
        [
            any,
            any with { Id = "by-group", Boards = [new BoardTarget.One(BoardId.Parse("gate")), new BoardTarget.Group("indoor")] },
            any with { Id = "by-id", Boards = [new BoardTarget.One(BoardId.Parse("lobby"))] },
            any with { Id = "other-board", Boards = [new BoardTarget.One(BoardId.Parse("gate"))] },
            any with { Id = "other-group", Boards = [new BoardTarget.Group("outdoor")] },
        ];

        Assert.Equal(["any", "by-group", "by-id"], Programme.For(Some.Board(), playlists).Entries.Select(e => e.Playlist.Id));
    }

    [Theory]
    [InlineData(Level.Normal)]
    [InlineData(Level.Dark)]
    [InlineData(Level.Alert)]
    public void For_Draft_NeverShowsNorHidesAnythingWhateverItsLevel(Level level)
    {
        var programme = Some.Programme(Some.Entry(Some.Always(), level) with { Draft = true }, Some.Entry(Some.Always(), Level.Filler));

        Assert.Equal("1 of 1", $"{programme.At(Noon).Entries.Count} of {programme.Entries.Count}");
        Assert.Equal((ShowingState.Slogans, (Level?)Level.Filler), (programme.At(Noon).State, programme.At(Noon).Level));
    }

    [Theory]
    [InlineData(Level.Filler, Level.Normal, Level.Normal)]
    [InlineData(Level.Normal, Level.Exclusive, Level.Exclusive)]
    [InlineData(Level.Exclusive, Level.Alert, Level.Alert)]
    public void At_TwoLevelsOpen_TheHigherWinsAlone(Level one, Level other, Level winner)
    {
        var showing = Some.Programme(Some.Entry(Some.Always(), one), Some.Entry(Some.Always(), other)).At(Noon);

        Assert.Equal((ShowingState.Slogans, (Level?)winner, 1), (showing.State, showing.Level, showing.Entries.Count));
    }

    [Fact]
    public void At_DarkEntryAndExclusive_IsDark()
    {
        var showing = Some.Programme(Some.DarkEntry(Some.Always()), Some.Entry(Some.Always(), Level.Exclusive)).At(Noon);

        Assert.Equal((ShowingState.Dark, (Level?)Level.Dark), (showing.State, showing.Level));
        Assert.True(Assert.Single(showing.Entries).Entry.Dark);
    }

    [Fact]
    public void At_DarkEntryWithAnotherLevel_IsAtLevelDark()
    {
        var programme = Some.Programme(Some.DarkEntry(Some.Always()) with { Level = Level.Filler }, Some.Entry(Some.Always()));

        Assert.Equal(ShowingState.Dark, programme.At(Noon).State);
    }

    [Fact]
    public void At_AlertAndDark_ShowsTheAlert() =>
        Assert.Equal(Level.Alert, Some.Programme(Some.DarkEntry(Some.Always()), Some.Entry(Some.Always(), Level.Alert)).At(Noon).Level);

    [Fact]
    public void At_OutsideTheBoardsHours_IsOffEvenForAnAlert()
    {
        var programme = Programme.For(Some.Board(hours: "06:30-11:30"), [Some.Playlist("a", Some.Entry(Some.Always(), Level.Alert))]);

        var showing = programme.At(Noon);

        Assert.Equal((ShowingState.Off, (Level?)null), (showing.State, showing.Level));
        Assert.Empty(showing.Entries);
    }

    [Fact]
    public void At_BoardHoursPastMidnight_AreOnInTheEarlyMorning()
    {
        var programme = Programme.For(Some.Board(hours: "18:00-02:00"), []);

        Assert.Equal(ShowingState.Idle, programme.At(Some.At("2023-05-01 01:59")).State);
        Assert.Equal(ShowingState.Off, programme.At(Some.At("2023-05-01 02:00")).State);
    }

    [Fact]
    public void At_EdgesOfAWindow_StartCountsAndEndDoesNot()
    {
        var programme = Some.Programme(Some.Entry(Some.On("2023-05-01", "08:00-09:00")));

        Assert.Equal(ShowingState.Idle, programme.At(Some.At("2023-05-01 08:00") - Duration.Epsilon).State);
        Assert.Equal(ShowingState.Slogans, programme.At(Some.At("2023-05-01 08:00")).State);
        Assert.Equal(ShowingState.Slogans, programme.At(Some.At("2023-05-01 09:00") - Duration.Epsilon).State);
        Assert.Equal(ShowingState.Idle, programme.At(Some.At("2023-05-01 09:00")).State);
    }

    [Fact]
    public void Between_EmptyStretch_IsEmpty() => Assert.Empty(Some.Programme().Between(Noon, Noon));

    [Fact]
    public void Between_EndBeforeStart_Throws() =>
        Assert.Throws<ArgumentException>(() => Some.Programme().Between(Noon, Noon - Duration.Epsilon));

    [Fact]
    public void Between_NothingOrdered_IsOneIdleSegmentClippedToTheStretch()
    {
        var segment = Assert.Single(Some.Programme().Between(Noon, Noon + Duration.FromDays(3)));

        Assert.Equal((Noon, Noon + Duration.FromDays(3), ShowingState.Idle), (segment.From, segment.Until, segment.Showing.State));
    }

    [Fact]
    public void Between_OneEntryForAnother_IsAChangeThoughTheLevelStays()
    {
        var programme = Some.Programme(Some.Entry(Some.On("2023-05-01")), Some.Entry(Some.On("2023-05-02")));

        var segments = programme.Between(Some.At("2023-05-01 00:00"), Some.At("2023-05-03 00:00"));

        Assert.Equal(["647-KH-SCT/1", "647-KH-SCT/2"], segments.Select(s => Assert.Single(s.Showing.Entries).Key));
    }

    [Fact]
    public void NextChange_NothingOrdered_IsNull() => Assert.Null(Some.Programme().NextChange(Noon));

    [Fact]
    public void NextChange_EverythingEveryDay_IsNull() => Assert.Null(
        Some.Programme(Some.Entry(Some.Always()), Some.Entry(Some.Always("08:00-08:00")), Some.Entry(Some.Always("06:00-07:00"), Level.Filler)).NextChange(Noon));

    [Fact]
    public void NextChange_AtTheEdgeItself_IsTheOneAfter()
    {
        var programme = Some.Programme(Some.Entry(Some.Period("2023-05-01", "2023-05-02")));

        Assert.Equal(Some.At("2023-05-03 00:00"), programme.NextChange(Some.At("2023-05-01 00:00")));
        Assert.Null(programme.NextChange(Some.At("2023-05-03 00:00")));
    }

    [Fact]
    public void NextChange_LeapDaysOnAMonday_JumpsOverYears()
    {
        var when = Some.Yearly("02-29", "02-29") with { Days = new HashSet<IsoDayOfWeek> { IsoDayOfWeek.Monday } };

        Assert.Equal(Some.At("2044-02-29 00:00"), Some.Programme(Some.Entry(when)).NextChange(Noon));
    }

    [Fact]
    public void NextChange_BeyondFiftyYears_IsNull()
    {
        Assert.Equal(Some.At("2073-04-30 00:00"), Next("2073-04-30"));
        Assert.Null(Next("2073-05-02"));

        static Instant? Next(string date) => Some.Programme(Some.Entry(Some.On(date))).NextChange(Noon);
    }

    [Fact]
    public void NextChange_LowerLevelOpensMeanwhile_IsNoChange()
    {
        var programme = Some.Programme(Some.Entry(Some.On("2023-05-01")), Some.Entry(Some.On("2023-05-01", "13:00-14:00"), Level.Filler));

        Assert.Equal(Some.At("2023-05-02 00:00"), programme.NextChange(Noon));
    }

    [Fact]
    public void NextChange_Off_IsWhenTheBoardComesOn()
    {
        var programme = Programme.For(Some.Board(hours: "06:30-11:00"), [Some.Playlist("a", Some.Entry(Some.Always("12:30-13:00")))]);

        Assert.Equal(Some.At("2023-05-02 06:30"), programme.NextChange(Noon));
    }
}
