using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Programmes;
using SignageHub.Documents.Reports;
using SignageHub.Hub.Approvals;
using SignageHub.Hub.DarkHours;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Publishing;

namespace SignageHub.Hub.Reports;

/// <summary>Gathers what the journals prove about a playlist: plays, dark hours, approvals and the frames as lit.</summary>
/// <remarks>A board is one step of <see cref="Add"/>, so that a long report can tell how far it is.</remarks>
public sealed class ReportCollector(Signage signage, ReportRequest request, PlayJournals journals, DarkHourBook darkHours, SceneLibrary scenes, Instant now)
{
    private readonly List<ReportLine> _lines = [];
    private readonly List<ReportDark> _dark = [];
    private readonly List<Bilingual> _doubts = [];
    private readonly ReportPictures _pictures = new(signage, scenes);
    private readonly IReadOnlyList<ScheduledEntry> _entries = [.. request.Playlist.Entries.Select(entry => new ScheduledEntry(request.Playlist, entry))];
    private bool _anyJournal;

    /// <summary>The playlist's boards, in the order of the office.</summary>
    public IReadOnlyList<Board> Boards { get; } = [.. signage.Office.Boards.Where(board => Programme.IsFor(request.Playlist, board))];

    /// <summary>Takes in what one board proves.</summary>
    public void Add(Board board)
    {
        var zone = board.TimeZone;
        var (from, end) = (WallClock.StartOfDay(request.Days.Start, zone), WallClock.StartOfDay(request.Days.End.PlusDays(1), zone));
        // What is still to come is not missed.
        var until = Instant.Max(from, Instant.Min(end, now));
        var proof = new BoardProof(board, journals, from, end);
        _anyJournal |= proof.HasAny;
        var segments = signage.ProgrammeOf(board).Between(from, until);
        foreach (var entry in _entries.Where(e => e.Entry.Slogan is not null))
        {
            var planned = segments.Where(s => s.Showing.State == ShowingState.Slogans && s.Showing.Entries.Contains(entry)).ToList();
            var line = Line(board, entry, planned, proof);
            if (line.Days.Count == 0)
                continue;
            _lines.Add(line);
            _pictures.Add(board, entry, proof, request.Days.Start);
        }

        AddDark(board, segments, proof);
        AddDoubts(board, proof, until);
    }

    public ReportModel Model()
    {
        var plan = request.Playlist.Plan;
        if (now < WallClock.StartOfDay(request.Days.End.PlusDays(1), signage.Office.TimeZone))
            _doubts.Add(new("The report was made before its last day was over.", "Báo cáo được lập khi thời gian báo cáo chưa kết thúc."));
        if (!_anyJournal && Boards.Count > 0)
            _doubts.Insert(0, NoJournal);
        return new ReportModel
        {
            Office = signage.Office.Name,
            Parent = request.Parent,
            Place = request.Place,
            Code = request.Code ?? (plan?.Office is null || plan.Office == signage.Office.Name ? CodeOf(plan?.Number) : null),
            Signer = request.Signer,
            // A plan also says whom its departments report to; an office does not write to itself.
            Addressee = request.Addressee ?? (plan?.ReportTo?.StartsWith(signage.Office.Name, StringComparison.OrdinalIgnoreCase) == true ? null : plan?.ReportTo),
            Playlist = request.Playlist.Id,
            Subject = request.Playlist.Name,
            PlanNumber = plan?.Number,
            PlanIssued = plan?.Issued,
            PlanOffice = plan?.Office,
            Days = request.Days,
            // By slogan, then by board: as the table is read.
            Lines = [.. _lines.OrderBy(line => Order(line.Entry))],
            Dark = [.. _dark.OrderBy(d => d.From)],
            Approvals = Approvals(),
            Pictures = _pictures.All,
            Doubts = _doubts,
        };
    }

    private static readonly Bilingual NoJournal = new(
        "No board has handed in a journal yet, so this report proves nothing of what was lit. Boards hand it in once they are enrolled and the hub runs by the true time; a trial run by a made-up time (--now) records nothing.",
        "Chưa bảng nào gửi nhật ký, nên báo cáo này chưa chứng minh được nội dung nào đã hiện. Bảng gửi nhật ký sau khi được ghi danh và khi trung tâm chạy theo giờ thật; chạy thử theo giờ đặt trước (--now) thì không ghi lượt nào.");

    /// <summary>SCT of 647/KH-SCT.</summary>
    private static string? CodeOf(string? number) => number?.LastIndexOf('-') is { } dash and > 0 && dash < number.Length - 1 ? number[(dash + 1)..] : null;

    private int Order(string entry) => _entries.Select((e, i) => (e.Key, i)).First(e => e.Key == entry).i;

