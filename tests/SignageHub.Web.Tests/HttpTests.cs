using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using NodaTime;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Push.Keys;

namespace SignageHub.Web.Tests;

/// <summary>What the hub answers, without a browser.</summary>
public sealed partial class HttpTests
{
    private static readonly Board Lobby = Office.Board("lobby", "Bảng LED sảnh chính", 96, 16, "red");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/")]
    [InlineData("/play/lobby")]
    [InlineData("/play/nowhere")]
    [InlineData("/fonts")]
    [InlineData("/keys")]
    [InlineData("/health")]
    [InlineData("/frames/none.png")]
    public async Task EveryAnswer_HasTheSecurityHeaders(string path)
    {
        await using var hub = await TestHub.Start(Lobby.On(Office.Idle()));
        using var client = ClientOf(hub);

        using var answer = await client.GetAsync(path, Cancel);

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; script-src 'self';", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
    }

    [Fact]
    public async Task Fonts_EverySheetOnThePage_IsAPictureOfTheSizeThatThePageTells()
    {
        await using var hub = await TestHub.Start(Lobby.On(Office.Idle()));
        using var client = ClientOf(hub);

        var page = await client.GetStringAsync(new Uri("/fonts", UriKind.Relative), Cancel);

        var sheets = SheetPicture().Matches(page);
        Assert.True(sheets.Count >= 18, $"{sheets.Count} sheets.");
        foreach (var sheet in sheets.Select(match => match.Groups))
        {
            var frame = PngReader.Decode(await client.GetByteArrayAsync(new Uri(sheet["path"].Value, UriKind.Relative), Cancel), new PixelSize(2000, 2000)).Frame!;
            Assert.Equal((sheet["width"].Value, sheet["height"].Value), ($"{3 * frame.Size.Width}", $"{3 * frame.Size.Height}"));
        }
    }

