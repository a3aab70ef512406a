using System.Text.RegularExpressions;

namespace SignageHub.Documents.Plans.Doubts;

/// <summary>Names that have one official form. What differs from it in letter case only is a slip that has cost offices dear.</summary>
internal static class OfficialNames
{
    public static readonly IReadOnlyList<(Regex Form, string Official)> All =
    [
        .. new[]
        {
            "Đảng Cộng sản Việt Nam",
            "Chủ tịch Hồ Chí Minh",
            "Thành phố Hồ Chí Minh",
            "Mặt trận Tổ quốc Việt Nam",
            "Quân đội nhân dân Việt Nam",
            "Công an nhân dân Việt Nam",
            "Đoàn Thanh niên Cộng sản Hồ Chí Minh",
            "Hiến pháp",
            "Việt Nam",
            "Điện Biên Phủ",
        }.Select(name => (new Regex($@"(?<!\p{{L}}){Regex.Escape(name)}(?!\p{{L}})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(Patience.Milliseconds)), name)),
        // Hòa and Hoà are both correct.
        (new Regex(@"(?<!\p{L})cộng\s+hòa\s+xã\s+hội\s+chủ\s+nghĩa\s+việt\s+nam", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(Patience.Milliseconds)), "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    ];
}
