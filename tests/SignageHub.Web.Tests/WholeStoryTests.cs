using System.IO.Compression;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NodaTime;
using SignageHub.Core.Frames;
using SignageHub.Hub.Accounts;
using SignageHub.Testing;
using static Microsoft.Playwright.Assertions;

namespace SignageHub.Web.Tests;

/// <summary>The whole of what an office does, once, in three browsers on the real hub: an admin's, an approver's, and the board's own.</summary>
public sealed class WholeStoryTests(Chromium chromium)
{
    private const string Password = "bốn từ chẳng liên quan";

    private const string Slogan = "Bảo vệ tài nguyên nước là góp phần thúc đẩy tiến bộ xã hội";

    /// <summary>As with <c>signagehub --now 2023-04-10T08:00</c>: a morning in the days of the plan's second slogan, once its year is put right.</summary>
    private static readonly Instant Morning = Instant.FromUtc(2023, 4, 10, 1, 0);

    [Fact]
    public async Task Office_FromItsFirstAccount_OverAPlanWithASlip_ToTheReport()
    {
        await using var hub = await RealHub.Start(Morning);
        await using var lan = await Open(hub, "/sign-in", 1280);
        await using var minh = await Open(hub, "/welcome", 390);
        await using var board = await Open(hub, "/play/lobby", 1280);
        await board.WaitFor("lobby", "state", "idle");

        await MakeFirstAccount(hub, lan);
        await EnrolTheBrowser(lan, board);
        await LetAnotherIn(lan, minh);
        await ImportThePlan(hub, lan);
        await Expect(board.Board("lobby")).ToHaveAttributeAsync("data-state", "idle");
        await Approve(minh);
        await SeeItOnTheBoard(hub, lan, board);
        await MakeDark(lan, board);
        await LetShineAgain(hub, lan, minh, board);
        await Report(lan);

        Assert.Empty(lan.Complaints);
        Assert.Empty(minh.Complaints);
        // Of the readings of its LEDs by this test the browser says that they are slow.
        Assert.DoesNotContain(board.Complaints, complaint => !complaint.StartsWith("Canvas2D: Multiple readback", StringComparison.Ordinal));
    }