    [Theory]
    [InlineData("/fonts/medium-11-red.png")]
    [InlineData("/fonts/none.png")]
    public async Task Fonts_ASheetThatIsNotOnThePage_IsNotFound(string path)
    {
        await using var hub = await TestHub.Start(Lobby.On(Office.Idle()));
        using var client = ClientOf(hub);

        using var answer = await client.GetAsync(path, Cancel);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Frame_Published_IsSentForGood()
    {
        var scene = PlayedScene.Static(1, Leds.Mono(96, 16, new Rgb(255, 0, 0), 1));
        await using var hub = await TestHub.Start(Lobby.On(Office.Idle()));
        hub.Show(Lobby, 1, scene);
        using var client = ClientOf(hub);

        using var answer = await client.GetAsync($"/frames/{scene.Scene.Frames[0]}.png", Cancel);

        Assert.Equal("image/png", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("immutable", answer.Headers.CacheControl?.ToString());
        Assert.Equal(scene.Pngs[0], await answer.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Theory]
    [InlineData("/frames/0000000000000000000000000000000000000000000000000000000000000000.png")]
    [InlineData("/frames/..%2f..%2fboards.png")]
    [InlineData("/schemas/nothing.json")]
    [InlineData("/schemas/..%2f..%2fsignagehub.runtimeconfig.json")]
    [InlineData("/assets/000000000000/wall.js")]
    [InlineData("/play/nowhere/events")]
    public async Task NotThere_Is404(string path)
    {
        await using var hub = await TestHub.Start(Lobby.On(Office.Idle()));
        using var client = ClientOf(hub);

        using var answer = await client.GetAsync(path, Cancel);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Keys_AreAJwkSetWithWhichManifestsVerify()
    {
        await using var hub = await TestHub.Start(Lobby.On(Office.Idle()));
        hub.Show(Lobby, 1);
        using var client = ClientOf(hub);

        using var set = JsonDocument.Parse(await client.GetStringAsync("/keys", Cancel));

        var key = Assert.Single(set.RootElement.GetProperty("keys").EnumerateArray());
        var read = new VerificationKey(key.GetProperty("x").GetString()!, key.GetProperty("y").GetString()!);
        Assert.Equal(key.GetProperty("kid").GetString(), read.KeyId);
        Assert.Equal(JwsVerdict.Valid, Jws.Verify(hub.Published.ManifestOf(Lobby.Id)!.ToString(), Jws.ManifestType, [read]).Verdict);
    }

    [Fact]
    public async Task Schema_InTheFolder_IsServed()
    {
        var folder = Directory.CreateTempSubdirectory("signagehub-schemas");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "boards.schema.json"), "{}", Cancel);
            await using var hub = await TestHub.Start(o => o.SchemaFolder = folder.FullName, Lobby.On(Office.Idle()));
            using var client = ClientOf(hub);

            using var answer = await client.GetAsync("/schemas/boards.schema.json", Cancel);

            Assert.Equal("application/schema+json", answer.Content.Headers.ContentType?.MediaType);
            Assert.Equal("{}", await answer.Content.ReadAsStringAsync(Cancel));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task BoardStream_OnConnect_TellsTimeThenManifest()
    {
        await using var hub = await TestHub.Start(Lobby.On(Office.Idle()));
        hub.Show(Lobby, 1);
        using var client = ClientOf(hub);
        using var stream = await EventReader.Open(client, "/play/lobby/events", Cancel);

        Assert.Equal(("clock", "2023-03-25T13:00:00Z"), await stream.Next(Cancel));
        Assert.Equal(("manifest", hub.Published.ManifestOf(Lobby.Id)!.ToString()), await stream.Next(Cancel));

        hub.Show(Lobby, 2);
        Assert.Equal(("manifest", hub.Published.ManifestOf(Lobby.Id)!.ToString()), await stream.Next(Cancel));
    }

    [Fact]
    public async Task WallStream_InEnglish_TellsBoardsInEnglish()
    {
        await using var hub = await TestHub.Start(
            Lobby.On(Office.Slogans("Một", "Hai"), Office.Evening + Duration.FromMinutes(30), Office.Dark()));
        using var client = ClientOf(hub);
        using var stream = await EventReader.Open(client, "/events?lang=en", Cancel);

        Assert.Equal("clock", (await stream.Next(Cancel)).Name);
        var (name, data) = await stream.Next(Cancel);

        Assert.Equal("boards", name);
        using var boards = JsonDocument.Parse(data);
        var board = Assert.Single(boards.RootElement.EnumerateArray());
        Assert.Equal("lobby", board.GetProperty("id").GetString());
        Assert.Equal("96x16", board.GetProperty("size").GetString());
        Assert.Equal("normal", board.GetProperty("state").GetString());
        Assert.Equal(["Một", "Hai"], board.GetProperty("slogans").EnumerateArray().Select(s => s.GetString()));
        Assert.Equal("2 entries from 647-KH-SCT; filler hidden", board.GetProperty("reason").GetString());
        Assert.Equal("2023-03-25T13:30:00Z", board.GetProperty("until").GetString());
        Assert.Equal("2023-03-25T13:30:00Z", board.GetProperty("next").GetProperty("at").GetString());
        Assert.Equal("dark", board.GetProperty("next").GetProperty("state").GetString());
        Assert.Equal(("problems", "[]"), await stream.Next(Cancel));
    }

    [Fact]
    public async Task Streams_MoreThanAllowed_AreRefused()
    {
        await using var hub = await TestHub.Start(o => o.MostStreams = 1, Lobby.On(Office.Idle()));
        using var client = ClientOf(hub);
        using (await EventReader.Open(client, "/events", Cancel))
        {
            using var refused = await client.GetAsync("/play/lobby/events", Cancel);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        }
    }

    [Fact]
    public async Task Streams_HubStops_End()
    {
        await using var hub = await TestHub.Start(Lobby.On(Office.Idle()));
        using var client = ClientOf(hub);
        using var stream = await EventReader.Open(client, "/play/lobby/events", Cancel);
        Assert.Equal("clock", (await stream.Next(Cancel)).Name);

        var stopping = hub.Stop();

        Assert.True(await stream.IsAtEnd(Cancel));
        await stopping;
    }

    [Theory]
    [InlineData("/", null, "vi")]
    [InlineData("/", "en-US,en;q=0.9", "en")]
    [InlineData("/", "fr,vi;q=0.8,en;q=0.9", "en")]
    [InlineData("/", "fr-FR,de;q=0.5", "vi")]
    [InlineData("/", "en;q=0, vi;q=0.1", "vi")]
    [InlineData("/?lang=en", "vi", "en")]
    [InlineData("/?lang=xx", "en", "en")]
    public async Task Language_IsChosenByAddressThenBrowser(string path, string? accepted, string language)
    {
        await using var hub = await TestHub.Start(Lobby.On(Office.Idle()));
        using var client = ClientOf(hub);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accepted is not null)
            request.Headers.AcceptLanguage.ParseAdd(accepted);

        using var answer = await client.SendAsync(request, Cancel);

        Assert.Equal([language], answer.Content.Headers.ContentLanguage);
    }

    [Fact]
    public async Task LanguageCookie_ComesAlongFromTheSignInProvider_AndIsForNoScript()
    {
        await using var hub = await TestHub.Start(Lobby.On(Office.Idle()));
        using var client = ClientOf(hub);

        using var answer = await client.GetAsync("/?lang=en", Cancel);

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("signagehub-lang=en;", cookie);
        Assert.Contains("samesite=lax", cookie);
        Assert.Contains("httponly", cookie);
    }

    private static HttpClient ClientOf(TestHub hub) => new() { BaseAddress = new Uri(hub.Url) };

    [GeneratedRegex("src=\"(?<path>/fonts/[a-z0-9-]+\\.png)\" width=\"(?<width>[0-9]+)\" height=\"(?<height>[0-9]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SheetPicture();
}
