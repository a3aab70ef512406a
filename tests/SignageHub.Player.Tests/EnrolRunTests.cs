using SignageHub.Core;

namespace SignageHub.Player.Tests;

public sealed class EnrolRunTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("signage-player-");

    /// <summary>Found before a code is shown: at the end the hub has given the secret away already.</summary>
    [Theory]
    [InlineData("no folder/lobby.json")]
    [InlineData("a file/lobby.json")]
    [InlineData("a folder")]
    public async Task Enrol_WhoseFileCannotBeWritten_SaysSoBeforeItAsksTheHub(string file)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "a file"), "", TestContext.Current.CancellationToken);
        _folder.CreateSubdirectory("a folder");
        var error = new StringWriter();

        var run = EnrolRun.Run(["--hub", "http://127.0.0.1:9", "--secret-file", Path.Combine(_folder.FullName, file), "--display", "null"], new Messages(Language.English, error));

        Assert.Equal(2, await run.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken));
        Assert.Contains("cannot be written", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("The hub at", error.ToString(), StringComparison.Ordinal);
        Assert.Single(_folder.GetFiles());
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
