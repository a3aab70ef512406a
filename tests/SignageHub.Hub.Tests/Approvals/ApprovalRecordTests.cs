using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Programmes;
using SignageHub.Hub.Approvals;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Publishing;
using SignageHub.Hub.Storage;
using SignageHub.Rendering;

namespace SignageHub.Hub.Tests.Approvals;

/// <summary>A record of approvals that somebody changed: what it says from there on lights nothing, and the admin is told.</summary>
public sealed class ApprovalRecordTests : IDisposable
{
    private static readonly Instant Morning = Instant.FromUtc(2023, 4, 10, 1, 0);

    private readonly OfficeFolder _office = new();
    private readonly SceneLibrary _scenes = new(new SceneRenderer());

    public ApprovalRecordTests() => _office.Playlist("plan", """
        { "name": "Kế hoạch", "entries": [
          { "id": "mot", "slogan": "Tiết kiệm nước", "draft": true, "when": { "from": "2023-04-07", "to": "2023-04-15" } },
          { "id": "hai", "slogan": "Bảo vệ rừng", "draft": true, "when": { "from": "2023-04-07", "to": "2023-04-15" } },
          { "id": "ba", "slogan": "Trồng cây xanh", "draft": true, "when": { "from": "2023-04-07", "to": "2023-04-15" } } ] }
        """);

    public void Dispose() => _office.Dispose();

    [Fact]
    public async Task Record_Whole_CountsAndTellsNothing()
    {
        await ApproveAll();

        Assert.Equal(["ba", "hai", "mot"], Shown());
        Assert.Empty(Errors());
    }

    [Fact]
    public async Task Line_ChangedInTheMiddle_DoesNotCountNorDoesWhatFollows()
    {
        await ApproveAll();
        Change(lines => [lines[0], lines[1].Replace("Lê Thị B", "Lê Thị C", StringComparison.Ordinal), lines[2]]);

        Assert.Equal(["mot"], Shown());
        var error = Assert.Single(Errors());
        Assert.Equal(2, error.Line);
        Assert.EndsWith("approvals.jsonl", error.File, StringComparison.Ordinal);
        Assert.Contains("(plan/hai, plan/ba)", error.Message.En, StringComparison.Ordinal);
        Assert.Contains("cho duyệt lại các mục", error.Message.Vi, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Line_Last_ChangedByHand_DoesNotCount()
    {
        await ApproveAll();
        Change(lines => [lines[0], lines[1], lines[2].Replace("Lê Thị B", "Lê Thị C", StringComparison.Ordinal)]);

        Assert.Equal(["hai", "mot"], Shown());
        Assert.Equal(3, Assert.Single(Errors()).Line);
    }

    [Fact]
    public async Task Line_OfASendingBack_TakenOut_DoesNotBringTheApprovalBeforeItBack()
    {
        await Approve("mot");
        await Desk().SendBack(Load(), [Entry("mot")], "Trần C", "sai", Morning, TestContext.Current.CancellationToken);
        await Approve("hai");
        Change(lines => [lines[0], lines[2]]);

        Assert.Empty(Shown());
        Assert.Equal(1, Assert.Single(Errors()).Line);
    }

    [Fact]
    public async Task Line_Forged_LightsNothing()
    {
        await ApproveAll();
        var forged = JsonNode.Parse(File.ReadAllLines(Log().File)[2])!.AsObject();
        forged["prev"] = new string('0', 64);
        Change(lines => [lines[0], forged.ToJsonString()]);

        Assert.Empty(Shown());
    }

    [Fact]
    public async Task SendingBack_BehindABreak_StillCounts()
    {
        await ApproveAll();
        await Desk().SendBack(Load(), [Entry("mot")], "Trần C", "sai", Morning, TestContext.Current.CancellationToken);
        Change(lines => [lines[0], lines[1].Replace("Lê Thị B", "Lê Thị C", StringComparison.Ordinal), lines[2], lines[3]]);

        Assert.Empty(Shown());
    }

    [Fact]
    public async Task Record_Broken_AndApprovedAgain_GoesOnAndKeepsTheChangedFile()
    {
        await ApproveAll();
        await Desk().SendBack(Load(), [Entry("mot")], "Trần C", "sai", Morning, TestContext.Current.CancellationToken);
        Change(lines => [lines[0], lines[1].Replace("Lê Thị B", "Lê Thị C", StringComparison.Ordinal), lines[2], lines[3]]);
        var changed = File.ReadAllText(Log().File);

        await Approve("ba");

        Assert.Equal(["ba"], Shown());
        Assert.Empty(Errors());
        Assert.Equal(changed, File.ReadAllText(Path.Combine(Log().Folder, "approvals.broken-1.jsonl")));
        Assert.All(new ChainedLog(Log().File, NullLogger.Instance).ReadLines(), line => Assert.True(line.Holds));
    }

    [Fact]
    public async Task Record_ThatCannotBeRead_LightsNothingAndIsTold()
    {
        await ApproveAll();
        File.Delete(Log().File);
        Directory.CreateDirectory(Log().File);

        Assert.Empty(Shown());
        Assert.Contains("The record of approvals cannot be read", Assert.Single(Errors()).Message.En, StringComparison.Ordinal);
    }

    private async Task ApproveAll()
    {
        foreach (var id in new[] { "mot", "hai", "ba" })
            await Approve(id);
    }

    private async Task Approve(string id) =>
        Assert.Single(await Desk().Approve(Desk().Sheets(Load(), e => e.Entry.Id == id), "Lê Thị B", null, Morning, TestContext.Current.CancellationToken));

    private void Change(Func<string[], IEnumerable<string>> change) => File.WriteAllText(Log().File, string.Concat(change(File.ReadAllLines(Log().File)).Select(line => line + "\n")));

    private IEnumerable<Problem> Errors() => Load().Problems.Where(p => p.Severity == Severity.Error);

    /// <summary>The plan's entries that the gate's board shows.</summary>
    private IReadOnlyList<string> Shown()
    {
        var signage = Load();
        return [.. signage.ProgrammeOf(signage.Office.Boards[1]).At(Morning).Entries.Where(e => e.Playlist.Id == "plan").Select(e => e.Entry.Id!).Order(StringComparer.Ordinal)];
    }

    private ScheduledEntry Entry(string id) => Load().Playlists.Where(p => p.Id == "plan").SelectMany(p => p.Entries.Select(e => new ScheduledEntry(p, e))).Single(e => e.Entry.Id == id);

    private ApprovalLog Log() => new(_office.DataFolder, NullLogger.Instance);

    private ApprovalDesk Desk() => new(Log(), _scenes);

    private Signage Load() => new SignageFiles(_office.Settings(), scenes: _scenes).Load().Signage!;
}
