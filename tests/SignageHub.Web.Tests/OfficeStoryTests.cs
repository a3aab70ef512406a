using Microsoft.Playwright;
using NodaTime;
using SignageHub.Hub.Accounts;
using SignageHub.Testing;
using static Microsoft.Playwright.Assertions;

namespace SignageHub.Web.Tests;

/// <summary>What a new office does, in a real browser on the real hub, by what the pages say.</summary>
public sealed class OfficeStoryTests(Chromium chromium)
{
    private const string Password = "bốn từ chẳng liên quan";

    private static readonly (string Name, int Width, int Height)[] Sizes = [("desk", 1280, 900), ("phone", 390, 844)];

    /// <summary>With the boards of a fresh clone and their hours: after 21:00 the board in the hall of the house is off, and another one is pointed at.</summary>
    [Theory]
    [InlineData(2, "lobby")]
    [InlineData(16, "hall")]
    public async Task NewOffice_FromTheCodeToItsOwnSloganOnABoard(int hourInLondon, string board)
    {
        await using var hub = await RealHub.Start(
            Instant.FromUtc(2027, 3, 1, hourInLondon, 0), boards: await File.ReadAllTextAsync(Repository.PathOf("boards.json"), TestContext.Current.CancellationToken));
        await using var view = await chromium.Open(new Uri(hub.Url, "/sign-in"));
        var page = view.Page;

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Tài khoản đầu tiên");
        await page.GetByLabel("Mã trong cửa sổ trung tâm").FillAsync(hub.Get<SignIn>().SetupCode!);
        await page.GetByLabel("Họ và tên").FillAsync("Nguyễn Thị Lan");
        await page.GetByLabel("Tên đăng nhập").FillAsync("lan");
        await page.GetByLabel("Mật khẩu").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Tạo tài khoản" }).ClickAsync();
        var tour = page.Locator(".tour");
        await Expect(tour.GetByRole(AriaRole.Heading, new() { Name = "Khẩu hiệu đầu tiên trong bốn bước" })).ToBeVisibleAsync();

        // Step 1 leaves the page with the steps where it is.
        var screen = await page.Context.RunAndWaitForPageAsync(() => tour.Locator("li").First.GetByRole(AriaRole.Link).ClickAsync());
        await Expect(screen.Locator($"led-board[board={board}]")).ToHaveAttributeAsync("data-state", "idle");
        await Expect(screen.Locator("#play-hint")).ToBeVisibleAsync();
        await tour.GetByRole(AriaRole.Link, new() { Name = "Tạo danh sách phát" }).ClickAsync();
        await Expect(tour.Locator("li[aria-current=step]").Last).ToContainTextAsync("Gõ khẩu hiệu");
        await page.GetByLabel("Tên", new() { Exact = true }).FillAsync("Chào mừng");
        await page.GetByLabel("Khẩu hiệu", new() { Exact = true }).FillAsync("Xin chào Sở Công Thương");
        await Previews.AreLit(page, 3);
        await page.GetByRole(AriaRole.Button, new() { Name = "Tạo", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Xin chào Sở Công Thương").First).ToBeVisibleAsync();
        await Expect(tour).ToContainTextAsync("Đã tạo xong");
        await view.Keep($"tour-done-{board}");

        await Expect(screen.Locator($"led-board[board={board}]")).ToHaveAttributeAsync("data-entry", "chao-mung/1");
        await tour.GetByRole(AriaRole.Link, new() { Name = "Xong, kết thúc hướng dẫn" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Hướng dẫn" })).ToBeVisibleAsync();
        await Expect(tour).ToHaveCountAsync(0);
        Assert.Empty(view.Complaints);
    }

    /// <summary>Pictures of every page for people to look at, and what a machine can see of them: contrast, width, names of fields, complaints of the browser.</summary>
    [Theory]
    [InlineData("vi")]
    [InlineData("en")]
    public async Task EveryPage_OnADeskAndAPhone_IsInOrder(string language)
    {
        await using var hub = await RealHub.Start(Instant.FromUtc(2023, 3, 25, 1, 0));
        await File.WriteAllTextAsync(Path.Combine(hub.Playlists, "nuoc.json"), """
            {
              "name": "Ngày Nước thế giới 2023",
              "plan": { "number": "647/KH-SCT", "office": "Sở Công Thương", "reportDue": "2023-03-27" },
              "entries": [
                { "slogan": "Bảo vệ tài nguyên nước là góp phần thúc đẩy tiến bộ xã hội", "when": { "from": "2023-03-15", "to": "2023-04-15" } },
                { "slogan": "Nước sạch cho mọi người", "english": "Clean water for everyone", "when": { "observance": "nuoc", "daysBefore": 8, "daysAfter": 5 }, "draft": true, "note": "647/KH-SCT, dòng 41" }
              ]
            }
            """, TestContext.Current.CancellationToken);
        hub.Get<AccountStore>().Add(new Account
        {
            Id = AccountStore.NewId(),
            Name = "lan",
            Display = "Nguyễn Thị Lan",
            Grants = [new Grant(Role.Admin)],
            Password = hub.Get<SignIn>().Hash(Password),
            Stamp = "1",
        });
        await using var view = await chromium.Open(new Uri(hub.Url, $"/sign-in?lang={language}"), new() { Locale = language == "vi" ? "vi-VN" : "en-GB" });
        var page = view.Page;
        var weak = new List<string>();
        await Look("sign-in");
        await page.Locator("input[name=name]").FillAsync("lan");
        await page.Locator("input[name=password]").FillAsync(Password);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".user .me")).ToHaveTextAsync("Nguyễn Thị Lan");
        await Look("wall");
        foreach (var (name, path) in new[] { ("playlists", "/playlists"), ("playlist", "/playlists/nuoc?entry=2"), ("plans", "/plans"), ("approvals", "/approvals"), ("calendar", "/calendar"), ("boards", "/boards"), ("board", "/boards/lobby"), ("reports", "/reports"), ("report", "/reports/nuoc"), ("library", "/observances/library"), ("account", "/account"), ("accounts", "/accounts"), ("audit", "/audit"), ("hooks", "/hooks"), ("welcome", "/welcome") })
        {
            await page.GotoAsync(new Uri(hub.Url, path).AbsoluteUri);
            await Look(name);
        }

        await page.GotoAsync(new Uri(hub.Url, "/plans").AbsoluteUri);
        await page.Locator("textarea[name=text]").FillAsync(await File.ReadAllTextAsync(
            Repository.PathOf("tests", "SignageHub.Documents.Tests", "Documents", "shared", "seed_004.txt"), TestContext.Current.CancellationToken));
        await page.Locator("main button.primary").ClickAsync();
        await Expect(page.Locator(".document")).ToBeVisibleAsync();
        await Look("plan");

        Assert.Empty(weak);
        Assert.Empty(view.Complaints);

        async Task Look(string name)
        {
            foreach (var (size, width, height) in Sizes)
            {
                await page.SetViewportSizeAsync(width, height);
                weak.AddRange((await page.EvaluateAsync<string[]>(Contrast.Script)).Select(w => $"{name} {size}: {w}"));
                weak.AddRange((await page.EvaluateAsync<string[]>(Contrast.Fields)).Select(w => $"{name} {size}: border {w}"));
                var wide = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");
                if (wide > 0)
                    weak.Add($"{name} {size}: {wide} px too wide");
                weak.AddRange((await page.EvaluateAsync<string[]>(NamelessFields)).Select(field => $"{name}: no name for {field}"));
                if (language == "vi")
                    await view.Keep($"office-{name}-{size}");
            }
        }
    }

    /// <summary>Tab, letters and Enter alone, from the sign-in to the slogan in its file; with the page's scripts, and without.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Office_ByKeyboardAlone_WritesASlogan(bool scripts)
    {
        await using var hub = await RealHub.Start();
        hub.Get<AccountStore>().Add(new Account
        {
            Id = AccountStore.NewId(),
            Name = "lan",
            Display = "Lan",
            Grants = [new Grant(Role.Approver)],
            Password = hub.Get<SignIn>().Hash(Password),
            Stamp = "1",
        });
        await using var view = await chromium.Open(new Uri(hub.Url, "/sign-in?to=/playlists"), new() { Locale = "vi-VN", JavaScriptEnabled = scripts });
        var page = view.Page;

        await TabTo("input[name=name]");
        await page.Keyboard.TypeAsync("lan");
        await TabTo("input[name=password]");
        await page.Keyboard.InsertTextAsync(Password);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".user .me")).ToBeVisibleAsync();
        await TabTo("#new input[name=name]");
        await page.Keyboard.InsertTextAsync("Không cần chuột");
        await TabTo("#new textarea[name=slogan]");
        await page.Keyboard.InsertTextAsync("Chữ gõ bằng bàn phím");
        await TabTo("#new select[name=rule]");
        // The last of the rules: always.
        await page.Keyboard.PressAsync("End");
        await TabTo("#new .button.primary");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByText("Chữ gõ bằng bàn phím").First).ToBeVisibleAsync();
        Assert.Contains("\"always\": true", await File.ReadAllTextAsync(Path.Combine(hub.Playlists, "khong-can-chuot.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        async Task TabTo(string what)
        {
            for (var presses = 0; presses < 80; presses++)
            {
                if (await page.Locator($"{what}:focus").CountAsync() == 1)
                    return;
                await page.Keyboard.PressAsync("Tab");
            }

            Assert.Fail($"Tab does not lead to {what}.");
        }
    }

    private const string NamelessFields = """
        () => [...document.querySelectorAll('input:not([type=hidden]), select, textarea, button')]
          .filter(field => !(field.labels?.length || field.getAttribute('aria-label') || field.textContent.trim()))
          .map(field => field.outerHTML.slice(0, 120))
        """;
}