    private static ReportLine Line(Board board, ScheduledEntry entry, IReadOnlyList<Segment> planned, BoardProof proof)
    {
        var zone = board.TimeZone;
        var plays = proof.Of(entry.Key).ToLookup(play => play.From.InZone(zone).Date);
        var planOf = planned.SelectMany(segment => ByDay(segment, zone)).ToLookup(piece => piece.Day, piece => piece.Length);
        var days = plays.Select(p => p.Key).Union(planOf.Select(p => p.Key)).Order().Select(day => new ReportDay(
            day,
            Duration.FromTicks(planOf[day].Sum(length => length.BclCompatibleTicks)),
            Duration.FromMilliseconds(plays[day].Sum(play => play.Lit)),
            plays[day].Sum(play => (long)play.Count),
            plays[day].Select(play => (LocalTime?)play.From.InZone(zone).TimeOfDay).Min(),
            plays[day].Select(play => (Instant?)play.Until).Max()?.InZone(zone).TimeOfDay));
        return new ReportLine
        {
            Entry = entry.Key,
            Slogan = entry.Entry.Slogan!,
            BoardId = board.Id.Value,
            Board = board.Name,
            Days = [.. days],
            Missed = [.. proof.Unproved(entry.Key, planned).Select(missed => new ReportMiss(
                missed.Start.InZone(zone).LocalDateTime, missed.End.InZone(zone).LocalDateTime, missed.End - missed.Start, proof.Instead(missed)))],
        };
    }

    private static IEnumerable<(LocalDate Day, Duration Length)> ByDay(Segment segment, DateTimeZone zone)
    {
        for (var start = segment.From; start < segment.Until;)
        {
            var day = start.InZone(zone).Date;
            var end = Instant.Min(segment.Until, WallClock.StartOfDay(day.PlusDays(1), zone));
            yield return (day, end - start);
            start = end;
        }
    }

    private void AddDark(Board board, IReadOnlyList<Segment> segments, BoardProof proof)
    {
        var zone = board.TimeZone;
        var recorded = darkHours.All.Where(hour => hour.Board == board.Id && hour.Entries.Any(key => _entries.Any(e => e.Key == key))).ToList();
        // Dark times that follow each other are one, whichever entries order them.
        var dark = segments.Where(s => s.Showing.State == ShowingState.Dark && s.Showing.Entries.Any(_entries.Contains)).Select(s => new Window(s.From, s.Until));
        foreach (var segment in Stretches.Union(dark, Duration.Zero))
        {
            var record = recorded.Find(hour => hour.From < segment.End && hour.Until > segment.Start);
            var said = proof.Dark(segment.Start, segment.End);
            _dark.Add(new ReportDark(
                board.Name,
                segment.Start.InZone(zone).LocalDateTime,
                segment.End.InZone(zone).LocalDateTime,
                record?.Words ?? new("the hub has no record of it", "trung tâm không có hồ sơ giờ tắt"),
                record?.Verdict == DarkVerdict.Kept,
                said > Duration.Zero ? said : null));
        }
    }

    private void AddDoubts(Board board, BoardProof proof, Instant until)
    {
        if (!proof.IsWhole)
            _doubts.Add(new(
                $"The journal of {board.Name} holds a line that does not fit the one before it: its figures from there on are not proved.",
                $"Nhật ký của {board.Name} có dòng không khớp với dòng trước: số liệu từ đó trở đi không được chứng minh."));
        if (proof.Lost > 0)
            _doubts.Add(new(
                $"Of {board.Name} {proof.Lost} entries of the journal never came; the figures may be too low.",
                $"Nhật ký của {board.Name} thiếu {proof.Lost} dòng không bao giờ gửi về; số liệu có thể thấp hơn thực tế."));
        if (proof.LastKnown is { } last && last < until - Duration.FromHours(2) && _lines.Exists(line => line.BoardId == board.Id.Value && line.Missed.Count > 0))
        {
            var at = last.InZone(board.TimeZone).LocalDateTime;
            _doubts.Add(new(
                $"The journal of {board.Name} reaches to {at:uuuu-MM-dd HH:mm}; what comes later counts as not proved.",
                $"Nhật ký của {board.Name} mới có đến {at:HH:mm} ngày {at:dd/MM/uuuu}; thời gian sau đó tính là thiếu chứng cứ."));
        }
    }

    private IReadOnlyList<ReportApproval> Approvals()
    {
        if (signage.Approvals is not ApprovalGate gate)
            return [];
        return
        [
            .. from entry in _entries
               from board in Boards
               let record = gate.InForce(board, entry)
               where record is not null
               group board.Name by record into alike
               let at = alike.Key.At.InZone(signage.Office.TimeZone).LocalDateTime
               select new ReportApproval(alike.Key.Slogan, alike.Key.By, at, alike.Key.Id, [.. alike]),
        ];
    }
}
