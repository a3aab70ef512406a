using NodaTime;
using SignageHub.Push.BoardSide;

namespace SignageHub.Push.Tests.BoardSide;

public sealed class PlayRecorderTests
{
    private static readonly Instant Hour = Instant.FromUtc(2026, 1, 5, 10, 0);

    [Fact]
    public void Hour_ThatEndsWhileTheDiskIsFull_OutlivesAPowerCutBeforeTheJournalHasIt()
    {
        // Given an hour that the full disk did not take, and then room again for what is open
        var disk = new MemoryDisk();
        var journal = new PlayJournal(disk, BoardRule.All);
        journal.Load("first");
        var recorder = new PlayRecorder(journal, disk, "first");
        var off = new Shown("off", Scene: null, 0, Duration.Zero, 0, Instant.MaxValue);
        recorder.Lit(off, 1, Hour - Duration.FromSeconds(4));
        recorder.Lit(off, 1, Hour - Duration.FromSeconds(1));
        disk.IsFull = true;
        Assert.Throws<IOException>(() => recorder.Lit(off, 1, Hour + Duration.FromSeconds(1)));
        disk.IsFull = false;
        recorder.Lit(off, 2, Hour + Duration.FromSeconds(2));

        // When the power goes
        var next = new PlayJournal(disk, BoardRule.All);
        next.Load("second");
        new PlayRecorder(next, disk, "second").Load();

        // Then both are there
        var (boot, plays) = next.Next(100)!.Value;
        Assert.Equal("first", boot);
        Assert.Equal([(1L, 1L), (2L, 2L)], plays.Select(p => (p.Number, p.Version)));
    }
}
