using SignageHub.Core.Boards;
using SignageHub.Core.Playlists;

namespace SignageHub.Core.Tests.Json;

public sealed class ExampleTests
{
    [Fact]
    public void Boards_WorkedExample_ReadsWithoutAProblem()
    {
        var result = BoardsReader.Read("boards.json", Example.Boards);

        Assert.Empty(result.Problems);
        Assert.Equal(["lobby", "gate", "hall"], result.Value!.Boards.Select(b => b.Id.Value));
    }

    [Fact]
    public void Playlists_WorkedExamples_ReadWithoutAProblem()
    {
        var office = BoardsReader.Read("boards.json", Example.Boards).Value;

        var results = Example.PlaylistPaths.Select(path =>
            PlaylistReader.Read(path, Path.GetFileNameWithoutExtension(path), File.ReadAllBytes(path), office)).ToArray();

        Assert.Equal(["647-KH-SCT", "environment-days", "everyday"], results.Select(r => r.Value?.Id));
        Assert.Empty(results.SelectMany(r => r.Problems));
    }
}
