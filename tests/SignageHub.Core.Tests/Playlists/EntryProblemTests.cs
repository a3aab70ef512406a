using System.Text;
using SignageHub.Core.Json;
using SignageHub.Core.Playlists;

namespace SignageHub.Core.Tests.Playlists;

public sealed class EntryProblemTests
{
    [Theory]
    [InlineData("\"slogan\": \"\"", "slogan", "the text is empty; write something", "chuỗi rỗng; hãy ghi nội dung")]
    [InlineData("\"slogan\": \" \u00A0 \"", "slogan", "the text holds nothing but blanks; write something", "chuỗi chỉ có dấu cách; hãy ghi nội dung")]
    [InlineData("\"slogan\": \"Một\\nhai\"", "slogan", "a line break (U+000A) stands at character 4; keep the text on one line", "có dấu xuống dòng (U+000A) ở ký tự thứ 4; hãy viết trên một dòng")]
    [InlineData("\"slogan\": \"Một\\thai\"", "slogan", "a tab (U+0009) stands at character 4; write a blank", "có dấu tab (U+0009) ở ký tự thứ 4; hãy thay bằng dấu cách")]
    [InlineData("\"slogan\": \"Một\\u0007\"", "slogan", "a control character (U+0007) stands at character 4; remove it", "có ký tự điều khiển (U+0007) ở ký tự thứ 4; hãy xóa đi")]
    [InlineData("\"slogan\": \"Một\u00ADhai\"", "slogan", "an invisible character (U+00AD) stands at character 4; remove it, or type the text anew", "có ký tự không nhìn thấy được (U+00AD) ở ký tự thứ 4; hãy xóa đi hoặc gõ lại chuỗi này")]
    [InlineData("\"slogan\": \"\uFEFFMột\"", "slogan", "an invisible character (U+FEFF) stands at character 1; remove it, or type the text anew", "có ký tự không nhìn thấy được (U+FEFF) ở ký tự thứ 1; hãy xóa đi hoặc gõ lại chuỗi này")]
    [InlineData("\"slogan\": \"Một\u202Ehai\"", "slogan", "an invisible character (U+202E) stands at character 4; remove it, or type the text anew", "có ký tự không nhìn thấy được (U+202E) ở ký tự thứ 4; hãy xóa đi hoặc gõ lại chuỗi này")]
    [InlineData("\"slogan\": \"N\uFFFDớc\"", "slogan", "a damaged character (U+FFFD) stands at character 2; type it anew", "có ký tự bị hỏng (U+FFFD) ở ký tự thứ 2; hãy gõ lại")]
    [InlineData("\"slogan\": \"a\\uFFFE\"", "slogan", "a damaged character (U+FFFE) stands at character 2; type it anew", "có ký tự bị hỏng (U+FFFE) ở ký tự thứ 2; hãy gõ lại")]
    [InlineData("\"slogan\": \"a\", \"id\": \"\\uFFFE\"", "id", "'⟨U+FFFE⟩' is no entry id; use 1 to 40 of the letters a-z, digits and hyphens, beginning with a letter", "'⟨U+FFFE⟩' không phải là mã của mục; hãy dùng 1 đến 40 ký tự gồm chữ thường không dấu a-z, chữ số và dấu gạch nối, bắt đầu bằng chữ")]
    [InlineData("\"slogan\": [\"a\"]", "slogan", "text in double quotes, such as \"Bảo vệ tài nguyên nước\", must stand here, not a list [ ]", "ở đây phải là một chuỗi trong dấu ngoặc kép, ví dụ \"Bảo vệ tài nguyên nước\", không phải một danh sách [ ]")]
    [InlineData("\"slogan\": \"a\", \"dark\": true", "dark", "'dark' does not go together with 'slogan'; keep one of them", "không thể dùng 'dark' cùng với 'slogan'; hãy giữ lại một")]
    [InlineData("\"dark\": true, \"level\": \"alert\"", "level", "a dark entry has no level of its own: dark lies between alert and exclusive; remove 'level'", "mục tắt bảng không có mức riêng: nó luôn nằm giữa alert và exclusive; hãy xóa 'level'")]
    [InlineData("\"dark\": false", "dark", "false says nothing; leave the field out", "false không có nghĩa gì; hãy bỏ hẳn mục này")]
    [InlineData("\"dark\": \"true\"", "dark", "true, without quotes, must stand here, not text", "ở đây phải là true, không có dấu ngoặc kép, không phải một chuỗi chữ")]
    [InlineData("\"note\": \"a\"", "", "one of these is missing: 'slogan', or 'dark'", "thiếu một trong các mục: 'slogan', hoặc 'dark'")]
    [InlineData("\"slogan\": \"a\", \"level\": \"exklusive\"", "level", "'exklusive' is no level; did you mean 'exclusive'?", "'exklusive' không phải là mức; có phải ý bạn là 'exclusive'?")]
    [InlineData("\"slogan\": \"a\", \"level\": \"khẩn cấp\"", "level", "'khẩn cấp' is no level; did you mean 'alert'?", "'khẩn cấp' không phải là mức; có phải ý bạn là 'alert'?")]
    [InlineData("\"slogan\": \"a\", \"level\": \"dark\"", "level", "dark is no level to choose: write \"dark\": true in place of the slogan to switch the boards off", "không chọn dark làm mức: hãy ghi \"dark\": true thay cho khẩu hiệu để tắt bảng")]
    [InlineData("\"slogan\": \"a\", \"level\": \"7\"", "level", "'7' is no level; choose one of: alert, exclusive, normal, filler", "'7' không phải là mức; hãy chọn một trong các từ: alert, exclusive, normal, filler")]
    [InlineData("\"slogan\": \"a\", \"color\": \"red\"", "color", "'red' is no colour; did you mean '#ff0000'?", "'red' không phải là màu; có phải ý bạn là '#ff0000'?")]
    [InlineData("\"slogan\": \"a\", \"color\": \"vàng\"", "color", "'vàng' is no colour; did you mean '#ffff00'?", "'vàng' không phải là màu; có phải ý bạn là '#ffff00'?")]
    [InlineData("\"slogan\": \"a\", \"color\": \"#f80\"", "color", "'#f80' is no colour; did you mean '#ff8800'?", "'#f80' không phải là màu; có phải ý bạn là '#ff8800'?")]
    [InlineData("\"slogan\": \"a\", \"color\": \"ff8800\"", "color", "'ff8800' is no colour; did you mean '#ff8800'?", "'ff8800' không phải là màu; có phải ý bạn là '#ff8800'?")]
    [InlineData("\"slogan\": \"a\", \"color\": \"#gg0000\"", "color", "'#gg0000' is no colour; write # and six digits 0-9 a-f: red, green, blue, for example '#ff8800'", "'#gg0000' không phải là màu; hãy viết dấu # và sáu chữ số 0-9 a-f cho đỏ, xanh lá, xanh dương, ví dụ '#ff8800'")]
    [InlineData("\"slogan\": \"a\", \"color\": \"#000000\"", "color", "black cannot be seen on a board; choose another colour, or \"dark\": true to switch the boards off", "màu đen không nhìn thấy được trên bảng; hãy chọn màu khác, hoặc dùng \"dark\": true để tắt bảng")]
    [InlineData("\"slogan\": \"a\", \"id\": \"2\"", "id", "'2' is no entry id; did you mean 'e-2'?", "'2' không phải là mã của mục; có phải ý bạn là 'e-2'?")]
    [InlineData("\"slogan\": \"a\", \"id\": \"Giờ Trái đất\"", "id", "'Giờ Trái đất' is no entry id; did you mean 'gio-trai-dat'?", "'Giờ Trái đất' không phải là mã của mục; có phải ý bạn là 'gio-trai-dat'?")]
    [InlineData("\"slogan\": \"a\", \"id\": \"-\"", "id", "'-' is no entry id; use 1 to 40 of the letters a-z, digits and hyphens, beginning with a letter", "'-' không phải là mã của mục; hãy dùng 1 đến 40 ký tự gồm chữ thường không dấu a-z, chữ số và dấu gạch nối, bắt đầu bằng chữ")]
    [InlineData("\"slogan\": \"a\", \"sloagn\": \"b\"", "sloagn", "there is no field 'sloagn'; did you mean 'slogan'?", "không có mục nào tên 'sloagn'; có phải ý bạn là 'slogan'?")]
    public void Entry_BadField_IsExplained(string fields, string path, string english, string vietnamese)
    {
        var result = Read($$"""{ {{fields}}, "when": { "always": true } }""");

        AssertOnly(result, ("entries[0]." + path).TrimEnd('.'), english, vietnamese);
    }

