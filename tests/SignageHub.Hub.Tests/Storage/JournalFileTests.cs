using Microsoft.Extensions.Logging.Abstractions;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Tests.Storage;

public sealed class JournalFileTests : IDisposable
{
    private static readonly string[] Records = ["một", "", "hai", new string('x', 5000), "ba"];

    private readonly OfficeFolder _office = new();
    private readonly string _path;

    public JournalFileTests() => _path = Path.Combine(_office.Root, "state.log");

    [Fact]
    public void Records_AppendedInBatches_AreReadInTheirOrder()
    {
        using (var journal = Open())
        {
            Assert.True(journal.Load(_ => throw new InvalidOperationException("There is nothing yet.")));
            journal.Append(Bytes(Records[..2]));
            journal.Append(Bytes(Records[2..]));
            Assert.Equal(new FileInfo(_path).Length, journal.Size);
        }

        var (isWhole, read) = Read();
        Assert.True(isWhole);
        Assert.Equal(Records, read);
    }

    [Fact]
    public void Replace_TakesThePlaceOfAllRecordsAndGoesOn()
    {
        using (var journal = Open())
        {
            journal.Append(Bytes(Records));
            journal.Replace(Bytes("new"));
            journal.Append(Bytes("newer"));
        }

        var (isWhole, read) = Read();
        Assert.True(isWhole);
        Assert.Equal(["new", "newer"], read);
    }

    [Fact]
    public void File_CutAnywhere_GivesTheRecordsBeforeTheCutAndIsKeptAside()
    {
        var whole = Whole();
        var ends = Ends();
        for (var length = 0; length < whole.Length; length += length is > 60 and < 5000 ? 101 : 1)
        {
            File.WriteAllBytes(_path, whole[..length]);

            var (isWhole, read) = Read();

            var complete = ends.Count(end => end <= length);
            Assert.Equal(Records[..complete], read);
            Assert.Equal(length == 8 || ends.Contains(length), isWhole);
            Assert.Equal(isWhole, !File.Exists(_path + ".damaged"));
            if (isWhole) continue;
            Assert.Equal(whole[..length], File.ReadAllBytes(_path + ".damaged"));
            File.Delete(_path + ".damaged");
        }
    }

    [Fact]
    public void Byte_ChangedAnywhere_IsFoundAndWhatStandsBeforeItIsKept()
    {
        var whole = Whole();
        var ends = Ends();
        for (var at = 0; at < whole.Length; at += at is > 40 and < 5000 ? 101 : 1)
        {
            var damaged = whole.ToArray();
            damaged[at] ^= 0x10;
            File.WriteAllBytes(_path, damaged);

            var (isWhole, read) = Read();

            Assert.False(isWhole);
            Assert.Equal(Records[..ends.Count(end => end <= at)], read.Take(ends.Count(end => end <= at)));
            File.Delete(_path + ".damaged");
        }
    }

    [Fact]
    public void Byte_ChangedInOneRecord_CostsThatOneOnly()
    {
        var whole = Whole();
        var starts = Ends().Prepend(8).ToList();
        for (var record = 0; record < Records.Length; record++)
        {
            var damaged = whole.ToArray();
            damaged[starts[record] + 4] ^= 1;
            File.WriteAllBytes(_path, damaged);

            var (isWhole, read) = Read();

            Assert.False(isWhole);
            Assert.Equal([.. Records[..record], .. Records[(record + 1)..]], read);
            Assert.Equal(damaged, File.ReadAllBytes(_path + ".damaged"));
            File.Delete(_path + ".damaged");
        }
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(6, 0)]
    public void Format_WithADamagedByte_IsOursUnlessItIsThatOfAnotherVersion(int at, int records)
    {
        var damaged = Whole();
        damaged[at] ^= 3;
        File.WriteAllBytes(_path, damaged);

        var (isWhole, read) = Read();

        Assert.False(isWhole);
        Assert.Equal(Records[..records], read);
    }

    [Fact]
    public void Record_ThatTheReaderRefuses_IsPassedOverAndTheFileKeptAside()
    {
        Whole();

        var (isWhole, read) = Read(refuse: "hai");

        Assert.False(isWhole);
        Assert.Equal(["một", "", Records[3], "ba"], read);
        Assert.True(File.Exists(_path + ".damaged"));
    }

    [Fact]
    public void DamagedFile_UntilItIsReplaced_IsReadAgainByTheNextStartAndNotContinued()
    {
        File.WriteAllBytes(_path, Whole()[..^1]);
        using (var journal = Open())
        {
            Assert.False(journal.Load(_ => true));
            Assert.Throws<IOException>(() => journal.Append(Bytes("lost behind the damage")));
        }

        // As after a power cut at that moment.
        var (isWhole, read) = Read();
        Assert.False(isWhole);
        Assert.Equal(Records[..^1], read);
    }

