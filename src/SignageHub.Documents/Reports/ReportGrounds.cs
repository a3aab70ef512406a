namespace SignageHub.Documents.Reports;

/// <summary>What the figures rest on, and what they do not prove: in the body what a reader must know, all of it in an annex.</summary>
internal static class ReportGrounds
{
    /// <summary>Doubts that stand in the body; the others stand in the annex.</summary>
    private const int MostDoubts = 4;

    /// <summary>For the body: whose figures they are, what they do not prove, and what is in doubt in this report.</summary>
    /// <param name="model">The report.</param>
    /// <param name="annex">The name of the annex that holds the rest.</param>
    /// <param name="words">The language.</param>
    public static IEnumerable<ReportBlock> Of(ReportModel model, string annex, ReportWords words)
    {
        yield return ReportBody.Text(words.Say(
            $"Số lượt và thời lượng do từng bảng tự ghi vào nhật ký và gửi về; thời gian theo kế hoạch lấy từ danh sách trình chiếu hiện hành. Nhật ký cho biết bảng đã phát những khung hình nào, không chứng minh từng bóng LED còn sáng hay có người xem. Cách tính và giới hạn của số liệu nêu tại {annex}.",
            $"Counts and times come from the journal that each board keeps and hands in; planned time comes from the playlist as it stands. The journal says which frames a board put out; it does not prove that every LED was working or that anybody looked. How the figures are made, and their limits, stand in {annex}."));
        foreach (var doubt in model.Doubts.Take(MostDoubts))
            yield return ReportBody.Text(words.Say(doubt));
        if (model.Doubts.Count > MostDoubts)
            yield return ReportBody.Text(words.Say(
                $"Còn {words.Count(model.Doubts.Count - MostDoubts)} điều chưa chứng minh được khác, xem {annex}.", $"{ReportWords.Many(model.Doubts.Count - MostDoubts, "more doubt stands", "more doubts stand")} in {annex}."));
    }

    /// <summary>For the annex and the tables: all of it.</summary>
    public static IReadOnlyList<string> All(ReportModel model, ReportWords words) =>
    [
        words.Say(
            "Số lượt và thời lượng lấy từ nhật ký do từng bảng tự ghi khi chiếu và gửi về. Một lượt là một lần khẩu hiệu đến phiên trên một bảng (bản ngôn ngữ thứ hai chiếu liền sau không tính thành lượt riêng).",
            "Counts and times come from the journal that each board keeps of what it lights and hands in. A turn is one time that a slogan's turn came on one board (its second language, which follows at once, is no turn of its own)."),
        words.Say(
            "Lượt chỉ được tính cho khẩu hiệu khi hình ghi trong nhật ký đúng là hình của khẩu hiệu đó, dù khi chiếu mục mang số nào; phần còn lại, nếu có, được nêu riêng.",
            "A turn counts for a slogan only where the scene in the journal is the picture of that very text, whatever number the entry had then; the rest, if any, is told on its own."),
        words.Say(
            "Thời gian theo kế hoạch lấy từ danh sách trình chiếu hiện hành, không phải danh sách vào lúc chiếu. Khi nhiều khẩu hiệu luân phiên, thời lượng của từng khẩu hiệu nhỏ hơn thời gian theo kế hoạch.",
            "Planned time comes from the playlist as it stands, not as it stood when it was shown. Where several slogans take turns, each is lit for less than its planned time."),
        words.Say(
            "Nhật ký ghi theo từng giờ, nên một khẩu hiệu được coi là đã chiếu trong một giờ nếu bảng chiếu đúng vòng luân phiên đó và khẩu hiệu có ít nhất một lượt trong giờ (vòng dài hơn phần giờ theo kế hoạch thì xét cả khoảng). Khoảng hở đến 02 phút không tính là thiếu: chuyển hình, chuyển giờ, và phút cuối trước khi mất điện.",
            "Journals are kept by the hour, so that a slogan counts as shown in an hour when the board kept to that rotation and the slogan had at least one turn in the hour (where a round is longer than the planned part of an hour, in the whole stretch). Gaps of up to 2 minutes are not missed time: a change of picture, the turn of an hour, the last minute before a power cut."),
        words.Say(
            "Trong văn bản và phụ lục, thời gian làm tròn xuống phút. Vì vậy, và vì các khoảng hở nói trên, thời gian theo kế hoạch trừ thời gian thiếu chứng cứ có thể không bằng đúng thời lượng chiếu.",
            "In the text and its annexes times are rounded down to the minute. For this reason, and because of the gaps just named, planned time less time that is not proved may not be exactly the time lit."),
        words.Say(
            "Các dòng nhật ký lưu trên máy chủ được nối với nhau: sửa, chèn hoặc xóa một dòng ở giữa thì bị phát hiện; viết lại toàn bộ nhật ký hoặc bỏ phần cuối thì không.",
            "The lines of the journals that the hub keeps are bound to each other: a line that is changed, put in or taken out in the middle is noticed; a journal written anew as a whole, or cut off at its end, is not."),
        words.Say(
            "Nhật ký cho biết bảng đã phát những khung hình nào; không chứng minh từng bóng LED còn sáng hay có người xem.",
            "The journal says which frames a board put out; it does not prove that every LED was working or that anybody looked."),
        .. model.Doubts.Select(words.Say),
    ];

    /// <summary>For the tables, whose minutes are rounded otherwise than the text's.</summary>
    public static string Rounding(ReportWords words) => words.Say(
        "Trong bảng số liệu này, số phút làm tròn đến 0,1 phút và mỗi dòng làm tròn riêng: tổng tính từ số chưa làm tròn, nên có thể hơi khác tổng của các dòng. Văn bản báo cáo làm tròn xuống phút.",
        "In this table minutes are rounded to 0.1, each row on its own: totals are made of figures that are not rounded, and may differ a little from the sum of the rows. The text of the report rounds down to the minute.");
}
