using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Editing;
using SignageHub.Hub.Tests.Accounts;

namespace SignageHub.Hub.Tests.Editing;

/// <summary>The preview that is drawn ahead, for nobody.</summary>
public sealed class FirstPreviewTests
{
    /// <summary>One board that is held back keeps nobody waiting; an office without boards has nothing to wait for.</summary>
    [Theory]
    [InlineData(new bool[0], true)]
    [InlineData(new[] { false, false }, false)]
    [InlineData(new[] { false, true }, true)]
    public void Draw_WaitsForTheFirstProgramme(bool[] have, bool isTime) => Assert.Equal(isTime, FirstPreview.IsTime(have));

    [Fact]
    public async Task Draw_IsAWholePreviewOfOneBoard_AndLeavesNoTrace()
    {
        await using var hub = await WebHub.Start(new OfficeFolder());
        var files = Directory.GetFiles(hub.Office.PlaylistsFolder);

        var part = await hub.Services.GetServices<IHostedService>().OfType<FirstPreview>().Single().Draw();

        Assert.Single(part.Split("data:image/png;base64,")[1..]);
        Assert.DoesNotContain("class=\"problems", part, StringComparison.Ordinal);
        Assert.Equal(files, Directory.GetFiles(hub.Office.PlaylistsFolder));
        Assert.Empty(hub.Get<AuditLog>().Read());
    }
}
