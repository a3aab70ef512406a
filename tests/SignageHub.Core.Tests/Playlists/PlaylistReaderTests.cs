using System.Text;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Core.Json;
using SignageHub.Core.Playlists;
using SignageHub.Core.Tests.Json;

namespace SignageHub.Core.Tests.Playlists;

public sealed class PlaylistReaderTests
{
    [Fact]
    public void Playlist_AllFieldsWritten_AreRead()
    {
        var playlist = Read("""
            {
              "$schema": "x", "name": "Thử",
              "plan": { "number": "647/KH-SCT", "issued": "2023-03-21", "office": "Sở Công Thương", "responsible": "Văn phòng Sở", "reportDue": "2023-04-18" },
              "boards": ["lobby", "group:indoor"],
              "entries": [
                { "id": "mot", "slogan": "Một", "when": { "from": "2023-04-07", "to": "2023-04-15", "hours": ["06:30-11:30", "22:00–02:00"], "days": ["mon", "sun"], "except": "2023-04-10" }, "level": "exclusive", "color": "#FF8800", "note": "ghi chú" },
                { "slogan": "Hai", "when": { "on": ["2023-04-01", "2023-03-01"] }, "level": "alert" },
                { "dark": true, "when": { "yearly": "12-20/01-10" } },
                { "slogan": "Bốn", "when": { "yearly": "02-29" }, "level": "filler" },
                { "slogan": "Năm", "when": { "always": true, "except": ["2023-01-01", "2024-01-01"] } }
              ]
            }
            """).Value!;

        Assert.Equal(("thu", "Thử"), (playlist.Id, playlist.Name));
        Assert.Equal(
            new PlanOrigin { Number = "647/KH-SCT", Issued = new(2023, 3, 21), Office = "Sở Công Thương", Responsible = "Văn phòng Sở", ReportDue = new(2023, 4, 18) },
            playlist.Plan);
        Assert.Equal([new BoardTarget.One(BoardId.Parse("lobby")), new BoardTarget.Group("indoor")], playlist.Boards);
        Assert.Equal([1, 2, 3, 4, 5], playlist.Entries.Select(e => e.Number));
        Assert.Equal(["mot", null, null, null, null], playlist.Entries.Select(e => e.Id));
        Assert.Equal(["Một", "Hai", null, "Bốn", "Năm"], playlist.Entries.Select(e => e.Slogan));
        Assert.Equal([Level.Exclusive, Level.Alert, Level.Dark, Level.Filler, Level.Normal], playlist.Entries.Select(e => e.Level));
        Assert.Equal([false, false, true, false, false], playlist.Entries.Select(e => e.Dark));
        Assert.Equal(new Rgb(255, 136, 0), playlist.Entries[0].Color);
        Assert.Equal("ghi chú", playlist.Entries[0].Note);

        var first = playlist.Entries[0].When;
        Assert.Equal(new DayRule.Period(new DateInterval(new(2023, 4, 7), new(2023, 4, 15))), first.Rule);
        Assert.Equal(["06:30-11:30", "22:00-02:00"], first.Hours.Select(h => h.ToString()));
        Assert.True(first.Days.SetEquals([IsoDayOfWeek.Monday, IsoDayOfWeek.Sunday]));
        Assert.True(first.Except.SetEquals([new(2023, 4, 10)]));
        Assert.Equal([new LocalDate(2023, 4, 1), new LocalDate(2023, 3, 1)], Assert.IsType<DayRule.On>(playlist.Entries[1].When.Rule).Dates);
        Assert.Equal(new DayRule.Yearly(new(12, 20), new(1, 10)), playlist.Entries[2].When.Rule);
        Assert.Equal(new DayRule.Yearly(new(2, 29), new(2, 29)), playlist.Entries[3].When.Rule);
        Assert.IsType<DayRule.Always>(playlist.Entries[4].When.Rule);
        Assert.Equal(2, playlist.Entries[4].When.Except.Count);
    }

