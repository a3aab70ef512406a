using System.Text;
using NodaTime;
using SignageHub.Push.Messages;
using SignageHub.Push.Plays;

namespace SignageHub.Push.Tests.Plays;

/// <summary>Files of the table that rotted on the disk.</summary>
public sealed class PlayTableDamageTests
{
    private const string Boot = "000001-0a0b0c0d";
    private const string March = "plays/lobby/2023-03.jsonl";
    private const string April = "plays/lobby/2023-04.jsonl";
    private readonly MemoryDisk _disk = new();

    [Fact]
    public void OneRottenByte_CostsOneRow_AndNoLaterMonth()
    {
        // Given three months, and a byte of the first that rotted.
        Fill();
        var april = _disk.Files[April];
        var lines = Lines(March);
        Rot(March, lines[0].Length + 1 + 100);

        // When the next batch comes.
        var table = Table();
        table.Take(Batch(9), At(62));

        // Then the row is a counted gap, and all others stand as they were.
        Assert.Equal([(1L, 0L), (2L, 1L), .. Enumerable.Range(3, 7).Select(n => ((long)n, 0L))], table.Rows().Select(row => (row.Number, row.Missing)));
        Assert.True(table.IsWhole());
        Assert.Equal(april, _disk.Files[April]);
        Assert.Equal(new PlayDamage(March, 2, 1), Assert.Single(table.Damage));
        Assert.Single(Lines(March + PlayTable.Aside));
        Assert.Equal(1, PlayTable.ReadFile(_disk.Files[March], "").SetAside);
    }

    [Fact]
    public void EachByteThatRots_CostsAFewRows_AndWhatIsMissingIsCounted()
    {
        Fill();
        var whole = _disk.Files.ToDictionary();
        for (var at = 0; at < whole[March].Length; at++)
        {
            _disk.Files.Clear();
            foreach (var (name, bytes) in whole)
                _disk.Files[name] = [.. bytes];
            Rot(March, at);

            Table().Take(Batch(9), At(62));

            var (rows, again) = (Table().Rows(), Table());
            Assert.InRange(rows.Count(row => row.Play is not null), 6, 9);
            Assert.Equal(9, rows.Sum(row => row.Play is null ? row.Missing : 1));
            Assert.True(again.IsWhole());
            again.Take(Batch(9), At(62));
            Assert.Empty(again.Damage);
        }
    }

    [Fact]
    public void RowThatIsTakenOut_OrPutInTwice_OrAMonthThatIsGone_CostsItsNeighbourAtMost()
    {
        Fill();
        var lines = Lines(March);

        Assert.Equal([5L, 6L, 7L, 8L, 9L], Plays("", 4));
        Assert.Equal([1L, 4L, 5L, 6L, 7L, 8L, 9L], Plays(lines[0] + "\n" + lines[2] + "\n", 2));
        Assert.Equal([1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L], Plays(lines[0] + "\n" + lines[1] + "\n" + lines[0] + "\n" + lines[2] + "\n", 0));

        IEnumerable<long> Plays(string changed, long missing)
        {
            var disk = _disk.Files.ToDictionary();
            _disk.Files[March] = Encoding.UTF8.GetBytes(changed);
            var table = Table();
            table.Take(Batch(9), At(62));
            var rows = table.Rows();
            Assert.True(table.IsWhole());
            Assert.Equal(missing, rows.Sum(row => row.Missing));
            foreach (var (name, bytes) in disk)
                _disk.Files[name] = bytes;
            return [.. rows.Where(row => row.Play is not null).Select(row => row.Number)];
        }
    }

    [Fact]
    public void TornEnd_IsNoDamage()
    {
        Fill();
        _disk.Files[April] = _disk.Files[April][..^5];

        var table = Table();
        table.Take(Batch(6, 7, 8), At(31));

        Assert.Empty(table.Damage);
        Assert.False(_disk.Files.ContainsKey(April + PlayTable.Aside));
    }

    private void Fill()
    {
        var table = Table();
        table.Take(Batch(1, 2, 3), At(0));
        table.Take(Batch(4, 5), At(31));
        table.Take(Batch(6, 7, 8), At(31));
    }

    private void Rot(string file, int at) => _disk.Files[file] = [.. _disk.Files[file].Select((value, i) => i == at ? (byte)(value ^ 1) : value)];

    private string[] Lines(string file) => Encoding.UTF8.GetString(_disk.Files[file]).Split('\n')[..^1];

    private static Instant At(int day) => ManifestSample.Issued + Duration.FromDays(day);

    private PlayTable Table() => new(ManifestSample.Lobby, _disk);

    private static PlayBatch Batch(params long[] numbers) => new(ManifestSample.Lobby, Boot, [.. numbers.Select(number => new Play
    {
        Number = number, From = ManifestSample.Issued, Until = ManifestSample.Issued + Duration.FromSeconds(30), Lit = 30_000, Count = 3, Scene = "s1", Entry = "plan/1",
        Reason = "normal", Version = 1,
    })]);
}
