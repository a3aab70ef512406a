using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Coverage;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;
using SignageHub.Core.Tests.Programmes;

namespace SignageHub.Core.Tests.Coverage;

public sealed class AppearancesTests
{
    private static readonly DateInterval March = new(Some.Date("2023-03-01"), Some.Date("2023-03-31"));

    private static readonly Board Lobby = Some.Board(null, "06:30-21:00");

    private static readonly Board Gate = Some.Board() with { Id = BoardId.Parse("gate"), Groups = [] };

    [Fact]
    public void Period_OnTwoBoards_IsOneRunOfDays()
    {
        var appearance = Assert.Single(Of(Some.Playlist("a", Some.Entry(Some.Period("2023-03-20", "2023-03-22")))));

        Assert.Equal(new DateInterval(Some.Date("2023-03-20"), Some.Date("2023-03-22")), appearance.Days);
        Assert.Equal([Lobby, Gate], appearance.Boards);
        Assert.Null(appearance.Hours);
    }

    [Fact]
    public void Period_HiddenOnOneDayOfOneBoard_ComesApartThere()
    {
        var indoor = Some.Playlist("b", Some.Entry(Some.On("2023-03-21"), Level.Exclusive)) with { Boards = [new BoardTarget.Group("indoor")] };

        var parts = Of(Some.Playlist("a", Some.Entry(Some.Period("2023-03-20", "2023-03-22"))), indoor).Where(a => a.Entry.Playlist.Id == "a");

        Assert.Equal(
            [("2023-03-20", "lobby, gate"), ("2023-03-21", "gate"), ("2023-03-22", "lobby, gate")],
            parts.Select(a => ($"{a.Days.Start:uuuu-MM-dd}", string.Join(", ", a.Boards.Select(b => b.Id)))));
    }

    [Fact]
    public void EntryWithHours_HasTheExactTimeWithinTheHoursOfEachBoard()
    {
        var parts = Of(Some.Playlist("a", Some.DarkEntry(Some.On("2023-03-25", "20:30-21:30"))));

        Assert.Equal(
            [("lobby", new Window(Some.At("2023-03-25 20:30"), Some.At("2023-03-25 21:00"))), ("gate", new Window(Some.At("2023-03-25 20:30"), Some.At("2023-03-25 21:30")))],
            parts.Select(a => (Assert.Single(a.Boards).Id.ToString(), a.Hours!.Value)));
    }

    [Fact]
    public void EntryWithHours_WhileOthersComeAndGo_IsOneTime()
    {
        var parts = Of(Some.Playlist("a", Some.Entry(Some.On("2023-03-25", "08:00-12:00"))), Some.Playlist("b", Some.Entry(Some.On("2023-03-25", "09:00-10:00"))));

        Assert.Equal(
            [new Window(Some.At("2023-03-25 08:00"), Some.At("2023-03-25 12:00")), new Window(Some.At("2023-03-25 09:00"), Some.At("2023-03-25 10:00"))],
            parts.Select(a => a.Hours!.Value));
    }

    [Fact]
    public void Draft_DoesNotAppear() => Assert.Empty(Of(Some.Playlist("a", Some.Entry(Some.On("2023-03-25")) with { Draft = true })));

    private static IReadOnlyList<Appearance> Of(params Playlist[] playlists) => Appearances.Of(new Office("Sở", Some.Hanoi, [Lobby, Gate]), playlists, March);
}
