using System.Net;
using System.Text.RegularExpressions;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Tests.Accounts;

namespace SignageHub.Hub.Tests.Editing;

/// <summary>Colours, pictures and fonts typed on the page of a playlist, on the real hub.</summary>
public sealed partial class StyleSavingTests : IAsyncLifetime
{
    private WebHub _hub = null!;

    public async ValueTask InitializeAsync() => _hub = await WebHub.Start(new OfficeFolder());

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task Colour_ByItsName_IsSaved_AndWhatIsNoColourIsToldByTheFieldsName()
    {
        using var browser = Lan();

        var saved = await Save(browser, ("style.color", "vàng"));
        var refused = await Save(browser, ("style.color", "màu gì đó"));

        Assert.Equal(HttpStatusCode.Redirect, saved.Status);
        Assert.Contains("\"color\": \"#ffcc00\"", File(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("Colour of the text: 'màu gì đó' is no colour", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("entries[", refused.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("style.picture", "logo.png", "The picture logo.png beside boards.json cannot be used: It is not there.")]
    [InlineData("style.font", "office.ttf", "The font file office.ttf beside boards.json cannot be used: It is not there.")]
    public async Task FileThatIsNotThere_IsToldBesideTheText_AndNotSaved(string field, string name, string words)
    {
        using var browser = Lan();

        var preview = await browser.Send("/playlists/everyday", "/playlists/everyday/preview", Fields((field, name)));
        var refused = await Save(browser, (field, name));
        var made = await browser.Send("/playlists", "/playlists", [("name", "Mới"), ("boards", "*"), .. Fields((field, name))]);

        Assert.Contains(words, preview.Text, StringComparison.Ordinal);
        Assert.All([refused, made], answer => Assert.Equal(HttpStatusCode.BadRequest, answer.Status));
        Assert.Contains(words, refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(name, File(), StringComparison.Ordinal);
        Assert.Single(Directory.EnumerateFiles(_hub.Office.PlaylistsFolder));
    }

    [Fact]
    public async Task DayThatIsNone_IsToldByTheFieldsName()
    {
        using var browser = Lan();

        var refused = await browser.Send("/playlists/everyday", "/playlists/everyday", ("do", "save"), ("entry", "1"), ("mark", await Mark(browser)), ("slogan", "A"), ("rule", "on"), ("on", "31/4/2027"));

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("Days: '31/04/2027' does not exist: April 2027 has 30 days", refused.Text, StringComparison.Ordinal);
    }

    private Browser Lan() => _hub.As(_hub.Person("lan", new Grant(Role.Approver)));

    private string File() => System.IO.File.ReadAllText(Path.Combine(_hub.Office.PlaylistsFolder, "everyday.json"));

    private static async Task<(HttpStatusCode Status, string Text, string? To)> Save(Browser browser, (string Name, string Value) style) =>
        await browser.Send("/playlists/everyday", "/playlists/everyday", [("do", "save"), ("mark", await Mark(browser)), .. Fields(style)]);

    private static (string Name, string Value)[] Fields((string Name, string Value) style) =>
        [("entry", "1"), ("slogan", "Tiết kiệm điện"), ("rule", "always"), ("level", "filler"), style];

    private static async Task<string> Mark(Browser browser) => MarkField().Match((await browser.Get("/playlists/everyday")).Text).Groups["mark"].Value;

    [GeneratedRegex("name=\"mark\" value=\"(?<mark>[^\"]+)\"", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex MarkField();
}
