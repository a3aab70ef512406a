using SignageHub.Core;
using SignageHub.Core.Observances;
using SignageHub.Hub.Editing;

namespace SignageHub.Hub.Tests.Editing;

/// <summary>A playlist of one year as drafts of the next.</summary>
public sealed class NextYearTests
{
    [Theory]
    [InlineData(2023, "Kỷ niệm 48 năm Ngày Giải phóng miền Nam (30/4/1975 - 30/4/2023)", "Kỷ niệm 49 năm Ngày Giải phóng miền Nam (30/4/1975 - 30/4/2024)")]
    [InlineData(2023, "48 năm (1975-2023)", "49 năm (1975-2024)")]
    [InlineData(2023, "47 năm (30/4/1975 - 30/4/2022)", "47 năm (30/4/1975 - 30/4/2022)")]
    [InlineData(2023, "Chúc mừng năm mới 2023", "Chúc mừng năm mới 2024")]
    [InlineData(2023, "Tổng đài 111, luật năm 2016", "Tổng đài 111, luật năm 2016")]
    [InlineData(
        2026, "Kỷ niệm 81 năm Cách mạng Tháng Tám (19/8/1945 - 19/8/2026) và Quốc khánh nước Cộng hòa xã hội chủ nghĩa Việt Nam (2/9/1945 - 2/9/2026)",
        "Kỷ niệm 82 năm Cách mạng Tháng Tám (19/8/1945 - 19/8/2027) và Quốc khánh nước Cộng hòa xã hội chủ nghĩa Việt Nam (2/9/1945 - 2/9/2027)")]
    [InlineData(2026, "81 năm Cách mạng Tháng 8 và Quốc khánh 2/9 (2/9/1945 - 2/9/2026)", "82 năm Cách mạng Tháng 8 và Quốc khánh 2/9 (2/9/1945 - 2/9/2027)")]
    [InlineData(2026, "51 năm Ngày Giải phóng miền Nam, thống nhất đất nước", "52 năm Ngày Giải phóng miền Nam, thống nhất đất nước")]
    [InlineData(2026, "KỶ NIỆM LẦN THỨ 136 NGÀY SINH CHỦ TỊCH HỒ CHÍ MINH (19/5/1890 - 19/5/2026)", "KỶ NIỆM LẦN THỨ 137 NGÀY SINH CHỦ TỊCH HỒ CHÍ MINH (19/5/1890 - 19/5/2027)")]
    [InlineData(2026, "51st anniversary of the Liberation of the South (1975-2026)", "52nd anniversary of the Liberation of the South (1975-2027)")]
    [InlineData(2022, "The 112th Anniversary of Women's Day", "The 113th Anniversary of Women's Day")]
    [InlineData(2026, "Mừng Đảng, mừng Xuân Bính Ngọ 2026", "Mừng Đảng, mừng Xuân Đinh Mùi 2027")]
    [InlineData(2026, "CHÚC MỪNG NĂM MỚI BÍNH NGỌ", "CHÚC MỪNG NĂM MỚI ĐINH MÙI")]
    [InlineData(2028, "Xuân Mậu Thân 1968, Xuân Mậu Thân 2028", "Xuân Mậu Thân 1968, Xuân Kỷ Dậu 2029")]
    [InlineData(2026, "Ngày Bầu cử 15/3/2026", "Ngày Bầu cử 15/3/2027")]
    [InlineData(2026, "Luật Đất đai năm 2026", "Luật Đất đai năm 2026")]
    [InlineData(2026, "Nhiệm kỳ 2021-2026, kế hoạch 5 năm (2021-2026)", "Nhiệm kỳ 2021-2026, kế hoạch 5 năm (2021-2026)")]
    [InlineData(2026, "Chào năm học 2026 - 2027", "Chào năm học 2027 - 2028")]
    [InlineData(2026, "Đại hội đại biểu toàn quốc lần thứ 14", "Đại hội đại biểu toàn quốc lần thứ 14")]
    [InlineData(2026, "3 triệu, 51 năm một chặng đường", "3 triệu, 51 năm một chặng đường")]
    public void Words_AYearLater_CountWhatBelongsToTheYear(int year, string text, string later) => Assert.Equal(later, new WordsOfAYear(year, year, []).Later(text));

