using System.Text;
using SignageHub.Core.Boards;

namespace SignageHub.Core.Tests.Json;

public sealed class BrokenJsonTests
{
    [Theory]
    [InlineData("", "1:1: the file is empty", "tệp rỗng")]
    [InlineData("  \n// chưa có gì\n", "3:1: the file is empty", "tệp rỗng")]
    [InlineData("{", "1:2: the file ends too early: '{' of line 1, column 1 is not closed; add '}'", "tệp kết thúc quá sớm: dấu '{' ở dòng 1, cột 1 chưa được đóng; hãy thêm '}'")]
    [InlineData("{ \"boards\": [\n", "2:1: the file ends too early: '[' of line 1, column 13 is not closed; add ']'", "tệp kết thúc quá sớm: dấu '[' ở dòng 1, cột 13 chưa được đóng; hãy thêm ']'")]
    [InlineData("{ \"boards\": [ }", "1:15: '}' stands here, but '[' of line 1, column 13 is still open; close it first with ']'", "ở đây có '}', nhưng dấu '[' ở dòng 1, cột 13 vẫn chưa đóng; hãy đóng bằng ']' trước")]
    [InlineData("{ \"office\": \"Sở\"\n  \"boards\": [] }", "2:3: a comma is missing before this", "thiếu dấu phẩy trước chỗ này")]
    [InlineData("{ \"boards\": [{} {}] }", "1:17: a comma is missing before this", "thiếu dấu phẩy trước chỗ này")]
    [InlineData("{ \"boards\": [1,,2] }", "1:16: one comma too many; remove it", "thừa một dấu phẩy; hãy xóa đi")]
    [InlineData("{ , \"office\": \"a\" }", "1:3: one comma too many; remove it", "thừa một dấu phẩy; hãy xóa đi")]
    [InlineData("{ \"office\" \"Sở\" }", "1:12: a colon is missing after \"office\"", "thiếu dấu hai chấm sau \"office\"")]
    [InlineData("{ \"office\": }", "1:13: the value after the colon is missing", "thiếu giá trị sau dấu hai chấm")]
    [InlineData("{ \"office\": , }", "1:13: the value after the colon is missing", "thiếu giá trị sau dấu hai chấm")]
    [InlineData("{ office: \"Sở\" }", "1:3: a name stands in double quotes: \"office\"", "tên phải nằm trong dấu ngoặc kép: \"office\"")]
    [InlineData("{ “office”: \"Sở\" }", "1:3: use the straight double quote \" instead of “", "hãy dùng dấu ngoặc kép thẳng \" thay cho “")]
    [InlineData("{ \"office\": 'Sở' }", "1:13: use the straight double quote \" instead of '", "hãy dùng dấu ngoặc kép thẳng \" thay cho '")]
    [InlineData("{ \"office\": “Sở” }", "1:13: use the straight double quote \" instead of “", "hãy dùng dấu ngoặc kép thẳng \" thay cho “")]
    [InlineData("{ \"office\": Sở }", "1:13: text stands in double quotes: \"Sở\"", "chữ phải nằm trong dấu ngoặc kép: \"Sở\"")]
    [InlineData("{ \"hours\": 05:30-22:30\", \"a\": 1 }", "1:12: the double quote before this is missing: \"05:30-22:30\"", "thiếu dấu ngoặc kép ở đầu: \"05:30-22:30\"")]
    [InlineData("{ \"name\": Bảng LED cổng\" }", "1:11: the double quote before this is missing: \"Bảng LED cổng\"", "thiếu dấu ngoặc kép ở đầu: \"Bảng LED cổng\"")]
    [InlineData("{ \"name: \"Bảng LED cổng\" }", "1:3: the double quote after the name is missing: \"name\":", "thiếu dấu ngoặc kép sau tên: \"name\":")]
    [InlineData("[\n  { \"id\": \"a\",\n  { \"id\": \"b\" } ]", "3:3: a name in double quotes must stand here, not '{'; perhaps '{' of line 2, column 3 should be closed with '}' before this", "ở đây phải là một tên trong dấu ngoặc kép, không phải '{'; có lẽ dấu '{' ở dòng 2, cột 3 cần được đóng bằng '}' trước chỗ này")]
    [InlineData("{ \"dark\": True }", "1:11: write true in small letters and nothing else", "hãy viết true bằng chữ thường, không kèm gì khác")]
    [InlineData("{ \"brightness\": 60% }", "1:17: '60%' is no number; write it as 60, or as text in double quotes: \"60%\"", "'60%' không phải là số; hãy viết như 60, hoặc đặt trong dấu ngoặc kép nếu là chữ: \"60%\"")]
    [InlineData("{ \"size\": 192x32 }", "1:11: '192x32' is no number; write it as 60, or as text in double quotes: \"192x32\"", "'192x32' không phải là số; hãy viết như 60, hoặc đặt trong dấu ngoặc kép nếu là chữ: \"192x32\"")]
    [InlineData("{ \"brightness\": 060 }", "1:17: '060' is no number; write it as 60, or as text in double quotes: \"060\"", "'060' không phải là số; hãy viết như 60, hoặc đặt trong dấu ngoặc kép nếu là chữ: \"060\"")]
    [InlineData("{ \"office\": \"Sở\n}", "1:13: this text is not closed: the double quote at its end is missing (and a text stands on one line)", "chuỗi này chưa được đóng: thiếu dấu ngoặc kép ở cuối (và mỗi chuỗi phải nằm trên một dòng)")]
    [InlineData("{ \"office\": \"Sở\tCông\" }", "1:16: a tab stands within the text; write a blank", "có dấu tab trong chuỗi; hãy thay bằng dấu cách")]
    [InlineData("{ \"office\": \"C:\\Sở\" }", "1:16: a backslash \\ begins a special sign; for the backslash itself write \\\\", "dấu gạch chéo ngược \\ bắt đầu một ký hiệu đặc biệt; để viết chính dấu đó hãy gõ \\\\")]
    [InlineData("{ \"office\": \"a\" } }", "1:19: the file's content has ended already; remove what stands from here on", "nội dung tệp đã kết thúc; hãy xóa phần thừa từ đây")]
    [InlineData("{ /* chú thích \n }", "1:3: this comment is not closed; add '*/'", "chú thích này chưa được đóng; hãy thêm '*/'")]
    [InlineData("{ / chú thích \n }", "1:3: a comment begins with '//'", "chú thích phải bắt đầu bằng '//'")]
    [InlineData("{ # chú thích\n }", "1:3: '#' does not belong here; remove it", "'#' không hợp lệ ở đây; hãy xóa đi")]
    [InlineData("office: Sở", "1:1: text stands in double quotes: \"office\"", "chữ phải nằm trong dấu ngoặc kép: \"office\"")]
    public void File_WrongJson_IsOneProblemInPeoplesWords(string json, string english, string vietnamese)
    {
        var result = BoardsReader.Read("boards.json", Encoding.UTF8.GetBytes(json));

        var problem = Assert.Single(result.Problems);
        Assert.Null(result.Value);
        Assert.Equal($"boards.json:{english}", problem.In(Language.English));
        Assert.Equal(vietnamese, problem.Message.Vi);
    }

