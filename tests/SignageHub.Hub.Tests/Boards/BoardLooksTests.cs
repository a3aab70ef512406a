using System.Net;
using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Boards;
using SignageHub.Hub.Notices;

namespace SignageHub.Hub.Tests.Boards;

/// <summary>What the pages of boards show of them.</summary>
public sealed class BoardLooksTests : OfficeOfTwoBoards
{
    [Fact]
    public async Task Board_NeverHeard_HasNoFiguresOfItsOwn_AndThePictureIsWhatItIsToShow()
    {
        using var browser = Hub.As(Hub.Person("lan", new Grant(Role.Viewer)));

        var page = (await browser.Get("/boards/lobby")).Text;

        Assert.Contains("not heard since the hub started", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Clock off by", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Proof of play still to be sent", page, StringComparison.Ordinal);
        Assert.Contains("What it is to show</h2>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Picture of what it lights", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Viewer_SeesBoards_AndHasNothingToPress()
    {
        using var browser = Hub.As(Hub.Person("xem", new Grant(Role.Viewer)));

        var page = await browser.Get("/boards/lobby");
        var pressed = await browser.Send("/account", "/boards/lobby", ("do", "revoke"));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.DoesNotContain("action=\"/boards/lobby\"", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, pressed.Status);
    }

    /// <summary>What a large board lights does not shrink: noise in colours is the largest picture that a board can have.</summary>
    [Theory]
    [InlineData(150_000, HttpStatusCode.NoContent)]
    [InlineData(200_001, HttpStatusCode.RequestEntityTooLarge)]
    public async Task Picture_OfABrowserBoard_IsTakenUpToTheLimitOfPictures(int bytes, HttpStatusCode status)
    {
        using var http = new HttpClient { BaseAddress = Hub.Url };
        var pixels = new byte[3 * 320 * 156];
        new Random(1).NextBytes(pixels);
        var png = PngWriter.Encode(Frame.Rgb24(new PixelSize(320, 156), pixels));
        using var body = new ByteArrayContent([.. png.Concat(new byte[bytes]).Take(bytes)]);

        using var answer = await http.PostAsync(new Uri("play/lobby/screen", UriKind.Relative), body, TestContext.Current.CancellationToken);

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task Incidents_AreKeptAndShown_TheNewestFirst()
    {
        var log = Hub.Get<IncidentLog>();
        log.Keep(new Incident("lobby", Instant.FromUtc(2027, 3, 1, 2, 0), true, new Bilingual("lobby is silent", "Bảng lobby không có tín hiệu")));
        log.Keep(new Incident("gate", Instant.FromUtc(2027, 3, 1, 2, 5), true, new Bilingual("gate is silent", "Bảng gate không có tín hiệu")));
        log.Keep(new Incident("lobby", Instant.FromUtc(2027, 3, 1, 3, 0), false, new Bilingual("lobby is silent", "Bảng lobby không có tín hiệu")));

        Assert.Equal([false, true], log.Read(BoardId.Parse("lobby"), 10).Select(i => i.Begins));
        using var browser = Hub.As(Hub.Person("xem", new Grant(Role.Viewer)));
        var page = await browser.Get("/boards/lobby");
        Assert.Contains("lobby is silent", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("gate is silent", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Notice_OfABoard_IsKept_OthersAreNot()
    {
        Hub.Get<INotices>().Tell(new Notice("report/647", NoticeKind.Reminder, new Bilingual("due", "hạn"), new Bilingual("", "")));
        Hub.Get<INotices>().Tell(new Notice("board/gate/disk", NoticeKind.Begins, new Bilingual("gate has trouble with its disk", "Bảng gate gặp lỗi ổ đĩa"), new Bilingual("", "")));

        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (Hub.Get<IncidentLog>().Read(null, 10).Count == 0)
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        Assert.Equal("gate has trouble with its disk", Assert.Single(Hub.Get<IncidentLog>().Read(null, 10)).Words.En);
    }
}
