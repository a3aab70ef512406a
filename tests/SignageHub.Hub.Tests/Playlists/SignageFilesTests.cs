using SignageHub.Core.Programmes;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Programmes;
using SignageHub.Hub.Publishing;
using SignageHub.Rendering;

namespace SignageHub.Hub.Tests.Playlists;

public sealed class SignageFilesTests : IDisposable
{
    private const string Good = """{ "name": "Kế hoạch", "boards": ["lobby"], "entries": [ { "slogan": "Một", "when": { "on": "2023-03-25" } } ] }""";

    private readonly OfficeFolder _office = new();
    private readonly SignageFiles _files;

    public SignageFilesTests() => _files = new SignageFiles(_office.Settings());

    [Fact]
    public void PlaylistsFolder_ThatIsAFile_IsToldSo()
    {
        var problem = Assert.Single(new SignageFiles(_office.Settings() with { PlaylistsFolder = _office.BoardsFile }).Load().Problems);

        Assert.Equal(
            $"The playlists folder cannot be read: {_office.BoardsFile} is a file, not a folder. Make it, or name another with --playlists.", problem.Message.En);
    }

    [Fact]
    public void Files_InOrder_GiveOfficeAndPlaylistsWithoutProblems()
    {
        _office.Playlist("plan", Good);

        var signage = _files.Load().Signage!;

        Assert.Equal("Sở Công Thương", signage.Office.Name);
        Assert.Equal(["everyday", "plan"], signage.Playlists.Select(p => p.Id));
        Assert.Empty(signage.Problems);
    }

