using System.Net;
using SignageHub.Core.Boards;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Boards;
using SignageHub.Hub.Editing;
using SignageHub.Hub.Playlists;

namespace SignageHub.Hub.Tests.Boards;

/// <summary>Boards in their form, on the real hub: what they are, and who may change it.</summary>
public sealed class BoardPagesTests : OfficeOfTwoBoards
{
    [Fact]
    public async Task Board_ChangedInTheForm_IsInTheFile_CommentsStay_AndIsPutBack()
    {
        using var browser = Hub.As(Hub.Person("lan", new Grant(Role.Admin)));

        var saved = await browser.Send("/boards/lobby", "/boards/lobby", Fields(("place", "Tầng 1"), ("dim", "18:00-06:00 30"), ("brightness", "60"), ("hours", "06:00-22:00")));

        Assert.Equal((HttpStatusCode.Redirect, "/boards/lobby?saved=1"), (saved.Status, saved.To));
        Assert.Equal(
            Boards.Replace(
                "\"hours\": \"06:30-21:00\", \"groups\": [\"indoor\"] }",
                "\"hours\": \"06:00-22:00\", \"groups\": [\"indoor\"], \"place\": \"Tầng 1\", \"brightness\": 60, \"dim\": [{ \"hours\": \"18:00-06:00\", \"brightness\": 30 }] }",
                StringComparison.Ordinal),
            File);
        var board = Hub.Get<SignageStore>().Current.Office.Boards[0];
        Assert.Equal(("Tầng 1", 30), (board.Location, board.Dim.Single().Brightness));
        Assert.Equal(("lan", "board.save", "lobby", "127.0.0.1"), (Hub.Get<AuditLog>().Read()[^1].Who, Hub.Get<AuditLog>().Read()[^1].Deed, Hub.Get<AuditLog>().Read()[^1].What, Hub.Get<AuditLog>().Read()[^1].From));

        var version = (await browser.Get(saved.To!)).Text.Split("name=\"version\" value=\"")[1].Split('"')[0];
        var undone = await browser.Send("/boards", "/boards", ("do", "undo"), ("mark", Mark()), ("version", version));
        Assert.Equal(HttpStatusCode.Redirect, undone.Status);
        Assert.Equal(Boards, File);
    }

    [Fact]
    public async Task BrightnessByTime_WithASlip_KeepsTheForm()
    {
        using var browser = Hub.As(Hub.Person("lan", new Grant(Role.Admin)));

        var answer = await browser.Send("/boards/lobby", "/boards/lobby", Fields(("place", "Tầng 1"), ("dim", "18:00-06:00 30, %")));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("value=\"18:00-06:00 30, %\"", answer.Text, StringComparison.Ordinal);
        Assert.Equal(Boards, File);
    }

    [Fact]
    public async Task Board_ThatTheFormDidNotChange_StaysLetterByLetter()
    {
        using var browser = Hub.As(Hub.Person("lan", new Grant(Role.Admin)));

        await browser.Send("/boards/lobby", "/boards/lobby", Fields());

        Assert.Equal(Boards, File);
    }

    [Fact]
    public async Task Board_AddedAndTakenOut_ComesAndGoes()
    {
        using var browser = Hub.As(Hub.Person("lan", new Grant(Role.Admin)));

        var added = await browser.Send("/boards", "/boards", ("do", "add"), ("mark", Mark()), ("id", "yard"), ("name", "Sân"), ("size", "64x16"), ("color", "amber"));
        Assert.Equal("/boards/yard?saved=1", added.To);
        Assert.Equal(["lobby", "gate", "yard"], Hub.Get<SignageStore>().Current.Office.Boards.Select(b => b.Id.Value));

        await browser.Send("/boards/yard", "/boards/yard", ("do", "delete"), ("mark", Mark()));
        Assert.Equal(["lobby", "gate"], Hub.Get<SignageStore>().Current.Office.Boards.Select(b => b.Id.Value));
    }

    [Fact]
    public async Task Mistakes_AreToldByTheirField_AndNotWritten()
    {
        using var browser = Hub.As(Hub.Person("lan", new Grant(Role.Admin)));

        var answer = await browser.Send("/boards/lobby", "/boards/lobby", Fields(("size", "much"), ("dim", "evening 300")));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("Size: ", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Other brightness by time: ", answer.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"much\"", answer.Text, StringComparison.Ordinal);
        Assert.Equal(Boards, File);
    }

    [Fact]
    public async Task File_ChangedMeanwhile_IsNeverWrittenOver()
    {
        using var browser = Hub.As(Hub.Person("lan", new Grant(Role.Admin)));
        var mark = Mark();
        var byHand = Boards.Replace("Cổng", "Cổng chính", StringComparison.Ordinal);
        await System.IO.File.WriteAllTextAsync(Hub.Office.BoardsFile, byHand, TestContext.Current.CancellationToken);

        var answer = await browser.Send("/boards/lobby", "/boards/lobby", [.. Fields(("name", "Sảnh lớn")).Where(f => f.Item1 != "mark"), ("mark", mark)]);

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal(byHand, File);
        Assert.Contains("Sảnh lớn", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AdminOfOneGroup_ChangesItsBoards_AndNoOthers()
    {
        using var browser = Hub.As(Hub.Person("minh", new Grant(Role.Admin, "indoor")));

        var own = await browser.Send("/boards/lobby", "/boards/lobby", Fields(("name", "Sảnh nhỏ")));
        var foreign = await browser.Send("/boards/lobby", "/boards/gate", Fields(("name", "Của tôi")));
        var added = await browser.Send("/boards/lobby", "/boards", ("do", "add"), ("mark", Mark()), ("id", "yard"), ("name", "Sân"), ("size", "64x16"), ("color", "amber"));
        var revoked = await browser.Send("/boards/lobby", "/boards/gate", ("do", "revoke"), ("id", "gate"));
        var claimed = await browser.Send("/boards/lobby", "/enrolment", ("code", "ABCDEFGH"), ("board", "gate"));
        var undone = await browser.Send("/boards/lobby", "/boards", ("do", "undo"), ("mark", Mark()), ("version", Hub.Get<PlaylistHistory>().Of(BoardsEditor.HistoryId)[0].Name));

        Assert.Equal(HttpStatusCode.Redirect, own.Status);
        // Boards of others are not even seen by whoever has a role for one group alone.
        Assert.All([foreign.Status, revoked.Status], status => Assert.Equal(HttpStatusCode.NotFound, status));
        Assert.Equal(HttpStatusCode.Forbidden, added.Status);
        Assert.Equal(HttpStatusCode.BadRequest, claimed.Status);
        Assert.False(Hub.Get<BoardSecrets>().IsRevoked(BoardId.Parse("gate")));
        Assert.Equal(["Sảnh nhỏ", "Cổng"], Hub.Get<SignageStore>().Current.Office.Boards.Select(b => b.Name));
        Assert.Equal(HttpStatusCode.Redirect, undone.Status);
    }

    /// <summary>The form as the page has it, with some fields changed.</summary>
    private (string, string)[] Fields(params (string Name, string Value)[] changed)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["do"] = "save",
            ["mark"] = Mark(),
            ["name"] = "Sảnh",
            ["place"] = "",
            ["size"] = "96x16",
            ["color"] = "red",
            ["hours"] = "06:30-21:00",
            ["brightness"] = "",
            ["dim"] = "",
            ["pitch"] = "",
            ["groups"] = "indoor",
        };
        foreach (var (name, value) in changed)
            fields[name] = value;
        return [.. fields.Select(f => (f.Key, f.Value))];
    }
}
