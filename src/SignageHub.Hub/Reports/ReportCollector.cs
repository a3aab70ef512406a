using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Core.Programmes;
using SignageHub.Documents.Reports;
using SignageHub.Hub.Approvals;
using SignageHub.Hub.DarkHours;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Publishing;

namespace SignageHub.Hub.Reports;

/// <summary>Gathers what the journals prove about a playlist: plays, dark hours, approvals and the frames as lit.</summary>
/// <remarks>A board is one of the <see cref="Steps"/>, so that a long report can tell how far it is.</remarks>
public sealed class ReportCollector
{
    private readonly Signage _signage;
    private readonly ReportRequest _request;
    private readonly PlayJournals _journals;
    private readonly SceneLibrary _scenes;
    private readonly Instant _now;
    private readonly SceneBook _book;
    private readonly ReportPictures _pictures;
    private readonly ReportApprovals _approvals;
    private readonly ReportDarkTimes _dark;
    private readonly IReadOnlyList<ScheduledEntry> _entries;
    private readonly HashSet<string> _playlists;
    private readonly List<ReportLine> _lines = [];
    private readonly List<ReportBoard> _boards = [];
    private readonly List<ReportOther> _others = [];
    private readonly List<Bilingual> _doubts = [];
    private bool _anyJournal;

    /// <param name="signage">The files.</param>
    /// <param name="request">What it is about.</param>
    /// <param name="journals">What boards have handed in.</param>
    /// <param name="darkHours">What the hub saw of dark times.</param>
    /// <param name="scenes">Draws.</param>
    /// <param name="now">What is still to come is not missed.</param>
    public ReportCollector(Signage signage, ReportRequest request, PlayJournals journals, DarkHourBook darkHours, SceneLibrary scenes, Instant now)
    {
        (_signage, _request, _journals, _scenes, _now) = (signage, request, journals, scenes, now);
        _entries = [.. request.Playlist.Entries.Select(entry => new ScheduledEntry(request.Playlist, entry))];
        _playlists = signage.Playlists.Select(playlist => playlist.Id).ToHashSet(StringComparer.Ordinal);
        _book = new SceneBook(signage, scenes, request.Playlist);
        _pictures = new ReportPictures(scenes);
        _approvals = new ReportApprovals(signage, _book);
        _dark = new ReportDarkTimes(darkHours, request.Playlist.Id, _entries, now);
        Boards = [.. signage.Office.Boards.Where(board => Programme.IsFor(request.Playlist, board))];
        var meant = Boards.Select(board => board.Id).ToHashSet();
        Steps = [.. Boards.Select(board => (Action)(() => Add(board))), .. journals.Boards().Where(id => !meant.Contains(id)).Select(id => (Action)(() => AddElsewhere(id)))];
    }

    /// <summary>The playlist's boards, in the order of the office.</summary>
    public IReadOnlyList<Board> Boards { get; }

    /// <summary>What has to be done before <see cref="Model"/>: each takes in what one board proves, then those that the playlist is not for, or that are no more.</summary>
    public IReadOnlyList<Action> Steps { get; }

    public ReportModel Model()
    {
        var plan = _request.Playlist.Plan;
        if (_now < WallClock.StartOfDay(_request.Days.End.PlusDays(1), _signage.Office.TimeZone))
            _doubts.Add(ReportDoubts.NotOver);
        if (!_anyJournal && Boards.Count > 0)
            _doubts.Insert(0, ReportDoubts.NoJournal);
        return new ReportModel
        {
            Office = _signage.Office.Name,
            Parent = _request.Parent,
            Place = _request.Place,
            Code = _request.Code ?? (plan?.Office is null || plan.Office == _signage.Office.Name ? CodeOf(plan?.Number) : null),
            Signer = _request.Signer,
            SignerName = _request.SignerName,
            // A plan also says whom its departments report to; an office does not write to itself.
            Addressees = _request.Addressees is { Count: > 0 } given ? given
                : plan?.ReportTo is { } to && !to.StartsWith(_signage.Office.Name, StringComparison.OrdinalIgnoreCase) ? [to] : [],
            Playlist = _request.Playlist.Id,
            Subject = _request.Playlist.Name,
            PlanNumber = plan?.Number,
            PlanIssued = plan?.Issued,
            PlanOffice = plan?.Office,
            Days = _request.Days,
            // By slogan, then by board: as the table is read.
            Lines = [.. _lines.OrderBy(line => Order(line.Entry))],
            Boards = _boards,
            Others = [.. _others.OrderBy(other => other.First).ThenBy(other => other.Key, StringComparer.Ordinal)],
            Dark = _dark.All,
            Approvals = _approvals.All(),
            Pictures = _pictures.All,
            Doubts = _doubts,
        };
    }

    /// <summary>SCT of 647/KH-SCT.</summary>
    private static string? CodeOf(string? number) => number?.LastIndexOf('-') is { } dash and > 0 && dash < number.Length - 1 ? number[(dash + 1)..] : null;

    private int Order(string entry) => _entries.Select((e, i) => (e.Key, i)).First(e => e.Key == entry).i;

    private (Instant From, Instant End) DaysIn(DateTimeZone zone) => (WallClock.StartOfDay(_request.Days.Start, zone), WallClock.StartOfDay(_request.Days.End.PlusDays(1), zone));