    private static async Task MakeFirstAccount(RealHub hub, View lan)
    {
        await Expect(lan.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Tài khoản đầu tiên");
        await lan.Page.Locator("input[name=code]").FillAsync(hub.Get<SignIn>().SetupCode!);
        await lan.Page.Locator("input[name=display]").FillAsync("Nguyễn Thị Lan");
        await lan.Page.Locator("input[name=name]").FillAsync("lan");
        await lan.Page.Locator("input[name=password]").FillAsync(Password);
        await Station(lan, "01-first-account");
        await lan.Page.GetByRole(AriaRole.Button, new() { Name = "Tạo tài khoản" }).ClickAsync();
        await Expect(lan.Page.Locator(".user .me")).ToHaveTextAsync("Nguyễn Thị Lan");
        await Station(lan, "02-new-wall");
    }

    private static async Task EnrolTheBrowser(View lan, View board)
    {
        await board.Page.Keyboard.PressAsync("e");
        var title = board.Page.Locator("#identity strong");
        await Expect(title).ToHaveTextAsync(Pattern("^[A-Z]{4}-[A-Z]{4}$"));
        await Go(lan, "/boards");
        await lan.Page.Locator("#enrol input[name=code]").FillAsync(await title.InnerTextAsync());
        await lan.Page.Locator("#enrol select").SelectOptionAsync("lobby");
        await lan.Page.Locator("#enrol button").ClickAsync();
        var digits = await lan.Page.Locator(".digits").InnerTextAsync();
        await Expect(title).ToContainTextAsync(digits);
        await Station(lan, "03-enrol");
        await board.Keep("story-03-enrol-board", fullPage: false);
        await lan.Page.Locator("input[name=digits]").FillAsync(digits);
        await lan.Page.Locator("form[action='/enrolment/confirm'] button").ClickAsync();
        await Expect(board.Page.Locator("#identity span")).ToContainTextAsync("Enter");
        await board.Page.Keyboard.PressAsync("Enter");
        await board.WaitFor("lobby", "enrolled", "yes");
    }

    private static async Task LetAnotherIn(View lan, View minh)
    {
        await Go(lan, "/accounts");
        var form = lan.Page.Locator("form[action='/accounts']");
        await form.Locator("input[name=name]").FillAsync("minh");
        await form.Locator("input[name=display]").FillAsync("Trần Văn Minh");
        await form.Locator("select[name=role]").SelectOptionAsync("Approver");
        await form.Locator("button").ClickAsync();
        var code = Pattern("[0-9A-Z]{4}(-[0-9A-Z]{4})+").Match(await lan.Page.Locator("main").InnerTextAsync()).Value;
        await Station(lan, "04-another");
        await minh.Page.Locator("input[name=name]").FillAsync("minh");
        await minh.Page.Locator("input[name=code]").FillAsync(code);
        await minh.Page.Locator("input[name=password]").FillAsync(Password);
        await minh.Page.GetByRole(AriaRole.Button, new() { Name = "Tiếp tục" }).ClickAsync();
        await Expect(minh.Page.Locator(".user .me")).ToHaveTextAsync("Trần Văn Minh");
    }

    /// <summary>Dropped beside the form, as people do; the year is put right with one press.</summary>
    private static async Task ImportThePlan(RealHub hub, View lan)
    {
        await Go(lan, "/plans");
        var plan = await File.ReadAllTextAsync(Repository.PathOf("tests", "SignageHub.Documents.Tests", "Documents", "shared", "seed_004.txt"), TestContext.Current.CancellationToken);
        await Expect(lan.Page.Locator("[data-drop]")).ToBeVisibleAsync();
        await lan.Page.EvaluateAsync("""
            text => {
              const dataTransfer = new DataTransfer();
              dataTransfer.items.add(new File([text], 'ke-hoach-647.txt', { type: 'text/plain' }));
              for (const type of ['dragover', 'drop']) document.querySelector('h1').dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
            }
            """, plan);
        await Expect(lan.Page.Locator(".crumbs")).ToContainTextAsync("ke-hoach-647.txt");
        var second = lan.Page.Locator("#p2");
        await Expect(second.GetByRole(AriaRole.Checkbox)).Not.ToBeCheckedAsync();
        await Station(lan, "05-plan");
        await second.GetByRole(AriaRole.Button, new() { Name = "Dùng 07/04/2023" }).ClickAsync();
        await Expect(second.GetByRole(AriaRole.Checkbox)).ToBeCheckedAsync();
        await Expect(second.Locator("input[name=from2]")).ToHaveValueAsync("07/04/2023");
        await Station(lan, "06-plan-corrected");
        await lan.Page.Locator("form[action='/plans/import'] .button.primary").ClickAsync();
        await Expect(lan.Page).ToHaveURLAsync(new Uri(hub.Url, "/playlists/647-KH-SCT?saved=import").AbsoluteUri);
        await Expect(lan.Page.GetByText(Slogan).First).ToBeVisibleAsync();
        await Station(lan, "07-drafts");
        await lan.Page.Locator("#submit button").ClickAsync();
        await Expect(lan.Page.Locator("#submit")).ToHaveCountAsync(0);
        await Station(lan, "07-submitted");
    }

    private static async Task Approve(View minh)
    {
        await Go(minh, "/");
        await Station(minh, "08-waits-for-minh");
        await minh.Page.Locator(".waiting a[href='/approvals']").ClickAsync();
        await Station(minh, "09-approvals");
        var sheet = minh.Page.Locator("article", new() { HasText = Slogan });
        await sheet.Locator("button[value=approve]").ClickAsync();
        await Expect(minh.Page.Locator("article", new() { HasText = Slogan })).ToHaveCountAsync(0);
    }

    private static async Task SeeItOnTheBoard(RealHub hub, View lan, View board)
    {
        await board.WaitFor("lobby", "state", "normal");
        await Expect(board.Board("lobby")).ToHaveAttributeAsync("data-entry", Pattern("^647-KH-SCT/bao-ve-tai-nguyen"));
        Assert.Contains(true, LedsOf(await board.Lit("lobby")));
        await board.Keep("story-10-board", fullPage: false);
        await lan.Page.GotoAsync(hub.Url.AbsoluteUri);
        await Expect(lan.Page.Locator("article[data-board=lobby] li").First).ToHaveTextAsync(Slogan);
        await Station(lan, "11-wall");
    }

    private static async Task MakeDark(View lan, View board)
    {
        await lan.Page.Locator("details.red summary").ClickAsync();
        await lan.Page.Locator("form[action='/red-button'] input[name=reason]").FillAsync("thử nút đỏ");
        await Station(lan, "12-red-button");
        await lan.Page.Locator("form[action='/red-button'] button").ClickAsync();
        await board.WaitFor("lobby", "state", "blank");
        Assert.DoesNotContain(true, LedsOf(await board.Lit("lobby")));
        await board.Keep("story-13-board-dark", fullPage: false);
    }

    /// <summary>One asks, the board stays dark; another agrees.</summary>
    private static async Task LetShineAgain(RealHub hub, View lan, View minh, View board)
    {
        await lan.Page.GotoAsync(hub.Url.AbsoluteUri);
        await lan.Page.Locator("form[action='/red-button/lift'] button").ClickAsync();
        await Expect(lan.Page.Locator(".ordered")).ToContainTextAsync("Lan");
        await Expect(board.Board("lobby")).ToHaveAttributeAsync("data-state", "blank");
        await Go(minh, "/");
        await Station(minh, "14-lift");
        await minh.Page.Locator("form[action='/red-button/lift'] button").ClickAsync();
        await board.WaitFor("lobby", "state", "normal");
        await Expect(minh.Page.Locator(".ordered")).ToHaveCountAsync(0);
    }

    /// <summary>Under a clock that somebody set a board proves nothing, and the report says so; of real days see <see cref="EnrolledBrowserTests"/>.</summary>
    private static async Task Report(View lan)
    {
        await Go(lan, "/reports");
        await Station(lan, "15-reports");
        await lan.Page.Locator("a[href^='/reports/647-KH-SCT']").First.ClickAsync();
        await Expect(lan.Page.Locator("table")).ToContainTextAsync(Slogan);
        await Station(lan, "16-report");

        var download = await lan.Page.RunAndWaitForDownloadAsync(() => lan.Page.GetByRole(AriaRole.Button, new() { Name = "DOCX" }).ClickAsync());

        Assert.Equal("bao-cao-647-KH-SCT.docx", download.SuggestedFilename);
        await Expect(lan.Page.Locator(".busy")).ToHaveTextAsync("Xong: tệp nằm trong mục tải xuống.");
        var path = Path.Combine(Artifacts.Folder, "story-bao-cao.docx");
        await download.SaveAsAsync(path);
        await using var docx = await ZipFile.OpenReadAsync(path, TestContext.Current.CancellationToken);
        using var reader = new StreamReader(await docx.GetEntry("word/document.xml")!.OpenAsync(TestContext.Current.CancellationToken));
        var text = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.Contains("647/KH-SCT", text, StringComparison.Ordinal);
        Assert.Contains(Slogan, text, StringComparison.Ordinal);
        Assert.Contains("Bảng LED sảnh chính", text, StringComparison.Ordinal);
    }

    /// <summary>A picture for people.</summary>
    private static Task Station(View view, string name) => view.Keep($"story-{name}");

    private static IEnumerable<bool> LedsOf(Frame frame) =>
        Enumerable.Range(0, frame.Size.Width * frame.Size.Height).Select(i => frame[i % frame.Size.Width, i / frame.Size.Width] != new Rgb(0, 0, 0));

    private static Task Go(View view, string path) => view.Page.GotoAsync(new Uri(new Uri(view.Page.Url), path).AbsoluteUri);

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.None, TimeSpan.FromSeconds(1));

    private Task<View> Open(RealHub hub, string path, int width) =>
        chromium.Open(new Uri(hub.Url, path), new() { Locale = "vi-VN", AcceptDownloads = true, ViewportSize = new() { Width = width, Height = 844 } });
}
