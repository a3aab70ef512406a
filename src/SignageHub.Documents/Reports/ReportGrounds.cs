namespace SignageHub.Documents.Reports;

/// <summary>What the figures rest on, and what they do not prove.</summary>
internal static class ReportGrounds
{
    public static IEnumerable<ReportBlock> Of(ReportModel model, ReportWords words)
    {
        yield return ReportBody.Text(words.Say(
            "Số lượt và thời lượng lấy từ nhật ký do từng bảng tự ghi khi chiếu và gửi về. Một lượt là một lần khẩu hiệu đến phiên trên một bảng (bản ngôn ngữ thứ hai chiếu liền sau không tính thành lượt riêng). Lượt chỉ được tính cho khẩu hiệu khi mã hình trong nhật ký đúng là hình của chữ đó, dù khi chiếu mục mang số nào; phần còn lại, nếu có, được nêu riêng.",
            "Counts and times come from the journal that each board keeps of what it lights and hands in. A turn is one time that a slogan's turn came on one board (its second language, which follows at once, is no turn of its own). A turn counts for a slogan only where the scene in the journal is the picture of that very text, whatever number the entry had then; the rest, if any, is told on its own."));
        yield return ReportBody.Text(words.Say(
            "Thời gian theo kế hoạch lấy từ danh sách trình chiếu hiện hành, không phải danh sách vào lúc chiếu. Khi nhiều khẩu hiệu luân phiên, thời lượng của từng khẩu hiệu nhỏ hơn thời gian theo kế hoạch; nhật ký ghi theo từng giờ nên một khẩu hiệu được coi là đã chiếu trong một giờ nếu bảng chiếu đúng vòng luân phiên đó và khẩu hiệu có ít nhất một lượt trong giờ (vòng dài hơn phần giờ theo kế hoạch thì xét cả khoảng). Khoảng hở đến 02 phút không tính là thiếu: chuyển hình, chuyển giờ, và phút cuối trước khi mất điện. Vì vậy, và vì các con số được làm tròn, thời gian theo kế hoạch trừ thời gian thiếu chứng cứ có thể không bằng đúng thời lượng chiếu.",
            "Planned time comes from the playlist as it stands, not as it stood when it was shown. Where several slogans take turns, each is lit for less than its planned time; journals are kept by the hour, so that a slogan counts as shown in an hour when the board kept to that rotation and the slogan had at least one turn in the hour (where a round is longer than the planned part of an hour, in the whole stretch). Gaps of up to 2 minutes are not missed time: a change of picture, the turn of an hour, the last minute before a power cut. For this reason, and because figures are rounded, planned time less time that is not proved may not be exactly the time lit."));
        yield return ReportBody.Text(words.Say(
            "Các dòng nhật ký lưu trên máy chủ được nối với nhau: sửa, chèn hoặc xóa một dòng ở giữa thì bị phát hiện; viết lại toàn bộ nhật ký hoặc bỏ phần cuối thì không.",
            "The lines of the journals that the hub keeps are bound to each other: a line that is changed, put in or taken out in the middle is noticed; a journal written anew as a whole, or cut off at its end, is not."));
        yield return ReportBody.Text(words.Say(
            "Nhật ký ghi bảng đã phát các khung hình mang mã nêu trên; không chứng minh từng bóng LED còn sáng hay có người xem.",
            "The journal says that a board put out the frames of those scenes; it does not prove that every LED was working or that anybody looked."));
        foreach (var doubt in model.Doubts)
            yield return ReportBody.Text(words.Say(doubt));
    }
}
