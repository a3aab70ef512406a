using BenchmarkDotNet.Attributes;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;

namespace SignageHub.Benchmarks;

/// <summary>A week of 10,000 boards that share 200 playlists of 10 entries, each board with 10 of the playlists; the aim is under 1 s.</summary>
[MemoryDiagnoser]
public class FleetBenchmarks
{
    private const int Playlists = 200;

    private readonly DateTimeZone _zone = DateTimeZoneProviders.Tzdb["Asia/Ho_Chi_Minh"];
    private IReadOnlyList<Playlist> _playlists = [];
    private IReadOnlyList<Board> _boards = [];

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
    }

    [Benchmark]
    public int Week()
    {
        var from = WallClock.StartOfDay(new LocalDate(2023, 6, 1), _zone);
        var cache = new WindowCache(from, from + Duration.FromDays(7));
        return _boards.Sum(board => Programme.For(board, _playlists).Between(cache).Count);
    }
}
