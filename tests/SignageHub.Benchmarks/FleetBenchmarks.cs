using BenchmarkDotNet.Attributes;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Publishing;

namespace SignageHub.Benchmarks;

/// <summary>A week of 10,000 boards that share 200 playlists of 10 entries, each board with 10 of the playlists; the aim is under 1 s.</summary>
[MemoryDiagnoser]
public class FleetBenchmarks
{
    private const int Playlists = 200;

    private readonly DateTimeZone _zone = DateTimeZoneProviders.Tzdb["Asia/Ho_Chi_Minh"];
    private readonly ProgrammesAhead _ahead = new(7);
    private IReadOnlyList<Playlist> _playlists = [];
    private Signage _signage = null!;
    private IReadOnlyList<Board> _boards = [];
    private int _edits;

    [GlobalSetup]
    public void Setup()
    {
        // The same mix of entries as the year of one board, ten to a playlist.
        _playlists = [.. AgendaBenchmarks.OfAThousandEntries(_zone).Entries.Select(e => e.Entry).Concat(AgendaBenchmarks.OfAThousandEntries(_zone).Entries.Select(e => e.Entry)).Chunk(10)
            .Select((entries, i) => new Playlist { Id = $"list-{i:000}", Name = "", Entries = entries, Boards = [new BoardTarget.Group($"g{i}")] })];
        var random = new Random(647);
        _boards = [.. Enumerable.Range(0, 10_000).Select(n => new Board
        {
            Id = BoardId.Parse($"board-{n}"),
            Name = "",
            Size = new PixelSize(192, 32),
            Color = BoardColor.FullColor,
            TimeZone = _zone,
            Hours = [new HourRange(new LocalTime(6, 30), new LocalTime(21, 0))],
            Groups = [.. Enumerable.Range(0, 10).Select(_ => $"g{random.Next(Playlists)}").Distinct()],
        })];
        _signage = new Signage(new Office("", _zone, _boards), _playlists, []);
        Ahead();
    }

    /// <summary>One playlist is edited, in turn another; only the boards that show it are worked out again.</summary>
    [Benchmark]
    public int Edited()
    {
        var playlists = _signage.Playlists.ToList();
        var edited = _edits++ % Playlists;
        playlists[edited] = playlists[edited] with { Name = "edited" };
        var signage = new Signage(_signage.Office, playlists, []);
        signage.Reuse(_signage);
        _signage = signage;
        return Ahead();
    }

    private int Ahead() => _ahead.Of(_signage.Office.Boards.Select(_signage.ProgrammeOf), WallClock.StartOfDay(new LocalDate(2023, 6, 1), _zone)).Count;

    [Benchmark]
    public int Week()
    {
        var from = WallClock.StartOfDay(new LocalDate(2023, 6, 1), _zone);
        var cache = new WindowCache(from, from + Duration.FromDays(7));
        return _boards.Sum(board => Programme.For(board, _playlists).Between(cache).Count);
    }
}
