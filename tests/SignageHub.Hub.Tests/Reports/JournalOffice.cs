using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Playlists;
using SignageHub.Documents.Reports;
using SignageHub.Hub.Approvals;
using SignageHub.Hub.DarkHours;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Publishing;
using SignageHub.Hub.Reports;
using SignageHub.Hub.Storage;
using SignageHub.Push.HubSide;
using SignageHub.Push.Messages;
using SignageHub.Push.Plays;
using SignageHub.Rendering;

namespace SignageHub.Hub.Tests.Reports;

/// <summary>An office whose journals a test writes, hour by hour, as its boards would have: with the ids of the scenes that they lit.</summary>
internal sealed class JournalOffice : IDisposable
{
    public static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Ho_Chi_Minh"];

    /// <summary>The day that most tests are about.</summary>
    public static readonly LocalDate Day = new(2023, 4, 7);

    /// <summary>The slogan that most tests are about.</summary>
    public const string A = "Khẩu hiệu A nước";

    public const string B = "Khẩu hiệu B rừng";

    /// <summary>Every hour in which the board is to be lit.</summary>
    public static readonly IEnumerable<int> AllDay = Enumerable.Range(6, 16);

    private readonly OfficeFolder _office = new();
    private readonly SceneLibrary _scenes = new(new SceneRenderer());
    private readonly Dictionary<string, long> _numbers = new(StringComparer.Ordinal);

    public JournalOffice()
    {
        Boards("""{ "id": "lobby", "name": "Sảnh", "size": "96x16", "color": "red", "hours": "06:00-22:00" }""");
        File.Delete(Path.Combine(_office.PlaylistsFolder, "everyday.json"));
    }

    public OfficeFolder Folder => _office;

    public string JournalOf(string board) => Directory.GetFiles(Path.Combine(_office.DataFolder, "plays", board)).Order(StringComparer.Ordinal).Last();

    public void Boards(string boards) => File.WriteAllText(_office.BoardsFile, $$"""{ "office": "Sở Công Thương", "timeZone": "Asia/Ho_Chi_Minh", "boards": [ {{boards}} ] }""");

    /// <param name="id">The playlist.</param>
    /// <param name="entries">JSON, without the brackets.</param>
    public void Playlist(string id, string entries) => _office.Playlist(id, $$"""{ "name": "Ngày Nước", "entries": [ {{entries}} ] }""");

    public static string Entry(string slogan, string when = "\"from\": \"2023-04-07\", \"to\": \"2023-04-08\"", string more = "") => $$"""{ "slogan": "{{slogan}}", "when": { {{when}} }{{more}} }""";

    public async Task<IReadOnlyList<ApprovalRecord>> Approve(Instant at)
    {
        var desk = new ApprovalDesk(new ApprovalLog(_office.DataFolder, NullLogger.Instance), _scenes);
        return await desk.Approve(desk.Waiting(Load()), "Lê Thị B", null, at, TestContext.Current.CancellationToken);
    }

    public async Task Submit(Instant at)
    {
        var (desk, signage) = (new ApprovalDesk(new ApprovalLog(_office.DataFolder, NullLogger.Instance), _scenes), Load());
        await desk.Submit(signage, desk.Waiting(signage).Select(sheet => sheet.Entry), "Trần Văn C", at, TestContext.Current.CancellationToken);
    }

    /// <summary>The board has lit a slogan in these hours of the day, in turn with others.</summary>
    public void Lit(IEnumerable<int> hours, string key, string slogan, string? approval = null, string board = "lobby", int count = 180, int minutes = 60, LocalDate? day = null) =>
        Take(board, hours.Select(hour => Row(hour, minutes, day) with
        {
            Scene = SceneOf(slogan, key, approval),
            Entry = key,
            Count = count,
            Lit = minutes * 30_000,
        }));

    /// <summary>The board was dark.</summary>
    public void Dark(IEnumerable<int> hours, string board = "lobby") => Take(board, hours.Select(hour => Row(hour, 60, null) with { Reason = "dark", Lit = 3_600_000 }));

    public ReportModel Report(string playlist = "P", LocalDate? to = null, Instant? now = null)
    {
        var (signage, data) = (Load(), DataFolder.Open(_office.DataFolder));
        var request = new ReportRequest(signage.Playlists.Single(p => p.Id == playlist), new DateInterval(Day, to ?? Day));
        var collector = new ReportCollector(
            signage, request, new PlayJournals(data), new DarkHourBook(data, published: null, NullLogger<DarkHourBook>.Instance), _scenes, now ?? Instant.FromUtc(2023, 5, 1, 0, 0));
        foreach (var step in collector.Steps)
            step();
        return collector.Model();
    }

    public Signage Load() => new SignageFiles(_office.Settings(), scenes: _scenes).Load().Signage!;

    public void Dispose() => _office.Dispose();

    private static Play Row(int hour, int minutes, LocalDate? day)
    {
        var from = (day ?? Day).At(new LocalTime(hour, 0)).InZoneStrictly(Zone).ToInstant();
        return new Play { Number = 0, From = from, Until = from + Duration.FromMinutes(minutes), Lit = 0, Count = 1, Reason = "normal", Version = 1 };
    }

    private string SceneOf(string slogan, string key, string? approval)
    {
        var board = Load().Office.Boards[0];
        var named = _scenes.Of(board, new Entry { Number = 1, When = new When(new DayRule.Always()), Slogan = slogan }).Named!;
        return ManifestBuilder.SceneIdOf(named.ApprovedBy(approval), key);
    }

    private void Take(string board, IEnumerable<Play> plays)
    {
        var number = _numbers.GetValueOrDefault(board);
        var rows = plays.Select(play => play with { Number = ++number }).ToList();
        _numbers[board] = number;
        new PlayTable(BoardId.Parse(board), new FolderDisk(DataFolder.Open(_office.DataFolder).Path)).Take(new PlayBatch(BoardId.Parse(board), "000001-aa", rows), Instant.FromUtc(2023, 4, 20, 0, 0));
    }
}
