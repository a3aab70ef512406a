using System.Net;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Tests.Accounts;

namespace SignageHub.Hub.Tests.Editing;

/// <summary>How a slogan would look, on offices of many boards.</summary>
public sealed class PreviewTests
{
    [Fact]
    public async Task Boards_ThatLookAlike_AreShownOnce_WithAllTheirNames()
    {
        // The last is the only one of its kind: it is not pushed out by the many.
        await using var hub = await Start([.. Enumerable.Range(1, 30).Select(i => Board(i, "96x16")), Board(31, "128x32")]);

        var page = await Preview(hub);

        Assert.Equal(2, Count(page, "data:image/png"));
        Assert.Contains("Board 1, Board 2, Board 3, Board 4 and 26 boards like it", page, StringComparison.Ordinal);
        Assert.Contains("<b>Board 31</b>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("not drawn here", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kinds_BeyondWhatIsDrawn_AreCounted()
    {
        await using var hub = await Start([.. Enumerable.Range(1, 30).Select(i => Board(i, $"{96 + i}x16"))]);

        var page = await Preview(hub);

        Assert.Equal(24, Count(page, "data:image/png"));
        Assert.Contains("6 more boards of yet other kinds are not drawn here", page, StringComparison.Ordinal);
    }

    /// <summary>LEDs take the place of the picture: nothing moves when they come.</summary>
    [Fact]
    public async Task Picture_HasTheSizeOfItsLeds()
    {
        await using var hub = await Start([Board(1, "96x16")]);

        Assert.Contains("width=\"288\" height=\"48\"", await Preview(hub), StringComparison.Ordinal);
    }

    private static async Task<string> Preview(WebHub hub)
    {
        using var browser = hub.As(hub.Person("lan", new Grant(Role.Editor)));
        var answer = await browser.Send("/playlists/everyday", "/playlists/everyday/preview", ("slogan", "Nước"), ("rule", "always"));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return answer.Text;
    }

    private static string Board(int number, string size) => $$"""{ "id": "b{{number}}", "name": "Board {{number}}", "size": "{{size}}", "color": "red" }""";

    private static Task<WebHub> Start(IEnumerable<string> boards) => WebHub.Start(new OfficeFolder(), before: office => File.WriteAllText(office.BoardsFile, $$"""
        { "office": "Sở", "timeZone": "Asia/Ho_Chi_Minh", "boards": [ {{string.Join(", ", boards)}} ] }
        """));

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
