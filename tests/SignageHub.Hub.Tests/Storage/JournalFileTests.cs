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
    public void File_CutAnywhere_GivesTheRecordsBeforeTheCutAndIsSetAside()
    {
        var whole = Whole();
        var ends = Ends();
        for (var length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(_path, whole[..length]);

            var (isWhole, read) = Read();

            var complete = ends.Count(end => end <= length);
            Assert.Equal(Records[..complete], read);
            Assert.Equal(length == 8 || ends.Contains(length), isWhole);
            Assert.Equal(isWhole, File.Exists(_path));
            if (!isWhole) Assert.Equal(whole[..length], File.ReadAllBytes(_path + ".damaged"));
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
            Assert.Equal(Records[..ends.Count(end => end <= at)], read);
        }
    }

    [Fact]
    public void Record_ThatTheReaderRefuses_EndsTheReadingAndSetsTheFileAside()
    {
        Whole();

        var (isWhole, read) = Read(refuse: "hai");

        Assert.False(isWhole);
        Assert.Equal(["một", ""], read);
        Assert.True(File.Exists(_path + ".damaged"));
    }

    public void Dispose() => _office.Dispose();

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