    [Fact]
    public void Entry_WithoutWhen_GetsAnExample()
    {
        AssertOnly(
            Read("""{ "slogan": "a" }"""),
            "entries[0]",
            "'when' is missing; for example \"when\": { \"on\": \"2023-03-25\" }",
            "thiếu mục 'when'; ví dụ \"when\": { \"on\": \"2023-03-25\" }");
    }

    [Theory]
    [InlineData("\"on\": \"2023-02-30\"", "on", "'2023-02-30' does not exist: February 2023 has 28 days", "không có ngày '2023-02-30': tháng 2 năm 2023 có 28 ngày")]
    [InlineData("\"on\": \"2024-02-30\"", "on", "'2024-02-30' does not exist: February 2024 has 29 days", "không có ngày '2024-02-30': tháng 2 năm 2024 có 29 ngày")]
    [InlineData("\"on\": \"2023-04-00\"", "on", "'2023-04-00' does not exist: April 2023 has 30 days", "không có ngày '2023-04-00': tháng 4 năm 2023 có 30 ngày")]
    [InlineData("\"on\": \"2023-25-03\"", "on", "'2023-25-03' does not exist: months run from 01 to 12; did you mean '2023-03-25'?", "không có ngày '2023-25-03': tháng chỉ từ 01 đến 12; có phải ý bạn là '2023-03-25'?")]
    [InlineData("\"on\": \"25/3/2023\"", "on", "'25/3/2023' is no date; did you mean '2023-03-25'?", "'25/3/2023' không phải là ngày; có phải ý bạn là '2023-03-25'?")]
    [InlineData("\"on\": \"ngày 25 tháng 3 năm 2023\"", "on", "'ngày 25 tháng 3 năm 2023' is no date; did you mean '2023-03-25'?", "'ngày 25 tháng 3 năm 2023' không phải là ngày; có phải ý bạn là '2023-03-25'?")]
    [InlineData("\"on\": \"2023-3-25\"", "on", "'2023-3-25' is no date; did you mean '2023-03-25'?", "'2023-3-25' không phải là ngày; có phải ý bạn là '2023-03-25'?")]
    [InlineData("\"on\": \"hôm nay\"", "on", "'hôm nay' is no date; write year-month-day, for example '2023-03-25'", "'hôm nay' không phải là ngày; hãy viết năm-tháng-ngày, ví dụ '2023-03-25'")]
    [InlineData("\"on\": \"1999-12-31\"", "on", "the year 1999 is out of range: 2000 to 2199 are allowed", "năm 1999 nằm ngoài phạm vi: chỉ dùng từ 2000 đến 2199")]
    [InlineData("\"on\": \"2200-01-01\"", "on", "the year 2200 is out of range: 2000 to 2199 are allowed", "năm 2200 nằm ngoài phạm vi: chỉ dùng từ 2000 đến 2199")]
    [InlineData("\"on\": [\"2023-03-25\", \"2023-03-25\"]", "on[1]", "'2023-03-25' is there already: entries[0].when.on[0], line 1, column 74; each may stand once only", "'2023-03-25' đã có rồi: entries[0].when.on[0], dòng 1, cột 74; mỗi giá trị chỉ được ghi một lần")]
    [InlineData("\"on\": []", "on", "the list is empty; write at least one", "danh sách rỗng; hãy ghi ít nhất một mục")]
    [InlineData("\"on\": \"2023-03-25\", \"yearly\": \"03-25\"", "yearly", "'yearly' does not go together with 'on'; keep one of them", "không thể dùng 'yearly' cùng với 'on'; hãy giữ lại một")]
    [InlineData("\"from\": \"2023-03-25\", \"always\": true", "always", "'always' does not go together with 'from'; keep one of them", "không thể dùng 'always' cùng với 'from'; hãy giữ lại một")]
    [InlineData("\"from\": \"2023-03-25\"", "", "'to' is missing beside 'from'; for example \"to\": \"2023-04-15\"", "có 'from' nhưng thiếu 'to'; ví dụ \"to\": \"2023-04-15\"")]
    [InlineData("\"to\": \"2023-03-25\"", "", "'from' is missing beside 'to'; for example \"from\": \"2023-04-07\"", "có 'to' nhưng thiếu 'from'; ví dụ \"from\": \"2023-04-07\"")]
    [InlineData("\"hours\": \"06:30-21:00\"", "", "one of these is missing: 'on', or 'from' and 'to', or 'observance', or 'yearly', or 'lunarYearly', or 'always'", "thiếu một trong các mục: 'on', hoặc 'from' và 'to', hoặc 'observance', hoặc 'yearly', hoặc 'lunarYearly', hoặc 'always'")]
    [InlineData("\"from\": \"2023-04-07\", \"to\": \"2022-04-15\"", "to", "the period ends on 2022-04-15, before it starts on 2023-04-07; probably the year is wrong: did you mean '2023-04-15'?", "ngày cuối 2022-04-15 lại trước ngày đầu 2023-04-07; có lẽ sai năm: có phải ý bạn là '2023-04-15'?")]
    [InlineData("\"from\": \"2023-12-25\", \"to\": \"2023-01-05\"", "to", "the period ends on 2023-01-05, before it starts on 2023-12-25; probably the year is wrong: did you mean '2024-01-05'?", "ngày cuối 2023-01-05 lại trước ngày đầu 2023-12-25; có lẽ sai năm: có phải ý bạn là '2024-01-05'?")]
    [InlineData("\"from\": \"2023-04-15\", \"to\": \"2023-04-07\"", "to", "the period ends on 2023-04-07, before it starts on 2023-04-15; swap the two days or correct one of them", "ngày cuối 2023-04-07 lại trước ngày đầu 2023-04-15; hãy đổi chỗ hai ngày hoặc sửa lại một ngày")]
    [InlineData("\"yearly\": \"22/3\"", "yearly", "'22/3' is no day or period of each year; did you mean '03-22'?", "'22/3' không phải là ngày hoặc khoảng ngày hằng năm; có phải ý bạn là '03-22'?")]
    [InlineData("\"yearly\": \"1/6 - 30/6\"", "yearly", "'1/6 - 30/6' is no day or period of each year; did you mean '06-01/06-30'?", "'1/6 - 30/6' không phải là ngày hoặc khoảng ngày hằng năm; có phải ý bạn là '06-01/06-30'?")]
    [InlineData("\"yearly\": \"6-1/6-30\"", "yearly", "'6-1/6-30' is no day or period of each year; did you mean '06-01/06-30'?", "'6-1/6-30' không phải là ngày hoặc khoảng ngày hằng năm; có phải ý bạn là '06-01/06-30'?")]
    [InlineData("\"yearly\": \"02-30\"", "yearly", "'02-30' does not exist: February has at most 29 days", "không có ngày '02-30': tháng 2 có nhiều nhất 29 ngày")]
    [InlineData("\"yearly\": \"06-01/06-31\"", "yearly", "'06-31' does not exist: June has 30 days", "không có ngày '06-31': tháng 6 có 30 ngày")]
    [InlineData("\"yearly\": \"22-03\"", "yearly", "'22-03' does not exist: months run from 01 to 12; did you mean '03-22'?", "không có ngày '22-03': tháng chỉ từ 01 đến 12; có phải ý bạn là '03-22'?")]
    [InlineData("\"yearly\": \"mùa hè\"", "yearly", "'mùa hè' is no day or period of each year; write month-day, for example '03-22', or '06-01/06-30' for a period", "'mùa hè' không phải là ngày hoặc khoảng ngày hằng năm; hãy viết tháng-ngày, ví dụ '03-22', hoặc '06-01/06-30' cho một khoảng")]
    [InlineData("\"always\": false", "always", "false says nothing; leave the field out", "false không có nghĩa gì; hãy bỏ hẳn mục này")]
    [InlineData("\"always\": true, \"hours\": \"20h30 – 21h30\"", "hours", "'20h30 – 21h30' is no range of hours; did you mean '20:30-21:30'?", "'20h30 – 21h30' không phải là khoảng giờ; có phải ý bạn là '20:30-21:30'?")]
    [InlineData("\"always\": true, \"hours\": [\"06:30-21:00\", \"sáng\"]", "hours[1]", "'sáng' is no range of hours; write two times from 00:00 to 24:00, for example '06:30-21:00'", "'sáng' không phải là khoảng giờ; hãy viết hai giờ từ 00:00 đến 24:00, ví dụ '06:30-21:00'")]
    [InlineData("\"always\": true, \"days\": [\"mon\", \"Tuesday\"]", "days[1]", "'Tuesday' is no day of the week; did you mean 'tue'?", "'Tuesday' không phải là thứ trong tuần; có phải ý bạn là 'tue'?")]
    [InlineData("\"always\": true, \"days\": \"Thứ Hai\"", "days", "'Thứ Hai' is no day of the week; did you mean 'mon'?", "'Thứ Hai' không phải là thứ trong tuần; có phải ý bạn là 'mon'?")]
    [InlineData("\"always\": true, \"days\": \"CN\"", "days", "'CN' is no day of the week; did you mean 'sun'?", "'CN' không phải là thứ trong tuần; có phải ý bạn là 'sun'?")]
    [InlineData("\"always\": true, \"days\": \"mno\"", "days", "'mno' is no day of the week; did you mean 'mon'?", "'mno' không phải là thứ trong tuần; có phải ý bạn là 'mon'?")]
    [InlineData("\"always\": true, \"except\": \"2023-04-31\"", "except", "'2023-04-31' does not exist: April 2023 has 30 days", "không có ngày '2023-04-31': tháng 4 năm 2023 có 30 ngày")]
    [InlineData("\"always\": true, \"exept\": \"2023-04-30\"", "exept", "there is no field 'exept'; did you mean 'except'?", "không có mục nào tên 'exept'; có phải ý bạn là 'except'?")]
    public void When_BadField_IsExplained(string fields, string path, string english, string vietnamese)
    {
        var result = Read($$"""{ "slogan": "Một khẩu hiệu", "when": { {{fields}} } }""");

        AssertOnly(result, ("entries[0].when." + path).TrimEnd('.'), english, vietnamese);
    }

