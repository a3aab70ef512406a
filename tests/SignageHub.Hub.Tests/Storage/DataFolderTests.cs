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

    /// <summary>A hub that was killed in the midst of a write, long ago; and a command that writes beside this one right now.</summary>
    [Fact]
    public void Sweep_AfterAKill_DeletesWhatNobodyWritesAnyMore_AndNothingElse()
    {
        var playlists = Path.Combine(_root.FullName, "playlists");
        Directory.CreateDirectory(Path.Combine(playlists, "deeper"));
        var deep = _data.Folder(Path.Combine("plays", "lobby"));
        string[] left = [Path.Combine(deep, ".2026-01.jsonl.2147483000-3.tmp"), _data.PathOf(".blank.json.2147483000-1.tmp"), Path.Combine(playlists, ".plan.json.2147483000-12.tmp")];
        string[] kept =
        [
            Path.Combine(deep, $".2026-01.jsonl.{Environment.ProcessId}-3.tmp"), Path.Combine(playlists, ".notes.tmp"), Path.Combine(playlists, "plan.json"),
            Path.Combine(playlists, "plan.json.2147483000-1.tmp"), Path.Combine(playlists, "deeper", ".other.2147483000-1.tmp.bak"),
        ];
        foreach (var file in left.Concat(kept))
            File.WriteAllText(file, "half");

        _data.Sweep(playlists);

        Assert.All(left, file => Assert.False(File.Exists(file), file));
        Assert.All(kept, file => Assert.True(File.Exists(file), file));
    }

    [Fact]
    public void Sweep_OfAFolderThatIsNotThere_IsQuiet() => _data.Sweep(Path.Combine(_root.FullName, "none"));

    public void Dispose() => _root.Delete(recursive: true);
}
