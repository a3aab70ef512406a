using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;
using SignageHub.Documents.Reports;
using SignageHub.Hub.Cli;
using SignageHub.Hub.DarkHours;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Publishing;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Reports;

/// <summary>What somebody wants to know, and what only people know.</summary>
/// <param name="From">Null for the first day that is known.</param>
/// <param name="To">Null for the last one.</param>
internal sealed record AskedReport(LocalDate? From, LocalDate? To)
{
    public string? Parent { get; init; }

    public string? Place { get; init; }

    public string? Code { get; init; }

    public IReadOnlyList<string> Addressees { get; init; } = [];

    public IReadOnlyList<string> Signer { get; init; } = [];

    public string? SignerName { get; init; }
}

/// <summary>A part of the work on a report, for whoever tells how far it is.</summary>
/// <param name="Title">What is being done.</param>
/// <param name="Steps">To be done in this order, all of them.</param>
/// <param name="StillToCome">About as many steps come after these.</param>
internal sealed record ReportWork(Bilingual Title, IReadOnlyList<Action> Steps, int StillToCome);

/// <summary>Makes reports, for the command line and the pages alike.</summary>
/// <param name="journals">What boards have handed in.</param>
/// <param name="darkHours">What the hub saw of dark times.</param>
/// <param name="scenes">Draws.</param>
internal sealed class ReportMaker(PlayJournals journals, DarkHourBook darkHours, SceneLibrary scenes)
{
    private static readonly Bilingual Reading = new("Reading the journals", "Đang đọc nhật ký");

    private static readonly Bilingual Weighing = new("Looking what they prove", "Đang đối chiếu");

    /// <param name="signage">The files.</param>
    /// <param name="playlist">What it is about.</param>
    /// <param name="asked">The days, and what only people know.</param>
    /// <param name="now">What is still to come is not reported.</param>
    /// <param name="work">Does the steps that it is given, and tells how far they are.</param>
    /// <exception cref="InputProblemException">The days are none, or a journal cannot be read; the words say which.</exception>
    public ReportModel Make(Signage signage, Playlist playlist, AskedReport asked, Instant now, Action<ReportWork> work)
    {
        try
        {
            // Read first, for that is what takes its time; each board's journal is a step, and so is what it proves.
            var boards = Boards(signage, playlist);
            work(new ReportWork(Reading, [.. boards.Select(board => (Action)(() => Read(board.Id, board.Name, board.Zone)))], boards.Count));
            var collector = new ReportCollector(signage, RequestOf(signage, playlist, asked, now), journals, darkHours, scenes, now);
            work(new ReportWork(Weighing, collector.Steps, 0));
            return collector.Model();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var why = FileTrouble.Of(e, "");
            throw new InputProblemException(new Bilingual(
                $"The boards' journals in data/plays cannot be read, so that no report is made. {why.En}", $"Không đọc được nhật ký của các bảng trong data/plays nên chưa lập báo cáo. {why.Vi}"));
        }
    }

    /// <summary>A journal that cannot be read is told by its board: a report without it would say that the board was silent.</summary>
    private void Read(BoardId id, string name, DateTimeZone zone)
    {
        try
        {
            journals.Of(id, zone);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var why = FileTrouble.Of(e, "");
            throw new InputProblemException(new Bilingual(
                $"The journal of {name} (data/plays/{id}) cannot be read, so that no report is made. {why.En}", $"Không đọc được nhật ký của {name} (data/plays/{id}) nên chưa lập báo cáo. {why.Vi}"));
        }
    }

    private ReportRequest RequestOf(Signage signage, Playlist playlist, AskedReport asked, Instant now) => new(playlist, ReportDays.Of(signage, playlist, journals, now, asked.From, asked.To))
    {
        Parent = asked.Parent,
        Place = asked.Place,
        Code = asked.Code,
        Addressees = asked.Addressees,
        Signer = asked.Signer,
        SignerName = asked.SignerName,
    };

    /// <summary>The playlist's boards, and all others that have handed in something: they may have shown it once.</summary>
    private List<(BoardId Id, string Name, DateTimeZone Zone)> Boards(Signage signage, Playlist playlist)
    {
        var meant = signage.Office.Boards.Where(board => Programme.IsFor(playlist, board)).Select(board => (board.Id, board.Name, board.TimeZone)).ToList();
        return [.. meant, .. journals.Boards().Where(id => meant.All(board => board.Id != id)).Select(id => Named(signage, id))];
    }

    private static (BoardId Id, string Name, DateTimeZone Zone) Named(Signage signage, BoardId id) =>
        signage.Office.Boards.FirstOrDefault(board => board.Id == id) is { } known ? (id, known.Name, known.TimeZone) : (id, id.Value, signage.Office.TimeZone);
}
