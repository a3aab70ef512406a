using NodaTime;
using SignageHub.Core.Json;

namespace SignageHub.Core.Playlists;

/// <summary>What a playlist's "plan" looks like.</summary>
internal static class PlanShape
{
    private static readonly Field<string> Number = new("number", Shape.Text(60, "647/KH-SCT"), new(
        "The plan's number as printed.",
        "Số, ký hiệu của kế hoạch, ghi như trên văn bản."))
    {
        Required = true,
        Examples = ["\"647/KH-SCT\""],
    };

    private static readonly Field<LocalDate> Issued = new("issued", DateText.Day, new(
        "The day on which the plan was issued.",
        "Ngày ban hành kế hoạch."))
    {
        Examples = ["\"2023-03-21\""],
    };

    private static readonly Field<string> Office = new("office", Shape.Text(200, "Sở Công Thương"), new(
        "The office that issued it.",
        "Cơ quan ban hành."))
    {
        Examples = ["\"Sở Công Thương\""],
    };

    private static readonly Field<string> Responsible = new("responsible", Shape.Text(200, "Văn phòng Sở"), new(
        "Who sees to the boards.",
        "Bộ phận phụ trách bảng điện tử."))
    {
        Examples = ["\"Văn phòng Sở\""],
    };

    private static readonly Field<LocalDate> ReportDue = new("reportDue", DateText.Day, new(
        "The day by which the report is due; see the plan's wording.",
        "Hạn gửi báo cáo; xem câu chữ của kế hoạch."))
    {
        Examples = ["\"2023-04-18\""],
    };

    private static readonly Field<string> ReportTo = new("reportTo", Shape.Text(200, "Sở Tài nguyên và Môi trường"), new(
        "Whom the report is for.",
        "Nơi nhận báo cáo."))
    {
        Examples = ["\"Sở Tài nguyên và Môi trường\""],
    };

    public static readonly ObjectShape<PlanOrigin> Shaped = new(
        new("A plan.", "Một kế hoạch."),
        [Number, Issued, Office, Responsible, ReportDue, ReportTo],
        Build)
    {
        Check = WarnOfEarlyReport,
    };

    private static PlanOrigin Build(FieldValues values) => new()
    {
        Number = values.Get(Number),
        Issued = values.FindValue(Issued),
        Office = values.Find(Office),
        Responsible = values.Find(Responsible),
        ReportDue = values.FindValue(ReportDue),
        ReportTo = values.Find(ReportTo),
    };

    private static bool WarnOfEarlyReport(FieldValues values)
    {
        if (values.FindValue(ReportDue) < values.FindValue(Issued))
        {
            values.Reading.Warn(values.PlaceOf(ReportDue), new(
                "the report is due before the plan was issued; check both days",
                "hạn báo cáo lại trước ngày ban hành kế hoạch; hãy kiểm tra lại hai ngày"));
        }

        return true;
    }
}
