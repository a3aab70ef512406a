using System.Globalization;

namespace SignageHub.Documents.Reports;

/// <summary>The annexes: tables by board and slogan, of other content and of what was missed, how the figures are made, and the pictures.</summary>
internal static class ReportAnnexes
{
    private static readonly string[] Roman = ["I", "II", "III", "IV", "V"];

    public static IReadOnlyList<ReportAnnex> Of(ReportModel model, ReportWords words)
    {
        var with = words.Say(
            $"(Kèm theo Báo cáo số       /BC-{model.Code ?? "……"} ngày      tháng      năm       của {model.Office})",
            $"(With Report No.       /BC-{model.Code ?? "……"} of {model.Office})");
        var annexes = new List<ReportAnnex> { new("", words.Say("KẾT QUẢ TRÌNH CHIẾU THEO BẢNG VÀ KHẨU HIỆU", "RESULTS BY BOARD AND SLOGAN"), with) { Table = Results(model, words) } };
        // The body calls it Annex II.
        if (HasOthers(model))
            annexes.Add(new("", words.Say("NỘI DUNG KHÁC GHI TRONG NHẬT KÝ", "OTHER CONTENT IN THE JOURNALS"), with) { Table = Others(model, words) });
        if (ReportMissedText.HasMore(model, words))
            annexes.Add(new("", words.Say("THỜI GIAN THIẾU CHỨNG CỨ TRÌNH CHIẾU", "TIME THAT IS NOT PROVED"), with) { Table = Missed(model, words) });
        annexes.Add(new("", words.Say("CÁCH TÍNH VÀ GIỚI HẠN CỦA SỐ LIỆU", "HOW THE FIGURES ARE MADE, AND THEIR LIMITS"), with) { Text = [.. ReportGrounds.All(model, words).Select((text, i) => $"{Number(i)}. {text}")] });
        if (model.Pictures.Count > 0)
            annexes.Add(new("", PicturesTitle(model, words), with) { Pictures = [.. model.Pictures.Select(p => (Caption(p, words), p))] });
        return [.. annexes.Select((annex, i) => annex with { Name = Name(i, words) })];
    }

    /// <summary>The annex that tells how the figures are made, as the body calls it.</summary>
    public static string GroundsName(ReportModel model, ReportWords words) => Name(1 + (HasOthers(model) ? 1 : 0) + (ReportMissedText.HasMore(model, words) ? 1 : 0), words);

    private static string Name(int index, ReportWords words) => words.Say($"Phụ lục {Roman[index]}", $"Annex {Roman[index]}");

    private static bool HasOthers(ReportModel model) => model.Others.Count > 0;

    private static string PicturesTitle(ReportModel model, ReportWords words) => model.Pictures.All(picture => picture.IsProved)
        ? words.Say("HÌNH ẢNH ĐÃ TRÌNH CHIẾU", "THE FRAMES AS LIT")
        : model.Pictures.Any(picture => picture.IsProved)
            ? words.Say("HÌNH ẢNH CỦA CÁC KHẨU HIỆU", "THE FRAMES OF THE SLOGANS")
            : words.Say("HÌNH ẢNH THEO NỘI DUNG HIỆN HÀNH, CHƯA CÓ CHỨNG CỨ TRÌNH CHIẾU", "THE FRAMES AS THEY WOULD BE DRAWN TODAY, NOT PROVED TO HAVE BEEN LIT");

    private static ReportTable Results(ReportModel model, ReportWords words)
    {
        var rows = model.Lines.Select((line, i) => (IReadOnlyList<string>)
        [
            Number(i),
            line.Board,
            words.IsVietnamese || line.English is null ? line.Slogan : $"{line.Slogan} ({line.English})",
            ReportText.DaysOf([line]) is { } days ? words.Between(days.Start, days.End) : "–",
            words.Number(line.DaysShown),
            words.Number(line.Count) + (line.DoubtfulCount > 0 || line.DoubtfulLit > NodaTime.Duration.Zero ? " (*)" : ""),
            words.Time(line.Lit),
            words.Time(line.Planned),
            line.Missed.Count == 0 ? "0" : words.Time(line.Absent),
        ]).ToList();
        return new ReportTable(
            [
                words.Say("STT", "No."), words.Say("Bảng", "Board"), words.Say("Khẩu hiệu", "Slogan"), words.Say("Thời gian chiếu", "Days"), words.Say("Số ngày", "Days shown"),
                words.Say("Số lượt", "Turns"), words.Say("Thời lượng chiếu", "Lit"), words.Say("Thời gian theo kế hoạch", "Planned"), words.Say("Thiếu chứng cứ", "Not proved"),
            ],
            [5, 14, 27, 12, 7, 9, 12, 12, 11],
            rows,
            [
                "", words.Say("Tổng cộng", "Total"), "", "", "", words.Number(model.Lines.Sum(l => l.Count)), words.Time(ReportBody.Sum(model.Lines, l => l.Lit)),
                words.Time(model.Planned), model.Missed == NodaTime.Duration.Zero ? "0" : words.Time(model.Missed),
            ])
        { Notes = [.. Notes(model, words)] };
    }

