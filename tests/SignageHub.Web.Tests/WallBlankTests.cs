using SignageHub.Core.Frames;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Audit;
using SignageHub.Hub.Boards;
using static Microsoft.Playwright.Assertions;

namespace SignageHub.Web.Tests;

/// <summary>The wall while the red button is pressed: it shows what hangs in the lobby, which is nothing.</summary>
public sealed class WallBlankTests(Chromium chromium)
{
    [Fact]
    public async Task Wall_WhileTheRedButtonIsPressed_IsDark_AndLightsAgainWhenItIsLifted()
    {
        await using var hub = await RealHub.Start();
        await hub.Write("water", """{ "name": "Nước", "entries": [ { "slogan": "Tiết kiệm nước", "when": { "always": true } } ] }""");
        await using var view = await chromium.Open(new Uri(hub.Url, "/"));
        var card = view.Page.Locator("article[data-board=lobby]");
        await view.WaitFor("lobby", "state", "normal");
        await Expect(card.Locator("li").First).ToHaveTextAsync("Tiết kiệm nước");

        var order = hub.Get<BlankOrders>().Blank([Core.Boards.BoardId.Parse("lobby")], "nội dung lạ (lan)");

        await view.WaitFor("lobby", "state", "blank");
        await Expect(card.Locator("[data-field=stateText]")).ToHaveTextAsync("nút đỏ");
        await Expect(card.Locator("[data-field=reason]")).ToHaveTextAsync("cơ quan đã ra lệnh tắt");
        await Expect(card.Locator("li")).ToHaveCountAsync(0);
        var lit = await view.Lit("lobby");
        Assert.All(Enumerable.Range(0, lit.Size.Width * lit.Size.Height), i => Assert.Equal(new Rgb(0, 0, 0), lit[i % lit.Size.Width, i / lit.Size.Width]));
        await view.WaitFor("gate", "state", "normal");
        await view.Keep("wall-blank");

        Assert.NotNull(hub.Get<BlankOrders>().TryUnblank(order.Counter, "unblank (minh)"));
        await view.WaitFor("lobby", "state", "normal");
        Assert.Empty(view.Complaints);
    }

    /// <summary>Two people of the office: the first wants the red button lifted, and the second, who is typing, is told so and loses nothing.</summary>
    [Fact]
    public async Task Wall_WhileSomebodyTypesAReason_TellsWhatOthersDo_AndKeepsWhatIsTyped()
    {
        await using var hub = await RealHub.Start();
        await using var view = await chromium.Open(new Uri(hub.Url, "/"));
        await hub.SignIn(view.Page.Context, Role.Approver);
        await view.Page.ReloadAsync();
        await view.WaitFor("lobby", "state", "idle");
        await view.Page.EvaluateAsync("() => { window.isThisOne = true; }");
        var office = view.Page.Locator("#office");
        await Expect(office.Locator(".ordered")).ToHaveCountAsync(0);
        await office.Locator("summary").ClickAsync();
        await office.Locator("input[name=reason]").FillAsync("nội dung");

        var order = hub.Get<BlankOrders>().Blank([Core.Boards.BoardId.Parse("lobby")], "nội dung lạ (lan)");
        await Expect(office.Locator(".ordered")).ToContainTextAsync("Bảng LED sảnh chính");
        Assert.Empty(hub.Get<LiftRequests>().Ask(order.Counter, [Core.Boards.BoardId.Parse("lobby")], "another", "Trần Văn Minh"));
        hub.Get<AuditLog>().Write("minh", "board.unblank-asked", "lobby");
        await Expect(office.Locator(".ordered")).ToContainTextAsync("Trần Văn Minh");
        await Expect(office.Locator("input[name=reason]")).ToHaveValueAsync("nội dung");
        await Expect(office.Locator("input[name=reason]")).ToBeFocusedAsync();

        // A board that comes makes it another page: not before the reason is sent or taken out.
        await File.WriteAllTextAsync(hub.BoardsFile, (await File.ReadAllTextAsync(hub.BoardsFile, TestContext.Current.CancellationToken))
            .Replace("\"boards\": [", "\"boards\": [ { \"id\": \"yard\", \"name\": \"Sân\", \"size\": \"64x16\", \"color\": \"red\" },", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        await view.Page.WaitForResponseAsync(response => response.Url.Contains("/office", StringComparison.Ordinal));
        Assert.True(await view.Page.EvaluateAsync<bool>("() => window.isThisOne === true"));
        await Expect(office.Locator("input[name=reason]")).ToHaveValueAsync("nội dung");
        await office.Locator("input[name=reason]").FillAsync("");
        await office.Locator("input[name=reason]").BlurAsync();
        await Expect(view.Page.Locator("article[data-board=yard]")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await view.Keep("wall-office");
        Assert.Empty(view.Complaints);
    }
}
