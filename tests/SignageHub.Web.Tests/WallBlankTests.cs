using SignageHub.Core.Frames;
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

        Assert.True(hub.Get<BlankOrders>().TryUnblank(order.Counter, "unblank (minh)"));
        await view.WaitFor("lobby", "state", "normal");
        Assert.Empty(view.Complaints);
    }
}
