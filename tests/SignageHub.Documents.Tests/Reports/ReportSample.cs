using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Frames;
using SignageHub.Documents.Reports;

namespace SignageHub.Documents.Tests.Reports;

/// <summary>A report with everything in it, in the words that the hub says: its own tests hold them against it.</summary>
internal static class ReportSample
{
    public const string Energy = "Sử dụng năng lượng tiết kiệm và hiệu quả vì Trái đất của chúng ta";

    /// <summary>What the hub saw of a dark time that was ordered from its first minute to its last.</summary>
    public static readonly Bilingual Kept = new("ordered dark throughout", "đã ra lệnh tắt trong suốt thời gian này");

    /// <summary>Why a slogan was missed where nothing tells more.</summary>
    public static readonly Bilingual Silent = new("no journal of this time, from a cause that is not known", "không có nhật ký của thời gian này, chưa rõ nguyên nhân");

    /// <summary>A doubt.</summary>
    public static readonly Bilingual NotOver = new("The report was made before its last day was over.", "Báo cáo được lập khi thời gian báo cáo chưa kết thúc.");

    private static readonly LocalDate EarthDay = new(2023, 3, 25);

    public static ReportModel Full { get; } = new()
    {
        Office = "Sở Công Thương",
        Parent = "UBND tỉnh Bình Thuận",
        Place = "Bình Thuận",
        Code = "SCT",
        Signer = ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"],
        Addressees = ["Sở Tài nguyên và Môi trường"],
        Playlist = "647-KH-SCT",
        Subject = "Tổ chức hưởng ứng Chiến dịch Giờ Trái đất năm 2023",
        PlanNumber = "647/KH-SCT",
        PlanIssued = new LocalDate(2023, 3, 21),
        PlanOffice = "Sở Công Thương",
        Days = new DateInterval(EarthDay, new LocalDate(2023, 4, 15)),
        Lines = [Line("lobby", "Bảng LED sảnh chính", Energy), Line("gate", "Bảng LED cổng", Energy) with { Missed = [Miss] }],
        Boards = [Board("lobby", "Bảng LED sảnh chính"), Board("gate", "Bảng LED cổng", new ReportGap(Miss.From, Miss.Until, Miss.Length, Miss.Why, [Energy]))],
        Dark = [new ReportDark("Bảng LED cổng", EarthDay.At(new LocalTime(20, 30)), EarthDay.At(new LocalTime(21, 30)), Kept, true, Duration.FromMinutes(60))],
        Approvals = [new ReportApproval(Energy, "Lê Thị B", EarthDay.At(new LocalTime(7, 5)), "0a41344edd23c052", ["Bảng LED sảnh chính", "Bảng LED cổng"])
            { First = EarthDay.At(new LocalTime(8, 0)), Last = EarthDay.At(new LocalTime(20, 59)), Count = 11_012 }],
        Pictures = [new ReportPicture(Energy, "Bảng LED cổng", Frame.Dark(new PixelSize(192, 32)), 1, 1, true)],
        Doubts = [NotOver],
    };

    public static ReportLine Line(string id, string board, string slogan) => new()
    {
        Entry = "647-KH-SCT/1",
        Slogan = slogan,
        BoardId = id,
        Board = board,
        Days = [new ReportDay(EarthDay, Duration.FromMinutes(870), Duration.FromMinutes(869), 5506, new LocalTime(6, 30), new LocalTime(20, 59, 56))],
    };

    public static ReportBoard Board(string id, string name, params ReportGap[] gaps) => new(id, name)
    {
        Planned = Duration.FromMinutes(870),
        Missed = Duration.FromTicks(gaps.Sum(gap => gap.Length.BclCompatibleTicks)),
        Stretches = gaps.Length,
        Gaps = gaps,
    };

    private static ReportMiss Miss => new(
        EarthDay.At(new LocalTime(9, 0)), EarthDay.At(new LocalTime(11, 30)), Duration.FromMinutes(150), Silent);
}
