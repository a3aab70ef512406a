using System.Net;
using System.Text.RegularExpressions;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Playlists;
using SignageHub.Hub.Tests.Accounts;

namespace SignageHub.Hub.Tests.Editing;

/// <summary>What is wrong with a form is said to a clerk, who has never seen the file: no names of its fields, no quotes, no brackets.</summary>
public sealed partial class FormWordsTests : IAsyncLifetime
{
    private const string Address = "/playlists/hall";

    private const string Hall = """
        {
          "name": "Sảnh",
          "entries": [ { "slogan": "Một", "when": { "always": true } } ]
        }
        """;

    private WebHub _hub = null!;
    private Browser _lan = null!;

    public async ValueTask InitializeAsync()
    {
        _hub = await WebHub.Start(new OfficeFolder(), before: office => office.Playlist("hall", Hall));
        _lan = _hub.As(_hub.Person("lan", new Grant(Role.Admin)));
    }

    public async ValueTask DisposeAsync()
    {
        _lan.Dispose();
        await _hub.DisposeAsync();
    }

    [Theory]
    [InlineData("vi", "reportDue", "18/4/2027", "Hãy ghi số kế hoạch, ví dụ 647/KH-SCT: hạn báo cáo cần có số kế hoạch.")]
    [InlineData("en", "reportDue", "18/4/2027", "Write the number of the plan, for example 647/KH-SCT: a day by which to report needs one.")]
    [InlineData("vi", "reportTo", "Sở Tài nguyên", "Hãy ghi số kế hoạch, ví dụ 647/KH-SCT: nơi nhận báo cáo cần có số kế hoạch.")]
    [InlineData("en", "reportTo", "Sở Tài nguyên", "Write the number of the plan, for example 647/KH-SCT: whom to report to needs one.")]
    public async Task Facts_OfAReportWithoutAPlan_AskForItsNumber_AtItsField(string language, string field, string typed, string words)
    {
        var page = await _lan.Page($"{Address}?lang={language}");

        var answer = await _lan.Submit(Address, PageForm.Of(page, "id=\"facts\""), ("do", "facts"), ("name", "Sảnh lớn"), (field, typed));

        var html = WebUtility.HtmlDecode(answer.Html);
        var form = html[html.IndexOf("id=\"facts\"", StringComparison.Ordinal)..];
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(("Sảnh lớn", typed), (PageForm.Of(answer.Html, "id=\"facts\"")["name"], PageForm.Of(answer.Html, "id=\"facts\"")[field]));
        Assert.Equal(Hall, Text);
        // The field is told from the others, by eye and by ear, and is where one types next.
        Assert.Matches("<input[^>]* name=\"planNumber\"[^>]* aria-invalid=\"true\" aria-describedby=\"why-plan-number\" autofocus", form);
        Assert.Contains($"<small class=\"why\" id=\"why-plan-number\">{words}</small>", form, StringComparison.Ordinal);
        Assert.Single(AriaInvalid().Matches(form));
        Assert.Contains("<a href=\"#plan-number\">", html, StringComparison.Ordinal);
        Assert.Contains("id=\"plan-number\"", form, StringComparison.Ordinal);
        Assert.DoesNotMatch(WordsOfFiles(), ProblemsOf(answer.Html));
    }

    [Theory]
    [InlineData("name", "", "name")]
    [InlineData("reportDue", "31/4/2027", "plan-reportDue")]
    [InlineData("reportDue", "mai", "plan-reportDue")]
    [InlineData("reportDue", "18/4/1027", "plan-reportDue")]
    [InlineData("planNumber", "\u200b1", "plan-number")]
    public async Task Facts_ThatAreWrong_AreToldAtTheirField(string field, string typed, string at)
    {
        var answer = await _lan.Submit(Address, PageForm.Of(await _lan.Page(Address), "id=\"facts\""), ("do", "facts"), ("planNumber", "1/KH"), (field, typed));

        var form = answer.Html[answer.Html.IndexOf("id=\"facts\"", StringComparison.Ordinal)..];
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Matches($"name=\"{field}\"[^>]* aria-invalid=\"true\" aria-describedby=\"why-{at}\" autofocus", form);
        Assert.DoesNotMatch(WordsOfFiles(), ProblemsOf(answer.Html));
    }

    /// <summary>The file has more of the plan than the form shows.</summary>
    [Fact]
    public async Task Facts_WithoutTheNumberOfAPlanThatTheFileHasMoreOf_AskForIt()
    {
        _hub.Office.Playlist("hall", Hall.Replace("\"entries\"", "\"plan\": { \"number\": \"1/KH\", \"office\": \"Sở\" },\n  \"entries\"", StringComparison.Ordinal));
        await _hub.Until(signage => signage.Playlists.Any(p => p is { Id: "hall", Plan: not null }));

        var answer = await _lan.Submit(Address, PageForm.Of(await _lan.Page(Address), "id=\"facts\""), ("do", "facts"), ("planNumber", ""));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Matches("name=\"planNumber\"[^>]* aria-invalid=\"true\"", answer.Html);
        Assert.DoesNotMatch(WordsOfFiles(), ProblemsOf(answer.Html));
    }

