using SignageHub.Core;
using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Tests.Storage;

public sealed class DataFolderTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("signagehub-data-");
    private readonly DataFolder _data;

    public DataFolderTests() => _data = DataFolder.Open(_root.FullName);

    [Fact]
    public void Folder_WhoseNameAFileHas_IsToldWithItsPlaceAndRemedy()
    {
        File.WriteAllText(_data.PathOf("keys"), "");

        var words = Assert.Throws<StartProblemException>(() => _data.Folder("keys")).Words;

        Assert.Equal($"{_data.PathOf("keys")} is a file, not a folder. Move it away; the folder is made anew.", words.En);
        Assert.Equal($"{_data.PathOf("keys")} là tệp, không phải thư mục. Hãy chuyển tệp đi; thư mục sẽ được tạo lại.", words.Vi);
    }

    [Fact]
    public void Lock_InWhosePlaceAFolderIs_IsTold_AndNotTakenForAnotherHub()
    {
        Directory.CreateDirectory(_data.PathOf(".lock"));

        var words = Assert.Throws<StartProblemException>(_data.Lock).Words;

        Assert.Equal($"{_data.PathOf(".lock")} cannot be opened: It is a folder, not a file. Delete it when no hub runs; it is made anew.", words.En);
    }

    [Fact]
    public void Lock_HeldByAnotherHub_IsTold()
    {
        using var first = _data.Lock();

        Assert.StartsWith("Another hub runs on the data folder", Assert.Throws<StartProblemException>(_data.Lock).Words.In(Language.English), StringComparison.Ordinal);
    }

    public void Dispose() => _root.Delete(recursive: true);
}
