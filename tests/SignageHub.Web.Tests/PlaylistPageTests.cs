using Microsoft.Playwright;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Playlists;
using static Microsoft.Playwright.Assertions;

namespace SignageHub.Web.Tests;

/// <summary>The page of a playlist in real browsers: two people at once, order by hand and by keys, and what stands beside what is typed.</summary>
public sealed class PlaylistPageTests(Chromium chromium)
{
    private const string Hall = """
        {
          "name": "Sảnh",
          "entries": [
            { "slogan": "Tiết kiệm điện", "when": { "always": true } },
            { "slogan": "Tiết kiệm nước", "when": { "from": "2027-03-01", "to": "2027-03-31" } },
            { "slogan": "Giờ Trái đất", "when": { "on": "2027-03-27" } }
          ]
        }
        """;

    [Fact]
    public async Task Entry_SavedAfterSomebodyDeletedTheOneAbove_IsTheOneThatWasOpen()
    {
        await using var hub = await Office();
        await using var lan = await Open(hub, Role.Approver, "?entry=3");
        await using var minh = await Open(hub, Role.Admin, "");

        await SaveTheThirdAfterOneWasDeleted(lan, minh, "Xóa 1");
        await Expect(lan.Page.GetByText("Người khác vừa sửa danh sách này")).ToBeVisibleAsync();
        await Expect(lan.Page.GetByText("- Tiết kiệm điện: mọi ngày")).ToBeVisibleAsync();
        await Sizes(lan, "playlist-conflict");
        await lan.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu phần của tôi lên bản mới" }).ClickAsync();

        await Expect(lan.Page.GetByText("Đã lưu.")).ToBeVisibleAsync();
        Assert.Equal("Tiết kiệm nước|Tắt đèn một giờ", Slogans(hub));
        Assert.Empty(await Axe.Findings(lan.Page));
    }

    [Fact]
    public async Task Entry_SavedAfterSomebodyDeletedIt_IsOfferedAsANewOne()
    {
        await using var hub = await Office();
        await using var lan = await Open(hub, Role.Approver, "?entry=3");
        await using var minh = await Open(hub, Role.Admin, "");

        await SaveTheThirdAfterOneWasDeleted(lan, minh, "Xóa 3");
        await lan.Page.GetByRole(AriaRole.Link, new() { Name = "Đến biểu mẫu" }).ClickAsync();
        await Expect(lan.Page.Locator("#add").Locator("[name=slogan]")).ToHaveValueAsync("Tắt đèn một giờ");
        await Sizes(lan, "playlist-gone");
        await lan.Page.Locator("#add").GetByRole(AriaRole.Button, new() { Name = "Thêm", Exact = true }).ClickAsync();

        await Expect(lan.Page.Locator("#e3")).ToContainTextAsync("Tắt đèn một giờ");
        Assert.Equal("Tiết kiệm điện|Tiết kiệm nước|Tắt đèn một giờ", Slogans(hub));
    }

    [Fact]
    public async Task Entry_DraggedByItsGrip_StandsThere_AndGoesBack()
    {
        await using var hub = await Office();
        await using var view = await Open(hub, Role.Approver, "");

        await DragTheThirdToTheTop(view);
        await view.Page.Mouse.UpAsync();

        await Expect(view.Page.GetByText("Đã chuyển chỗ.")).ToBeVisibleAsync();
        await Expect(view.Page.Locator("#e1")).ToContainTextAsync("Giờ Trái đất");
        Assert.Equal("Giờ Trái đất|Tiết kiệm điện|Tiết kiệm nước", Slogans(hub));
        await Sizes(view, "playlist-undo");
        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Hoàn tác" }).ClickAsync();
        await Expect(view.Page.Locator("#e3")).ToContainTextAsync("Giờ Trái đất");
        Assert.Equal(Hall, await File.ReadAllTextAsync(Path.Combine(hub.Playlists, "hall.json"), TestContext.Current.CancellationToken));
        Assert.Empty(view.Complaints);
        Assert.Empty(await Axe.Findings(view.Page));
    }

    [Fact]
    public async Task Entry_DraggedAndLetGoWithEscape_StaysWhereItWas()
    {
        await using var hub = await Office();
        await using var view = await Open(hub, Role.Approver, "");

        await DragTheThirdToTheTop(view);
        await Expect(view.Page.Locator("ol.entries-list > li").First).ToHaveIdAsync("e3");
        await view.Page.Keyboard.PressAsync("Escape");
        await view.Page.Mouse.UpAsync();

        await Expect(view.Page.Locator("ol.entries-list > li").First).ToHaveIdAsync("e1");
        Assert.Equal("Tiết kiệm điện|Tiết kiệm nước|Giờ Trái đất", Slogans(hub));
    }

