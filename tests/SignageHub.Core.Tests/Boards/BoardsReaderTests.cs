using System.Text;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Core.Playlists;

namespace SignageHub.Core.Tests.Boards;

public sealed class BoardsReaderTests
{
    [Fact]
    public void Boards_AllFieldsWritten_AreRead()
    {
        var office = Read("""
            {
              "office": "  Sở Công Thương ",
              "timeZone": "Asia/Ho_Chi_Minh",
              "boards": [
                { "id": "lobby", "name": "Sảnh", "size": "192x32", "color": "amber", "hours": ["06:30-11:30", "13:00–24:00"], "brightness": 60, "groups": ["indoor", "led"], "timeZone": "Asia/Tokyo" },
                { "id": "gate", "name": "Cổng", "size": "320X32", "color": "rgb", "hours": "22:00 - 06:00" },
              ],
            }
            """).Value!;

        Assert.Equal("Sở Công Thương", office.Name);
        var lobby = office.Boards[0];
        Assert.Equal("lobby", lobby.Id.Value);
        Assert.Equal("Sảnh", lobby.Name);
        Assert.Equal(new PixelSize(192, 32), lobby.Size);
        Assert.Equal("amber", lobby.Color.Word);
        Assert.Equal([new HourRange(new LocalTime(6, 30), new LocalTime(11, 30)), new HourRange(new LocalTime(13, 0), LocalTime.Midnight)], lobby.Hours);
        Assert.Equal(60, lobby.Brightness);
        Assert.Equal(["indoor", "led"], lobby.Groups);
        Assert.Equal("Asia/Tokyo", lobby.TimeZone.Id);
        var gate = office.Boards[1];
        Assert.Equal(new HourRange(new LocalTime(22, 0), new LocalTime(6, 0)), Assert.Single(gate.Hours));
        Assert.Equal(100, gate.Brightness);
        Assert.Empty(gate.Groups);
        Assert.Equal("Asia/Ho_Chi_Minh", gate.TimeZone.Id);
    }

    [Fact]
    public void TimeZone_Misspelt_IsShownWithPlacePathAndSuggestion()
    {
        var result = Read("""
            {
              "office": "Sở Công Thương",
              "timeZone": "Asia/Ho_Chi_Minh",
              "boards": [
                { "id": "lobby", "name": "Sảnh", "size": "192x32", "color": "red" },
                { "id": "gate", "name": "Cổng", "size": "320x32", "color": "rgb" },
                {
                  "id": "hall",
                  "name": "Hội trường",
                  "size": "640x360",
                  "color": "rgb",
                  // Múi giờ riêng của bảng này
                  // (không cần nếu giống cơ quan)
                  "timeZone": "Asia/Ho_Chi_Min"
                }
              ]
            }
            """);

        var problem = Assert.Single(result.Problems);
        Assert.Equal("boards.json:14:19: boards[2].timeZone: 'Asia/Ho_Chi_Min' is no time zone; did you mean 'Asia/Ho_Chi_Minh'?", problem.ToString());
        Assert.Equal(
            "boards.json:14:19: boards[2].timeZone: 'Asia/Ho_Chi_Min' không phải là múi giờ; có phải ý bạn là 'Asia/Ho_Chi_Minh'?",
            problem.In(Language.Vietnamese));
    }

