using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Playlists;

namespace SignageHub.Hub.Tests.Boards;

/// <summary>Programs that read boards and change their file.</summary>
public sealed class BoardProgramsTests : OfficeOfTwoBoards
{
    /// <summary>The file is of the whole office; its difference to another version, too.</summary>
    [Fact]
    public async Task OfficeFile_IsShownToThoseOfTheWholeOfficeAlone()
    {
        using var admin = Hub.Program(Hub.Person("lan", new Grant(Role.Admin)), mayWrite: true);
        using var group = Hub.Program(Hub.Person("minh", new Grant(Role.Admin, "indoor")), mayWrite: true);

        using var all = await admin.GetAsync(new Uri("api/v1/boards.json", UriKind.Relative), TestContext.Current.CancellationToken);
        using var some = await group.GetAsync(new Uri("api/v1/boards.json", UriKind.Relative), TestContext.Current.CancellationToken);
        using var put = new HttpRequestMessage(HttpMethod.Put, "api/v1/boards.json") { Content = new StringContent(Boards) };
        put.Headers.TryAddWithoutValidation("If-Match", "\"older\"");
        await System.IO.File.WriteAllTextAsync(Hub.Office.BoardsFile, Boards.Replace("Cổng", "Cổng chính", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        using var stale = await group.SendAsync(put, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.PreconditionFailed), (all.StatusCode, some.StatusCode, stale.StatusCode));
        Assert.DoesNotContain("Cổng", await some.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.DoesNotContain("gate", await stale.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Programs_ReadABoard_ChangeTheFile_AndMayNotMoreThanTheirPerson()
    {
        using var admin = Hub.Program(Hub.Person("lan", new Grant(Role.Admin)), mayWrite: true);
        using var viewer = Hub.Program(Hub.Person("xem", new Grant(Role.Viewer)), mayWrite: true);

        var report = await viewer.GetFromJsonAsync<JsonElement>("api/v1/boards/lobby", TestContext.Current.CancellationToken);
        using var shut = await viewer.PostAsync(new Uri("api/v1/boards/lobby/revoke", UriKind.Relative), null, TestContext.Current.CancellationToken);
        using var silent = await admin.PostAsJsonAsync("api/v1/boards/lobby/commands", new { kind = "identify" }, TestContext.Current.CancellationToken);
        using var file = await admin.GetAsync(new Uri("api/v1/boards.json", UriKind.Relative), TestContext.Current.CancellationToken);
        using var put = new HttpRequestMessage(HttpMethod.Put, "api/v1/boards.json") { Content = new StringContent(Boards.Replace("Cổng", "Cổng sau", StringComparison.Ordinal)) };
        put.Headers.TryAddWithoutValidation("If-Match", file.Headers.ETag!.ToString());
        using var saved = await admin.SendAsync(put, TestContext.Current.CancellationToken);

        Assert.Equal("lobby", report.GetProperty("report").GetProperty("id").GetString());
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Conflict, HttpStatusCode.OK), (shut.StatusCode, silent.StatusCode, saved.StatusCode));
        Assert.Equal("Cổng sau", Hub.Get<SignageStore>().Current.Office.Boards[1].Name);
    }
}