    [Fact]
    public async Task Arrow_PressedByKey_IsAtHandAgain_AtTheNewPlace()
    {
        await using var hub = await Office();
        await using var view = await Open(hub, Role.Approver, "");

        await view.Page.GetByRole(AriaRole.Button, new() { Name = "Xuống 1" }).FocusAsync();
        await view.Page.Keyboard.PressAsync("Enter");
        await Expect(view.Page.GetByRole(AriaRole.Button, new() { Name = "Xuống 2" })).ToBeFocusedAsync();
        await view.Page.Keyboard.PressAsync("Enter");
        // At the end there is no further down: the way up is at hand.
        await Expect(view.Page.GetByRole(AriaRole.Button, new() { Name = "Lên 3" })).ToBeFocusedAsync();

        Assert.Equal("Tiết kiệm nước|Giờ Trái đất|Tiết kiệm điện", Slogans(hub));
    }

    [Theory]
    [InlineData("/playlists/hall?entry=1")]
    [InlineData("/calendar?view=month&at=2027-03-01&pick=hall/2")]
    public async Task Form_WhenItOpens_ShowsTheBoards_AndNothingOnThePageMoves(string path)
    {
        await using var hub = await Office();
        await using var view = await Open(hub, Role.Approver, "");

        await view.Page.GotoAsync(new Uri(hub.Url, path).AbsoluteUri);
        await Expect(view.Page.Locator("form.editor [data-previews] canvas")).ToHaveCountAsync(2);

        var moved = await view.Page.EvaluateAsync<double>(
            """
            () => new Promise((done) => {
              new PerformanceObserver((list) => done(list.getEntries().reduce((sum, entry) => sum + entry.value, 0))).observe({ type: 'layout-shift', buffered: true });
              setTimeout(() => done(0), 500);
            })
            """);
        Assert.InRange(moved, 0, 0.01);
        Assert.Empty(view.Complaints);
    }

    /// <summary>What comes while somebody types is drawn beside the page first, where nothing has a width of its own.</summary>
    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task Typing_DrawsTheBoardsAnew_AsLargeAsBefore(int width)
    {
        await using var hub = await Office();
        await using var view = await Open(hub, Role.Approver, "");
        await view.Page.SetViewportSizeAsync(width, 900);
        await view.Page.GotoAsync(new Uri(hub.Url, "/playlists/hall?entry=1").AbsoluteUri);
        await Previews.AreLit(view.Page, 2);
        var before = await Previews.Seen(view.Page);

        await view.Page.Locator("#e1 [data-previews]").EvaluateAsync("place => { place.dataset.old = 'yes'; for (const part of place.children) part.dataset.old = 'yes'; }");
        await view.Page.Locator("#e1 form.editor [name=slogan]").FillAsync("Tiết kiệm nước hôm nay");
        await Expect(view.Page.Locator("#e1 [data-previews] > :not([data-old])")).Not.ToHaveCountAsync(0);
        await Previews.AreLit(view.Page, 2);

        Assert.Equal(before, await Previews.Seen(view.Page));
        await view.Keep($"typing-{width}");
    }

    /// <summary>Whoever does not see the words under the pictures hears that there are some.</summary>
    [Fact]
    public async Task FindingsWhileTyping_AreHeard()
    {
        await using var hub = await Office();
        await using var view = await Open(hub, Role.Approver, "?entry=1");
        var form = view.Page.Locator("#e1 form.editor");

        await form.Locator("[name=slogan]").FillAsync("Tiết kiệm 水");
        await Expect(form.GetByRole(AriaRole.Status)).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^Lưu ý về độ dễ đọc: [1-9]$", default, TimeSpan.FromSeconds(1)));
        await form.Locator("[name=slogan]").FillAsync("Tiết kiệm");
        await Expect(form.GetByRole(AriaRole.Status)).ToHaveTextAsync("");
    }

