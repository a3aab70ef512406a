using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
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

    /// <summary>After the promise browsers take no other certificate any more, without asking: it is made with the office's own alone.</summary>
    [Theory]
    [InlineData("signage.office.vn", true, "https://127.0.0.1:0", 30, "max-age=2592000")]
    [InlineData("signage.office.vn", true, "https://127.0.0.1:0", 730, "max-age=63072000")]
    [InlineData("signage.office.vn", true, "https://127.0.0.1:0", 0, "max-age=0")]
    [InlineData("signage.office.vn", false, "https://127.0.0.1:0", 30, null)]
    [InlineData("127.0.0.1", true, "https://127.0.0.1:0", 30, null)]
    [InlineData("localhost", true, "https://127.0.0.1:0", 30, null)]
    [InlineData("signage.office.vn", true, "https://127.0.0.1:0;http://0.0.0.0:0", 30, null)]
    public async Task Pages_UnderHttps_PromiseToStaySo_WithTheOfficesOwnCertificateAlone(string host, bool isOffices, string urls, int days, string? promise)
    {
        var office = new OfficeFolder();
        var pem = Path.Combine(office.Root, "office.pem");
        var offices = "";
        using (var key = ECDsa.Create(ECCurve.NamedCurves.nistP256))
        using (var certificate = new CertificateRequest("CN=signage.office.vn", key, HashAlgorithmName.SHA256).CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1)))
        {
            offices = certificate.Thumbprint;
            await File.WriteAllTextAsync(pem, certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem(), TestContext.Current.CancellationToken);
        }

        var web = new WebSettings { Hosts = ["signage.office.vn"], Certificate = isOffices ? pem : null, Key = isOffices ? pem : null, EncryptedOnlyDays = days };
        await using var hub = await WebHub.Start(office, change: settings => settings with { Urls = urls, Web = web });
#pragma warning disable MA0039 // No authority stands behind either: whose it is is what is looked at.
        using var handler = new HttpClientHandler { UseCookies = false, ServerCertificateCustomValidationCallback = (_, certificate, _, _) => (certificate!.Thumbprint == offices) == isOffices };
#pragma warning restore MA0039
        using var client = new HttpClient(handler) { BaseAddress = hub.Url };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = host } };

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(promise, answer.Headers.TryGetValues("Strict-Transport-Security", out var said) ? said.Single() : null);
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