    [Theory]
    [InlineData("Slogan", "slogan", "")]
    [InlineData("First day", "rule", "period")]
    [InlineData("Days", "rule", "on")]
    [InlineData("Days", "rule", "on", "on", "30/4/2027, 30/4/2027")]
    [InlineData("Observance", "rule", "observance")]
    [InlineData("days before", "rule", "observance", "observance", "gio-trai-dat", "daysBefore", "ba")]
    [InlineData("days after", "rule", "observance", "observance", "gio-trai-dat", "daysAfter", "-1")]
    [InlineData("each year", "rule", "yearly")]
    [InlineData("each lunar year", "rule", "lunarYearly", "yearly", "x")]
    [InlineData("each year", "rule", "yearly", "yearly", "5-6")]
    [InlineData("each lunar year", "rule", "lunarYearly", "yearly", "5-6")]
    [InlineData("Hours", "hours", "06:30-11:30, 06:30-11:30")]
    [InlineData("Hours", "hours", ",")]
    [InlineData("Hours", "hours", "sáng")]
    [InlineData("Never on", "except", "30/4/2027, 30/4/2027")]
    [InlineData("Turns in a round", "weight", "ba")]
    [InlineData("Turns in a round", "weight", "11")]
    [InlineData("Colour of the text", "style.color", "#000000")]
    [InlineData("Colour of the text", "style.color", "màu gì đó")]
    [InlineData("Columns added between letters (0 to 8)", "style.letterSpacing", "hai")]
    [InlineData("Font", "style.font", "chữ đậm")]
    public async Task Entry_ThatIsWrong_IsToldInTheWordsOfItsForm(string name, params string[] fields)
    {
        (string Name, string Value)[] typed = [("slogan", "Hai"), ("rule", "always"), ("do", "add"), .. fields.Chunk(2).Select(pair => (pair[0], pair[1]))];

        var vi = await _lan.Submit(Address, PageForm.Of(await _lan.Page($"{Address}?lang=vi"), "id=\"add\""), typed);
        var en = await _lan.Submit(Address, PageForm.Of(await _lan.Page($"{Address}?lang=en"), "id=\"add\""), typed);

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (vi.Status, en.Status));
        Assert.Contains($"{name}: ", ProblemsOf(en.Html), StringComparison.Ordinal);
        Assert.All([ProblemsOf(vi.Html), ProblemsOf(en.Html)], said => Assert.DoesNotMatch(WordsOfFiles(), said));
        Assert.Equal(Hall, Text);
    }

    [Theory]
    [InlineData("Id", "id", "")]
    [InlineData("Id", "id", "Sảnh B")]
    [InlineData("Id", "id", "lobby")]
    [InlineData("Name", "name", "")]
    [InlineData("Size", "size", "")]
    [InlineData("Size", "size", "lớn")]
    [InlineData("Colour", "color", "")]
    [InlineData("Switched on", "hours", "06:00-08:00, 06:00-08:00")]
    [InlineData("Switched on", "hours", ",")]
    [InlineData("Brightness", "brightness", "sáng")]
    [InlineData("Brightness", "brightness", "101")]
    [InlineData("Other brightness by time", "dim", "18:00-06:00")]
    [InlineData("Other brightness by time", "dim", "18:00-06:00 mờ")]
    [InlineData("Other brightness by time", "dim", "tối 30")]
    [InlineData("Distance between LEDs", "pitch", "rộng")]
    [InlineData("Groups", "groups", "trong nhà")]
    [InlineData("Groups", "groups", "indoor, indoor")]
    public async Task Board_ThatIsWrong_IsToldInTheWordsOfItsForm(string name, string field, string typed)
    {
        (string Name, string Value)[] fields = [("id", "yard"), ("name", "Sân"), ("size", "96x16"), ("color", "red"), (field, typed)];

        var vi = await _lan.Submit("/boards", PageForm.Of(await _lan.Page("/boards?lang=vi"), "id=\"new\""), fields);
        var en = await _lan.Submit("/boards", PageForm.Of(await _lan.Page("/boards?lang=en"), "id=\"new\""), fields);

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (vi.Status, en.Status));
        Assert.Contains(name, ProblemsOf(en.Html).Split(": ")[0], StringComparison.Ordinal);
        Assert.All([ProblemsOf(vi.Html), ProblemsOf(en.Html)], said => Assert.DoesNotMatch(WordsOfFiles(), said));
    }

    [Fact]
    public async Task Labels_OfTheForms_HaveNoWordsOfFiles()
    {
        var page = WebUtility.HtmlDecode(await _lan.Page($"{Address}?entry=1"));

        Assert.DoesNotContain("\"reuse\": true", page, StringComparison.Ordinal);
    }

    private string Text => File.ReadAllText(Path.Combine(_hub.Office.PlaylistsFolder, "hall.json"));

    /// <summary>What is said above the form, without its tags.</summary>
    private static string ProblemsOf(string html)
    {
        var list = html[html.IndexOf("class=\"problems", StringComparison.Ordinal)..];
        list = list[(list.IndexOf('>', StringComparison.Ordinal) + 1)..list.IndexOf("</section>", StringComparison.Ordinal)];
        return WebUtility.HtmlDecode(Tag().Replace(list, "")).Trim();
    }

    // A path of a file, JSON's own signs, or what only a reader of files knows.
    [GeneratedRegex("[\"{}\\[\\]]|''|'(number|plan|when|on|from|to|hours|level|dark|size|id)'|entries|boards\\[|the text (is|holds)|chuỗi (rỗng|chỉ)|line [0-9]|dòng [0-9]|null|missing|thiếu mục", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WordsOfFiles();

    [GeneratedRegex("<[^>]+>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tag();

    [GeneratedRegex("aria-invalid=\"true\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AriaInvalid();
}
