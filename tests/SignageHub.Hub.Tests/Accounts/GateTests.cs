using System.Net;
using SignageHub.Hub.Accounts;

namespace SignageHub.Hub.Tests.Accounts;

/// <summary>What whoever asked is told when the hub cannot do it.</summary>
public sealed class GateTests
{
    [Theory]
    [InlineData("/boards")]
    [InlineData("/boards/lobby")]
    public async Task Page_OfAFileThatIsAway_SaysWhichOneAndWhy(string path)
    {
        await using var hub = await WebHub.Start(new OfficeFolder());
        using var browser = hub.As(hub.Person("lan", new Grant(Role.Admin)));
        File.Delete(hub.Office.BoardsFile);

        var (status, text, _) = await browser.Get(path);

        Assert.Equal(HttpStatusCode.InternalServerError, status);
        Assert.Contains($"{hub.Office.BoardsFile} cannot be read: It is not there. The boards go on by what was read last.", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Program_ThatAsksForAFileThatIsAway_IsToldWhichOneAndWhy()
    {
        await using var hub = await WebHub.Start(new OfficeFolder());
        using var program = hub.Program(hub.Person("lan", new Grant(Role.Admin)), mayWrite: false);
        File.Delete(hub.Office.BoardsFile);

        using var answer = await program.GetAsync(new Uri("api/v1/boards.json", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("cannot be read: It is not there.", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
