using System.Text.RegularExpressions;

namespace SignageHub.Documents.Plans.Slogans;

/// <summary>Words that tell what a sentence of a plan is about.</summary>
internal static partial class Cues
{
    private const RegexOptions Loose = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    /// <summary>Something that shows words: board, screen, banner.</summary>
    public static bool NamesBoard(string text) => Board().IsMatch(text);

    /// <summary>The words themselves: slogan, message, line of text.</summary>
    public static bool NamesSlogans(string text) => SloganNoun().IsMatch(text);

    /// <summary>Anything an office is asked to show in words.</summary>
    public static bool AsksToShow(string text) => NamesBoard(text) || (NamesSlogans(text) && !NamesWeb(text));

    public static bool NamesWeb(string text) => Web().IsMatch(text);

    public static bool NamesFlags(string text) => Flags().IsMatch(text);

    public static bool IsDarkOrder(string text) => Darkness().IsMatch(text);

    /// <summary>A report tells what was done: nothing of it is to be scheduled.</summary>
    public static bool TellsThePast(string text) => Past().IsMatch(text);

    public static bool OneIsEnough(string text) => Choose().IsMatch(text);

    public static bool NamesPicture(string text) => Picture().IsMatch(text);

    public static bool IsTakeDown(string text) => TakeDown().IsMatch(text);

    /// <summary>What a list item says when it is a task and no slogan.</summary>
    public static bool IsTask(string text) => TaskStart().IsMatch(text) || TaskWord().IsMatch(text) || TellsThePast(text);

    [GeneratedRegex(@"băng\s*-?\s*(?:rôn|zôn|ron|dôn|rol)\b|pa\s?-?n[ôo]\b|áp\s*-?\s*phích|phướn|bảng\s+(?:chữ\s+)?(?:chạy\s+)?(?:điện\s+tử|điện\s+quang|led\b|tin\s+điện|chữ)|bảng\s+(?:thông\s+tin|quảng\s+cáo)\s+điện\s+tử|màn\s+hình|chạy\s+chữ|chữ\s+chạy|đèn\s+led|\bled\b|cổng\s+chào|bảng\s+thông\s+báo\s+điện\s+tử|tuyên\s+truyền\s+trực\s+quan", Loose, Patience.Milliseconds)]
    private static partial Regex Board();

    [GeneratedRegex(@"khẩu\s+hiệu|thông\s+điệp|dòng\s+chữ|nội\s+dung\s+(?:chạy\s+chữ|trình\s+chiếu|băng|hiển\s+thị|treo|tuyên\s+truyền\s+trực\s+quan)|slogan", Loose, Patience.Milliseconds)]
    private static partial Regex SloganNoun();

    [GeneratedRegex(@"web\s?site|trang\s+web|\bweb\b|(?:cổng|trang)\s+(?:thông\s+tin|tin)\s+điện\s+tử|cổng\s+thông\s+tin|trang\s+thông\s+tin|fanpage|facebook|zalo|mạng\s+xã\s+hội|tin\s*,?\s+bài|bài\s+viết|viết\s+(?:tin|bài)|đăng\s+(?:tải|bài|tin)", Loose, Patience.Milliseconds)]
    private static partial Regex Web();

    [GeneratedRegex(@"treo\s+cờ|\bcờ\s+(?:tổ\s+quốc|đỏ|đảng|nước)|quốc\s+kỳ|thượng\s+cờ", Loose, Patience.Milliseconds)]
    private static partial Regex Flags();

    [GeneratedRegex(@"tắt\s+(?:bớt\s+)?(?:(?:các|toàn\s+bộ|hết)\s+)?(?:đèn|điện|bóng|thiết\s+bị|bảng|màn\s+hình|hệ\s+thống\s+(?:chiếu\s+sáng|đèn))", Loose, Patience.Milliseconds)]
    private static partial Regex Darkness();

    [GeneratedRegex(@"\bđã\s+(?:treo|tổ\s+chức|thực\s+hiện|phát|tuyên\s+truyền|triển\s+khai|trình\s+chiếu|chạy|hiển\s+thị|đăng|có\s+\d)", Loose, Patience.Milliseconds)]
    private static partial Regex Past();

