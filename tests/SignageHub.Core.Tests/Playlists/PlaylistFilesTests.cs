using SignageHub.Core.Playlists;

namespace SignageHub.Core.Tests.Playlists;

public sealed class PlaylistFilesTests
{
    [Fact]
    public void Files_DifferentNames_AreFine() =>
        Assert.Empty(PlaylistFiles.Check([("playlists/a.json", "a"), ("playlists/ngày nước.json", "ngày nước"), ("playlists/647-KH-SCT.json", "647-KH-SCT")]));

    [Theory]
    [InlineData("Tet", "tet")]
    [InlineData("NƯỚC", "nước")]
    [InlineData("nu\u031Bo\u031B\u0301c", "nước")]
    public void Files_SameNameButForCapitalsOrTyping_AreAProblemOfTheLater(string one, string other)
    {
        var problem = Assert.Single(PlaylistFiles.Check([($"playlists/{other}.json", other), ($"playlists/{one}.json", one)]));

        Assert.Equal($"playlists/{other}.json: the name differs from 'playlists/{one}.json' in nothing but capital letters or typing; rename one of the two files", problem.ToString());
        Assert.Equal($"tên tệp chỉ khác 'playlists/{one}.json' ở chữ hoa, chữ thường hoặc cách gõ dấu; hãy đổi tên một trong hai tệp", problem.Message.Vi);
    }

    [Fact]
    public void File_NameWithAnInvisibleCharacter_IsAProblem()
    {
        var problem = Assert.Single(PlaylistFiles.Check([("playlists/t\u200bet.json", "t\u200bet")]));

        Assert.Equal("the file's name: an invisible character (U+200B) stands at character 2; remove it, or type the text anew", problem.Message.En);
    }

    [Theory]
    [InlineData("observances", true)]
    [InlineData("Observances", true)]
    [InlineData("NUL", true)]
    [InlineData("com1.2027", true)]
    [InlineData("context", false)]
    [InlineData("com10", false)]
    [InlineData("observances-2027", false)]
    public void Name_ThatStandsForSomethingElse_IsReserved(string id, bool isReserved) => Assert.Equal(isReserved, PlaylistFiles.IsReserved(id));
}