    [Fact]
    public void DamagedFile_ReplacedByWhatWasRead_IsWholeAtTheNextStart()
    {
        File.WriteAllBytes(_path, Whole()[..^1]);
        using (var journal = Open())
        {
            var read = new List<byte[]>();
            Assert.False(journal.Load(record =>
            {
                read.Add(record.ToArray());
                return true;
            }));
            journal.Replace(read.Select(record => new ReadOnlyMemory<byte>(record)));
            journal.Append(Bytes("new"));
        }

        var (isWhole, after) = Read();
        Assert.True(isWhole);
        Assert.Equal([.. Records[..^1], "new"], after);
    }

    [Fact]
    public void SecondDamage_LeavesTheFirstDamagedFileAlone()
    {
        File.WriteAllText(_path, "first");
        Read();
        File.WriteAllText(_path, "second");
        Read();

        Assert.Equal("first", File.ReadAllText(_path + ".damaged"));
        Assert.Equal("second", File.ReadAllText(_path + ".damaged-2"));
    }

    [Fact]
    public void DamagedFiles_ThatAreKept_AreBounded()
    {
        for (var i = 1; i <= 30; i++)
        {
            File.WriteAllText(_path, $"damage {i}");
            Read();
        }

        Assert.Equal(20, Directory.EnumerateFiles(_office.Root, "state.log.damaged*").Count());
        Assert.Equal("damage 1", File.ReadAllText(_path + ".damaged"));
        Assert.Equal("damage 30", File.ReadAllText(_path + ".damaged-20"));
    }

    [Fact]
    public void Disk_ThatRefusesAgainAndAgain_SaysTheSameEachTime()
    {
        using var journal = new JournalFile(Path.Combine(_office.Root, "nowhere", "state.log"), NullLogger<JournalFile>.Instance);

        var first = Assert.Throws<IOException>(() => journal.Replace(Bytes("new")));
        var second = Assert.Throws<IOException>(() => journal.Replace(Bytes("new")));

        Assert.Equal(first.Message, second.Message);
    }

    [Fact]
    public void Folder_InPlaceOfTheFile_IsSetAsideAndStopsNothing()
    {
        Directory.CreateDirectory(_path);
        AssertSetAsideAndGoesOn();
        Assert.True(Directory.Exists(_path + ".damaged"));
    }

    [Fact]
    public void Folder_InPlaceOfTheDamagedFile_StopsNothing()
    {
        Directory.CreateDirectory(_path + ".damaged");
        File.WriteAllText(_path, "damaged");
        AssertSetAsideAndGoesOn();
        Assert.Equal("damaged", File.ReadAllText(_path + ".damaged-2"));
    }

    [Fact]
    public void Link_ThatLeadsNowhere_IsSetAsideAndStopsNothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a right of their own there.");
        File.CreateSymbolicLink(_path, Path.Combine(_office.Root, "nowhere", "state.log"));
        AssertSetAsideAndGoesOn();
    }

    public void Dispose() => _office.Dispose();

    private void AssertSetAsideAndGoesOn()
    {
        using (var journal = Open())
        {
            Assert.False(journal.Load(_ => throw new InvalidOperationException("There is nothing to read.")));
            journal.Replace([]);
            journal.Append(Bytes("new"));
        }

        var (isWhole, read) = Read();
        Assert.True(isWhole);
        Assert.Equal(["new"], read);
    }

    private JournalFile Open() => new(_path, NullLogger<JournalFile>.Instance);

    private static IEnumerable<ReadOnlyMemory<byte>> Bytes(params string[] records) =>
        records.Select(record => new ReadOnlyMemory<byte>(System.Text.Encoding.UTF8.GetBytes(record)));

    private byte[] Whole()
    {
        using var journal = Open();
        journal.Replace(Bytes(Records));
        return File.ReadAllBytes(_path);
    }

    /// <summary>Where each record ends.</summary>
    private static List<int> Ends()
    {
        var ends = new List<int>();
        var at = 8;
        foreach (var record in Bytes(Records)) ends.Add(at += 8 + record.Length);
        return ends;
    }

    private (bool IsWhole, string[] Records) Read(string? refuse = null)
    {
        using var journal = Open();
        var records = new List<string>();
        var isWhole = journal.Load(bytes =>
        {
            var record = System.Text.Encoding.UTF8.GetString(bytes.Span);
            if (record == refuse) return false;
            records.Add(record);
            return true;
        });
        return (isWhole, [.. records]);
    }
}
