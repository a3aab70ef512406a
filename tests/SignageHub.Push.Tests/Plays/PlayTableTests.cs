using System.Text;
using NodaTime;
using SignageHub.Push.Messages;
using SignageHub.Push.Plays;

namespace SignageHub.Push.Tests.Plays;

public sealed class PlayTableTests
{
    private const string Boot = "000001-0a0b0c0d";
    private const string File = "plays/lobby/2023-03.jsonl";
    private readonly MemoryDisk _disk = new();

    [Fact]
    public void Batch_TakenTwice_IsInTheTableOnce()
    {
        var table = Table();

        Assert.Equal(2, table.Take(Batch(1, 2), ManifestSample.Issued));
        Assert.Equal(3, table.Take(Batch(1, 2, 3), ManifestSample.Issued));

        Assert.Equal([1L, 2L, 3L], table.Rows().Select(r => r.Number));
    }

    [Fact]
    public void Batch_AfterARestart_IsStillKnown()
    {
        Table().Take(Batch(1, 2), ManifestSample.Issued);

        Assert.Equal(3, Table().Take(Batch(2, 3), ManifestSample.Issued));

        Assert.Equal([1L, 2L, 3L], Table().Rows().Select(r => r.Number));
    }

    [Fact]
    public void Numbers_ThatNeverCame_AreACountedRow()
    {
        var table = Table();
        table.Take(Batch(1), ManifestSample.Issued);

        table.Take(Batch(5), ManifestSample.Issued);

        Assert.Equal([(1L, 0L), (2L, 3L), (5L, 0L)], table.Rows().Select(r => (r.Number, r.Missing)));
        Assert.Equal(5, Table().Take(Batch(3, 4), ManifestSample.Issued));
    }

    [Theory]
    [InlineData(99_999_999_999, 1, "lit for longer")]
    [InlineData(-5, 1, "below zero")]
    [InlineData(1000, -7, "below zero")]
    [InlineData(1000, 2_000_000_000, "more turns")]
    public void Play_ThatCannotBeTrue_IsCountedAsMissing_AndDoesNotHoldUpTheOthers(long lit, int count, string why)
    {
        var table = Table();
        var batch = Batch(1, 2, 3);

        Assert.Equal(3, table.Take(batch with { Plays = [batch.Plays[0], batch.Plays[1] with { Lit = lit, Count = count }, batch.Plays[2]] }, ManifestSample.Issued));

        Assert.Contains(why, table.Refused!.En, StringComparison.Ordinal);
        Assert.Equal([(1L, 0L), (2L, 1L), (3L, 0L)], table.Rows().Select(r => (r.Number, r.Missing)));
        Assert.Contains(why, table.Rows()[1].Refused!, StringComparison.Ordinal);
        Assert.True(table.IsWhole());
    }

    [Fact]
    public void Boots_AreCountedApart()
    {
        var table = Table();
        table.Take(Batch(1, 2), ManifestSample.Issued);

        Assert.Equal(1, table.Take(Batch(1) with { Boot = "000002-01020304" }, ManifestSample.Issued));
        Assert.Equal(3, table.Rows().Count);
    }

    [Fact]
    public void Disk_ThatIsFull_GetsNoAcknowledgement()
    {
        var table = Table();
        table.Take(Batch(1), ManifestSample.Issued);
        _disk.IsFull = true;
        Assert.Throws<IOException>(() => table.Take(Batch(2), ManifestSample.Issued));

        _disk.IsFull = false;
        Assert.Equal(2, table.Take(Batch(2), ManifestSample.Issued));
        Assert.Equal([1L, 2L], table.Rows().Select(r => r.Number));
    }

    [Fact]
    public void TornEnd_AtAnyByte_IsCutOffAndTheBatchTakenAgain()
    {
        Table().Take(Batch(1), ManifestSample.Issued);
        var first = _disk.Files[File].Length;
        Table().Take(Batch(2, 3), ManifestSample.Issued);
        var whole = _disk.Files[File];
        for (var length = first; length < whole.Length; length++)
        {
            _disk.Files[File] = whole[..length];

            Assert.Equal(3, Table().Take(Batch(2, 3), ManifestSample.Issued));

            Assert.Equal([1L, 2L, 3L], Table().Rows().Select(r => r.Number));
        }
    }

    /// <summary>The length of the file was on the disk before its blocks: one in the midst of the batch holds nothing. None of it was acknowledged.</summary>
    [Fact]
    public void Blocks_ThatAPowerCutLeftOut_AreCutOffWithWhatIsBehind_AndTheBatchTakenAgain()
    {
        Table().Take(Batch(1, 2), ManifestSample.Issued);
        var before = _disk.Read(File)!.Length;
        Table().Take(Batch(3, 4, 5, 6, 7), ManifestSample.Issued + Duration.FromHours(1));
        var torn = _disk.Read(File)!;
        var line = (torn.Length - before) / 5;
        torn.AsSpan(before + line + (line / 2), line).Clear();
        _disk.Replace(File, torn);

        var table = Table();
        Assert.Equal(8, table.Take(Batch(3, 4, 5, 6, 7, 8), ManifestSample.Issued + Duration.FromHours(2)));

        Assert.Equal([1L, 2, 3, 4, 5, 6, 7, 8], table.Rows().Select(r => r.Number));
        Assert.All(table.Rows(), row => Assert.NotNull(row.Play));
        Assert.True(table.IsWhole());
        Assert.False(table.WasDamaged);
    }

