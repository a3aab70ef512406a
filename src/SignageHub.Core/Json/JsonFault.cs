using System.Text;
using System.Text.Json;

namespace SignageHub.Core.Json;

/// <summary>Says in people's words why a text is no JSON, by looking at what stands after the last good token.</summary>
internal static class JsonFault
{
    public static readonly Bilingual HalfCharacter = new(
        "this text holds half a character (an escape from \\ud800 to \\udfff without its partner); write the character itself",
        "chuỗi này chứa nửa ký tự (mã từ \\ud800 đến \\udfff thiếu nửa kia); hãy gõ thẳng ký tự đó");

    public static Bilingual Twice(string name, Place first) => new(
        $"'{Say.Short(name)}' stands here a second time; the first is at line {first.Line}, column {first.Column}: keep one of them",
        $"'{Say.Short(name)}' xuất hiện lần thứ hai; lần đầu ở dòng {first.Line}, cột {first.Column}: hãy giữ lại một");

    /// <param name="utf8">The whole text, valid UTF-8.</param>
    /// <param name="end">Where the last good token ended; a name's token includes its colon.</param>
    /// <param name="last">The last good token.</param>
    /// <param name="open">Objects and lists still open, the innermost last.</param>
    public static (int Offset, Bilingual Message) Find(ReadOnlySpan<byte> utf8, int end, JsonTokenType last, List<JsonContainer> open)
    {
        var at = JsonBlanks.Skip(utf8, end);
        var afterValue = last is not (JsonTokenType.None or JsonTokenType.PropertyName or JsonTokenType.StartObject or JsonTokenType.StartArray);
        var hasComma = false;
        if (afterValue && open.Count > 0 && at < utf8.Length && utf8[at] == ',')
        {
            hasComma = true;
            at = JsonBlanks.Skip(utf8, at + 1);
        }

        if (at >= utf8.Length)
            return (utf8.Length, AtTheEnd(open));
        var here = utf8[at];
        if (here == '/')
            return (at, BadComment(utf8[at..]));
        if (open.Count == 0 && last != JsonTokenType.None)
            return (at, AfterTheEnd);
        if (open.Count > 0 && here is (byte)'}' or (byte)']' && here != open[^1].Closing)
            return (at, WrongClosing((char)here, open[^1]));
        if (afterValue && !hasComma && JsonBlanks.StartsSomething(here))
            return (at, CommaMissing);
        if (here == ',')
            return (at, last == JsonTokenType.PropertyName ? ValueMissing : CommaTooMany);
        if (here == '}' && last == JsonTokenType.PropertyName)
            return (at, ValueMissing);
        var isName = open.Count > 0 && open[^1].Opening == '{' && last != JsonTokenType.PropertyName;
        return isName ? JsonNameFault.Find(utf8, at, open[^1]) : JsonValueFault.Find(utf8, at, open.Count);
    }

    private static Bilingual AtTheEnd(List<JsonContainer> open) => open.Count == 0
        ? new("the file is empty", "tệp rỗng")
        : new(
            $"the file ends too early: '{open[^1].Opening}' of line {open[^1].Place.Line}, column {open[^1].Place.Column} is not closed; add '{open[^1].Closing}'",
            $"tệp kết thúc quá sớm: dấu '{open[^1].Opening}' ở dòng {open[^1].Place.Line}, cột {open[^1].Place.Column} chưa được đóng; hãy thêm '{open[^1].Closing}'");

    private static readonly Bilingual AfterTheEnd = new(
        "the file's content has ended already; remove what stands from here on",
        "nội dung tệp đã kết thúc; hãy xóa phần thừa từ đây");

    private static readonly Bilingual CommaMissing = new(
        "a comma is missing before this",
        "thiếu dấu phẩy trước chỗ này");

    private static readonly Bilingual CommaTooMany = new(
        "one comma too many; remove it",
        "thừa một dấu phẩy; hãy xóa đi");

    private static readonly Bilingual ValueMissing = new(
        "the value after the colon is missing",
        "thiếu giá trị sau dấu hai chấm");

    private static Bilingual WrongClosing(char found, JsonContainer open) => new(
        $"'{found}' stands here, but '{open.Opening}' of line {open.Place.Line}, column {open.Place.Column} is still open; close it first with '{open.Closing}'",
        $"ở đây có '{found}', nhưng dấu '{open.Opening}' ở dòng {open.Place.Line}, cột {open.Place.Column} vẫn chưa đóng; hãy đóng bằng '{open.Closing}' trước");

    private static Bilingual BadComment(ReadOnlySpan<byte> text) => text is [_, (byte)'*', ..]
        ? new("this comment is not closed; add '*/'", "chú thích này chưa được đóng; hãy thêm '*/'")
        : new("a comment begins with '//'", "chú thích phải bắt đầu bằng '//'");
}
