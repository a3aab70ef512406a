using SignageHub.Core;
using SignageHub.Hub.Web;

namespace SignageHub.Hub.Tests.Web;

/// <summary>What the wall says of problems, to whoever has never seen a file.</summary>
public sealed class ProblemViewTests
{
    private static readonly Problem OfAnEntry = new("playlists/nuoc.json", 4, 7, "entries[2].slogan", new("say \"reuse\": true", "ghi \"reuse\": true"), Severity.Warning);

    [Fact]
    public void Problem_ThatPagesSayInTheirOwnWords_LeadsToItsEntry_WithoutAPlaceInTheFile() =>
        Assert.Equal(
            new ProblemView("warning", "nuoc, entry 3: let it show again", "/playlists/nuoc?entry=3#e3"),
            ProblemView.Of(OfAnEntry with { OnPage = new("let it show again", "cho hiện lại") }, Language.English));

    [Fact]
    public void Problem_OfAnEntry_IsSaidByItsField() =>
        Assert.Equal(
            new ProblemView("warning", "nuoc, mục 3: Khẩu hiệu: dòng đầu bị cắt.", "/playlists/nuoc?entry=3#e3"),
            ProblemView.Of(OfAnEntry with { Message = new("the first line is cut", "dòng đầu bị cắt") }, Language.Vietnamese));

    [Fact]
    public void Problem_OfAFileThatIsNotUsedAsItStands_HasItsPlaceThere() =>
        Assert.Equal(new ProblemView("error", "playlists/nuoc.json:4:7: entries[2].slogan: ghi \"reuse\": true", null), ProblemView.Of(OfAnEntry with { Severity = Severity.Error }, Language.Vietnamese));
}
