using Microsoft.Playwright;
using NodaTime;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Reports;
using static Microsoft.Playwright.Assertions;

namespace SignageHub.Web.Tests;

/// <summary>Web hooks, and a report that takes its time, in a real browser: in Vietnamese, on a desk and on a telephone.</summary>
public sealed class HooksPageTests(Chromium chromium)
{
    [Fact]
    public async Task Hooks_AddedTestedAndEnded_InVietnamese_IsInOrder()
    {
        await using var hub = await RealHub.Start();
        await using var view = await Open(hub);
        var page = view.Page;
        await page.GotoAsync(new Uri(hub.Url, "/hooks").AbsoluteUri);
        await InOrder(view, "hooks-none");

        // Nobody listens at port 9 of this machine.
        await page.GetByLabel("Địa chỉ nhận tin").FillAsync("http://127.0.0.1:9/bao-tin");
        await page.GetByLabel("sự cố của bảng").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Thêm nơi nhận tin" }).ClickAsync();
        await Expect(page.Locator("code.secret")).ToBeVisibleAsync();
        await InOrder(view, "hooks-secret");

        await page.GetByRole(AriaRole.Button, new() { Name = "Gửi thử ngay" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Gửi thử chưa được: nơi nhận từ chối kết nối");
        await Expect(page.Locator("code.secret")).ToHaveCountAsync(0);
        await page.GetByText("Thay đổi").ClickAsync();
        await InOrder(view, "hooks-failed");

        await page.GetByRole(AriaRole.Button, new() { Name = "Ngừng báo tin" }).ClickAsync();
        await Expect(page.GetByText("Đã ngừng báo tin.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Report_ThatTakesItsTime_ShowsHowFarItIs_ThenItself()
    {
        await using var hub = await RealHub.Start(Instant.FromUtc(2023, 3, 25, 1, 0));
        await hub.Write("nuoc", """{ "name": "Ngày Nước thế giới 2023", "entries": [ { "slogan": "Nước là sự sống", "when": { "from": "2023-03-20", "to": "2023-03-24" } } ] }""");
        await using var view = await Open(hub);
        var desk = hub.Get<ReportDesk>();
        desk.Patience = TimeSpan.Zero;
        // Another report is being made until the page has been looked at.
        await desk.Turn.WaitAsync(TestContext.Current.CancellationToken);
        await view.Page.GotoAsync(new Uri(hub.Url, "/reports/nuoc").AbsoluteUri);
        await Expect(view.Page.Locator("progress")).ToBeVisibleAsync();
        await InOrder(view, "report-wait");

        desk.Patience = TimeSpan.FromMinutes(1);
        desk.Turn.Release();

        await Expect(view.Page.GetByRole(AriaRole.Heading, new() { Name = "Văn bản báo cáo và bảng số liệu" })).ToBeVisibleAsync(new() { Timeout = 30_000 });
    }

    private async Task<View> Open(RealHub hub)
    {
        var view = await chromium.Open(new Uri(hub.Url, "/why"), new() { Locale = "vi-VN", ViewportSize = new() { Width = 1280, Height = 900 } });
        await hub.SignIn(view.Page.Context, Role.Admin);
        return view;
    }

    private static async Task InOrder(View view, string name)
    {
        foreach (var (size, width, height) in new[] { ("desk", 1280, 900), ("phone", 390, 844) })
        {
            await view.Page.SetViewportSizeAsync(width, height);
            await view.Keep($"{name}-{size}");
            Assert.Equal(0, await view.Page.EvaluateAsync<int>("Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
            Assert.Empty(await Axe.Findings(view.Page));
        }
    }
}
