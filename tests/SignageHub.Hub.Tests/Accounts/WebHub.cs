using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Playlists;

namespace SignageHub.Hub.Tests.Accounts;

/// <summary>The real hub, listening, in this process, with people who have accounts.</summary>
internal sealed partial class WebHub : IAsyncDisposable
{
    public const string Password = "bốn từ chẳng liên quan";

    private readonly WebApplication _app;

    private WebHub(WebApplication app, OfficeFolder office) => (_app, Office) = (app, office);

    public OfficeFolder Office { get; }

    public IServiceProvider Services => _app.Services;

    public Uri Url => new(_app.Urls.First());

    public static async Task<WebHub> Start(OfficeFolder office, Instant? startAt = null, Func<HubSettings, HubSettings>? change = null, Action<OfficeFolder>? before = null)
    {
        before?.Invoke(office);
        var app = TestHub.Build(office, startAt, change);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new WebHub(app, office);
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Somebody who has an account; every one of them has the same password.</summary>
    public Account Person(string name, params Grant[] grants)
    {
        var account = new Account { Id = AccountStore.NewId(), Name = name, Display = name, Grants = grants, Password = Hash.Value, Stamp = SignIn.NewStamp() };
        Assert.True(Get<AccountStore>().Add(account));
        return account;
    }

    // One slow hash for all of them.
    private static readonly Lazy<string> Hash = new(() => new Microsoft.AspNetCore.Identity.PasswordHasher<Account>().HashPassword(null!, Password));

    /// <summary>A browser of their own, nobody signed in.</summary>
    public Browser Open() => new(Url);

    /// <summary>A browser in which somebody is signed in, without the detour over the form.</summary>
    public Browser As(Account account)
    {
        var browser = Open();
        browser.Cookies.Add(new Cookie("signagehub-session", Get<Sessions>().Begin(account, "127.0.0.1", "test"), "/", Url.Host));
        return browser;
    }

    /// <summary>A program with a token of somebody.</summary>
    public HttpClient Program(Account account, bool mayWrite) => Program(account, mayWrite ? Role.Admin : null);

    /// <inheritdoc cref="Program(Account, bool)"/>
    /// <param name="account">Whose.</param>
    /// <param name="role">The most that it may; null for reading alone.</param>
    public HttpClient Program(Account account, Role? role)
    {
        var (token, key) = ApiToken.New("test", role, TimeProvider.System.Now());
        Get<AccountStore>().Change(account.Id, a => a with { Tokens = [token] });
        var client = new HttpClient { BaseAddress = Url };
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return client;
    }

    /// <summary>Until the hub has read a playlist that was written beside it.</summary>
    public Task Loaded(string id) => Until(signage => signage.Playlists.Any(p => p.Id == id));

    /// <summary>Until what the hub has read is so.</summary>
    public async Task Until(Func<Signage, bool> holds)
    {
        var store = Get<SignageStore>();
        var loaded = new TaskCompletionSource();
        store.Replaced += Look;
        Look(null, EventArgs.Empty);
        await loaded.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        store.Replaced -= Look;

        void Look(object? sender, EventArgs e)
        {
            if (holds(store.Current))
                loaded.TrySetResult();
        }
    }

    /// <summary>All drafts of a playlist that the hub has read are handed to those who approve.</summary>
    public async Task Submit(string id)
    {
        await Loaded(id);
        using var author = As(Person($"author-of-{id}", new Grant(Role.Editor)));
        var page = (await author.Get($"/playlists/{id}")).Text;
        var mark = page.Split("name=\"mark\" value=\"")[1].Split('"')[0];
        var answer = await author.Send($"/playlists/{id}", $"/playlists/{id}", ("do", "submit"), ("mark", mark));
        Assert.Equal($"/playlists/{id}", answer.To);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Office.Dispose();
    }
}

/// <summary>What a browser does, without one: keeps cookies, says where forms come from, sends the page's token along.</summary>
internal sealed partial class Browser : IDisposable
{
    private readonly HttpClient _client;

    public Browser(Uri url)
    {
        Cookies = new CookieContainer();
        _client = new HttpClient(new HttpClientHandler { CookieContainer = Cookies, AllowAutoRedirect = false }) { BaseAddress = url };
        _client.DefaultRequestHeaders.Add("Accept", "text/html");
        _client.DefaultRequestHeaders.Add("Accept-Language", "en");
        Origin = url.GetLeftPart(UriPartial.Authority);
    }

    public CookieContainer Cookies { get; }

    public string? Origin { get; set; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async Task<(HttpStatusCode Status, string Text, string? To)> Get(string path)
    {
        using var answer = await _client.GetAsync(new Uri(path, UriKind.Relative), Cancel);
        return await Read(answer);
    }

    /// <summary>As a script of the page asks.</summary>
    public async Task<(HttpStatusCode Status, string Text, string? To)> Get(string path, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept", accept);
        using var answer = await _client.SendAsync(request, Cancel);
        return await Read(answer);
    }

    /// <summary>Loads a page and sends a form from it.</summary>
    public async Task<(HttpStatusCode Status, string Text, string? To)> Send(string page, string action, params (string Name, string Value)[] fields)
    {
        var token = Token().Match((await Get(page)).Text).Groups["token"].Value;
        return await Post(action, [.. fields, ("_form", token)]);
    }

    /// <summary>A page as it came, to find forms in; see <see cref="PageForm"/>.</summary>
    public async Task<string> Page(string path) => await _client.GetStringAsync(new Uri(path, UriKind.Relative), Cancel);

    /// <summary>Sends a form of a page, with the button that was pressed.</summary>
    /// <returns>The answer, as it came.</returns>
    public async Task<(HttpStatusCode Status, string Html, string? To)> Submit(string action, Dictionary<string, string> form, params (string Name, string Value)[] changed)
    {
        form = new(form, StringComparer.Ordinal);
        foreach (var (name, value) in changed)
            form[name] = value;
        using var request = new HttpRequestMessage(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(form.Select(f => KeyValuePair.Create(f.Key, f.Value.ReplaceLineEndings("\r\n")))) };
        request.Headers.Add("Origin", Origin);
        using var answer = await _client.SendAsync(request, Cancel);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel), answer.Headers.Location?.OriginalString);
    }

    public async Task<(HttpStatusCode Status, string Text, string? To)> Post(string path, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))) };
        if (Origin is not null)
            request.Headers.Add("Origin", Origin);
        using var answer = await _client.SendAsync(request, Cancel);
        return await Read(answer);
    }

    /// <summary>As <see cref="Send"/>, in parts as files are sent; chunked, its length is not told before.</summary>
    public async Task<(HttpStatusCode Status, string Text, string? To)> Upload(string page, string action, (string Name, string Value)[] fields, bool chunked = false)
    {
        var token = Token().Match((await Get(page)).Text).Groups["token"].Value;
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields.Append(("_form", token)))
            form.Add(new StringContent(value), name);
        using var request = new HttpRequestMessage(HttpMethod.Post, action) { Content = form };
        request.Headers.TransferEncodingChunked = chunked;
        request.Headers.Add("Origin", Origin);
        using var answer = await _client.SendAsync(request, Cancel);
        return await Read(answer);
    }

    private static async Task<(HttpStatusCode Status, string Text, string? To)> Read(HttpResponseMessage answer) =>
        (answer.StatusCode, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel)), answer.Headers.Location?.OriginalString);

    public void Dispose() => _client.Dispose();

    [GeneratedRegex("name=\"_form\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