    [GeneratedRegex(@"(?:\bmột|\b0?1)\s+(?:trong|số)\s+(?:các|những|số)|chọn\s+(?:lựa\s+)?(?:một|\d+|trong)|lựa\s+chọn\s+(?:một|trong|\d)|(?:một|01)\s+trong\s+\d+", Loose, Patience.Milliseconds)]
    private static partial Regex Choose();

    [GeneratedRegex(@"bộ\s+nhận\s+diện|hình\s+ảnh|poster|infographic|logo|file\s+(?:thiết\s+kế|mẫu)|mẫu\s+thiết\s+kế|video|clip|phim\s+ngắn", Loose, Patience.Milliseconds)]
    private static partial Regex Picture();

    [GeneratedRegex(@"tháo\s+dỡ|gỡ\s+bỏ|thu\s+hồi\s+băng|(?:hết|kết\s+thúc)\s+thời\s+gian\s+treo|hạ\s+(?:băng|pa)", Loose, Patience.Milliseconds)]
    private static partial Regex TakeDown();

    // A second word in capitals makes an office of "Sở" and "Phòng": "Phòng cháy hơn chữa cháy" is a slogan.
    [GeneratedRegex(
        @"\A(?:(?i:treo\s|đề nghị|yêu cầu|phân công|phối hợp|chỉ đạo|căn cứ\b|thực hiện (?:công|kế hoạch|văn bản|theo)|báo cáo|kinh phí|địa điểm|vị trí|thời gian|số lượng|kích thước|hình thức|đối tượng|thành phần|đơn vị|các (?:cơ quan|đơn vị|phòng|xã|phường|trường|sở|ban|ngành|địa phương|hộ)|đăng (?:tin|bài|tải)|viết (?:tin|bài)|phát (?:thanh|sóng|tờ|hành|trên)|in ấn|lồng ghép|tổ chức (?:các|lễ|hội|mít|ra quân|treo|tuyên|giải|thi|ngày|phát|đoàn|thăm|tọa|toạ|chương|hoạt|thực|cho)|tuyên truyền (?:trên|trực|qua|bằng|về|,|các|lưu)|triển khai (?:các|thực|kế|treo)|xây dựng (?:kế hoạch|phóng|tin|chuyên|và phát)|hướng dẫn\s|nơi nhận|lưu\s*:|như trên|ghi chú|lưu ý|kiểm tra|theo dõi|tiếp tục (?:treo|tuyên)|trang trí|cổ động|vận động (?:các|nhân dân treo)|giao (?:cho |các )?(?:văn|phòng|ban|đơn|ủy|trung))|(?i:giao\s+)(?:Văn|Phòng|Ban|Sở|Trung|Công|UBND|Ủy|Chi)|(?:Sở|Phòng|Ban|Trung tâm|Văn phòng|Chi cục|Cục|Đoàn|Hội|Công an|Đài)\s+(?=\p{Lu})[^!]*(?:chủ trì|phối hợp|có trách nhiệm|thực hiện|triển khai|chịu|tham mưu|hướng dẫn)|UBND\s|(?i:ủy ban nhân dân)\s)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        Patience.Milliseconds)]
    private static partial Regex TaskStart();

    [GeneratedRegex(@"băng\s*-?\s*(?:rôn|zôn|ron)\b|\bpa\s?-?n[ôo]\b|màn\s+hình\s+(?:led|điện)|bảng\s+(?:điện\s+tử|led)|khẩu\s+hiệu|web\s?site|cổng\s+thông\s+tin|trang\s+thông\s+tin|chuyên\s+(?:trang|mục)|(?:công\s+văn|kế\s+hoạch|văn\s+bản|thông\s+báo|quyết\s+định|chỉ\s+thị)\s+(?:này|số|trên)|theo\s+quy\s+định|báo\s+cáo\s+(?:về|kết\s+quả)|(?:chậm|muộn)\s+nhất\s+(?:là\s+)?(?:vào\s+)?(?:ngày\s+)?\d|trụ\s+sở\s+(?:cơ\s+quan|làm\s+việc|đơn\s+vị)|@|https?:|tại\s+đây", Loose, Patience.Milliseconds)]
    private static partial Regex TaskWord();
}
