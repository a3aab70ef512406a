using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;

namespace SignageHub.Core.Tests.Programmes;

public sealed class ReasonTests
{
    [Fact]
    public void Reason_NothingOpen_SaysSo() => AssertReason(
        Some.Programme(), "idle: no entry has an open window", "chờ: không mục nào đang trong thời gian hiển thị");

    [Fact]
    public void Reason_OutsideHours_NamesTheHours() => AssertReason(
        Programme.For(Some.Board(hours: ["06:30-11:00", "13:00-24:00"]), []),
        "off: outside hours 06:30-11:00, 13:00-24:00",
        "tắt: ngoài giờ hoạt động 06:30-11:00, 13:00-24:00");

    [Fact]
    public void Reason_TwoEntriesAndAFiller_CountsAndNamesWhatIsHidden() => AssertReason(
        Some.Programme(Some.Entry(Some.Always()), Some.Entry(Some.Always()), Some.Entry(Some.Always(), Level.Filler)),
        "normal: 2 entries from 647-KH-SCT; filler hidden",
        "thường: 2 mục từ 647-KH-SCT; ẩn mức nền");

    [Fact]
    public void Reason_Dark_NamesHiddenLevelsHighestFirst() => AssertReason(
        Some.Programme(Some.Entry(Some.Always(), Level.Filler), Some.Entry(Some.Always()), Some.DarkEntry(Some.Always())),
        "dark: 1 entry from 647-KH-SCT; normal, filler hidden",
        "tắt bảng: 1 mục từ 647-KH-SCT; ẩn các mức thường, nền");

    [Theory]
    [InlineData("c b a", "alert: 3 entries from a, b, c", "khẩn cấp: 3 mục từ a, b, c")]
    [InlineData("d c b a", "alert: 4 entries from a, b and 2 more", "khẩn cấp: 4 mục từ a, b và 2 danh sách khác")]
    public void Reason_SeveralPlaylists_NamesThreeAtMost(string ids, string en, string vi) => AssertReason(
        Programme.For(Some.Board(), ids.Split(' ').Select(id => Some.Playlist(id, Some.Entry(Some.Always(), Level.Alert)))), en, vi);

    [Fact]
    public void Reason_LevelHiddenForAWhile_IsNamedForTheWholeSegmentButNotAtOtherTimes()
    {
        var programme = Some.Programme(Some.Entry(Some.On("2023-05-01")), Some.Entry(Some.On("2023-05-01", "13:00-14:00"), Level.Filler));

        var segment = Assert.Single(programme.Between(Some.At("2023-05-01 00:00"), Some.At("2023-05-02 00:00")));

        Assert.Equal("normal: 1 entry from 647-KH-SCT; filler hidden", segment.Showing.Reason.En);
        Assert.Equal("normal: 1 entry from 647-KH-SCT", programme.At(Some.At("2023-05-01 12:00")).Reason.En);
    }

    private static void AssertReason(Programme programme, string en, string vi) =>
        Assert.Equal(new Bilingual(en, vi), programme.At(Some.At("2023-05-01 12:00")).Reason);
}
