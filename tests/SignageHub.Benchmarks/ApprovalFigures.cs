using System.Diagnostics;
using System.Globalization;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Core.Playlists;
using SignageHub.Hub.Approvals;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Publishing;
using SignageHub.Rendering;

namespace SignageHub.Benchmarks;

/// <summary>What it costs that only approved entries show: 10,000 boards of two kinds, 200 playlists of 10 drafts, each board with 10 of the playlists, everything approved.</summary>
internal static class ApprovalFigures
{
    private const int Playlists = 200;

    public static int Print(int boards)
    {
        var zone = DateTimeZoneProviders.Tzdb["Asia/Ho_Chi_Minh"];
        var random = new Random(647);
        var office = new Office("", zone, [.. Enumerable.Range(0, boards).Select(n => new Board
        {
            Id = BoardId.Parse($"board-{n}"),
            Name = "",
            Size = n % 2 == 0 ? new PixelSize(192, 32) : new PixelSize(96, 16),
            Color = BoardColor.FullColor,
            TimeZone = zone,
            Hours = [new HourRange(new LocalTime(6, 30), new LocalTime(21, 0))],
            Groups = [.. Enumerable.Range(0, 10).Select(_ => $"g{random.Next(Playlists)}").Distinct()],
        })]);
        IReadOnlyList<Playlist> playlists = [.. Enumerable.Range(0, Playlists).Select(p => new Playlist
        {
            Id = $"list-{p:000}",
            Name = "",
            Boards = [new BoardTarget.Group($"g{p}")],
            Entries = [.. Enumerable.Range(1, 10).Select(e => new Entry { Number = e, Slogan = $"Khẩu hiệu {p} số {e}", Draft = true, When = new When(new DayRule.Always()) })],
        })];
        var scenes = new Lazy<SceneLibrary>(new SceneLibrary(new SceneRenderer()));
        var book = new ApprovalBook(Approve(office, playlists, new ApprovalGate(ApprovalBook.Empty, ApprovalRule.Drafts, scenes)));

        // The first round draws; the later ones are what each saved file costs.
        for (var round = 0; round < 5; round++)
        {
            var gate = new ApprovalGate(book, ApprovalRule.Drafts, scenes);
            var clock = Stopwatch.StartNew();
            var problems = ApprovalProblems.Of(office, playlists, gate).Count();
            var told = clock.Elapsed;
            clock.Restart();
            var signage = new Signage(office, playlists, []) { Approvals = gate };
            var entries = office.Boards.Sum(board => signage.ProgrammeOf(board).Entries.Count);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{boards} boards: what waits {told.TotalSeconds:F2} s ({problems} told), programmes {clock.Elapsed.TotalSeconds:F2} s ({entries} entries)"));
        }

        return 0;
    }

    private static List<ApprovalRecord> Approve(Office office, IReadOnlyList<Playlist> playlists, ApprovalGate gate)
    {
        var records = new List<ApprovalRecord>();
        foreach (var playlist in playlists)
        {
            var its = office.Boards.Where(board => playlist.Boards[0].Matches(board)).ToList();
            records.AddRange(playlist.Entries.Select(entry => new ApprovalRecord
            {
                Id = $"{playlist.Id}/{entry.Number}",
                At = Instant.FromUtc(2023, 3, 1, 0, 0),
                By = "Lê Thị B",
                Playlist = playlist.Id,
                Entry = entry.Number.ToString(CultureInfo.InvariantCulture),
                Slogan = entry.Slogan,
                When = "",
                Level = "normal",
                Scenes = [.. its.GroupBy(board => gate.DigestOf(board, entry)!).Select(alike => new ApprovedScene(alike.Key, [.. alike.Select(board => board.Id.Value)], []))],
            }));
        }

        return records;
    }
}
