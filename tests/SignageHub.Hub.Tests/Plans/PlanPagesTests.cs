using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using NodaTime;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Tests.Accounts;
using SignageHub.Testing;

namespace SignageHub.Hub.Tests.Plans;

/// <summary>A plan on the page of the real hub: what one press puts right, days as people write them, and how much is taken.</summary>
public sealed partial class PlanPagesTests : IAsyncLifetime
{
    private const string Slips = """
        Số: 12 /KH-SCT

        Bình Thuận, ngày 21 tháng 3 năm 2023

        KẾ HOẠCH
        Tổ chức hưởng ứng Ngày Nước thế giới năm 2023

        II. Nội dung thực hiện

        3. Tuyên truyền trên bảng điện tử tại trụ sở làm việc, thời gian và khẩu hiệu:

        - Từ ngày 01/4/2023 đến ngày 05/4/2023 hoặc từ ngày 10/4/2023 đến ngày 15/4/2023: Tiết kiệm nước,tiết kiệm điện vì vì tương lai.

        - Từ ngày 07/4/2022 đến ngày 15/4/2023: Bảo vệ tài nguyên nước là góp phần thúc đẩy tiến bộ xã hội.

        - Từ ngày 20/4/2023 đến ngày 05/5/2023: Kỷ niệm 47 năm Ngày giải phóng miền Nam (30/4/1975 - 30/4/2023).
        """;

    private WebHub _hub = null!;