    [Fact]
    public void Plan647_OfTheWorkedExample_HoldsWhatThePlanOrders()
    {
        var path = Path.Combine(Example.Root, "playlists", "647-KH-SCT.json");
        var office = BoardsReader.Read("boards.json", Example.Boards).Value!;

        var playlist = PlaylistReader.Read("playlists/647-KH-SCT.json", "647-KH-SCT", File.ReadAllBytes(path), office).Value!;

        Assert.Equal(["lobby", "gate"], office.Boards.Where(b => playlist.Boards.Any(t => t.Matches(b))).Select(b => b.Id.Value));
        Assert.Equal("Sử dụng năng lượng tiết kiệm và hiệu quả vì Trái đất của chúng ta", playlist.Entries[0].Slogan);
        Assert.Equal([new LocalDate(2023, 3, 25)], Assert.IsType<DayRule.On>(playlist.Entries[0].When.Rule).Dates);
        Assert.Equal("Bảo vệ tài nguyên nước là góp phần thúc đẩy tiến bộ xã hội", playlist.Entries[1].Slogan);
        Assert.Equal(new DayRule.Period(new DateInterval(new(2023, 4, 7), new(2023, 4, 15))), playlist.Entries[1].When.Rule);
        Assert.Contains("07/4/2022", playlist.Entries[1].Note, StringComparison.Ordinal);
        Assert.True(playlist.Entries[2].Dark);
        Assert.Equal("20:30-21:30", Assert.Single(playlist.Entries[2].When.Hours).ToString());
    }

    [Fact]
    public void Slogan_TypedWithSeparateMarks_IsComposedAndInnerBlanksAreKept()
    {
        var playlist = Read($$"""{ "name": "a", "entries": [{ "slogan": " Ba\u0309o  vê\u0323  nước ", "when": { "always": true } }] }""").Value!;

        Assert.Equal("Bảo  vệ  nước", playlist.Entries[0].Slogan);
    }

    [Theory]
    [InlineData("E\u0323\u0302", true, true, "Ệ")]
    [InlineData("E\u0323\u0302", false, false, null)]
    [InlineData("Ệ", false, true, "Ệ")]
    public void Nfc_WithAndWithoutIcu_NeverPassesTornLettersOn(string text, bool isAvailable, bool composes, string? expected)
    {
        Assert.True(Nfc.IsAvailable);
        Assert.Equal(composes, Nfc.TryCompose(text, isAvailable, out var composed));
        Assert.Equal(expected, composed);
    }

    [Fact]
    public void Slogan_ExactlyTheLongest_IsTaken()
    {
        Assert.Empty(Read($$"""{ "name": "a", "entries": [{ "slogan": "{{new string('ệ', 500)}}", "when": { "always": true } }] }""").Problems);
        Assert.Equal(
            "the text has 501 characters; at most 500 are allowed, so shorten it",
            Assert.Single(Read($$"""{ "name": "a", "entries": [{ "slogan": "{{new string('ệ', 501)}}", "when": { "always": true } }] }""").Problems).Message.En);
    }

    [Fact]
    public void Entries_None_IsAWarningOnly()
    {
        var result = Read("""{ "name": "a", "entries": [] }""");

        Assert.NotNull(result.Value);
        Assert.Empty(result.Value.Boards);
        var problem = Assert.Single(result.Problems);
        Assert.Equal(Severity.Warning, problem.Severity);
        Assert.Equal("playlists/thu.json:1:27: entries: the playlist has no entries, so it shows nothing", problem.ToString());
    }

    [Fact]
    public void Boards_WhileTheOfficeIsUnknown_AreCheckedForTheirFormOnly()
    {
        Assert.Empty(Read("""{ "name": "a", "boards": ["nowhere", "group:none"], "entries": [{ "slogan": "a", "when": { "always": true } }] }""").Problems);
        Assert.Equal(
            "playlists/thu.json:1:27: boards[0]: 'Sảnh' is no board or group; write a board's id such as 'lobby', or a group such as 'group:indoor'",
            Assert.Single(Read("""{ "name": "a", "boards": ["Sảnh"], "entries": [{ "slogan": "a", "when": { "always": true } }] }""").Problems).ToString());
    }

