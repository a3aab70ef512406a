using System.Net;
using SignageHub.Hub.Accounts;

namespace SignageHub.Hub.Tests.Accounts;

/// <summary>People on the page of accounts: added, given roles, let in anew.</summary>
public sealed class AccountsPageTests
{
    [Fact]
    public async Task Account_AddedOnThePage_GetsACode_AndTheLastAdminStays()
    {
        await using var hub = await WebHub.Start(new OfficeFolder());
        var admin = hub.Person("boss", new Grant(Role.Admin));
        using var browser = hub.As(admin);

        var added = await browser.Send("/accounts", "/accounts", ("name", "lan"), ("display", "<script>alert(1)</script>"), ("role", "Editor"), ("group", ""));
        var shut = await browser.Send("/accounts", $"/accounts/{admin.Id}", ("do", "disable"));

        Assert.Matches("The one-time code of lan is [0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", added.Text);
        Assert.Matches("It is typed at https?://[^ ]+/welcome\\?name=lan<", added.Text);
        Assert.Contains("Somebody must be left", shut.Text, StringComparison.Ordinal);
        // As it goes over the wire: what somebody is called is never a tag.
        var page = await browser.Page("/accounts");
        Assert.Contains("<b>&lt;script&gt;alert(1)&lt;/script&gt;</b>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert(1)", page, StringComparison.Ordinal);
        Assert.Equal([new Grant(Role.Editor)], hub.Get<AccountStore>().Named("lan")!.Grants);
    }

    [Fact]
    public async Task Name_PutRightOnThePage_IsTold_AndTakenBack()
    {
        await using var hub = await WebHub.Start(new OfficeFolder());
        var account = hub.Person("lan", new Grant(Role.Editor));
        using var browser = hub.As(hub.Person("boss", new Grant(Role.Admin)));

        var page = await browser.Page("/accounts");
        var form = PageForm.Of(page[page.LastIndexOf("<form", page.IndexOf($"name=\"was\" value=\"{account.Display}\"", StringComparison.Ordinal), StringComparison.Ordinal)..], "<form");
        var renamed = await browser.Submit($"/accounts/{account.Id}", form, ("do", "name"), ("display", "Nguyễn Thị Lan"));
        Assert.Equal("Nguyễn Thị Lan", hub.Get<AccountStore>().Find(account.Id)!.Display);
        Assert.Contains($"{account.Display} is Nguyễn Thị Lan from now on.", System.Net.WebUtility.HtmlDecode(renamed.Html), StringComparison.Ordinal);

        // Who has the old name before them does not write over the new one unseen.
        var late = await browser.Submit($"/accounts/{account.Id}", form, ("do", "name"), ("display", "Lan Anh"));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("It is Nguyễn Thị Lan by now, not " + account.Display, System.Net.WebUtility.HtmlDecode(late.Html), StringComparison.Ordinal);
        Assert.Equal("Nguyễn Thị Lan", hub.Get<AccountStore>().Find(account.Id)!.Display);
        var undo = PageForm.Of(renamed.Html, "id=\"undo\"");
        await browser.Submit($"/accounts/{account.Id}", undo, ("do", "name"));
        Assert.Equal(account.Display, hub.Get<AccountStore>().Find(account.Id)!.Display);
        await browser.Submit($"/accounts/{account.Id}", form, ("do", "name"), ("display", "Nguyễn Thị Lan"));

        var empty = await browser.Send("/accounts", $"/accounts/{account.Id}", ("do", "name"), ("display", " "));
        Assert.Equal((HttpStatusCode.BadRequest, "Nguyễn Thị Lan"), (empty.Status, hub.Get<AccountStore>().Find(account.Id)!.Display));
    }

    [Fact]
    public async Task Account_WithRolesForGroups_KeepsAllOfThem_GetsOneMore_AndLosesTheOneThatIsNone()
    {
        await using var hub = await WebHub.Start(new OfficeFolder());
        // No board of the office is in these groups any more.
        var account = hub.Person("lan", new Grant(Role.Editor, "indoor"), new Grant(Role.Approver, "gates"));
        using var browser = hub.As(hub.Person("boss", new Grant(Role.Admin)));
        var page = (await browser.Get("/accounts")).Text.Split("data-name=\"lan\"")[1].Split("</form>")[0];
        Assert.Equal(["Editor", "Approver", ""], SelectedIn(page, "role"));
        Assert.Equal(["indoor", "gates"], SelectedIn(page, "group"));

        await Save(("Editor", "indoor"), ("Approver", "gates"), ("", ""));
        Assert.Equal([new Grant(Role.Editor, "indoor"), new Grant(Role.Approver, "gates")], Grants());

        await Save(("Editor", "indoor"), ("Approver", "gates"), ("Viewer", ""));
        Assert.Equal([new Grant(Role.Editor, "indoor"), new Grant(Role.Approver, "gates"), new Grant(Role.Viewer)], Grants());

        await Save(("", "indoor"), ("Approver", "gates"), ("Viewer", "gates"), ("", ""));
        Assert.Equal([new Grant(Role.Approver, "gates")], Grants());

        Assert.Contains("Choose at least one role.", (await Save(("", "gates"), ("", ""))).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Send("/accounts", $"/accounts/{account.Id}", ("do", "roles"), ("role", "Editor"), ("role", "Viewer"), ("group", "indoor"))).Status);
        Assert.Equal([new Grant(Role.Approver, "gates")], Grants());

        Task<(HttpStatusCode Status, string Text, string? To)> Save(params (string Role, string Group)[] rows) =>
            browser.Send("/accounts", $"/accounts/{account.Id}", [("do", "roles"), .. rows.SelectMany(row => new[] { ("role", row.Role), ("group", row.Group) })]);

        IReadOnlyList<Grant> Grants() => hub.Get<AccountStore>().Find(account.Id)!.Grants;

        static IEnumerable<string> SelectedIn(string form, string name) => form.Split($"<select name=\"{name}\"").Skip(1).Select(select => select.Split("</select>")[0])
            .SelectMany(select => select.Split("<option ").Skip(1).Where(option => option.Split('>')[0].Contains(" selected", StringComparison.Ordinal)).Select(option => option.StartsWith("value=\"", StringComparison.Ordinal) ? Between(option, "value=\"") : option.StartsWith("value ", StringComparison.Ordinal) ? "" : option));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("reset-other", false)]
    [InlineData(" Reset-me ", true)]
    public async Task Account_IsReset_WhenItsNameIsTyped(string typed, bool isReset)
    {
        await using var hub = await WebHub.Start(new OfficeFolder());
        var account = hub.Person("reset-me", new Grant(Role.Editor));
        using var browser = hub.As(hub.Person("boss", new Grant(Role.Admin)));

        var answer = await browser.Send("/accounts", $"/accounts/{account.Id}", ("do", "reset"), ("name", typed));

        Assert.Contains(isReset ? "The one-time code of reset-me is" : "This is not the sign-in name of that account.", answer.Text, StringComparison.Ordinal);
        Assert.Equal(isReset, hub.Get<AccountStore>().Find(account.Id)!.Password is null);
    }

    private static string Between(string text, string before, string after = "\"")
    {
        var start = text.IndexOf(before, StringComparison.Ordinal) + before.Length;
        return text[start..text.IndexOf(after, start, StringComparison.Ordinal)];
    }
}
