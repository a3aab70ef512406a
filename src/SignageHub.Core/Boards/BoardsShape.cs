using NodaTime;
using SignageHub.Core.Frames;
using SignageHub.Core.Json;
using SignageHub.Core.Playlists;

namespace SignageHub.Core.Boards;

/// <summary>What boards.json looks like: for the reader and for the schema.</summary>
internal static class BoardsShape
{
    private static readonly Field<BoardId> Id = new("id", Shape.Text(BoardTexts.Id, "lobby", BoardId.Pattern), new(
        "The board's name in files, addresses and on the network. It must not change later: keys and records hang on it.",
        "Mã của bảng trong tệp, địa chỉ và trên mạng. Không nên đổi về sau: khóa và hồ sơ gắn với mã này."))
    {
        Required = true,
        Examples = ["\"lobby\"", "\"gate\""],
    };

    private static readonly Field<string> Name = new("name", Shape.Text(100, "Bảng LED sảnh chính"), new(
        "What people call the board.",
        "Tên gọi của bảng."))
    {
        Required = true,
        Examples = ["\"Bảng LED sảnh chính\""],
    };

    private static readonly Field<PixelSize> Size = new("size", Shape.Text(BoardTexts.Size, "192x32", BoardTexts.SizePattern), new(
        "Columns x rows, in LEDs; each 1 to 8192.",
        "Số cột x số hàng điểm ảnh (LED); mỗi chiều từ 1 đến 8192."))
    {
        Required = true,
        Examples = ["\"192x32\"", "\"320x32\"", "\"96x16\""],
    };

    private static readonly Field<BoardColor> Color = new("color", Shape.Word(BoardTexts.Colors), new(
        "The one colour that the board's LEDs have, or rgb for a board that can show every colour.",
        "Màu duy nhất của bảng, hoặc rgb nếu bảng hiện được mọi màu."))
    {
        Required = true,
        Examples = ["\"red\"", "\"rgb\""],
    };

    private static readonly Field<IReadOnlyList<HourRange>> Hours = new("hours", Shape.OneOrMany(HourText.Range), new(
        "When the board is switched on, every day; outside these hours it is dark. Left out: around the clock.",
        "Giờ bật bảng hằng ngày; ngoài giờ này bảng tắt. Bỏ trống: bật suốt ngày đêm."))
    {
        Examples = ["\"06:30-21:00\"", "[\"06:30-11:30\", \"13:00-21:00\"]"],
    };

    private static readonly Field<int> Brightness = new("brightness", Shape.Whole(1, 100), new(
        "Percent, 1 to 100.",
        "Độ sáng, phần trăm, từ 1 đến 100."))
    {
        Default = "100",
        Examples = ["60"],
    };

    private static readonly Field<HourRange> DimmedHours = new("hours", HourText.Range, new(
        "From when to when, every day; may pass midnight.",
        "Từ mấy giờ đến mấy giờ, hằng ngày; có thể qua nửa đêm."))
    {
        Required = true,
        Examples = ["\"18:00-06:00\""],
    };

    private static readonly Field<int> DimmedTo = new("brightness", Shape.Whole(1, 100), new(
        "Percent, 1 to 100, in these hours.",
        "Độ sáng trong các giờ này, phần trăm, từ 1 đến 100."))
    {
        Required = true,
        Examples = ["30"],
    };

    private static readonly Field<IReadOnlyList<DimHours>> Dim = new(
        "dim",
        Shape.List(Shape.Object(
            new("Hours with another brightness.", "Các giờ có độ sáng khác."),
            [DimmedHours, DimmedTo],
            values => new DimHours(values.Get(DimmedHours), values.Get(DimmedTo)))),
        new(
            "Another brightness in some hours of each day, at night for example. Where hours overlap the first counts.",
            "Độ sáng khác vào một số giờ trong ngày, ví dụ ban đêm. Nếu các giờ chồng nhau, dòng đầu được dùng."))
    {
        Examples = ["[{ \"hours\": \"18:00-06:00\", \"brightness\": 30 }]"],
    };

    private static readonly Field<string> Location = new("place", Shape.Text(200, "Sảnh chính, tầng 1"), new(
        "Where the board hangs, for people who look for it.",
        "Nơi đặt bảng, để người cần tìm biết chỗ."))
    {
        Examples = ["\"Sảnh chính, tầng 1\""],
    };