    [Fact]
    public async Task SessionOver_IsSaidBesideWhatIsTyped_AndWhoeverSignsInAgainGoesOn()
    {
        await using var hub = await Office();
        await using var view = await Open(hub, Role.Approver, "?entry=1");
        var form = view.Page.Locator("#e1 form.editor");
        await Expect(form.Locator("canvas")).ToHaveCountAsync(2);

        await view.Page.Context.ClearCookiesAsync();
        await form.Locator("[name=slogan]").FillAsync("Tắt đèn một giờ");
        await Expect(form.GetByText("Phiên đăng nhập đã hết")).ToBeVisibleAsync();
        await Expect(form.Locator("canvas")).ToHaveCountAsync(0);
        await hub.SignIn(view.Page.Context, Role.Admin);
        await view.Page.EvaluateAsync("dispatchEvent(new Event('focus'))");
        await Expect(form.Locator("canvas")).ToHaveCountAsync(2);
        await form.GetByRole(AriaRole.Button, new() { Name = "Lưu" }).ClickAsync();

        await Expect(view.Page.GetByText("Đã lưu.")).ToBeVisibleAsync();
        Assert.StartsWith("Tắt đèn một giờ|", Slogans(hub), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Playlist_RenamedDeletedAndPutBack_WithoutScripts()
    {
        await using var hub = await Office();
        await using var view = await Open(hub, Role.Approver, "");
        await using var plain = await chromium.Open(new Uri(hub.Url, "/"), new() { JavaScriptEnabled = false, Locale = "vi-VN" });
        await plain.Page.Context.AddCookiesAsync((await view.Page.Context.CookiesAsync()).Select(c => new Cookie { Name = c.Name, Value = c.Value, Url = hub.Url.AbsoluteUri }));
        await plain.Page.GotoAsync(new Uri(hub.Url, "/playlists/hall").AbsoluteUri);

        await plain.Page.Locator("#facts [name=name]").FillAsync("Sảnh chính");
        await plain.Page.GetByLabel("Số kế hoạch").FillAsync("647/KH-SCT");
        await plain.Page.GetByLabel("Hạn báo cáo").FillAsync("18/4/2027");
        await Sizes(plain, "playlist-facts");
        await plain.Page.Locator("#facts").GetByRole(AriaRole.Button, new() { Name = "Lưu" }).ClickAsync();
        await Expect(plain.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Sảnh chính");
        await plain.Page.GetByRole(AriaRole.Button, new() { Name = "Xóa danh sách này" }).ClickAsync();
        await Expect(plain.Page.GetByText("Đã xóa Sảnh chính.")).ToBeVisibleAsync();
        await Sizes(plain, "playlist-deleted");
        Assert.Empty(hub.Get<SignageStore>().Current.Playlists);
        await plain.Page.GetByRole(AriaRole.Button, new() { Name = "Hoàn tác" }).ClickAsync();

        await Expect(plain.Page.GetByLabel("Hạn báo cáo")).ToHaveValueAsync("18/04/2027");
        Assert.Equal("Tiết kiệm điện|Tiết kiệm nước|Giờ Trái đất", Slogans(hub));
    }

    /// <summary>Lan types in the third entry, Minh deletes one, and then Lan saves.</summary>
    private static async Task SaveTheThirdAfterOneWasDeleted(View lan, View minh, string delete)
    {
        await lan.Page.Locator("#e3").Locator("[name=slogan]").FillAsync("Tắt đèn một giờ");
        await minh.Page.GetByRole(AriaRole.Button, new() { Name = delete }).ClickAsync();
        await Expect(minh.Page.GetByText("Đã xóa.")).ToBeVisibleAsync();
        await lan.Page.Locator("#e3").GetByRole(AriaRole.Button, new() { Name = "Lưu" }).ClickAsync();
    }

    /// <summary>It is not let go yet.</summary>
    private static async Task DragTheThirdToTheTop(View view)
    {
        var (grip, first) = (await BoxOf(view, "#e3 .grip"), await BoxOf(view, "#e1"));
        await view.Page.Mouse.MoveAsync(grip.X + (grip.Width / 2), grip.Y + (grip.Height / 2));
        await view.Page.Mouse.DownAsync();
        await view.Page.Mouse.MoveAsync(grip.X, first.Y + 2, new() { Steps = 6 });
    }

    private static async Task Sizes(View view, string name)
    {
        foreach (var (file, width) in new[] { (name, 1280), (name + "-phone", 390) })
        {
            await view.Page.SetViewportSizeAsync(width, 900);
            Assert.True(await view.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth") <= 0, file);
            await view.Keep(file);
        }

        await view.Page.SetViewportSizeAsync(1280, 900);
    }

    private static async Task<LocatorBoundingBoxResult> BoxOf(View view, string selector) => (await view.Page.Locator(selector).BoundingBoxAsync())!;

    private static string Slogans(RealHub hub) => string.Join('|', hub.Get<SignageStore>().Current.Playlists.Single().Entries.Select(e => e.Slogan));

    private static async Task<RealHub> Office()
    {
        var hub = await RealHub.Start();
        await hub.Write("hall", Hall);
        return hub;
    }

    private async Task<View> Open(RealHub hub, Role role, string query)
    {
        var view = await chromium.Open(new Uri(hub.Url, "/"));
        await hub.SignIn(view.Page.Context, role);
        await view.Page.GotoAsync(new Uri(hub.Url, "/playlists/hall" + query).AbsoluteUri);
        return view;
    }
}