    private void Add(Board board)
    {
        var (from, end) = DaysIn(board.TimeZone);
        // What is still to come is not missed.
        var until = Instant.Max(from, Instant.Min(end, _now));
        var proof = new BoardProof(board, _journals, from, end);
        _anyJournal |= proof.HasAny;
        var credits = new PlayCredits(proof, (scene, key) => _book.Find(board, scene, key), _request.Playlist.Id, _playlists.Contains);
        var segments = _signage.ProgrammeOf(board).Between(from, until);
        var own = segments.Where(s => s.Showing.State == ShowingState.Slogans && s.Showing.Entries.Any(credits.IsOf)).ToList();
        var pieces = PlannedPiece.Of(own, proof, credits, showing => RoundOf(board, showing));
        var missed = new List<(string Slogan, Window Window)>();
        foreach (var entry in _entries.Where(e => e.Entry.Slogan is not null))
        {
            var planned = own.Where(s => s.Showing.Entries.Contains(entry)).ToList();
            var gaps = PlannedPiece.Unproved(entry, pieces, credits).ToList();
            var line = ReportLines.Of(board, entry, planned, gaps, proof, credits, from);
            if (line.Days.Count == 0 && line.DoubtfulCount == 0)
                continue;
            _lines.Add(line);
            missed.AddRange(gaps.Select(gap => (entry.Entry.Slogan!, gap)));
            _pictures.Add(board, entry, credits, _request.Days.Start);
        }

        _boards.Add(ReportLines.BoardOf(board, own, missed, proof));
        _others.AddRange(ReportLines.Others(board.Id.Value, board.Name, board.TimeZone, credits.Others, other => Why(other, isBoard: true)));
        _approvals.Add(board, credits);
        foreach (var times in _dark.Add(board, segments, proof))
            _approvals.AddDark(board, times.Entry, times.Window);
        _doubts.AddRange(ReportDoubts.Of(board, proof, credits, until, [.. missed.Select(each => each.Window)]));
    }

    /// <summary>A board that the playlist is not for, or that is no more, may have shown it all the same.</summary>
    private void AddElsewhere(BoardId id)
    {
        var known = _signage.Office.Boards.FirstOrDefault(board => board.Id == id);
        // Of a board that is no more nobody knows the size: whatever boards look like is tried.
        var likes = known is not null ? [known] : _signage.Office.Boards.DistinctBy(ApprovalGate.LookOf).ToList();
        if (likes.Count == 0)
            return;
        var named = likes[0] with { Id = id, Name = known?.Name ?? id.Value, TimeZone = known?.TimeZone ?? _signage.Office.TimeZone };
        var (from, end) = DaysIn(named.TimeZone);
        var proof = new BoardProof(named, _journals, from, end);
        var credits = new PlayCredits(
            proof, (scene, key) => likes.Select(board => _book.Find(board, scene, key)).FirstOrDefault(found => found is not null), _request.Playlist.Id, _playlists.Contains);
        var plays = credits.All.Concat(credits.Others).ToList();
        if (plays.Count == 0)
            return;
        _anyJournal = true;
        _others.AddRange(ReportLines.Others(id.Value, named.Name, named.TimeZone, plays, other => known is null
            ? new($"the board {id} is not in boards.json any more", $"bảng {id} không còn trong boards.json")
            : Why(other, isBoard: false)));
        _doubts.AddRange(ReportDoubts.OfJournal(named, proof));
    }

    private Bilingual Why(CreditedPlay other, bool isBoard)
    {
        var playlist = PlayCredits.PlaylistOf(other.Play.Entry!);
        if (playlist != _request.Playlist.Id)
            return new($"lit under the playlist {playlist}, which is no more", $"chiếu dưới danh sách {playlist}, nay không còn");
        if (!isBoard && other.Known?.Entry is not null)
            return new("the playlist is not for this board any more", "danh sách nay không dành cho bảng này");
        if (!_entries.Any(entry => entry.Key == other.Play.Entry))
            return new("this entry is in the playlist no more", "mục này không còn trong danh sách");
        return other.Known is null
            ? new("other content under this entry: its picture is not that of the text as it stands", "nội dung khác dưới mục này: hình đã chiếu không phải hình của chữ hiện hành")
            : new("other content under this entry: the text was changed since", "nội dung khác dưới mục này: chữ đã được sửa");
    }

    /// <summary>How long a round of a rotation takes, as its scenes are drawn today.</summary>
    private Duration RoundOf(Board board, Showing showing)
    {
        IReadOnlyList<(ScheduledEntry Entry, IReadOnlyList<Scene> Turn)> drawn =
            [.. showing.Entries.Select(entry => (entry, _scenes.Of(board, entry.Entry).ScenesOfATurn)).Where(each => each.ScenesOfATurn.Count > 0)];
        var round = Airtime.Round([.. drawn.Select(each => each.Entry)], [.. drawn.Select(each => each.Turn)], idle: null);
        return Duration.FromMilliseconds(round.Sum(turn => drawn[turn].Turn.Sum(scene => scene.Times.Sum(time => (long)time.TotalMilliseconds))));
    }
}