    [Theory]
    [InlineData("loby", "boards.json has no board 'loby'; did you mean 'lobby'?", "boards.json không có bảng 'loby'; có phải ý bạn là 'lobby'?")]
    [InlineData("Lobby", "'Lobby' is no board or group; did you mean 'lobby'?", "'Lobby' không phải là bảng hay nhóm bảng; có phải ý bạn là 'lobby'?")]
    [InlineData("group:indor", "boards.json has no group 'group:indor'; did you mean 'group:indoor'?", "boards.json không có nhóm 'group:indor'; có phải ý bạn là 'group:indoor'?")]
    [InlineData("indoor", "boards.json has no board 'indoor'; did you mean 'group:indoor'?", "boards.json không có bảng 'indoor'; có phải ý bạn là 'group:indoor'?")]
    [InlineData("group:gate", "boards.json has no group 'group:gate'; did you mean 'gate'?", "boards.json không có nhóm 'group:gate'; có phải ý bạn là 'gate'?")]
    [InlineData("cafeteria", "boards.json has no board 'cafeteria'; it has: lobby, gate, hall, group:indoor", "boards.json không có bảng 'cafeteria'; hiện có: lobby, gate, hall, group:indoor")]
    [InlineData("group:cafeteria", "boards.json has no group 'group:cafeteria'; it has: group:indoor", "boards.json không có nhóm 'group:cafeteria'; hiện có: group:indoor")]
    public void Board_Unknown_IsExplained(string target, string english, string vietnamese)
    {
        var office = BoardsReader.Read("boards.json", Example.Boards).Value!;
        var json = $$"""{ "name": "a", "boards": ["{{target}}"], "entries": [{ "slogan": "a", "when": { "always": true } }] }""";

        var problem = Assert.Single(PlaylistReader.Read("playlists/thu.json", "thu", Encoding.UTF8.GetBytes(json), office).Problems);

        Assert.Equal("boards[0]", problem.Path);
        Assert.Equal(english, problem.Message.En);
        Assert.Equal(vietnamese, problem.Message.Vi);
    }

    [Fact]
    public void Group_WhereThereIsNone_IsToldHowToMakeOne()
    {
        var office = BoardsReader.Read("boards.json", Encoding.UTF8.GetBytes(
            """{ "office": "Sở", "timeZone": "Asia/Ho_Chi_Minh", "boards": [{ "id": "lobby", "name": "Sảnh", "size": "96x16", "color": "red" }] }""")).Value!;
        var json = """{ "name": "a", "boards": ["group:indoor"], "entries": [{ "slogan": "a", "when": { "always": true } }] }""";

        var problem = Assert.Single(PlaylistReader.Read("playlists/thu.json", "thu", Encoding.UTF8.GetBytes(json), office).Problems);

        Assert.Equal("boards.json has no group 'group:indoor', nor any other; give boards their \"groups\" there, or name boards here", problem.Message.En);
        Assert.Equal("boards.json không có nhóm 'group:indoor', cũng không có nhóm nào khác; hãy ghi \"groups\" cho các bảng trong tệp đó, hoặc ghi mã bảng ở đây", problem.Message.Vi);
    }

    [Fact]
    public void File_ManyMistakes_AreAllShownInFileOrder()
    {
        var result = Read("""
            {
              "name": "",
              "plan": { "number": "1", "issued": "21/3/2023", "reportDu": "2023-04-18" },
              "entries": [
                { "id": "mot", "slogan": "Bảo vệ\u200b nước", "when": { "on": "2023-02-30", "hour": "06:30-21:00" } },
                { "id": "mot", "when": { "from": "2023-04-15", "to": "2023-04-07", "x": 1 } }
              ]
            }
            """);

        Assert.Null(result.Value);
        Assert.Equal(
            [
                "playlists/thu.json:2:11: name: the text is empty; write something",
                "playlists/thu.json:3:38: plan.issued: '21/3/2023' is no date; did you mean '2023-03-21'?",
                "playlists/thu.json:3:51: plan.reportDu: there is no field 'reportDu'; did you mean 'reportDue'?",
                "playlists/thu.json:5:30: entries[0].slogan: an invisible character (U+200B) stands at character 7; remove it, or type the text anew",
                "playlists/thu.json:5:67: entries[0].when.on: '2023-02-30' does not exist: February 2023 has 28 days",
                "playlists/thu.json:5:81: entries[0].when.hour: there is no field 'hour'; did you mean 'hours'?",
                "playlists/thu.json:6:5: entries[1]: one of these is missing: 'slogan', or 'dark'",
                "playlists/thu.json:6:13: entries[1].id: 'mot' is there already: entries[0].id, line 5, column 13; each may stand once only",
                "playlists/thu.json:6:58: entries[1].when.to: the period ends on 2023-04-07, before it starts on 2023-04-15; swap the two days or correct one of them",
                "playlists/thu.json:6:72: entries[1].when.x: there is no field 'x'; remove it, or use one of: on, from, to, observance, daysBefore, daysAfter, yearly, lunarYearly, always, hours, days, except",
            ],
            result.Problems.Select(p => p.ToString()));
    }

    private static ReadResult<Playlist> Read(string json) => PlaylistReader.Read("playlists/thu.json", "thu", Encoding.UTF8.GetBytes(json), office: null);
}
