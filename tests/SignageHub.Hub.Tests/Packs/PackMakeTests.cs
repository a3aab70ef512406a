namespace SignageHub.Hub.Tests.Packs;

/// <summary>What goes into a pack, and over what it is not written.</summary>
public sealed class PackMakeTests : IDisposable
{
    private readonly OfficeFolder _office = new();

    private string Pack => Path.Combine(_office.Root, "pack.json");

    public void Dispose() => _office.Dispose();

    [Fact]
    public async Task Pack_OverAFileOfAnotherKind_IsNotWritten()
    {
        var before = File.ReadAllText(_office.BoardsFile);

        var (exitCode, lines) = await Make(_office.BoardsFile);

        Assert.Equal(1, exitCode);
        Assert.EndsWith("is there and is no pack; it stays as it is. Choose another name.", lines[^1], StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(_office.BoardsFile));
        Assert.Equal((0, 0), ((await Make(Pack)).ExitCode, (await Make(Pack)).ExitCode));
    }

    [Fact]
    public async Task Playlist_NamedTwice_IsPackedOnce()
    {
        Assert.Equal(0, (await Make(Pack, "--playlist", "everyday", "--playlist", "everyday")).ExitCode);

        Assert.Contains((await HubProgram.Run(["pack", "open", Pack, "--data", _office.DataFolder, .. HubProgram.Files(_office)])).Lines, line => line.Trim() == "everyday");
    }

    [Fact]
    public async Task Playlist_OfAPlan_GoesWithoutWhatIsTheSendersOwn_AndSaysWhatNobodyApproved()
    {
        _office.Playlist("plan", """
            { "name": "x", "plan": { "number": "1/KH", "reportDue": "2027-04-18", "reportTo": "Bộ", "responsible": "Văn phòng Sở" },
              "entries": [ { "slogan": "Nước", "when": { "on": "2027-03-22" }, "draft": true, "note": "riêng của Sở" } ] }
            """);

        var (_, lines) = await Make(Pack, "--playlist", "plan");

        Assert.Contains(lines, line => line.StartsWith("Take care: 1 entries are drafts that nobody has approved here", StringComparison.Ordinal));
        var text = File.ReadAllText(Pack);
        Assert.All(["reportDue", "reportTo", "Văn phòng Sở", "riêng của Sở"], own => Assert.DoesNotContain(own, text, StringComparison.Ordinal));
        Assert.Contains((await HubProgram.Run(["pack", "open", Pack, "--data", _office.DataFolder, .. HubProgram.Files(_office)])).Lines, line => line.EndsWith("[not approved there]", StringComparison.Ordinal));
    }

    private Task<(int ExitCode, IReadOnlyList<string> Lines)> Make(string file, params string[] options) =>
        HubProgram.Run(["pack", "make", file, "--data", _office.DataFolder, .. HubProgram.Files(_office), .. options]);
}
