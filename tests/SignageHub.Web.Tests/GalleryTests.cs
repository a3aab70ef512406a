using Microsoft.Playwright;
using NodaTime;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Frames;
using SignageHub.Core.Playlists;

namespace SignageHub.Web.Tests;

/// <summary>The wall as an office sees it, kept as pictures for people; each also checks what a picture cannot tell.</summary>
public sealed class GalleryTests(Chromium chromium)
{
    private static readonly Board Lobby = Office.Board("lobby", "Bảng LED sảnh chính", 192, 32, "red");
    private static readonly Board Gate = Office.Board("gate", "Bảng LED cổng", 320, 32, "rgb");
    private static readonly Board Hall = Office.Board("hall", "Màn hình hội trường", 640, 360, "rgb");
    private static readonly Board Yard = Office.Board("yard", "Bảng LED sân sau", 96, 16, "amber");

    private const string Water = "Bảo vệ tài nguyên nước là góp phần thúc đẩy tiến bộ xã hội";
    private const string Energy = "Sử dụng năng lượng tiết kiệm và hiệu quả vì Trái đất của chúng ta";
    private const string Lamp = "Tắt đèn và các thiết bị điện không cần thiết";

    [Theory]
    [InlineData("wall-desktop-light", 1440, 900, ColorScheme.Light, "vi-VN")]
    [InlineData("wall-desktop-dark", 1440, 900, ColorScheme.Dark, "en-GB")]
    [InlineData("wall-phone", 390, 844, ColorScheme.Light, "vi-VN")]
    [InlineData("wall-screen", 1920, 1080, ColorScheme.Dark, "vi-VN")]
    public async Task Wall_AtEachSize_FitsAndShinesWithoutComplaint(string name, int width, int height, ColorScheme scheme, string locale)
    {
        await using var hub = await Furnish();
        await using var view = await chromium.Open(hub, "/", new()
        {
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme,
            Locale = locale,
            DeviceScaleFactor = width < 500 ? 3 : 1,
            ReducedMotion = ReducedMotion.Reduce,
        });

        foreach (var board in (string[])["lobby", "gate", "hall"])
            await view.WaitFor(board, "version", "1");
        await view.WaitFor("lobby", "missing", "0");

        Assert.Equal(width, await view.Page.EvaluateAsync<int>("document.scrollingElement.scrollWidth"));
        Assert.Empty(view.Complaints);
        await view.Keep(name);
    }

    [Fact]
    public async Task Play_Hall_FillsTheScreen()
    {
        await using var hub = await Furnish();
        await using var view = await chromium.Open(hub, "/play/hall", new() { ViewportSize = new() { Width = 1280, Height = 720 } });

        await view.WaitFor("hall", "version", "1");

        var box = await view.Page.Locator("canvas").BoundingBoxAsync();
        Assert.Equal((0f, 0f, 1280f, 720f), (box!.X, box.Y, box.Width, box.Height));
        await view.Keep("play-hall", fullPage: false);
    }

    private async Task<TestHub> Furnish()
    {
        var until = Office.Evening + Duration.FromMinutes(30);
        var hub = await TestHub.Start(
            Lobby.On(Office.Slogans(Energy, Water), until, Office.Dark()),
            Gate.On(Office.Slogans(Level.Exclusive, Lamp), until, Office.Dark()),
            Hall.On(Office.Slogans(Energy), until, Office.Slogans(Water)),
            Yard.On(Office.Off(), Office.Evening + Duration.FromHours(10.5), Office.Slogans(Water)));
        hub.Overviews.Problems =
        [
            new Problem("playlists/xuan.json", 14, 20, "entries[2].when.on", new Bilingual("'30/8/219' is no date; did you mean 2019-08-30?", "'30/8/219' không phải là ngày; có phải là 2019-08-30?")),
        ];

        await using var studio = await chromium.Open(hub, "/health");
        var page = studio.Page;
        var strip = await Lettering.DrawMono(page, Energy.ToUpperInvariant(), 1500, 32, 24, new Rgb(255, 0, 0));
        hub.Show(Lobby, 1, PlayedScene.Pages(
            1,
            [await Lettering.DrawMono(page, "SỬ DỤNG NĂNG LƯỢNG\nTIẾT KIỆM VÀ HIỆU QUẢ", 192, 32, 13, new Rgb(255, 0, 0)), await Lettering.DrawMono(page, "VÌ TRÁI ĐẤT\nCỦA CHÚNG TA", 192, 32, 13, new Rgb(255, 0, 0))],
            5, 5), PlayedScene.Scroll(2, strip, 60, 30));
        hub.Show(Gate, 1, PlayedScene.Static(1, await Lettering.Draw(page, "TẮT ĐÈN VÀ CÁC THIẾT BỊ ĐIỆN\nKHÔNG CẦN THIẾT", 320, 32, 12, "#ffd21f", "#200000")));
        hub.Show(Hall, 1, PlayedScene.Static(1, await Lettering.Draw(page, "SỬ DỤNG NĂNG LƯỢNG\nTIẾT KIỆM VÀ HIỆU QUẢ\nVÌ TRÁI ĐẤT\nCỦA CHÚNG TA", 640, 360, 50, "#ffe14a", "#8f0d12")));
        return hub;
    }
}
