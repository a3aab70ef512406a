using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Tests.Storage;

public sealed class DurableBatchTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("signagehub-");

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(20)]
    public void Files_AreAllThere_AndNothingElse(int count)
    {
        var files = Files(count);
        if (count > 0)
            File.WriteAllText(files[0].Path, "something older and longer than the new");

        Assert.Empty(DurableBatch.Write(files));

        Assert.All(files, file => Assert.Equal(file.Content, File.ReadAllBytes(file.Path)));
        Assert.Equal(count, _folder.GetFileSystemInfos().Length);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(20)]
    public void FileThatCannotBeWritten_IsNamed_AndTheOthersAreThere(int count)
    {
        var files = Files(count);
        Directory.CreateDirectory(Path.Combine(files[1].Path, "in the way"));

        Assert.Equal([files[1].Path], DurableBatch.Write(files).Keys);

        Assert.All(files.Where((_, i) => i != 1), file => Assert.Equal(file.Content, File.ReadAllBytes(file.Path)));
        Assert.DoesNotContain(_folder.GetFiles(), file => file.Name.EndsWith(".tmp", StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private List<(string Path, byte[] Content)> Files(int count) =>
        [.. Enumerable.Range(0, count).Select(i => (Path.Combine(_folder.FullName, $"board-{i}.json"), System.Text.Encoding.UTF8.GetBytes($"content {i}")))];
}
