using BenchmarkDotNet.Attributes;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Core.Playlists;
using SignageHub.Core.Programmes;

namespace SignageHub.Benchmarks;

/// <summary>A year of one board with 1,000 entries; the aim is under 5 ms warm.</summary>
[MemoryDiagnoser]
public class AgendaBenchmarks
{
    private static readonly LocalDate NewYear = new(2023, 1, 1);

    private Programme _programme = null!;
    private Instant _from;
    private Instant _until;
    private Instant _noon;

    [Params("Asia/Ho_Chi_Minh", "Europe/Berlin")]
    public string Zone { get; set; } = "Asia/Ho_Chi_Minh";

    [GlobalSetup]
    public void Setup()
    {
        var zone = DateTimeZoneProviders.Tzdb[Zone];
        _programme = OfAThousandEntries(zone);
        _from = WallClock.StartOfDay(NewYear, zone);
        _until = WallClock.StartOfDay(NewYear.PlusYears(1), zone);
        _noon = WallClock.ToInstant(new LocalDateTime(2023, 6, 15, 12, 0), zone);
    }

    [Benchmark(Baseline = true)]
    public int Year() => _programme.Between(_from, _until).Count;

    [Benchmark]
    public int Day() => _programme.Between(_noon, _noon + Duration.FromDays(1)).Count;

    [Benchmark]
    public Showing At() => _programme.At(_noon);

    [Benchmark]
    public Instant? NextChange() => _programme.NextChange(_noon);

    /// <summary>400 periods of 3 to 30 days, 300 yearly days, 200 with hours and weekdays over a quarter, 100 always with hours.</summary>
    public static Programme OfAThousandEntries(DateTimeZone zone)
    {
        var random = new Random(647);
        Level[] levels = [Level.Filler, Level.Normal, Level.Normal, Level.Normal, Level.Exclusive];
        var entries = Enumerable.Range(1, 1000).Select(n => new Entry
        {
            Number = n,
            Slogan = "Tiết kiệm điện",
            Level = n > 900 ? Level.Filler : levels[random.Next(levels.Length)],
            When = When(n, random),
        });
        var board = new Board
        {
            Id = BoardId.Parse("lobby"),
            Name = "Bảng LED sảnh chính",
            Size = new PixelSize(192, 32),
            Color = BoardColor.FullColor,
            TimeZone = zone,
            Hours = [new HourRange(new LocalTime(6, 30), new LocalTime(21, 0))],
        };
        return Programme.For(board, entries.Chunk(50).Select((chunk, i) => new Playlist { Id = $"list-{i:00}", Name = "", Entries = chunk }));
    }

    private static When When(int n, Random random) => n switch
    {
        <= 400 => new When(new DayRule.Period(From(random, random.Next(3, 31)))),
        <= 700 => new When(Yearly(NewYear.PlusDays(random.Next(365)))),
        <= 900 => new When(new DayRule.Period(From(random, 91)))
        {
            Hours = [Range(random)],
            Days = new HashSet<IsoDayOfWeek>
            {
                IsoDayOfWeek.Monday, IsoDayOfWeek.Tuesday, IsoDayOfWeek.Wednesday, IsoDayOfWeek.Thursday, IsoDayOfWeek.Friday,
            },
        },
        _ => new When(new DayRule.Always()) { Hours = [Range(random)] },
    };

    private static DateInterval From(Random random, int days)
    {
        var start = NewYear.PlusDays(random.Next(365));
        return new DateInterval(start, start.PlusDays(days - 1));
    }

    private static DayRule Yearly(LocalDate date) => new DayRule.Yearly(new AnnualDate(date.Month, date.Day), new AnnualDate(date.Month, date.Day));

    private static HourRange Range(Random random)
    {
        var start = LocalTime.Midnight.PlusMinutes(random.Next(24, 80) * 15);
        return new HourRange(start, start.PlusMinutes(random.Next(2, 20) * 15));
    }
}
