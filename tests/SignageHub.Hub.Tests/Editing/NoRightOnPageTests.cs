using System.Net;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Editing;
using SignageHub.Hub.Tests.Accounts;

namespace SignageHub.Hub.Tests.Editing;

/// <summary>Somebody presses what they may not: the page stays, and says why beside the button.</summary>
public sealed class NoRightOnPageTests : IAsyncLifetime
{
    private const string Address = "/playlists/hall";

    private const string Hall = """
        {
          "name": "Sảnh",
          "boards": ["lobby"],
          "entries": [
            { "slogan": "Một", "when": { "on": "2027-03-22" } },
            { "slogan": "Hai", "draft": true, "when": { "on": "2027-03-23" } }
          ]
        }
        """;

    private WebHub _hub = null!;
    private Account _account = null!;
    private Browser _minh = null!;

    public async ValueTask InitializeAsync()
    {
        _hub = await WebHub.Start(new OfficeFolder(), before: office =>
        {
            File.WriteAllText(office.BoardsFile, File.ReadAllText(office.BoardsFile)
                .Replace("\"id\": \"lobby\",", "\"id\": \"lobby\", \"groups\": [\"indoor\"],", StringComparison.Ordinal)
                .Replace("\"id\": \"gate\",", "\"id\": \"gate\", \"groups\": [\"outdoor\"],", StringComparison.Ordinal));
            office.Playlist("hall", Hall);
        });
        _account = _hub.Person("minh", new Grant(Role.Viewer), new Grant(Role.Editor, "indoor"));
        _minh = _hub.As(_account);
    }

    public async ValueTask DisposeAsync()
    {
        _minh.Dispose();
        await _hub.DisposeAsync();
    }

    [Fact]
    public async Task Remove_OfWhatShows_IsRefusedBesideItsButton()
    {
        var answer = await _minh.Submit(Address, Form(await _minh.Page(Address), "id=\"remove\""), ("do", "remove"));

        var form = Part(answer.Html, "id=\"remove\"", "</form>");
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Contains("by an approver only", form, StringComparison.Ordinal);
        Assert.Contains("role=\"alert\" tabindex=\"-1\" autofocus", form, StringComparison.Ordinal);
        Assert.Single(answer.Html.Split("by an approver only")[1..]);
        Assert.Contains("id=\"e2\"", answer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restore_OfWhatMayNotShowAtOnce_IsRefusedBesideItsButton()
    {
        using var lan = _hub.As(_hub.Person("lan", new Grant(Role.Approver)));
        await lan.Submit(Address, Form(await lan.Page(Address), "id=\"e1\""), ("do", "delete"));
        var oldest = _hub.Get<PlaylistHistory>().Of("hall")[^1].Name;
        var history = $"{Address}/history?version={oldest}";

        var answer = await _minh.Submit($"{Address}/history", Form(await _minh.Page(history), "class=\"wide\""));

        var version = Part(answer.Html, "class=\"wide\"", "</li>");
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Contains("Your account may not approve", version, StringComparison.Ordinal);
        Assert.Contains("role=\"alert\" tabindex=\"-1\" autofocus", version, StringComparison.Ordinal);
        Assert.Contains($"value=\"{oldest}\"", version, StringComparison.Ordinal);
        Assert.DoesNotContain("Một", File.ReadAllText(Path.Combine(_hub.Office.PlaylistsFolder, "hall.json")), StringComparison.Ordinal);
    }

    /// <summary>Somebody was given other boards while the page was open: there is no button any more to stand beside.</summary>
    [Theory]
    [InlineData("id=\"submit\"", "submit")]
    [InlineData("value=\"next-year\"", "next-year")]
    [InlineData("id=\"remove\"", "remove")]
    public async Task Deed_AfterTheRightIsGone_LeavesThePage_AndSaysWhy(string form, string deed)
    {
        var fields = Form(await _minh.Page(Address), form == "value=\"next-year\"" ? "id=\"targets\"" : form);
        _hub.Get<AccountStore>().Change(_account.Id, account => account with { Grants = [new Grant(Role.Viewer), new Grant(Role.Editor, "outdoor")] });

        var answer = await _minh.Submit(Address, fields, ("do", deed));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Contains("class=\"notice\" role=\"alert\"", answer.Html, StringComparison.Ordinal);
        Assert.Contains(AccountTexts.NotForAllBoards.En, WebUtility.HtmlDecode(answer.Html), StringComparison.Ordinal);
        Assert.Contains("id=\"e2\"", answer.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<body class=\"message\">", answer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PutBack_OfWhatMayNotShowAtOnce_LeavesTheList_AndSaysWhy()
    {
        using var lan = _hub.As(_hub.Person("lan", new Grant(Role.Approver)));
        await lan.Submit(Address, Form(await lan.Page(Address), "id=\"remove\""), ("do", "remove"));

        var answer = await _minh.Send("/playlists", "/playlists", ("do", "put-back"), ("id", "hall"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Contains("Your account may not approve", answer.Text, StringComparison.Ordinal);
        Assert.Contains("<h1>Playlists</h1>", answer.Text, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Form(string page, string start) => PageForm.Of(page, start);

    private static string Part(string html, string start, string end)
    {
        var rest = html[html.IndexOf(start, StringComparison.Ordinal)..];
        return WebUtility.HtmlDecode(rest[..rest.IndexOf(end, StringComparison.Ordinal)]);
    }
}