    /// <summary>The last row before them has rotted besides: that is told all the same.</summary>
    [Fact]
    public void Blocks_ThatAPowerCutLeftOut_BehindARowThatRotted_HideNothingOfThat()
    {
        Table().Take(Batch(1, 2), ManifestSample.Issued);
        var before = _disk.Read(File)!.Length;
        Table().Take(Batch(3, 4), ManifestSample.Issued + Duration.FromHours(1));
        var torn = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(_disk.Read(File)!).Replace("\"number\":2", "\"number\":9", StringComparison.Ordinal));
        torn.AsSpan(before + 10, 20).Clear();
        _disk.Replace(File, torn);

        var table = Table();
        Assert.Equal(4, table.Take(Batch(3, 4), ManifestSample.Issued + Duration.FromHours(2)));

        Assert.Equal([(1L, 0L), (2, 1), (3, 0), (4, 0)], table.Rows().Select(r => (r.Number, r.Missing)));
        Assert.Equal(1, Assert.Single(table.Damage).Lines);
        Assert.Equal(1, PlayTable.ReadFile(_disk.Read(File)!, "").SetAside);
        Assert.True(table.IsWhole());
    }

    /// <summary>Rot in the newest rows looks like a write that was never finished: what the board still has is taken again, what it has not is missing.</summary>
    [Fact]
    public void ByteThatRotsInTheNewestRows_CostsThoseBehindIt_UnlessTheBoardHasThem()
    {
        Table().Take(Batch(1, 2), ManifestSample.Issued);
        var before = _disk.Read(File)!.Length;
        Table().Take(Batch(3, 4, 5), ManifestSample.Issued + Duration.FromHours(1));
        var rotten = _disk.Read(File)!;
        rotten[before + 60] ^= 1;
        _disk.Replace(File, rotten);

        var table = Table();
        Assert.Equal(5, table.Take(Batch(4, 5), ManifestSample.Issued + Duration.FromHours(2)));

        Assert.Equal([(1L, 0L), (2, 0), (3, 1), (4, 0), (5, 0)], table.Rows().Select(r => (r.Number, r.Missing)));
        Assert.Equal(3, Assert.Single(table.Damage).Lines);
    }

    [Fact]
    public void Row_ChangedByHand_BreaksTheChainAndIsSetAside()
    {
        Table().Take(Batch(1, 2), ManifestSample.Issued);
        _disk.Files[File] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(_disk.Files[File]).Replace("\"count\":3", "\"count\":4", StringComparison.Ordinal));

        var table = Table();
        table.Take(Batch(3), ManifestSample.Issued);

        Assert.True(table.WasDamaged);
        Assert.Equal([(1L, 2L), (3L, 0L)], table.Rows().Select(r => (r.Number, r.Missing)));
        Assert.NotEmpty(_disk.Files[File + ".damaged"]);
    }

    /// <summary>Cutting off and reading for reports see one and the same end of what is proved.</summary>
    [Fact]
    public void File_WithALineThatDoesNotFit_IsCutOffWhereItsFiguresStopBeingProved()
    {
        Table().Take(Batch(1, 2, 3), ManifestSample.Issued);
        var lines = Encoding.UTF8.GetString(_disk.Files[File]).Split('\n');
        lines[1] = lines[1].Replace("\"count\":3", "\"count\":4", StringComparison.Ordinal);
        _disk.Files[File] = Encoding.UTF8.GetBytes(string.Join('\n', lines));

        var read = PlayTable.ReadFile(_disk.Files[File], "");
        var table = Table();
        Assert.False(table.IsWhole());
        Assert.Equal((3, 1, false), (table.Rows().Count, read.Fitting, read.IsWhole));
        table.Take(Batch(4), ManifestSample.Issued);

        Assert.Equal([(1L, 0L), (2L, 1L), (3L, 0L), (4L, 0L)], table.Rows().Select(row => (row.Number, row.Missing)));
        Assert.True(table.IsWhole());
        Assert.Equal(lines[1] + "\n", Encoding.UTF8.GetString(_disk.Files[File + ".damaged"]));
    }

    [Fact]
    public void Chain_RunsOnFromMonthToMonth_AlsoWhenTheClockIsSetBack()
    {
        var table = Table();
        table.Take(Batch(1), ManifestSample.Issued);
        table.Take(Batch(2), ManifestSample.Issued + Duration.FromDays(40));
        table.Take(Batch(3), ManifestSample.Issued);

        var again = Table();
        Assert.Equal(4, again.Take(Batch(4), ManifestSample.Issued));
        Assert.False(again.WasDamaged);
    }

    [Fact]
    public void Batch_WithTextsOfAnyLengthOrNumbersBelowOne_IsNone()
    {
        Assert.Null(Table().Take(Batch(0), ManifestSample.Issued));
        Assert.Null(Table().Take(Batch(1) with { Boot = new string('x', 1000) }, ManifestSample.Issued));
        Assert.Null(WireJson.Read<PlayBatch>("""{"board":"lobby"}"""u8));
        Assert.Null(Table().Take(WireJson.Read<PlayBatch>("""{"board":"lobby","boot":"x","plays":[null]}"""u8)!, ManifestSample.Issued));
        Assert.Empty(_disk.Files);
    }

    private PlayTable Table() => new(ManifestSample.Lobby, _disk);

    private static PlayBatch Batch(params long[] numbers) => new(ManifestSample.Lobby, Boot, [.. numbers.Select(number => new Play
    {
        Number = number, From = ManifestSample.Issued, Until = ManifestSample.Issued + Duration.FromSeconds(30), Lit = 30_000, Count = 3, Scene = "s1", Entry = "plan/1",
        Reason = "normal", Version = 1,
    })]);
}