    [Theory]
    [InlineData(64, false)]
    [InlineData(65, true)]
    public void File_NestedDeep_IsBounded(int depth, bool tooDeep)
    {
        var json = $"{{ \"x\": {new string('[', depth - 1)}{new string(']', depth - 1)} }}";

        var problems = BoardsReader.Read("boards.json", Encoding.UTF8.GetBytes(json)).Problems;

        Assert.Equal(tooDeep, problems.Any(p => p.Message.En == "objects and lists are nested more than 64 deep here"));
    }

    [Fact]
    public void File_NameTwice_NamesBothPlaces()
    {
        var problem = BoardsReader.Read("boards.json", "{ \"office\": \"a\",\n  \"office\": \"b\" }"u8).Problems[^1];

        Assert.Equal("boards.json:2:3: office: 'office' stands here a second time; the first is at line 1, column 3: keep one of them", problem.ToString());
        Assert.Equal("'office' xuất hiện lần thứ hai; lần đầu ở dòng 1, cột 3: hãy giữ lại một", problem.Message.Vi);
    }

    [Fact]
    public void File_HalfACharacter_IsAProblem()
    {
        var problems = BoardsReader.Read("boards.json", "{ \"office\": \"\\ud83d\" }"u8).Problems;

        Assert.Contains(problems, p => p.ToString() == "boards.json:1:13: office: this text holds half a character (an escape from \\ud800 to \\udfff without its partner); write the character itself");
    }

    [Fact]
    public void File_Utf16_IsNamedAsSuch()
    {
        var result = BoardsReader.Read("boards.json", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("{}")]);

        var problem = Assert.Single(result.Problems);
        Assert.Equal("boards.json: the file is UTF-16 (\"Unicode\" in Windows programs); save it again with the encoding UTF-8", problem.ToString());
        Assert.Equal("tệp có mã UTF-16 (trong Windows gọi là \"Unicode\"); hãy lưu lại tệp với bảng mã UTF-8", problem.Message.Vi);
    }

    [Fact]
    public void File_OldVietnameseEncoding_IsNamedWithItsPlace()
    {
        // "Sở" in TCVN3: 53 EB.
        var result = BoardsReader.Read("boards.json", [.. "{ \"office\":\n \"S"u8, 0xEB, .. "\" }"u8]);

        var problem = Assert.Single(result.Problems);
        Assert.Equal(
            "boards.json:2:4: the file is not UTF-8: here stands a byte of another encoding (TCVN3, VNI or Windows, perhaps); save the file again with the encoding UTF-8",
            problem.ToString());
        Assert.Equal(
            "tệp không phải là UTF-8: ở đây có byte của bảng mã khác (có thể là TCVN3, VNI hoặc Windows); hãy lưu lại tệp với bảng mã UTF-8",
            problem.Message.Vi);
    }

    [Theory]
    [InlineData("{ \"sai\": 1 }", 1, 3)]
    [InlineData("\uFEFF{ \"sai\": 1 }", 1, 3)]
    [InlineData("{ \"office\": \"Sở Công Thương\", \"sai\": 1 }", 1, 31)]
    [InlineData("{ \"office\": \"So\u031B\u0309\", \"sai\": 1 }", 1, 21)]
    [InlineData("{ \"office\": \"😀\", \"sai\": 1 }", 1, 19)]
    [InlineData("{\t\t\"sai\": 1 }", 1, 4)]
    [InlineData("{\r\n  \"sai\": 1 }", 2, 3)]
    [InlineData("{\r\n\r\n\"sai\": 1 }", 3, 1)]
    [InlineData("{\r\r\"sai\": 1 }", 3, 1)]
    [InlineData("{ // chú thích\n /* hai\r\n dòng ạ */ \"sai\": 1 }", 3, 12)]
    public void Problem_AfterUnusualText_HasLineAndColumnAsEditorsCount(string json, int line, int column)
    {
        var problems = BoardsReader.Read("boards.json", Encoding.UTF8.GetBytes(json)).Problems;

        var problem = Assert.Single(problems, p => p.Path == "sai");
        Assert.Equal((line, column), (problem.Line, problem.Column));
    }
}
