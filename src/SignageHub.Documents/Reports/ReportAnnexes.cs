namespace SignageHub.Documents.Reports;

/// <summary>The annexes: a table by board and slogan, and the pictures.</summary>
internal static class ReportAnnexes
{
    public static IReadOnlyList<ReportAnnex> Of(ReportModel model, ReportWords words)
    {
        var with = words.Say(
            $"(Kèm theo Báo cáo số       /BC-{model.Code ?? "……"} ngày      tháng      năm       của {model.Office})",
            $"(With Report No.       /BC-{model.Code ?? "……"} of {model.Office})");
        var annexes = new List<ReportAnnex>
        {
            new(words.Say("Phụ lục I", "Annex I"), words.Say("KẾT QUẢ TRÌNH CHIẾU THEO BẢNG VÀ KHẨU HIỆU", "RESULTS BY BOARD AND SLOGAN"), with, Results(model, words), []),
        };
        if (model.Pictures.Count > 0)
            annexes.Add(new(
                words.Say("Phụ lục II", "Annex II"), words.Say("HÌNH ẢNH ĐÃ TRÌNH CHIẾU", "THE FRAMES AS LIT"), with, null, [.. model.Pictures.Select(p => (Caption(p, words), p))]));
        return annexes;
    }

    private static ReportTable Results(ReportModel model, ReportWords words)
    {
        var rows = model.Lines.Select((line, i) => (IReadOnlyList<string>)
        [
            (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture),
            line.Board,
            line.Slogan,
            ReportText.DaysOf([line]) is { } days ? days.Start == days.End ? words.ShortDay(days.Start) : $"{words.ShortDay(days.Start)} - {words.ShortDay(days.End)}" : "–",
            words.Number(line.DaysShown),
            words.Number(line.Count),
            words.Time(line.Lit),
            words.Time(line.Planned),
            line.Missed.Count == 0 ? "0" : words.Time(line.Absent),
        ]).ToList();
        return new ReportTable(
            [
                words.Say("STT", "No."), words.Say("Bảng", "Board"), words.Say("Khẩu hiệu", "Slogan"), words.Say("Thời gian chiếu", "Days"), words.Say("Số ngày", "Days shown"),
                words.Say("Số lượt", "Times"), words.Say("Thời lượng chiếu", "Lit"), words.Say("Thời gian theo kế hoạch", "Planned"), words.Say("Thiếu chứng cứ", "Not proved"),
            ],
            [5, 14, 27, 12, 7, 9, 12, 12, 11],
            rows,
            [
                "", words.Say("Tổng cộng", "Total"), "", "", "", words.Number(model.Lines.Sum(l => l.Count)), words.Time(ReportBody.Sum(model.Lines, l => l.Lit)),
                words.Time(ReportBody.Sum(model.Lines, l => l.Planned)), words.Time(ReportBody.Sum(model.Lines, l => l.Absent)),
            ]);
    }

    private static string Caption(ReportPicture picture, ReportWords words)
    {
        var page = picture.Pages > 1 ? words.Say($", trang {picture.Page}/{picture.Pages}", $", page {picture.Page} of {picture.Pages}") : "";
        var proof = picture.IsProved
            ? words.Say("đúng hình ghi trong nhật ký", "exactly as the journal names it")
            : words.Say("hình vẽ theo nội dung hiện hành, nhật ký không ghi đúng hình này", "as it is drawn today; the journal does not name this very picture");
        return $"{picture.Board}{page}: {ReportText.Quoted(picture.Slogan)} ({proof})";
    }
}
