using SignageHub.Hub.Storage;

namespace SignageHub.Hub.Tests.Storage;

public sealed class FileLockTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("signagehub-lock-");

    private string Lock => Path.Combine(_folder.FullName, ".lock");

    [Fact]
    public void Lock_HeldBySomebody_IsNotTaken_AndIsOnceHeIsDone()
    {
        using (FileLock.Take(Lock))
            Assert.Null(FileLock.TryTake(Lock));

        using var after = FileLock.TryTake(Lock);
        Assert.NotNull(after);
    }

    [Fact]
    public async Task Lock_ThatIsLetGo_GoesToWhoeverWaits()
    {
        var first = FileLock.Take(Lock);
        var waiting = FileLock.TakeAsync(Lock, TestContext.Current.CancellationToken);

        Assert.False(waiting.IsCompleted);
        first.Dispose();

        using var second = await waiting;
        Assert.Null(FileLock.TryTake(Lock));
    }

    [Fact]
    public void Lock_ThatCannotBeMade_SaysSoAtOnce()
    {
        Directory.CreateDirectory(Lock);

        Assert.Throws<UnauthorizedAccessException>(() => FileLock.Take(Lock));
        Assert.Throws<DirectoryNotFoundException>(() => FileLock.Take(Path.Combine(_folder.FullName, "none", ".lock")));
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