    private static IEnumerable<string> Notes(ReportModel model, ReportWords words)
    {
        yield return words.Say(
            "Dòng tổng cộng tính thời gian theo kế hoạch và thời gian thiếu chứng cứ của mỗi bảng một lần, dù nhiều khẩu hiệu luân phiên trong cùng thời gian.",
            "The total has the planned time and the time not proved of each board once, however many slogans took turns in it.");
        var (count, lit) = (model.Lines.Sum(l => l.DoubtfulCount), ReportBody.Sum(model.Lines, l => l.DoubtfulLit));
        if (count > 0 || lit > NodaTime.Duration.Zero)
            yield return words.Say(
                $"(*) Chưa kể {words.Number(count)} lượt, thời lượng {words.Time(lit)}, nằm từ dòng nhật ký không khớp trở đi: không được chứng minh và không tính vào cột nào.",
                $"(*) Without {ReportWords.Many(count, "turn")}, {words.Time(lit)}, from a line of the journal on that does not fit: they are not proved and in no column.");
    }

    private static ReportTable Others(ReportModel model, ReportWords words) => new(
        [
            words.Say("STT", "No."), words.Say("Bảng", "Board"), words.Say("Nội dung đã chiếu", "What was shown"), words.Say("Mục trong nhật ký", "Entry in the journal"), words.Say("Thời gian", "Days"),
            words.Say("Số lượt", "Turns"), words.Say("Thời lượng", "Lit"), words.Say("Vì sao nêu riêng", "Why it is told apart"),
        ],
        [5, 14, 24, 13, 12, 8, 11, 24],
        [.. model.Others.Select((other, i) => (IReadOnlyList<string>)
        [
            Number(i), other.Board, other.Text ?? words.Say("không rõ chữ", "text unknown"), other.Key, words.Between(other.First, other.Last), words.Number(other.Count), words.Time(other.Lit),
            words.Say(other.Why) + (other.IsProved ? "" : words.Say("; nằm sau dòng nhật ký không khớp, không được chứng minh", "; behind a line that does not fit, not proved")),
        ])],
        null);

    private static ReportTable Missed(ReportModel model, ReportWords words) => new(
        [words.Say("STT", "No."), words.Say("Bảng", "Board"), words.Say("Khẩu hiệu", "Slogans"), words.Say("Thời gian", "When"), words.Say("Thiếu", "Missed"), words.Say("Lý do", "Why")],
        [5, 14, 26, 24, 10, 24],
        [.. model.Boards.SelectMany(board => board.Gaps.Select(gap => (board, gap))).OrderBy(each => each.gap.From).Select((each, i) => (IReadOnlyList<string>)
        [
            Number(i), each.board.Board, ReportMissedText.Named(each.gap.Slogans, words), words.Span(each.gap.From, each.gap.Until), words.Time(each.gap.Length), words.Say(each.gap.Why),
        ])],
        null);

    private static string Number(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);

    private static string Caption(ReportPicture picture, ReportWords words)
    {
        var page = picture.Pages > 1 ? words.Say($", trang {picture.Page}/{picture.Pages}", $", page {picture.Page} of {picture.Pages}") : "";
        var proof = picture.IsProved
            ? words.Say("đúng hình ghi trong nhật ký", "exactly as the journal names it")
            : words.Say("hình vẽ theo nội dung hiện hành, nhật ký không ghi đúng hình này", "as it is drawn today; the journal does not name this very picture");
        return $"{picture.Board}{page}: {ReportText.Quoted(picture.Slogan)} ({proof})";
    }
}