    [Fact]
    public void Playlist_ThatBecomesBad_KeepsItsLastGoodVersionAndIsTold()
    {
        _office.Playlist("plan", Good);
        _files.Load();

        _office.Playlist("plan", Good.Replace("2023-03-25", "2023-02-30", StringComparison.Ordinal));
        var signage = _files.Load().Signage!;

        Assert.Equal("Một", signage.Playlists.Single(p => p.Id == "plan").Entries[0].Slogan);
        Assert.Contains("2023-02-30", Assert.Single(signage.Problems).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Playlist_ThatIsBadAtTheNextStart_KeepsItsLastGoodVersionToo()
    {
        _office.Playlist("plan", Good);
        var before = new SignageFiles(_office.Settings(), new GoodCopies(_office.DataFolder));
        before.Load();
        before.SaveGoodCopies();
        _office.Playlist("plan", Good[..40]);

        var signage = new SignageFiles(_office.Settings(), new GoodCopies(_office.DataFolder)).Load().Signage!;

        Assert.Equal("Một", signage.Playlists.Single(p => p.Id == "plan").Entries[0].Slogan);
        Assert.NotEmpty(signage.HeldBack);
        Assert.Empty(signage.LeftOut);
    }

    [Fact]
    public void Boards_ThatAreBadAtTheNextStart_KeepTheirLastGoodVersionToo()
    {
        var before = new SignageFiles(_office.Settings(), new GoodCopies(_office.DataFolder));
        before.Load();
        before.SaveGoodCopies();
        File.WriteAllText(_office.BoardsFile, "{");

        var signage = new SignageFiles(_office.Settings(), new GoodCopies(_office.DataFolder)).Load().Signage!;

        Assert.Equal(2, signage.Office.Boards.Count);
    }

    [Fact]
    public void Folder_ThatIsAwayAtTheNextStart_KeepsItsPlaylistsToo()
    {
        var before = new SignageFiles(_office.Settings(), new GoodCopies(_office.DataFolder));
        before.Load();
        before.SaveGoodCopies();
        Directory.Delete(_office.PlaylistsFolder, recursive: true);

        var signage = new SignageFiles(_office.Settings(), new GoodCopies(_office.DataFolder)).Load().Signage!;

        Assert.Equal(["everyday"], signage.Playlists.Select(p => p.Id));
        Assert.Single(signage.Problems);
    }

    [Fact]
    public void Playlist_ThatWasDeletedWhileNoHubRan_DoesNotComeBack()
    {
        _office.Playlist("plan", Good);
        var before = new SignageFiles(_office.Settings(), new GoodCopies(_office.DataFolder));
        before.Load();
        before.SaveGoodCopies();
        File.Delete(Path.Combine(_office.PlaylistsFolder, "plan.json"));
        var after = new SignageFiles(_office.Settings(), new GoodCopies(_office.DataFolder));
        after.Load();
        after.SaveGoodCopies();
        _office.Playlist("plan", "{");

        Assert.Equal(["everyday"], after.Load().Signage!.Playlists.Select(p => p.Id));
    }

    [Fact]
    public void Playlist_ThatWasDeletedAndComesBackBad_IsLeftOut()
    {
        _office.Playlist("plan", Good);
        var files = new SignageFiles(_office.Settings(), new GoodCopies(_office.DataFolder));
        files.Load();
        files.SaveGoodCopies();
        File.Delete(Path.Combine(_office.PlaylistsFolder, "plan.json"));
        files.Load();
        files.SaveGoodCopies();
        _office.Playlist("plan", "{");

        var signage = files.Load().Signage!;

        Assert.Equal(["everyday"], signage.Playlists.Select(p => p.Id));
        Assert.Single(signage.LeftOut);
    }

    [Fact]
    public void Playlist_ThatWasNeverGood_IsLeftOutAndTheOthersStay()
    {
        _office.Playlist("plan", "{ this is not JSON");

        var signage = _files.Load().Signage!;

        Assert.Equal(["everyday"], signage.Playlists.Select(p => p.Id));
        Assert.NotEmpty(signage.Problems);
    }

    [Fact]
    public void Playlist_ThatIsDeleted_IsGone()
    {
        _office.Playlist("plan", Good);
        _files.Load();

        File.Delete(Path.Combine(_office.PlaylistsFolder, "plan.json"));

        Assert.Equal(["everyday"], _files.Load().Signage!.Playlists.Select(p => p.Id));
    }

    [Fact]
    public void Folder_ThatIsAway_KeepsItsPlaylistsAndIsTold()
    {
        _files.Load();
        Directory.Delete(_office.PlaylistsFolder, recursive: true);

        var signage = _files.Load().Signage!;

        Assert.Equal(["everyday"], signage.Playlists.Select(p => p.Id));
        Assert.Single(signage.Problems);
    }

    [Fact]
    public void Slogan_WithALetterTheFontLacks_IsToldAtItsPlace()
    {
        _office.Playlist("plan", Good.Replace("Một", "水", StringComparison.Ordinal));
        var words = _files.Load().Signage!;

        var problem = Assert.Single(DrawingCheck.Complete(words, new SceneLibrary(new SceneRenderer()), TestContext.Current.CancellationToken).Problems);

        Assert.Empty(words.Problems);

        Assert.Equal((1, 69, "entries[0].slogan"), (problem.Line, problem.Column, problem.Path));
        Assert.Contains("U+6C34", problem.Message.En, StringComparison.Ordinal);
        Assert.EndsWith("does not show on: lobby.", problem.Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Why_OfASloganThatCannotBeDrawn_SaysSoInsteadOfThatItShows()
    {
        _office.Playlist("plan", Good.Replace("Một", "水", StringComparison.Ordinal));
        var signage = _files.Load().Signage!;
        var lobby = signage.Office.Boards[0];

        var why = DrawnWhy.Of(lobby, signage, NodaTime.Instant.FromUtc(2023, 3, 25, 1, 0), new SceneLibrary(new SceneRenderer()));

        var entry = why.Entries.Single(e => e.Entry.Entry.Slogan == "水");
        Assert.Equal(Verdict.CannotBeDrawn, entry.Verdict);
        Assert.Contains("U+6C34", entry.Because.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Boards_ThatBecomeBad_KeepTheirLastGoodVersion()
    {
        _files.Load();
        File.WriteAllText(_office.BoardsFile, "{}");

        var signage = _files.Load().Signage!;

        Assert.Equal(2, signage.Office.Boards.Count);
        Assert.NotEmpty(signage.Problems);
    }

    [Fact]
    public void Boards_ThatWereNeverThere_GiveNothingAndSayWhatToDo()
    {
        File.Delete(_office.BoardsFile);

        var (signage, problems) = _files.Load();

        Assert.Null(signage);
        Assert.Contains(problems, p => p.Message.En == "The file is not there. Run signagehub in the folder that holds it, or name it with --boards.");
    }

    [Fact]
    public void Playlist_ForAnUnknownBoard_IsTold()
    {
        _office.Playlist("plan", Good.Replace("lobby", "loby", StringComparison.Ordinal));

        Assert.Contains(_files.Load().Problems, p => p.Path == "boards[0]" && p.Message.En.Contains("lobby", StringComparison.Ordinal));
    }

    public void Dispose() => _office.Dispose();

    [Theory]
    [InlineData("", true)]
    [InlineData("{ \"name\": \"Hằng ng", true)]
    [InlineData("{ \"name\": \"a whole file with a mistake\" }", false)]
    public void File_JustWritten_SeemsHalfWrittenWhenItIsCutOff(string content, bool half)
    {
        using var office = new OfficeFolder();
        var files = new SignageFiles(office.Settings());
        files.Load();
        Assert.False(files.SeemHalfWritten());

        office.Playlist("everyday", content);

        Assert.Equal(half, files.SeemHalfWritten());
    }

    [Fact]
    public void File_RenamedAway_SeemsHalfWrittenUntilItIsReadAsGone()
    {
        using var office = new OfficeFolder();
        var files = new SignageFiles(office.Settings());
        files.Load();

        File.Move(Path.Combine(office.PlaylistsFolder, "everyday.json"), Path.Combine(office.PlaylistsFolder, "everyday.json~"));

        Assert.True(files.SeemHalfWritten());
        files.Load();
        Assert.False(files.SeemHalfWritten());
    }
}
