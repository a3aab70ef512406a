using System.Net;
using SignageHub.Hub.Settings;
using SignageHub.Hub.Tests.Accounts;
using SignageHub.Hub.Web;

namespace SignageHub.Hub.Tests.Web;

public sealed class NetworkTests
{
    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("[::1]", true)]
    [InlineData("192.168.1.10", true)]
    [InlineData("localhost", true)]
    [InlineData("LOCALHOST", true)]
    [InlineData("signage.office.vn", true)]
    [InlineData("signage.office.vn.", true)]
    [InlineData("evil.example", false)]
    [InlineData("signage.office.vn.evil.example", false)]
    [InlineData("localhost.evil.example", false)]
    public void Host_AskedFor_IsOneOfOurs(string host, bool isOurs) =>
        Assert.Equal(isOurs, NetworkRules.IsOurs(host, new WebSettings { Hosts = ["signage.office.vn"] }));

    /// <summary>A page elsewhere whose name was made to point here would read the wall as its own; it may add any header but Host.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("localhost")]
    public async Task Page_AskedForByAnothersName_IsRefusedWithTheRemedy(string? forwarded)
    {
        await using var hub = await WebHub.Start(new OfficeFolder());

        var (status, text) = await Ask(hub, "/", [("Host", "evil.example"), .. forwarded is null ? Array.Empty<(string, string)>() : [("X-Forwarded-Host", forwarded), ("X-Forwarded-For", "127.0.0.1")]]);

        Assert.Equal(HttpStatusCode.MisdirectedRequest, status);
        Assert.Contains("\"web\": { \"hosts\": \"evil.example\" }", text, StringComparison.Ordinal);
    }

    /// <summary>Behind a proxy on this machine everybody was 127.0.0.1: for the lockout, the record and the question whether a password may be typed.</summary>
    [Fact]
    public async Task SignIn_BehindAProxyOnThisMachine_GoesByWhatTheProxySays()
    {
        await using var hub = await WebHub.Start(new OfficeFolder(), change: settings => settings with { Web = new WebSettings { Hosts = ["signage.office.vn"] } });
        hub.Person("an");
        (string, string) name = ("X-Forwarded-Host", "signage.office.vn"), person = ("X-Forwarded-For", "203.0.113.7");

        var (_, plain) = await Ask(hub, "/sign-in?lang=en", name, person, ("X-Forwarded-Proto", "http"));
        var (_, secure) = await Ask(hub, "/sign-in?lang=en", name, person, ("X-Forwarded-Proto", "https"));

        Assert.Contains("unencrypted", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("unencrypted", secure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_UnderHttps_AreServedWithACertificateOfTheHubsOwn_AndCookiesOfThisHostOnly()
    {
        await using var hub = await WebHub.Start(new OfficeFolder(), change: settings => settings with { Urls = "https://127.0.0.1:0" });
        hub.Person("an");
#pragma warning disable MA0039 // That the hub made it for itself is what is looked at.
        using var handler = new HttpClientHandler { UseCookies = false, ServerCertificateCustomValidationCallback = (_, certificate, _, _) => certificate!.Subject.StartsWith("CN=SignageHub", StringComparison.Ordinal) };
#pragma warning restore MA0039
        using var client = new HttpClient(handler) { BaseAddress = hub.Url };

        using var answer = await client.GetAsync("/sign-in", TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, "https"), (answer.StatusCode, hub.Url.Scheme));
        Assert.All(answer.Headers.GetValues("Set-Cookie"), cookie => Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(hub.Office.DataFolder, "keys", "web-tls.pem")));
    }

    private static async Task<(HttpStatusCode Status, string Text)> Ask(WebHub hub, string path, params (string Name, string Value)[] headers)
    {
        using var client = new HttpClient { BaseAddress = hub.Url };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
