using System.Text;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Core.Json;
using SignageHub.Core.Playlists;

namespace SignageHub.Core.Tests.Playlists;

public sealed class StyleTests
{
    private static ReadResult<Playlist> Read(string entryStyle, string playlistStyle = "{}") => PlaylistReader.Read(
        "playlists/a.json",
        "a",
        Encoding.UTF8.GetBytes($$"""{ "name": "A", "style": {{playlistStyle}}, "entries": [{ "slogan": "Chào", "when": { "always": true }, "style": {{entryStyle}} }] }"""),
        office: null);

    [Fact]
    public void Style_OnEntryAndPlaylist_EntryWinsFieldByField()
    {
        var style = Read("""{ "align": "left", "capitals": false }""", """{ "align": "right", "capitals": true, "speed": 30 }""").Value!.Entries[0].Style;

        Assert.Equal(new TextStyle { Align = TextAlign.Left, Capitals = false, Speed = 30 }, style);
    }

    [Fact]
    public void Style_EveryField_IsRead()
    {
        var style = Read("""
            { "align": "center", "color": "#ff8800", "background": "#000000", "capitals": true, "letterSpacing": 2, "speed": 60, "font": "office.ttf", "transition": "scroll-in" }
            """).Value!.Entries[0].Style;

        Assert.Equal(
            new TextStyle
            {
                Align = TextAlign.Center,
                Color = new Rgb(255, 136, 0),
                Background = Rgb.Black,
                Capitals = true,
                LetterSpacing = 2,
                Speed = 60,
                Font = "office.ttf",
                Transition = Entrance.ScrollIn,
            },
            style);
    }

    [Theory]
    [InlineData("""{ "align": "centre" }""", "did you mean 'center'?")]
    [InlineData("""{ "color": "#000000" }""", "black cannot be seen")]
    [InlineData("""{ "background": "red" }""", "did you mean '#ff0000'?")]
    [InlineData("""{ "capitals": "yes" }""", "true or false")]
    [InlineData("""{ "letterSpacing": 9 }""", "0 to 8")]
    [InlineData("""{ "speed": 45 }""", "the nearest is 30")]
    [InlineData("""{ "speed": 500 }""", "10 to 60")]
    [InlineData("""{ "font": "blod" }""", "did you mean 'bold'?")]
    [InlineData("""{ "font": "../../etc/x.ttf" }""", "no folder")]
    [InlineData("""{ "font": "..ttf" }""", "no folder")]
    [InlineData("""{ "transition": "fade" }""", "cut, wipe, scroll-in")]
    [InlineData("""{ "colour": "#ffffff" }""", "did you mean 'color'?")]
    public void Style_Wrong_IsNamedWithItsRemedy(string style, string words)
    {
        var problem = Assert.Single(Read(style).Problems);

        Assert.Contains(words, problem.Message.En, StringComparison.Ordinal);
        Assert.StartsWith("entries[0].style", problem.Path, StringComparison.Ordinal);
        Assert.NotEqual(problem.Message.En, problem.Message.Vi);
    }

    [Theory]
    [InlineData("P10", 10_000)]
    [InlineData("p2.5", 2500)]
    [InlineData("4,75", 4750)]
    public void Pitch_AsBoardsAreCalled_IsRead(string text, int micrometres) =>
        Assert.True(Pitch.TryParse(text, out var pitch) && pitch.Micrometres == micrometres);

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("P0")]
    [InlineData("P51")]
    [InlineData("10 mm")]
    [InlineData("P2.555")]
    public void Pitch_AnythingElse_IsNone(string text) => Assert.False(Pitch.TryParse(text, out _));

    [Theory]
    [InlineData(Entrance.Cut, 0, 0, 192)]
    [InlineData(Entrance.Wipe, 0, 0, 0)]
    [InlineData(Entrance.Wipe, 250, 0, 96)]
    [InlineData(Entrance.Wipe, 500, 0, 192)]
    [InlineData(Entrance.ScrollIn, 0, 192, 192)]
    [InlineData(Entrance.ScrollIn, 250, 96, 192)]
    [InlineData(Entrance.ScrollIn, 499, 1, 192)]
    [InlineData(Entrance.ScrollIn, 500, 0, 192)]
    public void EntranceStep_OnABoardOf192_StandsInWholeColumns(Entrance entrance, long elapsed, int left, int columns) =>
        Assert.Equal((left, columns), EntranceStep.At(entrance, 192, elapsed));
}
