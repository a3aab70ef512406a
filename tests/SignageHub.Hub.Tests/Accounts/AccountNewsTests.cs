using NodaTime;
using NodaTime.Text;
using SignageHub.Hub.Accounts;

namespace SignageHub.Hub.Tests.Accounts;

/// <summary>What was done to somebody's account waits until they have seen just that.</summary>
public sealed class AccountNewsTests(SharedWebHub shared) : IClassFixture<SharedWebHub>
{
    private static readonly Instant Shown = Instant.FromUtc(2027, 3, 22, 1, 0);

    [Fact]
    public async Task News_ThatCameAfterThePage_AndWhatOneDidOneself_StayWhenTheRestIsSeen()
    {
        var account = shared.Hub.Person("news-" + AccountStore.NewId(), new Grant(Role.Viewer));
        using var browser = shared.Hub.As(account);
        var own = shared.Hub.Get<Sessions>().Of(account).Single().Hash;
        AccountNews[] news =
        [
            new(AccountNewsKind.PasskeyAdded, "cũ", Shown - Duration.FromHours(1), "another"),
            new(AccountNewsKind.PasskeyAdded, "của phiên này", Shown - Duration.FromMinutes(1), own),
            new(AccountNewsKind.PasskeyRemoved, "đang hiện", Shown, Session: null),
            new(AccountNewsKind.PasskeyCopied, "vừa đến", Shown + Duration.FromTicks(1), "another"),
        ];
        shared.Hub.Get<AccountStore>().Change(account.Id, a => a with { News = news });

        var seen = await browser.Send("/account", "/account/news", ("until", InstantPattern.ExtendedIso.Format(Shown)));

        Assert.Equal("/account", seen.To);
        Assert.Equal(["của phiên này", "vừa đến"], shared.Hub.Get<AccountStore>().Find(account.Id)!.News.Select(n => n.About));
    }

    [Fact]
    public async Task News_SeenAtNoInstant_Stay()
    {
        var account = shared.Hub.Person("news-" + AccountStore.NewId(), new Grant(Role.Viewer));
        using var browser = shared.Hub.As(account);
        shared.Hub.Get<AccountStore>().Change(account.Id, a => a with { News = [new(AccountNewsKind.PasskeyAdded, "khóa", Shown, "another")] });

        await browser.Send("/account", "/account/news", ("until", "always"));

        Assert.Single(shared.Hub.Get<AccountStore>().Find(account.Id)!.News);
    }
}
