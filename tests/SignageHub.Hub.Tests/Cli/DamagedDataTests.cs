namespace SignageHub.Hub.Tests.Cli;

/// <summary>The real program over a data folder in which something is wrong.</summary>
public sealed class DamagedDataTests : IDisposable
{
    private readonly OfficeFolder _office = new();

    public DamagedDataTests() => Directory.CreateDirectory(_office.DataFolder);

    [Theory]
    [InlineData("keys")]
    [InlineData("mqtt")]
    public async Task Start_WithAFileInAFoldersPlace_EndsWithOneClearLine(string name)
    {
        var path = Path.Combine(_office.DataFolder, name);
        await File.WriteAllTextAsync(path, "", TestContext.Current.CancellationToken);

        var (exitCode, lines) = await Run();

        Assert.Equal(1, exitCode);
        Assert.Equal($"{path} is a file, not a folder. Move it away; the folder is made anew.", Assert.Single(lines));
    }

    [Fact]
    public async Task Start_WithAFolderInTheLocksPlace_EndsWithOneClearLine()
    {
        var path = Path.Combine(_office.DataFolder, ".lock");
        Directory.CreateDirectory(path);

        var (exitCode, lines) = await Run();

        Assert.Equal(1, exitCode);
        Assert.StartsWith($"{path} cannot be opened", Assert.Single(lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"prev\":7}\n", "the chain of hashes is broken")]
    [InlineData("nonsense\n", "set aside as .damaged")]
    public async Task Start_OverADamagedRecordOfDarkHours_TellsAndGoesOn(string record, string told)
    {
        await File.WriteAllTextAsync(Path.Combine(_office.DataFolder, "dark-hours.jsonl"), record, TestContext.Current.CancellationToken);

        await using var hub = await RunningHub.Start(_office);

        await hub.Process.WaitForLine(told);
    }

    public void Dispose() => _office.Dispose();

    private Task<(int ExitCode, IReadOnlyList<string> Lines)> Run() => HubProgram.Run([
        "run", .. HubProgram.Files(_office), "--data", _office.DataFolder, "--urls", "http://127.0.0.1:0", "--mqtt-port", "0"]);
}