    private static readonly Field<Pitch> LedPitch = new("pitch", Shape.Text(BoardTexts.Pitch, "P10", Pitch.Pattern), new(
        "The distance from one LED to the next, as such boards are called: P10 for 10 mm, P5, P2.5. Tells from how far away text can be read.",
        "Khoảng cách giữa hai LED theo tên gọi của bảng: P10 là 10 mm, P5, P2.5. Dùng để cho biết chữ đọc được từ bao xa."))
    {
        Examples = ["\"P10\"", "\"P2.5\""],
    };

    private static readonly Field<TextStyle> Style = StyleShape.Field(new(
        "How texts look and move on this board, where neither their entry nor their playlist says otherwise.",
        "Kiểu chữ trên bảng này, khi mục và danh sách phát không đặt khác."));

    private static readonly Field<IReadOnlyList<string>> Groups = new("groups", Shape.List(Shape.Text(BoardTexts.Group, "indoor", BoardId.Pattern)), new(
        "Groups that the board belongs to; a playlist names a group as \"group:indoor\".",
        "Các nhóm mà bảng thuộc về; danh sách phát gọi nhóm bằng \"group:indoor\"."))
    {
        Examples = ["[\"indoor\"]"],
    };

    private static readonly Field<DateTimeZone> TimeZone = new("timeZone", Shape.Text(ZoneText.Read, "Asia/Ho_Chi_Minh"), new(
        "The board's time zone, if it is another than the office's.",
        "Múi giờ của bảng, nếu khác múi giờ của cơ quan."))
    {
        Examples = ["\"Asia/Ho_Chi_Minh\""],
    };

    private static readonly Field<string> OfficeName = new("office", Shape.Text(200, "Sở Công Thương"), new(
        "The office's name; boards show it when there is nothing else to show.",
        "Tên cơ quan; bảng hiện tên này khi không có nội dung nào khác."))
    {
        Required = true,
        Examples = ["\"Sở Công Thương\""],
    };

    private static readonly Field<DateTimeZone> OfficeZone = new("timeZone", Shape.Text(ZoneText.Read, "Asia/Ho_Chi_Minh"), new(
        "The time zone of the office and of every board that names none of its own.",
        "Múi giờ của cơ quan và của mọi bảng không ghi múi giờ riêng."))
    {
        Required = true,
        Examples = ["\"Asia/Ho_Chi_Minh\""],
    };

    private static readonly Field<IReadOnlyList<BoardLine>> Boards = new(
        "boards",
        Shape.List(
            Shape.Object(
                new("A board.", "Một bảng điện tử."),
                [Id, Name, Location, Size, Color, Hours, Brightness, Dim, LedPitch, Style, Groups, TimeZone],
                values => new BoardLine(values)),
            atLeast: 1,
            uniqueBy: Id.Name),
        new("The office's boards, at least one.", "Các bảng điện tử của cơ quan, ít nhất một bảng."))
    {
        Required = true,
    };

    public static readonly ObjectShape<Office> File = new(
        new("The office and its boards.", "Cơ quan và các bảng điện tử của cơ quan."),
        [OfficeName, OfficeZone, Boards],
        values => new Office(
            values.Get(OfficeName),
            values.Get(OfficeZone),
            [.. values.Get(Boards).Select(line => line.ToBoard(values.Get(OfficeZone)))]))
    {
        IsFile = true,
    };

    /// <summary>A board before it knows its office's time zone.</summary>
    private sealed class BoardLine(FieldValues values)
    {
        public Board ToBoard(DateTimeZone officeZone) => new()
        {
            Id = values.Get(Id),
            Name = values.Get(Name),
            Size = values.Get(Size),
            Color = values.Get(Color),
            TimeZone = values.Get(TimeZone, officeZone),
            Hours = values.Get(Hours, []),
            Brightness = values.Get(Brightness, 100),
            Dim = values.Get(Dim, []),
            Location = values.Find(Location),
            Pitch = values.FindValue(LedPitch),
            Style = values.Get(Style, TextStyle.Unset),
            Groups = values.Get(Groups, []),
        };
    }
}
