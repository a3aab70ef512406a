using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using SignageHub.Core.Boards;
using SignageHub.Hub.Publishing;
using SignageHub.Hub.Storage;
using SignageHub.Push.Keys;

namespace SignageHub.Hub.Tests.Publishing;

public sealed class PublishedRecordsTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("signagehub-records-");
    private readonly PublishedRecords _records;

    public PublishedRecordsTests() => _records = Anew();

    private string Folder => Path.Combine(_root.FullName, "published");

    [Fact]
    public void Records_OfVeryManyBoards_AreInOneFile_AndThereAfterARestart()
    {
        Assert.Empty(_records.Keep(Of(PublishedRecords.Many, version: 7)));

        Assert.Single(Directory.GetFiles(Folder));
        Assert.All(Of(PublishedRecords.Many, version: 7), kept => Assert.Equal(kept.Value, Anew().Of(kept.Key)));
    }

    /// <summary>Which file is the newer does not matter: versions rise.</summary>
    [Theory]
    [InlineData(1, PublishedRecords.Many)]
    [InlineData(PublishedRecords.Many, 1)]
    public void Record_InBothPlaces_IsTheOneWithTheHigherVersion(int first, int second)
    {
        _records.Keep(Of(first, version: 7));
        _records.Keep(Of(second, version: 8));

        Assert.Equal(8, Anew().Of(Id(0))?.Version);
    }

    [Fact]
    public void Records_OfManyMore_KeepThoseThatWereThere()
    {
        _records.Keep(Of(PublishedRecords.Many + 5, version: 7));
        _records.Keep(Of(PublishedRecords.Many, version: 8));

        Assert.Equal(7, Anew().Of(Id(PublishedRecords.Many + 4))?.Version);
    }

    [Fact]
    public void File_OfVeryManyThatIsDamaged_IsSetAside()
    {
        _records.Keep(Of(PublishedRecords.Many, version: 7));
        var file = Assert.Single(Directory.GetFiles(Folder));
        File.WriteAllText(file, File.ReadAllText(file)[..1000]);

        Assert.Null(Anew().Of(Id(0)));
        Assert.Equal([file + ".damaged"], Directory.GetFiles(Folder));
    }

    [Fact]
    public void Records_ThatCannotBeWritten_AreAllNamed_AndTheOldStand()
    {
        _records.Keep(Of(PublishedRecords.Many, version: 7));
        var file = Assert.Single(Directory.GetFiles(Folder));
        File.Delete(file);
        Directory.CreateDirectory(Path.Combine(file, "in the way"));

        Assert.Equal(PublishedRecords.Many, _records.Keep(Of(PublishedRecords.Many, version: 8)).Count);
        Assert.Equal(7, _records.Of(Id(0))?.Version);
    }

    public void Dispose() => _root.Delete(recursive: true);

    private PublishedRecords Anew() => new(DataFolder.Open(_root.FullName), NullLogger<PublishedRecords>.Instance);

    private static Dictionary<BoardId, PublishedRecord> Of(int boards, long version) =>
        Enumerable.Range(0, boards).ToDictionary(Id, n => new PublishedRecord(version, $"digest-{n}", CompactJws.Of($"a.{n}.b")));

    private static BoardId Id(int number) => BoardId.Parse(string.Create(CultureInfo.InvariantCulture, $"board-{number}"));
}
