using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Tests.Storage;

public sealed class DurableFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("durable-");

    [Fact]
    public void Content_WrittenTwice_IsTheSecondAndNothingIsLeftBeside()
    {
        var path = Path.Combine(_folder.FullName, "a.json");

        DurableFile.Write(path, "first");
        DurableFile.Write(path, "second");

        Assert.Equal("second", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public void File_OnUnix_CanBeReadByItsOwnerAlone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has other rights; the folder's apply.");
            return;
        }

        var path = Path.Combine(_folder.FullName, "key.pem");

        DurableFile.Write(path, "secret");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    public void Write_ThatFails_LeavesTheOldContentAndNoTemporaryFile()
    {
        var path = Path.Combine(_folder.FullName, "taken");
        Directory.CreateDirectory(path);
        File.WriteAllText(Path.Combine(path, "inside"), "kept");

        Assert.ThrowsAny<IOException>(() => DurableFile.Write(path, "new"));

        Assert.Empty(Directory.GetFiles(_folder.FullName));
        Assert.Equal("kept", File.ReadAllText(Path.Combine(path, "inside")));
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
