using SignageHub.Core;

namespace SignageHub.Hub.Feeds;

/// <summary>The words of feeds that come from no file.</summary>
internal static class FeedWords
{
    public static readonly Bilingual Dark = new("Boards dark", "Tắt bảng");

    public static readonly Bilingual Observance = new("Observance", "Ngày kỷ niệm");

    public static readonly Bilingual Board = new("LED board", "Bảng điện tử");

    public static readonly Bilingual Proposed = new("Proposed; nobody has confirmed the day yet.", "Ngày dự kiến, chưa ai xác nhận.");

    public static Bilingual Title(string office) => new($"{office}: slogans on the boards", $"{office}: khẩu hiệu trên bảng điện tử");

    public static Bilingual Today(string office) => new($"{office}: today's slogans", $"{office}: khẩu hiệu hôm nay");
}
