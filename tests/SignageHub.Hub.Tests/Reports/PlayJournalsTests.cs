using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Core.Programmes;
using SignageHub.Hub.Reports;
using SignageHub.Hub.Storage;
using SignageHub.Push.Messages;
using SignageHub.Push.Plays;

namespace SignageHub.Hub.Tests.Reports;

/// <summary>Journals as reports read them: kept in little room, read once.</summary>
public sealed class PlayJournalsTests : IDisposable
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Ho_Chi_Minh"];

    private static readonly Board Lobby = new()
    {
        Id = BoardId.Parse("lobby"),
        Name = "Sảnh",
        Size = new PixelSize(96, 16),
        Color = BoardColor.All[0],
        TimeZone = Zone,
    };

    private readonly OfficeFolder _office = new();
    private readonly DataFolder _data;
    private readonly PlayJournals _journals;

    public PlayJournalsTests()
    {
        _data = DataFolder.Open(_office.DataFolder);
        _journals = new PlayJournals(_data);
    }

    private string File => Path.Combine(_office.DataFolder, "plays", "lobby", "2023-03.jsonl");

    /// <summary>The rows themselves are the oracle.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Journal_OfAnyDays_ProvesWhatItsRowsProve(int seed)
    {
        var plays = AnyPlays(new Random(seed)).ToList();
        Take(plays, Instant.FromUtc(2023, 3, 30, 0, 0));
        var (from, until) = (Instant.FromUtc(2023, 3, 20, 17, 0), Instant.FromUtc(2023, 3, 24, 17, 0));
        var within = plays.Where(p => p.Until > from && p.From < until).ToList();

        var kept = _journals.Of(Lobby).Between(from, until);

        Assert.True(kept.Count < within.Count / 2, $"{kept.Count} of {within.Count}");
        Assert.All(kept, play => Assert.True(play.IsProved));
        Assert.Equal(ByDay(within.Select(AsRead)), ByDay(kept));
        Assert.Equal(within.Where(p => p.Reason == "dark").Select(p => (p.From, p.Until, Duration.FromMilliseconds(p.Lit))).Order(), kept.Where(p => p.Reason == "dark").Select(p => (p.From, p.Until, p.Lit)).Order());
        foreach (var key in within.Select(p => (p.Entry, p.Scene, p.Reason)).Distinct())
            Assert.Equal(Lit(within.Select(AsRead), key), Lit(kept, key));
    }

    [Fact]
    public void Journal_ThatHasNotChanged_IsNotReadAgain()
    {
        Take([Play(1, 0, "a/1")], Instant.FromUtc(2023, 3, 30, 0, 0));
        Assert.Single(_journals.Of(Lobby).Months);
        var (bytes, written) = (System.IO.File.ReadAllBytes(File), System.IO.File.GetLastWriteTimeUtc(File));
        System.IO.File.WriteAllBytes(File, new byte[bytes.Length]);
        System.IO.File.SetLastWriteTimeUtc(File, written);

        Assert.Equal("a/1", Assert.Single(_journals.Of(Lobby).Between(Instant.MinValue, Instant.MaxValue)).Entry);

        System.IO.File.SetLastWriteTimeUtc(File, written.AddSeconds(1));
        Assert.Empty(_journals.Of(Lobby).Between(Instant.MinValue, Instant.MaxValue));
    }

    [Fact]
    public void Journal_ThatGrows_IsReadAgain_AndTheNextMonthIsChainedToIt()
    {
        Take([Play(1, 0, "a/1")], Instant.FromUtc(2023, 3, 30, 0, 0));
        Assert.Single(_journals.Of(Lobby).Between(Instant.MinValue, Instant.MaxValue));

        Take([Play(2, 24, "a/2"), Play(4, 48, "a/1")], Instant.FromUtc(2023, 4, 2, 0, 0));

        var journal = _journals.Of(Lobby);
        Assert.Equal((2, 3, 1L, true), (journal.Months.Count, journal.Between(Instant.MinValue, Instant.MaxValue).Count, journal.Lost, journal.IsWhole));
        Assert.Equal(Play(4, 48, "a/1").Until, journal.LastKnown);
    }

    [Fact]
    public void Journal_WithALineThatSomebodyChanged_IsNotWhole()
    {
        Take([Play(1, 0, "a/1"), Play(2, 1, "a/2"), Play(3, 30, "a/3")], Instant.FromUtc(2023, 3, 30, 0, 0));
        Assert.True(_journals.Of(Lobby).IsWhole);

        System.IO.File.WriteAllText(File, System.IO.File.ReadAllText(File).Replace("a/2", "a/9", StringComparison.Ordinal));
        System.IO.File.SetLastWriteTimeUtc(File, System.IO.File.GetLastWriteTimeUtc(File).AddMinutes(1));

        var journal = _journals.Of(Lobby);
        Assert.False(journal.IsWhole);
        Assert.Equal([("a/1", true), ("a/9", false), ("a/3", false)], journal.Between(Instant.MinValue, Instant.MaxValue).Select(play => (play.Entry, play.IsProved)));
    }

    [Fact]
    public void Journal_WithALineThatIsNone_IsReadOn_AndProvesNothingAfterIt()
    {
        Take([Play(1, 0, "a/1"), Play(2, 24, "a/2"), Play(3, 48, "a/3")], Instant.FromUtc(2023, 3, 30, 0, 0));
        var lines = System.IO.File.ReadAllLines(File);
        System.IO.File.WriteAllLines(File, [lines[0], "garbage", lines[2]]);

        var journal = _journals.Of(Lobby);

        Assert.False(journal.IsWhole);
        Assert.Equal([("a/1", true), ("a/3", false)], journal.Between(Instant.MinValue, Instant.MaxValue).Select(play => (play.Entry, play.IsProved)));
    }

    /// <summary>A chain that somebody made anew around numbers that cannot be.</summary>
    [Fact]
    public void Journal_WithNumbersThatCannotBe_DoesNotCountThem()
    {
        Take([Play(1, 0, "a/1") with { Count = 2_000_000_000 }, Play(2, 1, "a/1") with { Count = -7 }, Play(3, 24, "a/1") with { Lit = 99_999_999_999 }, Play(4, 48, "a/2")], Instant.FromUtc(2023, 3, 30, 0, 0));

        var journal = _journals.Of(Lobby);

        Assert.Equal((3L, 0L, true), (journal.Broken, journal.Lost, journal.IsWhole));
        Assert.Equal("a/2", Assert.Single(journal.Between(Instant.MinValue, Instant.MaxValue)).Entry);
    }

    [Fact]
    public void Journal_OfHoursThatFollowEachOther_AddsUpTheirTurns()
    {
        var rows = Enumerable.Range(0, 3).Select(n => new PlayRow { Boot = "b", Number = n + 1, Missing = 0, Taken = default, Play = Play(n + 1, n, "a/1") with { Lit = 3_600_000, Count = 300_000 } });
        var month = JournalMonth.Of(new PlayFile([.. rows], "", 3, true), Zone, fits: true);

        Assert.Equal(900_000L, Assert.Single(month.Between(Instant.MinValue, Instant.MaxValue)).Count);
    }

    public void Dispose() => _office.Dispose();

    private void Take(IReadOnlyList<Play> plays, Instant now)
    {
        var table = new PlayTable(Lobby.Id, new FolderDisk(_data.Path));
        foreach (var batch in plays.Chunk(100))
            table.Take(new PlayBatch(Lobby.Id, "boot", batch), now);
    }

    private static JournalPlay AsRead(Play play) => new(play.From, play.Until, Duration.FromMilliseconds(play.Lit), play.Count, play.Scene, play.Entry, play.Reason, true);

    private static Play Play(long number, int hour, string entry) => new()
    {
        Number = number,
        From = Instant.FromUtc(2023, 3, 20, 0, 0) + Duration.FromHours(hour),
        Until = Instant.FromUtc(2023, 3, 20, 0, 0) + Duration.FromHours(hour + 1),
        Lit = 1000,
        Count = 1,
        Scene = "s" + entry,
        Entry = entry,
        Reason = "normal",
        Version = 1,
    };

    /// <summary>Six days of hours: entries that take turns, dark hours, an hour now and then without power, and rows that run over midnight.</summary>
    private static IEnumerable<Play> AnyPlays(Random random)
    {
        var number = 0;
        for (var hour = Instant.FromUtc(2023, 3, 19, 0, 0); hour < Instant.FromUtc(2023, 3, 25, 0, 0); hour += Duration.FromHours(1))
        {
            if (random.Next(8) == 0)
                continue;
            var isDark = random.Next(10) == 0;
            var isLate = random.Next(20) == 0;
            foreach (var entry in isDark ? (string?[])[null] : ["a/1", "a/2", "b/1"])
            {
                var from = hour + Duration.FromSeconds(random.Next(20));
                yield return new Play
                {
                    Number = ++number,
                    From = from,
                    Until = hour + Duration.FromMinutes(isLate ? 70 : 60) - Duration.FromSeconds(random.Next(20)),
                    Lit = random.Next(1_000_000),
                    Count = random.Next(100),
                    Scene = entry is null ? null : "scene-" + entry,
                    Entry = entry,
                    Reason = isDark ? "dark" : "normal",
                    Version = random.Next(1, 3),
                };
            }
        }
    }

    /// <summary>How long, how often and from when to when, for each entry and day.</summary>
    private static IReadOnlyList<(string? Entry, LocalDate Day, Duration Lit, long Count, Instant First, Instant Last)> ByDay(IEnumerable<JournalPlay> plays) =>
    [
        .. plays.GroupBy(p => (p.Entry, Day: p.From.InZone(Zone).Date))
            .Select(g => (g.Key.Entry, g.Key.Day, g.Aggregate(Duration.Zero, (sum, p) => sum + p.Lit), g.Sum(p => p.Count), g.Min(p => p.From), g.Max(p => p.Until)))
            .OrderBy(d => d.Entry, StringComparer.Ordinal).ThenBy(d => d.Day),
    ];

    private static IReadOnlyList<Window> Lit(IEnumerable<JournalPlay> plays, (string? Entry, string? Scene, string Reason) key) =>
        Stretches.Union(plays.Where(p => (p.Entry, p.Scene, p.Reason) == key).Select(p => new Window(p.From, p.Until)), BoardProof.Tolerance);
}