    [Theory]
    [InlineData("2022-04-07", "2023-04-15", "the period is 374 days long, more than 60; probably the year is wrong: did you mean '2023-04-07'?", "khoảng thời gian dài 374 ngày, quá 60 ngày; có lẽ sai năm: có phải ý bạn là '2023-04-07'?")]
    [InlineData("2023-01-01", "2023-03-02", "the period is 61 days long; more than 60 are unusual for one plan, so check both days", "khoảng thời gian dài 61 ngày; quá 60 ngày là bất thường với một kế hoạch, hãy kiểm tra lại hai ngày")]
    public void Period_OverSixtyDays_IsAWarningWithTheReason(string from, string to, string english, string vietnamese)
    {
        var result = Read($$"""{ "slogan": "a", "when": { "from": "{{from}}", "to": "{{to}}" } }""");

        Assert.NotNull(result.Value);
        var problem = Assert.Single(result.Problems);
        Assert.Equal((Severity.Warning, "entries[0].when.from"), (problem.Severity, problem.Path));
        Assert.Equal(english, problem.Message.En);
        Assert.Equal(vietnamese, problem.Message.Vi);
    }

    [Fact]
    public void Period_OfSixtyDays_IsFine() =>
        Assert.Empty(Read("""{ "slogan": "a", "when": { "from": "2023-01-01", "to": "2023-03-01" } }""").Problems);

    private static ReadResult<Playlist> Read(string entry) =>
        PlaylistReader.Read("playlists/a.json", "a", Encoding.UTF8.GetBytes($$"""{ "name": "a", "entries": [{{entry}}] }"""), office: null);

    private static void AssertOnly(ReadResult<Playlist> result, string path, string english, string vietnamese)
    {
        var problem = Assert.Single(result.Problems);
        Assert.Null(result.Value);
        Assert.Equal((Severity.Error, path), (problem.Severity, problem.Path));
        Assert.Equal(english, problem.Message.En);
        Assert.Equal(vietnamese, problem.Message.Vi);
    }
}