    public async ValueTask InitializeAsync() => _hub = await WebHub.Start(new OfficeFolder(), Instant.FromUtc(2023, 3, 25, 1, 0));

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task YearSlip_TakenOverWithOnePress_IsTicked_AndImported()
    {
        using var browser = _hub.As(_hub.Person("lan", new Grant(Role.Editor)));
        var page = (await browser.Send("/plans", "/plans", ("text", Seed()))).Text;
        Assert.False(IsTicked(page, 2));

        var pressed = await Press(browser, page, 2, "Use 07/04/2023");

        Assert.True(IsTicked(pressed, 2));
        Assert.Equal(("07/04/2023", "15/04/2023"), (Field(pressed, "from2"), Field(pressed, "to2")));
        Assert.DoesNotContain("Use 07/04/2023", pressed, StringComparison.Ordinal);
        var imported = await browser.Send("/plans", "/plans/import", Fields(pressed));
        Assert.Equal("/playlists/647-KH-SCT?saved=import", imported.To);
        Assert.Contains("\"from\": \"2023-04-07\"", File.ReadAllText(Path.Combine(_hub.Office.PlaylistsFolder, "647-KH-SCT.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WordsAndPeriods_TakenOverWithOnePressEach_StandInTheFields_AndWhatWasTypedStays()
    {
        using var browser = _hub.As(_hub.Person("lan", new Grant(Role.Editor)));
        var page = (await browser.Send("/plans", "/plans", ("text", Slips))).Text;

        page = await Press(browser, page, 1, "Write “nước, tiết”");
        page = await Press(browser, page, 1, "Write “vì”");
        page = await Press(browser, page, 1, "Use 10/04/2023 to 15/04/2023", ("slogan2", "Nước là sự sống"));
        page = await Press(browser, page, 3, "Write “48 năm Ngày giải phóng miền Nam (30/4/1975 - 30/4/2023)”");

        Assert.Equal("Tiết kiệm nước, tiết kiệm điện vì tương lai", Field(page, "slogan1"));
        Assert.Equal(("10/04/2023", "15/04/2023"), (Field(page, "from1"), Field(page, "to1")));
        Assert.Equal("Nước là sự sống", Field(page, "slogan2"));
        Assert.StartsWith("Kỷ niệm 48 năm", Field(page, "slogan3"), StringComparison.Ordinal);
        // A word that is put right says nothing of the doubtful day.
        Assert.Equal((true, false, true), (IsTicked(page, 1), IsTicked(page, 2), IsTicked(page, 3)));
    }

    [Theory]
    [InlineData("1:99")]
    [InlineData("99:0")]
    [InlineData("0:0")]
    [InlineData("1:slogan=x")]
    [InlineData("x")]
    public async Task Correction_ThatNobodyProposed_ChangesNothing(string use)
    {
        using var browser = _hub.As(_hub.Person("lan", new Grant(Role.Editor)));
        var page = (await browser.Send("/plans", "/plans", ("text", Slips))).Text;

        var after = await browser.Send("/plans", "/plans/import", [.. Fields(page), ("use", use)]);

        Assert.Equal(HttpStatusCode.OK, after.Status);
        Assert.Equal(Fields(page), Fields(after.Text));
    }

    /// <summary>Enter in a field presses the first button of its form.</summary>
    [Fact]
    public async Task FirstButton_OfTheProposals_Imports()
    {
        using var browser = _hub.As(_hub.Person("lan", new Grant(Role.Editor)));

        var page = (await browser.Send("/plans", "/plans", ("text", Slips))).Text;

        var first = Regex.Match(page[page.IndexOf("action=\"/plans/import\"", StringComparison.Ordinal)..], "<button[^>]*>", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        Assert.DoesNotContain("name=", first, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Proposals_AreTiedToTheirWords_BothWays()
    {
        using var browser = _hub.As(_hub.Person("lan", new Grant(Role.Editor)));

        var page = (await browser.Send("/plans", "/plans", ("text", Slips))).Text;

        Assert.Contains("<a href=\"#s2\">", page, StringComparison.Ordinal);
        Assert.Contains("<mark id=\"s2\">Bảo vệ tài nguyên nước là góp phần thúc đẩy tiến bộ xã hội</mark>", page, StringComparison.Ordinal);
        Assert.Contains("href=\"#p2\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Days_TypedAsPeopleWriteThem_AreUnderstood()
    {
        using var browser = _hub.As(_hub.Person("lan", new Grant(Role.Editor)));
        var page = (await browser.Send("/plans", "/plans", ("text", Seed()))).Text;

        await browser.Send("/plans", "/plans/import", [.. Fields(page).Where(f => f.Name is not ("from1" or "to1")), ("from1", "26.3.2023"), ("to1", "5/4/2023")]);

        var file = File.ReadAllText(Path.Combine(_hub.Office.PlaylistsFolder, "647-KH-SCT.json"));
        Assert.Contains("\"from\": \"2023-03-26\"", file, StringComparison.Ordinal);
        Assert.Contains("\"to\": \"2023-04-05\"", file, StringComparison.Ordinal);
    }

    /// <summary>Four fields a proposal: with the framework's own limit 250 proposals were "an old form".</summary>
    [Fact]
    public async Task PlanOfFourHundredProposals_IsImportedOnThePage()
    {
        using var browser = _hub.As(_hub.Person("lan", new Grant(Role.Editor)));
        var text = new StringBuilder(Slips[..Slips.IndexOf("- Từ ngày", StringComparison.Ordinal)]);
        for (var i = 1; i <= 400; i++)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"- Từ ngày 01/4/2023 đến ngày 05/4/2023: Tiết kiệm nước là việc của mọi nhà thứ {i} trong phường.\n\n");
        var page = (await browser.Send("/plans", "/plans", ("text", text.ToString()))).Text;
        Assert.Contains("name=\"slogan400\"", page, StringComparison.Ordinal);

        var imported = await browser.Send("/plans", "/plans/import", Fields(page));

        Assert.Equal((HttpStatusCode.Redirect, "/playlists/12-KH-SCT?saved=import"), (imported.Status, imported.To));
    }

    [Fact]
    public async Task PastedText_OfFiveMegabytes_IsRead()
    {
        using var browser = _hub.As(_hub.Person("lan", new Grant(Role.Editor)));
        var text = Seed() + string.Concat(Enumerable.Repeat("Dòng này không có khẩu hiệu nào cả, chỉ làm cho văn bản dài thêm.\n", 60_000));

        var read = await browser.Upload("/plans", "/plans", [("text", text)]);

        Assert.Equal(HttpStatusCode.OK, read.Status);
        Assert.Contains("647/KH-SCT", read.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task FormThatIsTooLarge_IsSaidToBeSo_AlsoWhereItsLengthIsNotToldBefore(bool chunked)
    {
        using var browser = _hub.As(_hub.Person("lan", new Grant(Role.Editor)));

        var answer = await browser.Upload("/plans", "/observances/library", [("do", new string('x', 70 * 1024))], chunked);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        Assert.Contains("too large", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FormOfVeryManyFields_IsSaidToBeTooLarge_NotOld()
    {
        using var browser = _hub.As(_hub.Person("lan", new Grant(Role.Editor)));

        var answer = await browser.Send("/plans", "/observances/library", [.. Enumerable.Range(0, 3000).Select(i => ("a", "b"))]);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        Assert.Contains("too large", answer.Text, StringComparison.Ordinal);
    }

    private static string Seed() => File.ReadAllText(Repository.PathOf("tests", "SignageHub.Documents.Tests", "Documents", "shared", "seed_004.txt"));

    /// <summary>Presses the button with these words beside a proposal, with the page as it stands; what is typed counts.</summary>
    private static async Task<string> Press(Browser browser, string page, int number, string words, params (string Name, string Value)[] typed)
    {
        var button = Buttons().Matches(page).Single(b => b.Groups["words"].Value == words && b.Groups["use"].Value.StartsWith($"{number}:", StringComparison.Ordinal));
        Assert.EndsWith($"#p{number}", button.Groups["to"].Value, StringComparison.Ordinal);
        var fields = Fields(page).Where(f => !typed.Any(t => t.Name == f.Name)).Concat(typed);
        return (await browser.Send("/plans", "/plans/import", [.. fields, ("use", button.Groups["use"].Value)])).Text;
    }

    private static (string Name, string Value)[] Fields(string page) =>
    [
        ("plan", Regex.Match(page, "name=\"plan\" value=\"(?<value>[^\"]+)\"", RegexOptions.None, TimeSpan.FromSeconds(1)).Groups["value"].Value),
        .. Ticks().Matches(page).Where(t => t.Groups["checked"].Success).Select(t => ("accept", t.Groups["number"].Value)),
        .. Inputs().Matches(page).Select(i => (i.Groups["name"].Value, i.Groups["value"].Value)),
        .. Areas().Matches(page).Select(i => (i.Groups["name"].Value, i.Groups["value"].Value.TrimStart('\n'))),
    ];

    private static string Field(string page, string name) => Fields(page).Single(f => f.Name == name).Value;

    private static bool IsTicked(string page, int number) => Fields(page).Contains(("accept", number.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    [GeneratedRegex("<button class=\"button\" name=\"use\" value=\"(?<use>[^\"]+)\" formaction=\"(?<to>[^\"]+)\">(?<words>[^<]+)</button>", RegexOptions.None, 1000)]
    private static partial Regex Buttons();

    [GeneratedRegex("name=\"accept\" value=\"(?<number>[0-9]+)\"(?<checked> checked)?", RegexOptions.None, 1000)]
    private static partial Regex Ticks();

    [GeneratedRegex("<input name=\"(?<name>(?:from|to)[0-9]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.None, 1000)]
    private static partial Regex Inputs();

    [GeneratedRegex("<textarea name=\"(?<name>slogan[0-9]+)\"[^>]*>(?<value>[^<]*)</textarea>", RegexOptions.None, 1000)]
    private static partial Regex Areas();
}
