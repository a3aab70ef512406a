using System.Text.Json.Nodes;
using SignageHub.Core;
using SignageHub.Core.Json;
using SignageHub.Core.Observances;
using SignageHub.Hub.Editing;
using SignageHub.Hub.Web;

namespace SignageHub.Hub.Observances;

/// <summary>The sentences of the library of observances.</summary>
internal static class LibraryTexts
{
    public static readonly Bilingual Title = new("Library of observances", "Thư viện ngày kỷ niệm");
    public static readonly Bilingual Lead = new("All observances that entries may name, with the days and the theme of the year.", "Mọi ngày kỷ niệm mà các mục có thể gắn vào, kèm ngày và chủ đề của năm.");
    public static readonly Bilingual Theme = new("Confirm the theme of a year", "Xác nhận chủ đề của một năm");
    public static readonly Bilingual ThemeLead = new("A slogan with the theme of a year shows in that year only.", "Khẩu hiệu theo chủ đề năm nào chỉ hiện trong năm đó.");
    public static readonly Bilingual Year = new("Year", "Năm");
    public static readonly Bilingual Text = new("The theme in Vietnamese", "Chủ đề bằng tiếng Việt");
    public static readonly Bilingual Original = new("The original of an international body", "Chủ đề gốc của tổ chức quốc tế");
    public static readonly Bilingual Source = new("Number of the document", "Số văn bản");
    public static readonly Bilingual Own = new("A day of the office's own", "Ngày riêng của cơ quan");
    public static readonly Bilingual Name = new("Name", "Tên gọi");
    public static readonly Bilingual English = new("English name", "Tên tiếng Anh");
    public static readonly Bilingual Rule = new("When", "Khi nào");
    public static readonly Bilingual Yearly = new("each year", "hằng năm (dương lịch)");
    public static readonly Bilingual Lunar = new("each lunar year", "hằng năm (âm lịch)");
    public static readonly Bilingual Once = new("single events, with the year", "sự kiện riêng, ghi cả năm");
    public static readonly Bilingual Days = new("Day and month: 22/3 or 1/6 – 30/6; single events 19/5/2027", "Ngày/tháng: 22/3 hoặc 1/6 – 30/6; sự kiện riêng 19/5/2027");
    public static readonly Bilingual Since = new("Year of the event, for “N years”", "Năm diễn ra, để tính “kỷ niệm N năm”");
    public static readonly Bilingual Add = new("Add", "Thêm");
    public static readonly Bilingual Confirm = new("Confirm", "Xác nhận");
    public static readonly Bilingual Remove = new("Remove", "Xóa");
    public static readonly Bilingual NotOurs = new("We do not keep it", "Cơ quan không tổ chức");
    public static readonly Bilingual Keep = new("We keep it", "Cơ quan có tổ chức");
    public static readonly Bilingual OwnWord = new("the office's own", "riêng của cơ quan");
    public static readonly Bilingual NotOursWord = new("not kept here", "không tổ chức");
    public static readonly Bilingual NoDay = new("no day this year", "năm nay không có ngày");
    public static readonly Bilingual Saved = new("Saved in playlists/observances.json.", "Đã lưu vào playlists/observances.json.");
    public static readonly Bilingual NoTheme = new("Give the theme, in Vietnamese or in the original.", "Hãy ghi chủ đề, bằng tiếng Việt hoặc nguyên gốc.");
    public static readonly Bilingual NoName = new("Give a name with letters, and its days.", "Hãy ghi tên có chữ cái và các ngày.");
    public static readonly Bilingual Changed = new("Somebody has changed the file since; nothing was put back.", "Tệp vừa được người khác sửa nên không hoàn tác được.");

    public static Bilingual Ambiguous(string typed) => new(
        $"'{Say.Short(typed)}' can be read in two ways. Write the day before the month, with a slash: 5/6 is 5 June.",
        $"'{Say.Short(typed)}' có thể hiểu theo hai cách. Hãy ghi ngày/tháng, ví dụ 5/6 là ngày 5 tháng 6.");

    public static readonly Bilingual Change = new("Change", "Sửa");

    public static Bilingual NotOwn(string id) => new($"'{id}' is no day of the office's own.", $"'{id}' không phải ngày riêng của cơ quan.");

    public static Bilingual Changes(string name) => new($"Change: {name}", $"Sửa: {name}");

    public static Bilingual OtherTheme(JsonObject theme)
    {
        var words = string.Join(" / ", new[] { theme["text"], theme["original"] }.OfType<JsonNode>().Select(text => $"“{EntryForm.Text(text)}”"));
        var source = EntryForm.Text(theme["source"]);
        return new(
            $"This year has a theme already: {words} ({source}). Nothing was changed; press Confirm again to put yours in its place.",
            $"Năm này đã có chủ đề: {words} ({source}). Chưa có gì thay đổi; bấm Xác nhận lần nữa để thay bằng chủ đề bạn ghi.");
    }

    public static Bilingual OtherConfirmation(Observance observance, Confirmation confirmation)
    {
        var (name, year, day) = (observance.Name, confirmation.Date.Year, confirmation.Date);
        return new(
            $"{name.En} {year} is confirmed already: {WallTime.Day(day, Language.English)} by {confirmation.Document}. Nothing was changed; press Confirm again to put yours in its place.",
            $"{name.Vi} năm {year} đã được xác nhận: ngày {WallTime.Day(day, Language.Vietnamese)} theo {confirmation.Document}. Chưa có gì thay đổi; bấm Xác nhận lần nữa để thay bằng ngày bạn ghi.");
    }

    public static Bilingual OtherDay(JsonObject day)
    {
        var now = OwnDay.Of(EntryForm.Json(day));
        return new(
            $"Somebody has changed this day meanwhile. It is now: {WordsOf(Language.English)}. Nothing was changed; press Save again to put yours in its place.",
            $"Vừa có người khác sửa ngày này. Hiện là: {WordsOf(Language.Vietnamese)}. Chưa có gì thay đổi; bấm Lưu lần nữa để thay bằng nội dung bạn ghi.");

        string WordsOf(Language language) => now is null
            ? EntryForm.Text(day["name"])
            : string.Join(", ", new[] { now.Name, now.English, now.Days, RuleOf(now.Rule).In(language), now.Since, now.Source }.Where(part => part.Length > 0));
    }

    /// <summary>As the form has it.</summary>
    public static Bilingual RuleOf(string rule) => rule switch
    {
        "lunarYearly" => Lunar,
        "periods" => Once,
        _ => Yearly,
    };

    public static Bilingual IsThere(string id) => new($"There is an observance '{id}' already; give another name.", $"Đã có ngày kỷ niệm '{id}'; hãy đặt tên khác.");

    public static Bilingual IsUsed(string entry) => new($"The entry {entry} belongs to it; change that first.", $"Mục {entry} đang gắn với ngày này; hãy sửa mục đó trước.");
}