    [Fact]
    public void Count_ThatOnlyTheLibraryKnows_GoesOn() =>
        Assert.Equal("102 năm Báo chí cách mạng Việt Nam đồng hành cùng dân tộc", new WordsOfAYear(2026, 2026, [1925]).Later("101 năm Báo chí cách mạng Việt Nam đồng hành cùng dân tộc"));

    [Theory]
    [InlineData("""{ "name": "Tết 2027", "entries": [ { "slogan": "Chúc mừng năm mới 2027", "when": { "from": "2026-12-28", "to": "2027-01-03" } } ] }""", "Chúc mừng năm mới 2028")]
    [InlineData("""{ "name": "Tết 2027", "entries": [ { "slogan": "Tạm biệt 2026, chào 2027", "when": { "on": "2026-12-31" } } ] }""", "Tạm biệt 2027, chào 2028")]
    [InlineData("""{ "name": "Thống nhất", "entries": [ { "slogan": "51 năm, Ngày Giải phóng miền Nam", "when": { "on": ["2026-04-30", "2026-05-01"] } } ] }""", "52 năm, Ngày Giải phóng miền Nam")]
    public void Entry_Copied_SaysTheNextYear(string file, string slogan) =>
        Assert.Contains($"\"{slogan}\"", NextYear.PlaylistOf("x", file, ObservanceLibrary.BuiltIn)!.Value.Text, StringComparison.Ordinal);

    [Fact]
    public void Playlist_Copied_KeepsItsLookItsShareAndItsBoards()
    {
        var (name, text) = NextYear.PlaylistOf("x", """
            { "name": "Quốc khánh 2026", "boards": ["lobby"], "share": 50, "style": { "color": "#ffcc00" },
              "entries": [ { "slogan": "A", "when": { "on": "2026-09-02" } } ] }
            """, ObservanceLibrary.BuiltIn)!.Value;

        Assert.Equal("Quốc khánh 2027", name);
        Assert.Equal("""
            {
              "name": "Quốc khánh 2027",
              "boards": ["lobby"],
              "share": 50,
              "style": { "color": "#ffcc00" },
              "entries": [
                { "slogan": "A", "when": { "on": "2027-09-02" }, "draft": true }
              ]
            }

            """, text);
    }

    [Theory]
    [InlineData("""{ "slogan": "101 năm một chặng đường", "when": { "on": "2027-06-21" } }""", "“101 năm”")]
    [InlineData("""{ "slogan": "Chào năm 2026", "when": { "on": "2027-01-01" } }""", "“2026”")]
    [InlineData("""{ "slogan": "Nhiệm kỳ 2021-2026", "when": { "on": "2027-01-01" } }""", "“2021-2026”")]
    [InlineData("""{ "slogan": "Kỷ niệm 51 năm (30/4/1975 - 30/4/2027)", "when": { "on": "2027-04-30" } }""", "“51 năm”")]
    [InlineData("""{ "slogan": "Kỷ niệm 52 năm (30/4/1975 - 30/4/2027)", "when": { "on": "2027-04-30" } }""", "")]
    [InlineData("""{ "slogan": "52 năm Ngày Giải phóng miền Nam, Luật Đất đai 2024", "when": { "on": "2027-04-30" } }""", "")]
    [InlineData("""{ "slogan": "Mừng xuân Bính Ngọ", "when": { "on": "2027-02-01" } }""", "“xuân Bính Ngọ”")]
    [InlineData("""{ "slogan": "Mừng xuân Đinh Mùi", "when": { "from": "2027-02-01", "to": "2027-02-15" } }""", "Tết Đinh Mùi là ngày 06/02/2027")]
    [InlineData("""{ "slogan": "101 năm một chặng đường", "when": { "yearly": "06-21" } }""", "")]
    public void Draft_HasWhatToLookAt(string entry, string doubts) =>
        Assert.Equal(doubts, string.Join("; ", NextYear.ToLookAt(entry, ObservanceLibrary.BuiltIn).Select(doubt => doubt.In(Language.Vietnamese))));
}
