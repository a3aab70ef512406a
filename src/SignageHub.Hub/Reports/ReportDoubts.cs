using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Programmes;

namespace SignageHub.Hub.Reports;

/// <summary>What a board's figures do not prove.</summary>
internal static class ReportDoubts
{
    public static readonly Bilingual NoJournal = new(
        "No board has handed in a journal yet, so this report proves nothing of what was lit. Boards hand it in once they are enrolled and the hub runs by the true time; a trial run by a made-up time (--now) records nothing.",
        "Chưa bảng nào gửi nhật ký, nên báo cáo này chưa chứng minh được nội dung nào đã hiện. Bảng gửi nhật ký sau khi được ghi danh và khi trung tâm chạy theo giờ thật; chạy thử theo giờ đặt trước (--now) thì không ghi lượt nào.");

    public static readonly Bilingual NotOver = new("The report was made before its last day was over.", "Báo cáo được lập khi thời gian báo cáo chưa kết thúc.");

    /// <param name="board">The board.</param>
    /// <param name="proof">Its journal.</param>
    /// <param name="credits">Its plays of the playlist.</param>
    /// <param name="until">The end of what is reported.</param>
    /// <param name="missed">What of the plan is not proved.</param>
    public static IEnumerable<Bilingual> Of(Board board, BoardProof proof, PlayCredits credits, Instant until, IReadOnlyList<Window> missed)
    {
        foreach (var doubt in OfJournal(board, proof))
            yield return doubt;
        var renamed = credits.All.Where(each => each.Play.Entry != each.Known!.Entry!.Key).ToList();
        if (renamed.Count > 0)
            yield return new(
                $"Of {board.Name} {renamed.Sum(each => each.Count)} turns stand in the journal under another number than their slogan has now; they count for the slogan whose picture was lit.",
                $"Của {board.Name} có {renamed.Sum(each => each.Count)} lượt ghi trong nhật ký dưới số mục khác với số hiện nay của khẩu hiệu; các lượt này tính theo hình đã chiếu.");
        if (proof.FirstKnown is { } first && missed.Any(gap => gap.Start < first))
        {
            var at = first.InZone(board.TimeZone).LocalDateTime;
            yield return new(
                $"The journal of {board.Name} begins on {at:uuuu-MM-dd HH:mm}. Since when the board is there, the system does not know: what was planned before counts as not proved, even where there was no board yet.",
                $"Nhật ký của {board.Name} bắt đầu từ {at:HH:mm} ngày {at:dd/MM/uuuu}. Hệ thống không ghi bảng có từ khi nào: thời gian theo kế hoạch trước đó tính là thiếu chứng cứ, kể cả khi chưa lắp bảng.");
        }

        if (proof.LastKnown is { } last && last < until - Duration.FromHours(2) && missed.Any(gap => gap.End > last))
        {
            var at = last.InZone(board.TimeZone).LocalDateTime;
            yield return new(
                $"The journal of {board.Name} reaches to {at:uuuu-MM-dd HH:mm}; what comes later counts as not proved.",
                $"Nhật ký của {board.Name} mới có đến {at:HH:mm} ngày {at:dd/MM/uuuu}; thời gian sau đó tính là thiếu chứng cứ.");
        }
    }

    /// <summary>What is wrong with the journal itself.</summary>
    public static IEnumerable<Bilingual> OfJournal(Board board, BoardProof proof)
    {
        var behind = (long)ReportLines.Sum(proof.Plays.Where(play => play is { IsProved: false, Scene: not null }).Select(play => play.Lit)).TotalMinutes;
        if (!proof.IsWhole)
            yield return new(
                $"The journal of {board.Name} holds a line that does not fit the one before it: its figures from there on are not proved, and in no total. In these days that is {behind} minutes of all that it lit.",
                $"Nhật ký của {board.Name} có dòng không khớp với dòng trước: số liệu từ đó trở đi không được chứng minh và không cộng vào số nào. Trong thời gian báo cáo, phần này là {behind} phút của mọi nội dung bảng đã chiếu.");
        if (proof.Broken > 0)
            yield return new(
                $"The journal of {board.Name} holds {proof.Broken} rows that cannot be true, such as more light than there was time; they count for nothing.",
                $"Nhật ký của {board.Name} có {proof.Broken} dòng không thể đúng, ví dụ thời gian hiện dài hơn chính khoảng thời gian đó; các dòng này không được tính.");
        if (proof.SetAside > 0)
            yield return new(
                $"Of the journal of {board.Name} {proof.SetAside} lines were damaged at the hub and set aside; what they said counts as missing.",
                $"Nhật ký của {board.Name} có {proof.SetAside} dòng bị hỏng tại trung tâm và đã được tách ra; nội dung các dòng này tính là thiếu.");
        if (proof.Lost > 0)
            yield return new(
                $"Of {board.Name} {proof.Lost} entries of the journal never came; the figures may be too low.",
                $"Nhật ký của {board.Name} thiếu {proof.Lost} dòng không bao giờ gửi về; số liệu có thể thấp hơn thực tế.");
    }
}