    [Theory]
    [InlineData("id", "\"hub\"", "'hub' is the hub's own name; give the board another id, for example 'lobby'", "'hub' là tên riêng của trung tâm; hãy đặt mã khác cho bảng, ví dụ 'sanh-chinh'")]
    [InlineData("id", "\"Sảnh chính\"", "'Sảnh chính' is no board id; did you mean 'sanh-chinh'?", "'Sảnh chính' không phải là mã bảng; có phải ý bạn là 'sanh-chinh'?")]
    [InlineData("id", "\"Đèn_1\"", "'Đèn_1' is no board id; did you mean 'den-1'?", "'Đèn_1' không phải là mã bảng; có phải ý bạn là 'den-1'?")]
    [InlineData("id", "\"\"", "'' is no board id; use 1 to 40 of the letters a-z, digits and hyphens, beginning and ending with a letter or digit", "'' không phải là mã bảng; hãy dùng 1 đến 40 ký tự gồm chữ thường không dấu a-z, chữ số và dấu gạch nối, đầu và cuối là chữ hoặc số")]
    [InlineData("id", "7", "text in double quotes, such as \"lobby\", must stand here, not a number", "ở đây phải là một chuỗi trong dấu ngoặc kép, ví dụ \"lobby\", không phải một số")]
    [InlineData("name", "\"   \"", "the text holds nothing but blanks; write something", "chuỗi chỉ có dấu cách; hãy ghi nội dung")]
    [InlineData("name", "null", "null says nothing; leave the field out", "null không có nghĩa gì; hãy bỏ hẳn mục này")]
    [InlineData("size", "\"0x0\"", "a board of '0x0' LEDs cannot be: columns and rows are each 1 to 8192", "không thể có bảng '0x0' điểm ảnh: số cột và số hàng phải từ 1 đến 8192")]
    [InlineData("size", "\"8193x32\"", "a board of '8193x32' LEDs cannot be: columns and rows are each 1 to 8192", "không thể có bảng '8193x32' điểm ảnh: số cột và số hàng phải từ 1 đến 8192")]
    [InlineData("size", "\"192 × 32\"", "'192 × 32' is no size; did you mean '192x32'?", "'192 × 32' không phải là kích thước; có phải ý bạn là '192x32'?")]
    [InlineData("size", "\"192\"", "'192' is no size; write columns x rows in LEDs, for example '192x32'", "'192' không phải là kích thước; hãy viết số cột x số hàng điểm ảnh, ví dụ '192x32'")]
    [InlineData("color", "\"gren\"", "'gren' is no colour of a board; did you mean 'green'?", "'gren' không phải là màu của bảng; có phải ý bạn là 'green'?")]
    [InlineData("color", "\"đỏ\"", "'đỏ' is no colour of a board; did you mean 'red'?", "'đỏ' không phải là màu của bảng; có phải ý bạn là 'red'?")]
    [InlineData("color", "\"purple\"", "'purple' is no colour of a board; choose one of: red, green, blue, amber, yellow, white, rgb", "'purple' không phải là màu của bảng; hãy chọn một trong các từ: red, green, blue, amber, yellow, white, rgb")]
    [InlineData("hours", "\"6h30 - 21h\"", "'6h30 - 21h' is no range of hours; did you mean '06:30-21:00'?", "'6h30 - 21h' không phải là khoảng giờ; có phải ý bạn là '06:30-21:00'?")]
    [InlineData("hours", "\"25:00-26:00\"", "'25:00-26:00' is no range of hours; write two times from 00:00 to 24:00, for example '06:30-21:00'", "'25:00-26:00' không phải là khoảng giờ; hãy viết hai giờ từ 00:00 đến 24:00, ví dụ '06:30-21:00'")]
    [InlineData("hours", "[]", "the list is empty; write at least one", "danh sách rỗng; hãy ghi ít nhất một mục")]
    [InlineData("brightness", "0", "0 is not a whole number from 1 to 100", "0 không phải là một số nguyên từ 1 đến 100")]
    [InlineData("brightness", "101", "101 is not a whole number from 1 to 100", "101 không phải là một số nguyên từ 1 đến 100")]
    [InlineData("brightness", "60.5", "60.5 is not a whole number from 1 to 100", "60.5 không phải là một số nguyên từ 1 đến 100")]
    [InlineData("brightness", "1e999", "1e999 is not a whole number from 1 to 100", "1e999 không phải là một số nguyên từ 1 đến 100")]
    [InlineData("brightness", "\"60\"", "a whole number from 1 to 100 must stand here, not text", "ở đây phải là một số nguyên từ 1 đến 100, không phải một chuỗi chữ")]
    [InlineData("groups", "\"indoor\"", "a list [ ] must stand here, not text", "ở đây phải là một danh sách [ ], không phải một chuỗi chữ")]
    [InlineData("timeZone", "\"Vietnam\"", "'Vietnam' is no time zone; did you mean 'Asia/Ho_Chi_Minh'?", "'Vietnam' không phải là múi giờ; có phải ý bạn là 'Asia/Ho_Chi_Minh'?")]
    [InlineData("timeZone", "\"asia/ho_chi_minh\"", "'asia/ho_chi_minh' is no time zone; did you mean 'Asia/Ho_Chi_Minh'?", "'asia/ho_chi_minh' không phải là múi giờ; có phải ý bạn là 'Asia/Ho_Chi_Minh'?")]
    [InlineData("timeZone", "\"giờ của tôi\"", "'giờ của tôi' is no time zone; write it as in the IANA list, for example 'Asia/Ho_Chi_Minh'", "'giờ của tôi' không phải là múi giờ; hãy viết theo danh mục IANA, ví dụ 'Asia/Ho_Chi_Minh'")]
    public void Board_BadValue_IsExplained(string field, string value, string english, string vietnamese)
    {
        var values = new Dictionary<string, string> { ["id"] = "\"lobby\"", ["name"] = "\"Sảnh\"", ["size"] = "\"192x32\"", ["color"] = "\"red\"", [field] = value };
        var board = string.Join(", ", values.Select(v => $"\"{v.Key}\": {v.Value}"));

        var result = Read($$"""{ "office": "a", "timeZone": "Asia/Ho_Chi_Minh", "boards": [{ {{board}} }] }""");

        var problem = Assert.Single(result.Problems);
        Assert.Null(result.Value);
        Assert.Equal($"boards[0].{field}", problem.Path);
        Assert.Equal(english, problem.Message.En);
        Assert.Equal(vietnamese, problem.Message.Vi);
    }

    [Fact]
    public void Group_BadName_IsNamedByItsPlaceInTheList()
    {
        var problem = Assert.Single(Read("""
            { "office": "a", "timeZone": "Asia/Ho_Chi_Minh",
              "boards": [{ "id": "a", "name": "a", "size": "1x1", "color": "red", "groups": ["indoor", "Trong nhà"] }] }
            """).Problems);

        Assert.Equal("boards.json:2:92: boards[0].groups[1]: 'Trong nhà' is no name of a group; did you mean 'trong-nha'?", problem.ToString());
    }

    [Fact]
    public void Office_NoBoards_IsAProblem()
    {
        var result = Read("""{ "office": "a", "timeZone": "Asia/Ho_Chi_Minh", "boards": [] }""");

        Assert.Equal("boards.json:1:60: boards: the list is empty; write at least one", Assert.Single(result.Problems).ToString());
    }

    [Fact]
    public void Boards_SameIdTwiceAndOneWrongOtherwise_BothPlacesAreNamed()
    {
        var result = Read("""
            { "office": "a", "timeZone": "Asia/Ho_Chi_Minh",
              "boards": [
                { "id": "gate", "name": "a", "size": "big", "color": "red" },
                { "id": "gate", "name": "b", "size": "1x1", "color": "red" } ] }
            """);

        Assert.Equal(
            [
                "boards.json:3:42: boards[0].size: 'big' is no size; write columns x rows in LEDs, for example '192x32'",
                "boards.json:4:13: boards[1].id: 'gate' is there already: boards[0].id, line 3, column 13; each may stand once only",
            ],
            result.Problems.Select(p => p.ToString()));
        Assert.Equal("'gate' đã có rồi: boards[0].id, dòng 3, cột 13; mỗi giá trị chỉ được ghi một lần", result.Problems[1].Message.Vi);
    }

    [Fact]
    public void File_ManyMistakes_AreAllShownInFileOrder()
    {
        var result = Read("""
            {
              "ofice": "Sở Công Thương",
              "timeZone": "Hanoi",
              "boards": [
                { "id": "a", "size": "1x1", "colour": "red", "brightness": 500 },
                "lobby"
              ]
            }
            """);

        Assert.Equal(
            [
                "boards.json:1:1: 'office' is missing; for example \"office\": \"Sở Công Thương\"",
                "boards.json:2:3: ofice: there is no field 'ofice'; did you mean 'office'?",
                "boards.json:3:15: timeZone: 'Hanoi' is no time zone; did you mean 'Asia/Ho_Chi_Minh'?",
                "boards.json:5:5: boards[0]: 'name' is missing; for example \"name\": \"Bảng LED sảnh chính\"",
                "boards.json:5:5: boards[0]: 'color' is missing; for example \"color\": \"red\"",
                "boards.json:5:33: boards[0].colour: there is no field 'colour'; did you mean 'color'?",
                "boards.json:5:64: boards[0].brightness: 500 is not a whole number from 1 to 100",
                "boards.json:6:5: boards[1]: an object { } must stand here, not text",
            ],
            result.Problems.Select(p => p.ToString()));
        Assert.Equal("thiếu mục 'office'; ví dụ \"office\": \"Sở Công Thương\"", result.Problems[0].Message.Vi);
        Assert.Equal("không có mục nào tên 'ofice'; có phải ý bạn là 'office'?", result.Problems[1].Message.Vi);
    }

    private static Core.Json.ReadResult<Office> Read(string json) => BoardsReader.Read("boards.json", Encoding.UTF8.GetBytes(json));
}
